"""What a record tells of its signing: who signed, when, under which seal, and what was amended since by whom and why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from .entry import REDACTED, Entry
from .history import History, standing
from .leaf import Leaf
from .parted import FACT, is_of_answers, is_of_question
from .seal import ASKED, RENDERING, WHY_AMENDED, mark


@dataclass(frozen=True, slots=True)
class Signature:
    """A name under a record. `role` is the identifier of one of the exemplar's signatures, empty where it names none; `at` a
    date or time by ISO 8601; None for a name or a time that was erased."""

    role: str
    name: str | None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What an amendment changed at a `place` (`records.parted`): what stood there `before` and from `then` on, as an answer file has it;
    None where nothing did. `erased` names those of both that were erased since, or before."""

    place: str
    before: Any = None
    then: Any = None
    erased: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amendment:
    """A later signed change. `number` is its seal's; `because` why, None where that was erased or is not for this reader; `changes` the
    parts that it changed, `others` whether it changed any that this reader may not see; `aside` the places of what had counted and was not asked
    any more from then on (rule S4)."""

    number: int
    at: str
    by: str
    because: str | None
    changes: tuple[Change, ...]
    signatures: tuple[Signature, ...] = ()
    others: bool = False
    aside: tuple[str, ...] = ()

    @property
    def places(self) -> tuple[str, ...]:
        """The places that it changed."""
        return tuple(each.place for each in self.changes)


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was erased of a record by a redaction: when, by whom, and the `places`, of answers and of facts on record; `others` whether there are
    any that this reader may not see. Why stands in the history: it is for those who answer for it."""

    at: str
    by: str
    places: tuple[str, ...]
    others: bool = False


@dataclass(frozen=True, slots=True)
class Signed:
    """How a record stood signed: at which seal's `number`, when it was first signed (`at`, UTC), by whom, the digest of the seal
    (`sealed`), what was amended until then, and what was erased since, of whichever version. `statuses` are those of the questions, by
    address, as they were signed: where what decided was erased, what counted was asked, and of the rest nobody can tell (`pending`). `gone` are the
    places of this version that were erased since."""

    number: int
    at: str
    signatures: tuple[Signature, ...]
    sealed: str
    amendments: tuple[Amendment, ...] = ()
    erasures: tuple[Erasure, ...] = ()
    statuses: Mapping[str, str] = field(default_factory=dict[str, str])
    gone: frozenset[str] = frozenset()

    @property
    def mark(self) -> str:
        """What is printed of the seal."""
        return mark(self.sealed)

    @property
    def day(self) -> date:
        """The day of the last signing: what was open, late or waited for is told as it was then."""
        return datetime.fromisoformat(self.amendments[-1].at if self.amendments else self.at).date()


def signed(found: History, number: int | None = None) -> Signed:
    """How a record stood signed at a seal, or at the last. Raises ValueError where there is none."""
    seals = found.seals[:number]
    if not seals or (number is not None and not 0 < number <= len(found.seals)):
        raise ValueError("the record has no such seal")
    erasures = tuple(
        Erasure(each.at, each.by, places)
        for each in found.entries
        if each.kind == REDACTED and (places := tuple(filter(_is_told, each.more.get("places", ()))))
    )
    return Signed(
        len(seals),
        seals[0].at,
        signatures(found, seals[0]),
        str(seals[-1].more["sealed"]),
        tuple(_amendment(found, before, each) for before, each in pairwise(seals)),
        erasures,
        _statuses(found, seals[-1].more["seal"]),
        frozenset(
            p for p, leaf in found.standing(seals[-1].number).items() if leaf.erased and is_of_answers(p)
        ),
    )


def _statuses(found: History, seal: Mapping[str, Any]) -> dict[str, str]:
    told: dict[str, str] = {}
    for address, one in seal["statuses"].items():
        leaf = None if one == ASKED else found.leaves[one]
        if leaf is None:
            told[address] = ASKED
        elif not leaf.erased:
            told[address] = str(leaf.said["status"])
        else:
            told[address] = ASKED if _counted(address, seal["answers"]) else UNTOLD
    return told


UNTOLD = "pending"
"""The status of what nobody can tell whether it was asked."""


def _counted(address: str, answers: Collection[str]) -> bool:
    """Whether a question has an answer, or something in its rows, that counted when it was signed."""
    return address in answers or any(place.startswith(f"{address}[") for place in answers)


def _is_told(place: str) -> bool:
    return is_of_question(place) or place.startswith(FACT)


def seen(whole: Signed, may_see: Callable[[str], bool]) -> Signed:
    """The same as one reader may know it. Why something was amended may speak of all that was, so it is for whoever may see all of it."""
    return replace(
        whole,
        amendments=tuple(_seen(each, may_see) for each in whole.amendments),
        erasures=tuple(
            replace(each, places=places, others=places != each.places)
            for each in whole.erasures
            if (places := tuple(filter(may_see, each.places)))
        ),
        statuses={at: status for at, status in whole.statuses.items() if may_see(at)},
        gone=frozenset(filter(may_see, whole.gone)),
    )


def _seen(each: Amendment, may_see: Callable[[str], bool]) -> Amendment:
    changes = tuple(change for change in each.changes if may_see(change.place))
    each = replace(each, aside=tuple(filter(may_see, each.aside)))
    if changes == each.changes:
        return each
    return replace(each, changes=changes, because=None, others=True)


def signatures(found: History, entry: Entry) -> tuple[Signature, ...]:
    """Who signed at an entry, by the names of their roles."""
    named: list[Signature] = []
    for role, digest in entry.more["seal"]["signatures"].items():
        said = found.leaves[digest].said or {}
        named.append(Signature(role, said.get("name"), said.get("at")))
    return tuple(named)


def renderings(found: History, number: int) -> dict[str, bytes | None]:
    """What was kept at a seal, by file name: bytes, or None for what was erased since."""
    at = found.seals[number - 1].number
    return {
        place.removeprefix(RENDERING): found.leaves[digest].text
        for place, digest in standing(found.entries, at).items()
        if place.startswith(RENDERING)
    }


def change(place: str, before: Leaf | None, then: Leaf | None) -> Change:
    """What changed at a place, from the leaves that stood there."""
    both = {"before": before, "then": then}
    return Change(
        place,
        None if before is None else before.said,
        None if then is None else then.said,
        tuple(name for name, one in both.items() if one is not None and one.erased),
    )


def left_out(
    counted: Collection[str], set_aside: Collection[str], amended: Collection[str]
) -> tuple[str, ...]:
    """Of what `counted` before an amendment, the places that are set aside from then on though nobody put them right: without those
    in the rows of a group that is set aside whole, or whose rows were put right."""
    groups = {place.removesuffix("[]") for place in (*set_aside, *amended) if place.endswith("[]")}
    return tuple(
        place
        for place in set_aside
        if place in counted
        and place not in amended
        and not any(place.startswith(f"{group}[") for group in groups if place != f"{group}[]")
    )


def _amendment(found: History, earlier: Entry, entry: Entry) -> Amendment:
    seal = entry.more["seal"]
    why = entry.said.get(WHY_AMENDED)
    said = None if why is None else found.leaves[why].said  # `verify` tells of a seal that does not say why
    before, then = found.standing(entry.number - 1), found.standing(entry.number)
    changes = tuple(change(place, before.get(place), then.get(place)) for place in seal["amended"])
    aside = left_out(earlier.more["seal"]["answers"], seal["set_aside"], seal["amended"])
    return Amendment(seal["number"], entry.at, entry.by, said, changes, signatures(found, entry), aside=aside)
