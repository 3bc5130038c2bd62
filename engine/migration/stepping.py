"""What moving one record to another version writes into it: what stands at a place otherwise than before, and what is kept aside."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..answers import Answers, Given
from ..artifact import Artifact
from ..records.history import History
from ..records.leaf import Leaf
from ..records.parted import FACT, is_of_answers, is_of_question, parted, whole
from .aside import NEEDS
from .carrying import Carried, migrated
from .outcome import Outcome
from .plan import Plan


@dataclass(frozen=True, slots=True)
class Step:
    """What moving writes into one record: `said` by place, what became of the answers, and the digests of those kept aside."""

    said: Mapping[str, Any]
    carried: Carried
    aside: Mapping[str, Mapping[str, Any]]
    old: Artifact


def stepped(found: History, made: Plan) -> Step:
    """What moving one record by a plan writes. Raises KeyError, TypeError or ValueError where what stands in it is not of its
    exemplar: then nothing may be written."""
    standing = {
        place: each for place, each in found.standing().items() if " " not in place or is_of_answers(place)
    }
    there = [each for each in standing.values() if not each.erased]
    said = dict(zip((each.place for each in there), _read(there), strict=True))
    content = made.old.content
    before = _whole(said, content["exemplar"], content["version"], found.under.content)
    carried = migrated(made, before, sound=True)
    after = carried.answers
    same = {name for name, given in after.given.items() if before.given.get(name) is given}
    others = replace(after, given={name: given for name, given in after.given.items() if name not in same})
    written: dict[str, Any] = {}
    places = set(same)
    for place, one in parted(others).items():
        places.add(place)
        stood = said.get(place)
        if place.startswith(FACT) and stood is not None and "version" in stood:
            one = {**one, "version": stood["version"]}  # which version of the fact was seen (rule R2)
        if stood != one:
            written[place] = one
    for place, each in standing.items():
        if place not in places and not (each.erased and _has_place(place, made)):
            written[place] = None
    aside = {
        told.address: {
            "leaf": standing[told.address].digest,
            "rule": told.rule,
            **({NEEDS: True} if told.outcome is Outcome.PERSON else {}),
        }
        for told in carried.told
        if told.outcome in (Outcome.ASIDE, Outcome.PERSON)
    }
    return Step(written, carried, aside, made.old)


def _whole(said: Mapping[str, Any], exemplar: str, version: str, identity: str) -> Answers:
    """The same as `whole`, in half the time where few answers stand in rows."""
    given = {place: Given(**one) for place, one in said.items() if place.isidentifier()}
    others = {place: one for place, one in said.items() if place not in given}
    rest = whole(others, exemplar, version, identity)
    return replace(rest, given=given)


def _read(leaves: Sequence[Leaf]) -> list[Any]:
    """What leaves say, read at once."""
    read: list[Any] = json.loads(b"[" + b",".join(each.text or b"null" for each in leaves) + b"]")
    return read


def _has_place(place: str, made: Plan) -> bool:
    """Whether something erased may stay where it was: what stood there is the same question's, of the same name."""
    if place.startswith(FACT):
        return place.removeprefix(FACT) in made.new.content["facts"]
    path = _ROWS.sub("", place)
    way = made.ways.get(path)
    return not is_of_question(place) or (way is not None and way.new == path)


_ROWS = re.compile(r"\[[^\]]*\]")
