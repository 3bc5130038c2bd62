"""What would be skipped by which gap, said in the author's words at the place where she wrote it (PP502)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...dsl.diagnostic import Diagnostic, Related
from ...dsl.source import Span
from .. import analysis_codes as codes
from ..faces import named
from ..model import Condition, Model, Ref, Rule
from .states import BLANK, PENDING, SKIPPED
from .variables import Move

_MOST_SEEN = 50
"""Through how many questions what would be blank is looked for."""


@dataclass(frozen=True, slots=True)
class Target:
    """A section or question whose status is decided: its node, what messages call it, where it is, its rules, and
    the template path of the group in whose row it stands."""

    node: str
    words: str
    span: Span
    rules: tuple[Rule, ...]
    within: str


@dataclass(frozen=True, slots=True)
class Told:
    """A rule by which a gap would skip a target, and the move that does; None where nothing could be proved."""

    target: Target
    rule: Rule
    move: Move | None


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a condition speaks of a source, what it calls it, and the other places through which it does so."""

    span: Span
    name: str
    through: tuple[Related, ...] = ()


def rule_of(model: Model, rules: Sequence[Rule], source: Ref | None) -> Rule:
    """The rule to be blamed for a move of a source: one that speaks of it, or looks at what does."""
    for find in (_mention, mention):
        for rule in rules:
            if source is not None and find(model, rule.condition, source) is not None:
                return rule
    return rules[0]


def told(model: Model, fault: Told, help: str) -> Diagnostic:
    """The diagnostic of a gap that would hide something."""
    assert fault.move is not None
    source, before, after = fault.move
    found = mention(model, fault.rule.condition, source) if source is not None else None
    place = found or Mention(fault.rule.condition.span, short(model, source) if source else "")
    row = " in a row" if source is not None and in_a_row(model, source, fault.target.within) else ""
    if source is None:
        gap = "a gap in a row were left"
    elif before in (SKIPPED, PENDING) and after != PENDING:
        gap = f"a gap elsewhere let `{place.name}` be asked{row}"
    elif after == PENDING:
        gap = f"`{place.name}` waited for another answer{row}"
    else:
        gap = f"`{place.name}` were {'blank' if after == BLANK else f'`{after}`'}{row}"
    if _is_of_a_variant(model, fault.rule, place.span):
        help = f"let the variant apply by an answer of `{place.name}`, or by something else that is known"
    related = (*place.through, Related(fault.target.span, "what would be skipped"))
    return codes.GAP_HIDES.at(place.span, what=fault.target.words, gap=gap, help=help, related=related)


def _is_of_a_variant(model: Model, rule: Rule, place: Span) -> bool:
    """Whether a place is in the condition by which a variant applies, rather than in one that it states."""
    applying = (model.define[named(name)] for name in rule.owner.split(", ") if rule.by == "variant")
    return any(read.span == place for condition in applying for read in condition.reads)


def in_a_row(model: Model, source: Ref, within: str) -> bool:
    """Whether a source is a question of rows that a condition in a row of the group `within` does not stand in."""
    group = model.questions[source[1]].group if source[0] == "question" else None
    return group is not None and not f"{within}.".startswith(f"{group}.")


def short(model: Model, source: Ref) -> str:
    """A source by its id: the last part of a question's path, a fact's whole name."""
    return source[1] if source[0] == "fact" else source[1].rpartition(".")[2]


def mention(model: Model, condition: Condition, source: Ref) -> Mention | None:
    """Where a condition speaks of a source, or of a question whose status follows from it."""
    found = _mention(model, condition, source)
    if found is not None:
        return found
    seen: set[Ref] = set()
    # Each with the mention in the condition itself, through which it was come to.
    waiting = [(ref, _mention(model, condition, ref)) for ref in _questions(condition)]
    while waiting and len(seen) < _MOST_SEEN:
        ref, start = waiting.pop(0)
        if ref in seen or start is None:
            continue
        seen.add(ref)
        for rule in _rules_behind(model, ref):
            inner = _mention(model, rule.condition, source)
            if inner is not None:
                where = Related(inner.span, f"`{inner.name}` decides whether `{short(model, ref)}` is asked")
                return Mention(start.span, inner.name, (*start.through, where))
            waiting += [(other, start) for other in _questions(rule.condition)]
    return None


def _questions(condition: Condition) -> list[Ref]:
    return list(dict.fromkeys(read.ref for read in condition.reads if read.ref[0] == "question"))


def _rules_behind(model: Model, ref: Ref) -> Iterator[Rule]:
    question = model.questions[ref[1]]
    yield from question.rules
    group = question.group
    while group is not None:
        yield from model.questions[group].rules
        group = model.questions[group].group
    for section in model.sections:
        if section.id == question.section:
            yield from section.rules


def _mention(model: Model, condition: Condition, source: Ref) -> Mention | None:
    span = _read(condition, source)
    if span is None:
        return None
    name, through = span.text, None
    while name in model.define:
        inner = _read(model.define[name], source)
        if inner is None:
            break
        name, through = inner.text, inner
    is_group = source[0] == "question" and model.questions[source[1]].type == "group"
    if is_group or name in model.define or not name.replace(".", "").isidentifier():
        name = short(model, source)
    related = () if through is None else (Related(through, f"`{name}` is looked at here"),)
    return Mention(span, name, related)


def _read(condition: Condition, source: Ref) -> Span | None:
    return next((read.span for read in condition.reads if read.ref == source), None)
