"""Closures for the leaves of a condition and for `and` and `or`: one half each (rule C1).

A leaf reads the frame that it is given: a source of an outer frame is climbed to by the compiler.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from .intervals import OPERATORS, comparer
from .operands import Value
from .truth import ABSENT, STATES, Frame, Truth, state_pair

Closure: TypeAlias = Callable[[Frame], Truth]


def state(index: int, test: str, deciding: bool, half: int) -> Closure:
    """A state test (rule C2); `index` is the place of the source's state."""
    table = {name: state_pair(test, name, deciding)[half] for name in STATES}
    return lambda frame: table[frame[index]]


def is_code(index: int, code: str) -> Closure:
    """Holds half of `is`."""

    def run(frame: Frame) -> Truth:
        value = frame[index]
        return None if value is None else value == code

    return run


def is_not_code(index: int, code: str) -> Closure:
    """Fails half of `is`."""

    def run(frame: Frame) -> Truth:
        value = frame[index]
        return None if value is None else value != code and value is not ABSENT

    return run


def one_of(index: int, codes: frozenset[str]) -> Closure:
    """Holds half of `is one of`."""

    def run(frame: Frame) -> Truth:
        value = frame[index]
        return None if value is None else value in codes

    return run


def not_one_of(index: int, codes: frozenset[str]) -> Closure:
    """Fails half of `is one of`."""

    def run(frame: Frame) -> Truth:
        value = frame[index]
        return None if value is None else value not in codes and value is not ABSENT

    return run


def includes(index: int, code: str) -> Closure:
    """Holds half of `includes`."""

    def run(frame: Frame) -> Truth:
        value = frame[index]
        return None if value is None else value is not ABSENT and code in value

    return run


def excludes(index: int, code: str) -> Closure:
    """Fails half of `includes`."""

    def run(frame: Frame) -> Truth:
        value = frame[index]
        return None if value is None else value is not ABSENT and code not in value

    return run


def compare_number(index: int, op: str, bound: Any) -> Closure:
    """A number source compared with a constant."""
    if op == "<":

        def less(frame: Frame) -> Truth:
            value = frame[index]
            return None if value is None else value is not ABSENT and value < bound

        return less
    if op == ">=":

        def at_least(frame: Frame) -> Truth:
            value = frame[index]
            return None if value is None else value is not ABSENT and value >= bound

        return at_least
    test = OPERATORS[op]

    def run(frame: Frame) -> Truth:
        value = frame[index]
        return None if value is None else value is not ABSENT and test(value, bound)

    return run


def compare(op: str, left: Value, right: Value) -> Closure:
    """Two values compared."""
    test = comparer(op)
    return lambda frame: test(left(frame), right(frame))


def conjunction(parts: list[Closure]) -> Closure:
    """And, in strong Kleene logic."""
    if len(parts) == 2:
        first, second = parts

        def both(frame: Frame) -> Truth:
            truth = first(frame)
            if truth is False:
                return False
            if truth is True:
                return second(frame)
            return False if second(frame) is False else None

        return both
    if len(parts) == 3:
        one, two, three = parts

        def all_three(frame: Frame) -> Truth:
            a = one(frame)
            if a is False:
                return False
            b = two(frame)
            if b is False:
                return False
            c = three(frame)
            return c if a and b or c is False else None

        return all_three
    rest = tuple(parts)

    def run(frame: Frame) -> Truth:
        result: Truth = True
        for part in rest:
            truth = part(frame)
            if truth is False:
                return False
            if truth is None:
                result = None
        return result

    return run


def disjunction(parts: list[Closure]) -> Closure:
    """Or, in strong Kleene logic."""
    if len(parts) == 2:
        first, second = parts

        def either(frame: Frame) -> Truth:
            truth = first(frame)
            if truth is True:
                return True
            if truth is False:
                return second(frame)
            return True if second(frame) is True else None

        return either
    rest = tuple(parts)

    def run(frame: Frame) -> Truth:
        result: Truth = False
        for part in rest:
            truth = part(frame)
            if truth is True:
                return True
            if truth is None:
                result = None
        return result

    return run


def surely(holds: Closure) -> Closure:
    """Whether it holds for certain."""
    return lambda frame: holds(frame) is True


def not_surely(holds: Closure) -> Closure:
    """Whether it does not hold for certain."""
    return lambda frame: holds(frame) is not True


def possibly(holds: Closure) -> Closure:
    """Whether it holds or may hold."""
    return lambda frame: holds(frame) is not False


def not_possibly(holds: Closure) -> Closure:
    """Whether it cannot hold."""
    return lambda frame: holds(frame) is False
