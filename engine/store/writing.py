"""One transaction of a store: entries are added to histories, each with its leaves, and nothing else is done."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, insert, select, update

from .. import store_codes as codes
from ..artifact import Artifact
from ..erasing_codes import ERASED as GONE
from ..records.about import ABOUT, about
from ..records.entry import AMENDED, BEGAN, SEVERED, SIGNED, Entry, Under, entry
from ..records.leaf import SALT, Leaf, leaf
from .fault import Overtaken, StoreFault
from .ledger import RECORDS_BEGUN, noted_in
from .left_over import goes
from .name import named, reasoned
from .tables import ARTIFACTS, ENTRIES, LEAVES, RECORDS

ERASED = "erased"
"""How a record stands of which nothing is left but that there was one."""


@dataclass(frozen=True, slots=True)
class Again:
    """A leaf that a record has already, by its digest."""

    digest: str


class Writing:
    """What may be done within one transaction. `connection` reads what is so in it. Once it is over, `settled` says whether what it `erased` is
    gone from the file and from the log beside it: while somebody reads the store, it is not."""

    def __init__(self, connection: Connection, path: Path) -> None:
        """Within a transaction that has begun."""
        self.connection = connection
        self.path = path
        self.erased = False
        self.settled = True

    def keep(self, artifact: Artifact) -> None:
        """Keep an artifact for ever; one that is there stays."""
        there = select(ARTIFACTS.c.name).where(
            ARTIFACTS.c.content == artifact.content_hash, ARTIFACTS.c.provenance == artifact.provenance_hash
        )
        if self.connection.execute(there).one_or_none() is None:
            self.connection.execute(
                insert(ARTIFACTS).values(
                    content=artifact.content_hash,
                    provenance=artifact.provenance_hash,
                    name=artifact.name,
                    document=artifact.dumps().encode(),
                )
            )

    def begin(self, record: str, subject: str, artifact: Artifact) -> None:
        """Make room for a record about an identity; its first entry follows. Raises StoreFault where the name is taken (PP758)."""
        if self.connection.execute(select(RECORDS.c.head).where(RECORDS.c.record == record)).one_or_none():
            raise StoreFault(codes.TAKEN, record=record)
        self.connection.execute(
            insert(RECORDS).values(
                record=record,
                subject=subject,
                salt=b"",  # with the first entry
                exemplar=artifact.content["exemplar"],
                content=artifact.content_hash,
                provenance=artifact.provenance_hash,
                standing="draft",
                head=0,
                digest="",
            )
        )

    def subject(self, record: str) -> str:
        """Whom a record is about. Raises StoreFault (PP786)."""
        found = self.connection.execute(select(RECORDS.c.subject).where(RECORDS.c.record == record)).scalar()
        if found is None:
            raise StoreFault(codes.NO_RECORD, record=record, suggestion="begin it first")
        return str(found)

    def append(
        self,
        record: str,
        kind: str,
        *,
        by: str,
        at: str,
        under: Under,
        said: Mapping[str, Any],
        because: str | None = None,
        more: Mapping[str, Any] = MappingProxyType({}),
        standing: str | None = None,
    ) -> Entry:
        """Add an entry to a history. `said` goes from each place to what is said there now: plain JSON data or a new `Leaf`;
        `Again` where a leaf that the record has already is to stand there once more; or None where what stood there is taken
        back. Raises StoreFault: PP786, PP759 for a writer without a name, PP769 for a reason without a word, PP778 for a record
        that was erased, and PP785 where another transaction wrote in it."""
        named("a writer", by)
        reasoned(because)
        row = self.connection.execute(
            select(RECORDS.c.head, RECORDS.c.digest, RECORDS.c.subject, RECORDS.c.standing).where(
                RECORDS.c.record == record
            )
        ).one_or_none()
        if row is None:
            raise StoreFault(codes.NO_RECORD, record=record, suggestion="begin it first")
        if row.standing == ERASED and kind != SEVERED:
            raise StoreFault(GONE, record=record)
        now: dict[str, Any] = {}
        if kind in (BEGAN, SEVERED):
            now["salt"] = os.urandom(SALT)
            more = {**more, ABOUT: about(now["salt"], record, row.subject)}
        made: dict[str, Leaf | Again | None] = {
            place: one if one is None or isinstance(one, Leaf | Again) else leaf(place, one)
            for place, one in said.items()
        }
        kept = entry(
            record,
            row.head + 1,
            kind,
            at=at,
            by=by,
            under=under,
            said={place: None if one is None else one.digest for place, one in made.items()},
            because=because,
            more=more,
            previous=row.digest or None,
        )
        self.connection.execute(
            insert(ENTRIES).values(record=record, number=kept.number, body=kept.text, digest=kept.digest)
        )
        if leaves := [one for one in made.values() if isinstance(one, Leaf)]:
            self.add(record, leaves)
        now |= {
            "head": kept.number,
            "digest": kept.digest,
            "content": under.content,
            "provenance": under.provenance,
        }
        if kind in (SIGNED, AMENDED):
            now["standing"] = "signed"
        if standing is not None:
            now["standing"] = standing
        # Where a database lets two write at once, only one of them goes on from where the record stood.
        stood = (RECORDS.c.record == record) & (RECORDS.c.head == row.head)
        if self.connection.execute(update(RECORDS).where(stood).values(**now)).rowcount != 1:
            raise Overtaken(record, "somebody else wrote in it at the same time", (), (), row.head)
        if kind == BEGAN:
            noted_in(self.connection, RECORDS_BEGUN, {"record": record, "began": kept.digest})
        return kept

    def add(self, record: str, leaves: list[Leaf]) -> None:
        """Add new leaves to a record."""
        self.add_all([(record, leaves)])

    def add_all(self, leaves: Iterable[tuple[str, Iterable[Leaf]]]) -> None:
        """Add new leaves to several records."""
        rows = [
            {"record": record, "digest": one.digest, "place": one.place, "salt": one.salt, "text": one.text}
            for record, each in leaves
            for one in each
        ]
        if rows:
            self.connection.execute(insert(LEAVES), rows)

    def erase(self, record: str, digests: list[str]) -> None:
        """Write over the salt and the text of leaves. Whoever erases also adds an entry that says so."""
        self.erased = True
        for digest in digests:
            here = (LEAVES.c.record == record) & (LEAVES.c.digest == digest)
            for row in self.connection.execute(select(LEAVES.c.salt, LEAVES.c.text).where(here)):
                goes(self.connection, *row)
            self.connection.execute(update(LEAVES).where(here).values(salt=None, text=None))
