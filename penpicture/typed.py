"""What was typed on the command line, as a source with places, so that a fault in it can be pointed at."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from .dsl.source import Source, Span

NAME = "command line"

_OF_CHILDREN = frozenset({"record", "facts"})
"""Commands about children."""
_WORDS = frozenset({"--set", "--because", "--reason"})
"""Options of those whose words are an answer, or may tell one: a fault that is printed or logged says none."""


def command_line(args: Sequence[str], word: str | None = None, *, last: bool = False) -> Span:
    """The place of a word in the command line as it was typed, of the `last` one like it or else the first; all of
    it where no word is given or found. Of answers and reasons it says that they were typed, and not what."""
    text = "penpicture"
    found: tuple[int, int] | None = None
    for arg, shown in zip(args, _shown(args), strict=True):
        if arg == word and (last or found is None):
            found = len(text) + 1, len(text) + 1 + len(shown)
        text += " " + shown
    start, end = found or (0, len(text))
    return Span(Source(NAME, text), start, end)


def _shown(args: Sequence[str]) -> Iterator[str]:
    speaks = bool(args) and args[0] in _OF_CHILDREN
    before = ""
    for arg in args:
        option, equals, rest = arg.partition("=")
        if speaks and before in _WORDS:
            yield _untold(before, arg)
        elif speaks and equals and option in _WORDS:
            yield f"{option}={_untold(option, rest)}"
        else:
            yield shlex.quote(arg)
        before = arg


def _untold(option: str, said: str) -> str:
    name, equals, _ = said.partition("=")
    return f"{shlex.quote(name)}=…" if option == "--set" and equals else "…"
