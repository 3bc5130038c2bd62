"""An answer file parted into what it says at each place, and put together again: no answer is lost on the way.

| place | what stands there |
| --- | --- |
| `drinking`, `siblings[r1].name` | what was said to a question: an entry of the answer file |
| `siblings[]`, `siblings[r1].schools[]` | the rows of a group: `state`, `list` and `removed`, by their identifiers |
| `fact child.known_as` | what was on record of a fact: an entry of the answer file |
| `why late` | what was said of being late (rule R4) |

Other places begin with a word and a space as well (`rendering ...`, `aside ...`): no question is called so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from ..answers import Answers, Given, OnRecord, Row, RowsGiven

Plain: TypeAlias = Mapping[str, Any]
"""Plain JSON data by place."""

FACT = "fact "
"""Before the name of a fact."""
LATE = "why late"

_QUESTION = re.compile(r"[a-z][a-z0-9_\[\].A-Za-z-]*")


def is_of_answers(place: str) -> bool:
    """Whether what stands at a place goes into the answer file."""
    return place == LATE or place.startswith(FACT) or " " not in place


def is_of_question(place: str) -> bool:
    """Whether a place is that of a question or of a group's rows."""
    return _QUESTION.fullmatch(place) is not None


def parted(answers: Answers) -> dict[str, Any]:
    """What answers say at each place. Their exemplar, version and identity are the record's to know."""
    found: dict[str, Any] = {FACT + name: held.as_json() for name, held in answers.facts.items()}
    if answers.lateness is not None:
        found[LATE] = answers.lateness
    found.update(_said("", answers.given, answers.rows))
    return found


def whole(said: Plain, exemplar: str, version: str, identity: str | None) -> Answers:
    """Answers put together from what stands at each place; other places than those of answers are passed over.

    What was said in a row that no list has any more stays out: it is not lost, for histories keep it.
    """
    facts = {
        place.removeprefix(FACT): OnRecord(**{k: v for k, v in held.items() if k != "version"})
        for place, held in said.items()
        if place.startswith(FACT)
    }
    within: dict[str, dict[str, Any]] = {}
    for place, one in said.items():
        if is_of_question(place):
            scope, name = _within(place)
            within.setdefault(scope, {})[name] = one
    given, rows = _gathered("", within)
    return Answers(exemplar, version, identity, facts, given, rows, said.get(LATE))


def _said(at: str, given: Mapping[str, Given], rows: Mapping[str, RowsGiven]) -> Iterator[tuple[str, Any]]:
    for name, one in given.items():
        yield at + name, one.as_json()
    for name, listed in rows.items():
        told: dict[str, Any] = {} if listed.state is None else {"state": listed.state}
        told["list"] = [row.row for row in listed.rows if not row.removed]
        if removed := [row.row for row in listed.rows if row.removed]:
            told["removed"] = removed
        yield f"{at}{name}[]", told
        for row in listed.rows:
            yield from _said(f"{at}{name}[{row.row}].", row.given, row.rows)


def _within(place: str) -> tuple[str, str]:
    """A place as the scope that it stands in, "" or that of a row as `siblings[r1].`, and its name there."""
    cut = place.rfind("].") + 2
    return (place[:cut], place[cut:]) if cut > 1 else ("", place)


def _gathered(
    scope: str, within: Mapping[str, Mapping[str, Any]]
) -> tuple[dict[str, Given], dict[str, RowsGiven]]:
    given: dict[str, Given] = {}
    rows: dict[str, RowsGiven] = {}
    for name, one in within.get(scope, {}).items():
        if not name.endswith("[]"):
            given[name] = Given(**one)
            continue
        group = name.removesuffix("[]")
        removed = one.get("removed", ())
        rows[group] = RowsGiven(
            one.get("state"),
            tuple(
                Row(row, *_gathered(f"{scope}{group}[{row}].", within), row in removed)
                for row in (*one["list"], *removed)
            ),
        )
    return given, rows
