"""Dates that may be partial, and time reckoned in completed units (rule C3).

A day is an ordinal: 1 is 1 January of the year 1, as in `datetime.date.toordinal`. A date is a range of days.
Nothing here raises for a year that the calendar does not have: it gives None.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Final

from .intervals import UNBOUNDED, Number, Range

UNITS: Final = ("days", "weeks", "months", "years")

LAST: Final = date.max.toordinal()
"""The last day of the year 9999."""

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)


def parse(text: str) -> tuple[int, int] | None:
    """The range of days that a date means: `2024`, `2024-05`, `2024-05-12`, or two of them as `FIRST/LAST`.

    None where it is no date, or ends before it begins.

    >>> parse("2024-05") == (day(2024, 5, 1), day(2024, 5, 31))
    True
    >>> parse("2024-02-30") is None
    True
    """
    first, slash, last = text.partition("/")
    start = _parse_one(first)
    end = _parse_one(last) if slash else start
    if start is None or end is None or start[0] > end[1]:
        return None
    return start[0], end[1]


def _parse_one(text: str) -> tuple[int, int] | None:
    found = _PARTIAL.fullmatch(text)
    if found is None:
        return None
    year, month, dom = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        if dom is not None and month is not None:
            return (exact := date(year, month, dom).toordinal()), exact
        if month is not None:
            first = date(year, month, 1).toordinal()
            return first, first + monthrange(year, month)[1] - 1
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    except ValueError:
        return None


def day(year: int, month: int, dom: int) -> int:
    """The ordinal of a day of the calendar. Raises ValueError if there is no such day."""
    return date(year, month, dom).toordinal()


def text(lo: int, hi: int) -> str:
    """A range of days as it is written in answers: the shortest text that `parse` reads back to it.

    Raises ValueError for a day outside the years 1-9999.

    >>> text(*parse("2024-05")), text(*parse("2024-05-12")), text(*parse("2024-05/2024-07-02"))
    ('2024-05', '2024-05-12', '2024-05-01/2024-07-02')
    """
    first, last = date.fromordinal(lo), date.fromordinal(hi)
    whole = first.isoformat()
    for form in (whole[:4], whole[:7], whole):
        if parse(form) == (lo, hi):
            return form
    return f"{whole}/{last.isoformat()}"


def words(lo: int, hi: int) -> str:
    """A range of days in plain words. Raises ValueError for a day outside the years 1-9999.

    >>> words(*parse("2024-05-12")), words(*parse("2024-05")), words(*parse("2024"))
    ('12 May 2024', 'May 2024', '2024')
    >>> words(*parse("2024-05/2024-07"))
    'between 1 May 2024 and 31 July 2024'
    """
    form = text(lo, hi)
    if "/" in form:
        return f"between {_day_words(lo)} and {_day_words(hi)}"
    if len(form) == 10:
        return _day_words(lo)
    first = date.fromordinal(lo)
    return str(first.year) if len(form) == 4 else f"{MONTHS[first.month - 1]} {first.year}"


def said(text: str) -> str:
    """A date of the artifact in plain words: one that was read and found sound. Raises ValueError for any other text.

    >>> said("2027-04-01")
    '1 April 2027'
    """
    found = parse(text)
    if found is None:
        raise ValueError(text)
    return words(*found)


def calendar_day(ordinal: int) -> date:
    """The day of the calendar that an ordinal is. Raises ValueError outside the years 1-9999."""
    return date.fromordinal(ordinal)


def _day_words(ordinal: int) -> str:
    on = date.fromordinal(ordinal)
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def shift(ordinal: int, n: int, unit: str) -> int | None:
    """The day `n` units after a day (before it, if `n` is negative); None outside the years 1-9999.

    Adding months or years clips to the month's end (rule C3).

    >>> shift(day(2025, 1, 31), 1, "months") == day(2025, 2, 28)
    True
    """
    if unit in ("days", "weeks"):
        moved = ordinal + n * (7 if unit == "weeks" else 1)
        return moved if 1 <= moved <= LAST else None
    if not 1 <= ordinal <= LAST:
        return None
    on = date.fromordinal(ordinal)
    months = on.year * 12 + on.month - 1 + n * (12 if unit == "years" else 1)
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1])).toordinal()


@lru_cache(maxsize=4096)
def completed(unit: str, start: int, end: int) -> int | None:
    """How many units are complete on `end`, counted from `start`; negative where `end` comes first.

    A month is complete when its day of the month comes round, or on the 1st of the next month where there is no
    such day: who is born on 29 February is a year older on 1 March (rule C3). An end before the start counts
    down from -1, so that a date one day earlier is already below 0. None outside the years 1-9999.

    >>> completed("years", day(2024, 2, 29), day(2025, 2, 28)), completed("years", day(2024, 2, 29), day(2025, 3, 1))
    (0, 1)
    """
    if unit == "days":
        return end - start
    if unit == "weeks":
        return (end - start) // 7
    if not (1 <= start <= LAST and 1 <= end <= LAST):
        return None
    a, b = date.fromordinal(start), date.fromordinal(end)
    months = (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day)
    return months // 12 if unit == "years" else months


def completed_range(unit: str, start: Range, end: Range) -> Number | Range | None:
    """How many units are complete between two dates that are ranges: a number, a range of them, or None."""
    least = _completed_bound(unit, start[1], end[0], -UNBOUNDED)
    most = _completed_bound(unit, start[0], end[1], UNBOUNDED)
    if least is None or most is None:
        return None
    return least if least == most else (least, most)


def _completed_bound(unit: str, start: Number, end: Number, open_end: Number) -> Number | None:
    if isinstance(start, int) and isinstance(end, int):
        return completed(unit, start, end)
    return open_end


def age_words(born: Range, on: Range) -> str | None:
    """An age in plain words: weeks under 1 month, months under 2 years, then years.

    A partial date leaves room, and the words say so. None where it leaves open even which unit it is, or how far
    it goes, and for somebody born later.

    >>> born = parse("2024-05-12")
    >>> [age_words(born, parse(on)) for on in ("2024-06-02", "2025-01-12", "2028-06-01")]
    ['3 weeks', '8 months', '4 years']
    >>> age_words(parse("2013"), parse("2026-03-11")), age_words(parse("2010/2013"), parse("2026-03-11"))
    ('12 or 13 years', '12 to 16 years')
    """
    counted = age_counted(born, on)
    if counted is None:
        return None
    least, most, unit = counted
    if least != most:
        return f"{least} {'or' if most == least + 1 else 'to'} {most} {unit}"
    return f"{least} {unit[:-1] if least == 1 else unit}"


def age_counted(born: Range, on: Range) -> tuple[int, int, str] | None:
    """The same in numbers: how many at least, how many at most, and of which unit."""
    months = completed_range("months", born, on)
    if months is None:
        return None
    lo, hi = months if isinstance(months, tuple) else (months, months)
    unit = "weeks" if hi < 1 else "months" if 1 <= lo and hi < 24 else "years" if lo >= 24 else None
    if lo < 0 or unit is None:
        return None
    count = completed_range(unit, born, on)
    least, most = count if isinstance(count, tuple) else (count, count)
    return (least, most, unit) if isinstance(least, int) and isinstance(most, int) else None
