"""What is new in a version, as Markdown (CommonMark): for an intranet page, or beside the code."""

from __future__ import annotations

from collections.abc import Iterator

from .changelog_model import Changelog
from .changelog_words import stopped
from .record_markdown import escaped


def changelog_markdown(told: Changelog) -> str:
    """The changelog as Markdown, ending in a line end. Nothing that an author wrote is read as Markdown."""
    return "\n".join(_lines(told)) + "\n"


def _lines(told: Changelog) -> Iterator[str]:
    yield f"# {_line(told.title)}"
    for sentence in told.lead:
        yield ""
        yield _line(sentence)
    for part in told.parts:
        yield ""
        yield f"## {_line(part.head)}"
        if part.lead:
            yield ""
            yield _line(part.lead)
        yield ""
        for line in part.lines:
            yield f"- {_line(line.words)}" + (f" *Why:* {_line(stopped(line.why))}" if line.why else "")


def _line(words: str) -> str:
    return escaped(" ".join(words.split()))
