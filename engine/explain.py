"""Why a question is asked, skipped or pending (rule S6): the rule that decided, its because, and what it read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from ..dsl.reasons import leaves, unknown_refs
from ..dsl.truth import Rows
from .address import Address
from .drafts import says_something
from .program import (
    ASKED,
    DRAFT,
    OUTER,
    PENDING,
    SKIPPED,
    STATE,
    STATUS,
    STATUS_NAMES,
    Frame,
    Node,
    RunningRule,
    Status,
)
from .said_at import reads_any
from .spoken import listed
from .state import State, rows_of
from .wording import fill

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

    status: Status
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
    """Why the question at a template path has its status in a frame. Where that hangs on an answer that was erased since, no more is told
    than that it does: the rest went with it (rule R3)."""
    found = _why(state, path, frame)
    if not state.gone or not reads_any(state.program, (each.ref for each in found.read), state.gone):
        return found
    if found.status == "asked":
        return replace(found, sentence="asked when this was signed; why went with what was erased")
    if says_something(frame[state.cell(path) + DRAFT]):
        return replace(found, sentence="not asked when this was signed; why went with what was erased")
    return replace(found, sentence="whether it was asked went with what was erased")


def hangs_on_erased(state: State, path: str, frame: Frame) -> bool:
    """Whether the status of a question hangs on an answer that was erased."""
    refs = (each.ref for each in _why(state, path, frame).read)
    return reads_any(state.program, refs, state.gone)


def _why(state: State, path: str, frame: Frame) -> Because:
    program = state.program
    node = program.nodes[program.index[f"q:{path}"]]
    status: int = frame[node.cell + STATUS]
    decided, rule = _own(node, frame)
    if decided == status and (rule is not None or node.skips):
        return _told(state, node, frame, status, rule)
    around, outside = _container(state, node, frame)
    if decided == status == ASKED and around is None:
        said = state.facing(path).get("because")
        words = f": {fill(said, state, frame, node.scope).text}" if said else ""
        return Because("asked", f"always asked{words}")
    if around is None:
        return _told(state, node, frame, status, rule)
    verb = {SKIPPED: "is skipped", PENDING: "waits", ASKED: "is asked"}[status]
    return replace(around, sentence=f"{outside} {verb}: {around.sentence}")


def _own(node: Node, frame: Frame) -> tuple[int, RunningRule | None]:
    """The status that a node's own rules give, and the rule that gave it."""
    for skip in node.skips:
        if skip.holds(frame) is True:
            return SKIPPED, skip
    if node.ask is None:
        return ASKED, None
    held = node.ask.holds(frame)
    return (ASKED if held else SKIPPED if held is False else node.unknown), node.ask


def _container(state: State, node: Node, frame: Frame) -> tuple[Because | None, str]:
    """Why the group or section around a question has its status, and what it is called; None where no rule of any
    that stands around it has a say."""
    program = state.program
    if node.scope:
        outer = _why(state, node.scope, frame[OUTER])
        return (None if outer.kind is None else outer), f"the group `{node.scope}`"
    section = program.questions[node.path]["section"]
    holder = program.nodes[program.index[f"s:{section}"]]
    if holder.ask is None and not holder.skips:
        return None, ""
    status, rule = _own(holder, frame)
    return _told(state, holder, frame, status, rule), f"the section `{section}`"


def _told(state: State, node: Node, frame: Frame, status: int, rule: RunningRule | None) -> Because:
    """What the rules of a node say of its status: `rule` decided it, or no skip rule held."""
    if rule is None:
        return _not_skipped(state, node, frame)
    spec = rule.spec
    read = tuple(_states_read(state, spec["tree"], frame, node.scope))
    condition = str(spec["text"])
    said = fill(spec["because"], state, frame, node.scope).text if "because" in spec else None
    if status == PENDING:
        sentence = f"waiting until {_until(state, spec['tree'], frame, node.scope)}, since it is asked when {condition}"
    elif status == ASKED and rule.holds(frame) is not True:
        sentence = f"asked already, though it cannot be told yet whether {condition}"
    elif status == ASKED:
        sentence = f"asked, since {condition}" + ("" if said is None else f" ({said})")
    elif said is not None:
        sentence = said
    else:
        sentence = f"skipped when {condition}" if spec["kind"] == "skip" else f"asked only when {condition}"
    return Because(STATUS_NAMES[status], sentence, spec["kind"], spec["by"], spec["owner"], condition, read)


def _not_skipped(state: State, node: Node, frame: Frame) -> Because:
    """A question that would be skipped, were one of its skip rules to hold."""
    specs = [skip.spec for skip in node.skips]
    condition = " or ".join(f"({s['text']})" if len(specs) > 1 else str(s["text"]) for s in specs)
    read = [source for spec in specs for source in _states_read(state, spec["tree"], frame, node.scope)]
    first = specs[0]
    return Because(
        "asked",
        f"asked, since it is skipped only when {condition}",
        first["kind"],
        first["by"],
        first["owner"],
        condition,
        tuple(dict.fromkeys(read)),
    )


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
    if not named:
        return "the calendar of bank holidays reaches that far"
    return f"{listed(list(named))} {'are' if len(named) > 1 else 'is'} known"


def _states_read(state: State, tree: Any, frame: Frame, scope: str) -> list[ReadState]:
    context = state.program.context
    found: dict[Ref, ReadState] = {}
    for leaf in leaves(tree, context, frame, scope=scope, deciding=True):
        for (kind, name), here in leaf.reads:
            cell = state.program.cells["" if kind == "fact" else state.program.scope_of[name]][(kind, name)]
            ref = (kind, name if kind == "fact" else str(Address(name, rows_of(here))))
            found.setdefault(ref, ReadState(ref, here[cell + STATE]))
    return list(found.values())
