"""The changes between two versions that somebody looked at and accepted, one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ..dsl.source import Span
from ..dsl.syntax import Located, Scalar
from .language import DashedName, IsoDate, Prose, Records, Version, Whole, key


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """One change that is accepted: this very one, and no other. `penpicture diff --accept` writes it."""

    span: Span = field(compare=False, repr=False)
    rule: Scalar = key(
        "rule", Prose(slots=False), "The kind of change, by its id: `W_NARROWER`.", required=True
    )
    part: Scalar = key(
        "part",
        Prose(slots=False),
        "What it is about, by its path as the difference prints it: `questions.school`.",
        required=True,
    )
    old: Scalar = key(
        "from",
        Prose(slots=False),
        "What stood there, in one line; `nothing` where nothing did.",
        required=True,
    )
    new: Scalar = key(
        "to",
        Prose(slots=False),
        "What stands there, in one line; `nothing` where nothing does.",
        required=True,
    )
    hash: Scalar = key(
        "hash",
        Prose(slots=False),
        "The short hash of the change, as the difference prints it: another one where anything that the change leans on is otherwise.",
        required=True,
    )
    because: Scalar = key("because", Prose(slots=False), "Why it is accepted.", required=True)
    by: Scalar = key("by", Prose(slots=False), "Who accepts it.", required=True)
    until: Located[date] = key(
        "until",
        IsoDate(),
        "The last day on which it is accepted; after it the change counts again.",
        required=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptances:
    """The accepted changes from one version of an exemplar to another, in `decisions/` of an authority's folder."""

    span: Span = field(compare=False, repr=False)
    language: Located[int] = key("penpicture", Whole(1), "The version of the language: 1.", required=True)
    name: Scalar = key("acceptances", DashedName(), "The exemplar that changes.", required=True)
    old: Scalar = key("from", Version(), "The version before.", required=True)
    new: Scalar = key("to", Version(), "The version now.", required=True)
    list: tuple[Acceptance, ...] = key(
        "list", Records(("Acceptance",)), "What is accepted, change by change.", required=True, many=True
    )
