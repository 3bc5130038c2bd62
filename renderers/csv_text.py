"""Lists as CSV (RFC 4180) that a spreadsheet can open without running anything, and every program can read back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Stands first, for without it spreadsheets take Welsh letters for others; `utf-8-sig` reads past it."""

GUARD = "'"
_FORMULA = r"=+\-@\t\r\n＝＋－＠'"
_BEGINS = re.compile(rf'\A(?=[{_FORMULA}])|(?<=;)(?=[{_FORMULA}"])')
_GUARDED = re.compile(r"\A'|(?<=;)'")


def csv_text(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table as CSV: UTF-8 with a byte order mark, lines ending in CRLF, every cell guarded and in quotes.

    A spreadsheet that takes semicolons for what parts cells may begin one at a semicolon within another, for all its
    quotes: what stands after a semicolon is guarded as a cell is.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(head)
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])
    return (BOM + out.getvalue()).encode()


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins as a formula does has an apostrophe before it
    (OWASP, CSV injection), and so has one that begins with an apostrophe itself, and whatever does either after a
    semicolon. `unguarded` gives it back.

    >>> guarded("=1+1"), guarded("'tis"), guarded("plain"), guarded("now; or;-1")
    ("'=1+1", "''tis", 'plain', "now; or;'-1")
    """
    return _BEGINS.sub(GUARD, cell)


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`.

    >>> unguarded("'=1+1"), unguarded("''tis"), unguarded("plain"), unguarded("now; or;'-1")
    ('=1+1', "'tis", 'plain', 'now; or;-1')
    """
    return _GUARDED.sub("", cell)
