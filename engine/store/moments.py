"""When something was done: the moment that a history has, and the day that it was for whoever did it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from .. import signing_codes as codes
from .fault import StoreFault


def moment(at: datetime | None, since: str | None = None) -> str:
    """A time as histories have it: UTC, to the microsecond; now where none is given. `since` is when the entry before was kept: none is
    kept before it, so a clock that is behind gives that moment again.

    >>> moment(datetime.fromisoformat("2026-07-02T00:30+01:00"))
    '2026-07-01T23:30:00.000000Z'

    Raises StoreFault (PP769) for a time that does not say how far from UTC its clock is, and for one before `since`.
    """
    if at is None:
        now = _written(datetime.now(UTC))
        return now if since is None else max(now, since)
    try:
        if at.tzinfo is None or at.utcoffset() is None:
            raise ValueError
        found = _written(at.astimezone(UTC))
    except (AttributeError, TypeError, ValueError, OverflowError):
        raise _not_said("a time that says how far its clock is from UTC") from None
    if since is not None and found < since:
        raise _not_said(f"a time that is not before the last entry, of {since}")
    return found


def local_day(at: datetime | None) -> date:
    """The day that it is for whoever does something: by the clock of the time that they give, else by this computer's."""
    return (at or datetime.now().astimezone()).date()


def day_of(when: str) -> date:
    """The day, in UTC, of a moment that a history has."""
    return datetime.fromisoformat(when).date()


def _written(at: datetime) -> str:
    return at.isoformat(timespec="microseconds").replace("+00:00", "Z")


def _not_said(expected: str) -> StoreFault:
    return StoreFault(codes.NOT_SAID, option="at", expected=expected, example="2026-07-01T09:30:00+01:00")
