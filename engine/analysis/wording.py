"""Conditions that say something other than their author may think."""

from __future__ import annotations

from collections.abc import Iterator

from ...dsl.diagnostic import Diagnostics, Related
from ...dsl.source import Span
from .. import analysis_codes as codes
from ..faces import VARIANT
from ..mentions import conditions
from ..model import Condition, Model, Ref, Rule, Tree
from ..portable import names_used, nodes


def leaves_out(model: Model) -> Diagnostics:
    """Every `skip when x is not v` where `x` may be not applicable, in which case it does not hold (PP510, rule
    C1)."""
    found = Diagnostics()
    may_be = _may_not_apply(model)
    if not may_be:
        return found
    seen: set[int] = set()
    for words, span, rule in _skips(model):
        if id(rule.condition) in seen:
            continue
        seen.add(id(rule.condition))
        for ref in _is_not(rule.condition.tree):
            if ref in may_be and not _asks_not_applicable(rule.condition.tree, ref):
                place, name = _mention(rule.condition, ref)
                found.add(
                    codes.LEAVES_OUT.at(
                        place,
                        text=rule.condition.text.replace("`", ""),
                        name=name,
                        what=words,
                        related=(Related(span, "what is asked then"),),
                    )
                )
    return found


def _may_not_apply(model: Model) -> set[Ref]:
    found: set[Ref] = set()
    for question in model.questions.values():
        if "not_applicable" in question.reasons:
            found.add(("question", question.path))
            if question.fact is not None:
                found.add(("fact", question.fact))
    return found


def _skips(model: Model) -> Iterator[tuple[str, Span, Rule]]:
    for section in model.sections:
        for rule in section.rules:
            if rule.kind == "skip":
                yield f"section `{section.id}`", section.span, rule
    for question in model.questions.values():
        for rule in question.rules:
            if rule.kind == "skip":
                yield f"`{question.path.rpartition('.')[2]}`", question.id_span, rule


def _is_not(tree: Tree) -> Iterator[Ref]:
    # The whole condition, or one side of its outermost `or`: deeper, other parts may see to it.
    for part in tree[1:] if tree[0] == "any" else (tree,):
        if part[0] == "not" and part[1][0] in ("is", "one_of"):
            source = part[1][1]
            if source[0] in ("question", "fact"):
                yield (source[0], source[1])


def _asks_not_applicable(tree: Tree, ref: Ref) -> bool:
    return any(
        node[0] == "state" and node[2] == "not_applicable" and tuple(node[1]) == ref for node in nodes(tree)
    )


def _mention(condition: Condition, ref: Ref) -> tuple[Span, str]:
    for read in condition.reads:
        if read.ref == ref:
            return read.span, read.span.text
    return condition.span, ref[1]


def unused_names(model: Model) -> Diagnostics:
    """Named conditions that nothing uses (PP511)."""
    used: set[str] = set()
    for condition in conditions(model):
        used.update(names_used(condition.tree))
    return Diagnostics(
        codes.UNUSED_NAME.at(condition.span, name=name)
        for name, condition in model.define.items()
        if name not in used and not name.startswith(VARIANT)  # a variant may say other words alone
    )
