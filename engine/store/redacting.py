"""Redaction: an answer is erased wherever a store has it, and an entry says that it was, by whom and why (rule R3).

Every other digest verifies as before: those of what was erased stay, and stand for nothing that could be guessed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from ...dsl.nearest import nearest
from .. import erasing_codes as codes
from ..knowing.fact_history import NOTES, histories_of_fact, note_erasure
from ..knowing.version import REDACTED as FACT_REDACTED
from ..knowing.version import TAKEN_BACK, FactVersion, noted_by, same
from ..records.entry import REDACTED
from ..records.findings import Mismatch
from ..records.history import History
from ..records.parted import FACT, is_of_question
from ..records.redaction import facts_of, gone_with, places_of
from ..records.still_telling import still_telling
from ..signing_codes import NOT_SAID
from .erasing_damaged import Damaged, contents_of, erase_in_damaged, lying_elsewhere, read_damaged
from .fault import StoreFault
from .histories import history, lost
from .kept_under import artifacts_kept, contents_kept
from .moments import moment
from .name import reasoned, several
from .not_repeated import not_repeated
from .noted import holders_seen, near_versions, notes_of, on_record
from .rehearsing import writing_or_rehearsing
from .said_again import said_again
from .store import Store
from .writing import Writing


@dataclass(frozen=True, slots=True)
class Redacted:
    """What was erased: the `places` that were meant, how many `leaves` of the record went with them, the `facts` that it had told, the
    other records (`copies`) that had those on record, and the records that say the same of a fact, or the child's that say the same to the same question, in
    answers of their own (`said_again`),
    which stay until they are redacted themselves. `settled`: nothing of it is left in the file or in the log beside it; False while somebody
    else reads the store, until they let go. `still_telling` are the places of the record that keep an answer and are asked because of what was erased, so that
    it may be guessed. `dry_run`: it is what would go, and nothing did. `damaged` is what `verify` found of the record before, where it was erased in although it was not as it
    was kept; `elsewhere` are the other names under which some of what it said lies, and stays."""

    record: str
    places: tuple[str, ...]
    leaves: int
    facts: tuple[str, ...]
    copies: tuple[str, ...]
    said_again: tuple[str, ...]
    settled: bool = True
    damaged: tuple[Mismatch, ...] = ()
    still_telling: tuple[str, ...] = ()
    dry_run: bool = False
    elsewhere: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON data."""
        found: dict[str, Any] = {
            "record": self.record, "places": list(self.places), "leaves": self.leaves, "facts": list(self.facts),
            "copies": list(self.copies), "said_again": list(self.said_again), "still_telling": list(self.still_telling),
            "settled": self.settled,
        }  # fmt: skip
        found |= {"damaged": [each.as_json() for each in self.damaged]} if self.damaged else {}
        found |= {"elsewhere": list(self.elsewhere)} if self.elsewhere else {}
        return found | ({"dry_run": True} if self.dry_run else {})


def redact(
    store: Store,
    record: str,
    said: Sequence[str],
    *,
    because: str,
    by: str,
    at: datetime | None = None,
    although_damaged: bool = False,
    dry_run: bool = False,
) -> Redacted:
    """Erase what was answered at some questions of a record, in its whole history, with all that showed it, followed from it or was told
    of it elsewhere; all of it in one transaction. Of a fact on record (`fact NAME`) that was told from elsewhere (`facts tell`), what
    was told goes too. `said` is a list of them: a question's address, with all that stands in its
    rows; that of a group's question without a row, for every row; or `fact NAME`. The reason
    is kept in plain words: it must not say again what it erases. With `although_damaged` it is erased in a record, and in copies, that are not as they
    were kept as well (`erasing_damaged`): with all that could follow from it, and `verify` finds them damaged as before. With `dry_run` nothing goes,
    and what would is given. Raises StoreFault: PP786, PP826 for a reason that says it again, PP775 where nothing stands that could be
    erased, PP784 for a record that is not as it was kept, PP769 for no address or one that is no list, for no reason, and for an `at` (when: now, or
    a time with its zone) before the last entry."""
    reasoned(because, needed=True)
    said = several("said", said, "drinking")
    if not said:
        raise StoreFault(
            NOT_SAID, option="said", expected="at least one address", example='said=["drinking"]'
        )
    with writing_or_rehearsing(store, dry_run) as writing:
        damaged = read_damaged(store, writing.connection, record) if although_damaged else None
        if damaged and damaged.lost:
            raise lost(record)
        found = damaged.found if damaged else history(writing.connection, record)
        when = moment(at, since=None if damaged else found.entries[-1].at)
        contents = contents_of(store, damaged) if damaged else contents_kept(store, found)
        places = _meant(writing.connection, found, contents, said, damaged)
        asked = facts_of(contents, places)
        seen = {place.removeprefix(FACT) for place in places if place.startswith(FACT)}
        facts = asked | seen
        versions = _versions(writing.connection, record, asked, seen)
        names = {each.version for told in versions.values() for each in told}
        again = said_again(store, writing, found, facts, asked, versions, although_damaged, places, contents)
        own = places | _noted(writing.connection, record, facts, names)
        not_repeated(record, because, (leaf for leaf in found.leaves.values() if leaf.place in own), contents)
        still = () if damaged else still_telling(found, contents, own, asked)
        if damaged:
            leaves = erase_in_damaged(
                writing, damaged, own, because=because, by=by, at=when, more={"places": sorted(places)}
            )
        else:
            leaves = _erase(store, writing, found, own, places, because=because, by=by, at=when)
        copies: list[str] = []
        for other in _holding(writing.connection, facts, names) - {record}:
            seen_there = _noted(writing.connection, other, facts, names)
            hurt = read_damaged(store, writing.connection, other) if although_damaged else None
            # Without the reason: the same words in two histories would lead from one to the other.
            if hurt:
                more = {"places": sorted(seen_there)}
                erase_in_damaged(writing, hurt, seen_there, because=None, by=by, at=when, more=more)
            else:
                its = history(writing.connection, other)
                _erase(store, writing, its, seen_there, seen_there, because=None, by=by, at=when)
            copies.append(other)
        told = tuple(fact for fact, each in versions.items() if _untell(writing.connection, each, by, when))
        elsewhere = lying_elsewhere(writing.connection, damaged, own) if damaged else ()
    return Redacted(
        record, tuple(sorted(places)), leaves, told, tuple(sorted(copies)), again, writing.settled,
        damaged.wrong if damaged else (), still, dry_run, elsewhere,
    )  # fmt: skip


