"""Ways in which a nearer layer asks less under a lock, though no condition of the locked question changes: an answer that
it hangs on is withdrawn, or the record is cut short (rules L1, S5)."""

from __future__ import annotations

from collections.abc import Iterator

from ...dsl.diagnostic import Diagnostics, Related
from .. import layer_codes as codes
from ..model import Condition, Model, Option, Question
from ..proofs.explanation import decided_by
from ..proofs.instead import said_instead
from ..proofs.questions import Comparison, Proofs
from ..proofs.verdict import Met, Undecided
from .locks import Locked

Lock = tuple[Locked, str]
"""A lock, and a question that it covers."""


def hangs_on_withdrawn(earlier: Model, after: Model, locks: tuple[Lock, ...]) -> Diagnostics:
    """Locked questions that fewer children would be asked (or, under `exactly`, other children) because nobody can give an
    answer any more (PP398). Whoever would have given it is taken to give one of those that are offered in its place, or,
    where there are none, one that no condition names."""
    found = Diagnostics()
    for question, option, instead in _withdrawn(earlier, after):
        told: set[tuple[int, str]] = set()
        for other in instead:
            made = said_instead(after, question, option.code, other)
            if made is after:
                continue
            comparison, proofs = Comparison(earlier, made), Proofs(made)
            for lock, path in locks:
                if path == question.path or (id(lock), path) in told:
                    continue
                change = comparison.classify(path)
                child = change.fewer or (change.more if lock.keep == "exactly" else None)
                if child is None:
                    continue
                told.add((id(lock), path))
                status, _ = decided_by(proofs, path, child)
                assert option.retired_span is not None
                found.add(
                    codes.HANGS_ON_WITHDRAWN.at(
                        option.retired_span, name=path, layer=lock.layer.name.text, option=option.code,
                        question=question.path, status=status, owner=lock.owner, related=(lock.related(),),
                    )
                )  # fmt: skip
    return found


def _withdrawn(earlier: Model, after: Model) -> Iterator[tuple[Question, Option, tuple[str | None, ...]]]:
    """Every option that is offered no more, with those that are offered in its place."""
    for path, question in after.questions.items():
        before = earlier.questions.get(path)
        if before is None or before.options == question.options:
            continue
        offered = {option.code for option in before.options if option.retired is None}
        new = tuple(o.code for o in question.options if o.retired is None and o.code not in offered)
        for option in question.options:
            if option.retired is not None and option.code in offered and option.retired_span is not None:
                yield question, option, new or (None,)


def made_optional(earlier: Model, after: Model, locks: tuple[Lock, ...]) -> Diagnostics:
    """Locked questions that a short pathway of a nearer layer makes optional for some child (PP399): what is essential or
    statutory stays as it is."""
    found = Diagnostics()
    for lock, path in locks:
        now = _cut_short_by(after, path)
        before = _cut_short_by(earlier, path)
        texts = {each.text for each in before}
        new = tuple(each for each in now if each.text not in texts)
        if not new:
            continue
        verdict = Comparison(earlier, after, (*now, *before)).newly_holds(new, before)
        if isinstance(verdict, Met):
            child = verdict.example.said
        elif isinstance(verdict, Undecided):
            child = f"some child, for all that anybody can tell: {verdict.reason}"
        else:
            continue
        found.add(
            codes.MADE_OPTIONAL.at(
                new[0].span, name=path, layer=lock.layer.name.text, child=child, owner=lock.owner,
                related=(Related(lock.span, "locked here"),),
            )
        )  # fmt: skip
    return found


def _cut_short_by(model: Model, path: str) -> tuple[Condition, ...]:
    """The conditions under which a question is optional; none where it is never (rule S5)."""
    steps = path.split(".")
    around = [".".join(steps[: n + 1]) for n in range(len(steps))]
    held = [model.questions[each] for each in around if each in model.questions]
    if len(held) < len(around) or any(q.essential or q.statutory is not None for q in held):
        return ()
    return tuple(
        pathway.short.condition
        for pathway in model.pathways
        if pathway.short is not None
        and (
            not (pathway.questions or pathway.sections)
            or not set(around).isdisjoint(pathway.questions)
            or held[0].section in pathway.sections
        )
    )
