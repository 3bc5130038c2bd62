"""The leaves of conditions: one test, as the truth of both its halves in each case of one variable (rules C1 to C3).

A test that reads several sources at once has a variable of its own, which counts while all that it needs is known.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ...dsl.intervals import bounds, compare
from ...dsl.truth import ABSENT, DOES_NOT_ARISE, FAILS, HOLDS, UNKNOWN, Pair, negation, state_pair
from ..model import Tree
from .domains import Case

FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
"""Each comparison as it reads from the other side."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One test. `pairs` has its two halves for each case of `variable`.

    They count while every one of `needs` is answered and `unless` is not `yes`; where one of those does not arise the
    test is `absent`; where one is a gap or pending it is unknown.
    """

    variable: int
    pairs: tuple[Pair, ...]
    needs: tuple[int, ...] = ()
    unless: int | None = None
    absent: Pair = DOES_NOT_ARISE


def pairs_of(test: Callable[[Case], Pair], cases: list[Case]) -> tuple[Pair, ...]:
    """The pair of a test in every case."""
    return tuple(test(case) for case in cases)


def of_state(name: str) -> Callable[[Case], Pair]:
    """A state test, in a condition that decides (rule C2)."""
    return lambda case: state_pair(name, case.state, deciding=True)


def on_answer(test: Callable[[Any], bool]) -> Callable[[Case], Pair]:
    """A test of an answer (rule C1)."""

    def pair(case: Case) -> Pair:
        operand = _operand(case)
        if operand is None:
            return UNKNOWN
        if operand is ABSENT:
            return DOES_NOT_ARISE
        return HOLDS if test(operand) else FAILS

    return pair


def compared(op: str, constant: Any) -> Callable[[Case], Pair]:
    """A number or a date compared with a constant (rules C1, C3)."""

    def pair(case: Case) -> Pair:
        operand = _operand(case)
        if operand is None:
            return UNKNOWN
        if operand is ABSENT:
            return DOES_NOT_ARISE
        truth = compare(op, bounds(operand), bounds(constant))
        return truth, negation(truth)

    return pair


def _operand(case: Case) -> Any:
    if case.state == "answered":
        return case.operand
    return ABSENT if case.state in ("not_applicable", "skipped") else None


def constant_of(tree: Tree) -> Decimal | None:
    """The number that a tree is, or None."""
    return Decimal(str(tree[1])) if tree[0] == "number" else None
