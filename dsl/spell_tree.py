"""A portable tree back into canonical text: what an author would have written for it.

Checking the text again gives the same tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from . import nodes
from .context import FOLDS
from .nodes import Condition, Value
from .scope import Scope
from .spell import spell

_NOWHERE = (0, 0)
_QUANTIFIERS = {"some": "any", "every": "every", "none": "no"}

Portable = Sequence[Any]
"""A condition or value as docs/artifact.md describes it: lists, or tuples."""


def spell_tree(tree: Portable, scope: Scope, within: str = "") -> str:
    """The canonical text of a condition's tree, as written in a row of the group at `within`.

    Raises ValueError for a tree that no text gives, such as an age of which `scope` has no fact.
    """
    return spell(_condition(tree, scope, within))


def _name(text: str) -> nodes.Name:
    return nodes.Name(text, _NOWHERE)


def _condition(tree: Portable, scope: Scope, within: str) -> Condition:
    kind = tree[0]
    if kind == "all":
        return nodes.All(tuple(_condition(part, scope, within) for part in tree[1:]), _NOWHERE)
    if kind == "any":
        return nodes.Any(tuple(_condition(part, scope, within) for part in tree[1:]), _NOWHERE)
    if kind in ("surely", "possibly"):
        return nodes.Modal(kind, _condition(tree[1], scope, within), _NOWHERE)
    if kind == "named":
        return nodes.Named(_name(tree[1]), _NOWHERE)
    if kind in _QUANTIFIERS:
        group = _name(tree[1].rpartition(".")[2])
        return nodes.Rows(_QUANTIFIERS[kind], group, _condition(tree[2], scope, tree[1]), _NOWHERE)
    if kind == "not":
        inner = tree[1]
        negated = _test(inner, scope, within, True)
        return negated or nodes.Not(_condition(inner, scope, within), _NOWHERE)
    test = _test(tree, scope, within, False)
    if test is None:
        raise ValueError(f"no condition begins with {kind!r}")
    return test


def _test(tree: Portable, scope: Scope, within: str, negated: bool) -> Condition | None:
    """A test, `is not` where negated; None for what is not a test, or has no `is not` of its own."""
    kind = tree[0]
    if kind == "state":
        return _state(tree, scope, within, negated)
    if kind == "is":
        return nodes.Is(_value(tree[1], scope, within), _name(tree[2]), negated, _NOWHERE)
    if kind == "one_of":
        items = tuple(_name(code) for code in tree[2])
        return nodes.OneOf(_value(tree[1], scope, within), items, negated, _NOWHERE)
    if kind == "includes":
        return nodes.Includes(_value(tree[1], scope, within), _name(tree[2]), negated, _NOWHERE)
    if kind == "compare":
        return _compare(tree, scope, within, negated)
    return None


def _state(tree: Portable, scope: Scope, within: str, negated: bool) -> Condition | None:
    word = tree[2].removeprefix("reason:")
    subject = _value(tree[1], scope, within)
    if tree[2] in ("not_known", "not_applicable") and not negated:
        return nodes.State(subject, word.removeprefix("not_"), True, _NOWHERE)
    if negated and word == tree[2] and word in ("known", "not_known"):
        return None
    return nodes.State(subject, word, negated, _NOWHERE)


def _compare(tree: Portable, scope: Scope, within: str, negated: bool) -> Condition | None:
    _, op, left, right = tree
    unit = next((side[1] for side in (left, right) if side[0] == "age"), None)
    sides = [
        nodes.Number(str(side[1]), unit, _NOWHERE)
        if unit is not None and side[0] == "number"
        else _value(side, scope, within)
        for side in (left, right)
    ]
    if op == "=":
        return nodes.Is(sides[0], sides[1], negated, _NOWHERE)
    in_words = _is_date(left, scope) or _is_date(right, scope)
    if negated and not in_words:
        return None
    return nodes.Compare(op, sides[0], sides[1], in_words, negated, _NOWHERE)


def _is_date(tree: Portable, scope: Scope) -> bool:
    kind = tree[0]
    if kind in ("question", "fact"):
        known = (scope.questions if kind == "question" else scope.facts).get(tree[1])
        return known is not None and known.type in ("date", "partial date")
    return kind in ("date", "today", "shift", "latest", "earliest")


def _value(tree: Portable, scope: Scope, within: str) -> Value:
    kind = tree[0]
    if kind == "question":
        return _name(tree[1].rpartition(".")[2])
    if kind == "fact":
        return _name(tree[1])
    if kind == "number":
        return nodes.Number(str(tree[1]), None, _NOWHERE)
    if kind == "date":
        return nodes.Date(tree[1], _NOWHERE)
    if kind == "today":
        return nodes.Today(_NOWHERE)
    if kind == "age":
        return _age(tree, scope, within)
    if kind == "elapsed":
        return nodes.Elapsed(
            tree[1], _value(tree[2], scope, within), _value(tree[3], scope, within), _NOWHERE
        )
    if kind == "shift":
        unit = tree[2].removesuffix("s") if abs(tree[1]) == 1 else tree[2]
        length = nodes.Number(str(abs(tree[1])), unit, _NOWHERE)
        way = "before" if tree[1] < 0 else "after"
        return nodes.Shift(length, way, _value(tree[3], scope, within), _NOWHERE)
    if kind in ("add", "subtract"):
        sign = "+" if kind == "add" else "-"
        return nodes.Sum(sign, _value(tree[1], scope, within), _value(tree[2], scope, within), _NOWHERE)
    group = tree[1].rpartition(".")[2] if len(tree) > 1 and isinstance(tree[1], str) else ""
    if kind == "count":
        where = None if tree[2] is None else _condition(tree[2], scope, tree[1])
        return nodes.Count(_name(group), where, _NOWHERE)
    if kind in FOLDS:
        return nodes.Fold(kind, _name(f"{group}.{tree[2][1].rpartition('.')[2]}"), _NOWHERE)
    raise ValueError(f"no value begins with {kind!r}")


def _age(tree: Portable, scope: Scope, within: str) -> Value:
    _, _, born, on, unless = tree
    for name, fact in scope.facts.items():
        if fact.type == "age" and fact.born == born[1] and fact.unless == (unless[1] if unless else None):
            if tuple(on) == ("as_of",):
                return _name(name)
            return nodes.NameOn(_name(name), _value(on, scope, within), _NOWHERE)
    raise ValueError(f"no age is reckoned from {born[1]!r}")
