"""Many entries in one transaction, one for each of many records: what `Writing.append` does, with three statements for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, update

from ..records.entry import Under, entry
from ..records.history import History
from ..records.leaf import Leaf, leaf
from ..store.moments import moment
from ..store.tables import ENTRIES, RECORDS
from ..store.writing import Again, Writing


@dataclass(frozen=True, slots=True)
class Next:
    """The next entry of a record whose history is read in the same transaction. `said` is as `Writing.append` takes it."""

    found: History
    kind: str
    under: Under
    said: Mapping[str, Any]
    more: Mapping[str, Any]


def append_all(writing: Writing, entries: Iterable[Next], *, by: str, at: datetime | None) -> None:
    """Add an entry to each of these histories, no two of them the same. Raises StoreFault (PP769) for a time before the last entry of one."""
    kept: list[dict[str, Any]] = []
    standing: list[dict[str, Any]] = []
    leaves: list[tuple[str, list[Leaf]]] = []
    for each in entries:
        made: dict[str, Leaf | Again | None] = {
            place: one if one is None or isinstance(one, Leaf | Again) else leaf(place, one)
            for place, one in each.said.items()
        }
        added = entry(
            each.found.record,
            each.found.head + 1,
            each.kind,
            at=moment(at, since=each.found.entries[-1].at),
            by=by,
            under=each.under,
            said={place: None if one is None else one.digest for place, one in made.items()},
            more=each.more,
            previous=each.found.entries[-1].digest,
        )
        kept.append(
            {"record": added.record, "number": added.number, "body": added.text, "digest": added.digest}
        )
        standing.append({
            "its_record": added.record, "head": added.number, "digest": added.digest,
            "content": each.under.content, "provenance": each.under.provenance,
        })  # fmt: skip
        leaves.append((added.record, [one for one in made.values() if isinstance(one, Leaf)]))
    if kept:
        writing.connection.execute(insert(ENTRIES), kept)
        writing.add_all(leaves)
        writing.connection.execute(
            update(RECORDS).where(RECORDS.c.record == bindparam("its_record")), standing
        )
