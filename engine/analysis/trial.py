"""Trying every state of everything that the conditions of one status look at (rule S2).

Sources take every state, their values cut at the constants used. A comparison that is more than a source and a
constant is taken to be either true or false where all its sources are known; a group test likewise, or unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice, product
from math import prod
from typing import Any

from ...dsl.closures import Compiler, Context
from ...dsl.truth import ABSENT, GAPS, Pair
from ..model import Model, Ref, Rule, Tree
from ..portable import GROUP_NODES, nodes
from .states import ANSWERED, NOT_APPLICABLE, PENDING, SKIPPED, Sources, TooMany

MOST_CASES = 50_000
"""How many cases of one status are tried before it is given up."""

_MOST_CODES = 10


_CONTEXT = Context(
    place=lambda scope, ref: (0, 1 + 2 * int(ref[1])), define={}, as_of=None, nation="", today=lambda: 0
)

Suspected = tuple[Ref, str, str]
"""A source, and its states before and after a move."""


@dataclass(frozen=True, slots=True)
class Found:
    """A move of one source, from state `before` to a gap or pending, that hides what was asked or pending."""

    source: Ref
    before: str
    after: str


@dataclass(slots=True)
class _Variable:
    """One thing that takes states: a source, or a part of a condition taken as a whole (`ref` is None)."""

    ref: Ref | None
    codes: dict[str, None] = field(default_factory=dict)
    numbers: list[Decimal] = field(default_factory=list)
    cases: list[tuple[str, Any]] = field(default_factory=list)
    needs: tuple[int, ...] = ()
    """Of a comparison taken as a whole: the sources that must be known for it to be true or false."""


def try_every_state(model: Model, sources: Sources, rules: Sequence[Rule]) -> Found | None:
    """The first move towards a gap that turns the status of these rules from asked or pending into skipped, or
    None where there is none. Raises TooMany where none was found in the first MOST_CASES cases, and there are more."""
    made = _Cases(model, sources)
    trees = [made.whole(rule.condition.tree) for rule in rules]
    variables = made.variables
    for variable in variables:
        variable.cases = list(_cases(model, sources, variable))
    compiler = Compiler(_CONTEXT)
    skips = [
        compiler.condition(t, deciding=True) for t, r in zip(trees, rules, strict=True) if r.kind == "skip"
    ]
    asks = [
        compiler.condition(t, deciding=True) for t, r in zip(trees, rules, strict=True) if r.kind == "ask"
    ]
    known: dict[tuple[int, ...], bool] = {}

    def hidden(case: tuple[int, ...]) -> bool:
        found = known.get(case)
        if found is None:
            frame = _frame(variables, case)
            skipped = any(holds(frame) is True for holds in skips)
            found = known[case] = skipped or any(holds(frame) is False for holds in asks)
        return found

    moves = [tuple(_moves(sources, variable)) for variable in variables]
    many = prod(len(v.cases) for v in variables)
    sources.spend(min(many, MOST_CASES))
    for case in islice(product(*(range(len(v.cases)) for v in variables)), MOST_CASES):
        if hidden(case):
            continue
        for at, variable in enumerate(variables):
            before = variable.cases[case[at]][0]
            for n, after in moves[at]:
                if (before, variable.cases[n][0]) in after and hidden((*case[:at], n, *case[at + 1 :])):
                    return Found(variable.ref or ("question", ""), before, variable.cases[n][0])
    if many > MOST_CASES:
        raise TooMany
    return None


def _moves(sources: Sources, variable: _Variable) -> Iterator[tuple[int, frozenset[tuple[str, str]]]]:
    # To each case of a variable: the moves of its states that lead there.
    if variable.ref is None:
        allowed = [("yes", "gap"), ("no", "gap")]
    else:
        allowed = list(sources.states(variable.ref).moves())
    for n, (state, _) in enumerate(variable.cases):
        leading = frozenset(move for move in allowed if move[1] == state)
        if leading:
            yield n, leading


def pair_moves(model: Model, sources: Sources, test: Tree) -> Iterator[tuple[Suspected, Pair, Pair]]:
    """Every change of the pair of a row's test that one move towards a gap brings about, and that move. The test
    must have no group test within. Raises TooMany."""
    made = _Cases(model, sources)
    tree = made.whole(test)
    variables = made.variables
    for variable in variables:
        variable.cases = list(_cases(model, sources, variable))
    many = prod(len(v.cases) for v in variables)
    if many > MOST_CASES:
        raise TooMany
    sources.spend(many)
    compiler = Compiler(_CONTEXT)
    holds, fails = compiler.condition(tree, deciding=True), compiler.fails(tree, deciding=True)
    pairs: dict[tuple[int, ...], Pair] = {}
    for case in product(*(range(len(v.cases)) for v in variables)):
        frame = _frame(variables, case)
        pairs[case] = holds(frame), fails(frame)
    for at, variable in enumerate(variables):
        if variable.ref is None:
            continue
        for move in sources.states(variable.ref).moves():
            for case, pair in pairs.items():
                if variable.cases[case[at]][0] != move[0]:
                    continue
                for n, (state, _) in enumerate(variable.cases):
                    if state == move[1]:
                        moved = pairs[(*case[:at], n, *case[at + 1 :])]
                        if moved != pair:
                            yield (variable.ref, *move), pair, moved


def _frame(variables: list[_Variable], case: tuple[int, ...]) -> list[Any]:
    frame: list[Any] = [None]
    for variable, n in zip(variables, case, strict=True):
        state, operand = variable.cases[n]
        frame += (operand, state)
    for at, variable in enumerate(variables):
        if variable.needs:
            operands = [frame[1 + 2 * n] for n in variable.needs]
            if any(o is None for o in operands):
                frame[1 + 2 * at] = None
            elif any(o is ABSENT for o in operands):
                frame[1 + 2 * at] = ABSENT
    return frame


class _Cases:
    """Rewrites conditions so that what they look at are variables by number."""

    def __init__(self, model: Model, sources: Sources) -> None:
        self.model = model
        self.variables: list[_Variable] = []
        self._numbers: dict[Any, int] = {}

    def whole(self, tree: Tree) -> Tree:
        """A condition over variables. As deep as the condition, which is capped."""
        kind = tree[0]
        if kind in ("all", "any"):
            return (kind, *(self.whole(part) for part in tree[1:]))
        if kind in ("not", "surely", "possibly"):
            return (kind, self.whole(tree[1]))
        if kind == "named":
            return self.whole(self.model.define[tree[1]].tree)
        if kind == "state":
            return ("state", self._source(tree[1]), tree[2])
        if kind in ("is", "includes"):
            source = self._source(tree[1])
            self.variables[int(source[1])].codes[tree[2]] = None
            return (kind, source, tree[2])
        if kind == "one_of":
            source = self._source(tree[1])
            self.variables[int(source[1])].codes.update(dict.fromkeys(tree[2]))
            return (kind, source, tree[2])
        if kind == "compare" and tree[2][0] in ("question", "fact") and tree[3][0] == "number":
            source = self._source(tree[2])
            self.variables[int(source[1])].numbers.append(Decimal(tree[3][1]))
            return ("compare", tree[1], source, tree[3])
        return self._as_a_whole(tree)

    def _source(self, source: Tree) -> Tree:
        ref: Ref = (source[0], source[1])
        return ("question", str(self._number(ref, ref)))

    def _number(self, key: Any, ref: Ref | None) -> int:
        if key not in self._numbers:
            self._numbers[key] = len(self.variables)
            self.variables.append(_Variable(ref))
        return self._numbers[key]

    def _as_a_whole(self, tree: Tree) -> Tree:
        # A group test is never moved the wrong way here: direction has judged it already.
        groups = any(node[0] in GROUP_NODES for node in nodes(tree))
        needs: list[int] = []
        if not groups:
            for node in nodes(tree):
                if node[0] in ("question", "fact"):
                    needs.append(self._number((node[0], node[1]), (node[0], node[1])))
        at = self._number(tree, None)
        self.variables[at].needs = tuple(needs)
        return ("is", ("question", str(at)), "yes")


def _cases(model: Model, sources: Sources, variable: _Variable) -> Iterator[tuple[str, Any]]:
    if variable.ref is None:
        yield "yes", "yes"
        yield "no", "no"
        if not variable.needs:
            yield "gap", None
        return
    for state in sources.states(variable.ref).names:
        if state == ANSWERED:
            for value in _values(model, variable):
                yield state, value
        elif state in (NOT_APPLICABLE, SKIPPED):
            yield state, ABSENT
        elif state in GAPS or state == PENDING:
            yield state, None


def _values(model: Model, variable: _Variable) -> Iterator[Any]:
    assert variable.ref is not None
    kind, name = variable.ref
    said = model.questions[name] if kind == "question" else model.facts[name]
    if said.type in ("choice", "yes/no"):
        known = ("yes", "no") if said.type == "yes/no" else tuple(option.code for option in said.options)
        used = [code for code in variable.codes]
        yield from used
        other = next((code for code in known if code not in variable.codes), None)
        if other is not None:
            yield other
    elif said.type == "choices":
        if len(variable.codes) > _MOST_CODES:
            raise TooMany
        for chosen in product((False, True), repeat=len(variable.codes)):
            picked = (code for code, on in zip(variable.codes, chosen, strict=True) if on)
            yield frozenset(picked)
    elif said.type == "number" and variable.numbers:
        cuts = sorted(set(variable.numbers))
        yield cuts[0] - 1
        for low, high in zip(cuts, [*cuts[1:], cuts[-1] + 2], strict=True):
            yield low
            yield (low + high) / 2
    else:
        yield True
