"""Where a record stands in a database: which table and column holds which question, status, state and remark.

Names follow from the exemplar's own identifiers alone, so that adding a question never renames another's column.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ..engine.language import REASONS
from .bound_fact import bound_to
from .group_answers import group_answers

Kind = Literal["text", "number", "day", "whole", "flag"]

LONGEST = 63
"""Bytes of an identifier that PostgreSQL keeps; what is longer it would cut without a word."""

WIDEST = 7_500
"""Bytes of one row that are planned for. PostgreSQL has room for 8,160, and moves only long values out of a row."""

STATUSES = ("asked", "skipped", "pending")
PROVENANCES = ("on record", "confirmed", "corrected", "left")

_OF_A_RECORD = ("record_id", "exemplar", "version", "artifact", "lateness")
_OF_A_ROW = ("row_position", "row_removed")
_COMPANIONS = ("remarks", "facts", "mapping", "states", "codes")
_BYTES = {"text": 25, "number": 11, "day": 8, "whole": 4, "flag": 1}

_PARTS = {
    "date": (("from", "day"), ("to", "day")),
    "partial date": (("from", "day"), ("to", "day")),
    "person": (("id", "text"), ("relationship", "text"), ("role", "text")),
    "picture": (("type", "text"), ("sha256", "text"), ("description", "text")),
    "file": (("type", "text"), ("sha256", "text"), ("description", "text")),
}
"""What stands beside a value in columns of its own, by the type of the question."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: of which question (its path), and what of it: `value`, a part of the value (`from`, `to`, `id`,
    `relationship`, `role`, `type`, `sha256`, `description`), `status`, `state`, `provenance`, `rows` (what was said
    of a group's rows) or `reason` (why a group has none). `codes` are all that may stand there, where they are few."""

    name: str
    question: str
    role: str
    kind: Kind = "text"
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table: of the record (`path` ""), of a group's rows, or of the codes of a question of type `choices`.

    `keys` name its primary key, outermost first; `parent` the table whose row it belongs to. A table too wide for
    one row goes on in others, whose `number` counts from 2.
    """

    name: str
    path: str
    keys: tuple[str, ...]
    parent: str | None
    columns: tuple[Column, ...]
    number: int = 1
    choices: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """All tables of one exemplar, each after its parent, and the names of those that go with them."""

    tables: tuple[Table, ...]
    remarks: str
    facts: str
    mapping: str
    states: str
    codes: str


def layout(content: Mapping[str, Any]) -> Layout:
    """The tables of a content."""
    stem = _table_stem(content["exemplar"])
    record = short(stem)
    top = [path for section in content["sections"] for path in section["questions"]]
    tables = tuple(_Laying(content, stem).scope("", top, record, ("record_id",), None))
    return Layout(tables, *(short(f"{stem}__{name}") for name in _COMPANIONS))


def short(name: str) -> str:
    """A name that PostgreSQL keeps whole: itself, or its beginning and the first digits of its hash."""
    return name if len(name.encode()) <= LONGEST else _hashed(name)


def _hashed(name: str) -> str:
    tail = hashlib.sha256(name.encode()).hexdigest()[:10]
    start = name.encode()[: LONGEST - 11].decode("utf-8", "ignore")
    return f"{start}_{tail}"


def _table_stem(exemplar: str) -> str:
    stem = exemplar.replace("-", "_")
    return _hashed(exemplar) if "__" in stem or stem.endswith("_") else stem


def _plain(identifier: str, reserved: tuple[str, ...]) -> str:
    """An identifier as it stands in names. Two underlines join names, so an identifier that has them itself, or one
    that is a name of ours, has its hash behind it: no two questions can ever come to one name."""
    doubtful = "__" in identifier or identifier.endswith("_") or identifier in reserved
    return _hashed(identifier) if doubtful else identifier


def column_name(identifier: str, role: str) -> str:
    """The column of a question's value, or of what else there is of it: `drinking`, `drinking__status`."""
    name = _plain(identifier, (*_OF_A_RECORD, *_OF_A_ROW))
    return short(name if role == "value" else f"{name}__{role}")


def row_key(group: str) -> str:
    """The column that holds the identifier of a group's rows."""
    return column_name(group, "row")


class _Laying:
    def __init__(self, content: Mapping[str, Any], stem: str) -> None:
        self.content = content
        self.questions = content["questions"]
        self.stem = stem

    def scope(
        self, path: str, inside: list[str], name: str, keys: tuple[str, ...], parent: str | None
    ) -> Iterator[Table]:
        """The tables of a record's head or of a group, and then those within."""
        columns: list[Column] = []
        width, number = 200, 1
        for question in inside:
            made = list(self.columns(question))
            needed = sum(_BYTES[column.kind] for column in made)
            if width + needed > WIDEST and columns:
                yield self.part(path, name, keys, parent, columns, number)
                columns, width, number = [], 200, number + 1
            columns += made
            width += needed
        yield self.part(path, name, keys, parent, columns, number)
        for question in inside:
            spec = self.questions[question]
            identifier = question.rpartition(".")[2]
            steps = [_plain(step, _COMPANIONS) for step in question.split(".")]
            child = short("__".join((self.stem, *steps)))
            if spec["type"] == "choices":
                code = Column("code", question, "value", codes=self.codes(question))
                yield Table(child, question, (*keys, "code"), name, (code,), choices=True)
            elif spec["type"] == "group":
                yield from self.scope(question, spec["questions"], child, (*keys, row_key(identifier)), name)

    def part(
        self,
        path: str,
        name: str,
        keys: tuple[str, ...],
        parent: str | None,
        columns: list[Column],
        number: int,
    ) -> Table:
        if number == 1:
            return Table(name, path, keys, parent, tuple(columns))
        return Table(short(f"{name}__{number}"), path, keys, name, tuple(columns), number)

    def columns(self, path: str) -> Iterator[Column]:
        spec = self.questions[path]
        identifier = path.rpartition(".")[2]

        def column(role: str, kind: Kind = "text", codes: tuple[str, ...] = ()) -> Column:
            return Column(column_name(identifier, role), path, role, kind, codes)

        if spec["type"] not in ("group", "choices"):
            yield column("value", "number" if spec["type"] == "number" else "text", self.codes(path))
        for role, kind in _PARTS.get(spec["type"], ()):
            yield column(role, "day" if kind == "day" else "text")
        yield column("status", codes=STATUSES)
        yield column("state", codes=self.states(path))
        if spec["type"] == "group":
            yield column("rows", codes=("complete", *(state for state, _ in group_answers(spec))))
            if spec.get("reasons"):
                yield column("reason", codes=tuple(spec["reasons"]))
        elif bound_to(spec, self.content) is not None:
            yield column("provenance", codes=PROVENANCES)

    def codes(self, path: str) -> tuple[str, ...]:
        """The codes that may be a question's value: its own, and those that the record of its fact may have."""
        spec = self.questions[path]
        if spec["type"] == "yes/no":
            return ("yes", "no")
        if spec["type"] not in ("choice", "choices"):
            return ()
        own = [option["code"] for option in spec.get("options", ())]
        kept = [option["code"] for option in (bound_to(spec, self.content) or {}).get("options", ())]
        return tuple(dict.fromkeys([*own, *kept]))

    def states(self, path: str) -> tuple[str, ...]:
        """The states that a question may be in (rule A1); of what is bound to a fact, every one."""
        spec = self.questions[path]
        reasons = REASONS if bound_to(spec, self.content) is not None else tuple(spec.get("reasons", ()))
        none = ("not_applicable",) if spec["type"] == "group" else ()
        return tuple(dict.fromkeys(("blank", "answered", *none, *reasons)))
