"""What stands behind a condition: the parts of the named conditions it uses, and the rules of what it looks at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...dsl.context import GROUP_NODES
from ..model import Model, Rule, Tree
from ..portable import nodes
from .states import Sources

_MOST_DERIVED = 12


def rules_behind(
    model: Model, sources: Sources, first: Mapping[str, None], *, alone: bool
) -> dict[str, tuple[tuple[Rule, ...], ...]]:
    """The rules by which the status of these questions follows, and of those that they look at in turn, nearest
    first; `alone` keeps to these. A question is left out where a rule of its own or its section tests a group, or
    where it stands in the row of a group that may be pending."""
    found: dict[str, tuple[tuple[Rule, ...], ...]] = {}
    waiting = list(first)
    sections = {section.id: section for section in model.sections}
    while waiting and len(found) < _MOST_DERIVED:
        path = waiting.pop(0)
        reach = sources.reach.get(f"q:{path}")
        if path in found or reach is None or not (reach.skipped or reach.pending):
            continue
        question = model.questions[path]
        own: tuple[tuple[Rule, ...], ...] = (question.rules,)
        if question.group is None:
            own = (sections[question.section].rules, *own)
        elif sources.reach[f"q:{question.group}"].pending:
            continue
        read = [node for rules in own for rule in rules for node in inlined(model, rule.condition.tree)]
        if any(node[0] in GROUP_NODES for node in read):
            continue
        found[path] = own
        if not alone:
            waiting += [node[1] for node in read if node[0] == "question"]
    return found


def inlined(model: Model, tree: Tree) -> Iterator[Tree]:
    """Every node of a condition, those of the named conditions it uses with them. They are never in a circle, and
    how many there are is capped where they are typed."""
    waiting = [tree]
    while waiting:
        for node in nodes(waiting.pop()):
            if node[0] == "named":
                waiting.append(model.define[node[1]].tree)
            else:
                yield node
