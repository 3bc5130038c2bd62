"""Why a question is asked, skipped or pending (rule S6): the rule that decided, its because, and what it read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..dsl.reasons import leaves, unknown_refs
from ..dsl.truth import Rows
from .address import Address
from .program import (
    ASKED,
    OUTER,
    PENDING,
    SKIPPED,
    STATE,
    STATUS,
    STATUS_NAMES,
    Frame,
    Node,
    RunningRule,
)
from .state import State, rows_of
from .wording import fill, listed

Ref = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ReadState:
    """A source that a rule read, a question by its address, and the state it was in. The value is not here: say it
    where it is shown."""

    ref: Ref
    state: str

    def as_json(self) -> dict[str, str]:
        """`{"question" or "fact": name, "state": ...}`."""
        return {self.ref[0]: self.ref[1], "state": self.state}


@dataclass(frozen=True, slots=True)
class Because:
    """Why a status is what it is.

    `sentence` says it in words. `by` is `question`, `section` or `pathway`, `owner` its name, `kind` the rule's
    (`ask` or `skip`), `condition` its text: all None where nothing had to decide.
    """

    status: str
    sentence: str
    kind: str | None = None
    by: str | None = None
    owner: str | None = None
    condition: str | None = None
    read: tuple[ReadState, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON data."""
        found: dict[str, Any] = {"sentence": self.sentence}
        for name in ("kind", "by", "owner", "condition"):
            if getattr(self, name) is not None:
                found[name] = getattr(self, name)
        if self.read:
            found["read"] = [source.as_json() for source in self.read]
        return found


def why(state: State, path: str, frame: Frame) -> Because:
    """Why the question at a template path has its status in a frame."""
    program = state.program
    node = program.nodes[program.index[f"q:{path}"]]
    status: int = frame[node.cell + STATUS]
    decided, rule = _own(node, frame)
    if decided == status and (rule is not None or status == ASKED):
        return _told(state, node, frame, status, rule)
    return _container(state, node, frame, status)


def _own(node: Node, frame: Frame) -> tuple[int, RunningRule | None]:
    """The status that a node's own rules give, and the rule that gave it."""
    for skip in node.skips:
        if skip.holds(frame) is True:
            return SKIPPED, skip
    if node.ask is None:
        return ASKED, None
    held = node.ask.holds(frame)
    return (ASKED if held else SKIPPED if held is False else node.unknown), node.ask


def _container(state: State, node: Node, frame: Frame, status: int) -> Because:
    program = state.program
    if node.scope:
        outer = why(state, node.scope, frame[OUTER])
        name = f"the group `{node.scope}`"
    else:
        section = program.questions[node.path]["section"]
        holder = program.nodes[program.index[f"s:{section}"]]
        _, rule = _own(holder, frame)
        outer = _told(state, holder, frame, status, rule)
        name = f"the section `{section}`"
    verb = "waits" if status == PENDING else "is skipped"
    sentence = f"{name} {verb}: {outer.sentence}"
    return Because(
        STATUS_NAMES[status], sentence, outer.kind, outer.by, outer.owner, outer.condition, outer.read
    )


def _told(state: State, node: Node, frame: Frame, status: int, rule: RunningRule | None) -> Because:
    if rule is None:
        said = state.program.questions[node.path].get("because") if node.name[0] == "q" else None
        always = (
            "always asked" if said is None else f"always asked: {fill(said, state, frame, node.scope).text}"
        )
        return Because(STATUS_NAMES[status], always)
    spec = rule.spec
    read = tuple(_states_read(state, spec["tree"], frame, node.scope))
    condition = str(spec["text"])
    said = fill(spec["because"], state, frame, node.scope).text if "because" in spec else None
    if status == PENDING:
        sentence = f"waiting until {_until(state, spec['tree'], frame, node.scope)}, since it is asked when {condition}"
    elif spec["kind"] == "ask" and status == ASKED and rule.holds(frame) is not True:
        sentence = f"asked already, though it cannot be told yet whether {condition}"
    else:
        verb = "asked" if status == ASKED else "skipped"
        sentence = said if said is not None else f"{verb} when {condition}" if _is_own(spec, status) else (
            f"asked only when {condition}"
        )  # fmt: skip
    return Because(STATUS_NAMES[status], sentence, spec["kind"], spec["by"], spec["owner"], condition, read)


def _is_own(spec: Any, status: int) -> bool:
    return bool((spec["kind"] == "ask") == (status == ASKED))


def _until(state: State, tree: Any, frame: Frame, scope: str) -> str:
    """What has to be known before a condition is: `drinking` is known, the exact date of `born` is known."""
    program = state.program
    named: dict[str, None] = {}
    for (kind, name), here in unknown_refs(tree, program.context, frame, scope=scope):
        cell = program.cells["" if kind == "fact" else program.scope_of[name]][(kind, name)]
        question = name if kind == "question" else program.bound.get(name)
        shown = name if question is None else str(Address(question, rows_of(here)))
        if here[cell + STATE] != "answered":
            named[f"`{shown}`"] = None
        elif isinstance(here[cell], Rows):
            named[f"every row of `{shown}`"] = None
        else:
            named[f"the exact date of `{shown}`"] = None
    return f"{listed(list(named)) or 'it'} {'are' if len(named) > 1 else 'is'} known"


def _states_read(state: State, tree: Any, frame: Frame, scope: str) -> list[ReadState]:
    context = state.program.context
    found: dict[Ref, ReadState] = {}
    for leaf in leaves(tree, context, frame, scope=scope, deciding=True):
        for (kind, name), here in leaf.reads:
            cell = state.program.cells["" if kind == "fact" else state.program.scope_of[name]][(kind, name)]
            ref = (kind, name if kind == "fact" else str(Address(name, rows_of(here))))
            found.setdefault(ref, ReadState(ref, here[cell + STATE]))
    return list(found.values())
