"""Which of several classes an item of a list is read as: told by its first key, and of a new part by the word of its kind."""

from __future__ import annotations

from functools import cache

from ..dsl.syntax import Mapping, Scalar
from . import definition
from .language import Key, NewPart, keys_of


def item_class(names: tuple[str, ...], node: Mapping) -> str:
    """The name of the first class whose distinguishing key, its first required one, the mapping has; of a part that is
    new, with the word of its kind, which may be all that is said where nothing of a question is said; the last where it
    has none of them."""
    is_asked = any(node.get(key) is not None for key in _OF_A_QUESTION)
    for name in names[:-1]:
        mark = mark_of(name)
        there = node.get(mark.spelling)
        if there is None:
            continue
        if not isinstance(mark.shape, NewPart):
            return name
        if isinstance(there, Scalar) and there.text.startswith(f"{mark.shape.kind} "):
            return name
        if isinstance(there, Scalar) and there.text.strip() == mark.shape.kind and not is_asked:
            return name
    return names[-1]


_OF_A_QUESTION = ("in", "ask", "type")
"""What only a question says: one may be called `section`."""


@cache
def mark_of(name: str) -> Key:
    """The key by which a class is told among others: the first that it requires."""
    return next(key for key in keys_of(getattr(definition, name)).values() if key.required)
