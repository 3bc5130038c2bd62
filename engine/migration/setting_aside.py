"""Which answers of a record do not count under its own version, because their question is skipped or pending (rule S4).

Of a record without an answer to any question that can be skipped, that is known at once; of others no more is opened than conditions read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ..answers import Answers, RowsGiven
from ..artifact import Artifact
from ..portable import sources
from ..program import ASKED, STATUS, Program
from ..session import Session

_ANY_DAY = date(2026, 1, 1)
"""What is asked never depends on today (rule C4)."""


@dataclass(frozen=True, slots=True)
class Apart:
    """Of an exemplar: the questions that may be `conditional`, by path, and those that its conditions `read`, by themselves or through their
    fact."""

    conditional: frozenset[str]
    read: frozenset[str]


def apart(content: Mapping[str, Any]) -> Apart:
    """What may be set aside under an exemplar, and what decides it."""
    conditional: set[str] = set()
    for section in content["sections"]:
        conditional |= set(_conditional(content, section["questions"], within="rules" in section))
    trees = [rule["tree"] for part in _parts(content) for rule in part.get("rules", ())]
    trees += [each["tree"] for each in content["define"].values()]
    read = {name for tree in trees for kind, name in sources(tree) if kind == "question"}
    if content["as_of"] is not None:
        read.add(content["as_of"][1])
    read |= {path for path, spec in content["questions"].items() if "fact" in spec}
    return Apart(frozenset(conditional), frozenset(path.partition(".")[0] for path in read))


def set_aside_in(artifact: Artifact, found: Apart, answers: Answers) -> frozenset[str]:
    """The addresses of the answers that do not count in a record of this exemplar; those of removed rows are known by their row.
    Raises KeyError or Malformed for answers that are not its own."""
    asked = tuple(_answered("", "", answers.given, answers.rows, found.conditional))
    if not asked:
        return frozenset()
    session = Session(Program.of(artifact), _ANY_DAY)
    needed = {name: given for name, given in answers.given.items() if name in found.read}
    session.load(replace(answers, given=needed), None)
    aside: set[str] = set()
    for address in asked:
        path, frame = session.locate(address)
        if frame[session.cell(path) + STATUS] != ASKED:
            aside.add(address)
    return frozenset(aside)


def _parts(content: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from content["sections"]
    yield from content["questions"].values()


def _conditional(content: Mapping[str, Any], paths: list[str], *, within: bool) -> Iterator[str]:
    for path in paths:
        spec = content["questions"][path]
        here = within or "rules" in spec or "retired" in spec
        if here:
            yield path
        yield from _conditional(content, spec.get("questions", []), within=here)


def _answered(
    scope: str, at: str, given: Mapping[str, Any], rows: Mapping[str, RowsGiven], conditional: frozenset[str]
) -> Iterator[str]:
    """The addresses of the answers to questions that may not be asked."""
    for name in given:
        if scope + name in conditional:
            yield at + name
    for name, listed in rows.items():
        for row in listed.rows:
            if not row.removed:
                inner = f"{scope}{name}.", f"{at}{name}[{row.row}]."
                yield from _answered(*inner, row.given, row.rows, conditional)
