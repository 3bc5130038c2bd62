"""What waits and for what (rule S3), and what is missing for sign-off (rules A2, A5, S3, S5)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..dsl.reasons import unknown_refs
from .address import Address
from .explain import hangs_on_erased
from .program import ASKED, OUTER, PENDING, STATE, STATUS, Frame, Node
from .said_at import reads_any
from .state import State, rows_of

Ref = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One source that others wait for: a question (by address), a fact or the calendar, and the state it is in.

    `named` is False while it is merely blank: then the wait is quiet, and counted under the question itself.
    """

    kind: str
    name: str
    state: str
    questions: tuple[str, ...]

    @property
    def named(self) -> bool:
        """Whether the wait is told: it is on a stated gap, or on a fact that no question here asks."""
        return self.kind != "question" or self.state != "blank"

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON data."""
        return {
            "for": {self.kind: self.name},
            "state": self.state,
            "named": self.named,
            "questions": list(self.questions),
        }


@dataclass(frozen=True, slots=True)
class Missing:
    """A blank that sign-off waits for: mandatory itself, or what the mandatory questions in `needed_by` wait for."""

    question: str
    needed_by: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON data."""
        if not self.needed_by:
            return {"question": self.question, "why": "mandatory"}
        return {"question": self.question, "why": "waited for", "needed_by": list(self.needed_by)}


@dataclass(frozen=True, slots=True)
class _End:
    """The end of a chain of waits."""

    kind: str
    name: str
    state: str


def waiting(state: State) -> tuple[Waiting, ...]:
    """Everything that something waits for directly or through other waits, in the order first met."""
    held: dict[_End, list[str]] = {}
    for address, frame in state.instances():
        if _status(state, address.path, frame) == PENDING:
            for end in ends(state, address, frame):
                held.setdefault(end, []).append(str(address))
    return tuple(Waiting(end.kind, end.name, end.state, tuple(names)) for end, names in held.items())


def missing(state: State) -> tuple[Missing, ...]:
    """What must not be blank at sign-off and is: mandatory asked questions, and the asked blanks at the ends of the
    chains that mandatory pending questions wait on. Any reason a question offers satisfies it (rule A2), and so
    does what is on record, unless stale (rule A5). What was answered and erased is no blank (rule R3)."""
    own: list[str] = []
    waited: dict[str, list[str]] = {}
    optional = cut_short(state)
    for address, frame in state.instances():
        spec = state.facing(address.path)
        if not spec.get("mandatory") or optional(address.path):
            continue
        status = _status(state, address.path, frame)
        if status == ASKED and is_blank(state, address.path, frame) and str(address) not in state.gone:
            own.append(str(address))
        elif status == PENDING:
            for end in ends(state, address, frame):
                if end.kind == "question" and end.state == "blank":
                    waited.setdefault(end.name, []).append(str(address))
    found = [Missing(name) for name in own]
    found += [Missing(name, tuple(by)) for name, by in waited.items() if name not in own]
    return tuple(found)


def blank_risks(state: State) -> tuple[str, ...]:
    """The asked questions about a risk that are blank, by address, but for those that a short pathway makes optional (rule S5)."""
    optional = cut_short(state)
    return tuple(
        str(at)
        for at, frame in state.instances()
        if state.facing(at.path).get("risk")
        and _status(state, at.path, frame) == ASKED
        and is_blank(state, at.path, frame)
        and str(at) not in state.gone
        and not optional(at.path)
    )


def short_pathways(state: State) -> tuple[Mapping[str, Any], ...]:
    """The pathways of the artifact that cut the record short now (rule S5)."""
    program = state.program
    return tuple(
        pathway
        for pathway in program.content["pathways"]
        if "short" in pathway and program.deciding(pathway["short"]["tree"])(state.root) is True
    )


