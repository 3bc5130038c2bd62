"""No gap may hide a question: every status is judged by direction, and where that is not enough by trying every
state of everything its conditions look at (rule S2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...dsl.diagnostic import Diagnostic, Diagnostics, Related
from ...dsl.source import Span
from .. import analysis_codes as codes
from ..model import Model, Ref, Rule
from .direction import DOWN, HOLDS, UP, Directions, Suspect
from .states import BLANK, PENDING, Sources, TooMany
from .trial import Found, try_every_state


@dataclass(frozen=True, slots=True)
class _Target:
    """A section or question whose status is decided: its node, what messages call it, and where it is."""

    node: str
    words: str
    span: Span
    rules: tuple[Rule, ...]


def no_gap_hides(model: Model) -> Diagnostics:
    """Whatever a gap would hide (PP502), and what could not be proved (PP503). Needs the model's `order`."""
    found = Diagnostics()
    sources = Sources(model)
    directions = Directions(sources)
    targets = {target.node: target for target in _targets(model)}
    told: set[int] = set()
    for node in model.order:
        target = targets.get(node)
        if target is None:
            continue
        asks = [rule for rule in target.rules if rule.kind == "ask"]
        skips = [rule for rule in target.rules if rule.kind == "skip"]
        suspects = [
            (rule, suspect)
            for rule in target.rules
            for suspect in directions.suspects(
                rule.condition.tree, HOLDS, UP if rule.kind == "skip" else DOWN
            )
        ]
        if suspects:
            fault = _judged(model, sources, target, suspects)
            if fault is not None and not any(id(rule.condition) in told for rule, _ in suspects):
                found.add(fault)
                told.update(id(rule.condition) for rule, _ in suspects)
        opens_pending = any(
            rule.if_not_known != "ask" and directions.suspects(rule.condition.tree, HOLDS, UP)
            for rule in asks
        )
        opens = bool(skips) or opens_pending or any(rule.if_not_known == "ask" for rule in asks)
        sources.reach[node] = sources.container(node).within(
            target.rules, opens=opens, opens_pending=opens_pending
        )
    return found


def _targets(model: Model) -> Iterable[_Target]:
    for section in model.sections:
        yield _Target(f"s:{section.id}", f"section `{section.id}`", section.span, section.rules)
    for question in model.questions.values():
        words = f"`{question.path.rpartition('.')[2]}`"
        yield _Target(f"q:{question.path}", words, question.id_span, question.rules)


def _judged(
    model: Model, sources: Sources, target: _Target, suspects: list[tuple[Rule, Suspect]]
) -> Diagnostic | None:
    in_rows = next(((rule, s) for rule, s in suspects if s.in_rows), None)
    if in_rows is not None:
        rule, suspect = in_rows
        if suspect.source is None:
            return _told(target, rule, None, "a gap in a row were left", "")
        return _told(target, rule, suspect.source, suspect.after, suspect.before, " in a row")
    faulty = list(dict.fromkeys(id(rule) for rule, _ in suspects))
    tried = [rule for rule in target.rules if id(rule) in faulty]
    try:
        try:
            move = try_every_state(model, sources, target.rules)
        except TooMany:
            move = try_every_state(model, sources, tuple(tried))
    except TooMany:
        return codes.TANGLED.at(
            tried[0].condition.span, what=target.words, related=(Related(target.span, "decided here"),)
        )
    return (
        None if move is None else _told(target, _rule_of(tried, move), move.source, move.after, move.before)
    )


def _rule_of(rules: list[Rule], move: Found) -> Rule:
    for rule in rules:
        if any(read.ref == move.source for read in rule.condition.reads):
            return rule
    return rules[0]


def _told(
    target: _Target, rule: Rule, source: Ref | None, after: str, before: str, where: str = ""
) -> Diagnostic:
    span, name = rule.condition.span, ""
    for read in rule.condition.reads:
        if read.ref == source:
            span, name = read.span, read.span.text
            break
    name = name or (source[1].rpartition(".")[2] if source else "")
    if source is None:
        gap = after
    elif after == PENDING:
        gap = f"`{name}` waited for another answer{where}"
    elif after == BLANK:
        gap = f"`{name}` were blank{where}"
    else:
        gap = f"`{name}` were `{after}`{where}"
    known = "known" if before != BLANK else "answered"
    help = (
        f"say what must be known for it to be asked, such as `ask when: {name} is {known}`; a gap then waits"
    )
    return codes.GAP_HIDES.at(
        span, what=target.words, gap=gap, help=help, related=(Related(target.span, "what would be skipped"),)
    )
