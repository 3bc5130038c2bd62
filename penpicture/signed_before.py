"""Signatures that bear a day before their record was begun, told to whoever signs: one on paper may, and a slip of the keys may."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from .dsl.diagnostic import Diagnostic
from .engine.records.signed import Signature
from .engine.signing_codes import SIGNED_BEFORE
from .typed import command_line

_WEST = timedelta(hours=12)
"""A history is kept in UTC, and a day may be the one before for whoever signs."""


def signed_before(
    args: list[str], record: str, begun: str, signed: Iterable[Signature]
) -> Iterator[Diagnostic]:
    """A warning of each signature of a day before a record was `begun`, a moment as its history has it; at the role on the command line."""
    first = (datetime.fromisoformat(begun) - _WEST).date()
    for each in signed:
        if each.at is not None and datetime.fromisoformat(each.at).date() < first:
            typed = next(
                (word for word in args if word.removeprefix("--signed=").startswith(f"{each.role}=")), record
            )
            yield SIGNED_BEFORE.at(command_line(args, typed), role=each.role, record=record, day=each.at)
