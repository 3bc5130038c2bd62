"""Closures that give the operand of a value: of a source, a constant, a date reckoned, a sum.

An operand is None when it is unknown and ABSENT when it does not arise (rule C1); otherwise a code, a set of
codes, a number, or a range of numbers or of days (rule C3).
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeAlias

from . import working_days
from .context import outward
from .dates import completed, completed_range, parse, shift
from .intervals import UNBOUNDED, Number, Range
from .truth import ABSENT, Frame

Value: TypeAlias = Callable[[Frame], Any]


def read(up: int, index: int) -> Value:
    """Reads the place `index` of the frame `up` levels out."""
    if up == 0:
        return lambda frame: frame[index]
    if up == 1:
        return lambda frame: frame[0][index]
    if up == 2:
        return lambda frame: frame[0][0][index]
    return climb(lambda frame: frame[index], up)


def climb(closure: Callable[[Frame], Any], up: int) -> Callable[[Frame], Any]:
    """The closure, read `up` frames further out."""
    if up == 0:
        return closure
    if up == 1:
        return lambda frame: closure(frame[0])

    return lambda frame: closure(outward(frame, up))


def constant(value: Any) -> Value:
    """The same value of every record."""
    return lambda frame: value


def number(written: int | str) -> int | Decimal:
    """The number of a `["number", n]` node, where a decimal is a string."""
    return written if isinstance(written, int) else Decimal(written)


def date_constant(written: str) -> tuple[int, int]:
    """The range of days of a `["date", text]` node. Raises ValueError for what is no date."""
    found = parse(written)
    if found is None:
        raise ValueError("not a date")
    return found


def today(clock: Callable[[], int]) -> Value:
    """The day of asking."""

    def run(frame: Frame) -> Any:
        day = clock()
        return day, day

    return run


def elapsed_range(unit: str, nation: str, start: Any, end: Any) -> Any:
    """Completed units between two date operands (rule C3; `working days` by rule C5)."""
    if start is ABSENT or end is ABSENT:
        return ABSENT
    if start is None or end is None:
        return None
    if unit == "working days":
        return _working_range(nation, start, end)
    if start[0] == start[1] and end[0] == end[1]:
        return completed(unit, start[0], end[0])
    return completed_range(unit, start, end)


def _working_range(nation: str, start: Range, end: Range) -> Number | Range | None:
    least = _working_bound(nation, start[1], end[0], -UNBOUNDED)
    most = _working_bound(nation, start[0], end[1], UNBOUNDED)
    if least is None or most is None:
        return None
    return least if least == most else (least, most)


def _working_bound(nation: str, start: Number, end: Number, open_end: Number) -> Number | None:
    if isinstance(start, int) and isinstance(end, int):
        return working_days.between(start, end, nation)
    return open_end


def shift_range(n: int, unit: str, nation: str, value: Any) -> Any:
    """A date operand moved by `n` units (rules C3, C5); an open end stays open."""
    if value is None or value is ABSENT:
        return value
    lo, hi = (_shift_end(n, unit, nation, end) for end in value)
    return None if lo is None or hi is None else (lo, hi)


def _shift_end(n: int, unit: str, nation: str, end: Number) -> Number | None:
    if not isinstance(end, int):
        return end
    if unit == "working days":
        return working_days.add(end, n, nation)
    return shift(end, n, unit)


def age(unit: str, born: Value, on: Value, unless: Value | None) -> Value:
    """Completed units since a birth; it does not arise while `unless` (unborn) is yes (rule C3)."""
    if unless is None:
        return lambda frame: elapsed_range(unit, "", born(frame), on(frame))

    def run(frame: Frame) -> Any:
        if unless(frame) == "yes":
            return ABSENT
        return elapsed_range(unit, "", born(frame), on(frame))

    return run


def elapsed(unit: str, nation: str, start: Value, end: Value) -> Value:
    """Completed units from one date to another."""
    return lambda frame: elapsed_range(unit, nation, start(frame), end(frame))


def shifted(n: int, unit: str, nation: str, value: Value) -> Value:
    """A date `n` units after another."""
    return lambda frame: shift_range(n, unit, nation, value(frame))


def combined(by: Callable[[Any, Any], Any], left: Value, right: Value) -> Value:
    """Two operands combined: added or subtracted."""
    return lambda frame: by(left(frame), right(frame))
