"""What stands in a session at the moment of signing, as plain data without a word of an answer (rule R3).

Explanations and the pen picture refer to answers by place and digest; the words are put in when they are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..explain import why
from ..pen_picture import sentences
from ..said_at import said_at
from ..session import Session
from .seal import ASKED, CLOCK, PEN_PICTURE, STATUS, WAITED

Digests = Mapping[str, str]
"""The digest of the leaf that stands at each place."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """`said` goes from places (`seal.STATUS` and `seal.STOOD`) to plain data; `always` are the addresses of questions that nothing
    had to decide of; `aside` the places of what is set aside (rule S4)."""

    said: Mapping[str, Any]
    always: tuple[str, ...]
    aside: frozenset[str]


def frozen(session: Session, standing: Digests) -> Frozen:
    """What stands in a session, beside the leaves that stand in its record."""
    said: dict[str, Any] = {}
    always: list[str] = []
    for at, frame in session.instances():
        address = str(at)
        because = why(session, at.path, frame)
        if because.kind is None and because.status == ASKED:
            always.append(address)
            continue
        said[STATUS + address] = {
            "status": because.status,
            "kind": because.kind,
            "by": because.by,
            "owner": because.owner,
            "read": [
                {**read.as_json(), "leaves": list(_leaves(session, read.ref, standing))}
                for read in because.read
            ],
        }
    said[PEN_PICTURE] = [
        {
            "sentence": each.number,
            "otherwise": each.otherwise,
            "read": [
                {kind: name, "leaves": list(_leaves(session, (kind, name), standing))}
                for kind, name in each.read
            ],
        }
        for each in sentences(session)
        if each.words is not None
    ]
    said[WAITED] = [each.as_json() for each in session.waiting()]
    late = session.late()
    # Why it is late is what somebody said: a leaf of the answers.
    said[CLOCK] = (
        None if late is None else {name: told for name, told in late.as_json().items() if name != "reason"}
    )
    aside = tuple(each.question for each in session.set_aside())
    return Frozen(said, tuple(always), frozenset(_aside(aside, standing)))


def _leaves(session: Session, ref: tuple[str, str], standing: Digests) -> Iterator[str]:
    """The digests of what a source says: of a fact that a question here asks for, what was said to that question as well."""
    for place in said_at(session.program, ref):
        if place in standing:
            yield standing[place]


def _aside(questions: Iterable[str], standing: Digests) -> Iterator[str]:
    alone = frozenset(questions)
    rows = tuple(f"{each}." for each in alone if each.endswith("]"))
    for place in standing:
        if place.removesuffix("[]") in alone or place.startswith(rows):
            yield place
