"""Severance: an adopted child's records go on under another identity, and nothing in the store leads from one to the other.

Whose a record is stands outside of every history, so nobody's record changes by it: others' stay byte for byte what they were, and the
child's own get one entry that says that links were cut.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from .. import erasing_codes as codes
from ..knowing.fact_history import every_history, held_by_another, note_erasure
from ..knowing.identity import CHILD, kind_of_identity, known_child, new_identity
from ..knowing.ties import cut_ties
from ..knowing.version import SEVERED as FACT_SEVERED
from ..knowing.version import noted_by
from ..records.entry import SEVERED
from ..records.parted import FACT
from ..records.repeating import folded
from .fact_tables import BELONGS, FACT_HISTORIES, FACT_LEAVES, FACT_VERSIONS, IDENTITIES
from .fault import StoreFault
from .histories import history
from .left_over import goes
from .moments import moment
from .name import reasoned
from .noted import version_noted
from .rehearsing import writing_or_rehearsing
from .store import Store
from .tables import ENTRIES, LEAVES, RECORDS


@dataclass(frozen=True, slots=True)
class Severed:
    """What was cut. `identity` is the child's new one: it is told here and nowhere else. `records` are the child's; `links` how many ties
    to a family or household are gone; `sources` how many facts of theirs no longer say that a record of this child told them;
    `still_named` the records that have the old identity as a whole name, in whatever case and kind of hyphen, in what they say, in their histories or as what they are
    called; `named_elsewhere` what else has, in words. Those stay as they are. Papers, which are kept packed, are not looked into. `settled`: nothing of
    what was cut is left in the file or in the log beside it; False while somebody else reads the store, until they let go. `dry_run`: it is what would be
    cut, nothing was, and there is no new identity yet."""

    identity: str
    records: tuple[str, ...]
    links: int
    sources: int
    still_named: tuple[str, ...]
    named_elsewhere: tuple[str, ...] = ()
    settled: bool = True
    dry_run: bool = False

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON data."""
        found: dict[str, Any] = {
            "identity": self.identity or None, "records": list(self.records), "links": self.links, "sources": self.sources,
            "still_named": list(self.still_named), "named_elsewhere": list(self.named_elsewhere),
            "settled": self.settled,
        }  # fmt: skip
        return found | ({"dry_run": True} if self.dry_run else {})


def sever(
    store: Store,
    identity: str,
    *,
    because: str,
    by: str,
    at: datetime | None = None,
    dry_run: bool = False,
) -> Severed:
    """Cut every tie between a child's identity and the child's records, family and household, in one transaction, and give the new
    identity once. The reason is kept in the child's own records: it must not name the old identity (PP826). `at` is when: now, or a time with its zone. With
    `dry_run` nothing is cut, and what would be is given. Raises StoreFault: PP779, PP772
    for an identity that is no child's, and PP769 for no reason, and for an `at` before the last entry of one of the records."""
    reasoned(because, needed=True)
    when = moment(at)
    new = new_identity()
    with writing_or_rehearsing(store, dry_run) as writing:
        connection = writing.connection
        records = tuple(
            connection.execute(
                select(RECORDS.c.record).where(RECORDS.c.subject == identity).order_by(RECORDS.c.record)
            ).scalars()
        )
        kind = kind_of_identity(connection, identity)
        if kind is None:
            raise StoreFault(codes.NOTHING_HELD, identity=identity)
        if _word(identity).search(_alike(because)):
            raise StoreFault(codes.REPEATED, of=identity)
        known_child(connection, identity)  # a family has those who belong to it, and would fall apart
        sources = _unsourced(connection, identity, records)
        connection.execute(update(RECORDS).where(RECORDS.c.subject == identity).values(subject=new))
        # The day alone: two notes of one moment would lead to each other.
        held_by_another(connection, identity, new, at=when[:10], by=by)
        links = cut_ties(connection, identity)
        connection.execute(delete(IDENTITIES).where(IDENTITIES.c.identity == identity))
        connection.execute(insert(IDENTITIES).values(identity=new, kind=CHILD))
        for record in records:
            found = history(connection, record)
            its = moment(at, since=found.entries[-1].at)
            writing.append(record, SEVERED, by=by, at=its, under=found.under, said={}, because=because)
        named, elsewhere = _named(connection, identity)
        writing.erased = True  # what stood there is to be gone from the file as well
        goes(connection, identity)
    return Severed(
        "" if dry_run else new, records, links, sources, named, elsewhere, writing.settled, dry_run
    )


