"""The record of a session for an edition, read once: a page, paper and e-mail tell the same, large or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeAlias
from weakref import WeakKeyDictionary

from ..engine.answers import Answers
from ..engine.records.signed import Signed
from ..engine.session import Session
from .edition import Edition
from .record import read_record
from .record_model import Record


def record_of(session: Session, edition: Edition) -> Record:
    """What `read_record` reads, kept with the session until something changes in it."""
    now = session.answers(), session.today, session.signed
    kept = _KEPT.get(session)
    if kept is None or kept[0] != now:
        kept = _KEPT[session] = (now, {})
    plain = replace(edition, large_print=False)
    if plain not in kept[1]:
        kept[1][plain] = read_record(session, plain)
    return replace(kept[1][plain], edition=edition)


_Now: TypeAlias = tuple[Answers, date, Signed | None]
_KEPT: WeakKeyDictionary[Session, tuple[_Now, dict[Edition, Record]]] = WeakKeyDictionary()
