"""The state of a running record: what is said, taken back, added and removed, and where things stand.

Statuses follow by themselves (`settling`); what they add up to is for `session` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from . import answer_codes as codes
from .address import ROW_ID, Address, AddressError, new_row_id, parse_address
from .answer_checking import A_ROW_ID, AnswerFault
from .answer_plain import repeatable
from .answers import Given
from .drafts import Draft, RowsDraft
from .faces import ever_says, facing
from .keeping import Keeping, reason_draft
from .language import REASONS
from .program import DRAFT, OUTER, ROW, STATUS, STATUS_NAMES, Frame, Status
from .remarks import moment, remark
from .values import Malformed, read_value, refuse_retired

_STATES_OFFERED = {"complete": None, "others": "there_are_others", "none": "there_are_none"}


class State(Keeping):
    """What one record holds, always settled. `Session` is the face of it."""

    # --- saying things ------------------------------------------------------------------------------------------

    def answer(
        self,
        question: str,
        value: Any,
        *,
        note: str | None = None,
        by: str | None = None,
        at: date | str | None = None,
    ) -> None:
        """Answer a question. `at` is a date or time, or one by ISO 8601. Raises AnswerFault if the value is malformed, the
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
        given = _given(question, kept, None, self.facing(path), note=note, at=at, by=by)
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
        at: date | str | None = None,
    ) -> None:
        """Give one of the reasons that the question offers for having no answer (rule A1). Raises AnswerFault."""
        path, frame = self.locate(question)
        spec = self.program.questions[path]
        if reason not in spec.get("reasons", ()):
            offered = ", ".join(f"`{r}`" for r in spec.get("reasons", ()))
            hint = f"it offers {offered}" if offered else "it offers none: answer it, or leave it blank"
            words = {
                "question": question,
                "reason": f"the reason `{reason}`" if reason in REASONS else "that reason",
                "suggestion": hint,
            }
            raise AnswerFault(codes.REASON_NOT_OFFERED, (question,), words)
        shown = self.facing(path)
        given = _given(question, None, reason, shown, note=note, at=at, by=by, until=until, pointer=pointer)
        if spec["type"] == "group":
            self._say_of_rows(path, frame, None, given)
        else:
            self._put(path, frame, reason_draft(given))

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
        if not _is_text(name) or not ROW_ID.fullmatch(name):
            raise AnswerFault(codes.WRONG_SHAPE, (group,), {"place": "`row`", "expected": A_ROW_ID})
        if name in draft.present:
            raise AnswerFault(codes.ROW_TWICE, (group,), {"group": group, "row": name})
        kept = draft.removed.pop(name) if name in draft.removed else None
        draft.present[name] = kept or self._new_row(path, frame, name)
        draft.put_in_order()
        self._mark_below(path, draft.present[name])
        self._say_of_rows(path, frame, None if draft.said == "none" else draft.said, None)
        return name

    def remove_row(self, group: str, row: str) -> None:
        """Set a row aside; nothing in it is lost, and a family's list keeps it (rule C6). Raises AnswerFault."""
        path, frame = self._locate_group(group)
        draft = self._rows(path, frame)
        if not _is_text(row) or row not in draft.present:
            raise self._no_question(f"{group}[{row}]", "no row of that identifier is there")
        draft.removed[row] = draft.present.pop(row)
        self.mark(path, frame)
        self.settle()

    def say_rows(self, group: str, state: str) -> None:
        """Say that a group's rows are `complete`, that there are `others`, or that there are `none`.
        Raises AnswerFault if the group does not offer it, or has rows and `none` is said."""
        path, frame = self._locate_group(group)
        if not _is_text(state) or state not in _STATES_OFFERED:
            expected = "complete, others or none"
            raise AnswerFault(codes.WRONG_SHAPE, (group,), {"place": "`state`", "expected": expected})
        offer = _STATES_OFFERED[state]
        if offer is not None and not ever_says(self.program.questions[path], offer):
            words = f"there are {state}"
            raise AnswerFault(
                codes.GROUP_STATE_NOT_OFFERED, (group,), {"group": group, "state": words, "key": words}
            )
        if state == "none" and self._rows(path, frame).present:
            raise AnswerFault(codes.NONE_WITH_ROWS, (group,), {"group": group})
        self._say_of_rows(path, frame, state, None)

    def hold(self, fact: str, value: Any) -> None:
        """Say what the data model holds of a fact now: as in `open`, or None for nothing.
        Raises AnswerFault."""
        if not _is_text(fact) or fact not in self.program.facts:
            hint = "name a fact that the exemplar uses"
            words = {
                "name": repeatable(fact),
                "exemplar": self.program.content["exemplar"],
                "suggestion": hint,
            }
            raise AnswerFault(codes.UNKNOWN_FACT, (fact,), words)
        self._hold(fact, None if value is None else self._read_facts({fact: value})[fact])
        self.settle()

    def explain_lateness(self, reason: str | None) -> None:
        """Say why the work is late: asked for, never demanded (rule R4). Raises AnswerFault if it is no text."""
        try:
            self.lateness = remark(reason)
        except Malformed as fault:
            words = {"place": "`lateness`", "expected": fault.expected}
            raise AnswerFault(codes.WRONG_SHAPE, (), words) from None

    # --- reading the state --------------------------------------------------------------------------------------

    def locate(self, question: str) -> tuple[str, Frame]:
        """The template path and the frame of an address. Raises AnswerFault if there is no such question or row."""
        if not _is_text(question):
            raise self._no_question("…", "name it by a text")
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

    def status(self, question: str) -> Status:
        """`asked`, `skipped` or `pending` (rule S1)."""
        path, frame = self.locate(question)
        return STATUS_NAMES[frame[self.cell(path) + STATUS]]

    @property
    def holding(self) -> frozenset[str]:
        """The variants that surely apply now (rule L3)."""
        return frozenset(name for name, holds in self.program.variants if holds(self.root) is True)

    def facing(self, path: str) -> Mapping[str, Any]:
        """The artifact's entry of a question with what the variants that surely apply say laid over it."""
        spec = self.program.questions[path]
        return facing(spec, self.holding) if "variants" in spec else spec

    def facing_section(self, id: str) -> Mapping[str, Any]:
        """The same of a section."""
        spec = self.program.sections[id]
        return facing(spec, self.holding) if "variants" in spec else spec

    def given(self, path: str, frame: Frame) -> Given | None:
        """What was said to a question in a frame, whether or not it counts now."""
        draft = frame[self.cell(path) + DRAFT]
        if isinstance(draft, RowsDraft):
            return draft.reason
        return None if draft is None else draft[0]

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

    # --- within -------------------------------------------------------------------------------------------------

    def _locate_group(self, group: str) -> tuple[str, Frame]:
        path, frame = self.locate(group)
        if self.program.questions[path]["type"] != "group":
            raise self._no_question(group, "it takes an answer, not rows")
        return path, frame

    def _no_question(self, name: str, hint: str) -> AnswerFault:
        place = f"`{self.program.content['exemplar']}`"
        return AnswerFault(
            codes.UNKNOWN_QUESTION,
            (),
            {"place": place, "name": name if _ADDRESS.fullmatch(name) else "…", "suggestion": hint},
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


def rows_of(frame: Frame) -> tuple[str, ...]:
    """The identifiers of the rows in which a frame stands, outermost first."""
    rows: list[str] = []
    while frame[OUTER] is not None:
        rows.append(frame[ROW])
        frame = frame[OUTER]
    return tuple(reversed(rows))


def _given(question: str, value: Any, reason: str | None, spec: Mapping[str, Any], **remarks: Any) -> Given:
    """What was said, with what stands beside it. Raises AnswerFault for a remark that could not be read again."""
    kept: dict[str, str | None] = {}
    for name, raw in remarks.items():
        try:
            kept[name] = moment(raw) if name in ("at", "until") else remark(raw)
        except Malformed as fault:
            words = {"place": f"`{name}` of `{question}`", "expected": fault.expected, "question": question}
            raise AnswerFault(codes.WRONG_SHAPE, (question, name), words) from None
    return Given(value, reason, **kept, shown=spec.get("shown"))


def _is_text(value: object) -> bool:
    """Types promise a text; a program that is not checked may hand over anything."""
    return isinstance(value, str)


_ADDRESS = re.compile(
    r"[a-z][a-z0-9_]*(\[[A-Za-z0-9-]{1,64}\])?(\.[a-z][a-z0-9_]*(\[[A-Za-z0-9-]{1,64}\])?){0,8}"
)
