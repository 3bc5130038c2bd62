"""What was kept aside when a record moved to another version: told by its history, and readable for ever (rules S4, L6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..records.entry import MIGRATED, UNDONE, Entry, Under
from ..records.history import History
from ..records.leaf import Leaf

FROM, TO, ASIDE, UNDOES, NEEDS = "from", "to", "aside", "undoes", "needs a person"
"""What an entry of a move holds besides: both versions by name; by place, what was kept aside, each with the digest of its `leaf`,
the `rule`, and whether it `needs a person`. An entry that undoes one names it by its number."""


@dataclass(frozen=True, slots=True)
class KeptAside:
    """One answer that has no place in the version that its record moved to. `place` is its own in the version that it was given to, which `under`
    names by hash and `version` by name; `leaf` is what was said there, erased if that was redacted since; `rule` is the rule of the
    difference that decided, `needs` whether a person has to look; `at` is when it was moved, `by` by whom."""

    place: str
    leaf: Leaf
    rule: str
    needs: bool
    version: str
    under: Under
    at: str
    by: str


def kept_aside(found: History) -> tuple[KeptAside, ...]:
    """All that was kept aside of a record, move by move, but for moves that were undone."""
    return tuple(one for _, kept in kept_aside_by_move(found) for one in kept)


def kept_aside_by_move(found: History) -> Iterator[tuple[int, tuple[KeptAside, ...]]]:
    """The same, with the number of the entry that moved the record; a move that kept nothing aside is left out."""
    for moved in moves(found):
        kept = tuple(
            KeptAside(
                place,
                found.leaves[one["leaf"]],
                one["rule"],
                one.get(NEEDS, False),
                moved.more[FROM],
                found.entries[moved.number - 2].under,
                moved.at,
                moved.by,
            )
            for place, one in moved.more.get(ASIDE, {}).items()
        )
        if kept:
            yield moved.number, kept


def moves(found: History) -> tuple[Entry, ...]:
    """The entries by which a record moved to another version, in order, but for those that were undone."""
    undone = {each.more[UNDOES] for each in found.entries if each.kind == UNDONE}
    return tuple(each for each in found.entries if each.kind == MIGRATED and each.number not in undone)


def last_move(found: History) -> Entry | None:
    """The last move of a record that was not undone, None where there is none."""
    return next(reversed(moves(found)), None)
