"""A record as plain text, safe to e-mail: it says the same wherever it is opened, forwarded or read aloud.

Lines are of at most 72 columns, and what orders them is ASCII. What anybody wrote never begins a line, so that no
program takes it for an answer to a letter (`>`), a signature (`-- `) or another letter (`From `).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ..engine.session import Session
from ..engine.translation_applied import LANGUAGES
from .edition import STANDARD, Edition
from .features import FEATURES, IN_RECORDS
from .legible import unisolated
from .record_kept import record_of
from .record_model import Entry, Line, Notice, Origin, Part, Record, Table
from .target import Editions, Emitted, Target

WIDTH = 72
"""Columns of a line at most."""

_TAKEN = (">", "|", "--", ".", "From ", "*", "#")
"""What a title may not begin a line with, since a program would take it for something else."""


def record_plain(session: Session, edition: Edition = STANDARD) -> Emitted:
    """An edition of the record, as `record.<edition>.<language>.txt`, in UTF-8, ending in a line end."""
    record = record_of(session, edition)
    text = "\n".join(line.rstrip() for line in _record(record)) + "\n"
    return Emitted({f"record.{edition.name}.{record.language}.txt": text.encode()})


def _record(record: Record) -> Iterator[str]:
    yield from _under(record.title, "=")
    yield from _wrapped(record.reader, "  ")
    if record.draft:
        yield from _wrapped(record.draft, "  ")
    if record.pen_picture:
        yield from _headed(record.pen_picture_title)
        yield ""
        for sentence in record.pen_picture:
            yield from _wrapped(sentence, "  ")
    if record.summary:
        yield from _headed(record.summary_title)
        yield ""
        yield from _listed(record.summary)
    for part in record.parts:
        yield from _part(part, record.pointing)
    for notice in record.notices:
        yield from _notice(notice)
    if record.origin is not None:
        yield from _origin(record.origin)
    yield from _headed(record.about_title)
    yield ""
    yield from _listed(record.about)


def _under(title: str, rule: str) -> Iterator[str]:
    words = " ".join(title.split())
    lines = list(_wrapped(words, "  ", "* " if words.startswith(_TAKEN) else ""))
    yield from lines
    yield rule * max(3, min(WIDTH, max(map(_columns, lines), default=0)))


def _headed(title: str, rule: str = "-") -> Iterator[str]:
    yield from ("", "")
    yield from _under(title, rule)


def _listed(lines: tuple[Line, ...]) -> Iterator[str]:
    for line in lines:
        yield from _wrapped(f"{line.label}: {' '.join(line.value.split())}", "      ", "  - ")


def _part(part: Part, pointing: str) -> Iterator[str]:
    if part.depth == 2:
        yield from _headed(part.title)
    else:
        yield ""
        yield from _under(part.title, ".")
    told = tuple(filter(None, (part.lead, part.standing, part.written)))
    if told:
        yield ""
    for words in told:
        yield from _wrapped(words, "  ")
    for entry in part.entries:
        yield from _entry(entry, "")
    for inner in part.parts:
        yield from _part(inner, pointing)
    if part.pointers:
        yield ""
        yield from _wrapped(pointing, "  ")
    for words in part.pointers:
        yield from _wrapped(words, "    ", "  - ")


def _entry(entry: Entry, margin: str) -> Iterator[str]:
    yield ""
    yield from _wrapped(entry.ask, f"{margin}  ", f"{margin}* ")
    inside = f"{margin}    "
    if entry.whose:
        yield from _wrapped(f"{entry.whose}:", inside)
        for n, said in enumerate(entry.answer):
            before, after = '"' * (n == 0), '"' * (n == len(entry.answer) - 1)
            yield from _wrapped(f"{before}{said.words}{after}", f"{inside}| ")
    else:
        for said in entry.answer:
            yield from _wrapped(
                said.words, f"{inside}  " if entry.listed else inside, f"{inside}- " if entry.listed else None
            )
    for words in filter(None, (entry.standing, *entry.notes)):
        yield from _wrapped(words, inside)
    if entry.table is not None:
        yield from _rows(entry.table, inside)
    for words in filter(None, (*entry.quiet, entry.written)):
        yield from _wrapped(f"({words.rstrip('.')})", inside)
    for row in entry.rows:
        yield ""
        yield from _wrapped(row.title, f"{inside}  ", f"{inside}# ")
        for inner in row.entries:
            yield from _entry(inner, inside)


def _rows(table: Table, margin: str) -> Iterator[str]:
    """A table line by line: each row under its first cell, each cell after its head."""
    for row in table.rows:
        yield ""
        yield from _wrapped(row[0], f"{margin}  ", f"{margin}# ")
        for head, cell in zip(table.heads[1:], row[1:], strict=True):
            yield from _wrapped(f"{head} {cell}", f"{margin}    ", f"{margin}  - ")


def _notice(notice: Notice) -> Iterator[str]:
    yield from _headed(notice.title)
    yield ""
    if notice.lead:
        yield from _wrapped(notice.lead, "  ")
    for line in notice.lines:
        yield from _wrapped(line, "    ", "  - ")


def _origin(origin: Origin) -> Iterator[str]:
    yield from _headed(origin.title)
    yield ""
    yield from _listed(origin.lines)
    if origin.lead:
        yield ""
        yield from _wrapped(origin.lead, "  ")
    for each in origin.changed:
        yield ""
        yield from _wrapped(each.name, "  ", "* ")
        yield from _listed(each.lines)


def _wrapped(words: str, margin: str, first: str | None = None) -> Iterator[str]:
    """Words behind a margin, over as many lines as they need; `first` stands in the place of the first margin."""
    for paragraph in unisolated(words).split("\n"):
        line = margin if first is None else first
        room = WIDTH - _columns(line)
        begun = False
        for word in paragraph.split():
            for piece in _pieces(word, WIDTH - len(margin)):
                wide = _columns(piece) + begun
                if begun and wide > room:
                    yield line
                    line, room, begun, wide = margin, WIDTH - len(margin), False, _columns(piece)
                line += f" {piece}" if begun else piece
                room -= wide
                begun = True
        if begun:
            yield line
            first = None


def _pieces(word: str, room: int) -> Iterator[str]:
    """A word, or what it has to be cut into where it is wider than a line."""
    if _columns(word) <= room:
        yield word
        return
    piece, wide = "", 0
    for letter in word:
        if piece and wide + _column(letter) > room:
            yield piece
            piece, wide = "", 0
        piece += letter
        wide += _column(letter)
    yield piece


def _columns(words: str) -> int:
    return len(words) if words.isascii() else sum(map(_column, words))


def _column(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


RECORD_PLAIN = Target(
    "record-plain",
    "the record, as text for an e-mail",
    "session",
    record_plain,
    carries=IN_RECORDS - {"symbols"},
    beyond=frozenset(FEATURES) - IN_RECORDS,
    editions=Editions(easy_read=True, framework=True, languages=tuple(LANGUAGES)),
    usual=False,
)
