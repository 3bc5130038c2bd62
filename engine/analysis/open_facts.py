"""Facts that are open where their questions are kept, for what the questions' conditions look at."""

from __future__ import annotations

from ...dsl.diagnostic import Diagnostics, Related
from .. import clearance_codes as codes
from ..clearance import Clearance, Ref, said_readers
from ..language import AUDIENCES
from ..model import Model
from ..shape_in_words import in_words
from .readers import outline


def tells_elsewhere(model: Model) -> Diagnostics:
    """Every question whose presence tells of something kept, and whose fact is open to more in another exemplar
    (PP626). A question that says itself that it is kept is told of where it is bound (PP625)."""
    found = Diagnostics()
    clearance = Clearance(outline(model))
    for path, question in model.questions.items():
        if question.fact is None:
            continue
        fact = model.facts[question.fact]
        ref: Ref = ("question", path)
        causes: dict[str, Ref] = {}
        for audience in AUDIENCES:
            chain = clearance.why(audience, ref)
            if len(chain) < 2:
                continue
            cause = chain[1]
            of_itself = cause == ("fact", fact.name) or cause[1].startswith(f"{path}.")
            if not of_itself and audience in said_readers(fact.who_may_see, fact.sensitivity):
                causes[audience] = cause
        if causes:
            cause = next(iter(causes.values()))
            rule = next((r for r in question.rules if cause in clearance.sources(r.condition.tree)), None)
            declared = (Related(fact.kept or fact.span, "the fact is declared here"),) if fact.span else ()
            found.add(
                codes.TELLS_THROUGH_FACT.at(
                    question.id_span if rule is None else rule.condition.span,
                    id=path.rpartition(".")[2],
                    kept_from=in_words(tuple(causes), "and"),
                    source=cause[1].rpartition(".")[2] if cause[0] == "question" else cause[1],
                    fact=fact.name,
                    related=declared,
                )
            )
    return found
