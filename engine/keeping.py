"""What a running record keeps: rows, what is on record, and the answers of an earlier sitting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..dsl.truth import ABSENT
from .answer_checking import answers_from
from .answers import Answers, Given, OnRecord, Row, RowsGiven
from .drafts import NO_ROWS, Draft, OnRecordDraft, RowsDraft
from .program import DRAFT, OUTER, ROW, Frame, Program
from .settling import Settling
from .values import ValueKind, kind_of, read_value


class Keeping(Settling):
    """The drafts of one record, and what the data model holds beside them. `seen` are the facts as an earlier
    sitting saw them, None for a new record (rule R2); `lateness` is what was said of being late (rule R4); `identity` is
    the artifact's that records go by: of a session for one reader, the whole one's; `reader` whose part of a record it is, None for all of it."""

    def __init__(self, program: Program, today: date) -> None:
        """A blank record of a program."""
        super().__init__(program)
        self.today = today
        self.lateness: str | None = None
        self.reader: str | None = None
        self.seen: dict[str, OnRecord] | None = None
        self.identity = program.artifact.content_hash

    def load(self, answers: Answers | None, facts: Mapping[str, Any] | None) -> None:
        """Take in an earlier sitting's answers, and what the data model holds now (see `Session.open`)."""
        current = answers.facts if answers is not None else {}
        if facts is not None:
            self.seen = None if answers is None else dict(current)
            current = self._read_facts(facts)
        for name, held in current.items():
            self._hold(name, held)
        if answers is not None:
            self.lateness, self.reader = answers.lateness, answers.reader
            self._load_frame("", self.root, answers.given, answers.rows)
        self.settle()

    def answers(self) -> Answers:
        """The record so far, to be kept or sent."""
        content = self.program.content
        given, rows = self._gather("", self.root)
        facts = {name: held for name in self.program.facts if (held := self.on_record(name)) is not None}
        return Answers(
            content["exemplar"],
            content["version"],
            self.identity,
            facts,
            given,
            rows,
            self.lateness,
            self.reader,
        )

    def on_record(self, fact: str) -> OnRecord | None:
        """What the data model holds of a fact."""
        held = self.root[self.program.cells[""][("fact", fact)] + DRAFT]
        return None if held is None else held[0]

    def is_stale(self, fact: str) -> bool:
        """Whether what is on record is past its fact's `stale after` on the `as of` date (rule A5)."""
        return self.is_past(fact, self.on_record(fact))

    def _rows(self, path: str, frame: Frame) -> RowsDraft:
        cell = self.cell(path) + DRAFT
        if frame[cell] is None:
            frame[cell] = RowsDraft()
        found: RowsDraft = frame[cell]
        return found

    def _new_row(self, group: str, frame: Frame, name: str) -> Frame:
        made = self.program.new_frame(group, frame, name)
        for path, draft in self._rows(group, frame).on_record.get(name, {}).items():
            made[self.cell(path) + DRAFT] = draft
        return made

    def _row_record(self, path: str, frame: Frame) -> OnRecordDraft | None:
        if frame is self.root:
            return None
        rows = self._rows(path.rpartition(".")[0], frame[OUTER])
        return rows.on_record.get(frame[ROW], {}).get(path)

    def _mark_below(self, group: str, frame: Frame) -> None:
        """Mark every question of a row, and of the rows within it."""
        stack = [(group, frame)]
        while stack:
            scope, here = stack.pop()
            for path in self.program.questions[scope]["questions"]:
                self.mark(path, here)
                draft = here[self.cell(path) + DRAFT]
                if isinstance(draft, RowsDraft):
                    stack.extend((path, inner) for inner in draft.present.values())

    def _read_facts(self, facts: Mapping[str, Any]) -> Mapping[str, OnRecord]:
        content = self.program.content
        head = {"penpicture": 1, "answers": content["exemplar"], "version": content["version"]}
        plain = {name: held.as_json() if isinstance(held, OnRecord) else held for name, held in facts.items()}
        return answers_from({**head, "facts": plain}, content, self.program.artifact.content_hash).facts

    def _hold(self, fact: str, held: OnRecord | None) -> None:
        is_list = self.program.facts[fact]["type"] == "list"
        draft: Any = None
        if held is not None and held.reason is not None:
            draft = (held, ABSENT if held.reason == "not_applicable" else None, held.reason)
        elif held is not None and is_list and not held.value:
            draft = (held, ABSENT, "not_applicable")
        elif held is not None:
            operand = None if is_list else read_value(self.program.fact_kind(fact), held.value)[1]
            draft = (held, operand, "answered")
        self.root[self.program.cells[""][("fact", fact)] + DRAFT] = draft
        self.mark_fact(fact)
        if is_list and fact in self.program.bound:
            self._lay_out_rows(self.program.bound[fact], held)

    def _lay_out_rows(self, group: str, held: OnRecord | None) -> None:
        """Lay the entries of a list out as rows of the group bound to it. A row once here stays, and one removed
        here stays removed; what was said in it stands above what is on record (rules A5, C6)."""
        draft = self._rows(group, self.root)
        entries = held.value if held is not None and held.value is not None else ()
        questions = self.program.questions
        parts = {questions[p]["part"]: p for p in questions[group]["questions"] if "part" in questions[p]}
        # Read as the part's kind: the record may hold a rougher date than the question asks for.
        kinds = {part["id"]: kind_of(part) for part in self.program.facts[questions[group]["fact"]]["parts"]}
        draft.on_record = {
            entry["row"]: {
                path: _recorded(kinds[part], entry[part], held)
                for part, path in parts.items()
                if part in entry
            }
            for entry in entries
        }
        draft.others_on_record = held is not None and held.others
        draft.recorded = None
        if held is not None and not entries:
            none = held.reason in (None, "not_applicable")
            draft.recorded = (NO_ROWS, "not_applicable") if none else (None, str(held.reason))
        for row in draft.on_record:
            if row not in draft.present and row not in draft.removed:
                draft.present[row] = self._new_row(group, self.root, row)
        draft.put_in_order()
        for row, inner in draft.present.items():
            for path in parts.values():
                cell = self.cell(path) + DRAFT
                if inner[cell] is None or isinstance(inner[cell], OnRecordDraft):
                    inner[cell] = draft.on_record.get(row, {}).get(path)
            self._mark_below(group, inner)
        self.mark(group, self.root)

    def _load_frame(
        self, scope: str, frame: Frame, given: Mapping[str, Given], rows: Mapping[str, RowsGiven]
    ) -> None:
        prefix = scope + "." if scope else ""
        cells, questions = self.program.cells[scope], self.program.questions
        for name, said in given.items():
            path = prefix + name
            if questions[path]["type"] == "group":
                self._rows(path, frame).reason = said
            elif said.reason is not None:
                frame[cells[("question", path)] + DRAFT] = reason_draft(said)
            else:
                _, operand = read_value(self.program.kind(path), said.value)
                frame[cells[("question", path)] + DRAFT] = (said, operand, "answered")
        for name, listed in rows.items():
            path = prefix + name
            draft = self._rows(path, frame)
            draft.said = listed.state
            for row in listed.rows:
                # A row that is on record keeps its place: whether something was said in it must not move it.
                inner = draft.present.get(row.row) or self._new_row(path, frame, row.row)
                if row.removed:
                    draft.present.pop(row.row, None)
                (draft.removed if row.removed else draft.present)[row.row] = inner
                self._load_frame(path, inner, row.given, row.rows)
                self._mark_below(path, inner)

    def _gather(self, scope: str, frame: Frame) -> tuple[dict[str, Given], dict[str, RowsGiven]]:
        given: dict[str, Given] = {}
        rows: dict[str, RowsGiven] = {}
        for (kind, path), cell in self.program.cells[scope].items():
            draft = frame[cell + DRAFT]
            if kind != "question" or draft is None or isinstance(draft, OnRecordDraft):
                continue
            name = path.rpartition(".")[2]
            if not isinstance(draft, RowsDraft):
                given[name] = draft[0]
                continue
            if draft.reason is not None:
                given[name] = draft.reason
            listed = [Row(row, *self._gather(path, inner)) for row, inner in draft.present.items()]
            listed = [row for row in listed if row.given or row.rows or row.row not in draft.on_record]
            listed += [Row(row, *self._gather(path, inner), True) for row, inner in draft.removed.items()]
            if listed or draft.said is not None:
                rows[name] = RowsGiven(draft.said, tuple(listed))
        return given, rows


def reason_draft(given: Given) -> Draft:
    """What a reason for no answer comes to."""
    reason = given.reason
    assert reason is not None
    return given, ABSENT if reason == "not_applicable" else None, reason


def _recorded(kind: ValueKind, value: Any, held: OnRecord | None) -> OnRecordDraft:
    kept, operand = read_value(kind, value)
    return OnRecordDraft((Given(kept, at=held.on if held else None), operand, "answered"))
