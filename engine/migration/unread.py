"""The records that moved to a version before, and of which nobody has looked since at what was kept aside.

A run that was cut off tells nobody what it did. The next one finds it in the histories: only entries are read, and no answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from ..records.entry import MIGRATED, UNDONE, WROTE, Entry, read_entry
from ..store.tables import ENTRIES
from .aside import ASIDE, NEEDS, UNDOES


def unread(connection: Connection, records: Sequence[str], content: str) -> Iterator[str]:
    """Those of some records, in order, that moved to the version of this content with something aside that needs a person, and in which
    nobody wrote since. A history that cannot be read is passed over: `verify` names it."""
    entries: dict[str, list[Entry]] = {}
    of_entries = select(ENTRIES.c.record, ENTRIES.c.body).where(ENTRIES.c.record.in_(records))
    for record, body in connection.execute(of_entries.order_by(ENTRIES.c.record, ENTRIES.c.number)):
        try:
            entries.setdefault(record, []).append(read_entry(body))
        except ValueError:
            continue
    yield from (record for record in records if _waits(entries.get(record, ()), content))


def _waits(entries: Sequence[Entry], content: str) -> bool:
    undone = {each.more.get(UNDOES) for each in entries if each.kind == UNDONE}
    waits = False
    for each in entries:
        if each.kind == MIGRATED and each.number not in undone and each.under.content == content:
            waits = any(one.get(NEEDS) for one in each.more.get(ASIDE, {}).values())
        elif each.kind == WROTE:
            waits = False
    return waits
