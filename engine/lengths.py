"""Lengths of time, as a count and a unit: which is the shorter, and how one is said."""

from __future__ import annotations

Length = tuple[int, str]
"""A count and a unit of `language.SPANS`: `(25, "years")`."""

_IN = {"days": ("days", 1), "weeks": ("days", 7), "months": ("months", 1), "years": ("months", 12)}
"""Each unit in the smaller one that it is exactly so many of."""

_DAYS = {"days": (1, 1), "months": (28, 31)}
"""How many days the smaller ones have at least, and at most."""


def shorter(one: Length, other: Length) -> bool:
    """Whether one length is over before another, whatever day both begin on. Days and months compare by the shortest and the
    longest that a month can be, so that of two that begin together `False` may also mean: not always.

    >>> shorter((6, "years"), (75, "months")), shorter((30, "days"), (1, "months"))
    (True, False)
    """
    (unit, times), (other_unit, other_times) = _IN[one[1]], _IN[other[1]]
    mine, theirs = one[0] * times, other[0] * other_times
    if unit == other_unit:
        return mine < theirs
    return mine * _DAYS[unit][1] < theirs * _DAYS[other_unit][0]


def length_words(length: Length) -> str:
    """A length as it is said.

    >>> length_words((25, "years")), length_words((1, "months"))
    ('25 years', '1 month')
    """
    count, unit = length
    return f"{count} {unit.removesuffix('s') if count == 1 else unit}"
