"""What is decided alike in two exemplars that are compared, and what is not: a change reaches what reads it."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Fact, Model, Question, Rule, Tree
from ..portable import names_used, reckons_on_a_date, sources


def changed(before: Model, after: Model) -> frozenset[str]:
    """The nodes of either exemplar (`q:` questions, `s:` sections, `f:` facts) whose status or value may differ
    between them: their own rules do, or something that they read."""
    names = names_changed(before, after)
    found: set[str] = set()
    old, new = _Nodes(before), _Nodes(after)
    for node in (*before.order, *after.order):
        if not (old.has(node) and new.has(node)):
            found.add(node)
    for node in after.order:
        if node in found:
            continue
        if (
            old.own(node) != new.own(node)
            or before.as_of != after.as_of
            or found.intersection(new.reads(node))
            or names.intersection(new.uses(node))
        ):
            found.add(node)
    return frozenset(found)


def rows_changed(before: Model, after: Model, group: str, moved: frozenset[str]) -> frozenset[str] | None:
    """The nodes within a group that may differ between the two even where its rows are there in both; None where the rows
    themselves may. `moved` are the nodes that `changed` found."""
    old, new = _Nodes(before), _Nodes(after)
    node = f"q:{group}"
    if not (old.has(node) and new.has(node)) or old.rows(group) != new.rows(group):
        return None
    names = names_changed(before, after)
    found: set[str] = set()
    for each in after.order:
        if not each.startswith(f"{node}."):
            continue
        read = set(new.reads(each))
        if after.questions[each[2:]].group == group:
            read.discard(node)
        outer = {other for other in read if not other.startswith(f"{node}.")}
        if (
            not old.has(each)
            or old.own(each) != new.own(each)
            or not moved.isdisjoint(outer)
            or not found.isdisjoint(read)
            or names.intersection(new.uses(each))
        ):
            found.add(each)
    return frozenset(found)


def opened(model: Model, tree: Tree) -> Iterator[Tree]:
    """A tree, and that of every named condition that it comes to use."""
    waiting, seen = [tree], set[str]()
    while waiting:
        at = waiting.pop()
        yield at
        for name in names_used(at):
            if name not in seen:
                seen.add(name)
                waiting.append(model.define[name].tree)


def names_changed(before: Model, after: Model) -> frozenset[str]:
    """The named conditions that do not say the same in both, or use one that does not."""
    names = {name for name in (*before.define, *after.define) if _named(before, name) != _named(after, name)}
    grown = True
    while grown:  # Names use names: a change of one is a change of those that use it.
        grown = False
        for name, condition in after.define.items():
            if name not in names and names.intersection(names_used(condition.tree)):
                names.add(name)
                grown = True
    return frozenset(names)


def _named(model: Model, name: str) -> Tree | None:
    return model.define[name].tree if name in model.define else None


class _Nodes:
    def __init__(self, model: Model) -> None:
        self._model = model
        self._sections = {section.id: section for section in model.sections}
        self._bound = {q.fact: q for q in model.questions.values() if q.fact is not None}
        self._decided = frozenset(model.order)

    def has(self, node: str) -> bool:
        return node in self._decided

    def own(self, node: str) -> object:
        """What a node says for itself."""
        kind, _, name = node.partition(":")
        if kind == "s":
            return _rules(self._sections[name].rules)
        if kind == "f":
            bound = self._bound.get(name)
            return _kind(self._model.facts[name]), bound and bound.path
        question = self._model.questions[name]
        return (
            _kind(question), question.section, question.group, question.fact, question.reasons,
            question.at_least, question.at_most, question.retired, question.there_are_none is None,
            _rules(question.rules),
        )  # fmt: skip

    def rows(self, group: str) -> object:
        """What a group says of its rows, whenever it is asked."""
        held = self._model.questions[group]
        bound = None if held.fact is None else _kind(self._model.facts[held.fact])
        return _kind(held), held.group, held.fact, bound, held.retired, held.there_are_none is None

    def uses(self, node: str) -> Iterator[str]:
        for rule in self._rules_of(node):
            yield from names_used(rule.condition.tree)

    def reads(self, node: str) -> Iterator[str]:
        kind, _, name = node.partition(":")
        if kind == "f":
            if name in self._bound:
                yield f"q:{self._bound[name].path}"
            return
        if kind == "q":
            question = self._model.questions[name]
            yield f"q:{question.group}" if question.group else f"s:{question.section}"
        for rule in self._rules_of(node):
            for tree in opened(self._model, rule.condition.tree):
                if reckons_on_a_date(tree) and self._model.as_of is not None:
                    yield f"{self._model.as_of[0][0]}:{self._model.as_of[1]}"
                for ref in sources(tree):
                    yield f"{ref[0][0]}:{ref[1]}"

    def _rules_of(self, node: str) -> tuple[Rule, ...]:
        kind, _, name = node.partition(":")
        if kind == "f":
            return ()
        return self._sections[name].rules if kind == "s" else self._model.questions[name].rules


def _rules(rules: tuple[Rule, ...]) -> object:
    return tuple((rule.kind, rule.condition.tree, rule.if_not_known) for rule in rules)


def _kind(said: Question | Fact) -> object:
    return said.type, tuple((option.code, option.exclusive) for option in said.options)
