"""A record's history, and what stands in the record now: the last leaf that was written at each place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..answers import Answers
from .entry import AMENDED, REDACTED, SIGNED, Entry, Under
from .leaf import Leaf
from .parted import is_of_answers, whole


@dataclass(frozen=True, slots=True)
class History:
    """All entries of one record in order, and its leaves by digest."""

    record: str
    entries: tuple[Entry, ...]
    leaves: Mapping[str, Leaf]

    @property
    def under(self) -> Under:
        """The artifact that the record is kept under now."""
        return self.entries[-1].under

    @property
    def head(self) -> int:
        """The number of the last entry."""
        return self.entries[-1].number

    @property
    def seals(self) -> tuple[Entry, ...]:
        """The entries that were signed: the sign-off and each amendment after it."""
        return tuple(each for each in self.entries if each.kind in (SIGNED, AMENDED))

    @property
    def signed(self) -> bool:
        """Whether the record is signed."""
        return any(each.kind == SIGNED for each in self.entries)

    @property
    def erased(self) -> bool:
        """Whether the whole record was erased."""
        return any(each.kind == REDACTED and each.more.get("whole") for each in self.entries)

    @property
    def redacted(self) -> frozenset[str]:
        """The digests of the leaves that were erased, as entries say."""
        return frozenset(
            each for one in self.entries if one.kind == REDACTED for each in one.more.get("erased", ())
        )

    def standing(self, at: int | None = None) -> dict[str, Leaf]:
        """What stands at each place, after the entry of a number or now."""
        return {place: self.leaves[found] for place, found in standing(self.entries, at).items()}

    def answers(self, exemplar: str, version: str, at: int | None = None) -> Answers:
        """The answers as they stood after an entry, or stand now. What was erased is blank in them."""
        said = {
            place: each.said
            for place, each in self.standing(at).items()
            if not each.erased and is_of_answers(place)
        }
        under = self.under if at is None else self.entries[at - 1].under
        return whole(said, exemplar, version, under.content)


def standing(entries: Iterable[Entry], at: int | None = None) -> dict[str, str]:
    """The digest of the leaf that stands at each place, after the entry of a number or after all."""
    found: dict[str, str] = {}
    for each in entries:
        if at is not None and each.number > at:
            break
        for place, one in each.said.items():
            if one is None:
                found.pop(place, None)
            else:
                found[place] = one
    return found
