"""Redaction: an answer is erased wherever a store has it, and an entry says that it was, by whom and why (rule R3).

Every other digest verifies as before: those of what was erased stay, and stand for nothing that could be guessed.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from .. import erasing_codes as codes
from ..knowing.fact_history import NOTES, histories_of_fact, note_erasure
from ..knowing.version import REDACTED as FACT_REDACTED
from ..knowing.version import TAKEN_BACK, FactVersion, same
from ..records.entry import REDACTED
from ..records.history import History
from ..records.parted import FACT
from ..records.redaction import facts_of, gone_with, places_of
from .fault import StoreFault
from .store import Store, history, moment
from .tables import LEAVES
from .writing import Writing


@dataclass(frozen=True, slots=True)
class Redacted:
    """What was erased: the `places` that were meant, how many `leaves` of the record went with them, the `facts` that it had told, the
    other records (`copies`) that had those on record, and the records that say the same of a fact in answers of their own (`said_again`),
    which stay until they are redacted themselves."""

    record: str
    places: tuple[str, ...]
    leaves: int
    facts: tuple[str, ...]
    copies: tuple[str, ...]
    said_again: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON data."""
        return {
            "record": self.record, "places": list(self.places), "leaves": self.leaves, "facts": list(self.facts),
            "copies": list(self.copies), "said_again": list(self.said_again),
        }  # fmt: skip


def redact(
    store: Store, record: str, said: Sequence[str], *, because: str, by: str, at: datetime | None = None
) -> Redacted:
    """Erase what was answered at some questions of a record, in its whole history, with all that showed it, followed from it or was told
    of it elsewhere; all of it in one transaction. `said` are addresses, as `records.redaction.places_of` takes them. The reason
    is kept in plain words: it must not say again what it erases. Raises StoreFault: PP786, PP775 where nothing stands that could be
    erased."""
    when = moment(at)
    with store.writing() as writing:
        found = history(writing.connection, record)
        contents = _contents(store, found)
        places = _meant(found, contents, said)
        facts = facts_of(contents, places)
        versions = {fact: _told(writing.connection, fact, record) for fact in sorted(facts)}
        names = {each.version for told in versions.values() for each in told}
        again = _said_again(writing.connection, versions, record)
        own = places | _noted(writing.connection, record, facts, names)
        leaves = _erase(writing, found, contents, own, places, because=because, by=by, at=when)
        copies: list[str] = []
        for other in _holding(writing.connection, facts, names) - {record}:
            its = history(writing.connection, other)
            seen = _noted(writing.connection, other, facts, names)
            _erase(writing, its, _contents(store, its), seen, seen, because=because, by=by, at=when)
            copies.append(other)
        told = tuple(
            fact for fact, each in versions.items() if _untell(writing.connection, each, because, by, when)
        )
    return Redacted(record, tuple(sorted(places)), leaves, told, tuple(sorted(copies)), again)


def _meant(found: History, contents: Sequence[Mapping[str, Any]], said: Sequence[str]) -> frozenset[str]:
    places: set[str] = set()
    for each in said:
        meant = places_of(found, contents, each)
        if all(leaf.erased for leaf in found.leaves.values() if leaf.place in meant):
            raise StoreFault(codes.NOTHING_THERE, record=found.record, place=each)
        places |= meant
    return frozenset(places)


def _erase(
    writing: Writing,
    found: History,
    contents: Sequence[Mapping[str, Any]],
    places: Collection[str],
    meant: Collection[str],
    *,
    because: str,
    by: str,
    at: str,
) -> int:
    gone = sorted(gone_with(found, contents, places))
    more = {"erased": gone, "places": sorted(meant)}
    writing.append(
        found.record, REDACTED, by=by, at=at, under=found.under, said={}, because=because, more=more
    )
    writing.erase(found.record, gone)
    return len(gone)


def _contents(store: Store, found: History) -> list[Mapping[str, Any]]:
    return [store.artifact(each).content for each in dict.fromkeys(entry.under for entry in found.entries)]


# --- what was told of it ----------------------------------------------------------------------------------------------


def _told(connection: Connection, fact: str, record: str) -> tuple[FactVersion, ...]:
    """The versions of a fact that a record told, whoever holds them, and those that say the same because a later one was taken back."""
    every = [v for versions in histories_of_fact(connection, fact) for v in versions if v.how not in NOTES]
    own = [each for each in every if each.record == record and each.how != TAKEN_BACK]
    held = [each.held for each in own if each.held is not None]
    back = [each for each in every if each.how == TAKEN_BACK and each.held is not None and each.held in held]
    return tuple(each for each in (*own, *back) if each.said is not None and not each.said.erased)


def _said_again(
    connection: Connection, versions: Mapping[str, Sequence[FactVersion]], record: str
) -> tuple[str, ...]:
    found: set[str] = set()
    for fact, told in versions.items():
        for each in (v for versions in histories_of_fact(connection, fact) for v in versions):
            own = each.record is not None and each.record != record and each.how != TAKEN_BACK
            if own and each.held is not None and any(same(each.held, one.held) for one in told):
                found.add(str(each.record))
    return tuple(sorted(found))


def _untell(connection: Connection, versions: Sequence[FactVersion], because: str, by: str, at: str) -> bool:
    for holder in dict.fromkeys(each.holder for each in versions):
        mine = [each for each in versions if each.holder == holder]
        erased = [each.said.digest for each in mine if each.said is not None]
        note_erasure(connection, holder, mine[0].fact, FACT_REDACTED, erased, at=at, by=by, because=because)
    return bool(versions)


def _holding(connection: Connection, facts: Collection[str], versions: Collection[str]) -> set[str]:
    """The records that have one of some versions of facts on record."""
    return {record for record, _, version in _on_record(connection, facts) if version in versions}


def _noted(
    connection: Connection, record: str, facts: Collection[str], versions: Collection[str]
) -> frozenset[str]:
    return frozenset(
        place
        for one, place, version in _on_record(connection, facts)
        if one == record and version in versions
    )


def _on_record(connection: Connection, facts: Collection[str]) -> list[tuple[str, str, str]]:
    """By record and place, the versions of facts that records have noted."""
    wanted = select(LEAVES.c.record, LEAVES.c.place, LEAVES.c.text).where(
        LEAVES.c.place.in_([FACT + fact for fact in facts]), LEAVES.c.text.is_not(None)
    )
    rows = connection.execute(wanted).all()
    return [(row[0], row[1], json.loads(row[2]).get("version", "")) for row in rows]
