"""The values that conditions are made of: three truths, pairs of them, and what a source hands to a condition."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any, Final, Literal, NamedTuple, TypeAlias

Truth: TypeAlias = bool | None
"""True, False, or None for unknown: strong Kleene logic (rule C1)."""

Pair: TypeAlias = tuple[Truth, Truth]
"""The two halves of a condition, *holds* and *fails* (rule C1). The value of a condition is its holds half."""

Frame: TypeAlias = list[Any]
"""The values of one record, or of one row: index 0 is the enclosing frame (None at the root), then each source's
operand, with its state in the place after it."""


class _Absent(Enum):
    """The type of `ABSENT`, which has no other value."""

    ABSENT = "does not arise"


ABSENT: Final = _Absent.ABSENT
"""The operand of a source that is not applicable or skipped: a comparison with it does not arise (rule C1)."""

Absent: TypeAlias = Literal[_Absent.ABSENT]


class Rows(NamedTuple):
    """The operand of a group whose rows are known (rule C6): a frame for each row, and whether there are others.

    Without frames it is "there are none", or a skipped group.
    """

    frames: list[Frame] | tuple[Frame, ...]
    others: bool = False


HOLDS: Final[Pair] = (True, False)
FAILS: Final[Pair] = (False, True)
UNKNOWN: Final[Pair] = (None, None)
DOES_NOT_ARISE: Final[Pair] = (False, False)

GAP_REASONS: Final = ("not_known", "not_yet_known", "declined", "not_asked", "recorded_elsewhere")
"""The reasons for no answer that are gaps (rule A1). `not_applicable` is a fact."""

GAPS: Final = ("blank", *GAP_REASONS)
"""Every state that is a gap."""

STATES: Final = (*GAPS, "answered", "not_applicable", "skipped", "pending")
"""Every state a source can be in (rules A1 and S1): they never overlap."""

STATE_TESTS: Final[dict[str, frozenset[str]]] = {
    "blank": frozenset({"blank"}),
    "answered": frozenset({"answered"}),
    "not_applicable": frozenset({"not_applicable"}),
    "not_known": frozenset(GAPS),
    "known": frozenset({"answered", "not_applicable"}),
    "asked": frozenset({*GAPS, "answered", "not_applicable"}),
    "skipped": frozenset({"skipped"}),
    "pending": frozenset({"pending"}),
    **{f"reason:{reason}": frozenset({reason}) for reason in GAP_REASONS},
}
"""Each state test with the states of which it is true (rule C2)."""

_FILLED: Final = frozenset({"answered", "not_applicable", "known"})


def state_pair(test: str, state: str, deciding: bool) -> Pair:
    """What a state test says of a state (rule C2).

    In a condition that decides a status a pending source is unknown, and so is whether a gap will yet be
    answered, known or not applicable: only its fails half is true. `is pending` itself is never unknown.
    """
    holds = state in STATE_TESTS[test]
    if deciding and test != "pending":
        if state == "pending":
            return UNKNOWN
        if test in _FILLED and state in GAPS:
            return (None, True)
    return HOLDS if holds else FAILS


def negation(a: Truth) -> Truth:
    """Not, in strong Kleene logic.

    >>> negation(True), negation(None)
    (False, None)
    """
    return None if a is None else not a


def conjunction(truths: Iterable[Truth]) -> Truth:
    """And of all: false if any is false, else unknown if any is unknown. True of nothing.

    >>> conjunction([True, None, False]), conjunction([True, None]), conjunction([])
    (False, None, True)
    """
    result: Truth = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            result = None
    return result


def disjunction(truths: Iterable[Truth]) -> Truth:
    """Or of all: true if any is true, else unknown if any is unknown. False of nothing.

    >>> disjunction([False, None, True]), disjunction([False, None]), disjunction([])
    (True, None, False)
    """
    result: Truth = False
    for truth in truths:
        if truth is True:
            return True
        if truth is None:
            result = None
    return result


def pair_not(pair: Pair) -> Pair:
    """Not: the halves change places (rule C1)."""
    return pair[1], pair[0]


def pair_all(pairs: Iterable[Pair]) -> Pair:
    """And: and of the holds halves, or of the fails halves (rule C1)."""
    pairs = tuple(pairs)
    return conjunction(h for h, _ in pairs), disjunction(f for _, f in pairs)


def pair_any(pairs: Iterable[Pair]) -> Pair:
    """Or: or of the holds halves, and of the fails halves (rule C1)."""
    pairs = tuple(pairs)
    return disjunction(h for h, _ in pairs), conjunction(f for _, f in pairs)


def pair_surely(pair: Pair) -> Pair:
    """Whether a condition holds for certain; never unknown."""
    return HOLDS if pair[0] is True else FAILS


def pair_possibly(pair: Pair) -> Pair:
    """Whether a condition holds or may hold; never unknown."""
    return FAILS if pair[0] is False else HOLDS
