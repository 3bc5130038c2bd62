"""The state of a running record: what is said, taken back, added and removed, and where things stand.

Statuses follow by themselves (`settling`); what they add up to is for `session` to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from ..dsl.truth import ABSENT
from . import answer_codes as codes
from .address import ROW_ID, Address, AddressError, new_row_id, parse_address
from .answer_reading import AnswerFault, answers_from
from .answers import Answers, Given, OnRecord, Row, RowsGiven
from .drafts import Draft, OnRecordDraft, RowsDraft
from .program import DRAFT, OUTER, ROW, STATUS, STATUS_NAMES, Frame, Program
from .settling import Settling
from .values import Malformed, read_value, refuse_retired

_STATES_OFFERED = {"complete": None, "others": "there_are_others", "none": "there_are_none"}


class State(Settling):
    """What one record holds, always settled. `Session` is the face of it."""

    def __init__(self, program: Program, today: date) -> None:
        """A blank record of a program."""
        super().__init__(program)
        self.today = today
        self.lateness: str | None = None
        self.seen: dict[str, OnRecord] = {}

    def load(self, answers: Answers | None, facts: Mapping[str, Any] | None) -> None:
        """Take in an earlier sitting's answers, and what the data model holds now (see `Session.open`)."""
        current = answers.facts if answers is not None else {}
        if facts is not None:
            self.seen = dict(current)
            current = self._read_facts(facts)
        for name, held in current.items():
            self._hold(name, held)
        if answers is not None:
            self.lateness = answers.lateness
            self._load_frame("", self.root, answers.given, answers.rows)
        self.settle()

    # --- saying things ------------------------------------------------------------------------------------------

    def answer(
        self,
        question: str,
        value: Any,
        *,
        note: str | None = None,
        by: str | None = None,
        at: str | None = None,
    ) -> None:
        """Answer a question. `at` is an ISO 8601 date or time. Raises AnswerFault if the value is malformed, the
        only thing that blocks while writing."""
        path, frame = self.locate(question)
        spec = self.program.questions[path]
        if spec["type"] == "group":
            raise AnswerFault(codes.VALUE_OF_GROUP, (question,), {"question": question})
        try:
            kind = self.program.kind(path)
            kept, operand = read_value(kind, value)
            if kind.retired:
                refuse_retired(kind, kept)
        except Malformed as fault:
            words = {"question": question, "expected": fault.expected}
            raise AnswerFault(codes.MALFORMED_VALUE, (question,), words) from None
        given = Given(kept, None, note, at, by, shown=spec.get("shown"))
        self._put(path, frame, (given, operand, "answered"))

    def give_reason(
        self,
        question: str,
        reason: str,
        *,
        note: str | None = None,
        until: date | str | None = None,
        pointer: str | None = None,
        by: str | None = None,
        at: str | None = None,
    ) -> None:
        """Give one of the reasons that the question offers for having no answer (rule A1). Raises AnswerFault."""
        path, frame = self.locate(question)
        spec = self.program.questions[path]
        if reason not in spec.get("reasons", ()):
            offered = ", ".join(f"`{r}`" for r in spec.get("reasons", ()))
            hint = f"it offers {offered}" if offered else "it offers none: answer it, or leave it blank"
            words = {"question": question, "reason": str(reason)[:40], "suggestion": hint}
            raise AnswerFault(codes.REASON_NOT_OFFERED, (question,), words)
        when = until.isoformat() if isinstance(until, date) else until
        given = Given(None, reason, note, at, by, when, pointer, spec.get("shown"))
        if spec["type"] == "group":
            self._say_of_rows(path, frame, None, given)
        else:
            self._put(path, frame, _reason_draft(given))

    def clear(self, question: str) -> None:
        """Take back an answer or a reason; of a group, what was said about it (its rows stay)."""
        path, frame = self.locate(question)
        if self.program.questions[path]["type"] == "group":
            self._say_of_rows(path, frame, None, None)
        else:
            self._put(path, frame, self._row_record(path, frame))

    def add_row(self, group: str, row: str | None = None) -> str:
        """Add a row, or bring back one that was removed; the identifier is permanent. Raises AnswerFault."""
        path, frame = self._locate_group(group)
        name = new_row_id() if row is None else row
        draft = self._rows(path, frame)
        if not ROW_ID.fullmatch(name) or name in draft.present:
            raise AnswerFault(codes.ROW_TWICE, (group,), {"group": group, "row": name})
        kept = draft.removed.pop(name) if name in draft.removed else None
        draft.present[name] = kept or self._new_row(path, frame, name)
        self._mark_below(path, draft.present[name])
        self._say_of_rows(path, frame, None if draft.said == "none" else draft.said, None)
        return name

    def remove_row(self, group: str, row: str) -> None:
        """Set a row aside; nothing in it is lost, and a family's list keeps it (rule C6). Raises AnswerFault."""
        path, frame = self._locate_group(group)
        draft = self._rows(path, frame)
        if row not in draft.present:
            raise self._no_question(f"{group}[{row}]", "no row of that identifier is there")
        draft.removed[row] = draft.present.pop(row)
        self.mark(path, frame)
        self.settle()

    def say_rows(self, group: str, state: str) -> None:
        """Say that a group's rows are `complete`, that there are `others`, or that there are `none`.
        Raises AnswerFault if the group does not offer it, or has rows and `none` is said."""
        path, frame = self._locate_group(group)
        offer = _STATES_OFFERED.get(state, "nothing offers this")
        if offer is not None and offer not in self.program.questions[path]:
            words = f"there are {state}"
            raise AnswerFault(
                codes.GROUP_STATE_NOT_OFFERED, (group,), {"group": group, "state": words, "key": words}
            )
        if state == "none" and self._rows(path, frame).present:
            raise AnswerFault(codes.NONE_WITH_ROWS, (group,), {"group": group})
        self._say_of_rows(path, frame, state, None)

    def hold(self, fact: str, value: Any) -> None:
        """Say what the data model holds of a fact now: a value, a mapping as in `open`, or None for nothing.
        Raises AnswerFault."""
        if fact not in self.program.facts:
            hint = "name a fact that the exemplar uses"
            words = {"name": fact, "exemplar": self.program.content["exemplar"], "suggestion": hint}
            raise AnswerFault(codes.UNKNOWN_FACT, (fact,), words)
        self._hold(fact, None if value is None else self._read_facts({fact: value})[fact])
        self.settle()

    def explain_lateness(self, reason: str | None) -> None:
        """Say why the work is late: asked for, never demanded (rule R4)."""
        self.lateness = reason

    # --- reading the state --------------------------------------------------------------------------------------

    def locate(self, question: str) -> tuple[str, Frame]:
        """The template path and the frame of an address. Raises AnswerFault if there is no such question or row."""
        if self.program.scope_of.get(question) == "":
            return question, self.root
        try:
            address = parse_address(question)
        except AddressError as fault:
            raise self._no_question(question, str(fault)) from None
        if address.path not in self.program.scope_of:
            raise self._no_question(question, "see the exemplar for its questions' names")
        frame = self.root
        steps = address.path.split(".")
        for depth, row in enumerate(address.rows):
            group = ".".join(steps[: depth + 1])
            draft = frame[self.cell(group) + DRAFT]
            inner = draft and (draft.present.get(row) or draft.removed.get(row))
            if not inner:
                raise self._no_question(question, f"`{group}` has no row of that identifier; add it first")
            frame = inner
        return address.path, frame

    def status(self, question: str) -> str:
        """`asked`, `skipped` or `pending` (rule S1)."""
        path, frame = self.locate(question)
        return STATUS_NAMES[frame[self.cell(path) + STATUS]]

    def given(self, path: str, frame: Frame) -> Given | None:
        """What was said to a question in a frame, whether or not it counts now."""
        draft = frame[self.cell(path) + DRAFT]
        if isinstance(draft, RowsDraft):
            return draft.reason
        return None if draft is None else draft[0]

    def on_record(self, fact: str) -> OnRecord | None:
        """What the data model holds of a fact."""
        held = self.root[self.program.cells[""][("fact", fact)] + DRAFT]
        return None if held is None else held[0]

    def is_stale(self, fact: str) -> bool:
        """Whether what is on record is past its fact's `stale after` on the `as of` date (rule A5)."""
        return self.is_past(fact, self.on_record(fact))

    def row_on_record(self, path: str, frame: Frame) -> Given | None:
        """What the data model holds of a question of a row, through the list that its group is bound to."""
        draft = self._row_record(path, frame)
        return None if draft is None else draft[0]

    def frames(self, scope: str) -> Iterator[tuple[Frame, tuple[str, ...]]]:
        """Every present frame of a scope with the row identifiers that lead to it, in order."""
        steps = scope.split(".") if scope else []
        found: list[tuple[Frame, tuple[str, ...]]] = [(self.root, ())]
        for depth in range(len(steps)):
            cell = self.cell(".".join(steps[: depth + 1])) + DRAFT
            found = [
                (inner, (*rows, name))
                for frame, rows in found
                if isinstance(frame[cell], RowsDraft)
                for name, inner in frame[cell].present.items()
            ]
        yield from found

    def instances(self) -> Iterator[tuple[Address, Frame]]:
        """Every question of the record, rows and all, in the author's order."""
        for section in self.program.content["sections"]:
            yield from self._instances(section["questions"], self.root, ())

    def answers(self) -> Answers:
        """The record so far, to be kept or sent (design section 5)."""
        content = self.program.content
        given, rows = self._gather("", self.root)
        facts = {name: held for name in self.program.facts if (held := self.on_record(name)) is not None}
        identity = self.program.artifact.content_hash
        return Answers(content["exemplar"], content["version"], identity, facts, given, rows, self.lateness)

    # --- within -------------------------------------------------------------------------------------------------

    def _locate_group(self, group: str) -> tuple[str, Frame]:
        path, frame = self.locate(group)
        if self.program.questions[path]["type"] != "group":
            raise self._no_question(group, "it takes an answer, not rows")
        return path, frame

    def _no_question(self, name: str, hint: str) -> AnswerFault:
        place = f"`{self.program.content['exemplar']}`"
        return AnswerFault(
            codes.UNKNOWN_QUESTION, (), {"place": place, "name": name[:80], "suggestion": hint}
        )

    def _put(self, path: str, frame: Frame, draft: Draft | None) -> None:
        frame[self.cell(path) + DRAFT] = draft
        self.mark(path, frame)
        self.settle()

    def _say_of_rows(self, path: str, frame: Frame, said: str | None, reason: Given | None) -> None:
        draft = self._rows(path, frame)
        draft.said, draft.reason = said, reason
        self.mark(path, frame)
        self.settle()

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

    def _instances(
        self, paths: Iterable[str], frame: Frame, rows: tuple[str, ...]
    ) -> Iterator[tuple[Address, Frame]]:
        for path in paths:
            yield Address(path, rows), frame
            spec = self.program.questions[path]
            draft = frame[self.cell(path) + DRAFT]
            if spec["type"] == "group" and isinstance(draft, RowsDraft):
                for name, inner in draft.present.items():
                    yield from self._instances(spec["questions"], inner, (*rows, name))

    # --- facts --------------------------------------------------------------------------------------------------

    def _read_facts(self, facts: Mapping[str, Any]) -> Mapping[str, OnRecord]:
        content = self.program.content
        head = {"penpicture": 1, "answers": content["exemplar"]}
        return answers_from({**head, "facts": facts}, content, self.program.artifact.content_hash).facts

    def _hold(self, fact: str, held: OnRecord | None) -> None:
        is_list = self.program.facts[fact]["type"] == "list"
        draft: Any = None
        if held is not None and held.reason is not None:
            draft = (held, ABSENT if held.reason == "not_applicable" else None, held.reason)
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
        parts = {self.program.questions[p].get("part"): p for p in self.program.questions[group]["questions"]}
        draft.on_record = {
            entry["row"]: {
                path: self._recorded(path, entry[part], held) for part, path in parts.items() if part in entry
            }
            for entry in entries
        }
        for row in draft.on_record:
            if row not in draft.present and row not in draft.removed:
                draft.present[row] = self._new_row(group, self.root, row)
        for row, inner in draft.present.items():
            for path in parts.values():
                cell = self.cell(path) + DRAFT
                if inner[cell] is None or isinstance(inner[cell], OnRecordDraft):
                    inner[cell] = draft.on_record.get(row, {}).get(path)
            self._mark_below(group, inner)
        self.mark(group, self.root)

    def _recorded(self, path: str, value: Any, held: OnRecord | None) -> OnRecordDraft:
        kept, operand = read_value(self.program.kind(path), value)
        return OnRecordDraft((Given(kept, at=held.on if held else None), operand, "answered"))

    # --- answer files -------------------------------------------------------------------------------------------

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
                frame[cells[("question", path)] + DRAFT] = _reason_draft(said)
            else:
                _, operand = read_value(self.program.kind(path), said.value)
                frame[cells[("question", path)] + DRAFT] = (said, operand, "answered")
        for name, listed in rows.items():
            path = prefix + name
            draft = self._rows(path, frame)
            draft.said = listed.state
            for row in listed.rows:
                inner = draft.present.pop(row.row, None) or self._new_row(path, frame, row.row)
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


def _reason_draft(given: Given) -> Draft:
    reason = given.reason
    assert reason is not None
    return given, ABSENT if reason == "not_applicable" else None, reason


def rows_of(frame: Frame) -> tuple[str, ...]:
    """The identifiers of the rows in which a frame stands, outermost first."""
    rows: list[str] = []
    while frame[OUTER] is not None:
        rows.append(frame[ROW])
        frame = frame[OUTER]
    return tuple(reversed(rows))
