"""Tables that records of one exemplar are kept in, for PostgreSQL and SQLite: the schema, checked by the database.

Beside each value stand its status and its state in columns of their own (rule A3): a null is never all that is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import CreateTable, SetColumnComment, SetTableComment
from sqlalchemy.sql.elements import quoted_name

from ..engine.absence import ABSENT_REASONS, SYSTEM
from ..engine.artifact import Artifact
from ..engine.cleared import Cleared, cleared
from .bound_fact import bound_to, fact_of
from .edition import STANDARD, Edition
from .features import FEATURES, OF_VALUES
from .group_answers import group_answers
from .number_limit import number_limit
from .plain_words import saying
from .reasons import REASONS
from .table_layout import Column, Layout, Table, layout
from .target import DEVELOPERS, Emitted, Target

Row = dict[str, Any]
Json = dict[str, Any]
Any_ = SqlColumn[Any]

DIALECTS = ("postgresql", "sqlite")
"""The databases whose SQL is written: PostgreSQL from version 12, SQLite from 3.35."""

_STATES = {"blank": "No answer so far, and no reason for none", "answered": "Answered"} | REASONS


def tables(artifact: Artifact, _: Edition = STANDARD) -> Emitted:
    """`tables.postgresql.sql` and `tables.sqlite.sql`: what an empty database needs for records of an exemplar. There is
    one edition, of all that a practitioner may see: records are kept once, for everybody."""
    made = cleared(artifact)
    metadata = metadata_of(made)
    return Emitted({f"tables.{name}.sql": _script(made, metadata, name) for name in DIALECTS})


def metadata_of(made: Cleared) -> MetaData:
    """The tables of a cleared artifact, as SQLAlchemy knows them."""
    return _Making(made).metadata


def mapping_rows(made: Cleared, laid: Layout) -> Iterator[Row]:
    """What stands in the table that says which column holds what of which question."""
    content = made.artifact.content
    say = saying(content)
    for table in laid.tables:
        for column in table.columns:
            spec = content["questions"][column.question]
            yield {
                "table_name": table.name,
                "column_name": column.name,
                "question": column.question,
                "holds": column.role,
                "section": spec["section"],
                "type": spec["type"],
                "unit": spec.get("unit"),
                "wording": say(spec["ask"]),
                "fact": fact_of(spec, content) or None,
                "retired": spec.get("retired"),
            }


def state_rows() -> Iterator[Row]:
    """The states that an answer may be in (rule A1), in words and as HL7 writes them (rule A3). No code is for a
    question that was skipped."""
    for state, words in _STATES.items():
        code = ABSENT_REASONS.get(state)
        yield {
            "state": state,
            "meaning": words,
            "data_absent_reason": code,
            "code_system": None if code is None else SYSTEM,
        }


def code_rows(content: Json) -> Iterator[Row]:
    """What stands in the table that says what the codes mean: of the options of each question, of those that the record
    of its fact may have besides, and of what a group may say of its rows."""
    say = saying(content)
    for path, spec in content["questions"].items():
        kept = (bound_to(spec, content) or {}).get("options", ())
        options = {option["code"]: option for option in (*kept, *spec.get("options", ()))}
        for code, option in options.items():
            yield {
                "question": path,
                "code": code,
                "meaning": say(option["say"]),
                "written_as": option.get("written_as"),
                "retired": option.get("retired"),
                "alone": "yes" if option.get("exclusive") else "no",
            }
        for code, words in group_answers(spec):
            beside = {"written_as": None, "retired": None, "alone": "no"}
            yield {"question": path, "code": code, "meaning": say(words), **beside}


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
            retired = f" No longer asked since {spec['retired']}." if "retired" in spec else ""
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


def _script(made: Cleared, metadata: MetaData, name: str) -> bytes:
    # `named` leaves % as it is: the text goes to the database as it stands, through no driver.
    dialect: Dialect = (postgresql if name == "postgresql" else sqlite).dialect(paramstyle="named")
    laid: Layout = metadata.info["layout"]
    about = f"-- Tables for records of {made.artifact.name} ({made.identity})"
    parts = [" ".join(about.split()), "BEGIN"]
    if name == "postgresql":
        # A backslash in a text is then a backslash, whatever the database was set to.
        parts.append("SET LOCAL standard_conforming_strings = on")
    for table in metadata.tables.values():
        parts.append(str(CreateTable(table).compile(dialect=dialect)).strip())
        if name == "postgresql":
            parts.append(str(SetTableComment(table).compile(dialect=dialect)))
            parts += [str(SetColumnComment(c).compile(dialect=dialect)) for c in table.columns if c.comment]
    companions = (
        (laid.mapping, mapping_rows(made, laid)),
        (laid.states, state_rows()),
        (laid.codes, code_rows(made.artifact.content)),
    )
    for table_name, rows in companions:
        parts += _inserts(metadata.tables[table_name], rows, dialect)
    text = parts[0] + "\n" + "".join(f"{part};\n" for part in (*parts[1:], "COMMIT"))
    return text.replace(", \n", ",\n").encode()


def _inserts(table: SqlTable, rows: Iterable[Row], dialect: Dialect) -> Iterator[str]:
    """What puts rows of texts into a table. Compiling each by itself would take most of a second."""
    names = dialect.identifier_preparer
    text: Any = Text()
    quoted = text.literal_processor(dialect)
    columns = ", ".join(names.format_column(column) for column in table.columns)
    for row in rows:
        said = (row[column.name] for column in table.columns)
        values = ", ".join("NULL" if words is None else quoted(words) for words in said)
        yield f"INSERT INTO {names.format_table(table)} ({columns}) VALUES ({values})"


_CARRIES = OF_VALUES | {
    "the answer `there are none`",
    "the answer `there are others`",
    "which options stand alone",
    "that an option is retired",
}

TABLES = Target(
    "tables",
    "tables for PostgreSQL and SQLite",
    "artifact",
    tables,
    carries=_CARRIES,
    beyond=frozenset(FEATURES) - _CARRIES,
    editions=DEVELOPERS,
)
