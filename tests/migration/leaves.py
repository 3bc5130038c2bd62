"""Every answer of a record by its address, and what was said of rows as a whole: what no migration may lose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from penpicture.engine.answers import Answers, Given, RowsGiven

Leaf = tuple[str, Any]


def leaves(answers: Answers) -> dict[str, Any]:
    """By address: the `Given` of an answer; of a group with ` rows` after it, what was said of them; a fact after `fact `."""
    found = dict(_of("", answers.given, answers.rows))
    found |= {f"fact {name}": held for name, held in answers.facts.items()}
    return found


def _of(at: str, given: Mapping[str, Given], rows: Mapping[str, RowsGiven]) -> Iterator[Leaf]:
    yield from ((at + name, said) for name, said in given.items())
    for name, listed in rows.items():
        if listed.state is not None:
            yield f"{at}{name} rows", listed.state
        for row in listed.rows:
            yield from _of(f"{at}{name}[{row.row}].", row.given, row.rows)


def rows_of(answers: Answers) -> list[tuple[str, bool]]:
    """Every row, in order, and whether it was removed."""
    found: list[tuple[str, bool]] = []

    def walk(at: str, rows: Mapping[str, RowsGiven]) -> None:
        for name, listed in rows.items():
            for row in listed.rows:
                found.append((f"{at}{name}[{row.row}]", row.removed))
                walk(f"{at}{name}[{row.row}].", row.rows)

    walk("", answers.rows)
    return found
