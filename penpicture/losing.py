"""Telling what the targets left out: in one line for each target, or each with its place."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

import click

from .dsl.diagnostic import Diagnostic, Diagnostics
from .dsl.loading import load
from .dsl.place import Unread, read_in
from .telling import in_colour

_NAMED = 3
"""As many kinds are named in the line of a target."""


@dataclass(slots=True)
class Losses:
    """What was left out so far: diagnostics, and the kinds by target."""

    found: Diagnostics = field(default_factory=Diagnostics)
    kinds: dict[str, dict[str, None]] = field(default_factory=dict[str, dict[str, None]])

    def add(self, target: Any, given: Any, losses: Iterable[Diagnostic]) -> None:
        """Keep what a target left out of an exemplar or a record."""
        self.found.extend(losses)
        left_out = target.leaves_out(given)
        if left_out:
            self.kinds.setdefault(target.name, {}).update(dict.fromkeys(left_out))


def tell_losses(losses: Losses, near: Path, *, all_of_them: bool, to: TextIO | None = None) -> None:
    """Say what was left out, to standard error: a line for each target; with `all_of_them` each kind with its first
    place, and the author's line where the file is found beside `near`."""
    from .dsl import printing
    from .renderers.easy_read_codes import NO_EASY_WORDS, NO_SYMBOL
    from .renderers.target_codes import LEFT_OUT

    stream = to or sys.stderr
    if all_of_them:
        read = _Author(near.absolute())
        shown: Iterable[Diagnostic] = (read(loss) for loss in losses.found.sorted())
    else:
        in_a_line = {LEFT_OUT.id, NO_EASY_WORDS.id, NO_SYMBOL.id}
        shown = (loss for loss in losses.found.sorted() if loss.code not in in_a_line)
    stream.write(printing.text(shown, colour=in_colour(stream)))
    if not all_of_them:
        for target, kinds in losses.kinds.items():
            named = list(kinds)
            more = len(named) - _NAMED
            listed = ", ".join(named[:_NAMED]) + (f" and {more} more" if more > 0 else "")
            stream.write(f"{target} leaves out {listed}: --losses says where\n")
        lacking = [
            f"{what} in {count} place{'' if count == 1 else 's'}"
            for what, code in (("easy words", NO_EASY_WORDS), ("symbols", NO_SYMBOL))
            if (count := sum(loss.code == code.id for loss in losses.found))
        ]
        if lacking:
            stream.write(f"the easy-read edition lacks {' and '.join(lacking)}: --losses says where\n")
    stream.flush()


class _Author:
    """Reads losses at their author's own lines. Each file is read once for all of them, and anew for the next
    telling: its author may have saved it meanwhile."""

    def __init__(self, near: Path) -> None:
        self.near = near
        self.sources: dict[str, Any] = {}

    def __call__(self, loss: Diagnostic) -> Diagnostic:
        """The same at the author's own line, where the file that it names is at hand."""
        if not isinstance(loss.span.source, Unread):
            return loss
        name = loss.span.file
        if name not in self.sources:
            self.sources[name] = _at_hand(name, self.near)
        source = self.sources[name]
        if source is None:
            return loss
        at = read_in(loss.span, source)
        return Diagnostic(loss.code, loss.severity, loss.message, at, loss.help, loss.related, loss.edit)


def _at_hand(name: str, near: Path) -> Any:
    """The source of that name in the folder or authority of `near`, or in the shipped library; None where it is
    elsewhere."""
    from .engine.library import SHIPPED, SHIPPED_NAME, Workspace

    folder = near if near.is_dir() else near.parent
    places = [root / name for root in (Workspace.of(near).root, folder) if root is not None]
    if name.startswith(f"{SHIPPED_NAME}/"):
        places = [SHIPPED / name.removeprefix(f"{SHIPPED_NAME}/")]
    for file in places:
        if file.is_file():
            return load(file, name)[0]
    return None


def loss_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that tells losses: `losses` and `fail_on_loss`."""
    for option in (
        click.option("--fail-on-loss", is_flag=True, help="Exit with 1 where a target left something out."),
        click.option(
            "--losses", "all_losses", is_flag=True, help="Say all that targets left out, each with its place."
        ),
    ):
        command = option(command)
    return command
