"""How deeply a condition is nested, definitions included: what is read by recursion has a bound."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .context import Tree

LIMIT: Final = 100
"""The deepest condition that is compiled, in levels of nodes. Nobody could read one so deep."""

NAMED_LIMIT: Final = 50
"""The deepest named condition: with the levels that the text of one condition may have, it stays below `LIMIT`."""


class TooDeep(ValueError):
    """A condition, with the definitions it uses, is nested beyond `LIMIT`, or uses itself."""


_LEAVES: Final = frozenset({"state", "is", "one_of", "includes", "question", "fact", "number", "date"})
"""Nodes with nothing below them that is nested."""


def depth(tree: Tree, define: Mapping[str, Tree], known: dict[str, int] | None = None) -> int:
    """The number of levels of a condition or value, each named condition counted with its own.

    `known` keeps the depths of definitions between calls. Raises TooDeep if a definition uses itself.

    >>> depth(("not", ("is", ("question", "drinking"), "now")), {})
    2
    """
    levels, names = _levels(tree)
    if names:
        known = {} if known is None else known
        _measure_definitions([name for name, _ in names], define, known)
        return max(levels, *(level + known[name] for name, level in names))
    return levels


def _measure_definitions(names: list[str], define: Mapping[str, Tree], known: dict[str, int]) -> None:
    """Put the depths of definitions, and of all that they use, into `known`: a definition after those it uses."""
    waiting, begun = list(names), set[str]()
    while waiting:
        name = waiting[-1]
        if name in known:
            waiting.pop()
            continue
        levels, used = _levels(define[name])
        missing = [other for other, _ in used if other not in known]
        if not missing:
            known[name] = max(levels, *(level + known[other] for other, level in used)) if used else levels
        elif name in begun:
            raise TooDeep(f"the definition {name} uses itself")
        else:
            begun.add(name)
            waiting.extend(missing)


def _levels(tree: Tree) -> tuple[int, list[tuple[str, int]]]:
    """The levels of a tree by itself, and the definitions it names, each with the level it is named at."""
    levels, names, layer = 0, list[tuple[str, int]](), [tree]
    while layer:
        levels += 1
        below: list[Tree] = []
        for node in layer:
            kind = node[0]
            if kind == "named":
                names.append((node[1], levels))
            elif kind not in _LEAVES:
                below += [child for child in node if type(child) is tuple or type(child) is list]
        layer = below
    return levels, names
