"""What a condition needs to know of its exemplar before it can be read on a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from .truth import Frame

Tree: TypeAlias = Sequence[Any]
"""A condition or value in its portable form: nested tuples (or lists, as JSON reads them),
described in docs/artifact.md."""

GROUP_TESTS = ("some", "every", "none")
"""The nodes of a tree that test the rows of a group: `any`, `every` and `no` to an author."""

FOLDS = ("total", "latest", "earliest")
"""The nodes that go over one question of a group's rows."""

GROUP_NODES = frozenset((*GROUP_TESTS, "count", *FOLDS))
"""The nodes whose second member is the path of a group and whose third is read in its rows."""

Ref: TypeAlias = tuple[str, str]
"""A source: `("question", path)` or `("fact", name)`."""


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of every condition of one exemplar.

    `place(scope, ref)` tells where a source stands, seen from a row of the group `scope` (`""` at the root): how
    many frames up, and the index of its operand, whose state is in the next place. A group's ref is
    `("question", path)`. `define` has the named conditions, written for the root. `as_of` is the date that ages
    are reckoned on (rule C4); `nation` chooses the calendar (rule C5); `today` gives the day of asking as an
    ordinal.
    """

    place: Callable[[str, Ref], tuple[int, int]]
    define: Mapping[str, Tree]
    as_of: Ref | None
    nation: str
    today: Callable[[], int]


def depth_of(scope: str) -> int:
    """How many frames up from a row of a group the root is.

    >>> depth_of(""), depth_of("siblings"), depth_of("siblings.schools")
    (0, 1, 2)
    """
    return scope.count(".") + 1 if scope else 0


def outward(frame: Frame, up: int) -> Frame:
    """The frame `up` levels out."""
    for _ in range(up):
        frame = frame[0]
    return frame
