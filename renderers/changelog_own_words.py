"""Changes that are told shorter than by the sentence of their rule: what goes on after the name of their part."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..engine.difference.change import Change
from .changelog_words import Saying, joined

READERS = {
    "practitioner": "practitioners", "family": "the family", "child": "the child", "conference": "conferences", "court": "courts",
    "school": "schools", "health": "health services",
}  # fmt: skip
"""Those who read, as people call them."""


def in_own_words(change: Change, say: Saying) -> str:
    """What is said of a change after the name of its part; empty where its sentence is said as it is."""
    told = _TOLD.get(change.rule)
    return "" if told is None else told(change, say)


def _needed(yes: str, no: str) -> Callable[[Change, Saying], str]:
    return lambda change, say: yes if change.new else no


def _limit(change: Change, say: Saying) -> str:
    what = {"at_least": "takes at least", "at_most": "takes at most"}.get(change.part.rpartition(".")[2])
    if what is None:
        return ""
    if change.new is None:
        return f"no longer stops at {change.old}"
    before = f"; before, {change.old}" if change.old is not None else ""
    return f"{what} {change.new} now{before}"


def _read_by(change: Change, say: Saying) -> str:
    return f"may be read by {_readers(change.new)} now; before, by {_readers(change.old)}"


def _answered_by(change: Change, say: Saying) -> str:
    before = f"; before, by {_readers(change.old)}" if change.old else ""
    return (
        f"is answered by {_readers(change.new)} now{before}"
        if change.new
        else "may be answered by everybody now"
    )


def _readers(names: Any) -> str:
    return joined([READERS.get(str(name), str(name)) for name in names]) if names else "nobody"


def _time_limit(change: Change, say: Saying) -> str:
    if change.new is None or change.old is None:
        return "is no longer there" if change.new is None else f"is new: {say.plain(str(change.new))}"
    return f"is {say.plain(str(change.new))}; before, {say.plain(str(change.old))}"


def _stale(change: Change, say: Saying) -> str:
    said = [None if value is None else " ".join(map(str, value)) for value in (change.old, change.new)]
    before = f"; before, {said[0]}" if said[0] else ""
    return f"goes out of date after {said[1]}{before}" if said[1] else f"no longer goes out of date{before}"


_TOLD: Mapping[str, Callable[[Change, Saying], str]] = {
    "N_ESSENTIAL": _needed(
        "is asked for even when a record is cut short", "may be left blank when a record is cut short"
    ),
    "N_RISK": _needed("counts as about risk now", "no longer counts as about risk"),
    "N_RAISE": lambda change, say: "has to be answered before the record is signed now",
    "N_LOWER": lambda change, say: "need not be answered before the record is signed any more",
    "G_NEED": _needed("has to be there now", "need not be there any more"),
    "O_EXCLUSIVE": _needed(
        "has an answer that goes with no other now", "has an answer that goes with others now"
    ),
    "V_TIGHTEN": _limit,
    "V_LOOSEN": _limit,
    "A_WIDER": _read_by,
    "A_NARROWER": _read_by,
    "A_OTHER": _read_by,
    "N_WHO_ANSWERS": _answered_by,
    "L_DEADLINE": _time_limit,
    "F_STALE": _stale,
}
