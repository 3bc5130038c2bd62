"""The cone of a question: what its status depends on, as an exemplar of its own.

A status is a function of what it reads (rule S1), and whatever it does not read can be anything. So a record of the cone
alone has the same statuses, and is opened in a fraction of the time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..model import Condition, Model, Question, Ref, Rule, Tree
from ..portable import names_used, reckons_on_a_date, sources


def cone(model: Model, paths: Iterable[str], conditions: Iterable[Condition] = ()) -> Model:
    """The exemplar cut down to these questions and conditions, and all that they depend on. Questions that it does not
    have are left out."""
    found = _Cone(model)
    for condition in conditions:
        found.reads(condition.tree)
    for path in paths:
        found.question(path)
    if model.as_of is not None:
        found.source(model.as_of)
    found.follow()
    questions = {
        path: replace(q, questions=tuple(p for p in q.questions if p in found.questions))
        if q.questions
        else q
        for path, q in found.in_order()
    }
    return replace(
        model,
        questions=questions,
        sections=tuple(
            replace(s, questions=tuple(p for p in s.questions if p in questions))
            for s in model.sections
            if s.id in found.sections
        ),
        define={name: held for name, held in model.define.items() if name in found.names},
        order=found.order(),
        timescale=None,
        retention=(),
        pathways=(),
        pen_picture=(),
        case_summary=(),
        signatures=(),
        next=(),
    )


class _Cone:
    def __init__(self, model: Model) -> None:
        self._model = model
        self._sections = {section.id: section for section in model.sections}
        self._bound = {q.fact: q.path for q in model.questions.values() if q.fact is not None}
        self.questions: set[str] = set()
        self.sections: set[str] = set()
        self.names: set[str] = set()
        self._waiting: list[Tree] = []

    def question(self, path: str) -> None:
        if path in self.questions or path not in self._model.questions:
            return
        self.questions.add(path)
        question = self._model.questions[path]
        self._rules(question.rules)
        if question.group:
            self.question(question.group)
        if question.type == "group" and question.questions:
            self.question(question.questions[0])  # A row has something in it.
        if question.section not in self.sections:
            self.sections.add(question.section)
            self._rules(self._sections[question.section].rules)

    def source(self, ref: Ref) -> None:
        path = self._bound.get(ref[1], "") if ref[0] == "fact" else ref[1]
        self.question(path)

    def reads(self, tree: Tree) -> None:
        self._waiting.append(tree)

    def follow(self) -> None:
        while self._waiting:
            tree = self._waiting.pop()
            for ref in sources(tree):
                self.source(ref)
            if self._model.as_of is not None and reckons_on_a_date(tree):
                self.source(self._model.as_of)
            for name in names_used(tree):
                if name not in self.names:
                    self.names.add(name)
                    self.reads(self._model.define[name].tree)

    def order(self) -> tuple[str, ...]:
        """The nodes of the cone, in the order of the whole."""
        kept = {f"q:{path}" for path in self.questions} | {f"s:{name}" for name in self.sections}
        left = {f"f:{fact}" for fact, path in self._bound.items() if path not in self.questions}
        return tuple(
            node for node in self._model.order if node in kept or node[0] == "f" and node not in left
        )

    def in_order(self) -> Iterable[tuple[str, Question]]:
        return ((path, q) for path, q in self._model.questions.items() if path in self.questions)

    def _rules(self, rules: tuple[Rule, ...]) -> None:
        for rule in rules:
            self.reads(rule.condition.tree)
