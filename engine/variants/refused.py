"""What a variant cannot say, and why: what holds for every child, and what a layer decides (PP550)."""

from __future__ import annotations

from ...dsl.diagnostic import Diagnostics
from .. import variant_codes as codes
from ..definition import (
    AddCondition,
    AddNext,
    AddPathway,
    AddQuestion,
    AddSection,
    AddSentence,
    AddSignature,
    ChangeOptions,
    ChangeReasons,
    ChangeRetention,
    ChangeReturns,
    ChangeSensitivity,
    ChangeTimescale,
    ChangeTitle,
    ChangeWhen,
    Item,
    Lock,
    Move,
    Rename,
    Require,
    Restore,
    Retire,
    Reword,
    Settleable,
)
from ..layering.compose import aim_of
from ..layering.expectations import verb_of
from ..layering.holding import LINE, SIGNATURE

_FOR_VARIANTS = (
    AddQuestion, AddSection, AddPathway, AddSentence, AddNext, ChangeOptions, ChangeReasons, Reword, ChangeWhen, Require,
    Retire,
)  # fmt: skip
_WHY_NOT: dict[type, str] = {
    Move: "the parts stand in one order for every child",
    Lock: "what is kept is kept for every child",
    Rename: "a part has one name for every child",
    Restore: "what is retired is retired for every child",
    ChangeSensitivity: "who may see an answer does not hang on who the child is",
    ChangeReturns: "an answer has one field of a return",
    ChangeTimescale: "the clock is the same for every child",
    ChangeRetention: "a rule of retention says itself, with `if`, which records it is for",
    ChangeTitle: "the title is the same for every child",
    AddCondition: "a condition is stated where it is used",
    AddSignature: "who signs is the same for every child",
}


def is_its_own(item: Item, out: Diagnostics) -> bool:
    """Whether a change in a variant is its own alone: of what others say with it, or say at all, a layer decides (PP550)."""
    if isinstance(item, Settleable) and item.when_all:
        return refuse(item, "what several say together is settled in a layer", out)
    target = aim_of(item)
    if target is not None and target.value.variant:
        return refuse(item, f"what `{target.value.variant}` says is changed in a layer", out)
    return True


def may_say(item: Item, out: Diagnostics) -> bool:
    """Whether a variant can make a change; one that it cannot is reported (PP550)."""
    target = aim_of(item)
    if not isinstance(item, _FOR_VARIANTS):
        return refuse(item, _WHY_NOT.get(type(item), "it is the same for every child"), out)
    if target is not None and target.value.kind in (LINE, SIGNATURE):
        return refuse(item, f"a {target.value.kind} is the same for every child", out)
    if isinstance(item, Require) and item.statutory:
        return refuse(item, "a duty says itself whom it is owed to, with `for`", out)
    if isinstance(item, ChangeOptions) and item.rename:
        return refuse(item, "an option has one code for every child", out)
    if isinstance(item, Retire) and item.read_instead:
        return refuse(item, "what it ends comes back, and is read again then: leave `read instead` out", out)
    return True


def refuse(item: Item, reason: str, out: Diagnostics) -> bool:
    """Report that a variant cannot make a change, and why (PP550); always False."""
    verb, said = verb_of(item)
    out.add(codes.NOT_FOR_A_VARIANT.at(said.span, verb=verb, reason=reason))
    return False
