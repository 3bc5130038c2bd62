"""What a record is for one reader: plain words in order, the same for a page, for paper and for e-mail.

Every text in it is legible (`legible.py`); nothing in it is markup.
"""

from __future__ import annotations

from dataclasses import dataclass

from .edition import Edition


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph, an option chosen or a line, with the name of the symbol beside it, empty for none."""

    words: str
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of few and short answers: the columns' heads, and each row's cells. A row's first cell is its head."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One question.

    `kind` is answered, reason, blank, skipped or pending; `standing` says it in words where there is no answer.
    `answer` are paragraphs, or, where `listed`, the options chosen. `whose` says whose own words they are, empty
    where they are not. `notes` are more to say; `quiet` is who wrote it when, and what is on record; `written` is
    the part of it that other entries may share. `depth` is the heading's level, 1 to 6; `at` the address.
    """

    at: str
    kind: str
    depth: int
    ask: str
    symbol: str = ""
    answer: tuple[Said, ...] = ()
    listed: bool = False
    whose: str = ""
    standing: str = ""
    notes: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    written: str = ""
    rows: tuple[Row, ...] = ()
    table: Table | None = None
    dimensions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a group."""

    title: str
    depth: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section, or in the order of the framework a domain or a dimension. `lead` opens it; `standing` says that all
    of it is skipped or waits; `written` who wrote all of it when; `pointers` name questions that stand elsewhere."""

    id: str
    title: str
    depth: int
    lead: str = ""
    standing: str = ""
    written: str = ""
    entries: tuple[Entry, ...] = ()
    pointers: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A label and what it says: of the case summary, or about the record."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something told at the end: `lead` is a sentence, `lines` a list."""

    title: str
    lead: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Traced:
    """One question or section that layers changed: its words, and who changed what of it, when and why."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the questions come from: `lines` are the base and what is laid over it, `changed` the questions and sections
    that were changed; `lead` opens those."""

    title: str
    lines: tuple[Line, ...]
    lead: str
    changed: tuple[Traced, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """The whole. `title` heads it, and is all that a document's properties say: it has nobody's name in it. `pointing` leads the questions that a dimension points to. `about` says
    what it was made from, and as of when; `origin` who changed its questions, for those who ask them; `credits` is owed where symbols are shown. `skip`,
    `contents` and `paging` are words of the page. `child` is whom it is of, so that a sheet that is copied alone says so too. `draft` says that a translation is one; `as_written` are the texts
    in it that nobody has translated yet, and that are still in English."""

    title: str
    language: str
    reader: str
    edition: Edition
    pen_picture_title: str
    pen_picture: tuple[str, ...]
    summary_title: str
    summary: tuple[Line, ...]
    parts: tuple[Part, ...]
    pointing: str
    notices: tuple[Notice, ...]
    about_title: str
    about: tuple[Line, ...]
    credits: str
    skip: str
    contents: str
    paging: str
    child: str = ""
    draft: str = ""
    as_written: tuple[str, ...] = ()
    origin: Origin | None = None
