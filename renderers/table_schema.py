"""Tables that records of one exemplar are kept in, as SQLAlchemy knows them: the schema, checked by the database.

Beside each value stand its status and its state in columns of their own (rule A3): a null is never all that is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    ColumnElement,
    Date,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Numeric,
    Text,
    and_,
    false,
    or_,
)
from sqlalchemy import Column as SqlColumn
from sqlalchemy import Table as SqlTable
from sqlalchemy.sql.elements import quoted_name

from ..engine.cleared import Cleared
from .number_limit import number_limit
from .plain_words import saying
from .table_layout import Column, Table, layout

Any_ = SqlColumn[Any]


def metadata_of(made: Cleared) -> MetaData:
    """The tables of a cleared artifact, as SQLAlchemy knows them."""
    return _Making(made).metadata


class _Making:
    def __init__(self, made: Cleared) -> None:
        self.content = made.artifact.content
        self.questions: dict[str, dict[str, Any]] = self.content["questions"]
        self.say = saying(self.content)
        self.laid = layout(self.content)
        self.metadata = MetaData()
        self.metadata.info["layout"] = self.laid
        for table in self.laid.tables:
            self.table(table)
        self.companions()

    # --- tables of questions ----------------------------------------------------------------------------------------

    def table(self, table: Table) -> None:
        keys = [_column(key, Text(), primary_key=True, comment=self.key_comment(key)) for key in table.keys]
        if table.choices:
            keys[-1].comment = f"One of the codes of `{table.path}`"
            in_codes = keys[-1].in_(table.columns[0].codes)
            self.add(table, [*keys], [CheckConstraint(in_codes)] if table.columns[0].codes else [])
            return
        own: list[Any_] = []
        if table.number == 1:
            own = self.head_columns() if not table.path else self.row_columns()
        columns = {c.name: _column(c.name, _type(c), nullable=c.role != "state") for c in table.columns}
        for column in table.columns:
            columns[column.name].comment = self.comment(column)
        # A row that stands in a removed one counts as little, and is not marked itself.
        removed = next((c for c in own if c.name == "row_removed"), None) if "." not in table.path else None
        by_question: dict[str, dict[str, Any_]] = {}
        for column in table.columns:
            by_question.setdefault(column.question, {})[column.role] = columns[column.name]
        checks = [
            CheckConstraint(columns[c.name].in_(c.codes))
            for c in table.columns
            if c.codes and c.role != "value"
        ]
        for question, of in by_question.items():
            codes = next((c.codes for c in table.columns if c.question == question and c.role == "value"), ())
            checks += map(CheckConstraint, self.checks(question, of, codes, removed, bool(table.path)))
        self.add(table, [*keys, *own, *columns.values()], checks)

    def add(self, table: Table, columns: list[Any_], checks: list[CheckConstraint]) -> None:
        parts: list[Any] = [*columns, *checks]
        if table.parent is not None:
            shared = [
                key for key in table.keys if key in self.metadata.tables[table.parent].primary_key.columns
            ]
            parent = [f"{table.parent}.{key}" for key in shared]
            parts.append(ForeignKeyConstraint(shared, parent, ondelete="CASCADE"))
        words = self.say(self.questions[table.path]["ask"] if table.path else self.content["title"])
        SqlTable(quoted_name(table.name, True), self.metadata, *parts, comment=words or None)

    def head_columns(self) -> list[Any_]:
        return [
            _column("exemplar", Text(), nullable=False),
            _column("version", Text(), nullable=False),
            _column(
                "artifact", Text(), nullable=False, comment="The identity of the artifact it was written with"
            ),
            _column("lateness", Text(), comment="Why the work was late"),
        ]

    def row_columns(self) -> list[Any_]:
        return [
            _column("row_position", Integer(), nullable=False, comment="From 0, in the order of the record"),
            _column("row_removed", Boolean(), nullable=False, comment="Set aside: kept, and counted nowhere"),
        ]

    def key_comment(self, key: str) -> str:
        return "Which record" if key == "record_id" else "Which row; permanent"

    def comment(self, column: Column) -> str:
        spec = self.questions[column.question]
        words = self.say(spec["ask"])
        if column.role == "value":
            unit = f" (in {spec['unit']})" if "unit" in spec else ""
            retired = (
                f" No longer asked; the day given for that is {spec['retired']}." if "retired" in spec else ""
            )
            return f"{words}{unit}{retired}"
        return f"{_ROLES[column.role]}: {words}"

    def checks(
        self, question: str, of: dict[str, Any_], codes: tuple[str, ...], removed: Any_ | None, in_rows: bool
    ) -> Iterator[ColumnElement[bool]]:
        """What the database sees to. A status stands with every question but those of a removed row."""
        status, state = of["status"], of["state"]
        if not in_rows:
            status.nullable = False
        elif removed is not None:
            yield or_(status.is_not(None), removed)
        value = of.get("value")
        if value is None:
            return
        yield or_(and_(state == "answered", value.is_not(None)), and_(state != "answered", value.is_(None)))
        if codes:
            yield value.in_(codes)
        spec = self.questions[question]
        limits = [value >= number_limit(spec["at_least"])] if "at_least" in spec else []
        limits += [value <= number_limit(spec["at_most"])] if "at_most" in spec else []
        if limits:
            # What is on record is kept as the record has it, which is not held to what is asked here.
            known = of.get("provenance")
            kept = false() if known is None else and_(known.is_not(None), known == "on record")
            yield or_(kept, and_(*limits))
        if "from" in of:
            first, last = of["from"], of["to"]
            yield or_(
                and_(value.is_(None), first.is_(None), last.is_(None)),
                and_(value.is_not(None), first.is_not(None), last.is_not(None), first <= last),
            )

    # --- tables beside them -----------------------------------------------------------------------------------------

    def companions(self) -> None:
        laid, record = self.laid, self.laid.tables[0].name
        self.companion(
            laid.remarks,
            "What stands beside an answer or a reason: a note, who said it and when",
            _column("record_id", Text(), primary_key=True),
            _column(
                "address", Text(), primary_key=True, comment="Of the question: drinking, siblings[r1].name"
            ),
            _column("question", Text(), nullable=False, comment="The question, whatever its row"),
            _column("note", Text(), comment="More to say"),
            _column("said_at", Text(), comment="When, by ISO 8601"),
            _column("said_by", Text(), comment="Who said it"),
            _column("come_back_on", Text(), comment="When to come back to what is not yet known"),
            _column("pointer", Text(), comment="Where else it is recorded"),
            _column("shown", Text(), comment="The hash of the wording and options that were shown"),
            ForeignKeyConstraint(["record_id"], [f"{record}.record_id"], ondelete="CASCADE"),
        )
        self.companion(
            laid.facts,
            "What was on record of the child and family when the record was written",
            _column("record_id", Text(), primary_key=True),
            _column("fact", Text(), primary_key=True),
            _column(
                "state", Text(), nullable=False, comment="answered, or the reason that there is no value"
            ),
            _column("value", Text(), comment="The value, as JSON"),
            _column("since", Text(), comment="Since when, by ISO 8601"),
            _column("record", Text(), comment="From which record"),
            _column("said_by", Text(), comment="Who said so"),
            _column(
                "others", Boolean(), nullable=False, comment="Of a list: there are more than these entries"
            ),
            ForeignKeyConstraint(["record_id"], [f"{record}.record_id"], ondelete="CASCADE"),
        )
        self.companion(
            laid.mapping,
            "Which column holds what of which question",
            _column("table_name", Text(), primary_key=True),
            _column("column_name", Text(), primary_key=True),
            *(_column(n, Text(), nullable=False) for n in ("question", "holds", "section", "type")),
            _column("unit", Text()),
            _column("wording", Text(), nullable=False),
            _column("fact", Text(), comment="The fact of the data model that it feeds"),
            _column("retired", Text(), comment="Since when it is no longer asked"),
        )
        self.companion(
            laid.states,
            "The states of an answer, in words and as HL7 data-absent-reason codes; a skipped question has none",
            _column("state", Text(), primary_key=True),
            _column("meaning", Text(), nullable=False),
            _column("data_absent_reason", Text()),
            _column("code_system", Text()),
        )
        self.companion(
            laid.codes,
            "What the codes of each question mean",
            _column("question", Text(), primary_key=True),
            _column("code", Text(), primary_key=True),
            _column("meaning", Text(), nullable=False),
            _column("written_as", Text(), comment="How returns write it"),
            _column("retired", Text(), comment="Since when it is no longer offered"),
            _column("alone", Text(), nullable=False, comment="yes: it stands with no other; no: it may"),
        )

    def companion(self, name: str, comment: str, *parts: Any) -> None:
        SqlTable(quoted_name(name, True), self.metadata, *parts, comment=comment)


_ROLES = {
    "from": "The first day that it may be",
    "to": "The last day that it may be",
    "id": "The identifier of the person",
    "relationship": "The relationship of the person",
    "role": "The role of the person",
    "type": "The type of the file",
    "sha256": "The hash of the file",
    "description": "What the file shows",
    "status": "Whether it is asked",
    "state": "Answered, blank, or why there is no answer",
    "provenance": "What became of what was on record",
    "rows": "Whether the rows are complete, or there are others, or none",
    "reason": "Why no rows are told",
}


def _column(name: str, kind: Any, **more: Any) -> Any_:
    return SqlColumn(quoted_name(name, True), kind, **more)


def _type(column: Column) -> Any:
    return {"number": Numeric(asdecimal=False), "day": Date()}.get(column.kind, Text())
