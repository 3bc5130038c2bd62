"""What a folder keeps of its own work: the lock file that a program writes, and the decisions of an upgrade."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..dsl.source import Span
from ..dsl.syntax import Located, Scalar
from .language import DashedName, OneOf, Prose, Records, Version, Whole, key

DECIDED = ("open", "keep", "take", "edit")
"""What can be decided of a change that a new version meets."""

OUTCOMES = (
    "target gone",
    "expectation missed",
    "now redundant",
    "identifier taken",
    "breaks a lock",
    "loses a proof",
)
"""What can become of a change when the version beneath it is another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedPart:
    """A part that an exemplar is made of, as it was when the lock file was written."""

    span: Span = field(compare=False, repr=False)
    part: Scalar = key(
        "part", Prose(slots=False), "Its kind, name and version: `fragment child-seen@1.0.0`.", required=True
    )
    text: Scalar = key("text", Prose(slots=False), "The hash of its text.", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What a change found in its place when it was noted."""

    span: Span = field(compare=False, repr=False)
    expects: Scalar = key(
        "expects", Prose(slots=False), "A short hash of what stood there, and where.", required=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedLayer:
    """What the changes of a layer or variant expect of the exemplar beneath them."""

    span: Span = field(compare=False, repr=False)
    layer: Scalar = key("layer", DashedName(), "The layer's or variant's name.", required=True)
    expects: tuple[Noted, ...] = key(
        "expects", Records(("Noted",), lone="expects"), "What its changes found in their places.", many=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedExemplar:
    """An exemplar at one exact version, with all that it is made of."""

    span: Span = field(compare=False, repr=False)
    exemplar: Scalar = key("exemplar", DashedName(), "Its name.", required=True)
    version: Scalar = key("version", Version(), "The exact version that is used.", required=True)
    text: Scalar = key("text", Prose(slots=False), "The hash of its text.", required=True)
    content: Scalar = key(
        "content",
        Prose(slots=False),
        "The hash of what it asks, compiled without any layer (rule L7).",
        required=True,
    )
    made_of: tuple[LockedPart, ...] = key(
        "made of", Records(("LockedPart",)), "The fragments, code lists and data model it takes.", many=True
    )
    layers: tuple[LockedLayer, ...] = key(
        "layers", Records(("LockedLayer",)), "What the layers of the folder expect of it.", many=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LockFile:
    """`penpicture.lock`, which `penpicture lock` writes beside `authority.yaml`: the exact versions in use."""

    span: Span = field(compare=False, repr=False)
    language: Located[int] = key("penpicture", Whole(1), "The version of the language: 1.", required=True)
    name: Scalar = key("lock file", DashedName(), "The authority whose folder it is.", required=True)
    exemplars: tuple[LockedExemplar, ...] = key(
        "exemplars", Records(("LockedExemplar",)), "What is locked.", required=True, many=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is to become of one change that a new version meets."""

    span: Span = field(compare=False, repr=False)
    change: Scalar = key("change", Prose(slots=False), "The change, as its layer says it.", required=True)
    layer: Scalar = key("layer", DashedName(), "The layer or variant that says it.", required=True)
    outcome: Located[str] = key("outcome", OneOf(OUTCOMES), "What the new version does to it.", required=True)
    base: Scalar | None = key("base", Prose(slots=False), "What stood there in the old version.")
    theirs: Scalar | None = key("theirs", Prose(slots=False), "What stands there in the new version.")
    ours: Scalar | None = key("ours", Prose(slots=False), "What the change says.")
    decide: Located[str] = key(
        "decide",
        OneOf(DECIDED),
        "`keep` the change, `take` what the new version says, or `edit` the change in its layer; `open` until somebody decides.",
        required=True,
    )
    because: Scalar | None = key("because", Prose(slots=False), "Why it was so decided, and by whom.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """The decisions of one upgrade, in `decisions/` of an authority's folder."""

    span: Span = field(compare=False, repr=False)
    language: Located[int] = key("penpicture", Whole(1), "The version of the language: 1.", required=True)
    name: Scalar = key("decisions", DashedName(), "The exemplar that gets a new version.", required=True)
    old: Scalar = key("from", Version(), "The version in use before.", required=True)
    new: Scalar = key("to", Version(), "The version to be used.", required=True)
    list: tuple[Decision, ...] = key(
        "list", Records(("Decision",)), "What is decided, change by change.", required=True, many=True
    )
