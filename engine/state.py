"""The state of a running record: answers, rows and facts, and the statuses that follow from them.

Statuses are a pure function of answers and facts (rule S1), so the order of answering never changes the outcome.
Each change marks its dependents and walks the marked nodes in the artifact's topological order: no recursion,
and nothing that does not depend on the change is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from ..dsl import dates, working_days
from ..dsl.truth import ABSENT, Rows
from . import answer_codes as codes
from .address import ROW_ID, Address, AddressError, new_row_id, parse_address
from .answer_reading import AnswerFault, answers_from
from .answers import Answers, Given, OnRecord, Row, RowsGiven
from .program import (
    ASKED,
    DRAFT,
    OUTER,
    PENDING,
    SKIPPED,
    STATE,
    STATUS,
    STATUS_NAMES,
    Dependents,
    Frame,
    Program,
)
from .values import Malformed, read_value

_NO_ROWS = Rows(())


class RowsDraft:
    """The rows of one group in one frame: those present and those set aside, in the order added."""

    __slots__ = ("present", "reason", "removed", "said")

    def __init__(self) -> None:
        """No rows, and nothing said."""
        self.present: dict[str, Frame] = {}
        self.removed: dict[str, Frame] = {}
        self.said: str | None = None
        self.reason: Given | None = None

    def operand_and_state(self) -> tuple[Any, str]:
        """What conditions see of the rows (rule C6). "There are others" without one row told is still blank."""
        if self.present:
            return Rows(tuple(self.present.values()), self.said == "others"), "answered"
        if self.said == "none":
            return _NO_ROWS, "not_applicable"
        if self.reason is not None and self.reason.reason is not None:
            return None, self.reason.reason
        return None, "blank"


class State:
    """What one record holds, always settled. `Session` is the face of it."""

    def __init__(self, program: Program, today: date) -> None:
        """A blank record of a program."""
        self.program = program
        self.today = today
        self.lateness: str | None = None
        self.seen: dict[str, OnRecord] = {}
        self.root: Frame = program.new_frame("", None, None)
        self._marked: dict[int, dict[int, Frame]] = {}
        self._dirty = bytearray(b"\x01") * len(program.nodes)
        for node, hot in enumerate(program.hot):
            if hot[7]:
                self._dirty[node] = 0

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
        self._settle()

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
        path, frame = self._locate(question)
        spec = self.program.questions[path]
        if spec["type"] == "group":
            raise AnswerFault(codes.VALUE_OF_GROUP, (question,), {"question": question})
        try:
            kept, operand = read_value(self.program.kind(path), value)
        except Malformed as fault:
            words = {"question": question, "expected": fault.expected}
            raise AnswerFault(codes.MALFORMED_VALUE, (question,), words) from None
        shown = spec.get("shown")
        self._put(path, frame, (Given(kept, None, note, at, by, shown=shown), operand, "answered"))

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
        path, frame = self._locate(question)
        spec = self.program.questions[path]
        if reason not in spec.get("reasons", ()):
            offered = ", ".join(f"`{r}`" for r in spec.get("reasons", ()))
            hint = f"it offers {offered}" if offered else "it offers none: answer it, or leave it blank"
            words = {"question": question, "reason": str(reason)[:40], "suggestion": hint}
            raise AnswerFault(codes.REASON_NOT_OFFERED, (question,), words)
        when = until.isoformat() if isinstance(until, date) else until
        given = Given(None, reason, note, at, by, when, pointer, spec.get("shown"))
        if spec["type"] == "group":
            draft = self._rows(path, frame)
            draft.reason, draft.said = given, None
            self._touch(path, frame)
        else:
            self._put(path, frame, (given, ABSENT if reason == "not_applicable" else None, reason))

    def clear(self, question: str) -> None:
        """Take back an answer or a reason; of a group, what was said about it (its rows stay)."""
        path, frame = self._locate(question)
        if self.program.questions[path]["type"] == "group":
            draft = self._rows(path, frame)
            draft.reason = draft.said = None
            self._touch(path, frame)
        else:
            self._put(path, frame, None)

    def add_row(self, group: str, row: str | None = None) -> str:
        """Add a row, or bring back one that was removed; the identifier is permanent. Raises AnswerFault."""
        path, frame = self._group(group)
        name = new_row_id() if row is None else row
        draft = self._rows(path, frame)
        if not ROW_ID.fullmatch(name) or name in draft.present:
            raise AnswerFault(codes.ROW_TWICE, (group,), {"group": group, "row": name})
        kept = draft.removed.pop(name) if name in draft.removed else None
        draft.present[name] = kept or self._new_row(path, frame, name)
        if draft.said == "none":
            draft.said = None
        draft.reason = None
        self._touch(path, frame)
        self._mark_all_below(path, draft.present[name])
        self._settle()
        return name

    def remove_row(self, group: str, row: str) -> None:
        """Set a row aside; nothing in it is lost (rule C6). Raises AnswerFault."""
        path, frame = self._group(group)
        draft = self._rows(path, frame)
        if row not in draft.present:
            raise AnswerFault(codes.UNKNOWN_QUESTION, (group,), _unknown(f"`{group}`", row, "no row there"))
        draft.removed[row] = draft.present.pop(row)
        self._touch(path, frame)

    def say_rows(self, group: str, state: str) -> None:
        """Say that a group's rows are `complete`, that there are `others`, or that there are `none`.
        Raises AnswerFault if the group does not offer it, or has rows and `none` is said."""
        path, frame = self._group(group)
        draft = self._rows(path, frame)
        spec = self.program.questions[path]
        offered = {"none": "there_are_none", "others": "there_are_others", "complete": None}
        if state not in offered or (offered[state] is not None and offered[state] not in spec):
            words = {"group": group, "state": f"there are {state}", "key": f"there are {state}"}
            raise AnswerFault(codes.GROUP_STATE_NOT_OFFERED, (group,), words)
        if state == "none" and draft.present:
            raise AnswerFault(codes.NONE_WITH_ROWS, (group,), {"group": group})
        draft.said, draft.reason = state, None
        self._touch(path, frame)

    def hold(self, fact: str, value: Any) -> None:
        """Say what the data model holds of a fact now: a value, a mapping as in `open`, or None for nothing.
        Raises AnswerFault."""
        if fact not in self.program.facts:
            hint = "name a fact that the exemplar uses"
            words = {"name": fact, "exemplar": self.program.content["exemplar"], "suggestion": hint}
            raise AnswerFault(codes.UNKNOWN_FACT, (fact,), words)
        self._hold(fact, None if value is None else self._read_facts({fact: value})[fact])
        self._settle()

    def explain_lateness(self, reason: str | None) -> None:
        """Say why the work is late: asked for, never demanded (rule R4)."""
        self.lateness = reason

    # --- reading the state --------------------------------------------------------------------------------------

    def locate(self, question: str) -> tuple[str, Frame]:
        """The template path and the frame of an address. Raises AnswerFault if there is no such question or row."""
        return self._locate(question)

    def status(self, question: str) -> str:
        """`asked`, `skipped` or `pending` (rule S1)."""
        path, frame = self._locate(question)
        return STATUS_NAMES[frame[self.cell(path) + STATUS]]

    def cell(self, path: str) -> int:
        """Where frames of the question's scope keep it."""
        return self.program.cells[self.program.scope_of[path]][("question", path)]

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
        return self._stale(fact, self.on_record(fact))

    def frames(self, scope: str) -> Iterator[tuple[Frame, tuple[str, ...]]]:
        """Every present frame of a scope with the row identifiers that lead to it, in order."""
        steps = scope.split(".") if scope else []
        found: list[tuple[Frame, tuple[str, ...]]] = [(self.root, ())]
        for depth in range(len(steps)):
            group = ".".join(steps[: depth + 1])
            cell = self.cell(group)
            found = [
                (inner, (*rows, name))
                for frame, rows in found
                if isinstance(frame[cell + DRAFT], RowsDraft)
                for name, inner in frame[cell + DRAFT].present.items()
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

    # --- how it settles -----------------------------------------------------------------------------------------

    def _settle(self) -> None:
        """Decide every marked node again, in topological order."""
        dirty, hot, root = self._dirty, self.program.hot, self.root
        at = dirty.find(1)
        while at >= 0:
            dirty[at] = 0
            cell, ask, skips, unknown, container, up, source, scope, is_group, flat, reach = hot[at]
            if source >= 0:
                self._settle_fact(at, cell, source)
            else:
                for frame in (root,) if not scope else tuple(self._marked.pop(at, {}).values()):
                    status = ASKED
                    for skip in skips:
                        if skip(frame) is True:
                            status = SKIPPED
                            break
                    else:
                        if ask is not None:
                            held = ask(frame)
                            if held is not True:
                                status = SKIPPED if held is False else unknown
                    if container >= 0:
                        outer = frame if not up else frame[OUTER]
                        status = min(status, outer[container])
                    if status == ASKED:
                        draft = frame[cell + DRAFT]
                        if draft is None:
                            operand, state = None, "blank"
                        elif is_group:
                            operand, state = draft.operand_and_state()
                        else:
                            operand, state = draft[1], draft[2]
                    elif status == SKIPPED:
                        operand, state = (_NO_ROWS if is_group else ABSENT), "skipped"
                    else:
                        operand, state = None, "pending"
                    if (
                        frame[cell + STATUS] != status
                        or frame[cell + STATE] != state
                        or frame[cell] != operand
                    ):
                        frame[cell : cell + DRAFT] = operand, state, status
                        for dependent in flat:
                            dirty[dependent] = 1
                        if reach:
                            self._reach_all(frame, reach)
            at = dirty.find(1, at + 1)
            if at < 0:
                at = dirty.find(1)

    def _settle_fact(self, at: int, cell: int, source: int) -> None:
        """The value of a fact that a question is bound to (rule C9)."""
        root = self.root
        status, draft = root[source + STATUS], root[source + DRAFT]
        said = draft is not None and (
            not isinstance(draft, RowsDraft) or draft.operand_and_state()[1] != "blank"
        )
        if said and status == ASKED:
            operand, state = root[source], root[source + STATE]
        elif said and status == PENDING:
            operand, state = None, "pending"
        else:
            operand, state = self._of_record(self.program.nodes[at].path, root[cell + DRAFT])
        if root[cell + STATE] != state or root[cell] != operand:
            root[cell : cell + STATUS] = operand, state
            self._reach(root, self.program.dependents[at])

    def _of_record(self, fact: str, held: Any) -> tuple[Any, str]:
        if held is None or self._stale(fact, held[0]):
            return None, "blank"
        return held[1], held[2]

    def _stale(self, fact: str, held: OnRecord | None) -> bool:
        lasting = self.program.facts[fact].get("stale_after")
        if held is None or lasting is None or held.on is None or self.program.as_of is None:
            return False
        _, at = self.program.place("", self.program.as_of)
        as_of = self.root[at]
        if not isinstance(as_of, tuple):
            return False
        told = date.fromisoformat(held.on[:10]).toordinal()
        good_until = later(told, lasting[0], lasting[1], self.program.content["nation"])
        return good_until is not None and good_until < as_of[0]

    def _reach(self, frame: Frame, dependents: Dependents) -> None:
        dirty = self._dirty
        for node in dependents.flat:
            dirty[node] = 1
        if dependents.reach:
            self._reach_all(frame, dependents.reach)

    def _reach_all(self, frame: Frame, reaches: Iterable[Any]) -> None:
        for reach in reaches:
            meeting = frame
            for _ in range(reach.up):
                meeting = meeting[OUTER]
            frames = [meeting]
            for group in reach.down:
                cell = self.cell(group) + DRAFT
                frames = [
                    f for outer in frames if outer[cell] is not None for f in outer[cell].present.values()
                ]
            if reach.down or meeting is not self.root:
                for inner in frames:
                    self._mark(reach.node, inner)
            else:
                self._dirty[reach.node] = 1

    def _mark(self, node: int, frame: Frame) -> None:
        self._marked.setdefault(node, {})[id(frame)] = frame
        self._dirty[node] = 1

    # --- keeping ------------------------------------------------------------------------------------------------

    def _locate(self, question: str) -> tuple[str, Frame]:
        scope = self.program.scope_of.get(question)
        if scope == "":
            return question, self.root
        try:
            address = parse_address(question)
        except AddressError as fault:
            raise AnswerFault(
                codes.UNKNOWN_QUESTION, (), _unknown(self._name, question, str(fault))
            ) from None
        if address.path not in self.program.scope_of:
            hint = "see the exemplar for its questions' names"
            raise AnswerFault(codes.UNKNOWN_QUESTION, (), _unknown(self._name, question, hint))
        frame = self.root
        steps = address.path.split(".")
        for depth, row in enumerate(address.rows):
            group = ".".join(steps[: depth + 1])
            draft = frame[self.cell(group) + DRAFT]
            inner = draft and (draft.present.get(row) or draft.removed.get(row))
            if not inner:
                hint = f"`{group}` has no row of that identifier; add it first"
                raise AnswerFault(codes.UNKNOWN_QUESTION, (), _unknown(self._name, question, hint))
            frame = inner
        return address.path, frame

    @property
    def _name(self) -> str:
        return f"`{self.program.content['exemplar']}`"

    def _group(self, group: str) -> tuple[str, Frame]:
        path, frame = self._locate(group)
        if self.program.questions[path]["type"] != "group":
            hint = "it takes an answer, not rows"
            raise AnswerFault(codes.UNKNOWN_QUESTION, (), _unknown(self._name, group, hint))
        return path, frame

    def _rows(self, path: str, frame: Frame) -> RowsDraft:
        cell = self.cell(path) + DRAFT
        if frame[cell] is None:
            frame[cell] = RowsDraft()
        found: RowsDraft = frame[cell]
        return found

    def _new_row(self, group: str, frame: Frame, name: str) -> Frame:
        return self.program.new_frame(group, frame, name)

    def _put(self, path: str, frame: Frame, draft: tuple[Given, Any, str] | None) -> None:
        frame[self.cell(path) + DRAFT] = draft
        self._touch(path, frame)

    def _touch(self, path: str, frame: Frame) -> None:
        node = self.program.index["q:" + path]
        if frame is self.root:
            self._dirty[node] = 1
            fact = self.program.questions[path].get("fact")
            if fact is not None:
                # A set-aside answer changes its fact though the question's own cells stay as they were (rule C9).
                self._dirty[self.program.index["f:" + fact]] = 1
        else:
            self._mark(node, frame)
        self._settle()

    def _mark_all_below(self, group: str, frame: Frame) -> None:
        """Mark every question of a row, and of the rows within it."""
        stack = [(group, frame)]
        while stack:
            scope, here = stack.pop()
            for path in self.program.questions[scope]["questions"]:
                self._mark(self.program.index["q:" + path], here)
                draft = here[self.cell(path) + DRAFT]
                if isinstance(draft, RowsDraft):
                    stack.extend((path, inner) for inner in draft.present.values())

    def _read_facts(self, facts: Mapping[str, Any]) -> Mapping[str, OnRecord]:
        content = self.program.content
        head = {"penpicture": 1, "answers": content["exemplar"]}
        return answers_from({**head, "facts": facts}, content, self.program.artifact.content_hash).facts

    def _hold(self, fact: str, held: OnRecord | None) -> None:
        cell = self.program.cells[""][("fact", fact)]
        if held is None:
            self.root[cell + DRAFT] = None
        else:
            operand, state = (None if held.reason != "not_applicable" else ABSENT), held.reason
            if held.reason is None:
                _, operand = read_value(self.program.fact_kind(fact), held.value)
                state = "answered"
            self.root[cell + DRAFT] = (held, operand, state)
        node = self.program.index.get("f:" + fact)
        if node is not None:
            self._dirty[node] = 1
            return
        self.root[cell : cell + STATUS] = self._of_record(fact, self.root[cell + DRAFT])
        dependents = self.program.fact_dependents.get(fact)
        if dependents is not None:
            self._reach(self.root, dependents)

    def _load_frame(
        self, scope: str, frame: Frame, given: Mapping[str, Given], rows: Mapping[str, RowsGiven]
    ) -> None:
        prefix = scope + "." if scope else ""
        cells, questions = self.program.cells[scope], self.program.questions
        for name, said in given.items():
            path = prefix + name
            cell = cells[("question", path)] + DRAFT
            if questions[path]["type"] == "group":
                self._rows(path, frame).reason = said
            elif said.reason is not None:
                frame[cell] = (said, ABSENT if said.reason == "not_applicable" else None, said.reason)
            else:
                _, operand = read_value(self.program.kind(path), said.value)
                frame[cell] = (said, operand, "answered")
        for name, listed in rows.items():
            path = prefix + name
            draft = self._rows(path, frame)
            draft.said = listed.state
            for row in listed.rows:
                inner = self._new_row(path, frame, row.row)
                (draft.removed if row.removed else draft.present)[row.row] = inner
                self._load_frame(path, inner, row.given, row.rows)
            for inner in draft.present.values():
                for path_in_row in questions[path]["questions"]:
                    self._mark(self.program.index["q:" + path_in_row], inner)

    def _gather(self, scope: str, frame: Frame) -> tuple[dict[str, Given], dict[str, RowsGiven]]:
        given: dict[str, Given] = {}
        rows: dict[str, RowsGiven] = {}
        for (kind, path), cell in self.program.cells[scope].items():
            draft = frame[cell + DRAFT]
            if kind != "question" or draft is None:
                continue
            name = path.rpartition(".")[2]
            if not isinstance(draft, RowsDraft):
                given[name] = draft[0]
                continue
            if draft.reason is not None:
                given[name] = draft.reason
            listed = [(row, inner, False) for row, inner in draft.present.items()]
            listed += [(row, inner, True) for row, inner in draft.removed.items()]
            if listed or draft.said is not None:
                told = tuple(Row(row, *self._gather(path, inner), removed) for row, inner, removed in listed)
                rows[name] = RowsGiven(draft.said, told)
        return given, rows

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


def later(day: int, count: int, unit: str, nation: str) -> int | None:
    """The ordinal of the day `count` units after a day (rule C5 for working days); None beyond the calendar."""
    if unit == "working days":
        return working_days.add(day, count, nation)
    return dates.shift(day, count, unit)


def _unknown(place: str, name: str, hint: str) -> dict[str, object]:
    return {"place": place, "name": name[:80], "suggestion": hint}
