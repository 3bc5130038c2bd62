"""Which conditions make it so: the fewest by which a question is never asked, and the one that took it from a child."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import Model, Rule
from ..portable import names_used, sources
from .formula import Formula
from .questions import Proofs, asked
from .reading import Reading
from .replay import status_in
from .search import OverBudget, Search
from .verdict import Example
from .world import World

MOST_RULES = 60
"""Conditions among which the fewest are looked for; beyond, only those nearest the question are told."""


def decided_by(proofs: Proofs, path: str, example: Example) -> tuple[str, Rule | None]:
    """The status of a question for an example child, and the rule that gave it: of the outermost that stands around it
    if several did. None where it is retired."""
    session = proofs.replay.open(example.known, path)
    status = status_in(session, path)
    for node, scope in _levels(proofs.model, path):
        frame = session.root
        if scope:
            frames = [found for found, _ in session.frames(scope)]
            if not frames:
                break
            frame = frames[0]
        for rule in proofs.world.rules(0, node):
            held = session.program.compile(rule.condition.tree, scope=scope, deciding=True)(frame)
            if held is True if rule.kind == "skip" else held is False or _waits(rule, held):
                return status, rule
    return status, None


def _waits(rule: Rule, held: bool | None) -> bool:
    return held is None and rule.if_not_known != "ask"


def _levels(model: Model, path: str) -> Iterator[tuple[str, str]]:
    """The nodes around a question and its own, outermost first, each with the group in whose rows it stands."""
    steps = path.split(".")
    yield f"s:{model.questions[path].section}", ""
    for n in range(len(steps)):
        yield f"q:{'.'.join(steps[: n + 1])}", ".".join(steps[:n])


def fewest(proofs: Proofs, node: str) -> tuple[Rule, ...]:
    """The fewest rules by which a question or section is never asked: with any one of them left out some child would
    be. Those nearest it come first."""
    rules = tuple(_behind(proofs.model, node))
    if len(rules) > MOST_RULES:
        rules = tuple(proofs.world.rules(0, node))
        if not _never(proofs, node, without=_others(proofs.model, rules)):
            return rules
    spared: list[Rule] = []
    for rule in reversed(rules):
        if _never(proofs, node, without=[*spared, rule]):
            spared.append(rule)
    left_out = {id(rule) for rule in spared}
    return tuple(rule for rule in rules if id(rule) not in left_out)


def _others(model: Model, rules: Sequence[Rule]) -> list[Rule]:
    kept = {id(rule) for rule in rules}
    every = [rule for q in model.questions.values() for rule in q.rules]
    every += [rule for section in model.sections for rule in section.rules]
    return [rule for rule in every if id(rule) not in kept]


def _never(proofs: Proofs, node: str, *, without: Sequence[Rule]) -> bool:
    world = World((proofs.model,), without=without, cuts=proofs.world.cuts)
    reading = Reading(world)
    try:
        return Search(reading).solve(reached(reading, node)) is None
    except OverBudget:
        return False


def reached(reading: Reading, node: str) -> Formula:
    """That a question or a section is asked."""
    return reading.asked(0, node, ()) if node[0] == "s" else asked(reading, 0, node[2:])


def _behind(model: Model, node: str) -> Iterator[Rule]:
    """The rules on which the status of a node hangs, nearest first, as far as MOST_RULES and one more."""
    sections = {section.id: section for section in model.sections}
    waiting, seen, many = [node], {node}, 0
    while waiting and many <= MOST_RULES:
        here = waiting.pop(0)
        kind, _, name = here.partition(":")
        held = sections.get(name) if kind == "s" else model.questions.get(name)
        if held is None:
            continue
        reads = [] if kind == "s" else [_container(model, name)]
        for rule in held.rules:
            many += 1
            yield rule
            trees = [rule.condition.tree]
            while trees:
                tree = trees.pop()
                trees += [model.define[used].tree for used in names_used(tree)]
                reads += [f"q:{ref[1]}" for ref in sources(tree) if ref[0] == "question"]
        for read in reads:
            if read not in seen:
                seen.add(read)
                waiting.append(read)


def _container(model: Model, path: str) -> str:
    question = model.questions[path]
    return f"q:{question.group}" if question.group else f"s:{question.section}"
