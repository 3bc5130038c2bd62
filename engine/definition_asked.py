"""What authors say of what is asked: options, questions, sections and pathways, one frozen class for each.

Texts, names and conditions stay `Scalar`s with their places; numbers, dates and yes/no are `Located` values.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal as Number

from ..dsl.source import Span
from ..dsl.syntax import Located, Scalar
from .language import (
    ANSWERING,
    AUDIENCES,
    CHOOSING,
    DIMENSIONS,
    FORMATS,
    NATIONS,
    QUESTION_TYPES,
    REASONS,
    RETURNS,
    SENSITIVITIES,
    SYMBOLS,
    WORDED,
    ConditionText,
    Decimal,
    DottedName,
    Identifier,
    IsoDate,
    Keyed,
    Listed,
    OneOf,
    Prose,
    Records,
    Reference,
    YesNo,
    key,
)

ANSWERED_BY = "Who answers it in their own form; everybody when left out. Practitioners can always write what they were told."
"""What editors show of the key that questions, sections and changes have."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """A length of time as written: `count` of `unit` (a word of `language.SPANS`)."""

    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class Pinned:
    """A reference as written: a name, and a version or None."""

    name: str
    version: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnField:
    """The field in which a statutory return carries an answer or a fact."""

    span: Span = field(compare=False, repr=False)
    to: Scalar
    field: Scalar = key(
        "field", Prose(slots=False), "What the return calls it: `ReferralSource`.", required=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer that a choice offers."""

    span: Span = field(compare=False, repr=False)
    code: Scalar
    say: Scalar = key("say", Prose(), "The option's words, for practitioners.", required=True)
    was: tuple[Scalar, ...] = key("was", Listed(Identifier()), "The codes it had before, the first of all first; such answers are read as this one.", many=True)  # fmt: skip
    say_family: Scalar | None = key("for family", Prose(), "The same option in the family's words.")
    say_child: Scalar | None = key("for child", Prose(), "The same option in the child's words.")
    say_easy_read: Scalar | None = key(
        "easy read", Prose(), "The same option in easy words: short sentences, one idea in each."
    )
    symbol: Located[str] | None = key(
        "symbol", OneOf(SYMBOLS), "The picture beside the option in the easy-read edition."
    )
    hint: Scalar | None = key("hint", Prose(), "A line of help under the option.")
    written_as: Scalar | None = key(
        "written as", Prose(slots=False), "The code that a return or code list writes for it: `WBRI`, `N1`."
    )
    in_sentence: Scalar | None = key(
        "in a sentence", Prose(slots=False), "Its words inside a sentence of the pen picture: `her own home`."
    )
    exclusive: Located[bool] | None = key(
        "exclusive", YesNo(), "Whether choosing this option of a `choices` question rules out the others."
    )
    retired: Located[date] | None = key(
        "retired",
        IsoDate(),
        "The option is no longer offered, whatever day stands here: that is for readers. Old answers stay readable.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Statutory:
    """The duty that a question serves (rule L2)."""

    span: Span = field(compare=False, repr=False)
    nation: Located[str] = key("nation", OneOf(NATIONS), "Whose law it is.", required=True)
    source: Scalar = key(
        "source", Prose(slots=False), "The Act, regulation or return, and where in it.", required=True
    )
    since: Located[date] | None = key("from", IsoDate(), "The first day on which the duty holds.")
    until: Located[date] | None = key("to", IsoDate(), "The last day on which the duty holds.")
    whom: Scalar | None = key(
        "for", ConditionText(), "The children it is owed to: a condition over facts, or `every child`."
    )


DUTIES = Records(("Statutory",), single=True)
"""One duty, or several: one for each nation."""

DUTIES_SHOWN = "The duty that this question serves; a list where several nations have one of their own."
"""What editors show of the key that questions and changes have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """Parts taken from a fragment, in this place."""

    span: Span = field(compare=False, repr=False)
    use: Located[Pinned] = key("use", Reference(), "The fragment, and the version of it.", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, or a repeating group of them."""

    span: Span = field(compare=False, repr=False)
    id: Scalar = key(
        "id", Identifier(), "The question's identity for ever: answers are kept under it.", required=True
    )
    was: tuple[Scalar, ...] = key(
        "was",
        Listed(Identifier()),
        "The names it had before, the first of all first; what was answered under them is read under this one.",
        many=True,
    )
    ask: Scalar = key("ask", Prose(), "The question, in the practitioner's words.", required=True)
    ask_family: Scalar | None = key("for family", Prose(), "The same question in the family's words.")
    ask_child: Scalar | None = key("for child", Prose(), "The same question in the child's words.")
    ask_easy_read: Scalar | None = key(
        "easy read", Prose(), "The same question in easy words: short sentences, one idea in each."
    )
    hint: Scalar | None = key("hint", Prose(), "A line of help under the question.")
    hint_family: Scalar | None = key("hint for family", Prose(), "The hint in the family's words.")
    hint_child: Scalar | None = key("hint for child", Prose(), "The hint in the child's words.")
    hint_easy_read: Scalar | None = key(
        "hint easy read", Prose(), "The hint in easy words: short sentences, one idea in each."
    )
    symbol: Located[str] | None = key(
        "symbol", OneOf(SYMBOLS), "The picture beside the question in the easy-read edition."
    )
    type: Located[str] = key("type", OneOf(QUESTION_TYPES), "What kind of answer it takes.", required=True)
    whose_words: Located[str] | None = key(
        "whose words",
        OneOf(("child", "family")),
        "Whose own words the answer is in; records set such words off.",
        types=WORDED,
    )
    answered_by: tuple[Located[str], ...] = key(
        "answered by", Listed(OneOf(ANSWERING)), ANSWERED_BY, many=True
    )
    unit: Scalar | None = key(
        "unit", Prose(slots=False), "What a number counts: `weeks`, `kg`, `hours a week`.", types=("number",)
    )
    at_least: Located[Number] | None = key(
        "at least", Decimal(), "The smallest number that can be meant.", types=("number",)
    )
    at_most: Located[Number] | None = key(
        "at most", Decimal(), "The largest number that can be meant.", types=("number",)
    )
    format: Located[str] | None = key(
        "format", OneOf(FORMATS), "The named format that a text answer has.", types=("text",)
    )
    options: tuple[Option, ...] = key(
        "options",
        Keyed("Option", into="code", lone="say"),
        "The answers on offer, by code.",
        many=True,
        types=CHOOSING,
    )
    options_from: Located[Pinned] | None = key(
        "options from", Reference(), "The code list whose codes are the options.", types=CHOOSING
    )
    no_answer_because: tuple[Located[str], ...] = key(
        "no answer because",
        Listed(OneOf(REASONS)),
        "The reasons for no answer that this question accepts.",
        many=True,
    )
    more_to_say: tuple[Scalar, ...] = key(
        "more to say", Listed(Identifier()), "The options beside which a note is invited; `always` for any answer.",
        many=True,
    )  # fmt: skip
    mandatory: Located[bool] | None = key(
        "mandatory", YesNo(), "Asked for at sign-off; any reason offered satisfies it."
    )
    essential: Located[bool] | None = key("essential", YesNo(), "Kept when the exemplar is cut short.")
    risk: Located[bool] | None = key(
        "risk", YesNo(), "Bears on a child's safety, so a gap must say what it does."
    )
    statutory: tuple[Statutory, ...] = key("statutory", DUTIES, DUTIES_SHOWN, many=True)
    dimension: tuple[Located[str], ...] = key(
        "dimension",
        Listed(OneOf(tuple(DIMENSIONS))),
        "The Assessment Framework's dimensions it belongs to.",
        many=True,
    )
    sensitivity: Located[str] | None = key(
        "sensitivity", OneOf(SENSITIVITIES), "How closely the answer is kept."
    )
    who_may_see: tuple[Located[str], ...] = key(
        "who may see", Listed(OneOf(AUDIENCES)), "The readers the answer may be shown to; everybody when left out.",
        many=True,
    )  # fmt: skip
    fact: Scalar | None = key(
        "fact",
        DottedName(),
        "The fact of the data model that the answer is; in the rows of a group that is a list, the bare name of a part.",
    )
    returned_as: tuple[ReturnField, ...] = key(
        "returned as",
        Keyed("ReturnField", into="to", lone="field", names=tuple(RETURNS)),
        "The field of each return that the answer goes into; its fact's where it says none.",
        many=True,
    )
    ask_when: Scalar | None = key("ask when", ConditionText(), "Asked only while this holds.")
    skip_when: Scalar | None = key("skip when", ConditionText(), "Skipped while this holds.")
    if_not_known: Located[str] | None = key(
        "if not known",
        OneOf(("wait", "ask")),
        "What to do while `ask when` cannot be told: wait (usual) or ask at once.",
    )
    because: Scalar | None = key("because", Prose(), "Why it is asked or skipped, shown to whoever wonders.")
    each: Scalar | None = key(
        "each", Identifier(), "What one row of a group is called: `sibling` for `siblings`.", types=("group",)
    )
    row_title: Scalar | None = key(
        "row title", Prose(), "How one row is headed, with slots of its own questions.", types=("group",)
    )
    there_are_none: Scalar | None = key(
        "there are none", Prose(), 'The words of "there are none"; offered when given.', types=("group",)
    )
    there_are_others: Scalar | None = key(
        "there are others", Prose(), 'The words of "there are others"; offered when given.', types=("group",)
    )
    questions: tuple[Question | Use, ...] = key(
        "questions",
        Records(("Use", "Question")),
        "The questions of one row of a group.",
        many=True,
        types=("group",),
    )
    retired: Located[date] | None = key(
        "retired",
        IsoDate(),
        "It is no longer asked, whatever day stands here: that is for readers. Old answers stay readable.",
    )
    read_instead: Scalar | None = key(
        "read instead",
        DottedName(),
        "Of a retired question: the fact that conditions and texts read in its place.",
    )
    reworded: tuple[Question, ...] = field(default=(), repr=False)
    """What it said before layers reworded it with the same meaning: no key, but what composing knows."""
    remeant: tuple[Question, ...] = field(default=(), repr=False)
    """What it said before layers gave it another meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of an exemplar that is filled in together."""

    span: Span = field(compare=False, repr=False)
    id: Scalar = key("id", Identifier(), "The section's identity.", required=True)
    was: tuple[Scalar, ...] = key(
        "was", Listed(Identifier()), "The names it had before, the first of all first.", many=True
    )
    title: Scalar = key("title", Prose(), "The heading, in the practitioner's words.", required=True)
    title_family: Scalar | None = key("for family", Prose(), "The heading in the family's words.")
    title_child: Scalar | None = key("for child", Prose(), "The heading in the child's words.")
    title_easy_read: Scalar | None = key(
        "easy read", Prose(), "The heading in easy words: a few, everyday ones."
    )
    hint: Scalar | None = key("hint", Prose(), "A line of help under the heading.")
    answered_by: tuple[Located[str], ...] = key(
        "answered by", Listed(OneOf(ANSWERING)), ANSWERED_BY, many=True
    )
    essential: Located[bool] | None = key("essential", YesNo(), "Every question in it is essential.")
    ask_when: Scalar | None = key("ask when", ConditionText(), "Asked only while this holds.")
    skip_when: Scalar | None = key("skip when", ConditionText(), "Skipped while this holds.")
    if_not_known: Located[str] | None = key(
        "if not known",
        OneOf(("wait", "ask")),
        "What to do while `ask when` cannot be told: wait (usual) or ask at once.",
    )
    because: Scalar | None = key("because", Prose(), "Why it is asked or skipped.")
    questions: tuple[Question | Use, ...] = key(
        "questions", Records(("Use", "Question")), "What is asked, in order.", required=True, many=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathway:
    """A named condition that asks, skips or cuts short a set of questions and sections."""

    span: Span = field(compare=False, repr=False)
    id: Scalar = key("id", Identifier(), "The pathway's identity.", required=True)
    ask_when: Scalar | None = key(
        "ask when", ConditionText(), "What it names is asked only while this holds."
    )
    skip_when: Scalar | None = key("skip when", ConditionText(), "What it names is skipped while this holds.")
    short_when: Scalar | None = key(
        "short when",
        ConditionText(),
        "While this holds, whatever is neither essential nor statutory is optional.",
    )
    if_not_known: Located[str] | None = key(
        "if not known",
        OneOf(("wait", "ask")),
        "What to do while `ask when` cannot be told: wait (usual) or ask at once.",
    )
    questions: tuple[Scalar, ...] = key(
        "questions", Listed(DottedName()), "The questions it is about.", many=True
    )
    sections: tuple[Scalar, ...] = key(
        "sections", Listed(Identifier()), "The sections it is about.", many=True
    )
    because: Scalar = key("because", Prose(), "Why, in words shown to whoever wonders.", required=True)
    because_family: Scalar | None = key("for family", Prose(), "Why, in the family's words.")
    because_child: Scalar | None = key("for child", Prose(), "Why, in the child's words.")
    because_easy_read: Scalar | None = key("easy read", Prose(), "Why, in easy words: short sentences.")
