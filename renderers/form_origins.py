"""Beside each question and section that a layer changed: who did, when and why. For practitioners alone.

Families and children are asked, and need no more words around a question than it has; a family's record says at its end
who added one. It is written here, once in each language, and the page's script copies it to its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ..engine.artifact import Artifact
from ..engine.cleared import cleared
from ..engine.origins import origins
from .edition import Edition
from .origin_words import is_authors, told_of
from .own_words import words_in
from .page import page
from .page_words import LANGUAGES
from .record_model import Line
from .unfilled_text import pieces, slot_name


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside one question or section in one language. `of` is what the page calls it (`questions.drinking`);
    `parts` are its own lines, under no name, and those of the questions in its rows, each under its words."""

    of: str
    language: str
    title: str
    parts: tuple[tuple[str, tuple[Line, ...]], ...]


def form_origins(artifact: Artifact, edition: Edition) -> Markup:
    """A template with all that is to stand beside questions and sections; empty where nothing is."""
    if edition.audience != "practitioner" or not _is_changed(artifact):
        return Markup()
    beside = [each for language in LANGUAGES for each in _in_language(artifact, edition, language)]
    if not beside:
        return Markup()
    return Markup(
        page("form/origins.html").render(
            beside=beside, written=artifact.content["language"], is_authors=is_authors
        )
    )


def _is_changed(artifact: Artifact) -> bool:
    """Whether any layer or variant changed anything: where none did, no words need be looked up to tell of it."""
    return any(isinstance(place, dict) and "history" in place for place in artifact.provenance.values())


def _in_language(artifact: Artifact, edition: Edition, language: str) -> Iterator[Beside]:
    found = origins(artifact, edition.audience, edition.voice)
    content = cleared(artifact, edition.audience, edition.voice, language).artifact.content
    own = words_in(language)
    for name, changed in found.sections.items():
        told = told_of(name, changed, language)
        if told is not None:
            title = "Who added this section?" if told.is_new else "Who changed this section?"
            yield Beside(f"sections.{name}", language, own.say(title), (("", told.lines),))
    outer: dict[str, list[tuple[str, tuple[Line, ...]]]] = {}
    new: set[str] = set()
    for path, changed in found.questions.items():
        told = told_of(path, changed, language)
        if told is not None:
            around = path.partition(".")[0]
            asked = (
                "" if around == path else _words(content["questions"][path]["ask"]["practitioner"], content)
            )
            outer.setdefault(around, []).append((asked, told.lines))
            new |= {path} if told.is_new else set()
    for path, parts in outer.items():
        title = "Who added this question?" if path in new else "Who changed this question?"
        yield Beside(f"questions.{path}", language, own.say(title), tuple(parts))


def _words(text: Any, content: dict[str, Any]) -> str:
    return "".join(words for _, words in pieces(text, slot_name(content)))
