"""What the conditions of an exemplar compare each source with: where its values are to be cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...dsl import dates
from ..model import Condition, Model, Ref, Tree
from ..portable import nodes
from .domains import Constants
from .elapsed import apart
from .leaf import constant_of
from .rows import of_one_row

Pair = tuple[str, Ref, Ref]
"""The family of units, and the two dates between which they are counted."""


class Cuts:
    """The constants of one or several exemplars, by source and by pair of dates. `ages` are the dates of birth by which
    somebody's age is reckoned, each with the fact that says that somebody is not yet born."""

    def __init__(self, models: Iterable[Model], asked: Iterable[Condition] = ()) -> None:
        """Of every condition that decides something in the exemplars, and of those that are asked besides."""
        self.sources: dict[Ref, Constants] = {}
        self.pairs: dict[Pair, set[int]] = {}
        self.ages: dict[Ref, Ref | None] = {}
        seen: set[int] = set()
        for model in models:
            for condition in (*_conditions(model), *asked):
                if id(condition.tree) not in seen:
                    seen.add(id(condition.tree))
                    self._look(model, condition.tree)

    def of(self, ref: Ref) -> Constants:
        """The constants of one source."""
        return self.sources.setdefault(ref, Constants())

    def _look(self, model: Model, tree: Tree) -> None:
        for node in nodes(tree):
            kind = node[0]
            if kind == "is" or kind == "includes":
                self.of((node[1][0], node[1][1])).codes[node[2]] = None
            elif kind == "one_of":
                self.of((node[1][0], node[1][1])).codes.update(dict.fromkeys(node[2]))
            elif kind == "compare":
                self._compared(model, node)
                single = of_one_row(node)
                if single is not None:
                    self._compared(model, single)
            elif kind == "age":
                unless = None if node[4] is None else (node[4][0], node[4][1])
                self.ages[(node[2][0], node[2][1])] = unless
                if unless is not None:
                    self.of(unless).codes["yes"] = None

    def _compared(self, model: Model, node: Tree) -> None:
        found = apart(model, node)
        if found is not None:
            self.pairs.setdefault((found.family, found.start, found.end), set()).update(found.cuts())
            return
        for one, other in ((node[2], node[3]), (node[3], node[2])):
            if one[0] not in ("question", "fact"):
                continue
            number = constant_of(other)
            if number is not None:
                self.of((one[0], one[1])).numbers.add(number)
            elif other[0] == "date":
                days = dates.parse(other[1])
                if days is not None:
                    self.of((one[0], one[1])).days.add(days)


def _conditions(model: Model) -> Iterator[Condition]:
    yield from model.define.values()
    for section in model.sections:
        for rule in section.rules:
            yield rule.condition
    for question in model.questions.values():
        for rule in question.rules:
            yield rule.condition
        if question.statutory is not None and question.statutory.whom is not None:
            yield question.statutory.whom
