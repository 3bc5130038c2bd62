"""From conditions to formulas: each half of a three-valued condition as what has to be for it to be true, false, or not
(rules C1 to C6), and from rules to what has to be for a status (rule S1).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from ...dsl.context import GROUP_NODES, GROUP_TESTS
from ...dsl.dates import parse
from ...dsl.intervals import compare
from ...dsl.operands import number
from ...dsl.truth import FAILS, HOLDS, UNKNOWN, Pair
from ..model import Model, Ref, Rule, Tree
from ..portable import nodes
from .domains import Case, TooMany
from .elapsed import apart
from .formula import FALSE, LIT, TRUE, Formula, conj, disj, negated
from .leaf import FLIPPED, Leaf, compared, of_state, on_answer, pairs_of
from .rows import any_row, beside_rows, counted, end_of_rows, folds, in_one_row
from .world import Row, World

IS, IS_NOT, NOT_IS, NOT_IS_NOT = "T", "F", "NT", "NF"
"""What is wanted of a truth: true, false, not true, not false."""

_OPPOSITE: Final = {IS: NOT_IS, NOT_IS: IS, IS_NOT: NOT_IS_NOT, NOT_IS_NOT: IS_NOT}
FIRST, SECOND = 0, 1


class Reading:
    """Reads the conditions and statuses of a world's exemplars; what was read is remembered."""

    def __init__(self, world: World) -> None:
        """Of the exemplars of this world."""
        self.world = world
        self._leaves: dict[tuple[object, ...], Leaf] = {}
        self._status: dict[tuple[object, ...], Formula] = {}

    # --- statuses (rule S1) -------------------------------------------------------------------------------------

    def asked(self, model: int, node: str, row: Row) -> Formula:
        """That a node is asked."""
        key = (model, node, row, "asked")
        found = self._status.get(key)
        if found is None:
            parts = [self._around(model, node, row, "asked")]
            for rule in self.world.rules(model, node):
                tree = rule.condition.tree
                if rule.kind == "skip":
                    parts.append(self.condition(model, tree, row, NOT_IS))
                else:
                    parts.append(self.condition(model, tree, row, NOT_IS_NOT if _at_once(rule) else IS))
            if self._retired(model, node):
                parts = [FALSE]
            found = self._status[key] = conj(parts)
        return found

    def skipped(self, model: int, node: str, row: Row) -> Formula:
        """That a node is skipped."""
        key = (model, node, row, "skipped")
        found = self._status.get(key)
        if found is None:
            parts = [self._around(model, node, row, "skipped")]
            for rule in self.world.rules(model, node):
                wanted = IS if rule.kind == "skip" else IS_NOT
                parts.append(self.condition(model, rule.condition.tree, row, wanted))
            if self._retired(model, node):
                parts = [TRUE]
            found = self._status[key] = disj(parts)
        return found

    def not_asked(self, model: int, node: str, row: Row) -> Formula:
        """That a node is pending or skipped."""
        return negated(self.asked(model, node, row), self.world.full)

    def not_skipped(self, model: int, node: str, row: Row) -> Formula:
        """That a node is asked or pending."""
        return negated(self.skipped(model, node, row), self.world.full)

    def _retired(self, model: int, node: str) -> bool:
        return node[0] == "q" and self.world.models[model].questions[node[2:]].retired is not None

    def _around(self, model: int, node: str, row: Row, status: str) -> Formula:
        around = self.world.container(model, node)
        if around is None or not any(self.world.can_be(model, around)):
            return TRUE if status == "asked" else FALSE
        if around[0] == "s":
            variable = self.world.section(model, around[2:])
        else:
            variable = self.world.question(model, around[2:], row[:-1])
        held = self.world.variables[variable]
        mask = held.asked if status == "asked" else held.skipped
        return (LIT, variable, mask)

    # --- conditions ---------------------------------------------------------------------------------------------

    def condition(self, model: int, tree: Tree, row: Row, wanted: str, half: int = FIRST) -> Formula:
        """That one half of a condition, read in a row, is what is wanted. As deep as the condition, which is
        capped where it is typed."""
        kind = tree[0]
        if kind in ("all", "any"):
            parts = [self.condition(model, part, row, wanted, half) for part in tree[1:]]
            every = (kind == "all") == (half == FIRST)
            return conj(parts) if every == (wanted in (IS, NOT_IS_NOT)) else disj(parts)
        if kind == "not":
            return self.condition(model, tree[1], row, wanted, SECOND - half)
        if kind == "named":
            return self.condition(model, self.world.models[model].define[tree[1]].tree, (), wanted, half)
        if kind == "surely" or kind == "possibly":
            yes = IS if kind == "surely" else NOT_IS_NOT
            positive = (wanted in (IS, NOT_IS_NOT)) == (half == FIRST)
            return self.condition(model, tree[1], row, yes if positive else _OPPOSITE[yes])
        if kind == "every":
            return self.condition(model, ("some", tree[1], ("not", tree[2])), row, wanted, SECOND - half)
        if kind == "none":
            return self.condition(model, ("some", tree[1], tree[2]), row, wanted, SECOND - half)
        if self.world.rows and kind in ("some", "compare"):
            written = self._written_out(model, tree, row, wanted, half)
            if written is not None:
                return written
        return self._of_leaf(self._leaf(model, tree, row), wanted, half)

    def _written_out(self, model: int, tree: Tree, row: Row, wanted: str, half: int) -> Formula | None:
        """A test over a few rows, row by row; None where it is none."""
        truth = wanted in (IS, NOT_IS)
        if tree[0] == "some":
            found: Formula | None = any_row(self, model, tree, row, truth=truth, half=half)
        elif folds(tree):
            return in_one_row(self, model, tree, row, wanted, half)
        else:
            found = counted(self, model, tree, row, truth=truth == (half == FIRST))
        if found is None or wanted in (IS, IS_NOT):
            return found
        return negated(found, self.world.full)

    def _of_leaf(self, leaf: Leaf, wanted: str, half: int) -> Formula:
        full = self.world.full
        if wanted in (NOT_IS, NOT_IS_NOT):
            return negated(self._of_leaf(leaf, _OPPOSITE[wanted], half), full)
        truth = wanted == IS
        mask = 0
        for n, pair in enumerate(leaf.pairs):
            if pair[half] is truth:
                mask |= 1 << n
        known: Formula = (LIT, leaf.variable, mask & full[leaf.variable])
        if not leaf.needs:
            return known
        answered = [(LIT, need, self._with_state(need, ("answered",))) for need in leaf.needs]
        absent = [(LIT, need, self._with_state(need, ("not_applicable", "skipped"))) for need in leaf.needs]
        if leaf.unless is not None:
            yes = self._saying(leaf.unless, "yes")
            answered.append((LIT, leaf.unless, full[leaf.unless] & ~yes))
            absent.append((LIT, leaf.unless, yes))
        arises = conj([*answered, known])
        return disj([arises, *absent]) if leaf.absent[half] is truth else arises

    def _with_state(self, variable: int, states: tuple[str, ...]) -> int:
        cases = self.world.variables[variable].cases
        mask = sum(1 << n for n, case in enumerate(cases) if case.state in states)
        return mask & self.world.full[variable]

    def _saying(self, variable: int, code: str) -> int:
        cases = self.world.variables[variable].cases
        return sum(
            1 << n for n, case in enumerate(cases) if case.state == "answered" and case.operand == code
        )

    # --- leaves -------------------------------------------------------------------------------------------------

    def _leaf(self, model: int, tree: Tree, row: Row) -> Leaf:
        key = (model, tree, row)
        found = self._leaves.get(key)
        if found is None:
            found = self._leaves[key] = self._made(model, tree, row)
        return found

    def _made(self, model: int, tree: Tree, row: Row) -> Leaf:
        kind = tree[0]
        if kind == "state":
            return self._on_source(model, tree[1], row, of_state(tree[2]))
        if kind == "compare":
            return self._comparison(model, tree, row)
        if kind in ("is", "one_of", "includes") and not self._coarse(model, tree[1], row):
            return self._on_source(model, tree[1], row, on_answer(_TESTS[kind](tree[2])))
        return self._whole(model, tree, row)

    def _coarse(self, model: int, source: Tree, row: Row) -> bool:
        """Whether a source has too many answers to tell them apart."""
        variable = self.world.source(model, (source[0], source[1]), row)
        answers = [c.operand for c in self.world.variables[variable].cases if c.state == "answered"]
        return answers == [True]

    def _on_source(self, model: int, source: Tree, row: Row, test: Callable[[Case], Pair]) -> Leaf:
        variable = self.world.source(model, (source[0], source[1]), row)
        return Leaf(variable, pairs_of(test, self.world.variables[variable].cases))

    def _comparison(self, model: int, tree: Tree, row: Row) -> Leaf:
        _, op, left, right = tree
        try:
            found = apart(self.world.models[model], tree)
            if found is not None:
                variable = self.world.apart(model, found, row)
                cases = self.world.variables[variable].cases
                pairs = tuple(found.pair(*case.operand) for case in cases)
                needs = self.world.variables[variable].between
                unless = None if found.unless is None else self.world.source(model, found.unless, row)
                return Leaf(variable, pairs, needs, unless)
        except TooMany:
            return self._whole(model, tree, row)
        for one, other, said in ((left, right, op), (right, left, FLIPPED[op])):
            plain = one[0] in ("question", "fact") and other[0] in ("number", "date")
            if plain and not self._coarse(model, one, row):
                constant = number(other[1]) if other[0] == "number" else parse(other[1])
                return self._on_source(model, one, row, compared(said, constant))
        return self._whole(model, tree, row)

    def _whole(self, model: int, tree: Tree, row: Row) -> Leaf:
        """A test for itself: whatever it may come to, given the states of what it reads."""
        held = self.world.models[model]
        read = list(nodes(tree))
        inside = [node for node in read if node[0] in GROUP_NODES]
        if inside:
            return self._of_rows(model, tree, row, inside)
        unsure = any(node[0] in ("today", "named") or _working(node) for node in read)
        refs: dict[Ref, None] = {}
        for node in read:
            if node[0] in ("question", "fact"):
                refs[(node[0], node[1])] = None
            elif node[0] == "as_of" and held.as_of is not None:
                refs[held.as_of] = None
        unsure = unsure or any(node[0] == "as_of" and held.as_of is None for node in read)
        unsure = unsure or any(node[0] == "age" for node in read) or any(_partly(held, ref) for ref in refs)
        pairs = (HOLDS, FAILS, UNKNOWN, _NEITHER) if unsure else (HOLDS, FAILS)
        variable = self.world.whole(model, tree, row, [Case("answered", pair) for pair in pairs])
        if any(node[0] == "age" for node in read):
            return Leaf(variable, pairs)
        needs = tuple(dict.fromkeys(self.world.source(model, ref, row) for ref in refs))
        self.world.variables[variable].needs = needs
        return Leaf(variable, pairs, needs)

    def _of_rows(self, model: int, tree: Tree, row: Row, inside: list[Tree]) -> Leaf:
        held = self.world.models[model]
        head = tree if tree[0] in GROUP_TESTS else None
        absent: Pair | None = FAILS if head is not None else None
        beside: tuple[int, ...] = ()
        if tree[0] == "compare" and head is None:
            for one, other, op in ((tree[2], tree[3], tree[1]), (tree[3], tree[2], FLIPPED[tree[1]])):
                if one[0] in ("count", "total") and other[0] == "number":
                    constant = number(other[1])
                    truth = compare(op, (0, 0), (constant, constant))
                    head, absent = one, (truth, None if truth is None else not truth)
            if head is None:
                head = end_of_rows(tree, inside)
                absent = None if head is None else _NEITHER
                beside = (
                    ()
                    if head is None
                    else tuple(self.world.source(model, ref, row) for ref in beside_rows(held, tree))
                )
        plain = len(inside) == 1 and not any(node[0] in _PARTLY for node in nodes(tree))
        pairs = (HOLDS, FAILS, UNKNOWN) if plain and tree[0] == "some" else _ANY
        of = head[1] if head is not None and absent is not None else ""
        variable = self.world.whole(model, tree, row, [Case("answered", pair) for pair in pairs], of=of)
        if head is None or absent is None:
            return Leaf(variable, pairs)
        group = self.world.source(model, ("question", head[1]), row)
        return Leaf(variable, pairs, (group, *beside), absent=absent)


_TESTS: Final[dict[str, Callable[[Any], Callable[[Any], bool]]]] = {
    "is": lambda code: lambda answer: answer == code,
    "one_of": lambda codes: lambda answer: answer in codes,
    "includes": lambda code: lambda answer: code in answer,
}
_NEITHER: Final[Pair] = (False, False)
_ANY: Final[tuple[Pair, ...]] = tuple(
    (one, other)
    for one in (True, False, None)
    for other in (True, False, None)
    if not (one is True and other is True)
)
_PARTLY = frozenset({"state", "surely", "possibly", "latest", "earliest", "named", "age"})


def _at_once(rule: Rule) -> bool:
    return rule.if_not_known == "ask"


def _working(node: Tree) -> bool:
    return node[0] in ("elapsed", "shift") and "working days" in node[1:3]


def _partly(model: Model, ref: Ref) -> bool:
    held = model.questions.get(ref[1]) if ref[0] == "question" else model.facts.get(ref[1])
    return held is None or held.type == "partial date"
