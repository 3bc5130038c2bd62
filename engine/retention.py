"""How long a record is kept: which rules of its exemplar count for it, until when, and what happens then.

A rule counts unless its condition fails: while nobody can tell, it counts, so that a gap never shortens the time. Of the rules
that count, the one that keeps the record longest decides; of two that keep it equally long, one that has somebody look at it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .program import TODAY
from .settling import later
from .state import State

Ref = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Counting:
    """A rule that counts for a record. `length` is a count and a unit, `start` the source of the date from which it counts,
    None for the day of signing; `until` the ISO date of the last day, None while that cannot be told. `is_sure` says that its
    condition holds; else it may."""

    length: tuple[int, str]
    start: Ref | None
    then: str
    source: str | None
    until: str | None
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """How long one record is kept: every rule that counts, the one that decides first. `until` is the ISO date of the last day
    on which it is kept, None while that cannot be told; `at_least` the same by the rules that surely count; `then` is `review` or
    `erase`."""

    rules: tuple[Counting, ...]
    until: str | None
    at_least: str | None
    then: str


def kept(state: State, signed: date | None = None) -> Kept | None:
    """How long a record is kept as far as it is known now; None where its exemplar does not say. `signed` is the day on which
    it was signed. A partial date counts from its last day, so that nothing is erased on a guess."""
    counting = sorted(_counting(state, signed), key=_longest_first)
    if not counting:
        return None
    sure = [rule for rule in counting if rule.is_sure]
    return Kept(tuple(counting), _latest(counting), _latest(sure), counting[0].then)


def _counting(state: State, signed: date | None) -> Iterator[Counting]:
    TODAY.set(state.today.toordinal())
    nation = state.program.content["nation"]
    for rule in state.program.content.get("retention", ()):
        held = state.program.reading(rule["if"]["tree"])(state.root) if "if" in rule else True
        if held is False:
            continue
        start = (rule["from"][0], rule["from"][1]) if "from" in rule else None
        begins = _last_day(state, start) if start else signed and signed.toordinal()
        count, unit = rule["keep_for"]
        until = later(begins, count, unit, nation) if begins else None
        yield Counting(
            length=(count, unit),
            start=start,
            then=rule["then"],
            source=rule.get("source"),
            until=date.fromordinal(until).isoformat() if until else None,
            is_sure=held is True,
        )


def _longest_first(rule: Counting) -> tuple[bool, int, bool]:
    """What cannot be told may be the longest."""
    day = date.fromisoformat(rule.until).toordinal() if rule.until else 0
    return rule.until is not None, -day, rule.then != "review"


def _latest(rules: list[Counting]) -> str | None:
    days = [rule.until for rule in rules]
    return max((day for day in days if day), default=None) if None not in days else None


def _last_day(state: State, ref: Ref) -> int | None:
    _, cell = state.program.place("", ref)
    found = state.root[cell]
    return found[1] if isinstance(found, tuple) else None
