"""Lists as CSV (RFC 4180) that a spreadsheet can open without running anything, and every program can read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Stands first, for without it spreadsheets take Welsh letters for others; `utf-8-sig` reads past it."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
GUARD = "'"


def csv_text(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table as CSV: UTF-8 with a byte order mark, lines ending in CRLF, cells guarded."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])
    return (BOM + out.getvalue()).encode()


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins as a formula does has an apostrophe before it
    (OWASP, CSV injection), and so has one that begins with an apostrophe itself. `unguarded` gives it back.

    >>> guarded("=1+1"), guarded("'tis"), guarded("plain")
    ("'=1+1", "''tis", 'plain')
    """
    return GUARD + cell if cell.startswith((*_FORMULA, GUARD)) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`.

    >>> unguarded("'=1+1"), unguarded("''tis"), unguarded("plain")
    ('=1+1', "'tis", 'plain')
    """
    return cell.removeprefix(GUARD)
