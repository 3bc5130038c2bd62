"""Whether a redaction took with it all that goes with it: one that erased an answer and left standing what followed from it was not made by
Penpicture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..artifact import Artifact
from .entry import REDACTED, Entry, Under
from .findings import Mismatch
from .history import History
from .in_words import day, part
from .parted import is_of_answers
from .redaction import gone_with
from .seal import RENDERING


def left_standing(found: History, artifacts: Mapping[Under, Artifact]) -> Mismatch | None:
    """The first thing that a redaction of a record should have taken with it and did not, reckoned anew as it was then; None where there is none.
    `artifacts` are those that the record was kept under."""
    for entry in found.entries:
        if entry.kind == REDACTED:
            left = _left(found, artifacts, entry)
            if left:
                place = min(left.values(), key=lambda each: (each.startswith(RENDERING), each))
                kind, words = part(place)
                what = f"{words} should have gone with what entry {entry.number} of {day(entry.at)} erased, and still stands"
                return Mismatch(found.record, kind, place, what)
    return None


def _left(found: History, artifacts: Mapping[Under, Artifact], entry: Entry) -> Mapping[str, str]:
    """By digest, the places of what still stands of it."""
    before = found.entries[: entry.number - 1]
    said = {digest for each in before for digest in each.said.values() if digest is not None}
    then = History(found.record, before, {d: leaf for d, leaf in found.leaves.items() if d in said})
    erased: Sequence[str] = entry.more.get("erased", ())
    if entry.more.get("whole"):
        return {d: leaf.place for d, leaf in then.leaves.items() if not leaf.erased}
    of_answers = {
        then.leaves[d].place for d in erased if d in then.leaves and is_of_answers(then.leaves[d].place)
    }
    places = frozenset({*entry.more.get("places", ()), *of_answers})
    return gone_with(then, artifacts, places)
