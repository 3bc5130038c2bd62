"""What is new in a version, as plain text: for an e-mail, or a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from .changelog_model import Changelog
from .changelog_words import stopped
from .legible import legible

_WIDTH = 78


def changelog_text(told: Changelog) -> str:
    """The changelog as text of at most 78 letters a line, ending in a line end."""
    return "\n".join(_lines(told)) + "\n"


def _lines(told: Changelog) -> Iterator[str]:
    yield from _wrapped(told.title)
    yield "=" * min(len(told.title), _WIDTH)
    for sentence in told.lead:
        yield ""
        yield from _wrapped(sentence)
    for part in told.parts:
        yield ""
        yield part.head
        yield "-" * len(part.head)
        if part.lead:
            yield ""
            yield from _wrapped(part.lead)
        yield ""
        for line in part.lines:
            yield from _wrapped(line.words, "- ", "  ")
            if line.why:
                yield from _wrapped(f"Why: {stopped(line.why)}", "  ", "  ")


def _wrapped(words: str, first: str = "", then: str = "") -> list[str]:
    line = " ".join(legible(words).split())
    return textwrap.wrap(
        line,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=then,
        break_long_words=False,
        break_on_hyphens=False,
    )