def cut_short(state: State) -> Callable[[str], bool]:
    """A test of template paths: whether a short pathway that holds makes the question optional (rule S5)."""
    program = state.program
    whole = False
    paths: set[str] = set()
    for pathway in short_pathways(state):
        questions, sections = pathway.get("questions", ()), pathway.get("sections", ())
        whole = whole or not (questions or sections)
        paths.update(questions)
        for section in sections:
            paths.update(program.sections[section]["questions"])

    def optional(path: str) -> bool:
        steps = path.split(".")
        around = [".".join(steps[: n + 1]) for n in range(len(steps))]
        if any(state.facing(p).get("essential") or "statutory" in program.questions[p] for p in around):
            return False
        return whole or not paths.isdisjoint(around)

    return optional


def is_blank(state: State, path: str, frame: Frame) -> bool:
    """Whether an asked question counts as blank: nothing said here, and nothing fresh on record (rule A5)."""
    cell = state.cell(path)
    if frame[cell + STATE] != "blank":
        return False
    spec = state.program.questions[path]
    fact = spec.get("fact")
    # What is on record of a list is laid out as the group's rows already.
    return (
        fact is None
        or spec["type"] == "group"
        or bool(state.root[state.program.cells[""][("fact", fact)] + STATE] == "blank")
    )


def ends(state: State, address: Address, frame: Frame) -> tuple[_End, ...]:
    """What a pending question waits for at the ends of the chain: sources whose filling could change its status."""
    if state.gone and hangs_on_erased(state, address.path, frame):
        return ()
    found: dict[_End, None] = {}
    seen: set[tuple[str, int]] = set()
    stack: list[tuple[str, Frame]] = [(address.path, frame)]
    while stack:
        path, here = stack.pop()
        if (path, id(here)) in seen:
            continue
        seen.add((path, id(here)))
        waits = list(_waits(state, path, here))
        if not waits and not (state.gone and hangs_on_erased(state, path, here)):
            # Unknown though every source is known: a working day beyond the calendar that ships (rule C5).
            found.setdefault(_End("calendar", "bank holidays", "beyond the calendar"))
        for ref, at in reversed(waits):
            kind, name = ref
            bound = state.program.bound.get(name) if kind == "fact" else None
            if bound is not None:
                name, at = bound, state.root
                status = _status(state, bound, at)
                said = status == ASKED and (
                    at[state.cell(bound) + STATE] != "blank" or is_blank(state, bound, at)
                )
                if not said and status != PENDING:
                    fact_state = state.root[state.program.cells[""][ref] + STATE]
                    found.setdefault(_End("fact", ref[1], fact_state))
                    continue
            elif kind == "fact":
                found.setdefault(_End("fact", name, at[state.program.cells[""][ref] + STATE]))
                continue
            if _status(state, name, at) == PENDING:
                stack.append((name, at))
            else:
                shown = str(Address(name, rows_of(at)))
                found.setdefault(_End("question", shown, at[state.cell(name) + STATE]))
    return tuple(each for each in found if not _is_gone(state, each))


def _is_gone(state: State, end: _End) -> bool:
    """Whether what is waited for was answered, and erased: nobody has it to fill."""
    ref = (end.kind, end.name)
    return end.kind != "calendar" and bool(state.gone) and reads_any(state.program, (ref,), state.gone)


def _status(state: State, path: str, frame: Frame) -> int:
    return int(frame[state.cell(path) + STATUS])


def _waits(state: State, path: str, frame: Frame) -> Iterator[tuple[Ref, Frame]]:
    """The unknown sources that the status of a pending question, or of what contains it, directly waits on."""
    program = state.program
    node: Node | None = program.nodes[program.index["q:" + path]]
    while node is not None and frame[node.cell + STATUS] == PENDING:
        for rule in (*node.skips, *((node.ask,) if node.ask else ())):
            yield from unknown_refs(rule.spec["tree"], program.context, frame, scope=node.scope)
        if node.scope:
            node, frame = program.nodes[program.index["q:" + node.scope]], frame[OUTER]
        elif node.name[0] == "q":
            node = program.nodes[program.index["s:" + program.questions[node.path]["section"]]]
        else:
            node = None
