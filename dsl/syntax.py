"""The positioned tree that reading YAML yields: mappings, lists and scalars, each knowing its place.

Every scalar is text: what `no`, `12:30` or `010` mean is for the language to say, never for YAML.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from .source import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as the author meant it, and where it stands.

    `style` is `plain`, `single`, `double`, `literal` (`|`) or `folded` (`>`). For a plain scalar on one line and
    for a literal block every character of `text` has an exact place; `body` is then the offset in the source at
    which the text (of a block: its first line's content) begins, and `indent` the columns that a block strips.
    """

    text: str
    span: Span = field(compare=False, repr=False)
    style: str = field(default="plain", compare=False, repr=False)
    body: int | None = field(default=None, compare=False, repr=False)
    indent: int = field(default=0, compare=False, repr=False)

    def place(self, start: int, end: int) -> Span:
        """The span in the source of `text[start:end]`; the whole scalar where no exact place is known."""
        if self.body is None:
            return self.span
        source = self.span.source
        if self.style != "literal":
            return Span(source, self.body + start, self.body + end)
        return Span(source, self._in_block(start), self._in_block(end))

    def _in_block(self, offset: int) -> int:
        source = self.span.source
        assert self.body is not None
        first, _ = source.position(self.body)
        before = self.text[:offset]
        line = before.count("\n")
        column = offset - (before.rfind("\n") + 1)
        if first + line > len(source.line_starts):
            return self.span.end
        return source.line_starts[first - 1 + line] + self.indent + column


@dataclass(frozen=True, slots=True)
class Entry:
    """One `key: value` of a mapping."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the author's order; a key occurs once."""

    entries: tuple[Entry, ...]
    span: Span = field(compare=False, repr=False)

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        for entry in self.entries:
            if entry.key.text == key:
                return entry.value
        return None


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list in the author's order."""

    items: tuple[Node, ...]
    span: Span = field(compare=False, repr=False)


Node = Scalar | Mapping | Sequence


@dataclass(frozen=True, slots=True)
class Located(Generic[T]):
    """A value that the language made of an author's text, with the place of that text."""

    value: T
    span: Span = field(compare=False, repr=False)
