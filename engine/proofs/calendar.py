"""Days, months and years of the Gregorian calendar as z3 reckons with them (rule C3).

A year is counted from March here, so that the day that a leap year has more comes last.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from .domains import FIRST_DAY, LAST_DAY

_LENGTHS = (31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28)
_BEFORE_MARCH = 305
FIRST_YEAR, LAST_YEAR = 1899, 2100


@dataclass(slots=True)
class Day:
    """A day: its ordinal, as in `datetime.date`; and once they are wanted the number of its month and its day of that
    month."""

    name: str
    ordinal: Any
    month: Any = None
    of_month: Any = None


class Days:
    """Makes days; what has to hold of them is told to `add`."""

    def __init__(self, z3: Any, add: Callable[..., None]) -> None:
        """By this z3."""
        self._z3 = z3
        self._add = add
        self._made = 0

    def free(self, name: str) -> Day:
        """A day that is free, from 1900 to 2100."""
        ordinal = self._z3.Int(f"{name}o")
        self._add(ordinal >= FIRST_DAY, ordinal <= LAST_DAY)
        return Day(name, ordinal)

    def known(self, ordinal: int) -> Day:
        """A day that is known."""
        on = date.fromordinal(ordinal)
        z3 = self._z3
        return Day("", z3.IntVal(ordinal), z3.IntVal(12 * on.year + on.month - 3), z3.IntVal(on.day))

    def completed(self, family: str, start: Day, end: Day) -> Any:
        """Completed months or days from one day to another."""
        if family == "days":
            return end.ordinal - start.ordinal
        self._by_month(start)
        self._by_month(end)
        return end.month - start.month - self._z3.If(end.of_month < start.of_month, 1, 0)

    def shifted(self, day: Day, count: int, family: str) -> Day:
        """The day so many days or months after another, clipped to its month's end."""
        self._made += 1
        found = self.free(f"s{self._made}")
        if family == "days":
            self._add(found.ordinal == day.ordinal + count)
            return found
        self._by_month(day)
        self._by_month(found)
        length = self._length(found.month)
        self._add(found.month == day.month + count)
        self._add(found.of_month == self._z3.If(day.of_month > length, length, day.of_month))
        return found

    def _by_month(self, day: Day) -> None:
        """Find the month of a day: only where it is wanted, since it is what costs."""
        if day.month is not None:
            return
        z3 = self._z3
        year, of_year, day.of_month = (z3.Int(f"{day.name}{part}") for part in ("y", "m", "d"))
        day.month = 12 * year + of_year
        self._add(year >= FIRST_YEAR, year <= LAST_YEAR, of_year >= 0, of_year <= 11)
        self._add(day.of_month >= 1, day.of_month <= self._length(day.month))
        days = 365 * year + year / 4 - year / 100 + year / 400 + (306 * of_year + 5) / 10 + day.of_month
        self._add(day.ordinal == days - 1 - _BEFORE_MARCH)

    def _length(self, month: Any) -> Any:
        z3 = self._z3
        of_year, year = month % 12, month / 12 + 1
        leap = z3.And(year % 4 == 0, z3.Or(year % 100 != 0, year % 400 == 0))
        length = z3.If(leap, 29, 28)
        for n, days in enumerate(_LENGTHS[:-1]):
            length = z3.If(of_year == n, days, length)
        return length
