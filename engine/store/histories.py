"""Reading a record's history out of a store, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from .. import store_codes as codes
from ..records.entry import SIGNED, Entry, may_stand, read_entry
from ..records.history import History
from ..records.leaf import Leaf
from .fault import StoreFault
from .tables import ENTRIES, LEAVES, RECORDS


def history(connection: Connection, record: str) -> History:
    """All that happened to a record, in one view of the store. What is not as it was kept is not read, signed or written on:
    `verify` says what of it. Raises StoreFault (PP786, PP784)."""
    of = (ENTRIES.c.record == record, LEAVES.c.record == record)
    try:
        stands = select(RECORDS.c.head, RECORDS.c.digest).where(RECORDS.c.record == record)
        at = connection.execute(stands).one_or_none()
        rows = connection.execute(select(ENTRIES.c.body).where(of[0]).order_by(ENTRIES.c.number)).all()
        kept = select(LEAVES.c.place, LEAVES.c.digest, LEAVES.c.salt, LEAVES.c.text).where(of[1])
        leaves = {row[1]: Leaf(*row) for row in connection.execute(kept)}
        entries = tuple(read_entry(row[0]) for row in rows)
        whole = hangs_together(record, entries, leaves, at)
    except UnicodeEncodeError:  # half a letter: no record is called so
        raise no_record(record) from None
    except (TypeError, ValueError, AttributeError, KeyError):
        raise not_whole(record) from None
    if not whole:
        raise not_whole(record)
    if at is None:
        raise no_record(record)
    return History(record, entries, leaves)


def hangs_together(record: str, entries: Sequence[Entry], leaves: Mapping[str, Leaf], at: Any) -> bool:
    """Whether each entry follows from the one before up to where the record stands (`at`, None for no record), and each leaf that one
    tells of is there and says what was said."""
    head = (at.head, at.digest) if at is not None else (0, None)
    before: str | None = None
    signed = False
    for number, each in enumerate(entries, 1):
        if (each.record, each.number, each.previous) != (record, number, before):
            return False
        before = each.digest
        if not may_stand(each.kind, each.said, signed=signed):
            return False
        signed = signed or each.kind == SIGNED
        if any(one is not None and leaves[one].place != place for place, one in each.said.items()):
            return False
    return (len(entries), before) == head and all(each.holds for each in leaves.values())


def not_whole(record: str) -> StoreFault:
    """That a record's history lacks something, or is another thing."""
    return StoreFault(codes.DAMAGED, path=record, reason="its history is not as it was kept")


def no_record(record: str) -> StoreFault:
    """That there is no such record."""
    return StoreFault(
        codes.NO_RECORD, record=record, suggestion="`penpicture record list` names those that there are"
    )


def lost(record: str) -> StoreFault:
    """That the index has no such record any more, and what there was of it is there still."""
    whole = "what is left of it goes whole: `penpicture record erase --early --although-damaged`"
    return StoreFault(codes.NO_RECORD, record=record, suggestion=whole)
