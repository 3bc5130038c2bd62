"""What authors say of words: those to avoid, with what to say instead, and those that are allowed again."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..dsl.source import Span
from ..dsl.syntax import Located, Scalar
from .language import DashedName, Listed, OneOf, Prose, Records, Version, Whole, key

WORD_READERS = ("practitioner", "family", "child")
"""The readers for whom a word can be one to avoid: those that wording is written for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Avoid:
    """A word or phrase to avoid, and what to say instead."""

    span: Span = field(compare=False, repr=False)
    words: Scalar = key(
        "avoid",
        Prose(slots=False),
        "The word or phrase, and each form that it comes in, with commas between: `placement, placements`. Found as "
        "whole words, in capitals or not.",
        required=True,
    )
    instead: Scalar = key("say instead", Prose(slots=False), "What to say instead.", required=True)
    because: Scalar = key(
        "because", Prose(slots=False), "Whom it hurts, or what is wrong with it.", required=True
    )
    source: Scalar = key(
        "source",
        Prose(slots=False),
        "Who says so: a publication and its year, or a group of people.",
        required=True,
    )
    whom: tuple[Located[str], ...] = key(
        "for",
        Listed(OneOf(WORD_READERS)),
        "The readers for whom it is one to avoid; everybody when left out.",
        many=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Allow:
    """A word or phrase that another list avoids, and that is allowed here all the same."""

    span: Span = field(compare=False, repr=False)
    words: Scalar = key(
        "allow",
        Prose(slots=False),
        "The word or phrase, and each form that it comes in, with commas between.",
        required=True,
    )
    because: Scalar = key("because", Prose(slots=False), "Why it is allowed.", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words to avoid, with what to say instead. Every list of the folder holds, and those of the library."""

    span: Span = field(compare=False, repr=False)
    language: Located[int] = key("penpicture", Whole(1), "The version of the language: 1.", required=True)
    name: Scalar = key("words", DashedName(), "The list's name.", required=True)
    version: Scalar = key("version", Version(), "Its version.", required=True)
    list: tuple[Avoid | Allow, ...] = key(
        "list",
        Records(("Allow", "Avoid")),
        "The words, each to avoid or to allow.",
        required=True,
        many=True,
    )
