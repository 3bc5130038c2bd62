"""The words of the language, and the shapes a value may have: what `definition` is written in.

A definition class declares each YAML key once, by `key(...)`. Reading, the JSON Schema, the language
reference and canonical layout are all made from these declarations.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

LANGUAGE_VERSION = 1

QUESTION_TYPES = (
    "text",
    "long text",
    "yes/no",
    "choice",
    "choices",
    "number",
    "date",
    "partial date",
    "person",
    "group",
    "picture",
    "file",
)
"""The question types a definition may name."""

CHOOSING = ("choice", "choices")
"""The types that offer options."""

REASONS = ("not_applicable", "not_known", "not_yet_known", "declined", "not_asked", "recorded_elsewhere")
"""The N/A reasons of rule A1. `not_applicable` is a fact; the others are gaps."""

AUDIENCES = ("practitioner", "family", "child", "conference", "court", "school", "health")
"""Readers an output can be made for; wording is written for the first three."""

SENSITIVITIES = ("ordinary", "personal", "sensitive", "restricted")
"""How closely an answer is kept, from least to most."""

CLEARANCES = {
    "practitioner": "restricted",
    "family": "sensitive",
    "child": "sensitive",
    "conference": "sensitive",
    "court": "sensitive",
    "school": "personal",
    "health": "personal",
}
"""The most sensitive thing that each reader may be shown; `who may see`, where it stands, says it instead."""

ANSWERING = ("practitioner", "family", "child")
"""Those who answer questions, each in a form of their own."""

VOICES = {
    "practitioner": ("practitioner",),
    "family": ("family", "practitioner"),
    "child": ("child", "practitioner"),
    "easy_read": ("easy_read", "child", "practitioner"),
}
"""The voices that wording is written in, each with those that speak where it is silent. A reader with no voice of
their own is spoken to as practitioners are."""

WORDED = ("text", "long text", "picture", "file")
"""The types whose answer can be in somebody's own words, or of their own making."""

RETURNS = {
    "cin": "Children in need census",
    "ssda903": "Children looked after return",
    "annex_a": "Ofsted's Annex A",
    "wales_crcs": "Wales: Children receiving care and support census",
}
"""The statutory returns that an answer or a fact may go into: identifier and title."""

SYMBOLS = (
    "child", "baby", "pregnancy", "mum", "dad", "brother", "sister", "grandparent", "family", "friends",
    "people", "hug", "name", "birthday", "home", "neighbours", "key", "moving", "food", "alcohol",
    "sleep", "clothes", "washing", "toilet", "money", "work", "health", "doctor", "hospital", "medicine",
    "hurt", "sunflower", "wheelchair", "hearing", "hearing_aid", "seeing", "looking", "white_cane",
    "signing", "deaf", "talking", "speaking", "conversation", "language", "pointing", "drawing",
    "writing", "reading", "picture", "tablet", "phone", "letter", "faith", "praying", "celebration",
    "music", "school", "learning", "teacher", "play", "games", "sport", "outdoors", "dog", "cat", "bus",
    "plane", "happy", "sad", "worried", "scared", "angry", "calm", "so_so", "heart", "safe", "not_safe",
    "help", "asking", "together", "yes", "no", "thumbs_up", "dont_know", "rather_not_say", "private",
    "waiting", "time", "before", "next", "calendar", "sun", "night", "plan", "paper", "question",
    "thinking", "idea", "dream", "hope", "strong", "star", "growing", "change", "more", "police", "court",
    "social_worker",
)  # fmt: skip
"""The pictures that may stand beside a question or an option in the easy-read edition: `renderers/symbols/<name>.svg`."""

FORMATS = ("email", "phone", "postcode", "nhs number", "upn", "web address")
"""Named formats of a text question: there are no regular expressions in the language."""

NATIONS = ("England", "Wales")

RANKS = ("nation", "region", "authority", "team")
"""The ranks of layers, from the base outward to the team: what is nearer the team wins (rule L1)."""

DISPOSALS = ("review", "erase")
"""What becomes of a record at the end of its retention. Records managers call it the disposal action."""

KEEPING = ("exactly", "at least", "wording")
"""What a lock keeps of a part."""

DIMENSIONS = {
    "health": "Health",
    "education": "Education",
    "emotional_and_behavioural_development": "Emotional and behavioural development",
    "identity": "Identity",
    "family_and_social_relationships": "Family and social relationships",
    "social_presentation": "Social presentation",
    "self_care_skills": "Self-care skills",
    "basic_care": "Basic care",
    "ensuring_safety": "Ensuring safety",
    "emotional_warmth": "Emotional warmth",
    "stimulation": "Stimulation",
    "guidance_and_boundaries": "Guidance and boundaries",
    "stability": "Stability",
    "family_history_and_functioning": "Family history and functioning",
    "wider_family": "Wider family",
    "housing": "Housing",
    "employment": "Employment",
    "income": "Income",
    "social_integration": "Family's social integration",
    "community_resources": "Community resources",
}
"""The twenty dimensions of the Assessment Framework (Department of Health, 2000): code and name."""

