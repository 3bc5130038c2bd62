"""Trying every state of everything that the conditions of one status look at (rule S2).

At first each source is taken for itself. Where a gap then seems to hide something, the questions among the sources
are given the status that their own rules give them, so that no case is held against the author that cannot be.

An age reads its `unless` (unborn) as it is reckoned (rule C3): a gap in it is no `yes`. A record in which a child is
unborn and has a birth date contradicts itself, so no such case is tried: of it alone a gap in `unborn` would make an
age known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from math import prod

from ...dsl.truth import Pair
from ..model import Model, Rule, Tree
from .behind import inlined, rules_behind
from .states import ANSWERED, NOT_APPLICABLE, PENDING, SKIPPED, Sources, TooMany
from .variables import FAILS, HOLDS, Move, Variables, Wrong, compiler

MOST_CASES = 50_000
"""How many cases of one status are tried before it is given up."""

Case = tuple[int, ...]
Derived = Mapping[str, tuple[tuple[Rule, ...], ...]]


def try_every_state(model: Model, sources: Sources, rules: Sequence[Rule], wrong: Wrong) -> Move | None:
    """The first move towards a gap that turns the status of these rules from asked or pending into skipped, or
    None where there is none. Raises TooMany where none was found in the first MOST_CASES cases, and there are more."""
    move = _first_move(model, sources, rules, wrong, {})
    if move is None:
        return None
    for derive in _derivations(model, sources, [rule.condition.tree for rule in rules]):
        try:
            return _first_move(model, sources, rules, wrong, derive)
        except TooMany:
            continue
    return move


def _derivations(model: Model, sources: Sources, trees: Sequence[Tree]) -> Iterator[Derived]:
    first = {node[1]: None for tree in trees for node in inlined(model, tree) if node[0] == "question"}
    for alone in (False, True):
        derive = rules_behind(model, sources, first, alone=alone)
        if derive:
            yield derive


def _first_move(
    model: Model, sources: Sources, rules: Sequence[Rule], wrong: Wrong, derive: Derived
) -> Move | None:
    trial = _Trial(model, sources, rules, wrong, derive)
    variables, closed = trial.variables.all, trial.variables.closed()
    for case in trial.cases():
        hidden, before = trial.outcome(case)
        if hidden is not False:
            continue
        for at, variable in enumerate(variables):
            for n, leading in variable.moves:
                if case[at] in leading:
                    gone, after = trial.outcome((*case[:at], n, *case[at + 1 :]))
                    if gone and not _exempt(before, after, closed=closed):
                        return trial.variables.move(at, case[at], n)
    if trial.many > MOST_CASES:
        raise TooMany
    return None


def _exempt(before: tuple[str, ...], after: tuple[str, ...], *, closed: bool) -> bool:
    # An answer that returns with its question counts as filled in again. A question that is skipped itself is judged
    # where it stands; but where others are taken for themselves, that may be a step that is never taken alone.
    return any(
        (was in (SKIPPED, PENDING) and now in (ANSWERED, NOT_APPLICABLE))
        or (closed and was != SKIPPED and now == SKIPPED)
        for was, now in zip(before, after, strict=True)
    )


def decides(model: Model, sources: Sources, rules: Sequence[Rule], wrong: Wrong) -> bool:
    """Whether these rules do not come to the same status in every case tried."""
    trial = _Trial(model, sources, rules, wrong, {})
    waits = not any(rule.kind == "ask" and rule.if_not_known == "ask" for rule in rules)
    return len({trial.status(case, waits) for case in trial.cases()} - {None}) > 1


class _Trial:
    """The cases of one status, each with what becomes of it."""

    def __init__(
        self, model: Model, sources: Sources, rules: Sequence[Rule], wrong: Wrong, derive: Derived
    ) -> None:
        self.variables = Variables(model, sources, wrong, derive)
        trees = [self.variables.over(rule.condition.tree, HOLDS) for rule in rules]
        made = compiler()
        self.variables.ready(made)
        held = [
            (rule.kind, made.condition(tree, deciding=True)) for rule, tree in zip(rules, trees, strict=True)
        ]
        self._skips = [holds for kind, holds in held if kind == "skip"]
        self._asks = [holds for kind, holds in held if kind == "ask"]
        self._derived = self.variables.derived()
        self._known: dict[Case, tuple[bool | None, tuple[str, ...]]] = {}
        self.many = prod(len(v.cases) for v in self.variables.all)
        if derive and self.many > MOST_CASES:
            raise TooMany
        sources.spend(min(self.many, MOST_CASES))

    def cases(self) -> Iterator[Case]:
        """The first MOST_CASES of them."""
        return islice(product(*(range(len(v.cases)) for v in self.variables.all)), MOST_CASES)

    def status(self, case: Case, waits: bool) -> str | None:
        """Its status, None where the case contradicts itself; `waits` says that it is pending while unknown."""
        hidden, frame = self.outcome(case)[0], self.variables.frame(case)
        if hidden is None or frame is None:
            return None
        unknown = waits and any(holds(frame) is None for holds in self._asks)
        return SKIPPED if hidden else PENDING if unknown else "asked"

    def outcome(self, case: Case) -> tuple[bool | None, tuple[str, ...]]:
        """Whether it is skipped, None where the case contradicts itself; and the states of what follows."""
        found = self._known.get(case)
        if found is None:
            frame = self.variables.frame(case)
            if frame is None:
                found = None, ()
            else:
                skipped = any(holds(frame) is True for holds in self._skips)
                hidden = skipped or any(holds(frame) is False for holds in self._asks)
                found = hidden, tuple(frame[at] for at in self._derived)
            self._known[case] = found
        return found


def pair_moves(model: Model, sources: Sources, test: Tree) -> Iterator[tuple[Move, Pair, Pair]]:
    """Every change of the pair of a row's test that one move towards a gap brings about, and that move. The test
    must have no group test within. Raises TooMany."""
    yield from _pair_moves(model, sources, test, {})


def pair_moves_derived(
    model: Model, sources: Sources, test: Tree
) -> Iterator[tuple[Move, Pair, Pair]] | None:
    """The same, with the status of questions that the test looks at by their own rules; None where there are none."""
    for derive in _derivations(model, sources, [test]):
        return _pair_moves(model, sources, test, derive)
    return None


def _pair_moves(
    model: Model, sources: Sources, test: Tree, derive: Derived
) -> Iterator[tuple[Move, Pair, Pair]]:
    variables = Variables(model, sources, lambda tree: {}, derive)
    halves = variables.over(test, HOLDS), variables.over(test, FAILS)
    made = compiler()
    variables.ready(made)
    many = prod(len(v.cases) for v in variables.all)
    if many > MOST_CASES:
        raise TooMany
    sources.spend(many)
    holds, fails = (made.condition(tree, deciding=True) for tree in halves)
    derived, closed = variables.derived(), variables.closed()
    pairs: dict[Case, tuple[Pair, tuple[str, ...]]] = {}
    for case in product(*(range(len(v.cases)) for v in variables.all)):
        frame = variables.frame(case)
        if frame is not None:
            pairs[case] = (holds(frame), fails(frame)), tuple(frame[at] for at in derived)
    for at, variable in enumerate(variables.all):
        for n, leading in variable.moves:
            for case, (pair, before) in pairs.items():
                if case[at] in leading:
                    moved, after = pairs.get((*case[:at], n, *case[at + 1 :]), (pair, before))
                    if moved != pair and not _exempt(before, after, closed=closed):
                        yield variables.move(at, case[at], n), pair, moved
