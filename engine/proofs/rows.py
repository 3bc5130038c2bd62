"""Tests over the rows of a group, written out for a small number of rows (rule C6).

A proof takes such a test for itself, whatever it may come to: what then cannot be, cannot be for any number of rows. An
example needs rows that it can show, so it is looked for among groups of at most `MOST_ROWS`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from typing import TYPE_CHECKING

from ...dsl.context import FOLDS, GROUP_NODES
from ...dsl.intervals import compare
from ...dsl.operands import number
from ..model import Model, Ref, Tree
from ..portable import nodes, parts
from .formula import LIT, Formula, conj, disj
from .leaf import FLIPPED

if TYPE_CHECKING:
    from .reading import Reading
    from .world import Row

MOST_ROWS = 3
"""Rows of one group in an example."""

FIRST, SECOND = 0, 1


def any_row(reading: Reading, model: int, tree: Tree, row: Row, *, truth: bool, half: int) -> Formula:
    """That one half of `any row` is true, or false."""
    _, path, test = tree
    group = _Group(reading, model, path, row)
    found: list[Formula] = []
    for n in range(MOST_ROWS):
        at = group.row(n)

        def is_(wanted: bool, half: int, at: Row = at) -> Formula:
            return reading.condition(model, test, at, "T" if wanted else "F", half)

        if half == FIRST:
            found.append(is_(truth, FIRST))
        elif truth:
            found.append(disj([is_(True, SECOND), conj([is_(False, FIRST), is_(False, SECOND)])]))
        else:
            found.append(conj([is_(False, SECOND), is_(True, FIRST)]))
    if truth == (half == FIRST):
        return disj(conj([group.at_least(n + 1), each]) for n, each in enumerate(found))
    every = conj(disj([group.fewer_than(n + 1), each]) for n, each in enumerate(found))
    return disj([group.empty(), conj([group.at_least(1), every])])


def counted(reading: Reading, model: int, tree: Tree, row: Row, *, truth: bool) -> Formula | None:
    """That a count of rows compared with a number is true, or false; None where it compares something else."""
    _, op, left, right = tree
    if left[0] != "count":
        op, left, right = FLIPPED[op], right, left
    if left[0] != "count" or right[0] != "number":
        return None
    _, path, test = left
    constant = (number(right[1]), number(right[1]))
    group = _Group(reading, model, path, row)
    found: list[Formula] = [group.empty()] if compare(op, (0, 0), constant) is truth else []
    for many in range(1, MOST_ROWS + 1):
        for each in product((True, False, None), repeat=many) if test is not None else [(True,) * many]:
            least = each.count(True)
            if compare(op, (least, least + each.count(None)), constant) is not truth:
                continue
            parts = [group.exactly(many)]
            if test is not None:
                parts += [_is(reading, model, test, group.row(n), wanted) for n, wanted in enumerate(each)]
            found.append(conj(parts))
    return disj(found)


def folds(tree: Tree) -> list[Tree]:
    """The `latest`, `earliest` and `total` of rows in a comparison."""
    return [node for node in nodes(tree) if node[0] in FOLDS] if tree[0] == "compare" else []


def end_of_rows(tree: Tree, inside: Sequence[Tree]) -> Tree | None:
    """The one `latest` or `earliest` that a comparison reckons from, and that it does not arise without; None where it
    reads rows in another way too, or an age. `inside` are the nodes of it that read rows."""
    if len(inside) != 1 or inside[0][0] not in ("latest", "earliest"):
        return None
    return None if any(node[0] == "age" for node in nodes(tree)) else inside[0]


def beside_rows(model: Model, tree: Tree) -> tuple[Ref, ...]:
    """What a comparison reads besides the rows of its groups, the day of reckoning as what says it."""
    found: dict[Ref, None] = {}
    waiting = [tree]
    while waiting:
        at = waiting.pop()
        if at[0] in ("question", "fact"):
            found[(at[0], at[1])] = None
        elif at[0] == "as_of":
            found |= {} if model.as_of is None else {model.as_of: None}
        elif at[0] not in GROUP_NODES:
            waiting += parts(at)
    return tuple(found)


def of_one_row(tree: Tree) -> Tree | None:
    """A comparison as it reads where the group that it goes over has a single row: from within that row. None where it goes
    over several groups, or over none.

    >>> of_one_row(("compare", ">", ("total", "debts", ("question", "debts.owed")), ("number", 9)))
    ('compare', '>', ('question', 'debts.owed'), ('number', 9))
    """
    if len({node[1] for node in folds(tree)}) != 1 or any(
        node[0] in GROUP_NODES and node[0] not in FOLDS for node in nodes(tree)
    ):
        return None
    return _in_row(tree)


def _in_row(tree: Tree) -> Tree:
    if tree[0] in FOLDS:
        return _in_row(tree[2])
    return tuple(_in_row(part) if isinstance(part, tuple) else part for part in tree)


def in_one_row(reading: Reading, model: int, tree: Tree, row: Row, wanted: str, half: int) -> Formula | None:
    """That one half of a comparison over rows is what is wanted, with a single row; None where that tells nothing."""
    single = of_one_row(tree)
    if single is None:
        return None
    group = _Group(reading, model, folds(tree)[0][1], row)
    return conj([group.exactly(1), reading.condition(model, single, group.row(0), wanted, half)])


def _is(reading: Reading, model: int, test: Tree, row: Row, wanted: bool | None) -> Formula:
    if wanted is None:
        return conj([reading.condition(model, test, row, want) for want in ("NT", "NF")])
    return reading.condition(model, test, row, "T" if wanted else "F")


class _Group:
    def __init__(self, reading: Reading, model: int, path: str, row: Row) -> None:
        self._home = row[: path.count(".")]
        self._variable = reading.world.question(model, path, self._home)
        self._cases = reading.world.variables[self._variable].cases
        self._full = reading.world.full[self._variable]

    def row(self, n: int) -> Row:
        return (*self._home, n)

    def at_least(self, many: int) -> Formula:
        return self._with(lambda rows: rows >= many)

    def fewer_than(self, many: int) -> Formula:
        return self._with(lambda rows: rows < many)

    def exactly(self, many: int) -> Formula:
        return self._with(lambda rows: rows == many)

    def empty(self) -> Formula:
        none = (case.state in ("not_applicable", "skipped") for case in self._cases)
        return (LIT, self._variable, sum(1 << n for n, yes in enumerate(none) if yes) & self._full)

    def _with(self, test: Callable[[int], bool]) -> Formula:
        mask = 0
        for n, case in enumerate(self._cases):
            if case.state == "answered" and test(case.operand):
                mask |= 1 << n
        return (LIT, self._variable, mask & self._full)
