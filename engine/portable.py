"""Walking a portable condition tree (docs/artifact.md): what it reads, whatever its depth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..dsl.context import GROUP_NODES
from .model import Ref

_PARTS: dict[str, tuple[int, ...]] = {
    "not": (1,),
    "surely": (1,),
    "possibly": (1,),
    "state": (1,),
    "is": (1,),
    "one_of": (1,),
    "includes": (1,),
    "compare": (2, 3),
    "some": (2,),
    "every": (2,),
    "none": (2,),
    "age": (2, 3, 4),
    "elapsed": (2, 3),
    "shift": (3,),
    "add": (1, 2),
    "subtract": (1, 2),
    "count": (2,),
    "total": (2,),
    "latest": (2,),
    "earliest": (2,),
}
"""By the name of a node: the places of its members that are trees themselves."""


def parts(tree: Any) -> tuple[Any, ...]:
    """The trees directly within a tree, in order."""
    kind = tree[0]
    if kind == "all" or kind == "any":
        return tuple(tree[1:])
    return tuple(tree[at] for at in _PARTS.get(kind, ()) if tree[at] is not None)


def nodes(tree: Any) -> Iterator[Any]:
    """The tree and every tree within it, outer before inner."""
    waiting = [tree]
    while waiting:
        found = waiting.pop()
        yield found
        waiting.extend(reversed(parts(found)))


def sources(tree: Any) -> Iterator[Ref]:
    """Every question, group and fact that a tree names, as often as it does. `as_of` and named conditions are
    left to the caller, who knows what stands behind them."""
    for node in nodes(tree):
        kind = node[0]
        if kind == "question" or kind == "fact":
            yield (kind, node[1])
        elif kind in GROUP_NODES:
            yield ("question", node[1])


def names_used(tree: Any) -> Iterator[str]:
    """The names of `define` that a tree uses."""
    for node in nodes(tree):
        if node[0] == "named":
            yield node[1]


def reckons_on_a_date(tree: Any) -> bool:
    """Whether a tree uses the date on which the exemplar reckons ages and times (rule C4)."""
    return any(node[0] == "as_of" for node in nodes(tree))
