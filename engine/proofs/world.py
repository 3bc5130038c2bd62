"""The variables of a proof: every answer and fact that is free, and every status that follows (rules A1, S1, C9).

A variable has a case for each answer and state that conditions tell apart. That of a question has two more, pending
and skipped, which its status allows; a search that rules cases out asks for what its status then has to be.

Where two exemplars are compared, whatever is the same in both is one variable. What differs has one in each, and the
two have the same answer while the question is asked in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...dsl.context import GROUP_NODES
from ...dsl.truth import ABSENT
from ..model import Condition, Fact, Model, Question, Ref, Rule, Tree
from ..portable import names_used, nodes, reckons_on_a_date, sources
from .constants import Cuts
from .domains import Case, Constants, TooMany, cases_of, reasons_of
from .elapsed import Apart, stretches
from .same import changed, names_changed, opened, rows_changed

Row = tuple[int, ...]
"""The numbers of the rows in which something stands, outermost first, from 0."""


@dataclass(slots=True)
class Variable:
    """One variable. `asked` masks the cases of an asked question, or all of what is free; `pending` and `skipped` are
    one bit each, or 0. `model` is the exemplar by whose rules its status follows, -1 where none does."""

    ref: Ref
    row: Row
    cases: list[Case]
    asked: int
    pending: int = 0
    skipped: int = 0
    model: int = -1
    twin: int = -1
    """The variable of the same question in the other exemplar."""
    feeds: int = -1
    """Of a fact: the question that is bound to it, without which it is not pending."""
    shows: str = "source"
    """`source`, `section`, `apart` (two dates), or `whole`: a test taken for itself."""
    tree: Tree = ()
    """The test that is taken for itself."""
    between: tuple[int, int] = (-1, -1)
    """The variables of the two dates."""
    needs: tuple[int, ...] = ()
    """The variables that a test taken for itself reads."""


class World:
    """The variables of a proof over one exemplar, or over two that are compared. They are made when asked for."""

    def __init__(
        self,
        models: Sequence[Model],
        asked: Iterable[Condition] = (),
        *,
        without: Iterable[Rule] = (),
        cuts: Cuts | None = None,
        rows: int = 0,
    ) -> None:
        """`asked` are the conditions that will be asked about; `without` rules to be left out of account; `cuts` the
        constants, where they are known already. With `rows` a group has at most so many, and tests over them are
        written out; without, each is taken for itself."""
        self.rows = rows
        self.models = tuple(models)
        self.cuts = cuts or Cuts(self.models, asked)
        self.variables: list[Variable] = []
        self.full: list[int] = []
        self.without = frozenset(id(rule) for rule in without)
        self._numbers: dict[tuple[object, ...], int] = {}
        self._changed = changed(*self.models) if len(self.models) == 2 else frozenset()
        self._names = names_changed(*self.models) if len(self.models) == 2 else frozenset()
        self._inside: dict[str, frozenset[str] | None] = {}
        self._sections = [{s.id: s for s in model.sections} for model in self.models]
        self._bound = [
            {q.fact: q for q in model.questions.values() if q.fact is not None} for model in self.models
        ]
        self._reach: list[dict[str, tuple[bool, bool]]] = [{} for _ in self.models]

    def differs(self, path: str) -> bool:
        """Whether the status of a question may differ between the two exemplars."""
        return f"q:{path}" in self._changed

    def is_over_rows(self, variable: int) -> bool:
        """Whether a variable is a test over the rows of a group."""
        held = self.variables[variable]
        return held.shows == "whole" and any(node[0] in GROUP_NODES for node in nodes(held.tree))

    def rules(self, model: int, node: str) -> tuple[Rule, ...]:
        """The rules that decide a node's own status: `q:drinking`, `s:story`."""
        kind, _, name = node.partition(":")
        held = self._sections[model][name] if kind == "s" else self.models[model].questions[name]
        if self.without:
            return tuple(rule for rule in held.rules if id(rule) not in self.without)
        return held.rules

    def container(self, model: int, node: str) -> str | None:
        """The node whose status caps this one's."""
        if node[0] == "s":
            return None
        question = self.models[model].questions[node[2:]]
        return f"q:{question.group}" if question.group else f"s:{question.section}"

    def can_be(self, model: int, node: str) -> tuple[bool, bool]:
        """Whether a node may be skipped, and whether it may be pending, as far as its rules go."""
        known = self._reach[model]
        found = known.get(node)
        if found is None:
            around = self.container(model, node)
            skipped, pending = (False, False) if around is None else self.can_be(model, around)
            rules = self.rules(model, node)
            retired = node[0] == "q" and self.models[model].questions[node[2:]].retired is not None
            waits = any(rule.kind == "ask" and rule.if_not_known != "ask" for rule in rules)
            found = known[node] = (skipped or bool(rules) or retired, pending or waits)
        return found

    def question(self, model: int, path: str, row: Row) -> int:
        """The variable of a question as it stands in a row: its answer and its status."""
        node = f"q:{path}"
        home = self._home(model, node)
        key = ("question", path, row, home)
        found = self._numbers.get(key)
        if found is not None:
            return found
        said = tuple(m.questions[path] for m in self.models if path in m.questions)
        ref: Ref = ("question", path)
        if said[0].fact is not None and not said[0].group and said[0].type != "group":
            cases = [Case("answered", True, "Something")]  # Its value is read as the fact's (rule C9).
        elif said[0].type == "group" and self.rows:
            cases = [Case("answered", n, n) for n in range(1, self.rows + 1)]
            cases += [case for case in self._cases(ref, said) if case.state != "answered"]
        else:
            cases = self._cases(ref, said)
        made = self._status(Variable(ref, row, cases, 0, model=home[0]), node)
        number = self._put(key, made)
        other = self._numbers.get(("question", path, row, (1 - model,))) if len(self.models) == 2 else None
        if home == (model,) and other is not None:
            made.twin, self.variables[other].twin = other, number
        return number

    def section(self, model: int, name: str) -> int:
        """The variable of a section's status."""
        node = f"s:{name}"
        home = self._home(model, node)
        key = ("section", name, home)
        found = self._numbers.get(key)
        if found is None:
            made = Variable(("section", name), (), [Case("asked")], 0, model=home[0], shows="section")
            found = self._put(key, self._status(made, node))
        return found

    def fact(self, model: int, name: str) -> int:
        """The variable of a fact: what was answered to its question, or what is on record (rule C9)."""
        question = self._bound[model].get(name)
        home = self._home(model, f"f:{name}")
        key = ("fact", name, home)
        found = self._numbers.get(key)
        if found is not None:
            return found
        said = tuple(m.facts[name] for m in self.models if name in m.facts)
        ref: Ref = ("fact", name)
        if said:
            cases = self._cases(ref, said)
        else:  # A condition from elsewhere may speak of a fact that this exemplar does not have.
            cases = [Case("answered", code, code) for code in (*self.cuts.of(ref).codes, True)]
            cases += [Case("not_applicable", ABSENT), Case("blank")]
        made = Variable(ref, (), cases, (1 << len(cases)) - 1)
        if question is not None and question.type != "group" and self.can_be(model, f"q:{question.path}")[1]:
            cases.append(Case("pending"))
            made.pending = 1 << (len(cases) - 1)
            made.feeds = self.question(model, question.path, ())
        return self._put(key, made)

    def source(self, model: int, ref: Ref, row: Row) -> int:
        """The variable of what a condition names, seen from a row."""
        if ref[0] == "fact":
            return self.fact(model, ref[1])
        depth = ref[1].count(".")
        return self.question(model, ref[1], row[:depth])

    def apart(self, model: int, found: Apart, row: Row) -> int:
        """The variable of the time between two dates. Raises TooMany."""
        needs = (self.source(model, found.start, row), self.source(model, found.end, row))
        key = ("apart", found.family, needs)
        known = self._numbers.get(key)
        if known is None:
            ranges = any(self.partly(ref) for ref in (found.start, found.end))
            cuts = self.cuts.pairs[found.family, found.start, found.end]
            cases = stretches(cuts, ranges=ranges)
            made = Variable(("apart", found.family), row, cases, (1 << len(cases)) - 1, shows="apart")
            made.between = needs
            known = self._put(key, made)
        return known

    def whole(self, model: int, tree: Tree, row: Row, cases: list[Case], *, of: str = "") -> int:
        """The variable of a test that is taken for itself. With `of` it counts only while that group has rows: where these
        are the same in both exemplars, so is what it comes to, of whomever the group is asked."""
        home = model if len(self.models) > 1 and self._moved(model, tree, of) else 0
        key = ("whole", home, tree, row)
        known = self._numbers.get(key)
        if known is None:
            made = Variable(("whole", tree[0]), row, cases, (1 << len(cases)) - 1, model=model, shows="whole")
            made.tree = tree
            known = self._put(key, made)
        return known

    def _moved(self, model: int, tree: Tree, of: str) -> bool:
        """Whether something that a test reads may differ between the two exemplars: in the rows of the group `of`, while it
        has some."""
        held, inside = self.models[model], self._rows_moved(of)
        for each in opened(held, tree):
            if not self._names.isdisjoint(names_used(each)):
                return True
            read = {f"{ref[0][0]}:{ref[1]}" for ref in sources(each)}
            if held.as_of is not None and reckons_on_a_date(each):
                read.add(f"{held.as_of[0][0]}:{held.as_of[1]}")
            if inside is None:
                if not self._changed.isdisjoint(read):
                    return True
                continue
            within = {node for node in read if node == f"q:{of}" or node.startswith(f"q:{of}.")}
            if not self._changed.isdisjoint(read - within) or not inside.isdisjoint(within):
                return True
        return False

    def _rows_moved(self, group: str) -> frozenset[str] | None:
        if not group:
            return None
        if group not in self._inside:
            before, after = self.models
            self._inside[group] = rows_changed(before, after, group, self._changed)
        return self._inside[group]

    def partly(self, ref: Ref) -> bool:
        """Whether a date may be known only in part: a year, or between two days (rule C3)."""
        for model in self.models:
            said = model.questions.get(ref[1]) if ref[0] == "question" else model.facts.get(ref[1])
            if said is None or said.type != "date":
                return True
        return False

    def _home(self, model: int, node: str) -> tuple[int, ...]:
        """Which exemplar a node's variable belongs to: both, told as the first, where it is the same in both."""
        if len(self.models) < 2:
            return (0,)
        return (model,) if node in self._changed else (0, 1)

    def _cases(self, ref: Ref, held: tuple[Question | Fact, ...]) -> list[Case]:
        offered = [reasons_of(each) for each in held]
        reasons = tuple(r for r in offered[0] if all(r in each for each in offered))
        try:
            return cases_of(held, self.cuts.of(ref), reasons=reasons)
        except TooMany:  # What is compared with it is then taken for itself.
            plain = cases_of(held, Constants(), reasons=reasons)
            return [Case("answered", True, plain[0].plain), *(c for c in plain if c.state != "answered")]

    def _status(self, made: Variable, node: str) -> Variable:
        made.asked = (1 << len(made.cases)) - 1
        made.cases = [*made.cases, Case("pending"), Case("skipped", ABSENT)]
        skipped, pending = self.can_be(made.model, node)
        if pending:
            made.pending = made.asked + 1
        if skipped:
            made.skipped = 2 * (made.asked + 1)
        return made

    def _put(self, key: tuple[object, ...], made: Variable) -> int:
        number = self._numbers[key] = len(self.variables)
        self.variables.append(made)
        self.full.append(made.asked | made.pending | made.skipped)
        return number
