"""What was typed on the command line, as a source with places, so that a fault in it can be pointed at."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from .dsl.source import Source, Span

NAME = "command line"


def command_line(args: Sequence[str], word: str | None = None, *, last: bool = False) -> Span:
    """The place of a word in the command line as it was typed, of the `last` one like it or else the first; all of
    it where no word is given or found."""
    text = "penpicture"
    found: tuple[int, int] | None = None
    for arg in args:
        quoted = shlex.quote(arg)
        if arg == word and (last or found is None):
            found = len(text) + 1, len(text) + 1 + len(quoted)
        text += " " + quoted
    start, end = found or (0, len(text))
    return Span(Source(NAME, text), start, end)
