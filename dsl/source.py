"""A text with a name, and places in it: the ground that every later stage points back to."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, eq=False)
class Source:
    """One text an author wrote, with the name its author knows it by.

    `name` is the path as the user gave it; `text` is the whole content, decoded, without a byte-order mark,
    with carriage returns as the author left them. A `private` one holds somebody's answers: places in it are
    told, and none of its lines is ever shown.
    """

    name: str
    text: str
    private: bool = False

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets, in code points, at which each line begins; line 1 is at index 0."""
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return tuple(starts)

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column, in code points, of an offset."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a 1-based line, without its line end; an empty string past the end."""
        if number > len(self.line_starts):
            return ""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source, from `start` up to but not including `end`, in code points.

    Spans ride along with values and never take part in their equality: fields that hold one say `compare=False`.
    """

    source: Source = field(repr=False)
    start: int
    end: int

    @property
    def file(self) -> str:
        """The name of the source."""
        return self.source.name

    @property
    def line(self) -> int:
        """The 1-based line on which the span begins."""
        return self.source.position(self.start)[0]

    @property
    def column(self) -> int:
        """The 1-based column, in code points, at which the span begins."""
        return self.source.position(self.start)[1]

    @property
    def end_line(self) -> int:
        """The 1-based line on which the span ends."""
        return self.source.position(self.end)[0]

    @property
    def end_column(self) -> int:
        """The 1-based column just past the span's last character."""
        return self.source.position(self.end)[1]

    @property
    def text(self) -> str:
        """The author's own characters."""
        return self.source.text[self.start : self.end]
