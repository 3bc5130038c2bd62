"""Every byte of a record as it is kept, turned into another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

from penpicture.engine.records.verifying import Index, Kept

LEAST_BIT, CASE = 0x01, 0x20
"""What is flipped of a byte: the one bit makes `2` of `3` and `q` of `p`, the other `A` of `a` and null of a space."""


def flipped(value: bytes, at: int, bit: int) -> bytes:
    """Bytes with one flipped."""
    return value[:at] + bytes((value[at] ^ bit,)) + value[at + 1 :]


def others(value: Any, every: int = 1) -> Iterator[Any]:
    """A value of a column with each byte flipped in two ways, or every n-th; a number that is one more or less, or another size."""
    if isinstance(value, bytes):
        for at in range(0, len(value), every):
            yield flipped(value, at, LEAST_BIT)
            yield flipped(value, at, CASE)
    elif isinstance(value, str):
        for each in others(value.encode(), every):
            yield each.decode()
    elif isinstance(value, int):
        yield from (value + 1, value - 1, value + 256, -value)


def of_kept(kept: Kept, every: int = 1) -> Iterator[tuple[str, Kept]]:
    """The record with each byte of each column of each of its rows flipped, and where."""
    for name, rows in (("entries", kept.entries), ("leaves", kept.leaves)):
        for n, row in enumerate(rows):
            # Under another record's name it is not among this one's rows.
            yield f"{name} {n}, its record", with_rows(kept, name, [*rows[:n], *rows[n + 1 :]])
            for column, value in enumerate(row):
                for other in others(value, every):
                    changed = [*rows[:n], [*row[:column], other, *row[column + 1 :]], *rows[n + 1 :]]
                    yield f"{name} {n}, column {column}", with_rows(kept, name, changed)
    index = kept.index
    assert index is not None
    for each in fields(Index):
        for other in others(getattr(index, each.name), every):
            yield f"index, {each.name}", replace(kept, index=replace(index, **{each.name: other}))
    for other in others(kept.record):
        yield "its name", replace(kept, record=other)


def with_rows(kept: Kept, name: str, rows: Sequence[Any]) -> Kept:
    """The record with other entries, or other leaves."""
    return replace(kept, entries=rows) if name == "entries" else replace(kept, leaves=rows)
