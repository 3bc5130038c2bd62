"""What an authority's folder has, for people at a terminal and for programs."""

from __future__ import annotations

from dataclasses import asdict
from io import StringIO
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..dsl.printing import visible
from ..engine.shelf import Laid, Shelf, Shelved

_WIDEST = 220
"""Columns where nobody says how wide the paper is: as many as the longest line needs, in all likelihood."""


def shelf_text(shelf: Shelf, *, width: int | None = None, colour: bool = False) -> str:
    """A table: each exemplar, and beneath it what is laid over it, from the base to the team. `width` is the terminal's, in
    columns; left out, no line is folded."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("exemplar", "version", "state", "lock file", "owner", "file"):
        table.add_column(name, overflow="fold")
    for one in shelf.exemplars:
        bad = "red" if one.errors else "yellow" if one.warnings else "green"
        lock = "red" if one.lock == "not as locked" else ""
        table.add_row(
            _said(one.name, "bold"), _said(_version(one)), _said(one.state, bad), _said(one.lock, lock), "",
            _said(one.file),
        )  # fmt: skip
        for laid in one.laid:
            table.add_row(*_row(laid))
    for laid in shelf.idle:
        table.add_row(_said(f"(for {laid.wants}, which is not in use)", "yellow"))
        table.add_row(*_row(laid))
    file = StringIO()
    console = Console(
        file=file,
        width=width or _WIDEST,
        force_terminal=colour,
        no_color=not colour,
        highlight=False,
        markup=False,
    )
    console.print(table)
    return "".join(line.rstrip() + "\n" for line in file.getvalue().splitlines())


def _row(laid: Laid) -> tuple[Text, ...]:
    kind = laid.kind if laid.kind == "variant" else f"{laid.rank} layer"
    changes = f"{laid.changes} change{'' if laid.changes == 1 else 's'}"
    return (
        _said(f"  {laid.name}"),
        _said(kind),
        _said(changes),
        _said(""),
        _said(laid.owner),
        _said(laid.file),
    )


def _version(one: Shelved) -> str:
    newer = f" ({', '.join(one.others)} too)" if one.others else ""
    return one.version + newer


def _said(words: str, style: str = "") -> Text:
    return Text(visible(words), style=style)


def shelf_json(shelf: Shelf) -> dict[str, Any]:
    """The same as JSON values: `exemplars`, each with its `state` and what is `laid` over it, and `idle`, the layers and
    variants that are laid over none."""
    return {
        "exemplars": [asdict(one) | {"state": one.state} for one in shelf.exemplars],
        "idle": [asdict(one) for one in shelf.idle],
    }
