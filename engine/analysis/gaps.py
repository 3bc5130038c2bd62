"""No gap may hide a question: every status is judged by direction, and where that is not enough by trying every
state of everything its conditions look at (rule S2)."""

from __future__ import annotations

from collections.abc import Iterable

from ...dsl.diagnostic import Diagnostics, Related
from .. import analysis_codes as codes
from ..model import Model, Rule
from .judging import Judge
from .remedy import Remedies
from .states import Sources, TooMany
from .telling import Target, Told, rule_of, told
from .variables import HOLDS, UP


def no_gap_hides(model: Model) -> Diagnostics:
    """Whatever a gap would hide (PP502), and what could not be proved (PP503). Needs the model's `order`."""
    found = Diagnostics()
    sources = Sources(model)
    judge = Judge(model, sources)
    targets = {target.node: target for target in _targets(model)}
    faults: list[Told] = []
    done: set[int] = set()
    for node in model.order:
        target = targets.get(node)
        if target is None:
            continue
        suspected = judge.suspected(target.rules)
        if suspected:
            fault = _judged(judge, target, suspected)
            if fault is not None and not any(id(rule.condition) in done for rule in suspected):
                faults.append(fault)
                done.update(id(rule.condition) for rule in suspected)
        asks = [rule for rule in target.rules if rule.kind == "ask"]
        opens_pending = any(
            rule.if_not_known != "ask" and judge.directions.suspects(rule.condition.tree, HOLDS, UP)
            for rule in asks
        )
        skips = any(rule.kind == "skip" for rule in target.rules)
        opens = skips or opens_pending or any(rule.if_not_known == "ask" for rule in asks)
        sources.reach[node] = sources.container(node).within(
            target.rules, opens=opens, opens_pending=opens_pending
        )
    remedies = Remedies(model, sources, list(targets.values())) if faults else None
    for fault in faults:
        if fault.move is None or remedies is None:
            span = fault.rule.condition.span
            related = (Related(fault.target.span, "decided here"),)
            found.add(codes.TANGLED.at(span, what=fault.target.words, related=related))
        else:
            found.add(told(model, fault, remedies.help(fault.target, fault.rule, fault.move)))
    return found


def _targets(model: Model) -> Iterable[Target]:
    for section in model.sections:
        yield Target(f"s:{section.id}", f"section `{section.id}`", section.span, section.rules, "")
    for question in model.questions.values():
        words = f"`{question.path.rpartition('.')[2]}`"
        yield Target(f"q:{question.path}", words, question.id_span, question.rules, question.group or "")


def _judged(judge: Judge, target: Target, suspected: list[Rule]) -> Told | None:
    try:
        move = judge.fault(target.rules, suspected)
    except TooMany:
        return Told(target, suspected[0], None)
    if move is None:
        return None
    return Told(target, rule_of(judge.model, suspected, move[0]), move)
