"""A record as a page: the pen picture first, then what was answered and what was not, told apart."""

from __future__ import annotations

from ..engine.session import Session
from .edition import STANDARD, Edition
from .page import page
from .record import read_record
from .target import Emitted


def record_html(session: Session, edition: Edition = STANDARD) -> Emitted:
    """An edition of the record, as `record.<edition>.<language>.html`: self-contained, without a script."""
    record = read_record(session, edition.audience)
    return Emitted(
        {f"record.{edition.name}.{record.language}.html": page("record.html").render(record=record).encode()}
    )
