"""Working days in England and Wales: every day but Saturdays, Sundays and bank holidays (rule C5).

The calendar covers the years 1978 (when the early May bank holiday began) to 2100. Bank holidays come from the
`holidays` package, a year at a time when first asked for. Years to come follow the standing rules: a day that is
yet to be proclaimed (a coronation, a jubilee) is known once the package knows it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from functools import cache
from typing import Final

from .dates import LAST

FIRST_YEAR: Final = 1978
LAST_YEAR: Final = 2100

_SUBDIVISIONS: Final = {"England": "ENG", "Wales": "WLS"}


def add(ordinal: int, n: int, nation: str) -> int | None:
    """The nth working day after a day (before it, if `n` is negative); the day itself for 0 (rule C5).

    None where that, or the day, is beyond the calendar. Raises KeyError for a nation other than England or Wales.

    >>> add(date(2026, 4, 2).toordinal(), 1, "England") == date(2026, 4, 7).toordinal()  # over Easter
    True
    """
    subdivision, year = _SUBDIVISIONS[nation], _year_of(ordinal)
    if year is None:
        return None
    if n == 0:
        return ordinal
    days = _working_days(year, subdivision)
    index = bisect_right(days, ordinal) + n - 1 if n > 0 else bisect_left(days, ordinal) + n
    while index >= len(days):
        index -= len(days)
        year += 1
        if year > LAST_YEAR:
            return None
        days = _working_days(year, subdivision)
    while index < 0:
        year -= 1
        if year < FIRST_YEAR:
            return None
        days = _working_days(year, subdivision)
        index += len(days)
    return days[index]


def between(start: int, end: int, nation: str) -> int | None:
    """How many working days come after `start`, up to `end` and with it (rule C5), so that
    `between(d, add(d, n)) == n`; negative where `end` comes first.

    None where either day is beyond the calendar. Raises KeyError for a nation other than England or Wales.
    """
    subdivision, first, last = _SUBDIVISIONS[nation], _year_of(start), _year_of(end)
    if first is None or last is None:
        return None
    if end < start:
        return -_count(end, start, last, first, subdivision)
    return _count(start + 1, end + 1, first, last, subdivision)


@cache
def closed(nation: str) -> tuple[int, ...]:
    """The bank holidays of the whole calendar that fall on weekdays, as ordinals in order: with the weekends, all the
    days on which nobody works. For programs that have no calendar of their own.

    Raises KeyError for a nation other than England or Wales.
    """
    import holidays  # as below

    years = range(FIRST_YEAR, LAST_YEAR + 1)
    found = holidays.country_holidays("GB", subdiv=_SUBDIVISIONS[nation], years=years)
    days = sorted(day.toordinal() for day in found if day.year in years)
    return tuple(day for day in days if (day - 1) % 7 < 5)


def _year_of(ordinal: int) -> int | None:
    if not 1 <= ordinal <= LAST:
        return None
    year = date.fromordinal(ordinal).year
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def _count(start: int, end: int, first: int, last: int, subdivision: str) -> int:
    """Working days from `start` up to but not including `end`; `first` and `last` are years of days beside them."""
    years = sum(len(_working_days(year, subdivision)) for year in range(first, last))
    before_start = bisect_left(_working_days(first, subdivision), start)
    return years + bisect_left(_working_days(last, subdivision), end) - before_start


@cache
def _working_days(year: int, subdivision: str) -> tuple[int, ...]:
    import holidays  # here, since importing it takes longer than everything else at start-up

    closed = holidays.country_holidays("GB", subdiv=subdivision, years=year)
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    days = (d for d in range(first, last + 1) if (d - 1) % 7 < 5)  # ordinal 1 is a Monday
    return tuple(d for d in days if date.fromordinal(d) not in closed)
