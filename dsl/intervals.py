"""Numbers and dates that are known only within bounds, and what comparing them can tell (rule C3).

An operand is a number, or a range `(lo, hi)` with both ends in it: of day ordinals for a date, of numbers for a
count. An open end is plus or minus `UNBOUNDED`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final, TypeAlias

from .truth import ABSENT, Absent, Truth

Number: TypeAlias = int | Decimal
Range: TypeAlias = tuple[Number, Number]

UNBOUNDED: Final = Decimal("Infinity")

OPPOSITE: Final = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}
"""Each comparison with the one that is true where it is false."""

OPERATORS: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}
"""The comparisons of two exact numbers."""


def bounds(value: Number | Range) -> Range:
    """The two ends of an operand.

    >>> bounds(3), bounds((1, 2))
    ((3, 3), (1, 2))
    """
    return value if isinstance(value, tuple) else (value, value)


def compare(op: str, left: Number | Range, right: Number | Range) -> Truth:
    """True if the comparison holds for all of both operands, False if for none, else None (rule C3).

    >>> compare("<", (1, 3), 4), compare("<", (1, 4), 4), compare("<", (4, 5), 4)
    (True, None, False)
    """
    return _COMPARE[op](*bounds(left), *bounds(right))


def _less(a: Number, b: Number, c: Number, d: Number) -> Truth:
    return True if b < c else False if a >= d else None


def _at_most(a: Number, b: Number, c: Number, d: Number) -> Truth:
    return True if b <= c else False if a > d else None


def _same(a: Number, b: Number, c: Number, d: Number) -> Truth:
    return True if a == b == c == d else False if b < c or d < a else None


def _different(a: Number, b: Number, c: Number, d: Number) -> Truth:
    return False if a == b == c == d else True if b < c or d < a else None


_COMPARE: Final[dict[str, Callable[[Number, Number, Number, Number], Truth]]] = {
    "<": _less,
    "<=": _at_most,
    ">": lambda a, b, c, d: _less(c, d, a, b),
    ">=": lambda a, b, c, d: _at_most(c, d, a, b),
    "=": _same,
    "!=": _different,
}


def comparer(op: str) -> Callable[[Any, Any], Truth]:
    """The function that compares two operands as `op` does: unknown ones give None, and False where one of them
    does not arise (rule C1), so that `comparer(OPPOSITE[op])` is its fails half."""
    exact, ranged = OPERATORS[op], _COMPARE[op]

    def run(left: Number | Range | Absent | None, right: Number | Range | Absent | None) -> Truth:
        if left is ABSENT or right is ABSENT:
            return False
        if left is None or right is None:
            return None
        if not isinstance(left, tuple):
            if not isinstance(right, tuple):
                return exact(left, right)
            return ranged(left, left, right[0], right[1])
        if not isinstance(right, tuple):
            return ranged(left[0], left[1], right, right)
        return ranged(left[0], left[1], right[0], right[1])

    return run


def add(left: Any, right: Any) -> Any:
    """The sum of two operands: None where one is unknown, ABSENT where one does not arise."""
    return _combine(left, right, lambda a, b, c, d: (a + c, b + d))


def subtract(left: Any, right: Any) -> Any:
    """The difference of two operands, on the same terms as `add`.

    >>> subtract((2, 3), 1)
    (1, 2)
    """
    return _combine(left, right, lambda a, b, c, d: (a - d, b - c))


def _combine(left: Any, right: Any, by: Callable[[Any, Any, Any, Any], Range]) -> Any:
    if left is ABSENT or right is ABSENT:
        return ABSENT
    if left is None or right is None:
        return None
    try:
        lo, hi = by(*bounds(left), *bounds(right))
    except ArithmeticError:  # a decimal too large to reckon with
        return None
    return lo if lo == hi else (lo, hi)
