"""A record as rows of the tables that are made for it, and those rows as a record again: nothing is lost between."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from operator import itemgetter
from typing import Any

from ..dsl import dates
from ..engine.address import Address
from ..engine.answers import Answers, Given, OnRecord, RowsGiven
from ..engine.answers import Row as AnswerRow
from ..engine.artifact import Artifact
from ..engine.canonical import canonical
from ..engine.cleared import cleared, cleared_session
from ..engine.session import QuestionView, Session
from .table_layout import Column, Layout, Table, layout, row_key

Row = dict[str, Any]
Rows = dict[str, list[Row]]
"""Rows by table, each by column: texts, numbers, days (ISO 8601, as both databases take them), true or false, None."""

NO_NUL = "\N{SYMBOL FOR NULL}"
"""What stands in the place of U+0000: a text of PostgreSQL cannot have that character."""

_REMARKS = {
    "note": "note",
    "at": "said_at",
    "by": "said_by",
    "until": "come_back_on",
    "pointer": "pointer",
    "shown": "shown",
}


def record_rows(session: Session, record: str) -> Rows:
    """The rows of a record, of all that a practitioner may see, under the identifier `record` that the caller gives it.
    Tables come after those that they refer to. Statuses and states are as the session has them now."""
    made, shown = cleared_session(session)
    laid = layout(made.artifact.content)
    return _Writing(shown, record, laid, made.identity).rows


def record_answers(artifact: Artifact, rows: Mapping[str, Iterable[Row]]) -> Answers:
    """The answers that the rows of one record hold, to open a session with. `rows` have, by table, the rows of that
    record alone, in any order; tables with none may be left out. Raises ValueError for rows of no record, of more than
    one, of another exemplar, without a column that its table has, or without the row that another belongs to."""
    made = cleared(artifact)
    try:
        return _Reading(made.artifact.content, rows).answers()
    except KeyError as lacking:
        raise ValueError(f"a row has no column {lacking.args[0]}") from None


class _Writing:
    def __init__(self, session: Session, record: str, laid: Layout, identity: str) -> None:
        self.session = session
        self.record = record
        self.questions = session.program.questions
        self.views = session.questions()
        self.laid = laid
        self.answers = session.answers()
        self.rows: Rows = {}
        for table in laid.tables:
            self.rows.setdefault(table.name, [])
        for name in (laid.remarks, laid.facts):
            self.rows[name] = []
        self.tables: dict[str, list[Table]] = {}
        for table in laid.tables:
            self.tables.setdefault(table.path, []).append(table)
        self.orders: dict[str, dict[tuple[str, ...], list[str]]] = {}
        head = {
            "exemplar": self.answers.exemplar,
            "version": self.answers.version,
            "artifact": identity,
            "lateness": self.answers.lateness,
        }
        self.scope("", (), {"record_id": record}, head, self.answers.given, self.answers.rows, False)
        for name, held in self.answers.facts.items():
            self.rows[laid.facts].append(self.fact(name, held))

    def scope(
        self,
        path: str,
        at: tuple[str, ...],
        keys: Row,
        head: Row,
        given: Mapping[str, Given],
        listed: Mapping[str, RowsGiven],
        removed: bool,
    ) -> None:
        """The rows of a record's head or of one row of a group, and of what is within."""
        for table in self.tables[path]:
            made: Row = {**keys, **head} if table.number == 1 else dict(keys)
            for column in table.columns:
                made[column.name] = self.cell(column, at, given, listed, removed)
            self.rows[table.name].append(_plain(made))
        prefix = f"{path}." if path else ""
        for name, said in given.items():
            self.remark(Address(prefix + name, at), said)
        inside = [p for p in self.questions if p.rpartition(".")[0] == path]
        for question in inside:
            spec = self.questions[question]
            if spec["type"] == "choices":
                codes = self.value(question, at, given, removed) or ()
                (table,) = self.tables[question]
                self.rows[table.name] += [{**keys, "code": code} for code in codes]
            elif spec["type"] == "group":
                self.group(question, at, keys, listed.get(question.rpartition(".")[2], RowsGiven()), removed)

    def group(self, path: str, at: tuple[str, ...], keys: Row, said: RowsGiven, removed: bool) -> None:
        kept = {row.row: row for row in said.rows}
        here = [] if removed else self.order(path).get(at, [])
        gone = [row for row in kept if row not in here]
        for position, name in enumerate((*here, *gone)):
            row = kept.get(name, AnswerRow(name))
            head = {"row_position": position, "row_removed": row.removed}
            inner = {**keys, row_key(path.rpartition(".")[2]): name}
            self.scope(path, (*at, name), inner, head, row.given, row.rows, removed or row.removed)

    def order(self, group: str) -> Mapping[tuple[str, ...], list[str]]:
        """The rows that are there, in order, by those around them."""
        if group not in self.orders:
            found: dict[tuple[str, ...], list[str]] = {}
            for _, rows in self.session.frames(group):
                found.setdefault(rows[:-1], []).append(rows[-1])
            self.orders[group] = found
        return self.orders[group]

    def cell(
        self,
        column: Column,
        at: tuple[str, ...],
        given: Mapping[str, Given],
        listed: Mapping[str, RowsGiven],
        removed: bool,
    ) -> Any:
        name = column.question.rpartition(".")[2]
        said = given.get(name)
        view = None if removed else self.view(column.question, at)
        if column.role == "status":
            return None if view is None else view.status
        if column.role == "state":
            return view.state if view is not None else _said_state(said, listed.get(name))
        if column.role == "rows":
            return listed.get(name, RowsGiven()).state
        if column.role == "reason":
            return None if said is None else said.reason
        if column.role == "provenance":
            if view is None or view.provenance is not None:
                return None if view is None else view.provenance
            return "on record" if said is None and view.state != "blank" else None
        value = self.value(column.question, at, given, removed)
        return None if value is None else _part(self.questions[column.question]["type"], column.role, value)

    def value(self, path: str, at: tuple[str, ...], given: Mapping[str, Given], removed: bool) -> Any:
        if removed:
            said = given.get(path.rpartition(".")[2])
            return None if said is None else said.value
        return self.view(path, at).value

    def view(self, path: str, at: tuple[str, ...]) -> QuestionView:
        return self.views[str(Address(path, at))]

    def remark(self, address: Address, said: Given) -> None:
        beside = {column: getattr(said, name) for name, column in _REMARKS.items()}
        if any(text is not None for text in beside.values()):
            row = {"record_id": self.record, "address": str(address), "question": address.path, **beside}
            self.rows[self.laid.remarks].append(_plain(row))

    def fact(self, name: str, held: OnRecord) -> Row:
        value = None if held.reason is not None else canonical(held.value).decode()
        row = {
            "record_id": self.record,
            "fact": name,
            "state": held.reason or "answered",
            "value": value,
            "since": held.on,
            "record": held.record,
            "said_by": held.said_by,
            "others": held.others,
        }
        return _plain(row)


