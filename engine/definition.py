"""What authors say: one frozen class for each thing in the language, each key declared once.

Texts, names and conditions stay `Scalar`s with their places; numbers, dates and yes/no are `Located` values.
Nothing here is resolved: that is `model`'s business. What is asked stands in `definition_asked`, what is kept in
`definition_facts`; all of it is named from here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ..dsl.source import Span
from ..dsl.syntax import Located, Scalar
from .definition_accepted import Acceptance, Acceptances
from .definition_added import (
    AddCondition,
    AddNext,
    AddPathway,
    AddQuestion,
    AddSection,
    AddSentence,
    AddSignature,
)
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
from .definition_changed import (
    Aim,
    Change,
    ChangeOptions,
    ChangeReasons,
    ChangeRetention,
    ChangeReturns,
    ChangeSensitivity,
    ChangeTimescale,
    ChangeTitle,
    ChangeWhen,
    Lock,
    Move,
    NewCode,
    Rename,
    Require,
    Restore,
    Retire,
    Reword,
    Settleable,
)
from .definition_facts import Codes, DataModel, Fact
from .definition_kept import Decision, Decisions, LockedExemplar, LockedLayer, LockedPart, LockFile, Noted
from .definition_layer import CHANGES, ITEMS, Addition, Item, Layer, Variant
from .definition_stated import Limit, Named, Next, Retention, Sentence, Signature, SummaryLine, Timescale
from .definition_words import Allow, Avoid, Words
from .language import (
    NATIONS,
    DashedName,
    DottedName,
    Keyed,
    Listed,
    OneOf,
    Prose,
    Record,
    Records,
    Reference,
    Version,
    Whole,
    key,
)

__all__ = [
    "CHANGES",
    "ITEMS",
    "KINDS",
    "Acceptance",
    "Acceptances",
    "AddCondition",
    "AddNext",
    "AddPathway",
    "AddQuestion",
    "AddSection",
    "AddSentence",
    "AddSignature",
    "Addition",
    "Aim",
    "Allow",
    "Authority",
    "Avoid",
    "Change",
    "ChangeOptions",
    "ChangeReasons",
    "ChangeRetention",
    "ChangeReturns",
    "ChangeSensitivity",
    "ChangeTimescale",
    "ChangeTitle",
    "ChangeWhen",
    "Codes",
    "DataModel",
    "Decision",
    "Decisions",
    "Document",
    "Exemplar",
    "Fact",
    "Fragment",
    "Item",
    "Lasting",
    "Layer",
    "Limit",
    "Lock",
    "LockFile",
    "LockedExemplar",
    "LockedLayer",
    "LockedPart",
    "Move",
    "Named",
    "NewCode",
    "Next",
    "Noted",
    "Option",
    "Pathway",
    "Pinned",
    "Question",
    "Rename",
    "Require",
    "Restore",
    "Retention",
    "Retire",
    "ReturnField",
    "Reword",
    "Section",
    "Sentence",
    "Settleable",
    "Signature",
    "Statutory",
    "SummaryLine",
    "Timescale",
    "Use",
    "Variant",
    "Words",
]


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
    retention: tuple[Retention, ...] = key(
        "retention",
        Records(("Retention",), single=True),
        "How long a record of it is kept, and what happens then.",
        many=True,
    )
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
    publishes: tuple[Located[Pinned], ...] = key(
        "publishes",
        Listed(Reference()),
        "The exemplars that it has changes of its own to, each at the version of its own that is next to be published.",
        many=True,
    )


Document = (
    Exemplar
    | Layer
    | Variant
    | Fragment
    | DataModel
    | Codes
    | Words
    | Authority
    | Decisions
    | Acceptances
    | LockFile
)

KINDS: dict[str, type[Document]] = {
    "exemplar": Exemplar,
    "layer": Layer,
    "variant": Variant,
    "fragment": Fragment,
    "data model": DataModel,
    "codes": Codes,
    "words": Words,
    "authority": Authority,
    "decisions": Decisions,
    "acceptances": Acceptances,
    "lock file": LockFile,
}
"""The second key of a file tells its kind, and by it the class that it is read as."""
