"""What authors state around what is asked: named conditions, pen picture, case summary, timescale, retention, signatures,
next steps."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ..dsl.source import Span
from ..dsl.syntax import Located, Scalar
from .definition_asked import Lasting
from .language import (
    DISPOSALS,
    NATIONS,
    PERIODS,
    ConditionText,
    DashedName,
    DottedName,
    Identifier,
    IsoDate,
    Length,
    OneOf,
    Prose,
    Records,
    YesNo,
    key,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A condition with a name, to be used in other conditions."""

    span: Span = field(compare=False, repr=False)
    id: Scalar
    when: Scalar = key("when", ConditionText(), "The condition.", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of the pen picture (rule R5)."""

    span: Span = field(compare=False, repr=False)
    id: Scalar | None = key("id", Identifier(), "Its name, by which a layer can change it.")
    say: Scalar = key("say", Prose(), "The sentence, with slots.", required=True)
    say_family: Scalar | None = key("for family", Prose(), "The same sentence for the family.")
    say_child: Scalar | None = key("for child", Prose(), "The same sentence for the child.")
    say_easy_read: Scalar | None = key(
        "easy read", Prose(), "The same sentence in easy words: short sentences, one idea in each."
    )
    when: Scalar | None = key("when", ConditionText(), "Said only while this holds.")
    otherwise: Scalar | None = key("otherwise", Prose(), "Said instead when a slot is empty.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryLine:
    """One line of the case summary."""

    span: Span = field(compare=False, repr=False)
    show: Scalar = key("show", DottedName(), "The fact or question whose value is shown.", required=True)
    label: Scalar | None = key("label", Prose(slots=False), "What it is called there.")
    label_family: Scalar | None = key(
        "for family", Prose(slots=False), "What it is called in the family's words."
    )
    label_child: Scalar | None = key(
        "for child", Prose(slots=False), "What it is called in the child's words."
    )
    label_easy_read: Scalar | None = key(
        "easy read", Prose(slots=False), "What it is called in easy words: a few, everyday ones."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """Another length that the law of a nation sets, or that was in force at another time."""

    span: Span = field(compare=False, repr=False)
    within: Located[Lasting] = key("within", Length(), "How long: `42 working days`.", required=True)
    nation: Located[str] | None = key(
        "nation", OneOf(NATIONS), "Whose law it is; every nation's when left out."
    )
    source: Scalar | None = key("source", Prose(slots=False), "The law or guidance, and where in it.")
    since: Located[date] | None = key("from", IsoDate(), "The first day on which it is in force.")
    until: Located[date] | None = key("to", IsoDate(), "The last day on which it is in force.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timescale:
    """How long the work should take; lateness asks for a reason and blocks nothing (rule R4)."""

    span: Span = field(compare=False, repr=False)
    start: Scalar = key("from", DottedName(), "The date the clock starts.", required=True)
    end: Scalar = key("to", DottedName(), "The date the clock stops.", required=True)
    within: Located[Lasting] = key("within", Length(), "How long: `10 working days`.", required=True)
    source: Scalar | None = key("source", Prose(slots=False), "The law or guidance, and where in it.")
    limits: tuple[Limit, ...] = key(
        "limits",
        Records(("Limit",)),
        "Other lengths, by nation and date. The first that was in force on the day the clock starts counts.",
        many=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How long a record is kept, and what happens then. Of several rules that hold, the one that keeps it longest counts."""

    span: Span = field(compare=False, repr=False)
    keep_for: Located[Lasting] = key("keep for", Length(PERIODS), "How long: `25 years`.", required=True)
    start: Scalar | None = key(
        "from", DottedName(), "The date from which it counts; the day of signing when left out."
    )
    then: Located[str] = key(
        "then",
        OneOf(DISPOSALS),
        "What happens then: `review`, somebody decides, or `erase`. Nothing is erased by itself.",
        required=True,
    )
    when: Scalar | None = key("if", ConditionText(), "The records it is for; all when left out.")
    nation: Located[str] | None = key(
        "nation", OneOf(NATIONS), "Whose law it is; every nation's when left out."
    )
    source: Scalar | None = key(
        "source", Prose(slots=False), "The law, or whose schedule it is, and where in it."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Somebody who signs."""

    span: Span = field(compare=False, repr=False)
    id: Scalar = key("id", Identifier(), "The signature's identity.", required=True)
    role: Scalar = key("role", Prose(slots=False), "Who signs: `Social worker`.", required=True)
    mandatory: Located[bool] | None = key("mandatory", YesNo(), "Whether the record waits for it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """Where the record leads."""

    span: Span = field(compare=False, repr=False)
    exemplar: Scalar = key("exemplar", DashedName(), "The exemplar that comes next.", required=True)
    when: Scalar | None = key("if", ConditionText(), "When it does.")
    elsewhere: Located[bool] | None = key(
        "elsewhere", YesNo(), "It is kept in another place, or not written yet, so it is not looked for here."
    )
    because: Scalar | None = key("because", Prose(), "Why.")