def _said_state(said: Given | None, listed: RowsGiven | None) -> str:
    """The state of a question in a row that was removed: what was said, for nothing else is worked out there."""
    if listed is not None and any(not row.removed for row in listed.rows):
        return "answered"
    if listed is not None and listed.state == "none":
        return "not_applicable"
    if said is None:
        return "blank"
    return said.reason or "answered"


def _part(kind: str, role: str, value: Any) -> Any:
    if kind in ("date", "partial date") and role != "value":
        found = dates.parse(value)
        assert found is not None
        return date.fromordinal(found[0 if role == "from" else 1]).isoformat()
    if isinstance(value, Mapping):
        return value.get(("name" if kind == "person" else "file") if role == "value" else role)
    return value


def _plain(row: Row) -> Row:
    return {name: v.replace("\0", NO_NUL) if isinstance(v, str) else v for name, v in row.items()}


class _Reading:
    def __init__(self, content: Mapping[str, Any], rows: Mapping[str, Iterable[Row]]) -> None:
        self.exemplar = content["exemplar"]
        self.questions: Mapping[str, Mapping[str, Any]] = content["questions"]
        self.laid = layout(content)
        self.rows = {name: list(some) for name, some in rows.items()}
        self.tables: dict[str, list[Table]] = {}
        for table in self.laid.tables:
            self.tables.setdefault(table.path, []).append(table)
        self.remarks = {row["address"]: row for row in self.rows.get(self.laid.remarks, ())}
        self.by_key: dict[str, dict[tuple[str, ...], list[Row]]] = {}
        for table in self.laid.tables:
            # A question's codes and a group's rows are looked up by what they stand in, all else by its own key.
            depth = len(table.keys) - (1 if table.choices or (table.path and table.number == 1) else 0)
            found = self.by_key.setdefault(table.name, {})
            for row in self.rows.get(table.name, ()):
                found.setdefault(tuple(row[key] for key in table.keys[1:depth]), []).append(row)

    def names(self) -> set[str]:
        laid = self.laid
        beside = {laid.remarks, laid.facts, laid.mapping, laid.states, laid.codes}
        return beside | {table.name for table in laid.tables}

    def answers(self) -> Answers:
        others = self.rows.keys() - self.names()
        if others:
            raise ValueError(f"records of {self.exemplar} have no table {min(others)}")
        heads = self.by_key[self.laid.tables[0].name].get((), [])
        records = {row["record_id"] for some in self.rows.values() for row in some if "record_id" in row}
        if len(records) > 1 or len(heads) > 1:
            raise ValueError("the rows are of more than one record: give those of one alone")
        if not heads:
            raise ValueError(f"there is no record: no row of the table {self.laid.tables[0].name}")
        (head,) = heads
        if head["exemplar"] != self.exemplar:
            raise ValueError(f"the rows are of another exemplar than {self.exemplar}")
        given, rows = self.scope("", (), head)
        facts = {row["fact"]: _fact(row) for row in self.rows.get(self.laid.facts, ())}
        return Answers(
            head["exemplar"], head["version"], head["artifact"], facts, given, rows, head["lateness"]
        )

    def scope(
        self, path: str, at: tuple[str, ...], first: Row
    ) -> tuple[dict[str, Given], dict[str, RowsGiven]]:
        given: dict[str, Given] = {}
        listed: dict[str, RowsGiven] = {}
        cells: dict[str, Row] = {}
        for table in self.tables[path]:
            beside = [first] if table.number == 1 else self.by_key[table.name].get(at, [])
            if len(beside) != 1:
                raise ValueError(f"the record goes on in the table {table.name}, and its row is not there")
            (row,) = beside
            for column in table.columns:
                cells.setdefault(column.question, {})[column.role] = row[column.name]
        for question, of in cells.items():
            name = question.rpartition(".")[2]
            spec = self.questions[question]
            if spec["type"] == "group":
                rows = tuple(self.group(question, at))
                if rows or of["rows"] is not None:
                    listed[name] = RowsGiven(of["rows"], rows)
                if of.get("reason") is not None:
                    given[name] = self.given(question, at, None, of["reason"])
            elif of["state"] != "blank" and of.get("provenance") != "on record":
                answered = of["state"] == "answered"
                value = self.value(question, at, of) if answered else None
                given[name] = self.given(question, at, value, None if answered else of["state"])
        return given, listed

    def group(self, path: str, at: tuple[str, ...]) -> Iterator[AnswerRow]:
        name = self.tables[path][0].name
        key = row_key(path.rpartition(".")[2])
        for row in sorted(self.by_key[name].get(at, ()), key=itemgetter("row_position")):
            yield AnswerRow(row[key], *self.scope(path, (*at, row[key]), row), bool(row["row_removed"]))

    def value(self, path: str, at: tuple[str, ...], of: Row) -> Any:
        spec = self.questions[path]
        kind = spec["type"]
        if kind == "choices":
            (table,) = self.tables[path]
            held = {row["code"] for row in self.by_key[table.name].get(at, ())}
            return [code for code in table.columns[0].codes if code in held]
        if kind == "number":
            return int(of["value"]) if of["value"] == int(of["value"]) else float(of["value"])
        if kind in ("person", "picture", "file"):
            named = {("name" if kind == "person" else "file"): of["value"]}
            beside = ("id", "relationship", "role", "type", "sha256", "description")
            return {**named, **{role: of[role] for role in beside if of.get(role) is not None}}
        return of["value"]

    def given(self, path: str, at: tuple[str, ...], value: Any, reason: str | None) -> Given:
        row = self.remarks.get(str(Address(path, at)), {})
        return Given(value, reason, **{name: row.get(column) for name, column in _REMARKS.items()})


def _fact(row: Row) -> OnRecord:
    answered = row["state"] == "answered"
    value = json.loads(row["value"]) if answered else None
    reason = None if answered else row["state"]
    return OnRecord(value, reason, row["since"], row["record"], row["said_by"], bool(row["others"]))
