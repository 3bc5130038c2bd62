"""What stands beneath a key that takes a text, a condition or a list of texts: how each is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..dsl.diagnostic import Diagnostics
from ..dsl.syntax import Mapping, Node, Scalar
from . import definition_codes as codes
from .language import Key, Prose
from .leaves import BAD, Bad, Leaf, cut_short
from .misshapen import empty, empty_list, wrong
from .shape_in_words import shown

Read = Callable[[Node, Scalar, Diagnostics], Any]
"""From what stands beneath a key, and the key, to its value, or `BAD` once a fault is reported."""


def as_written(key: Key) -> Read:
    """A text or a condition, which stays as it is: by far the most values are one."""
    is_prose = isinstance(key.shape, Prose)

    def value(node: Node, at: Scalar, out: Diagnostics) -> Any:
        if type(node) is not Scalar:
            return wrong(key, node, out)
        if is_prose and " " not in node.text and node.style == "plain":
            cut_short(node, out)
        return empty(key, at, out) if not node.text or node.text.isspace() else node

    return value


def one_text(key: Key, read: Leaf) -> Read:
    """One text, as its leaf reads it."""

    def value(node: Node, at: Scalar, out: Diagnostics) -> Any:
        if type(node) is not Scalar:
            return wrong(key, node, out)
        if not node.text or node.text.isspace():
            return empty(key, at, out)
        return read(node, out)

    return value


def listed(key: Key, read: Leaf) -> Read:
    """Texts in a list, or between commas, each as its leaf reads it, and none twice."""

    def value(node: Node, at: Scalar, out: Diagnostics) -> Any:
        pieces = _pieces(key, node, at, out)
        if isinstance(pieces, Bad):
            return BAD
        seen: set[str] = set()
        values: list[Any] = []
        good = True
        for piece in pieces:
            if piece.text in seen:
                out.add(codes.TWICE.at(piece.span, text=shown(piece.text), key=key.spelling))
                continue
            seen.add(piece.text)
            found = read(piece, out)
            if found is BAD:
                good = False
            else:
                values.append(found)
        return tuple(values) if good and values else BAD

    return value


def _pieces(key: Key, node: Node, at: Scalar, out: Diagnostics) -> list[Scalar] | Bad:
    """The texts of a list, or those between the commas of one text."""
    if isinstance(node, Mapping):
        return wrong(key, node, out)
    if isinstance(node, Scalar):
        return _between_commas(key, node, out) if node.text.strip() else empty(key, at, out)
    pieces: list[Scalar] = []
    for item in node.items:
        if not isinstance(item, Scalar):
            return wrong(key, item, out, what=f"each item of `{key.spelling}`")
        if not item.text.strip():
            return empty(key, item, out)
        pieces.append(item)
    return pieces or empty_list(key, at, out)


_MOST_ON_A_LINE = 10_000  # what stands behind so many commas is one piece, and no good one


def _between_commas(key: Key, node: Scalar, out: Diagnostics) -> list[Scalar]:
    """Each text between commas with its own place."""
    if "," not in node.text and node.text.strip() == node.text:
        return [node]
    pieces: list[Scalar] = []
    start = 0
    for raw in node.text.split(",", _MOST_ON_A_LINE):
        word = raw.strip()
        left = start + len(raw) - len(raw.lstrip())
        if word:
            span = node.place(left, left + len(word))
            pieces.append(Scalar(word, span, node.style, span.start if node.body is not None else None))
        else:
            comma = start - 1 if start else len(raw)
            out.add(codes.LOOSE_COMMA.at(node.place(comma, comma + 1), key=key.spelling))
        start += len(raw) + 1
    return pieces
