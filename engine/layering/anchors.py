"""Where parts stand once every layer has spoken: those of the base in their order, the others by their anchors (L1).

An anchor is a neighbour, never a number, and is resolved at the end; so it does not matter which change came first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...dsl.source import Span


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an added or moved part goes: `after` or `before` a neighbour, or at the `end`. `rank` and the part's name
    order those with one anchor: nearer the base comes first."""

    side: str
    neighbour: str
    rank: int
    span: Span


def in_order(base: Sequence[str], anchored: Mapping[str, Anchor]) -> tuple[list[str], list[str]]:
    """The parts of one container in order, and those that hang on one another in a circle or on nothing that is here.

    >>> from penpicture.dsl.source import Source
    >>> at = Span(Source("", ""), 0, 0)
    >>> in_order(["a", "b"], {"x": Anchor("after", "a", 2, at), "y": Anchor("before", "x", 2, at)})
    (['a', 'y', 'x', 'b'], [])
    """
    beside: dict[tuple[str, str], list[str]] = {}
    for name, anchor in sorted(anchored.items(), key=lambda each: (each[1].rank, each[0])):
        beside.setdefault((anchor.side, anchor.neighbour), []).append(name)
    found: list[str] = []
    # (name, whether what goes before it stands already); a chain of anchors may be long, so no recursion.
    todo = [(name, False) for name in reversed([*base, *beside.get(("end", ""), ())])]
    while todo:
        name, ready = todo.pop()
        if ready:
            found.append(name)
            continue
        # Of several after one neighbour the one nearest the base stands nearest to it.
        todo.extend((other, False) for other in reversed(beside.get(("after", name), ())))
        todo.append((name, True))
        todo.extend((other, False) for other in reversed(beside.get(("before", name), ())))
    placed = set(found)
    return found, [name for name in anchored if name not in placed]
