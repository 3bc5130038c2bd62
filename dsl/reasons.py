"""Why a condition came out as it did: its leaves with what they read, and what an unknown one waits for (rules S3, S6).

A source is told with the frame in which it stands, so that the row is known too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from .context import GROUP_NODES, GROUP_TESTS, Context, Ref, Tree, depth_of, outward
from .evaluate import Reading, does_not_arise
from .truth import Frame, Pair

Standing: TypeAlias = tuple[Ref, Frame]
"""A source and the frame it stands in: its operand and state are at `place(...)` there."""

_CONNECTIVES = ("all", "any", "not", "surely", "possibly")
_HOLDS, _FAILS = 0, 1


@dataclass(frozen=True, slots=True)
class Leaf:
    """One test of a condition: a state test, a comparison or a group test.

    `pair` is what it came to in the frame; `reads` are the sources it read, each once, a group's own before those
    of its rows.
    """

    tree: Tree
    pair: Pair
    reads: tuple[Standing, ...]


def leaves(
    tree: Tree, context: Context, frame: Frame, *, scope: str = "", deciding: bool
) -> tuple[Leaf, ...]:
    """The leaves of a condition in a frame of `scope`, in the author's order, definitions opened."""
    return tuple(_Explaining(context, deciding).leaves(tree, scope, frame))


def unknown_refs(
    tree: Tree, context: Context, frame: Frame, *, scope: str = "", deciding: bool = True
) -> tuple[Standing, ...]:
    """The sources that an unknown condition waits for, each once; none if the condition is known.

    Under `and` and `or` only the parts that are unknown themselves can change the whole (rule S3). Of those, every
    source is told that is not exactly known: a gap, a pending one, a date that is too rough to decide, a group that
    is not stated, or one with others.
    """
    return _once(_Explaining(context, deciding).waits(tree, scope, frame, _HOLDS))


class _Explaining:
    def __init__(self, context: Context, deciding: bool) -> None:
        self.context = context
        self.reading = Reading(context, deciding)

    def leaves(self, tree: Tree, scope: str, frame: Frame) -> Iterator[Leaf]:
        if tree[0] in _CONNECTIVES:
            for part in tree[1:]:
                yield from self.leaves(part, scope, frame)
        elif tree[0] == "named":
            yield from self.leaves(self.context.define[tree[1]], "", outward(frame, depth_of(scope)))
        else:
            reads = _once(self.reads(tree, scope, frame))
            yield Leaf(tree, self.reading.condition(tree, scope, frame), reads)

    def reads(self, tree: Tree, scope: str, frame: Frame) -> Iterator[Standing]:
        """Every source that a condition or value reads."""
        kind = tree[0]
        if kind in ("question", "fact"):
            yield self.standing((kind, tree[1]), scope, frame)
        elif kind == "as_of":
            if self.context.as_of is not None:
                yield self.standing(self.context.as_of, scope, frame)
        elif kind == "named":
            yield from self.reads(self.context.define[tree[1]], "", outward(frame, depth_of(scope)))
        elif kind in GROUP_NODES:
            yield self.standing(("question", tree[1]), scope, frame)
            rows = self.reading.rows(tree[1], scope, frame)
            if tree[2] is not None and rows is not None:
                for row in rows.frames:
                    yield from self.reads(tree[2], tree[1], row)
        else:
            for part in _parts(tree):
                yield from self.reads(part, scope, frame)

    def waits(self, tree: Tree, scope: str, frame: Frame, half: int) -> Iterator[Standing]:
        """What an unknown half of a condition waits for."""
        kind = tree[0]
        if self.reading.condition(tree, scope, frame)[half] is not None:
            return
        if kind in ("all", "any"):
            for part in tree[1:]:
                yield from self.waits(part, scope, frame, half)
        elif kind == "not":
            yield from self.waits(tree[1], scope, frame, _other(half))
        elif kind == "named":
            yield from self.waits(self.context.define[tree[1]], "", outward(frame, depth_of(scope)), half)
        elif kind in GROUP_TESTS:
            yield from self.group_waits(tree, scope, frame, half)
        elif kind == "state":
            yield self.standing((tree[1][0], tree[1][1]), scope, frame)
        else:
            for part in _parts(tree):
                yield from self.value_waits(part, scope, frame)

    def group_waits(self, tree: Tree, scope: str, frame: Frame, half: int) -> Iterator[Standing]:
        """What a group test waits for: the group, or the rows whose part in it is unknown."""
        kind, path, test = tree
        rows = self.reading.rows(path, scope, frame)
        if rows is None or rows.others:
            yield self.standing(("question", path), scope, frame)
        for row in rows.frames if rows is not None else ():
            pair = self.reading.condition(test, path, row)
            # `every` fails by a row that fails; `any` holds by one that holds, and so `no` fails by it.
            of_row = _FAILS if kind == "every" else _HOLDS
            by_one_row = half == (_HOLDS if kind == "some" else _FAILS)
            decisive = of_row if by_one_row else _other(of_row)
            yield from self.waits(test, path, row, decisive)
            if not by_one_row and pair[decisive] is not True and does_not_arise(pair) is None:
                yield from self.waits(test, path, row, _other(decisive))

    def value_waits(self, tree: Tree, scope: str, frame: Frame) -> Iterator[Standing]:
        """The sources of a value that are not exactly known."""
        kind = tree[0]
        if kind in ("question", "fact"):
            if not _exact(self.reading.value(tree, scope, frame)):
                yield self.standing((kind, tree[1]), scope, frame)
        elif kind == "as_of":
            if self.context.as_of is not None:
                yield from self.value_waits(self.context.as_of, scope, frame)
        elif kind == "age" and self.reading.value(tree[2], scope, frame) is not None:
            # Who has a date of birth is born: the age waits for the dates alone.
            yield from self.value_waits(tree[2], scope, frame)
            yield from self.value_waits(tree[3], scope, frame)
        elif kind in GROUP_NODES:
            yield from self.over_rows_waits(tree, scope, frame)
        else:
            for part in _parts(tree):
                yield from self.value_waits(part, scope, frame)

    def over_rows_waits(self, tree: Tree, scope: str, frame: Frame) -> Iterator[Standing]:
        kind, path, inner = tree
        rows = self.reading.rows(path, scope, frame)
        if rows is None or rows.others:
            yield self.standing(("question", path), scope, frame)
        if rows is None or inner is None:
            return
        if kind == "count":
            for row in rows.frames:
                yield from self.waits(inner, path, row, _HOLDS)
            return
        # While a row is a gap, nothing about the exact dates of the others can change the whole (rule C6).
        gaps = [row for row in rows.frames if self.reading.value(inner, path, row) is None]
        for row in gaps or rows.frames:
            yield from self.value_waits(inner, path, row)

    def standing(self, ref: Ref, scope: str, frame: Frame) -> Standing:
        up, _ = self.context.place(scope, ref)
        return ref, outward(frame, up)


def _parts(tree: Tree) -> Iterator[Tree]:
    """The sources and values within a leaf or value; a list of option codes is none of them."""
    last = 2 if tree[0] == "one_of" else len(tree)
    for part in tree[1:last]:
        if isinstance(part, (tuple, list)):
            yield part


def _exact(operand: Any) -> bool:
    return operand is not None and not (isinstance(operand, tuple) and operand[0] != operand[1])


def _other(half: int) -> int:
    return _FAILS if half == _HOLDS else _HOLDS


def _once(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    found = {(ref, id(frame)): (ref, frame) for ref, frame in standings}
    return tuple(found.values())
