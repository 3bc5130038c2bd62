"""Conditions compiled to closures over frames: what a session runs.

A condition has two halves (rule C1). Each half is compiled on its own, `not` changing from one to the other, so
that no pair is ever built: the closure of a condition is its holds half.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from . import groups, leaves, operands
from .context import GROUP_TESTS, Context, Tree, depth_of
from .intervals import OPPOSITE, add, subtract
from .leaves import Closure
from .nesting import LIMIT, TooDeep, depth
from .operands import Value, climb, read
from .truth import Rows, Truth

__all__ = ["Closure", "Compiler", "Context", "Rows", "TooDeep", "Tree", "Truth", "Value", "compile", "value"]

HOLDS: Final = 0
FAILS: Final = 1

_SOURCES: Final = ("question", "fact")


def compile(tree: Tree, context: Context, *, scope: str = "", deciding: bool) -> Closure:
    """The closure of one condition: True, False, or None for unknown, in a frame of `scope`.

    `deciding` says that the condition decides a status (rule C2). Many conditions of one exemplar share a
    `Compiler`. Raises TooDeep beyond `nesting.LIMIT`, ValueError for a tree that is no condition.
    """
    return Compiler(context).condition(tree, scope=scope, deciding=deciding)


def value(tree: Tree, context: Context, *, scope: str = "", deciding: bool = False) -> Value:
    """The closure of one value: its operand in a frame of `scope`. Raises as `compile` does."""
    return Compiler(context).value(tree, scope=scope, deciding=deciding)


class Compiler:
    """Compiles the conditions of one exemplar; a definition that several use is compiled once."""

    def __init__(self, context: Context) -> None:
        """For the conditions of one exemplar."""
        self._context = context
        self._named: dict[tuple[str, bool, int], Closure] = {}
        self._depths: dict[str, int] = {}

    def condition(self, tree: Tree, *, scope: str = "", deciding: bool) -> Closure:
        """As `compile`."""
        self._measure(tree)
        return self._half(tree, scope, deciding, HOLDS)

    def fails(self, tree: Tree, *, scope: str = "", deciding: bool) -> Closure:
        """The closure of the other half: whether the condition fails."""
        self._measure(tree)
        return self._half(tree, scope, deciding, FAILS)

    def value(self, tree: Tree, *, scope: str = "", deciding: bool = False) -> Value:
        """As the function `value`."""
        self._measure(tree)
        return self._value(tree, scope, deciding)

    def _measure(self, tree: Tree) -> None:
        if depth(tree, self._context.define, self._depths) > LIMIT:
            raise TooDeep(f"a condition is nested more than {LIMIT} levels deep")

    def _half(self, tree: Tree, scope: str, deciding: bool, half: int) -> Closure:
        kind = tree[0]
        if kind in ("all", "any"):
            parts = [self._half(part, scope, deciding, half) for part in tree[1:]]
            join = leaves.conjunction if (kind == "all") is (half == HOLDS) else leaves.disjunction
            return parts[0] if len(parts) == 1 else join(parts)
        if kind == "not":
            return self._half(tree[1], scope, deciding, FAILS if half == HOLDS else HOLDS)
        if kind in _LEAVES:
            return self._leaf(tree, scope, half)
        if kind == "state":
            up, index = self._place(tree[1], scope)
            return climb(leaves.state(index + 1, tree[2], deciding, half), up)
        if kind == "compare":
            return self._compare(tree, scope, deciding, half)
        if kind == "named":
            return self._definition(tree[1], scope, deciding, half)
        if kind in GROUP_TESTS:
            return self._group_test(kind, tree, scope, deciding, half)
        if kind in ("surely", "possibly"):
            return _MODAL[kind, half](self._half(tree[1], scope, deciding, HOLDS))
        raise ValueError(f"no condition is called {kind}")

    def _leaf(self, tree: Tree, scope: str, half: int) -> Closure:
        up, index = self._place(tree[1], scope)
        operand = frozenset(tree[2]) if tree[0] == "one_of" else tree[2]
        return climb(_LEAVES[tree[0]][half](index, operand), up)

    def _compare(self, tree: Tree, scope: str, deciding: bool, half: int) -> Closure:
        _, op, left, right = tree
        if half == FAILS:
            op = OPPOSITE[op]
        if left[0] in _SOURCES and right[0] == "number":
            up, index = self._place(left, scope)
            return climb(leaves.compare_number(index, op, operands.number(right[1])), up)
        return leaves.compare(op, self._value(left, scope, deciding), self._value(right, scope, deciding))

    def _definition(self, name: str, scope: str, deciding: bool, half: int) -> Closure:
        key = (name, deciding, half)
        if key not in self._named:
            self._named[key] = self._half(self._context.define[name], "", deciding, half)
        return climb(self._named[key], depth_of(scope))

    def _group_test(self, kind: str, tree: Tree, scope: str, deciding: bool, half: int) -> Closure:
        _, path, test = tree
        rows = self._rows(path, scope)
        holds = self._half(test, path, deciding, HOLDS)
        if kind == "none":
            kind, half = "some", FAILS if half == HOLDS else HOLDS
        if kind == "some" and half == HOLDS:
            return groups.some_row(rows, holds)
        fails = self._half(test, path, deciding, FAILS)
        if kind == "some":
            return groups.all_rows(rows, fails, holds)
        if half == HOLDS:
            return groups.all_rows(rows, holds, fails)
        return groups.some_row(rows, fails)

    def _rows(self, path: str, scope: str) -> Value:
        return self._source(("question", path), scope)

    def _source(self, source: Tree, scope: str) -> Value:
        return read(*self._place(source, scope))

    def _place(self, source: Tree, scope: str) -> tuple[int, int]:
        return self._context.place(scope, (source[0], source[1]))

    def _value(self, tree: Tree, scope: str, deciding: bool) -> Value:
        kind = tree[0]
        context = self._context
        if kind in _SOURCES:
            return self._source(tree, scope)
        if kind == "number":
            return operands.constant(operands.number(tree[1]))
        if kind == "date":
            return operands.constant(operands.date_constant(tree[1]))
        if kind == "as_of":
            return operands.constant(None) if context.as_of is None else self._source(context.as_of, scope)
        if kind == "today":
            return operands.today(context.today)
        if kind == "age":
            born, on = self._source(tree[2], scope), self._value(tree[3], scope, deciding)
            unless = None if tree[4] is None else self._source(tree[4], scope)
            return operands.age(tree[1], born, on, unless)
        if kind == "elapsed":
            start, end = (self._value(part, scope, deciding) for part in tree[2:4])
            return operands.elapsed(tree[1], context.nation, start, end)
        if kind == "shift":
            return operands.shifted(tree[1], tree[2], context.nation, self._value(tree[3], scope, deciding))
        if kind in ("add", "subtract"):
            left, right = (self._value(part, scope, deciding) for part in tree[1:3])
            return operands.combined(add if kind == "add" else subtract, left, right)
        if kind == "count":
            test = None if tree[2] is None else self._half(tree[2], tree[1], deciding, HOLDS)
            return groups.count(self._rows(tree[1], scope), test)
        if kind in _OVER_ROWS:
            return _OVER_ROWS[kind](self._rows(tree[1], scope), self._value(tree[2], tree[1], deciding))
        raise ValueError(f"no value is called {kind}")


_LEAVES: Final[dict[str, tuple[Callable[[int, Any], Closure], Callable[[int, Any], Closure]]]] = {
    "is": (leaves.is_code, leaves.is_not_code),
    "one_of": (leaves.one_of, leaves.not_one_of),
    "includes": (leaves.includes, leaves.excludes),
}

_MODAL: Final[dict[tuple[str, int], Callable[[Closure], Closure]]] = {
    ("surely", HOLDS): leaves.surely,
    ("surely", FAILS): leaves.not_surely,
    ("possibly", HOLDS): leaves.possibly,
    ("possibly", FAILS): leaves.not_possibly,
}

_OVER_ROWS: Final[dict[str, Callable[[Value, Value], Value]]] = {
    "total": groups.total,
    "latest": groups.latest,
    "earliest": groups.earliest,
}
