"""The reference meaning of conditions: rules C1 to C6 written down as they read, for tests and for proofs.

It gives the full pair. Statuses are decided by `closures`, which agree with it on every cell of the truth table and
on random conditions; nothing here is meant to be fast, and only explanations use it (`reasons`). It recurs as deep
as the tree is nested, definitions included.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import working_days
from .context import Context, Ref, Tree, depth_of, outward
from .dates import completed, parse, shift
from .intervals import UNBOUNDED, add, bounds, compare, subtract
from .operands import number
from .truth import (
    ABSENT,
    DOES_NOT_ARISE,
    FAILS,
    HOLDS,
    UNKNOWN,
    Frame,
    Pair,
    Rows,
    Truth,
    conjunction,
    disjunction,
    negation,
    pair_all,
    pair_any,
    pair_not,
    pair_possibly,
    pair_surely,
    state_pair,
)


def evaluate(tree: Tree, context: Context, frame: Frame, *, scope: str = "", deciding: bool) -> Pair:
    """The pair of a condition in a frame of `scope`. Raises ValueError for a tree that is no condition."""
    return Reading(context, deciding).condition(tree, scope, frame)


def operand(tree: Tree, context: Context, frame: Frame, *, scope: str = "", deciding: bool = False) -> Any:
    """The operand of a value in a frame of `scope`: None unknown, ABSENT where it does not arise."""
    return Reading(context, deciding).value(tree, scope, frame)


def does_not_arise(pair: Pair) -> Truth:
    """Whether a pair is (F,F), as far as that is known."""
    return conjunction((negation(pair[0]), negation(pair[1])))


class Reading:
    """Reads conditions and values in a context; `deciding` says that they decide a status (rule C2)."""

    def __init__(self, context: Context, deciding: bool) -> None:
        """For the conditions of one exemplar."""
        self.context = context
        self.deciding = deciding

    def condition(self, tree: Tree, scope: str, frame: Frame) -> Pair:
        """The pair of a condition in a frame of `scope`."""
        match tree:
            case ("all", *parts):
                return pair_all(self.condition(part, scope, frame) for part in parts)
            case ("any", *parts):
                return pair_any(self.condition(part, scope, frame) for part in parts)
            case ("not", part):
                return pair_not(self.condition(part, scope, frame))
            case ("surely", part):
                return pair_surely(self.condition(part, scope, frame))
            case ("possibly", part):
                return pair_possibly(self.condition(part, scope, frame))
            case ("named", name):
                return self.condition(self.context.define[name], "", outward(frame, depth_of(scope)))
            case ("state", source, test):
                return state_pair(test, self.read(source, scope, frame, of_state=True), self.deciding)
            case ("is", source, code):
                return _on_answer(self.value(source, scope, frame), lambda answer: answer == code)
            case ("one_of", source, codes):
                return _on_answer(self.value(source, scope, frame), lambda answer: answer in codes)
            case ("includes", source, code):
                return _on_answer(self.value(source, scope, frame), lambda answer: code in answer)
            case ("compare", op, left, right):
                return _compared(op, self.value(left, scope, frame), self.value(right, scope, frame))
            case ("some", path, test):
                return self.any_row(path, test, scope, frame)
            case (
                "every",
                path,
                test,
            ):  # every row passes: no row fails, or rather any row fails, turned round
                return pair_not(self.any_row(path, ("not", test), scope, frame))
            case ("none", path, test):
                return pair_not(self.any_row(path, test, scope, frame))
            case _:
                raise ValueError(f"no condition is called {tree[0]}")

    def any_row(self, path: str, test: Tree, scope: str, frame: Frame) -> Pair:
        """Any row (rule C6): every other group test is this one turned round.

        It fails when every row fails or is left out; a row that may yet be left out is as unknown as one that
        may yet fail.
        """
        rows = self.rows(path, scope, frame)
        if rows is None:
            return UNKNOWN
        pairs = [self.condition(test, path, row) for row in rows.frames]
        holds = disjunction(pair[0] for pair in pairs)
        fails = conjunction(disjunction((pair[1], does_not_arise(pair))) for pair in pairs)
        if rows.others:
            return (None if holds is False else holds), (None if fails is True else fails)
        return holds, fails

    def value(self, tree: Tree, scope: str, frame: Frame) -> Any:
        """The operand of a value in a frame of `scope`."""
        match tree:
            case ("question" | "fact", _):
                return self.read(tree, scope, frame)
            case ("number", written):
                return number(written)
            case ("date", written):
                return parse(written)
            case ("as_of",):
                as_of = self.context.as_of
                return None if as_of is None else self.read(as_of, scope, frame)
            case ("today",):
                return (day := self.context.today()), day
            case ("age", unit, born, on, unless):
                if unless is not None and self.read(unless, scope, frame) == "yes":
                    return ABSENT
                return self.elapsed(unit, self.read(born, scope, frame), self.value(on, scope, frame))
            case ("elapsed", unit, start, end):
                return self.elapsed(unit, self.value(start, scope, frame), self.value(end, scope, frame))
            case ("shift", n, unit, date):
                return self.shifted(n, unit, self.value(date, scope, frame))
            case ("add", left, right):
                return add(self.value(left, scope, frame), self.value(right, scope, frame))
            case ("subtract", left, right):
                return subtract(self.value(left, scope, frame), self.value(right, scope, frame))
            case ("count", path, test):
                return self.count(path, test, scope, frame)
            case ("total", path, inner):
                return self.total(path, inner, scope, frame)
            case ("latest", path, inner):
                return self.last(path, inner, scope, frame)
            case ("earliest", path, inner):
                return self.first(path, inner, scope, frame)
            case _:
                raise ValueError(f"no value is called {tree[0]}")

    def elapsed(self, unit: str, start: Any, end: Any) -> Any:
        """The range of completed units between two ranges of days (rule C3)."""
        if start is ABSENT or end is ABSENT:
            return ABSENT
        if start is None or end is None:
            return None
        least = -UNBOUNDED if _open(start[1], end[0]) else self.units(unit, start[1], end[0])
        most = UNBOUNDED if _open(start[0], end[1]) else self.units(unit, start[0], end[1])
        if least is None or most is None:
            return None
        return _exact_or_range(least, most)

    def units(self, unit: str, start: int, end: int) -> int | None:
        """Completed units between two days; working days by rule C5."""
        if unit == "working days":
            return working_days.between(start, end, self.context.nation)
        return completed(unit, start, end)

    def shifted(self, n: int, unit: str, value: Any) -> Any:
        """Both ends of a range of days, moved; an open end stays open."""
        if value is None or value is ABSENT:
            return value
        ends: list[Any] = []
        for end in value:
            if _open(end):
                ends.append(end)
            elif unit == "working days":
                ends.append(working_days.add(end, n, self.context.nation))
            else:
                ends.append(shift(end, n, unit))
        return None if None in ends else tuple(ends)

    def count(self, path: str, test: Tree | None, scope: str, frame: Frame) -> Any:
        """Between the rows for which the test holds, and those for which it holds or may."""
        rows = self.rows(path, scope, frame)
        if rows is None:
            return None
        holds = [True if test is None else self.condition(test, path, row)[0] for row in rows.frames]
        least = holds.count(True)
        return _exact_or_range(least, UNBOUNDED if rows.others else least + holds.count(None))

    def total(self, path: str, inner: Tree, scope: str, frame: Frame) -> Any:
        """The sum of what arises; unknown with a gap row or others."""
        rows = self.rows(path, scope, frame)
        if rows is None or rows.others:
            return None
        result: Any = 0
        for value in self.arising(inner, path, rows):
            result = add(result, value)
        return result

    def last(self, path: str, inner: Tree, scope: str, frame: Frame) -> Any:
        """The latest date of what arises; others can only make it later."""
        rows = self.rows(path, scope, frame)
        if rows is None:
            return None
        dates = self.arising(inner, path, rows)
        if None in dates or (rows.others and not dates):
            return None
        if not dates:
            return ABSENT
        return max(lo for lo, _ in dates), UNBOUNDED if rows.others else max(hi for _, hi in dates)

    def first(self, path: str, inner: Tree, scope: str, frame: Frame) -> Any:
        """The earliest date of what arises; others can only make it earlier."""
        rows = self.rows(path, scope, frame)
        if rows is None:
            return None
        dates = self.arising(inner, path, rows)
        if None in dates or (rows.others and not dates):
            return None
        if not dates:
            return ABSENT
        return -UNBOUNDED if rows.others else min(lo for lo, _ in dates), min(hi for _, hi in dates)

    def arising(self, inner: Tree, path: str, rows: Rows) -> list[Any]:
        """The values of the rows in which it arises, unknown ones with them."""
        values = [self.value(inner, path, row) for row in rows.frames]
        return [value for value in values if value is not ABSENT]

    def rows(self, path: str, scope: str, frame: Frame) -> Rows | None:
        """The rows of a group; None while it is blank, a gap or pending."""
        rows: Rows | None = self.read(("question", path), scope, frame)
        return rows

    def read(self, source: Tree | Ref, scope: str, frame: Frame, *, of_state: bool = False) -> Any:
        """The operand of a source, or its state."""
        up, index = self.context.place(scope, (source[0], source[1]))
        return outward(frame, up)[index + of_state]


def _on_answer(answer: Any, test: Callable[[Any], bool]) -> Pair:
    """Rule C1: (T,F) or (F,T) on an answer, (U,U) on a gap or pending, (F,F) where it does not arise."""
    if answer is None:
        return UNKNOWN
    if answer is ABSENT:
        return DOES_NOT_ARISE
    return HOLDS if test(answer) else FAILS


def _compared(op: str, left: Any, right: Any) -> Pair:
    """Rule C3, for numbers and dates; a comparison with what does not arise does not arise."""
    if left is ABSENT or right is ABSENT:
        return DOES_NOT_ARISE
    if left is None or right is None:
        return UNKNOWN
    truth = compare(op, bounds(left), bounds(right))
    return truth, negation(truth)


def _open(*ends: Any) -> bool:
    return any(end in (UNBOUNDED, -UNBOUNDED) for end in ends)


def _exact_or_range(lo: Any, hi: Any) -> Any:
    return lo if lo == hi else (lo, hi)
