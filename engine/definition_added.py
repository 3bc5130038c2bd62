"""What layers add: what an exemplar would say in its place, with where it goes and why (rule L1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..dsl.syntax import Located, Scalar
from .definition_asked import Pathway, Question, Section
from .definition_changed import AFTER, AGREED, BEFORE, FIRST, LAST, NEXT, SHOWN
from .definition_stated import Named, Next, Sentence, Signature
from .language import (
    DottedName,
    Identifier,
    IsoDate,
    NewPart,
    Prose,
    key,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddQuestion(Question):
    """Ask something more."""

    id: Scalar = key("add", Identifier(), "The new question's identity for ever.", required=True, place=FIRST)
    within: Scalar = key(
        "in", DottedName(), "The section, or the group, that it is asked in.", required=True, place=NEXT
    )
    after: Scalar | None = key("after", DottedName(), AFTER, place=NEXT)
    before: Scalar | None = key("before", DottedName(), BEFORE, place=NEXT)
    asked_because: Scalar | None = key("asked because", Prose(), SHOWN)
    because: Scalar = key("because", Prose(), "Why it is asked.", required=True, place=LAST)
    agreed: Located[date] | None = key("agreed", IsoDate(), AGREED, place=LAST)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddSection(Section):
    """A section more."""

    id: Scalar = key(
        "add", NewPart("section"), "`section` and the new section's identity.", required=True, place=FIRST
    )
    asked_because: Scalar | None = key("asked because", Prose(), SHOWN)
    because: Scalar = key("because", Prose(), "Why it is there.", required=True, place=LAST)
    agreed: Located[date] | None = key("agreed", IsoDate(), AGREED, place=LAST)
    after: Scalar | None = key("after", Identifier(), AFTER, place=NEXT)
    before: Scalar | None = key("before", Identifier(), BEFORE, place=NEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPathway(Pathway):
    """A pathway more."""

    id: Scalar = key(
        "add", NewPart("pathway"), "`pathway` and the new pathway's identity.", required=True, place=FIRST
    )
    agreed: Located[date] | None = key("agreed", IsoDate(), AGREED, place=LAST)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddCondition(Named):
    """A named condition more."""

    id: Scalar = key(
        "add", NewPart("condition"), "`condition` and the new condition's name.", required=True, place=FIRST
    )
    because: Scalar = key("because", Prose(), "Why.", required=True, place=LAST)
    agreed: Located[date] | None = key("agreed", IsoDate(), AGREED, place=LAST)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddSentence(Sentence):
    """A sentence more of the pen picture."""

    id: Scalar = key(
        "add", NewPart("sentence"), "`sentence` and the new sentence's identity.", required=True, place=FIRST
    )
    after: Scalar | None = key("after", Identifier(), AFTER, place=NEXT)
    before: Scalar | None = key("before", Identifier(), BEFORE, place=NEXT)
    because: Scalar = key("because", Prose(), "Why.", required=True, place=LAST)
    agreed: Located[date] | None = key("agreed", IsoDate(), AGREED, place=LAST)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddSignature(Signature):
    """Somebody more who signs."""

    id: Scalar = key(
        "add",
        NewPart("signature"),
        "`signature` and the new signature's identity.",
        required=True,
        place=FIRST,
    )
    because: Scalar = key("because", Prose(), "Why.", required=True, place=LAST)
    agreed: Located[date] | None = key("agreed", IsoDate(), AGREED, place=LAST)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddNext(Next):
    """A next step more."""

    exemplar: Scalar = key(
        "add",
        NewPart("next step"),
        "`next step` and the exemplar that comes next.",
        required=True,
        place=FIRST,
    )
    because: Scalar = key("because", Prose(), "Why.", required=True, place=LAST)
    agreed: Located[date] | None = key("agreed", IsoDate(), AGREED, place=LAST)
