"""The conditions of a trial rewritten over numbered variables: what takes states, and what follows from others.

A source takes every state, its values cut at the constants used. A comparison that is more than a source and a
constant is either true or false where all its sources are known, and does not arise as rules C1 and C3 say; a group
test is any pair that its direction leaves open. A question whose own rules are in the trial has the status that they
give it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ...dsl.closures import Closure, Compiler, Context
from ...dsl.context import GROUP_NODES
from ...dsl.truth import ABSENT, GAPS, Truth
from ..model import Model, Ref, Rule, Tree
from ..portable import nodes
from .cases import told_apart, values
from .states import ANSWERED, NOT_APPLICABLE, PENDING, SKIPPED, Sources

HOLDS, FAILS = 0, 1
UP, DOWN = True, False

_CONTEXT = Context(
    place=lambda scope, ref: (0, int(ref[1])), define={}, as_of=None, nation="", today=lambda: 0
)

Move = tuple[Ref | None, str, str]
"""A source, and its states before and after a move; no source where a part of a condition moved as a whole."""

Wrong = Callable[[Tree], Mapping[tuple[int, bool], Move]]
"""Of a group test: the halves that a gap in its rows can move, each with the way it goes and what moves it."""


@dataclass(slots=True)
class Variable:
    """One thing that takes states: a source, or a part of a condition taken as a whole (`ref` is None).

    `cases` are pairs of a state's name and an operand; of a part taken as a whole, the pair of its halves. `moves`
    leads from the number of a case to those from which a gap can bring it about.
    """

    ref: Ref | None
    tree: Tree
    codes: dict[str, None] = field(default_factory=dict)
    tests: set[str] = field(default_factory=set)
    numbers: list[Decimal] = field(default_factory=list)
    cases: list[tuple[str, Any]] = field(default_factory=list)
    moves: list[tuple[int, frozenset[int]]] = field(default_factory=list)
    needs: tuple[int, ...] = ()
    """Of a comparison taken as a whole: the sources that must be known for it to be true or false."""
    ages: tuple[tuple[int, int], ...] = ()
    """Of a comparison of ages: each `unless` (unborn) with the birth date beside it."""
    levels: tuple[tuple[Rule, ...], ...] = ()
    """Of a question whose status follows: the rules of its containers and its own."""


Level = tuple[tuple[Closure, ...], tuple[Closure, ...], int]


class Variables:
    """The variables of one trial, and the frames of its cases. `derive` says of which questions the status follows
    from their own rules."""

    def __init__(
        self,
        model: Model,
        sources: Sources,
        wrong: Wrong,
        derive: Mapping[str, tuple[tuple[Rule, ...], ...]],
    ) -> None:
        """No variable yet: they are those of the conditions that are then made over."""
        self.all: list[Variable] = []
        self._model = model
        self._sources = sources
        self._wrong = wrong
        self._derive = derive
        self._numbers: dict[Any, int] = {}
        self._computed: list[tuple[int, tuple[Level, ...]]] = []

    def over(self, tree: Tree, half: int) -> Tree:
        """A condition over variables whose holds half is that half of `tree`. As deep as the condition, which is
        capped."""
        kind = tree[0]
        if kind in ("all", "any"):
            joined = kind if half == HOLDS else ("any" if kind == "all" else "all")
            return (joined, *(self.over(part, half) for part in tree[1:]))
        if kind == "not":
            return self.over(tree[1], 1 - half)
        if kind in ("surely", "possibly"):
            modal = (kind, self.over(tree[1], HOLDS))
            return modal if half == HOLDS else ("not", modal)
        if kind == "named":
            return self.over(self._model.define[tree[1]].tree, half)
        leaf = self._leaf(tree)
        if leaf is None:
            return ("is", ("question", str(1 + 2 * self._as_a_whole(tree) + half)), "yes")
        return leaf if half == HOLDS else ("not", leaf)

    def _leaf(self, tree: Tree) -> Tree | None:
        kind = tree[0]
        if kind == "compare" and tree[2][0] in ("question", "fact") and tree[3][0] == "number":
            variable, source = self._source(tree[2])
            variable.numbers.append(Decimal(tree[3][1]))
            return ("compare", tree[1], source, tree[3])
        if kind not in ("state", "is", "includes", "one_of"):
            return None
        variable, source = self._source(tree[1])
        if kind == "state":
            variable.tests.add(tree[2])
        else:
            variable.codes.update(dict.fromkeys(tree[2] if kind == "one_of" else (tree[2],)))
        return (kind, source, tree[2])

    def _source(self, source: Tree) -> tuple[Variable, Tree]:
        number = self._number((source[0], source[1]))
        return self.all[number], ("question", str(1 + 2 * number))

    def _number(self, ref: Ref) -> int:
        if ref not in self._numbers:
            self._numbers[ref] = len(self.all)
            levels = self._derive.get(ref[1], ()) if ref[0] == "question" else ()
            self.all.append(Variable(ref, ref, levels=levels))
        return self._numbers[ref]

    def _as_a_whole(self, tree: Tree) -> int:
        if tree in self._numbers:
            return self._numbers[tree]
        needs: dict[int, None] = {}
        ages: list[tuple[int, int]] = []
        if not any(node[0] in GROUP_NODES for node in nodes(tree)):
            conditional = set()
            for node in nodes(tree):
                if node[0] == "age" and node[4] is not None:
                    unless = self._number((node[4][0], node[4][1]))
                    self.all[unless].codes["yes"] = None
                    ages.append((unless, self._number((node[2][0], node[2][1]))))
                    conditional.add(id(node[4]))
            for node in nodes(tree):
                if node[0] in ("question", "fact") and id(node) not in conditional:
                    needs[self._number((node[0], node[1]))] = None
        at = self._numbers[tree] = len(self.all)
        self.all.append(Variable(None, tree, needs=tuple(needs), ages=tuple(ages)))
        return at

    def ready(self, compiler: Compiler) -> None:
        """Find every case and move, once all conditions are made over; the rules of derived questions are made over
        here. Raises TooMany where one source alone has too many cases."""
        levels: dict[int, tuple[Level, ...]] = {}
        for at, variable in enumerate(self.all):  # grows while it is walked
            if variable.levels:
                levels[at] = tuple(self._level(rules, compiler) for rules in variable.levels)
        rank = {node: n for n, node in enumerate(self._model.order)}
        ranks = [rank.get(f"q:{v.ref[1]}", -1) if v.ref else -1 for v in self.all]
        for at, variable in enumerate(self.all):
            if variable.ref is None:
                inner = [ranks[n] for n in (*variable.needs, *(n for pair in variable.ages for n in pair))]
                ranks[at] = max(inner, default=-1)
            variable.cases = list(self._cases(variable))
            variable.moves = list(self._moves(variable))
        follows = [n for n, v in enumerate(self.all) if n in levels or v.needs]
        # A comparison comes straight after the last of the sources it needs.
        follows.sort(key=lambda n: (ranks[n], self.all[n].ref is None))
        self._computed = [(n, levels.get(n, ())) for n in follows]

    def _level(self, rules: tuple[Rule, ...], compiler: Compiler) -> Level:
        def made(kind: str) -> tuple[Closure, ...]:
            return tuple(
                compiler.condition(self.over(rule.condition.tree, HOLDS), deciding=True)
                for rule in rules
                if rule.kind == kind
            )

        waits = not any(rule.kind == "ask" and rule.if_not_known == "ask" for rule in rules)
        return made("skip"), made("ask"), 1 if waits else 2

    def frame(self, case: tuple[int, ...]) -> list[Any] | None:
        """The frame of a case; None where it contradicts itself: a child unborn that has a birth date."""
        frame: list[Any] = [None]
        for variable, n in zip(self.all, case, strict=True):
            state, operand = variable.cases[n]
            frame += operand if variable.ref is None else (operand, state)
        for at, levels in self._computed:
            place = 1 + 2 * at
            if levels:
                status = min(_status(level, frame) for level in levels)
                if status < 2:
                    frame[place : place + 2] = (None, PENDING) if status else (ABSENT, SKIPPED)
                continue
            variable = self.all[at]
            operands = [frame[1 + 2 * n] for n in variable.needs]
            for unless, born in variable.ages:
                if frame[1 + 2 * unless] == "yes":
                    if frame[2 + 2 * born] == ANSWERED:
                        return None
                    operands.append(ABSENT)
            if any(o is ABSENT for o in operands):
                frame[place : place + 2] = "no", "no"
            elif any(o is None for o in operands):
                frame[place : place + 2] = None, None
        return frame

    def derived(self) -> tuple[int, ...]:
        """Where a frame has the states of the questions whose status follows."""
        return tuple(2 + 2 * at for at, levels in self._computed if levels)

    def closed(self) -> bool:
        """Whether nothing but what is in the trial can move its variables: no source has a status of other making."""
        return not any(
            not v.levels and {PENDING, SKIPPED}.intersection(self._sources.states(v.ref).names)
            if v.ref is not None
            else not v.needs
            for v in self.all
        )

    def _cases(self, variable: Variable) -> Iterator[tuple[str, Any]]:
        if variable.ref is None:
            yield "yes", ("yes", "no")
            yield "no", ("no", "yes")
            if any(self._is_range(self.all[n]) for n in variable.needs):
                yield "unclear", (None, None)
            if not variable.needs:
                yield "gap", (None, None)
                if any(node[0] in _PARTLY for node in nodes(variable.tree)):
                    for pair in ((None, "yes"), ("yes", None), ("no", "no"), ("no", None), (None, "no")):
                        yield "gap" if None in pair else "absent", pair
            return
        names = (
            self._sources.asked(variable.ref) if variable.levels else self._sources.states(variable.ref).names
        )
        for state in told_apart(names, variable.tests):
            if state == ANSWERED:
                for value in values(self._model, variable.ref, variable.codes, variable.numbers):
                    yield state, value
            elif state in (NOT_APPLICABLE, SKIPPED):
                yield state, ABSENT
            elif state in GAPS or state == PENDING:
                yield state, None

    def _is_range(self, variable: Variable) -> bool:
        # A known year alone may leave a comparison unknown (rule C3).
        assert variable.ref is not None
        kind, name = variable.ref
        return (
            self._model.questions[name] if kind == "question" else self._model.facts[name]
        ).type == "partial date"

    def _moves(self, variable: Variable) -> Iterator[tuple[int, frozenset[int]]]:
        cases = variable.cases
        if variable.ref is None:
            if variable.needs:
                return
            wrong = self._wrong(variable.tree)
            for n, (_, after) in enumerate(cases):
                leading = frozenset(
                    m for m, (_, before) in enumerate(cases) if _may_move(before, after, wrong)
                )
                if leading:
                    yield n, leading
            return
        allowed = set(self._sources.states(variable.ref).moves())
        for n, (after, _) in enumerate(cases):
            leading = frozenset(
                m
                for m, (before, _) in enumerate(cases)
                if (before != after and after in GAPS if variable.levels else (before, after) in allowed)
            )
            if leading:
                yield n, leading

    def move(self, at: int, before: int, after: int) -> Move:
        """What moved, of a variable that went from one case to another."""
        variable = self.all[at]
        was, became = variable.cases[before], variable.cases[after]
        if variable.ref is not None:
            return variable.ref, was[0], became[0]
        wrong = self._wrong(variable.tree)
        for half in (HOLDS, FAILS):
            moved = wrong.get((half, became[1][half] == "yes"))
            if became[1][half] is not None and became[1][half] != was[1][half] and moved is not None:
                return moved
        group = next(node[1] for node in nodes(variable.tree) if node[0] in GROUP_NODES)
        return ("question", group), ANSWERED, "blank"


_PARTLY = frozenset({"state", "surely", "possibly", "latest", "earliest", "named"})
"""A group test with such a part can be unknown in one half alone, or not arise."""


def _may_move(before: Any, after: Any, wrong: Mapping[tuple[int, bool], Move]) -> bool:
    return before != after and all(
        after[half] is None or after[half] == before[half] or (half, after[half] == "yes") in wrong
        for half in (HOLDS, FAILS)
    )


def _status(level: Level, frame: list[Any]) -> int:
    # Rule S1, in its order: 0 skipped, 1 pending, 2 asked.
    skips, asks, unknown = level
    if any(holds(frame) is True for holds in skips):
        return 0
    held: list[Truth] = [holds(frame) for holds in asks]
    return 0 if False in held else unknown if None in held else 2


def compiler() -> Compiler:
    """A compiler of conditions over variables."""
    return Compiler(_CONTEXT)
