"""What authors say: one frozen class for each thing in the language, each key declared once.

Texts, names and conditions stay `Scalar`s with their places; numbers, dates and yes/no are `Located` values.
Nothing here is resolved: that is `model`'s business.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal as Number

from ..dsl.source import Span
from ..dsl.syntax import Located, Scalar
from .language import (
    AUDIENCES,
    CHOOSING,
    DIMENSIONS,
    FACT_TYPES,
    FORMATS,
    NATIONS,
    QUESTION_TYPES,
    REASONS,
    SENSITIVITIES,
    SUBJECTS,
    ConditionText,
    DashedName,
    Decimal,
    DottedName,
    Identifier,
    IsoDate,
    Keyed,
    Length,
    Listed,
    OneOf,
    Prose,
    Record,
    Records,
    Reference,
    Version,
    Whole,
    YesNo,
    key,
)


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
class Option:
    """One answer that a choice offers."""

    span: Span = field(compare=False, repr=False)
    code: Scalar
    say: Scalar = key("say", Prose(), "The option's words, for practitioners.", required=True)
    say_family: Scalar | None = key("for family", Prose(), "The same option in the family's words.")
    say_child: Scalar | None = key("for child", Prose(), "The same option in the child's words.")
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
        "retired", IsoDate(), "The option is no longer offered, since this day; old answers stay readable."
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
    ask: Scalar = key("ask", Prose(), "The question, in the practitioner's words.", required=True)
    ask_family: Scalar | None = key("for family", Prose(), "The same question in the family's words.")
    ask_child: Scalar | None = key("for child", Prose(), "The same question in the child's words.")
    hint: Scalar | None = key("hint", Prose(), "A line of help under the question.")
    hint_family: Scalar | None = key("hint for family", Prose(), "The hint in the family's words.")
    hint_child: Scalar | None = key("hint for child", Prose(), "The hint in the child's words.")
    type: Located[str] = key("type", OneOf(QUESTION_TYPES), "What kind of answer it takes.", required=True)
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
    statutory: Statutory | None = key("statutory", Record("Statutory"), "The duty that this question serves.")
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
        "retired", IsoDate(), "It is no longer asked, since this day; old answers stay readable."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of an exemplar that is filled in together."""

    span: Span = field(compare=False, repr=False)
    id: Scalar = key("id", Identifier(), "The section's identity.", required=True)
    title: Scalar = key("title", Prose(), "The heading, in the practitioner's words.", required=True)
    title_family: Scalar | None = key("for family", Prose(), "The heading in the family's words.")
    title_child: Scalar | None = key("for child", Prose(), "The heading in the child's words.")
    hint: Scalar | None = key("hint", Prose(), "A line of help under the heading.")
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
    say: Scalar = key("say", Prose(), "The sentence, with slots.", required=True)
    say_family: Scalar | None = key("for family", Prose(), "The same sentence for the family.")
    say_child: Scalar | None = key("for child", Prose(), "The same sentence for the child.")
    when: Scalar | None = key("when", ConditionText(), "Said only while this holds.")
    otherwise: Scalar | None = key("otherwise", Prose(), "Said instead when a slot is empty.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryLine:
    """One line of the case summary."""

    span: Span = field(compare=False, repr=False)
    show: Scalar = key("show", DottedName(), "The fact or question whose value is shown.", required=True)
    label: Scalar | None = key("label", Prose(slots=False), "What it is called there.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timescale:
    """How long the work should take; lateness asks for a reason and blocks nothing (rule R4)."""

    span: Span = field(compare=False, repr=False)
    start: Scalar = key("from", DottedName(), "The date the clock starts.", required=True)
    end: Scalar = key("to", DottedName(), "The date the clock stops.", required=True)
    within: Located[Lasting] = key("within", Length(), "How long: `10 working days`.", required=True)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemplar:
    """A structured record: what is asked, of whom, in which words."""

    span: Span = field(compare=False, repr=False)
    language: Located[int] = key("penpicture", Whole(1), "The version of the language: 1.", required=True)
    name: Scalar = key("exemplar", DashedName(), "The exemplar's name.", required=True)
    version: Scalar = key("version", Version(), "Its version.", required=True)
    title: Scalar = key("title", Prose(slots=False), "Its title, in the practitioner's words.", required=True)
    title_family: Scalar | None = key("for family", Prose(slots=False), "Its title for the family.")
    title_child: Scalar | None = key("for child", Prose(slots=False), "Its title for the child.")
    about: Located[str] = key("about", OneOf(("child", "family")), "Whose record it is.", required=True)
    stage: Located[str] | None = key(
        "stage",
        OneOf(("information", "assessment", "planning", "review")),
        "The stage of the work it belongs to.",
    )
    nation: Located[str] | None = key("nation", OneOf(NATIONS), "Whose law and bank holidays it goes by.")
    data_model: Located[Pinned] | None = key(
        "data model", Reference(), "The data model whose facts it names; the shipped one when left out."
    )
    as_of: Scalar | None = key(
        "as of", DottedName(), "The date on which ages and times are reckoned (rule C4)."
    )
    timescale: Timescale | None = key("timescale", Record("Timescale"), "How long the work should take.")
    pen_picture: tuple[Sentence, ...] = key(
        "pen picture",
        Records(("Sentence",), lone="say"),
        "The child and family in a few sentences.",
        many=True,
    )
    case_summary: tuple[SummaryLine, ...] = key(
        "case summary",
        Records(("SummaryLine",), lone="show"),
        "The key facts at the head of the record.",
        many=True,
    )
    define: tuple[Named, ...] = key(
        "define", Keyed("Named", into="id", lone="when"), "Conditions with names.", many=True
    )
    sections: tuple[Section | Use, ...] = key(
        "sections",
        Records(("Use", "Section")),
        "The parts of the record, in order.",
        required=True,
        many=True,
    )
    pathways: tuple[Pathway, ...] = key(
        "pathways", Records(("Pathway",)), "What is asked of whom.", many=True
    )
    signatures: tuple[Signature, ...] = key("signatures", Records(("Signature",)), "Who signs.", many=True)
    next: tuple[Next, ...] = key("next", Records(("Next",)), "Where the record leads.", many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """Questions or sections kept once and used in several exemplars."""

    span: Span = field(compare=False, repr=False)
    language: Located[int] = key("penpicture", Whole(1), "The version of the language: 1.", required=True)
    name: Scalar = key("fragment", DashedName(), "The fragment's name.", required=True)
    version: Scalar = key("version", Version(), "Its version.", required=True)
    sections: tuple[Section | Use, ...] = key(
        "sections", Records(("Use", "Section")), "Sections to use.", many=True
    )
    questions: tuple[Question | Use, ...] = key(
        "questions", Records(("Use", "Question")), "Questions to use.", many=True
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """An authority's folder: who it is and which exemplars it uses."""

    span: Span = field(compare=False, repr=False)
    language: Located[int] = key("penpicture", Whole(1), "The version of the language: 1.", required=True)
    name: Scalar = key("authority", DashedName(), "The authority's name.", required=True)
    title: Scalar = key("title", Prose(slots=False), "Its name in full.", required=True)
    nation: Located[str] = key(
        "nation", OneOf(NATIONS), "Whose law and bank holidays it goes by.", required=True
    )
    uses: tuple[Located[Pinned], ...] = key(
        "uses",
        Listed(Reference()),
        "The exemplars of the shipped library it uses, each at a version.",
        many=True,
    )


Document = Exemplar | Fragment | DataModel | Codes | Authority

KINDS: dict[str, type[Exemplar | Fragment | DataModel | Codes | Authority]] = {
    "exemplar": Exemplar,
    "fragment": Fragment,
    "data model": DataModel,
    "codes": Codes,
    "authority": Authority,
}
"""The second key of a file tells its kind, and by it the class that it is read as."""