def _meant(
    connection: Connection,
    found: History,
    contents: Sequence[Mapping[str, Any]],
    said: Sequence[str],
    damaged: Damaged | None,
) -> frozenset[str]:
    places: set[str] = set()
    for each in said:
        meant = places_of(found, contents, each)
        there_still = any(not leaf.erased for leaf in found.leaves.values() if leaf.place in meant)
        if not there_still and not (damaged and meant and damaged.going(meant)):
            there = {leaf.place for leaf in found.leaves.values() if is_of_question(leaf.place)}
            near = None if meant else nearest(each, there)
            hint = "" if near is None else f"did you mean `{near}`? Else "
            if damaged and meant and (moved := lying_elsewhere(connection, damaged, meant)):
                hint = f"what was said lies under {', '.join(moved)}: erase it there with `--although-damaged`. Else "
            raise StoreFault(codes.NOTHING_THERE, record=found.record, place=each, meant=hint)
        places |= meant
    return frozenset(places)


def _erase(
    store: Store,
    writing: Writing,
    found: History,
    places: Collection[str],
    meant: Collection[str],
    *,
    because: str | None,
    by: str,
    at: str,
) -> int:
    gone = sorted(gone_with(found, artifacts_kept(store, found), places))
    more = {"erased": gone, "places": sorted(meant)}
    writing.append(
        found.record, REDACTED, by=by, at=at, under=found.under, said={}, because=because, more=more
    )
    writing.erase(found.record, gone)
    return len(gone)


# --- what was told of it ----------------------------------------------------------------------------------------------


def _told(connection: Connection, fact: str, record: str) -> tuple[FactVersion, ...]:
    """The versions of a fact that a record told, whoever holds them, and those that say the same because a later one was taken back."""
    every = [v for versions in histories_of_fact(connection, fact) for v in versions if v.how not in NOTES]
    own = [each for each in every if each.record == record and each.how != TAKEN_BACK]
    held = [each.held for each in own if each.held is not None]
    back = [each for each in every if each.how == TAKEN_BACK and each.held is not None and each.held in held]
    return tuple(each for each in (*own, *back) if each.said is not None and not each.said.erased)


def _versions(
    connection: Connection, record: str, asked: Collection[str], seen: Collection[str]
) -> dict[str, tuple[FactVersion, ...]]:
    """The versions to erase, by fact: those that a record told where it was `asked`, and of those that it had on record (`seen`) all that no
    record told, or none that can be named. What another record told is its own word."""
    found: dict[str, tuple[FactVersion, ...]] = {}
    for fact in sorted({*asked, *seen}):
        told = _told(connection, fact, record) if fact in asked else ()
        others = _from_elsewhere(connection, fact, record) if fact in seen else ()
        found[fact] = tuple({each.version: each for each in (*told, *others)}.values())
    return found


def _from_elsewhere(connection: Connection, fact: str, record: str) -> tuple[FactVersion, ...]:
    """What was told of a fact from elsewhere and says the same as what a record has on record of it."""
    names = notes_of(connection, fact, record)
    there = near_versions(connection, fact, holders_seen(connection, fact, record))
    saw = [each.held for each in there if noted_by(record, each.version) in names]
    told = [v for v in there if v.record is None and any(same(v.held, each) for each in saw)]
    back = [v for v in there if v.how == TAKEN_BACK and any(same(v.held, each.held) for each in told)]
    return tuple(each for each in (*told, *back) if each.held is not None)


def _untell(connection: Connection, versions: Sequence[FactVersion], by: str, at: str) -> bool:
    for holder in dict.fromkeys(each.holder for each in versions):
        mine = [each for each in versions if each.holder == holder]
        erased = [each.said.digest for each in mine if each.said is not None]
        # The day alone, and no reason: the same moment and words in a record would lead to it.
        note_erasure(connection, holder, mine[0].fact, FACT_REDACTED, erased, at=at[:10], by=by)
    return bool(versions)


def _holding(connection: Connection, facts: Collection[str], versions: Collection[str]) -> set[str]:
    """The records that have one of some versions of facts on record."""
    return {
        record
        for record, _, note in on_record(connection, facts)
        if any(noted_by(record, version) == note for version in versions)
    }


def _noted(
    connection: Connection, record: str, facts: Collection[str], versions: Collection[str]
) -> frozenset[str]:
    notes = {noted_by(record, version) for version in versions}
    return frozenset(
        place for one, place, note in on_record(connection, facts) if one == record and note in notes
    )
