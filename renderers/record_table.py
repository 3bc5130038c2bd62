"""Rows of a group as a table, where that reads better: few columns, short answers, and nothing to explain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .capital import capital
from .record_model import Entry, Row, Table

_NO_ANSWER = ("No answer because: ", "Dim ateb oherwydd: ")
_COLUMNS = 4
_CELL = 48
"""Characters of a cell: more would make its column a pillar."""


def table_of(
    entry: Entry, spec: Mapping[str, Any], specs: Mapping[str, Mapping[str, Any]], blanks: bool
) -> Entry:
    """The entry with a table in the place of its rows, or as it is where a table would not hold all that they say.

    `spec` is the group's question in the artifact, `specs` those of all questions by path; `blanks` says that the
    reader is told of what is blank where it stands.
    """
    paths = spec["questions"]
    inner = [specs[path] for path in paths]
    titled = next((n for n, e in enumerate(entry.rows[0].entries) if _heads(e, entry.rows[0])), None)
    if (
        len(entry.rows) < 2
        or not 2 <= len(paths) <= _COLUMNS
        or titled != 0
        or any(one["type"] in ("group", "long text", "picture", "file") for one in inner)
        or any(not _fits(row, blanks) for row in entry.rows)
    ):
        return entry
    written = {e.written for row in entry.rows for e in row.entries if e.kind in ("answered", "reason")}
    if len(written) > 1:
        return entry
    heads = tuple(e.ask for e in entry.rows[0].entries)
    if any(tuple(e.ask for e in row.entries) != heads for row in entry.rows):
        return entry  # a slot makes each row's question another
    cells = tuple((row.title, *(_words(e) for e in row.entries[1:])) for row in entry.rows)
    return replace(entry, rows=(), table=Table(heads, cells), written="".join(written))


def _fits(row: Row, blanks: bool) -> bool:
    return _heads(row.entries[0], row) and all(
        len(_words(e)) <= _CELL
        and not (e.notes or e.quiet or e.rows or e.whose or e.listed)
        and (e.kind in ("answered", "reason") or (blanks and e.kind == "blank"))
        for e in row.entries
    )


def _heads(entry: Entry, row: Row) -> bool:
    """Whether the row is titled by an entry."""
    return capital(_words(entry)) == row.title


def _words(entry: Entry) -> str:
    return " ".join(said.words for said in entry.answer) or _short(entry)


def _short(entry: Entry) -> str:
    said = entry.standing
    for words in _NO_ANSWER:
        said = said.removeprefix(words)
    said = said.partition(":")[0].rstrip(".")
    return capital(said)
