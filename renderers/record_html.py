"""A record as a page: the pen picture first, then what was answered and what was not, told apart."""

from __future__ import annotations

from ..engine.session import Session
from .page import page
from .record import read_record
from .target import Emitted


def record_html(session: Session, *, audience: str = "practitioner") -> Emitted:
    """The record for an audience, as `record.<audience>.<language>.html`: self-contained, without a script."""
    record = read_record(session, audience)
    return Emitted(
        {f"record.{audience}.{record.language}.html": page("record.html").render(record=record).encode()}
    )