FACT_TYPES = (*(t for t in QUESTION_TYPES if t != "group"), "age", "list")
SUBJECTS = ("child", "person", "relationship", "household", "family", "record")
"""What a fact is about, once for each (rule R1)."""

PERIODS = ("days", "weeks", "months", "years")
SPANS = ("working days", *PERIODS)


# --- shapes -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Prose:
    """A sentence or more in the author's words; `<name>` slots are filled where `slots` says so."""

    slots: bool = True


@dataclass(frozen=True, slots=True)
class Identifier:
    """Small letters, digits and underscores, beginning with a letter: what conditions and answers use."""


@dataclass(frozen=True, slots=True)
class DashedName:
    """Small letters, digits and hyphens, beginning with a letter: the name of a file's content."""


@dataclass(frozen=True, slots=True)
class DottedName:
    """The name of a question (`id` or `section.id`) or a fact (`root.attribute`)."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a change is about: a question by its name, or one of `kinds` and a name: `section education`. What there is
    only one of is said by its kind `alone`: `timescale`."""

    kinds: tuple[str, ...]
    alone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewPart:
    """The word of a kind, and the identity of a new part of it: `section health`."""

    kind: str


@dataclass(frozen=True, slots=True)
class Version:
    """Three numbers with dots: `1.0.0`."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A name and the version it is taken at: `initial-assessment@3`, `ethnicity@2026`."""


@dataclass(frozen=True, slots=True)
class ConditionText:
    """A condition of the language, stated whole."""


@dataclass(frozen=True, slots=True)
class YesNo:
    """`yes` or `no`."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """One word or phrase of a fixed list."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """Several short values: `a, b` on one line, or a YAML list."""

    of: OneOf | Identifier | DashedName | DottedName | Reference


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number, at least `least`."""

    least: int = 0


@dataclass(frozen=True, slots=True)
class Decimal:
    """A number, with or without a decimal point."""


@dataclass(frozen=True, slots=True)
class IsoDate:
    """A date as `2026-04-01`."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: `10 working days`, `12 months`."""

    units: tuple[str, ...] = SPANS


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping read as the named definition class; `lone` names the key meant when a bare text stands instead."""

    cls: str
    lone: str | None = None


@dataclass(frozen=True, slots=True)
class Records:
    """A list of mappings, each read as the first named class whose distinguishing key it has; `lone` as in Record. Where
    it may be `single`, one mapping stands for a list of it alone."""

    classes: tuple[str, ...]
    lone: str | None = None
    single: bool = False


@dataclass(frozen=True, slots=True)
class Keyed:
    """A mapping from identifiers to mappings (or, with `lone`, bare texts) of the named class, whose `into` field
    takes the key. The identifiers are of `names`, where those are given."""

    cls: str
    into: str = "id"
    lone: str | None = None
    names: tuple[str, ...] = ()


Shape = (
    Prose | Identifier | DashedName | DottedName | Target | NewPart | Version | Reference | ConditionText | YesNo | OneOf | Listed
    | Whole | Decimal | IsoDate | Length | Record | Records | Keyed
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the language: its spelling in YAML, what may stand there, what it is for (shown on hover), and the
    types of question or fact that it belongs to (empty: all)."""

    spelling: str
    shape: Shape
    doc: str
    required: bool = False
    types: tuple[str, ...] = ()
    place: int = 0


def key(
    spelling: str,
    shape: Shape,
    doc: str,
    *,
    required: bool = False,
    many: bool = False,
    types: tuple[str, ...] = (),
    place: int = 0,
) -> Any:
    """Declare a YAML key as a dataclass field: absent means None, or an empty tuple where `many`.

    `types` are the values of the same part's `type` with which the key may stand; empty means all. Of a class that inherits keys, `place` says which come before (less than 0) or after (more) the others.
    """
    meta = {"key": Key(spelling, shape, doc, required, types, place)}
    if required and not many:
        return field(metadata=meta)
    return field(default=() if many else None, metadata=meta)


@cache
def keys_of(cls: type) -> dict[str, Key]:
    """The keys of a definition class by field name, in canonical order: as declared, and by their places."""
    found = ((f.name, f.metadata["key"]) for f in fields(cls) if "key" in f.metadata)
    return dict(sorted(found, key=lambda each: each[1].place))


def own_keys(cls: type) -> dict[str, Key]:
    """The keys that a definition class has besides those of the part that it extends, if it extends one."""
    keys = keys_of(cls)
    base = cls.__base__
    if base is None or not any(
        "key" in f.metadata for f in getattr(base, "__dataclass_fields__", {}).values()
    ):
        return keys
    inherited = keys_of(base)
    if all(inherited[name] is keys.get(name) and inherited[name].place for name in inherited):
        return keys  # what every change says is each change's own
    return {name: key for name, key in keys.items() if inherited.get(name) is not key}
