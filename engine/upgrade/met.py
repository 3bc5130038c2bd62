"""What can become of a change on a new version, and a change that is met."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...dsl.source import Span
from .. import layer_codes as layers
from .. import variant_codes as variants
from ..definition import Item, Layer, Variant
from ..layering.expectations import Found
from .rewriting import Change

GONE, MISSED, REDUNDANT, TAKEN, LOCKED, UNPROVED = (
    "target gone", "expectation missed", "now redundant", "identifier taken", "breaks a lock", "loses a proof",
)  # fmt: skip
"""What can become of a change (`definition_kept.OUTCOMES`)."""

_BY_CODE = {
    **dict.fromkeys((layers.NAME_TAKEN, layers.TOMBSTONE, layers.OPTION_TAKEN, layers.NAME_IN_USE, layers.NAME_ONCE_USED), TAKEN),
    **dict.fromkeys(
        (layers.NO_TARGET, layers.NO_ANCHOR, layers.ANCHOR_CIRCLE, layers.NO_SUCH_OPTION, layers.NAMELESS,
         layers.NOT_OF_THIS, layers.OPTIONS_ELSEWHERE, layers.ON_A_TOMBSTONE, variants.NO_SUCH_VARIANT), GONE,
    ),
    **dict.fromkeys((layers.LOCKED, layers.STATUTORY, layers.ASKED_OF_FEWER, layers.LOCK_UNDECIDED), LOCKED),
    **dict.fromkeys((layers.CHANGES_NOTHING, layers.NOT_RETIRED, layers.NOT_A_REASON, variants.SETTLES_NOTHING), REDUNDANT),
}  # fmt: skip
OUTCOMES = {code.id: outcome for code, outcome in _BY_CODE.items()}
"""What a fault of a layer means for the change that it stands in, by code."""

_FIRST = (TAKEN, GONE, LOCKED, UNPROVED, REDUNDANT, MISSED)
"""Which outcome is told of a change that has several."""


@dataclass(frozen=True, slots=True)
class Met:
    """A change that the new version meets. `facets` are those that both sides changed, as the old version had them and as
    the new one has; `span` is the change's place in its file as it is now."""

    change: Change
    called: str
    layer: Layer | Variant
    item: Item
    span: Span
    outcome: str
    reason: str = ""
    old: tuple[Found, ...] = ()
    new: tuple[Found, ...] = ()


def keep(met: dict[Change, Met], one: Met) -> None:
    """Take note of what is met, or of what weighs more about the same change."""
    other = met.get(one.change)
    if other is None or _FIRST.index(one.outcome) < _FIRST.index(other.outcome):
        met[one.change] = one if other is None or one.old else replace(one, old=other.old, new=other.new)
