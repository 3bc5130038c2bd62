"""How statuses settle: a pure function of answers and facts (rule S1), kept up to date change by change.

A change marks its dependents; the marked nodes are walked in the artifact's topological order. There is no
recursion, and nothing that does not depend on the change is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ..dsl import dates, working_days
from ..dsl.truth import ABSENT
from .answers import OnRecord
from .drafts import NO_ROWS, says_something
from .program import (
    ASKED,
    DRAFT,
    OUTER,
    PENDING,
    SKIPPED,
    STATE,
    STATUS,
    Dependents,
    Frame,
    Program,
    Reach,
)


class Settling:
    """The frames of one record, always settled between calls. `dirty` marks nodes of the root; `marked` has the
    frames in which a row's node is to be decided again.

    `stood` has statuses that are as they were signed, whatever the rules come to now, by cell and frame; `gone` the places
    (`records.parted`) whose answers were erased and that nobody has answered since: they are no blanks (rule R3)."""

    def __init__(self, program: Program) -> None:
        """A blank record, to be settled for the first time."""
        self.program = program
        self.root: Frame = program.new_frame("", None, None)
        self._marked: dict[int, dict[int, Frame]] = {}
        self._dirty = bytearray(not node.scope for node in program.nodes)
        self._stood: Mapping[tuple[int, int], int] = {}
        self.gone: frozenset[str] = frozenset()

    def cell(self, path: str) -> int:
        """Where frames of the question's scope keep it."""
        return self.program.cells[self.program.scope_of[path]][("question", path)]

    def settle(self) -> None:
        """Decide every marked node again, in topological order."""
        dirty, hot, root, stood = self._dirty, self.program.hot, self.root, self._stood
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
                    if stood:
                        status = stood.get((cell, id(frame)), status)
                    if status == ASKED:
                        draft = frame[cell + DRAFT]
                        if draft is None:
                            operand, state = None, "blank"
                        elif is_group:
                            operand, state = draft.operand_and_state()
                        else:
                            operand, state = draft[1], draft[2]
                    elif status == SKIPPED:
                        operand, state = (NO_ROWS if is_group else ABSENT), "skipped"
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

    def stand(self, sections: Mapping[str, int], questions: Iterable[tuple[str, Frame, int]]) -> None:
        """Let sections by their names, and questions by path and frame, have these statuses whatever their rules come to."""
        cells = self.program.cells[""]
        stood = {(cells["section", name], id(self.root)): status for name, status in sections.items()}
        for name in sections:
            self._dirty[self.program.index["s:" + name]] = 1
        for path, frame, status in questions:
            stood[self.cell(path), id(frame)] = status
            self.mark(path, frame)
        self._stood = stood
        self.settle()

    def mark(self, path: str, frame: Frame) -> None:
        """A question is to be decided again in a frame, since what is said to it changed."""
        node = self.program.index["q:" + path]
        if frame is not self.root:
            self._mark(node, frame)
            return
        self._dirty[node] = 1
        fact = self.program.questions[path].get("fact")
        if fact is not None:
            # A set-aside answer changes its fact though the question's own cells stay as they were (rule C9).
            self._dirty[self.program.index["f:" + fact]] = 1

    def mark_fact(self, fact: str) -> None:
        """What is on record of a fact changed."""
        node = self.program.index.get("f:" + fact)
        if node is not None:
            self._dirty[node] = 1
            return
        cell = self.program.cells[""][("fact", fact)]
        self.root[cell : cell + STATUS] = self._of_record(fact, self.root[cell + DRAFT])
        dependents = self.program.fact_dependents.get(fact)
        if dependents is not None:
            self._reach(self.root, dependents)

    def is_past(self, fact: str, held: OnRecord | None) -> bool:
        """Whether what is on record is not surely within its fact's `stale after` on the `as of` date (rule A5). While
        that date is not known, nothing is: a gap must not make a record count (rule S2)."""
        lasting = self.program.facts[fact].get("stale_after")
        as_of = self.program.as_of
        if held is None or held.on is None or lasting is None or as_of is None or as_of == ("fact", fact):
            return False
        on = self.root[self.program.place("", as_of)[1]]
        if not isinstance(on, tuple):
            return True
        told = date.fromisoformat(held.on[:10]).toordinal()
        good_until = later(told, lasting[0], lasting[1], self.program.content["nation"])
        return good_until is not None and good_until < on[1]

    def _settle_fact(self, at: int, cell: int, source: int) -> None:
        """The value of a fact that a question is bound to (rule C9)."""
        root = self.root
        status = root[source + STATUS]
        said = source != cell and says_something(root[source + DRAFT])
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
        if held is None or self.is_past(fact, held[0]):
            return None, "blank"
        return held[1], held[2]

    def _reach(self, frame: Frame, dependents: Dependents) -> None:
        dirty = self._dirty
        for node in dependents.flat:
            dirty[node] = 1
        if dependents.reach:
            self._reach_all(frame, dependents.reach)

    def _reach_all(self, frame: Frame, reaches: Iterable[Reach]) -> None:
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


def later(day: int, count: int, unit: str, nation: str) -> int | None:
    """The ordinal of the day `count` units after a day (rule C5 for working days); None beyond the calendar."""
    if unit == "working days":
        return working_days.add(day, count, nation)
    return dates.shift(day, count, unit)
