"""The histories of many records at once, in one view of a store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from ..records.entry import read_entry
from ..records.history import History
from ..records.leaf import Leaf
from ..store.tables import ENTRIES, LEAVES


@dataclass(frozen=True, slots=True)
class Left:
    """A record that stayed as it was, and why, without an answer."""

    record: str
    why: str


def histories(connection: Connection, records: Iterable[str], left: list[Left]) -> Iterator[History]:
    """The histories of some records, in order, in one view of the store. One that cannot be read is put among those that are `left`."""
    names = list(records)
    entries: defaultdict[str, list[bytes]] = defaultdict(list)
    of_entries = select(ENTRIES.c.record, ENTRIES.c.body).where(ENTRIES.c.record.in_(names))
    for record, body in connection.execute(of_entries.order_by(ENTRIES.c.record, ENTRIES.c.number)):
        entries[record].append(body)
    leaves: defaultdict[str, dict[str, Leaf]] = defaultdict(dict)
    of_leaves = select(LEAVES.c.record, LEAVES.c.place, LEAVES.c.digest, LEAVES.c.salt, LEAVES.c.text)
    for record, *one in connection.execute(of_leaves.where(LEAVES.c.record.in_(names))):
        leaves[record][one[1]] = Leaf(*one)
    for record in names:
        try:
            told = tuple(read_entry(body) for body in entries[record])
        except ValueError:
            told = ()
        if told:
            yield History(record, told, leaves[record])
        else:
            left.append(Left(record, UNREADABLE))


UNREADABLE = "its history cannot be read"
"""Why such a record is left."""
