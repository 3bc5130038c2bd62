"""What stands beside an answer: notes, who, when, where else. One rule for files and for sessions, so that whatever a
session accepts can be read again."""

from __future__ import annotations

from datetime import date, datetime

from .values import Malformed, whole_text

MAX_REMARK = 100_000
"""Characters in one note, name or pointer."""

A_MOMENT = "a date, as 2026-04-01"


def remark(raw: object) -> str | None:
    """A remark as it is kept. Raises Malformed if it is no text, or too long."""
    if raw is None:
        return None
    if not isinstance(raw, str) or len(raw) > MAX_REMARK:
        raise Malformed(f"some text of at most {MAX_REMARK:,} characters")
    return whole_text(raw)


def moment(raw: object) -> str | None:
    """A date, or a date and time, as it is kept: ISO 8601. Raises Malformed if it is neither."""
    if raw is None:
        return None
    if isinstance(raw, date):
        return raw.isoformat()
    if not isinstance(raw, str):
        raise Malformed(A_MOMENT)
    try:
        date.fromisoformat(raw) if len(raw) == 10 else datetime.fromisoformat(raw)
    except ValueError:
        raise Malformed(A_MOMENT) from None
    return raw
