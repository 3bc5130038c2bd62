"""Statutory duties: each is proved to be met for every child whom it means, or told with the child who would be missed
(rule L2)."""

from __future__ import annotations

from datetime import date

from ...dsl.diagnostic import Diagnostics, Related
from .. import proofs_codes as codes
from ..model import Condition, Model, Question, Rule, Statutory, Tree
from .explanation import decided_by
from .questions import Proofs
from .verdict import Refuted, Undecided, Why


def duties_met(model: Model) -> Diagnostics:
    """Every duty of the model's nation that some child would miss (PP520), and every one that could not be decided
    (PP521). Needs the model's `order`."""
    found = Diagnostics()
    held = [(q, q.statutory, _whom(model, q.statutory)) for q in model.questions.values() if q.statutory]
    held = [each for each in held if each[1].nation == model.nation]
    if not held:
        return found
    proofs = Proofs(model, [whom for _, _, whom in held if whom is not None])
    for question, duty, whom in held:
        verdict = proofs.asked_of_all(question.path, whom)
        if isinstance(verdict, Refuted):
            _missed(found, proofs, question, duty, verdict)
        elif isinstance(verdict, Undecided):
            found.add(
                codes.DUTY_UNDECIDED.at(
                    duty.span,
                    name=_short(question),
                    source=duty.source,
                    reason=verdict.reason,
                    more=_MORE.get(verdict.why, ""),
                )
            )
    return found


_MORE = {
    Why.ARITHMETIC: "; or install Penpicture with its extra `prove`, which reckons with sums and dates",
    Why.REPLAY: "; and please report it, with the file",
}


def _missed(
    found: Diagnostics, proofs: Proofs, question: Question, duty: Statutory, verdict: Refuted
) -> None:
    status, rule = decided_by(proofs, question.path, verdict.example)
    related = () if rule is None else (Related(rule.condition.span, _part(rule, status)),)
    found.add(
        codes.DUTY_MISSED.at(
            duty.span,
            related=related,
            name=_short(question),
            status=status,
            child=verdict.example.said,
            source=duty.source,
        )
    )


def _part(rule: Rule, status: str) -> str:
    if status == "pending":
        return "it waits for this"
    return "it is skipped by this" if rule.kind == "skip" else "it is asked only by this"


def _short(question: Question) -> str:
    return question.path.rpartition(".")[2]


def _whom(model: Model, duty: Statutory) -> Condition | None:
    """Whom a duty means: for whom its `for` holds, while the law is in force on the `as of` date (rule L2)."""
    parts: list[Tree] = [] if duty.whom is None else [duty.whom.tree]
    if model.as_of is not None:
        for op, day in ((">=", duty.since), ("<=", duty.until)):
            if day is not None:
                parts.append(_on(op, model.as_of, day))
    if not parts:
        return None
    tree = parts[0] if len(parts) == 1 else ("all", *parts)
    return Condition(tree, "" if duty.whom is None else duty.whom.text, (), duty.span)


def _on(op: str, as_of: tuple[str, str], day: date) -> Tree:
    return ("compare", op, as_of, ("date", day.isoformat()))
