"""Days for an example child: dates on which the ages and lengths of time come out as a proof needs them (rule C3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...dsl import dates
from .domains import FIRST_DAY, LAST_DAY
from .elapsed import FAR

Days = tuple[int, int]
"""The first and the last day that a date may be: the same, where it is known exactly."""

USUAL = dates.day(2026, 6, 1)
"""The day that nothing else decides."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many completed units (`months` or `days`) from one date to another: at least `low`, at most `high`."""

    start: int
    end: int
    unit: str
    low: int
    high: int
    ranged: bool


def place(
    wanted: dict[int, Days | None], rough: frozenset[int], stretches: Sequence[Stretch]
) -> dict[int, Days] | None:
    """A date for each of these sources, by number. `wanted` are the days within which each has to lie, None where that
    is free; those in `rough` may be known only in part. None where no such dates were found: there may still be some."""
    placed: dict[int, Days] = {}
    left = list(stretches)
    while left:
        ready = next((s for s in left if s.start in placed or s.end in placed), None)
        if ready is None:
            first = min((s.end for s in left), key=lambda n: wanted.get(n) is None)
            placed[first] = wanted.get(first) or (USUAL, USUAL)
            continue
        left.remove(ready)
        found = _other_end(ready, placed, wanted, rough)
        if found is None:
            return None
        placed |= found
    for number, within in wanted.items():
        placed.setdefault(number, within or (USUAL, USUAL))
    return placed


def _other_end(
    stretch: Stretch, placed: dict[int, Days], wanted: dict[int, Days | None], rough: frozenset[int]
) -> dict[int, Days] | None:
    backward = stretch.end in placed
    known, other = (stretch.end, stretch.start) if backward else (stretch.start, stretch.end)
    if other in placed:
        return {} if _fits(stretch, placed[stretch.start], placed[stretch.end]) else None
    day = placed[known][0]
    if placed[known][0] != placed[known][1]:
        return None
    counts = _counts(stretch)
    tried: list[Days] = []
    if stretch.ranged:
        if other not in rough:
            return None
        ends = [dates.shift(day, -n if backward else n, stretch.unit) for n in counts]
        if None not in ends:
            tried.append((min(e for e in ends if e is not None), max(e for e in ends if e is not None)))
    else:
        for n in counts:
            at = dates.shift(day, -n if backward else n, stretch.unit)
            if at is not None:
                tried += [(at + off, at + off) for off in (0, -1, 1, -2, 2, -3, 3)]
    within = wanted.get(other)
    if within is not None:
        tried = [(a, b) for a, b in tried if within[0] <= a and b <= within[1]]
    for days in tried:
        ends_ = (days, placed[known]) if backward else (placed[known], days)
        if FIRST_DAY <= days[0] <= days[1] <= LAST_DAY and _fits(stretch, *ends_):
            return {other: days}
    return None


def _counts(stretch: Stretch) -> list[int]:
    """Counts worth trying: whole years first, so that an age is easy to say. Of one over several stretches, its ends."""
    low, high = stretch.low, stretch.high
    if stretch.ranged:
        nearest = low + FAR - 1 if high - low > FAR else low
        farthest = high - FAR if high - nearest > FAR else high
        return [nearest, farthest]
    year = 12 if stretch.unit == "months" else 365
    whole = [n for n in (low // year * year + year, high // year * year, low) if low <= n <= high]
    usual = [0] if low <= 0 <= high < year else []
    open_below = [n for n in (high // year * year, high) if low < 0 <= n]
    return [*usual, *open_below, *([low] if low % year == 0 else []), *whole, low, high]


def _fits(stretch: Stretch, start: Days, end: Days) -> bool:
    least = dates.completed(stretch.unit, start[1], end[0])
    most = dates.completed(stretch.unit, start[0], end[1])
    return least is not None and most is not None and stretch.low <= least <= most <= stretch.high
