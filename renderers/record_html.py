"""A record as a page: the pen picture first, then what was answered and what was not, told apart.

Self-contained and without a script: it opens from a disk, and asks nothing of anybody.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from urllib.parse import quote

from markupsafe import Markup, escape

from ..engine.session import Session
from ..engine.translation_applied import LANGUAGES
from .edition import STANDARD, Edition
from .features import FEATURES, IN_RECORDS
from .font_files import font_face
from .legible import in_another_script, right_to_left
from .page import page
from .record_kept import record_of
from .record_model import Record
from .symbols import svg
from .target import Editions, Emitted, Target

LARGEST = 400_000
"""Bytes of a page that still brings its font along; a longer one is set in the reader's own."""


def record_html(session: Session, edition: Edition = STANDARD, *, font: bool = True) -> Emitted:
    """An edition of the record, as `record.<edition>.<language>.html`; without `font`, in the reader's own."""
    record = record_of(session, edition)
    written = b""
    for weights in (2, 1, 0) if font else (0,):
        written = _write(record, weights)
        if len(written) <= LARGEST:
            break
    return Emitted({f"record.{edition.name}.{record.language}.html": written})


def html_of(record: Record) -> bytes:
    """A record that was read, as a page in the reader's own font."""
    return _write(record, 0)


def _write(record: Record, weights: int) -> bytes:
    style, name = _style(weights)
    looks = {"large": record.edition.large_print, "easy": record.edition.easy_read}
    text = page("record.html").render(
        record=record,
        style=Markup(style),
        style_hash=name,
        looks=" ".join(look for look, chosen in looks.items() if chosen) or "standard",
        plain=record.edition.audience in ("family", "child"),
        foreign=_foreign,
        symbol=_symbol,
        told=partial(_told, frozenset(record.as_written)),
        tongue="en-GB" if record.language == "en" else record.language,
    )
    return text.encode()


def _told(as_written: frozenset[str], words: str) -> Markup:
    """Words of the record, marked as English where they are so in a record that is not."""
    return Markup('<span lang="en">{}</span>').format(words) if words in as_written else escape(words)


def _foreign(words: str) -> bool:
    return right_to_left(words) or in_another_script(words)


@cache
def _symbol(name: str) -> str:
    """A symbol as a URL of its own content: shorter so than in base64, which a page of many symbols feels."""
    return "data:image/svg+xml," + quote(svg(name).decode().replace('"', "'"), safe=" '=:/(),;-.!*")


@cache
def _style(weights: int) -> tuple[str, str]:
    """The style sheet, and its hash for the content security policy."""
    sheet = files(__name__.rpartition(".")[0]).joinpath("templates", "record.css").read_text(encoding="utf-8")
    text = font_face(weights) + sheet
    return text, f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


RECORD_HTML = Target(
    "record-html",
    "the record, as a page",
    "session",
    record_html,
    carries=IN_RECORDS,
    beyond=frozenset(FEATURES) - IN_RECORDS,
    editions=Editions(easy_read=True, large_print=True, framework=True, languages=tuple(LANGUAGES)),
)
