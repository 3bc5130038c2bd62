"""Closures over the rows of a group (rule C6).

Each takes a value that gives the group's `Rows`, or None where the group is blank, a gap or pending, and closures
that are read on the frame of each row. A row in which the test does not arise (it neither holds nor fails) is left
out; with "there are others" a result that another row could overturn is unknown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from .intervals import UNBOUNDED, add, bounds
from .operands import Value
from .truth import ABSENT, Frame, Truth

Closure: TypeAlias = Callable[[Frame], Truth]


def some_row(rows: Value, half: Closure) -> Closure:
    """Whether the half is true of any row: `any` by its holds half, `every` (when it fails) by its fails half."""

    def run(frame: Frame) -> Truth:
        group = rows(frame)
        if group is None:
            return None
        frames, others = group
        result: Truth = None if others else False
        for row in frames:
            truth = half(row)
            if truth is True:
                return True
            if truth is None:
                result = None
        return result

    return run


def all_rows(rows: Value, half: Closure, other: Closure) -> Closure:
    """Whether the half is true of every row in which the test arises: `every` by its holds half, `any` (when it
    fails) by its fails half. `other` is the other half: a row of which both are false is left out."""

    def run(frame: Frame) -> Truth:
        group = rows(frame)
        if group is None:
            return None
        frames, others = group
        result: Truth = None if others else True
        for row in frames:
            truth = half(row)
            if truth is False:
                truth = other(row)
                if truth is True:
                    return False
            if truth is None:
                result = None
        return result

    return run


def count(rows: Value, holds: Closure | None) -> Value:
    """How many rows, or for how many the condition holds: a number, or a range where some are unknown."""

    def run(frame: Frame) -> Any:
        group = rows(frame)
        if group is None:
            return None
        frames, others = group
        if holds is None:
            least = most = len(frames)
        else:
            truths = [holds(row) for row in frames]
            least = truths.count(True)
            most = least + truths.count(None)
        if others:
            return least, UNBOUNDED
        return least if least == most else (least, most)

    return run


def total(rows: Value, value: Value) -> Value:
    """The sum over the rows in which the value arises; unknown with a gap row or others."""

    def run(frame: Frame) -> Any:
        group = rows(frame)
        if group is None or group.others:
            return None
        result: Any = 0
        for row in group.frames:
            operand = value(row)
            if operand is not ABSENT:
                result = add(result, operand)
        return result

    return run


def latest(rows: Value, value: Value) -> Value:
    """The latest date of the rows in which it arises; with others, at least that."""

    def run(frame: Frame) -> Any:
        ends = _ends(rows(frame), value)
        if ends is None or ends is ABSENT:
            return ends
        lows, highs, others = ends
        return max(lows), UNBOUNDED if others else max(highs)

    return run


def earliest(rows: Value, value: Value) -> Value:
    """The earliest date of the rows in which it arises; with others, at most that."""

    def run(frame: Frame) -> Any:
        ends = _ends(rows(frame), value)
        if ends is None or ends is ABSENT:
            return ends
        lows, highs, others = ends
        return -UNBOUNDED if others else min(lows), min(highs)

    return run


def _ends(group: Any, value: Value) -> Any:
    if group is None:
        return None
    frames, others = group
    lows: list[Any] = []
    highs: list[Any] = []
    for row in frames:
        operand = value(row)
        if operand is None:
            return None
        if operand is not ABSENT:
            lo, hi = bounds(operand)
            lows.append(lo)
            highs.append(hi)
    if not lows:
        return None if others else ABSENT
    return lows, highs, others
