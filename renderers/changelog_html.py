"""What is new in a version, as one page that opens from a disk or a mail: for those who work with it, on a screen and on paper.

All that an author wrote is text. The page asks for nothing and runs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup

from .changelog_model import Changelog, Line
from .changelog_short import HEAD
from .changelog_words import stopped
from .legible import legible
from .page import page
from .policy import policy

_HERE = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of the page, with the `id` that its contents list leads to."""

    id: str
    head: str
    lead: str
    lines: tuple[Line, ...]


def changelog_html(told: Changelog) -> bytes:
    """The page. The same changelog gives the same bytes."""
    style = _style()
    sections = tuple(
        Section(f"p{n}", _line(part.head), _line(part.lead), tuple(map(_said, part.lines)))
        for n, part in enumerate(told.parts, 1)
    )
    is_long = bool(sections) and sections[0].head == HEAD
    text = page("changelog.html").render(
        title=_line(told.title),
        lead=tuple(map(_line, told.lead)),
        short=sections[0] if is_long else None,
        sections=sections[1:] if is_long else sections,
        policy=Markup(policy(style)),
        style=Markup(style),
    )
    return text.encode()


@cache
def _style() -> str:
    return "\n" + "\n".join((_HERE / name).read_text("utf-8") for name in ("page.css", "changelog.css"))


def _said(line: Line) -> Line:
    return Line(_line(line.words), _line(stopped(line.why)) if line.why else "")


def _line(words: str) -> str:
    return " ".join(legible(words).split())
