"""A layer, and a variant: who owns it, what it changes, and its changes by stable identifier (rules L1, L3)."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..dsl.source import Span
from ..dsl.syntax import Located, Scalar
from .definition_added import (
    AddCondition,
    AddNext,
    AddPathway,
    AddQuestion,
    AddSection,
    AddSentence,
    AddSignature,
)
from .definition_asked import Pinned
from .definition_changed import (
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
    Rename,
    Require,
    Restore,
    Retire,
    Reword,
)
from .language import (
    RANKS,
    ConditionText,
    DashedName,
    OneOf,
    Prose,
    Records,
    Reference,
    Whole,
    key,
)

Addition = AddSection | AddPathway | AddCondition | AddSentence | AddSignature | AddNext | AddQuestion
Item = (
    Addition | ChangeOptions | ChangeReasons | Reword | ChangeWhen | Require | Retire | Restore | Move | Lock
    | ChangeSensitivity | ChangeReturns | ChangeTimescale | ChangeRetention | ChangeTitle | Rename
)  # fmt: skip

ITEMS = (
    "AddSection", "AddPathway", "AddCondition", "AddSentence", "AddSignature", "AddNext", "AddQuestion",
    "ChangeOptions", "ChangeReasons", "Reword", "ChangeWhen", "Require", "Retire", "Restore", "Move", "Lock",
    "ChangeSensitivity", "ChangeReturns", "ChangeTimescale", "ChangeRetention", "ChangeTitle", "Rename",
)  # fmt: skip
"""The classes of a change, in the order in which the first key that fits decides: what is added may say anything."""

CHANGES = Records(ITEMS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Changes to an exemplar, by whoever owns them."""

    span: Span = field(compare=False, repr=False)
    language: Located[int] = key("penpicture", Whole(1), "The version of the language: 1.", required=True)
    name: Scalar = key("layer", DashedName(), "The layer's name.", required=True)
    changes: Located[Pinned] = key("changes", Reference(), "The exemplar that it changes.", required=True)
    rank: Located[str] | None = key(
        "rank", OneOf(RANKS), "How near the team it stands; `authority` when left out."
    )
    owner: Scalar | None = key("owner", Prose(slots=False), "Who answers for it.")
    list: tuple[Item, ...] = key("list", CHANGES, "The changes.", required=True, many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A layer for some children: its changes hold while its condition surely does (rules L3-L5)."""

    span: Span = field(compare=False, repr=False)
    language: Located[int] = key("penpicture", Whole(1), "The version of the language: 1.", required=True)
    name: Scalar = key("variant", DashedName(), "The variant's name.", required=True)
    changes: Located[Pinned] = key("changes", Reference(), "The exemplar that it changes.", required=True)
    rank: Located[str] | None = key(
        "rank", OneOf(RANKS), "How near the team it stands; `authority` when left out."
    )
    owner: Scalar | None = key("owner", Prose(slots=False), "Who answers for it.")
    applies_when: Scalar = key(
        "applies when",
        ConditionText(),
        "The children it is for: a condition over facts and earlier questions.",
        required=True,
    )
    because: Scalar | None = key("because", Prose(), "Why it is there, for whoever wonders.")
    list: tuple[Item, ...] = key("list", CHANGES, "The changes.", required=True, many=True)
