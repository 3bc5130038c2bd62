"""The histories of many records at once, in one view of a store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import Connection, select

from ..records.entry import read_entry
from ..records.history import History
from ..records.in_words import part
from ..records.leaf import Leaf
from ..store.histories import hangs_together
from ..store.tables import ENTRIES, LEAVES, RECORDS

UNREADABLE = "its history cannot be read"
"""Why a record is left whose leaves are as they were."""


@dataclass(frozen=True, slots=True)
class Left:
    """A record that stayed as it was, and why, without an answer."""

    record: str
    why: str


def histories(connection: Connection, records: Iterable[str], left: list[Left]) -> Iterator[History]:
    """The histories of some records, in order, in one view of the store. One that is not as it was kept is put among those that are
    `left`: nothing is written on it."""
    names = list(records)
    entries: defaultdict[str, list[bytes]] = defaultdict(list)
    of_entries = select(ENTRIES.c.record, ENTRIES.c.body).where(ENTRIES.c.record.in_(names))
    for record, body in connection.execute(of_entries.order_by(ENTRIES.c.record, ENTRIES.c.number)):
        entries[record].append(body)
    leaves: defaultdict[str, dict[str, Leaf]] = defaultdict(dict)
    of_leaves = select(LEAVES.c.record, LEAVES.c.place, LEAVES.c.digest, LEAVES.c.salt, LEAVES.c.text)
    for record, place, digest, salt, text in connection.execute(
        of_leaves.where(LEAVES.c.record.in_(names))
    ).all():
        leaves[record][digest] = Leaf(place, digest, salt, text)
    stands = select(RECORDS.c.record, RECORDS.c.head, RECORDS.c.digest).where(RECORDS.c.record.in_(names))
    heads = {row.record: row for row in connection.execute(stands)}
    for record in names:
        try:
            told = tuple(read_entry(body) for body in entries[record])
            whole = bool(told) and hangs_together(record, told, leaves[record], heads.get(record))
        except (TypeError, ValueError, AttributeError, KeyError):
            whole, told = False, ()
        if whole:
            yield History(record, told, leaves[record])
        else:
            left.append(Left(record, _wrong(leaves[record])))


def _wrong(leaves: Mapping[str, Leaf]) -> str:
    """The first leaf that does not say what it said, or that something is."""
    for each in leaves.values():
        with suppress(TypeError, AttributeError):
            if each.holds:
                continue
        return f"{part(each.place)[1]} was changed since"
    return UNREADABLE
