"""How deeply a condition is nested, definitions included: what is read by recursion has a bound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from .context import Tree

LIMIT: Final = 100
"""The deepest condition that is compiled, in levels of nodes. Nobody could read one so deep."""


class TooDeep(ValueError):
    """A condition, with the definitions it uses, is nested beyond `LIMIT`, or uses itself."""


def depth(tree: Tree, define: Mapping[str, Tree], known: dict[str, int] | None = None) -> int:
    """The number of levels of a condition or value, each named condition counted with its own.

    `known` keeps the depths of definitions between calls. Raises TooDeep if a definition uses itself.

    >>> depth(("not", ("is", ("question", "drinking"), "now")), {})
    3
    """
    known = {} if known is None else known
    waiting = [name for name, _ in _names(tree) if name not in known]
    open_names: set[str] = set()
    while waiting:
        name = waiting[-1]
        if name in known:
            waiting.pop()
            continue
        inner = [n for n, _ in _names(define[name]) if n not in known]
        if not inner:
            known[name] = _levels(define[name], known)
            open_names.discard(name)
            waiting.pop()
        elif name in open_names or any(n == name for n in inner):
            raise TooDeep(f"the definition {name} uses itself")
        else:
            open_names.add(name)
            waiting.extend(inner)
    return _levels(tree, known)


def _walk(tree: Tree) -> Iterator[tuple[Tree, int]]:
    stack = [(tree, 1)]
    while stack:
        node, level = stack.pop()
        yield node, level
        children = node[1:2] if node[0] == "one_of" else node  # a list of option codes is no node
        stack.extend((child, level + 1) for child in children if isinstance(child, (tuple, list)))


def _names(tree: Tree) -> list[tuple[str, int]]:
    return [(node[1], level) for node, level in _walk(tree) if len(node) == 2 and node[0] == "named"]


def _levels(tree: Tree, known: Mapping[str, int]) -> int:
    deepest = 0
    for node, level in _walk(tree):
        if len(node) == 2 and node[0] == "named":
            level += known[node[1]]
        deepest = max(deepest, level)
    return deepest
