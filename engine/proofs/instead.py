"""An exemplar as those find it who can no longer give one of its answers (rules L1, A4).

An answer that is withdrawn is kept where it was given, so that every state of a record can still be. But nobody says it
anew: whoever would have said it says something else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ..model import Condition, Model, Question, Ref, Rule, Tree

_MEMBERS = {
    "all": slice(1, None), "any": slice(1, None), "not": slice(1, 2), "surely": slice(1, 2), "possibly": slice(1, 2),
    "some": slice(2, 3), "every": slice(2, 3), "none": slice(2, 3), "count": slice(2, 3), "compare": slice(2, 4),
    "add": slice(1, 3), "subtract": slice(1, 3),
}  # fmt: skip
"""By the name of a node: its members in which tests of answers can stand."""


def said_instead(model: Model, question: Question, code: str, other: str | None) -> Model:
    """The exemplar in which whoever chooses the option `code` of a question is taken to have chosen `other`, or, where
    that is None, something that no condition names. The same one where no condition tells the difference."""
    refs: set[Ref] = {("question", question.path)}
    if question.fact is not None:
        refs.add(("fact", question.fact))

    def tree(held: Tree) -> Tree:
        return _instead(held, refs, code, other)

    sections = tuple(replace(s, rules=_rules(s.rules, tree)) for s in model.sections)
    questions = {path: replace(q, rules=_rules(q.rules, tree)) for path, q in model.questions.items()}
    define = {name: _condition(held, tree) for name, held in model.define.items()}
    if (sections, questions, define) == (model.sections, model.questions, model.define):
        return model
    return replace(model, sections=sections, questions=questions, define=define)


def _rules(rules: tuple[Rule, ...], change: Callable[[Tree], Tree]) -> tuple[Rule, ...]:
    return tuple(replace(rule, condition=_condition(rule.condition, change)) for rule in rules)


def _condition(held: Condition, change: Callable[[Tree], Tree]) -> Condition:
    new = change(held.tree)
    return held if new is held.tree else replace(held, tree=new)


def _instead(node: Tree, refs: set[Ref], code: str, other: str | None) -> Tree:
    # As deep as the condition, which is capped where it is typed.
    kind = node[0]
    if kind in ("is", "includes") and (node[1][0], node[1][1]) in refs:
        if node[2] == code:
            return _never(node)
        return ("any", node, (kind, node[1], code)) if node[2] == other else node
    if kind == "one_of" and (node[1][0], node[1][1]) in refs:
        codes = tuple(each for each in node[2] if each != code) + ((code,) if other in node[2] else ())
        if set(codes) == set(node[2]):
            return node
        return ("one_of", node[1], codes) if codes else _never(node)
    where = _MEMBERS.get(kind)
    if where is None:
        return node
    members = tuple(node)
    changed = tuple(
        _instead(each, refs, code, other) if isinstance(each, tuple) else each for each in members[where]
    )
    if all(new is old for new, old in zip(changed, members[where], strict=True)):
        return node
    return members[: where.start] + changed + (() if where.stop is None else members[where.stop :])


def _never(test: Tree) -> Tree:
    """A test that never holds of an answer, and is as unknown as the answer."""
    return ("all", test, ("not", test))
