"""What is known of the rows of a group, said once and not beside each answer: sixty times one line is read by nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .record_model import Entry, Row


def said_once(group: Entry, calm: bool) -> Entry:
    """A group in whose rows every answer is known from one place and one day says so once, at the group. Where some are
    newer it is said beside each; to those who are told `calm`ly, once for what stands one after another in a row."""
    told = [entry for entry in _answered(group.rows)]
    first = told[0].quiet if told else ()
    if first and not group.quiet and all(entry.quiet == first for entry in told):
        rows = tuple(replace(row, entries=tuple(map(_without, row.entries))) for row in group.rows)
        return replace(group, quiet=first, rows=rows)
    if not calm:
        return group
    return replace(group, rows=tuple(replace(row, entries=tuple(_runs(row.entries))) for row in group.rows))


def _answered(rows: tuple[Row, ...]) -> Iterator[Entry]:
    """Every answer, and every reason for none, in rows and in the rows of what is in them."""
    for row in rows:
        for entry in row.entries:
            if entry.rows:
                yield from _answered(entry.rows)
            elif entry.kind in ("answered", "reason"):
                yield entry


def _without(entry: Entry) -> Entry:
    rows = tuple(replace(row, entries=tuple(map(_without, row.entries))) for row in entry.rows)
    return replace(entry, quiet=(), rows=rows)


def _runs(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """Of entries one after another that say the same, the last says it."""
    for entry, after in zip(entries, (*entries[1:], None), strict=True):
        yield replace(entry, quiet=()) if after is not None and entry.quiet == after.quiet else entry
