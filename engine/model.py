"""The resolved exemplar: every name found, every condition typed, every text cut at its slots.

`resolve` makes it from definitions; analysis reads it; `artifact` writes it down. Question paths are template
paths: `drinking`, in a group `siblings.name`, nested `siblings.schools.name`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from ..dsl.source import Span

Tree = tuple[Any, ...]
"""A condition or value as nested tuples of JSON values: the portable form, described in docs/artifact.md."""

Ref = tuple[str, str]
"""A source of a condition or a slot: `("question", path)` or `("fact", name)`."""


@dataclass(frozen=True, slots=True)
class Read:
    """One mention of a source in a condition or a slot."""

    ref: Ref
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Condition:
    """A typed condition: its portable tree, its canonical text, and what it reads, named conditions included."""

    tree: Tree
    text: str
    reads: tuple[Read, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a text where a value is put; `form` says how: `value`, or `label` of an option."""

    ref: Ref
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Text:
    """One wording, cut at its slots."""

    parts: tuple[str | Slot, ...]
    span: Span = field(compare=False, repr=False)


Wording = dict[str, Text]
"""A text for each voice of `language.VOICES` that has its own; `practitioner` is always there."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One condition that decides a status, and who stated it.

    `kind` is `ask`, `skip` or `short`; `by` is `question`, `section`, `pathway` or `variant` and `owner` its id or path.
    `if_not_known` is `wait` or `ask`, as stated, or None.
    """

    kind: str
    by: str
    owner: str
    condition: Condition
    because: Text | None = None
    if_not_known: str | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One answer a choice offers."""

    code: str
    say: Wording
    hint: Text | None = None
    symbol: str | None = None
    written_as: str | None = None
    in_sentence: str | None = None
    exclusive: bool = False
    retired: date | None = None
    retired_span: Span | None = field(default=None, compare=False, repr=False)
    was: tuple[str, ...] = ()
    """The codes that it had before."""
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Statutory:
    """A duty; `whom` None means every child."""

    nation: str
    source: str
    since: date | None
    until: date | None
    whom: Condition | None
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question; `group` is the path of the group whose row it stands in; `rules` are its own and those of
    pathways that name it. `part` of a row's question is the part of the list fact that its group is bound to."""

    path: str
    section: str
    group: str | None
    type: str
    ask: Wording
    hint: Wording = field(default_factory=dict)
    whose_words: str | None = None
    answered_by: tuple[str, ...] = ()
    symbol: str | None = None
    options: tuple[Option, ...] = ()
    options_from: str | None = None
    unit: str | None = None
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    format: str | None = None
    reasons: tuple[str, ...] = ()
    more_to_say: tuple[str, ...] = ()
    mandatory: bool = False
    essential: bool = False
    risk: bool = False
    statutory: Statutory | None = None
    dimensions: tuple[str, ...] = ()
    sensitivity: str = "ordinary"
    who_may_see: tuple[str, ...] = ()
    fact: str | None = None
    part: str | None = None
    returned_as: dict[str, str] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    because: Text | None = None
    each: str | None = None
    row_title: Text | None = None
    there_are_none: Text | None = None
    there_are_others: Text | None = None
    questions: tuple[str, ...] = ()
    earlier: tuple[Question, ...] = ()
    """As it was before layers reworded it with the same meaning (rule A4)."""
    remeant: tuple[Question, ...] = ()
    """As it was before layers gave it another meaning."""
    was: tuple[str, ...] = ()
    """The bare names that it had before, the first of all first."""
    faces: tuple[Face, ...] = ()
    """What it says while variants apply, none of them first; empty where no variant has a say. `options` and `reasons` are
    then all that are ever offered."""
    retired: date | None = None
    retired_span: Span | None = field(default=None, compare=False, repr=False)
    span: Span = field(compare=False, repr=False)
    id_span: Span = field(compare=False, repr=False)
    kept: Span | None = field(default=None, compare=False, repr=False)
    """Where it says itself who may see it, or how sensitive it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the exemplar; `questions` are the paths of its own, rows' left out."""

    id: str
    title: Wording
    hint: Text | None = None
    rules: tuple[Rule, ...] = ()
    questions: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    faces: tuple[Face, ...] = ()
    """As of a question."""
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathway:
    """A pathway; its ask and skip rules stand with the parts it names. `short` is its short rule, about
    `questions` and `sections`, or the whole exemplar where both are empty."""

    id: str
    because: Wording
    short: Rule | None = None
    questions: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Face:
    """What a question or section says while variants apply (rule L3): `of` names them, `says` is the part as it then
    stands, its rules aside, and `changes` those of them that give it another meaning (rule A4)."""

    of: frozenset[str]
    says: Question | Section
    changes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class VariantOf:
    """A variant of the exemplar; its condition stands among the named ones, under `faces.named`."""

    name: str
    because: Text | None
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact that the exemplar names. `born` and `unless` of an age are fact names; `parts` of a list are what is
    kept of each entry, under bare names."""

    name: str
    title: str
    type: str
    about: str | None = None
    unit: str | None = None
    options: tuple[Option, ...] = ()
    born: str | None = None
    unless: str | None = None
    called: str | None = None
    stale_after: tuple[int, str] | None = None
    publish: str = "at sign-off"
    history: bool = False
    context: bool = False
    returned_as: dict[str, str] = field(default_factory=dict)
    sensitivity: str = "ordinary"
    who_may_see: tuple[str, ...] = ()
    parts: tuple[Fact, ...] = ()
    span: Span | None = field(default=None, compare=False, repr=False)
    kept: Span | None = field(default=None, compare=False, repr=False)
    """Where it says who may see it, or how sensitive it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the pen picture."""

    say: Wording
    when: Condition | None = None
    otherwise: Text | None = None
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryLine:
    """A line of the case summary."""

    ref: Ref
    label: Wording
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A length that is in force between two days, the ends included; None where it has no end."""

    within: tuple[int, str]
    since: date | None = None
    until: date | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timescale:
    """The clock: two dates and a length, `within` as (count, unit). The first of `limits` that is in force on the day the
    clock starts counts in its stead; they are the nation's own, or every nation's."""

    start: Ref
    end: Ref
    within: tuple[int, str]
    source: str | None = None
    limits: tuple[Limit, ...] = ()
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How long a record is kept: `keep_for` as (count, unit), from a date, or from signing where `start` is None. `then` is
    `review` or `erase`; `when` None means every record."""

    keep_for: tuple[int, str]
    start: Ref | None
    then: str
    when: Condition | None = None
    source: str | None = None
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Somebody who signs."""

    id: str
    role: str
    mandatory: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """Where the record leads."""

    exemplar: str
    when: Condition | None
    because: Text | None
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A resolved exemplar.

    `questions`, `facts` and `define` are by path or name, in the author's order. `order` lists the nodes of the
    dependency graph so that each comes after all that it reads: `s:reason` (a section's status), `q:drinking`
    (a question's), `f:referral.reason` (a fact bound to a question); it is empty until analysis has filled it.
    """

    name: str
    version: str
    title: Wording
    about: str
    stage: str | None
    nation: str
    language: str
    as_of: Ref | None
    timescale: Timescale | None
    sections: tuple[Section, ...]
    questions: dict[str, Question]
    pathways: tuple[Pathway, ...]
    define: dict[str, Condition]
    facts: dict[str, Fact]
    pen_picture: tuple[Sentence, ...]
    case_summary: tuple[SummaryLine, ...]
    signatures: tuple[Signature, ...]
    next: tuple[Next, ...]
    variants: tuple[VariantOf, ...] = ()
    retention: tuple[Retention, ...] = ()
    order: tuple[str, ...] = ()
    span: Span = field(compare=False, repr=False)
