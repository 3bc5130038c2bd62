"""Dates as people write them: `01/04/2026`, `1 April 2026`, day before month as everybody here has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from . import condition_codes as codes
from .checking import Checking
from .parser import Unexpected
from .slip import Slip

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\w/.-])(?P<day>\d{1,2})\s?([/.-])\s?(?P<month>\d{1,2})\s?\2\s?(?P<year>\d{4})(?![\w/])",
        r"(?<![\w/.-])(?P<year>\d{4})([/.-])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?![\w/])",
        r"(?<![\w/.-])(?P<year>\d{4})[/.-](?P<month>\d{1,2})(?![\w/.-])",
        rf"(?<![\w.])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})(?!\w)",
        rf"(?<![\w.]){_MONTH}\s+(?P<year>\d{{4}})(?!\w)",
    )
)


def iso(text: str) -> tuple[re.Match[str], str] | None:
    """The first date written another way, and how it is written here; None where there is none.

    >>> iso("moved is before 01/04/2026")[1]
    '2026-04-01'
    """
    for pattern in _DATES:
        for match in pattern.finditer(text):
            kept = match.groupdict()
            month = int(kept["month"]) if kept.get("month") else _MONTHS.index(kept["name"].lower()) + 1
            try:
                day = date(int(kept["year"]), month, int(kept.get("day") or 1))
            except ValueError:
                continue
            written = day.isoformat() if kept.get("day") else day.isoformat()[:7]
            if written != match[0]:
                return match, written
    return None


def dates(at: Checking, text: str, unexpected: Unexpected) -> Iterator[Slip]:
    """`01/04/2026`, `1 April 2026`: day before month, as everybody here writes it."""
    found = iso(text)
    if found is not None:
        match, repaired = found
        yield Slip(
            codes.OTHER_DATE,
            match.span(),
            (match.span(), repaired),
            {"found": match[0], "repaired": repaired},
        )
