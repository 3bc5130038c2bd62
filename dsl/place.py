"""A place in a text that is not at hand: what is known of it is a file's name, a line and a column."""

from __future__ import annotations

from .source import Source, Span


class Unread(Source):
    """A source of which one place is known, and none of the words: a diagnostic at it names the place and shows
    no line."""


def place(file: str, line: int = 1, column: int = 1) -> Span:
    """The place of that 1-based line and column, in code points, of a file that is not read."""
    text = "\n" * (line - 1) + " " * (column - 1)
    return Span(Unread(file, text), len(text), len(text))


def read_in(span: Span, source: Source) -> Span:
    """The place of an unread source in the text itself, to the end of its line; as it was where there is no such
    line or column, since the text is then another than the one meant."""
    line = source.line(span.line)
    if not isinstance(span.source, Unread) or len(line) < span.column:
        return span
    start = source.line_starts[span.line - 1] + span.column - 1
    return Span(source, start, start + len(line[span.column - 1 :].rstrip()))
