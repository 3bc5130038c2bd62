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

    `style` is `plain`, `single`, `double`, `literal` (`|`) or `folded` (`>`). For a plain scalar (on
    one line or folded over several), for a quoted one without escapes and for a literal block every character of
    `text` has an exact place. `body` is the offset in the source at which a text on one line, or a literal block's
    first line, begins, and `indent` the columns that a block strips.
    """

    text: str
    span: Span = field(compare=False, repr=False)
    style: str = field(default="plain", compare=False, repr=False)
    body: int | None = field(default=None, compare=False, repr=False)
    indent: int = field(default=0, compare=False, repr=False)

    def place(self, start: int, end: int) -> Span:
        """The span in the source of `text[start:end]`; the whole scalar where no exact place is known."""
        source = self.span.source
        if self.body is None:
            at = _unfolded(self.span) if self.style == "plain" else []
            if len(at) != len(self.text) or not 0 <= start < end <= len(at):
                return self.span
            return Span(source, at[start], at[end - 1] + 1)
        if self.style != "literal":
            return Span(source, self.body + start, self.body + end)
        first = self._in_block(start)
        return Span(source, first, self._in_block(end - 1) + 1 if end > start else first)

    def _in_block(self, offset: int) -> int:
        source = self.span.source
        assert self.body is not None
        first, _ = source.position(self.body)
        before = self.text[:offset]
        line = before.count("\n")
        column = offset - (before.rfind("\n") + 1)
        if first + line > len(source.line_starts):
            return self.span.end
        begin = source.line_starts[first - 1 + line]
        # A blank line of a block may be shorter than what the block strips.
        return begin + min(self.indent + column, len(source.line(first + line)))


def _unfolded(span: Span) -> list[int]:
    """The offset of each character that YAML makes of a plain text over several lines: a line end is a space,
    and of several in a row all but the first are kept."""
    places: list[int] = []
    begin, ended, blank = span.start, span.start, 0
    for number, line in enumerate(span.text.split("\n")):
        words = line.strip(" \t\r")
        if not words:
            blank += 1
        else:
            if number:
                places.extend([ended] * max(blank, 1))
            first = begin + line.index(words[0])
            places.extend(range(first, first + len(words)))
            ended, blank = first + len(words), 0
        begin += len(line) + 1
    return places


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
