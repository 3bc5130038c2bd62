"""An artifact made ready to run: conditions as closures, cells laid out, dependents known. Shared by sessions.

Each scope (the root, and each group's row) has a frame: a plain list of the enclosing frame, the row's
identifier, and then four cells for each source: operand, state, status and draft. See `dsl.closures` for the first two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, TypeAlias

from ..dsl import closures
from ..dsl.context import GROUP_NODES
from .artifact import Artifact
from .clearance import Clearance
from .faces import named
from .language import REASONS
from .uncollected import uncollected
from .values import ValueKind, kind_of

Frame = list[Any]
Ref = tuple[str, str]
Holds = Callable[[Frame], bool | None]

SKIPPED, PENDING, ASKED = 0, 1, 2
Status: TypeAlias = Literal["skipped", "pending", "asked"]
STATUS_NAMES: tuple[Status, Status, Status] = ("skipped", "pending", "asked")
OUTER, ROW, FIRST_CELL, STRIDE = 0, 1, 2, 4
STATE, STATUS, DRAFT = 1, 2, 3
TODAY: ContextVar[int] = ContextVar("today")
"""The day of asking, an ordinal, for the conditions that may ask it (rule C4); the session says it."""

GAPS = frozenset(REASONS) - {"not_applicable"} | {"blank"}
"""The states that are gaps (rule A1)."""


@dataclass(frozen=True, slots=True)
class RunningRule:
    """A rule of the artifact with its condition compiled."""

    spec: Mapping[str, Any]
    holds: Holds


@dataclass(frozen=True, slots=True)
class Reach:
    """How a change in one frame reaches the frames of a dependent node: `up` frames to the one they share, then
    `down` through the rows of these groups."""

    node: int
    up: int
    down: tuple[str, ...]


@dataclass(slots=True)
class Dependents:
    """Who must be decided again after a source changed: `flat` are nodes of the root, from a source of the root."""

    flat: list[int] = field(default_factory=list)
    reach: list[Reach] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that is decided: a section's status, a question's, or a fact bound to a question.

    `container` is the cell of the status that caps this one, `up` frames outward, or -1. `unknown` is the status
    while the ask rule is U. `source` of a fact is the cell of its question, or its own where none is bound to it.
    """

    name: str
    path: str
    scope: str
    cell: int
    ask: RunningRule | None = None
    skips: tuple[RunningRule, ...] = ()
    unknown: int = PENDING
    container: int = -1
    up: int = 0
    source: int = -1


class OutOfOrder(ValueError):
    """An artifact whose order has something decided before what it reads: settling would not end."""


