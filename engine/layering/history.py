"""The history of every facet that a layer changed: from the line of the base to the last change, who, when and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ...dsl.source import Span
from .holding import QUESTION, SECTION, SENTENCE, VOICES, Name

_WORDED = {"ask": "ask", "hint": "hint", "title": "title", "say": "say"}
_STATUS = ("ask_when", "skip_when", "short_when", "if_not_known", "because")


@dataclass(frozen=True, slots=True)
class Step:
    """One saying of a facet: in which text, and, where a layer says it, of which layer, by whom, when and why."""

    span: Span = field(compare=False)
    layer: str = ""
    rank: str = ""
    owner: str = ""
    agreed: date | None = None
    because: str = ""


History = dict[str, tuple[Step, ...]]
"""The steps of each changed facet by its path in the provenance (`questions.drinking.ask.family`), the base first."""


def whole(name: Name) -> str:
    """The path of a part itself."""
    kinds = {QUESTION: "questions", SECTION: "sections", SENTENCE: "pen_picture"}
    return f"{kinds.get(name[0], f'{name[0]}s')}.{name[1]}"


def facet(name: Name, said: str, member: str = "") -> str:
    """The path, in the provenance, of a field of a part, or of a member of that field.

    >>> facet(("question", "drinking"), "ask_family"), facet(("question", "drinking"), "skip_when")
    ('questions.drinking.ask.family', 'questions.drinking.rules')
    """
    path = whole(name)
    if said in _STATUS:
        return f"{path}.rules"
    text, _, voice = said.partition("_")
    if text in _WORDED and (not voice or voice in VOICES):
        return f"{path}.{text}.{voice or 'practitioner'}"
    return f"{path}.{said}.{member}" if member else f"{path}.{said}"
