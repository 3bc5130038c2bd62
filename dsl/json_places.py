"""Where the parts of a JSON text stand: the positioned tree of a text that is known to be JSON."""

from __future__ import annotations

import json
import re
from typing import Any

from .source import Source, Span
from .syntax import Entry, Mapping, Node, Scalar, Sequence

_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_LITERAL = re.compile(r"[^\s,\]}]+")


def tree_of(source: Source) -> Node:
    """The tree of a source whose text `json.loads` accepts: strings as their text, other scalars as written.

    It keeps its own stack, so depth is bounded by nothing but the text.
    """
    text = source.text
    holders: list[tuple[int, list[Any], list[Scalar]]] = []
    at = _after_space(text, 0)
    while True:
        sign = text[at]
        node: Node | None = None
        if sign in "{[":
            holders.append((at, [], []))
            at = _after_space(text, at + 1)
            if text[at] not in "}]":
                at = _key(source, at, holders) if sign == "{" else at
                continue
        else:
            node, at = _scalar(source, at)
        while True:
            if node is None:
                node, at = _closed(source, at, holders.pop())
            if not holders:
                return node
            start, parts, keys = holders[-1]
            parts.append(Entry(keys[-1], node) if text[start] == "{" else node)
            at = _after_space(text, at)
            if text[at] == ",":
                at = _after_space(text, at + 1)
                at = _key(source, at, holders) if text[start] == "{" else at
                break
            node = None


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return at if found is None else found.end()


def _key(source: Source, at: int, holders: list[tuple[int, list[Any], list[Scalar]]]) -> int:
    """Read a key and its colon; where its value begins."""
    key, end = _scalar(source, at)
    holders[-1][2].append(key)
    return _after_space(source.text, _after_space(source.text, end) + 1)


def _scalar(source: Source, at: int) -> tuple[Scalar, int]:
    written = _STRING.match(source.text, at)
    if written is not None:
        return Scalar(json.loads(written[0]), Span(source, at, written.end()), "double"), written.end()
    found = _LITERAL.match(source.text, at)
    end = at + 1 if found is None else found.end()
    return Scalar(source.text[at:end], Span(source, at, end)), end


def _closed(source: Source, at: int, holder: tuple[int, list[Any], list[Scalar]]) -> tuple[Node, int]:
    start, parts, _ = holder
    span = Span(source, start, at + 1)
    return (Mapping if source.text[start] == "{" else Sequence)(tuple(parts), span), at + 1