def _unsourced(connection: Connection, identity: str, records: Collection[str]) -> int:
    """Take out of what others hold which record of the child told it, and give each version that the child's records noted another
    name: neither leads to the other any more."""
    noting = _noting(connection, records)
    count = 0
    for (holder, fact), versions in every_history(connection).items():
        if holder == identity:
            continue
        cut = [
            each
            for each in versions
            if each.record in records
            or any(noted_by(record, each.version) in notes for record, notes in noting.items())
        ]
        gone = [each.source.digest for each in cut if not each.source.erased]
        for each in cut:
            goes(connection, each.version)
            connection.execute(
                update(FACT_VERSIONS)
                .where(FACT_VERSIONS.c.version == each.version)
                .values(version=new_identity())
            )
        if gone:
            # Not when, nor by whom: notes of one moment would lead to each other.
            note_erasure(connection, holder, fact, FACT_SEVERED, gone, at=None, by=None)
            count += len(gone)
    return count


def _noting(connection: Connection, records: Collection[str]) -> dict[str, set[str]]:
    """By record, what some records ever noted of the versions that they went by."""
    wanted = select(LEAVES.c.record, LEAVES.c.text).where(
        LEAVES.c.record.in_(list(records)), LEAVES.c.place.startswith(FACT), LEAVES.c.text.is_not(None)
    )
    found: dict[str, set[str]] = {}
    for record, text in connection.execute(wanted):
        found.setdefault(record, set()).add(version_noted(text))
    return found


def _alike(text: str) -> str:
    """A text as names are looked for in it: in one case and spelling, with one kind of hyphen."""
    return _HYPHENS.sub("-", folded(text))


def _word(name: str) -> re.Pattern[str]:
    """A name as a whole word of a text that is `_alike`."""
    return re.compile(r"(?<!\w)" + re.escape(_alike(name)) + r"(?!\w)")


def _named(connection: Connection, identity: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Where an identity is said as a whole name, in whatever case, spelling and kind of hyphen: the records, and what else."""
    word = _word(json.dumps(identity, ensure_ascii=False)[1:-1])

    def says(text: bytes | str | None) -> bool:
        told = text.decode(errors="replace") if isinstance(text, bytes) else text or ""
        # A line that ends is spelled with a letter, which is none of a name.
        return word.search(_alike(_SPELLED.sub(" ", told))) is not None

    records = {
        record
        for of, column in ((LEAVES.c.record, LEAVES.c.text), (ENTRIES.c.record, ENTRIES.c.body))
        for record, text in connection.execute(select(of, column).where(column.is_not(None)))
        if says(text)
    } | {record for record in connection.execute(select(RECORDS.c.record)).scalars() if says(record)}
    others = {
        f"what is known of `{row.fact}`"
        for row in connection.execute(
            select(FACT_HISTORIES.c.fact, FACT_LEAVES.c.text)
            .join(FACT_LEAVES, FACT_LEAVES.c.history == FACT_HISTORIES.c.history)
            .where(FACT_LEAVES.c.text.is_not(None))
        )
        if says(row.text)
    } | {
        f"to which {row.kind} `{row.child}` belongs"
        for row in connection.execute(select(BELONGS))
        if any(map(says, (row.child, row.holder, row.by, row.because)))
    }
    return tuple(sorted(records)), tuple(sorted(others))


_HYPHENS = re.compile("[_\u2010-\u2015\u2212]")
_SPELLED = re.compile(r"\\(?:[bfnrt]|u00[01][0-9a-f])")
