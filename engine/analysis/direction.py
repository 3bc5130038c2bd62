"""In which direction a gap can move a condition: most conditions are shown to be safe by that alone (rule S2).

A condition is safe upward if no gap can make it true that was not, downward if no gap can make it false that was
not. `and` and `or` become true only where a part does, so each part is judged on its own. Comparisons are unknown
on a gap, and move to neither: an age too, since an unborn child has no birth date, so that a gap in `unborn` leaves
its age unknown (a record that says both contradicts itself, and is left out of account).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ...dsl.context import GROUP_NODES
from ...dsl.intervals import OPPOSITE
from ...dsl.truth import Pair, Truth, state_pair
from ..model import Ref, Tree
from ..portable import nodes
from .states import Sources, TooMany
from .trial import pair_moves, pair_moves_derived
from .variables import DOWN, FAILS, HOLDS, UP, Move


@dataclass(frozen=True, slots=True)
class Suspect:
    """A part of a condition that a gap can move the wrong way, looked at alone. `source` is what moves, from state
    `before` to state `after`, where that is known."""

    tree: Tree
    source: Ref | None = None
    before: str = ""
    after: str = ""


class Directions:
    """Judges conditions of one model; what was judged is remembered."""

    def __init__(self, sources: Sources) -> None:
        """By the states of these sources."""
        self._sources = sources
        self._leaves: dict[tuple[Any, ...], Suspect | None] = {}
        self._named: dict[tuple[str, int, bool], tuple[Suspect, ...]] = {}
        self._wrong: dict[Tree, dict[tuple[int, bool], Move]] = {}

    def wrong(self, tree: Tree) -> dict[tuple[int, bool], Move]:
        """The halves of a group test that a gap in a row can move, by the way they go, and what moves them."""
        if tree not in self._wrong:
            found = self._wrong[tree] = {}
            for half in (HOLDS, FAILS):
                for way in (UP, DOWN):
                    for suspect in self._suspects(tree, half, way):
                        found.setdefault((half, way), (suspect.source, suspect.before, suspect.after))
        return self._wrong[tree]

    def suspects(self, tree: Tree, half: int, way: bool) -> tuple[Suspect, ...]:
        """The parts of one half of a condition that a gap can move the wrong way; none where it is safe."""
        return tuple(self._suspects(tree, half, way))

    def _suspects(self, tree: Tree, half: int, way: bool) -> Iterator[Suspect]:
        # As deep as a condition's brackets and names, which the parser and the compiler of conditions cap.
        kind = tree[0]
        if kind == "all" or kind == "any":
            for part in tree[1:]:
                yield from self._suspects(part, half, way)
        elif kind == "not":
            yield from self._suspects(tree[1], FAILS if half == HOLDS else HOLDS, way)
        elif kind == "named":
            key = (tree[1], half, way)
            if key not in self._named:
                self._named[key] = tuple(self._suspects(self._sources.model.define[tree[1]].tree, half, way))
            yield from self._named[key]
        elif kind == "state":
            suspect = self._state(tree, half, way)
            if suspect is not None:
                yield suspect
        elif kind == "surely" or kind == "possibly":
            yield from self._modal(tree, half, way)
        elif kind in ("some", "every", "none"):
            yield from self._rows(tree, half, way)
        elif kind == "compare":
            yield from self._compare(tree, half, way)

    def _state(self, tree: Tree, half: int, way: bool) -> Suspect | None:
        key = (tree[1], tree[2], half, way)
        if key not in self._leaves:
            self._leaves[key] = self._moved(tree, half, way)
        return self._leaves[key]

    def _moved(self, tree: Tree, half: int, way: bool) -> Suspect | None:
        ref: Ref = (tree[1][0], tree[1][1])
        for before, after in self._sources.states(ref).moves():
            if becomes(_truth(tree[2], before, half), _truth(tree[2], after, half), way):
                return Suspect(tree, ref, before, after)
        return None

    def _modal(self, tree: Tree, half: int, way: bool) -> Iterator[Suspect]:
        # `surely` is true where its part is, and false where its part is false or unknown; `possibly` the other way.
        surely = tree[0] == "surely"
        inner_way = way if half == HOLDS else not way
        if inner_way == (UP if surely else DOWN):
            yield from self._suspects(tree[1], HOLDS, inner_way)
        else:
            yield Suspect(tree)

    def _rows(self, tree: Tree, half: int, way: bool) -> Iterator[Suspect]:
        kind, _, test = tree
        if kind == "none":
            kind, half = "some", FAILS if half == HOLDS else HOLDS
        # One half of a group test is an `or` of the rows, the other an `and` that leaves out rows where the test
        # does not arise (rule C6): such a row counts for the `and` as if it were true.
        own, other = (HOLDS, FAILS) if kind == "some" else (FAILS, HOLDS)
        if half == own:
            rough = list(self._suspects(test, own, way))
        else:
            rough = [*self._suspects(test, other, way), *self._suspects(test, own, not way)]
        yield from self._sure(
            test, rough, lambda pair: pair[own] if half == own else _in_and(pair, other), way
        )

    def _sure(
        self, test: Tree, rough: list[Suspect], counts: Callable[[Pair], Truth], way: bool
    ) -> Iterator[Suspect]:
        """What remains suspect when every state that a row's test looks at is tried."""
        if not rough or any(node[0] in GROUP_NODES for node in nodes(test)):
            yield from rough
            return
        for moves_of in (pair_moves, pair_moves_derived):
            try:
                moves = moves_of(self._sources.model, self._sources, test)
                if moves is None:
                    break
                rough = [
                    Suspect(test, *move)
                    for move, pair, moved in moves
                    if becomes(counts(pair), counts(moved), way)
                ][:1]
            except TooMany:
                break
            if not rough:
                return
        yield from rough

    def _compare(self, tree: Tree, half: int, way: bool) -> Iterator[Suspect]:
        counts = [node for node in nodes(tree) if node[0] == "count" and node[2] is not None]
        if not counts:
            return
        op = tree[1] if half == HOLDS else OPPOSITE[tree[1]]
        ways: tuple[bool, ...] = (UP, DOWN)
        if tree[2] is counts[0] and len(counts) == 1:
            if op in (">", ">="):
                ways = (way,)
            elif op in ("<", "<="):
                ways = (not way,)
        for count in counts:
            for each in ways:
                rough = list(self._suspects(count[2], HOLDS, each))
                yield from self._sure(count[2], rough, lambda pair: pair[HOLDS], each)


def becomes(before: Truth, after: Truth, way: bool) -> bool:
    """Whether a truth has moved the wrong way."""
    return after is way and before is not way


def _in_and(pair: Pair, half: int) -> Truth:
    # What a row counts for where all must agree: false only if its other half is true.
    if pair[half] is False and pair[1 - half] is not True:
        return True if pair[1 - half] is False else None
    return pair[half]


def _truth(test: str, state: str, half: int) -> Truth:
    return state_pair(test, state, deciding=True)[half]
