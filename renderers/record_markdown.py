"""A record as Markdown (CommonMark, with GitHub's tables): for whoever keeps or edits text.

Everything that anybody wrote is escaped, so that it stands there letter by letter: no link, no picture, no markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..engine.session import Session
from ..engine.translation_applied import LANGUAGES
from .edition import STANDARD, Edition
from .features import FEATURES, IN_RECORDS
from .record_kept import record_of
from .record_model import Entry, Line, Notice, Origin, Part, Record, Said, Table
from .target import Editions, Emitted, Target

_ALWAYS = re.compile(r"[\\`*_\[\]<>|~$@]|&(?=#?\w+;)|#(?=\w)|:(?=//)|(?<=\bwww)\.|:(?=[\w+-]+:)")
_AT_THE_START = re.compile(r"^(?:[#+=-]|\d+(?=[.)]))")


def record_markdown(session: Session, edition: Edition = STANDARD) -> Emitted:
    """An edition of the record, as `record.<edition>.<language>.md`, in UTF-8, ending in a line end."""
    record = record_of(session, edition)
    text = "\n\n".join(_record(record)) + "\n"
    return Emitted({f"record.{edition.name}.{record.language}.md": text.encode()})


def escaped(words: str) -> str:
    r"""One line of somebody's words, so that Markdown shows it as it is.

    >>> print(escaped("1. *not* a list, see www.example.org"))
    1\. \*not\* a list, see www\.example.org
    """
    shown = _ALWAYS.sub(lambda found: "\\" + found[0], words.strip())
    return _AT_THE_START.sub(_harmless, shown)


def _harmless(found: re.Match[str]) -> str:
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


def _lines(words: str) -> str:
    """Text of several lines: each line break is kept."""
    return "\\\n".join(escaped(line) for line in words.split("\n") if line.strip())


def _record(record: Record) -> Iterator[str]:
    yield f"# {escaped(record.title)}"
    yield escaped(record.reader)
    if record.draft:
        yield f"**{escaped(record.draft)}**"
    if record.pen_picture:
        yield f"## {escaped(record.pen_picture_title)}"
        yield from map(_lines, record.pen_picture)
    if record.summary:
        yield f"## {escaped(record.summary_title)}"
        yield _listed(record.summary)
    for part in record.parts:
        yield from _part(part, record.pointing)
    for notice in record.notices:
        yield from _notice(notice)
    if record.origin is not None:
        yield from _origin(record.origin)
    yield "---"
    yield f"## {escaped(record.about_title)}"
    yield _listed(record.about)


def _listed(lines: Iterable[Line]) -> str:
    return "\n".join(f"- {_flat(line.label)}: {_flat(line.value)}" for line in lines)


def _flat(words: str) -> str:
    return escaped(" ".join(words.split()))


def _part(part: Part, pointing: str) -> Iterator[str]:
    yield f"{'#' * part.depth} {_flat(part.title)}"
    yield from map(_lines, filter(None, (part.lead, part.standing, part.written)))
    for entry in part.entries:
        yield from _entry(entry)
    for inner in part.parts:
        yield from _part(inner, pointing)
    if part.pointers:
        yield _lines(pointing)
        yield "\n".join(f"- {_flat(line)}" for line in part.pointers)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"{'#' * entry.depth} {_flat(entry.ask)}"
    yield from _answer(entry)
    yield from map(_lines, filter(None, (entry.standing, *entry.notes)))
    if entry.table is not None:
        yield _table(entry.table)
    yield from map(_lines, filter(None, (*entry.quiet, entry.written)))
    for row in entry.rows:
        yield f"{'#' * row.depth} {_flat(row.title)}"
        for inner in row.entries:
            yield from _entry(inner)


def _answer(entry: Entry) -> Iterator[str]:
    if entry.whose:
        yield f"{escaped(entry.whose)}:"
        paragraphs = "\n\n".join(_lines(said.words) for said in entry.answer)
        yield "\n".join(f"> {line}".rstrip() for line in f"“{paragraphs}”".split("\n"))
    elif entry.listed:
        yield "\n".join(f"- {_flat(said.words)}" for said in entry.answer)
    else:
        yield from map(_said, entry.answer)


def _said(said: Said) -> str:
    return _lines(said.words)


def _table(table: Table) -> str:
    rows = (table.heads, ("---",) * len(table.heads), *table.rows)
    return "\n".join(
        f"| {' | '.join(cell if cell == '---' and n == 1 else _flat(cell) for cell in row)} |"
        for n, row in enumerate(rows)
    )


def _notice(notice: Notice) -> Iterator[str]:
    yield f"## {_flat(notice.title)}"
    if notice.lead:
        yield _lines(notice.lead)
    if notice.lines:
        yield "\n".join(f"- {_flat(line)}" for line in notice.lines)


def _origin(origin: Origin) -> Iterator[str]:
    yield f"## {_flat(origin.title)}"
    yield _listed(origin.lines)
    if origin.lead:
        yield _lines(origin.lead)
    for each in origin.changed:
        yield f"### {_flat(each.name)}"
        yield _listed(each.lines)


RECORD_MARKDOWN = Target(
    "record-markdown",
    "the record, as Markdown",
    "session",
    record_markdown,
    carries=IN_RECORDS - {"symbols"},
    beyond=frozenset(FEATURES) - IN_RECORDS,
    editions=Editions(easy_read=True, framework=True, languages=tuple(LANGUAGES)),
    usual=False,
)
