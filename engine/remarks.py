"""What stands beside an answer: notes, who, when, where else. One rule for files and for sessions, so that whatever a
session accepts can be read again."""

from __future__ import annotations

import re
from datetime import date

from .values import Malformed, whole_text

MAX_REMARK = 100_000
"""Characters in one note, name or pointer."""

A_MOMENT = "a date, as 2026-04-01"

_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)"
    r"(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?",
    re.ASCII,
)
"""A day first and whole, as those who read it rely on; of ISO 8601's other forms, none."""


def remark(raw: object) -> str | None:
    """A remark as it is kept. Raises Malformed if it is no text, or too long."""
    if raw is None:
        return None
    if not isinstance(raw, str) or len(raw) > MAX_REMARK:
        raise Malformed(f"some text of at most {MAX_REMARK:,} characters")
    return whole_text(raw)


def moment(raw: object) -> str | None:
    """A date, or a date and time, as it is kept: `2026-04-01`, `2026-04-01T09:30`, with seconds and a zone if need be
    (ISO 8601). Raises Malformed if it is neither."""
    if raw is None:
        return None
    if isinstance(raw, date):
        raw = raw.isoformat()
    if not isinstance(raw, str):
        raise Malformed(A_MOMENT)
    found = _MOMENT.fullmatch(raw)
    if found is None:
        raise Malformed(A_MOMENT)
    try:
        date.fromisoformat(found[1])
    except ValueError:
        raise Malformed(A_MOMENT) from None
    return raw
