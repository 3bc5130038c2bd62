"""Erasing a whole record at the end of its retention: nothing is left but that there was one, who erased it and by which rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from .. import erasing_codes as codes
from ..knowing.fact_history import histories, note_erasure
from ..knowing.kin import ever_holding, ever_of, one_with
from ..knowing.ties import forget_why
from ..knowing.version import REDACTED as FACT_REDACTED
from ..records.entry import REDACTED
from ..records.findings import Mismatch
from ..retention import Kept
from .due import kept_now, rule_json
from .erasing_damaged import contents_of, erase_in_damaged, lying_elsewhere, read_damaged
from .fault import StoreFault
from .histories import history
from .kept_under import contents_kept
from .moments import day_of, moment
from .name import reasoned
from .not_repeated import not_repeated
from .rehearsing import writing_or_rehearsing
from .store import Store
from .tables import RECORDS
from .writing import ERASED


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased: how many `leaves` of the record, and the `facts` that nobody else's record needs any more. `settled`: nothing of it is
    left in the file or in the log beside it; False while somebody else reads the store, until they let go. `damaged` is what `verify` found of it
    before, where it went although it was not as it was kept. `elsewhere` are the other
    names under which some of what such a record said lies, and stays. `dry_run`: it is what would go, and nothing did."""

    record: str
    leaves: int
    facts: tuple[str, ...]
    settled: bool = True
    damaged: tuple[Mismatch, ...] = ()
    dry_run: bool = False
    elsewhere: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON data."""
        found: dict[str, Any] = {
            "record": self.record,
            "leaves": self.leaves,
            "facts": list(self.facts),
            "settled": self.settled,
        }
        found |= {"damaged": [each.as_json() for each in self.damaged]} if self.damaged else {}
        found |= {"elsewhere": list(self.elsewhere)} if self.elsewhere else {}
        return found | ({"dry_run": True} if self.dry_run else {})


def erase(
    store: Store,
    record: str,
    *,
    because: str,
    by: str,
    early: bool = False,
    at: datetime | None = None,
    although_damaged: bool = False,
    dry_run: bool = False,
) -> Erased:
    """Erase all that a record holds: answers, what was on record, reasons, names, pages. Its history stays, without a word that anybody
    said: which parts were written when and by whom. What is known of the child stays as long as another record of the child is
    kept, and what is known of the family as long as one of any of its children is; with the last of them it goes too.

    With `although_damaged` a record goes that is not as it was kept as well (`erasing_damaged`), and `verify` finds it damaged as before. How long that
    is to be kept cannot be reckoned, so it goes `early` or not at all. With `dry_run` nothing goes, and what would is given. The reason is kept: it must not
    say again what it erases.

    Raises StoreFault: PP786, PP778 for a record that was erased, PP776 for one that is to be kept still, unless it is to be
    erased `early`, PP784 for one that is not as it was kept, PP826 for a reason that says again what it erases, and PP769 for no reason, and for an `at` (when: now, or a time with its zone)
    before the last entry.
    """
    reasoned(because, needed=True)
    with writing_or_rehearsing(store, dry_run) as writing:
        # Decided while nobody else can write: a child may come to be looked after, or an identity be cut, until then.
        damaged = read_damaged(store, writing.connection, record) if although_damaged else None
        standing = None if damaged and damaged.lost else store.standing(record)
        if standing and standing.standing == ERASED and not damaged:
            raise StoreFault(codes.ERASED, record=record)
        since = None if damaged else history(writing.connection, record).entries[-1].at
        when = moment(at, since=since)
        told = None if damaged or standing is None else kept_now(store, standing, day_of(when))
        if not early and not _is_over(told, when[:10]):
            raise StoreFault(codes.NOT_YET, record=record, until=_until(told))
        more: dict[str, Any] = {"whole": True, "early": early and not _is_over(told, when[:10])}
        if damaged:
            not_repeated(
                record, because, damaged.found.leaves.values(), contents_of(store, damaged), whole=True
            )
            count = erase_in_damaged(writing, damaged, None, because=because, by=by, at=when, more=more)
        else:
            found = history(writing.connection, record)
            not_repeated(record, because, found.leaves.values(), contents_kept(store, found), whole=True)
            gone = sorted(digest for digest, leaf in found.leaves.items() if not leaf.erased)
            count = len(gone)
            more["erased"] = gone
            if told is not None:
                more["rule"] = rule_json(told.rules[0])
            writing.append(
                record, REDACTED, by=by, at=when, under=found.under, said={}, because=because, more=more, standing=ERASED
            )  # fmt: skip
            writing.erase(record, gone)
        subject = standing.subject if standing else None
        facts = _forget(writing.connection, subject, because=because, by=by, at=when) if subject else ()
        elsewhere = lying_elsewhere(writing.connection, damaged, None) if damaged else ()
    wrong = damaged.wrong if damaged else ()
    return Erased(record, count, facts, writing.settled, wrong, dry_run, elsewhere)


def _is_over(told: Kept | None, on: str) -> bool:
    return told is not None and told.until is not None and told.until < on


def _until(told: Kept | None) -> str:
    if told is None:
        return "as long as nobody says otherwise: its exemplar has no `retention`"
    if told.until is None:
        return "until a day that cannot be told, since a date is not known"
    day = date.fromisoformat(told.until)
    return f"until {day.day} {day:%B %Y}"


def _forget(connection: Connection, subject: str, *, because: str, by: str, at: str) -> tuple[str, ...]:
    """Erase what is known of those of whom no record is kept any more: the child, why the child belongs to anybody, and each family and
    household that the child ever belonged to."""
    facts: list[str] = []
    for holder in ever_holding(connection, subject):
        one = one_with(connection, {holder})
        kept = select(RECORDS.c.record).where(
            RECORDS.c.subject.in_(sorted(ever_of(connection, one))),
            RECORDS.c.standing != ERASED,
        )
        if connection.execute(kept.limit(1)).scalar() is not None:
            continue
        for (_, fact), versions in histories(connection, (holder,)).items():
            leaves = [leaf for each in versions for leaf in (each.said, each.source) if leaf is not None]
            gone = [leaf.digest for leaf in leaves if not leaf.erased]
            note_erasure(connection, holder, fact, FACT_REDACTED, gone, at=at, by=by, because=because)
            facts.append(fact)
        if holder == subject:
            forget_why(connection, subject)
    return tuple(dict.fromkeys(facts))
