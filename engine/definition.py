"""What authors say: one frozen class for each thing in the language, each key declared once.

Texts, names and conditions stay `Scalar`s with their places; numbers, dates and yes/no are `Located` values.
Nothing here is resolved: that is `model`'s business. What is asked stands in `definition_asked`, what is kept in
`definition_facts`; all of it is named from here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ..dsl.source import Span
from ..dsl.syntax import Located, Scalar
from .definition_asked import (
    Lasting,
    Option,
    Pathway,
    Pinned,
    Question,
    ReturnField,
    Section,
    Statutory,
    Use,
)
from .definition_facts import Codes, DataModel, Fact
from .language import (
    NATIONS,
    ConditionText,
    DashedName,
    DottedName,
    Identifier,
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

__all__ = [
    "KINDS",
    "Authority",
    "Codes",
    "DataModel",
    "Document",
    "Exemplar",
    "Fact",
    "Fragment",
    "Lasting",
    "Named",
    "Next",
    "Option",
    "Pathway",
    "Pinned",
    "Question",
    "ReturnField",
    "Section",
    "Sentence",
    "Signature",
    "Statutory",
    "SummaryLine",
    "Timescale",
    "Use",
]


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
    title_easy_read: Scalar | None = key(
        "easy read", Prose(slots=False), "Its title in easy words: a few, everyday ones."
    )
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
