"""What authors say of what is kept: facts, data models and code lists, one frozen class for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ..dsl.source import Span
from ..dsl.syntax import Located, Scalar
from .definition_asked import Lasting, Option, Pinned, ReturnField
from .language import (
    AUDIENCES,
    CHOOSING,
    FACT_TYPES,
    RETURNS,
    SENSITIVITIES,
    SUBJECTS,
    DashedName,
    DottedName,
    Identifier,
    IsoDate,
    Keyed,
    Length,
    Listed,
    OneOf,
    Prose,
    Records,
    Reference,
    Version,
    Whole,
    YesNo,
    key,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact, kept in one place (rule R1)."""

    span: Span = field(compare=False, repr=False)
    name: Scalar = key(
        "id", DottedName(), "The fact's name: `child.born_on`; in a list, its bare attribute.", required=True
    )
    title: Scalar = key("title", Prose(slots=False), "What it is, in plain words.", required=True)
    type: Located[str] = key("type", OneOf(FACT_TYPES), "What kind of value it has.", required=True)
    about: Located[str] | None = key("about", OneOf(SUBJECTS), "Whom it is kept once for.")
    unit: Scalar | None = key("unit", Prose(slots=False), "What a number counts.", types=("number",))
    options: tuple[Option, ...] = key(
        "options",
        Keyed("Option", into="code", lone="say"),
        "The values it can have, by code.",
        many=True,
        types=CHOOSING,
    )
    options_from: Located[Pinned] | None = key(
        "options from", Reference(), "The code list of its values.", types=CHOOSING
    )
    born: Scalar | None = key(
        "from", DottedName(), "Of an age: the fact it is reckoned from.", types=("age",)
    )
    unless: Scalar | None = key(
        "unless",
        DottedName(),
        "Of an age: the yes/no fact under which it does not arise (rule C3).",
        types=("age",),
    )
    each: Scalar | None = key("each", Identifier(), "Of a list: what one entry is called.", types=("list",))
    facts: tuple[Fact, ...] = key(
        "facts", Records(("Fact",)), "Of a list: what is kept of each entry.", many=True, types=("list",)
    )
    called: Scalar | None = key(
        "when not known say",
        Prose(slots=False),
        "What a slot in a question says while the fact is not known.",
    )
    stale_after: Located[Lasting] | None = key(
        "stale after", Length(), "How long what is on record counts as an answer (rule A5)."
    )
    publish: Located[str] | None = key(
        "publish", OneOf(("at sign-off", "at once")), "When an answer becomes the fact (rule R2)."
    )
    history: Located[bool] | None = key(
        "history", YesNo(), "Whether earlier values are kept with their dates."
    )
    context: Located[bool] | None = key(
        "context", YesNo(), "Supplied from outside, and bound to no question."
    )
    returned_as: tuple[ReturnField, ...] = key(
        "returned as",
        Keyed("ReturnField", into="to", lone="field", names=tuple(RETURNS)),
        "The field of each return that the fact goes into.",
        many=True,
    )
    sensitivity: Located[str] | None = key("sensitivity", OneOf(SENSITIVITIES), "How closely it is kept.")
    who_may_see: tuple[Located[str], ...] = key(
        "who may see",
        Listed(OneOf(AUDIENCES)),
        "The readers it may be shown to; everybody when left out.",
        many=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DataModel:
    """The facts that exemplars share, each in one place."""

    span: Span = field(compare=False, repr=False)
    language: Located[int] = key("penpicture", Whole(1), "The version of the language: 1.", required=True)
    name: Scalar = key("data model", DashedName(), "The data model's name.", required=True)
    version: Scalar = key("version", Version(), "Its version.", required=True)
    facts: tuple[Fact, ...] = key("facts", Records(("Fact",)), "The facts.", required=True, many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """A list of codes that somebody else keeps, with its source and years."""

    span: Span = field(compare=False, repr=False)
    language: Located[int] = key("penpicture", Whole(1), "The version of the language: 1.", required=True)
    name: Scalar = key("codes", DashedName(), "The list's name.", required=True)
    version: Scalar = key("version", Prose(slots=False), "Its edition, usually a year.", required=True)
    source: Scalar = key(
        "source", Prose(slots=False), "Who keeps it, and where it is published.", required=True
    )
    since: Located[date] | None = key("from", IsoDate(), "The first day it is in force.")
    until: Located[date] | None = key("to", IsoDate(), "The last day it is in force.")
    options: tuple[Option, ...] = key(
        "options",
        Keyed("Option", into="code", lone="say"),
        "The codes and their words.",
        required=True,
        many=True,
    )