class Program:
    """A compiled artifact. Build with `Program.of`; it is kept with the artifact and never changes."""

    def __init__(self, artifact: Artifact) -> None:
        """Compile every condition and lay out the cells; linear in the size of the artifact."""
        self.artifact = artifact
        self.content: Mapping[str, Any] = artifact.content
        self.questions: Mapping[str, Mapping[str, Any]] = self.content["questions"]
        self.facts: Mapping[str, Mapping[str, Any]] = self.content["facts"]
        self.sections: dict[str, Mapping[str, Any]] = {s["id"]: s for s in self.content["sections"]}
        self.scope_of: dict[str, str] = {path: q.get("group", "") for path, q in self.questions.items()}
        self._kinds: dict[str, ValueKind] = {}
        self.cells: dict[str, dict[Ref, int]] = {"": {}}
        self._lay_out()
        as_of = self.content.get("as_of")
        self.as_of: Ref | None = None if as_of is None else (as_of[0], as_of[1])
        self.context = closures.Context(
            place=self.place,
            define={name: d["tree"] for name, d in self.content["define"].items()},
            as_of=self.as_of,
            nation=self.content["nation"],
            today=TODAY.get,
        )
        self._compiler = closures.Compiler(self.context)
        self._compiled: dict[tuple[int, bool], Holds] = {}
        self.bound: dict[str, str] = {q["fact"]: path for path, q in self.questions.items() if "fact" in q}
        self.nodes: list[Node] = []
        self.index: dict[str, int] = {}
        self.dependents: list[Dependents] = []
        self.fact_dependents: dict[str, Dependents] = {}
        self._build()
        self.hot: list[tuple[Any, ...]] = [
            (
                n.cell,
                n.ask and n.ask.holds,
                tuple(s.holds for s in n.skips),
                n.unknown,
                n.container,
                n.up,
                n.source,
                n.scope,
                self.questions[n.path]["type"] == "group" if n.name[0] == "q" else False,
                self.dependents[i].flat,
                self.dependents[i].reach,
            )
            for i, n in enumerate(self.nodes)
        ]

    @cached_property
    def variants(self) -> tuple[tuple[str, Holds], ...]:
        """The variants, each with its condition (rule L3)."""
        names: Mapping[str, Any] = self.content.get("variants", {})
        return tuple((name, self.deciding(self.content["define"][named(name)]["tree"])) for name in names)

    @cached_property
    def clearance(self) -> Clearance:
        """Who may see what of it."""
        return Clearance(self.content)

    @classmethod
    def of(cls, artifact: Artifact) -> Program:
        """The program of an artifact, built once. Raises OutOfOrder if its order is not one."""
        found = _BUILT.get(artifact.content_hash)
        if found is None or found.content is not artifact.content:
            while len(_BUILT) >= 8:
                del _BUILT[next(iter(_BUILT))]
            with uncollected():
                found = _BUILT[artifact.content_hash] = cls(artifact)
        return found

    def compile(self, tree: Any, *, scope: str = "", deciding: bool = False) -> Holds:
        """The holds half of a condition, to be asked of a frame of `scope`."""
        return self._compiler.condition(tree, scope=scope, deciding=deciding)

    def reading(self, tree: Any) -> Holds:
        """A condition of the root that only reads: a pen picture's `when`, a next exemplar's `if`."""
        return self._once(tree, False)

    def deciding(self, tree: Any) -> Holds:
        """A condition of the root that decides: a short pathway's."""
        return self._once(tree, True)

    def _once(self, tree: Any, deciding: bool) -> Holds:
        found = self._compiled.get((id(tree), deciding))
        if found is None:
            found = self._compiled[(id(tree), deciding)] = self.compile(tree, deciding=deciding)
        return found

    def kind(self, path: str) -> ValueKind:
        """What a question takes."""
        found = self._kinds.get(path)
        if found is None:
            found = self._kinds[path] = kind_of(self.questions[path])
        return found

    def fact_kind(self, fact: str) -> ValueKind:
        """What a fact takes."""
        name = f"{fact} of the data model"
        found = self._kinds.get(name)
        if found is None:
            found = self._kinds[name] = kind_of(self.facts[fact])
        return found

    def place(self, scope: str, ref: Any) -> tuple[int, int]:
        """Where a frame of `scope` finds a source: frames to go up, and the index of its operand."""
        kind, path = ref
        home = "" if kind == "fact" else self.scope_of[path]
        up = 0
        while scope != home:
            if not scope.startswith(home) or not scope:
                raise KeyError(f"{path} cannot be read from a row of {scope}")
            scope = scope.rpartition(".")[0]
            up += 1
        return up, self.cells[home][(kind, path)]

    def new_frame(self, scope: str, outer: Frame | None, row: str | None) -> Frame:
        """A frame with every source blank and undecided."""
        return [outer, row, *([None, "blank", -1, None] * len(self.cells[scope]))]

    def reads(self, tree: Any) -> Iterator[tuple[Ref, str | None]]:
        """The sources a condition reads, each with the scope of the frame it shares with its reader: None for a plain
        read, else the scope around the outermost group test that it stands in."""
        stack: list[tuple[Any, str | None]] = [(tree, None)]
        while stack:
            node, shared = stack.pop()
            head = node[0]
            if head == "question" or head == "fact":
                yield (head, node[1]), shared
            elif head == "as_of":
                if self.as_of is not None:
                    yield self.as_of, None
            elif head == "named":
                stack.append((self.content["define"][node[1]]["tree"], shared))
            elif head in GROUP_NODES:
                group = node[1]
                yield ("question", group), shared
                if node[2] is not None:
                    stack.append((node[2], self.scope_of[group] if shared is None else shared))
            elif head == "one_of":
                stack.append((node[1], shared))
            elif head not in _LEAVES:
                stack.extend((part, shared) for part in node[1:] if isinstance(part, list | tuple) and part)

    def _lay_out(self) -> None:
        root = self.cells[""]
        at = FIRST_CELL
        for name in self.facts:
            root[("fact", name)] = at
            at += STRIDE
        for section in self.sections:
            root[("section", section)] = at
            at += STRIDE
        sizes = {"": at}
        for path, spec in self.questions.items():
            if spec["type"] == "group":
                self.cells[path] = {}
                sizes[path] = FIRST_CELL
        for path, scope in self.scope_of.items():
            self.cells[scope][("question", path)] = sizes[scope]
            sizes[scope] += STRIDE

    def _build(self) -> None:
        order: list[str] = self.content["order"]
        self.index = {name: i for i, name in enumerate(order)}
        self.dependents = [Dependents() for _ in order]
        for name in order:
            kind, path = name[0], name[2:]
            if kind == "q":
                self._question(name, path)
            elif kind == "s":
                self._section(name, path)
            else:
                self._fact(name, path)

    def _section(self, name: str, section: str) -> None:
        spec = self.sections[section]
        ask, skips, unknown = self._rules(spec.get("rules", ()), "", len(self.nodes))
        cell = self.cells[""][("section", section)]
        self.nodes.append(Node(name, section, "", cell, ask, skips, unknown))

    def _question(self, name: str, path: str) -> None:
        spec = self.questions[path]
        scope = self.scope_of[path]
        number = len(self.nodes)
        ask, skips, unknown = self._rules(spec.get("rules", ()), scope, number)
        if "retired" in spec:
            skips = (_retired(path), *skips)
        cell = self.cells[scope][("question", path)]
        if scope:
            up, container = 1, self.cells[self.scope_of[scope]][("question", scope)]
            self._link(self._of(f"q:{scope}", number), self.scope_of[scope], None, number, scope)
        else:
            up, container = 0, self.cells[""][("section", spec["section"])]
            self._of(f"s:{spec['section']}", number).flat.append(number)
        self.nodes.append(Node(name, path, scope, cell, ask, skips, unknown, container + STATUS, up))

    def _fact(self, name: str, fact: str) -> None:
        number = len(self.nodes)
        cell = source = self.cells[""][("fact", fact)]
        if fact in self.bound:
            source = self.cells[""][("question", self.bound[fact])]
            self._of(f"q:{self.bound[fact]}", number).flat.append(number)
        if "stale_after" in self.facts[fact] and self.as_of is not None and self.as_of != ("fact", fact):
            self._link(self._dependents(self.as_of, number), "", None, number, "")
        self.nodes.append(Node(name, fact, "", cell, source=source))

    def _rules(
        self, rules: Any, scope: str, number: int
    ) -> tuple[RunningRule | None, tuple[RunningRule, ...], int]:
        if not rules:
            return None, (), PENDING
        ask: RunningRule | None = None
        skips: list[RunningRule] = []
        unknown = PENDING
        for rule in rules:
            running = RunningRule(rule, self.compile(rule["tree"], scope=scope, deciding=True))
            if rule["kind"] == "skip":
                skips.append(running)
            else:
                ask = running
                unknown = ASKED if rule.get("if_not_known") == "ask" else PENDING
            for ref, shared in set(self.reads(rule["tree"])):
                home = "" if ref[0] == "fact" else self.scope_of[ref[1]]
                self._link(self._dependents(ref, number), home, shared, number, scope)
        return ask, tuple(skips), unknown

    def _of(self, name: str, reader: int) -> Dependents:
        """The dependents of a node that `reader` reads. Raises OutOfOrder if it is not decided before."""
        at = self.index.get(name, reader)
        if at >= reader:
            raise OutOfOrder(name)
        return self.dependents[at]

    def _dependents(self, ref: Ref, reader: int) -> Dependents:
        name = f"{ref[0][0]}:{ref[1]}"
        if ref[0] == "fact" and name not in self.index:
            return self.fact_dependents.setdefault(ref[1], Dependents())
        return self._of(name, reader)

    def _link(self, source: Dependents, home: str, shared: str | None, node: int, scope: str) -> None:
        """Add the dependency of `node` (decided in `scope`) on a source in `home`."""
        if not home and not scope:
            if node not in source.flat[-1:]:
                source.flat.append(node)
            return
        meeting = _common(home, scope) if shared is None else _common(_common(home, scope), shared)
        up = _depth(home) - _depth(meeting)
        steps = scope.split(".") if scope else []
        down = tuple(".".join(steps[: n + 1]) for n in range(_depth(meeting), len(steps)))
        source.reach.append(Reach(node, up, down))


_BUILT: dict[str, Program] = {}
_LEAVES = frozenset({"number", "date", "today"})


def _retired(path: str) -> RunningRule:
    """What skips a retired question for good, whatever its day; its old answers are set aside and stay readable."""
    spec = {
        "kind": "skip",
        "by": "question",
        "owner": path,
        "tree": ["all"],
        "text": "it is retired",
        "because": "No longer asked",
    }
    return RunningRule(spec, lambda frame: True)


def _depth(scope: str) -> int:
    return scope.count(".") + 1 if scope else 0


def _common(one: str, other: str) -> str:
    """The innermost scope around both."""
    shared: list[str] = []
    for a, b in zip(one.split("."), other.split("."), strict=False):
        if a != b or not a:
            break
        shared.append(a)
    return ".".join(shared)
