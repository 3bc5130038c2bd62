"""What variants say beside each other and beside the layers: what two of them add, and what a layer changes in vain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ...dsl.diagnostic import Diagnostics, Related
from ...dsl.syntax import Scalar
from .. import variant_codes as codes
from ..definition import (
    AddCondition,
    Addition,
    AddNext,
    AddPathway,
    AddQuestion,
    AddSection,
    AddSentence,
    AddSignature,
    Exemplar,
    Item,
    Layer,
    Question,
    Section,
    Variant,
)
from ..language import RANKS
from ..layering.compose import Composed
from ..layering.holding import CONDITION, PATHWAY, QUESTION, SECTION, SENTENCE, SIGNATURE
from ..layering.stack import rank_of
from .facets import of_history
from .varied import Varied

_ADDED: dict[type, str] = {
    AddSection: SECTION, AddPathway: PATHWAY, AddSentence: SENTENCE, AddCondition: CONDITION,
    AddSignature: SIGNATURE,
}  # fmt: skip


def added_twice(
    adding: Iterable[tuple[Layer | Variant, Item]], each: Iterable[Varied], base: Exemplar, out: Diagnostics
) -> None:
    """Report what two variants both add (PP560), the second place first; of questions, those of the same place."""
    there = dict(_asked(base))
    added: list[tuple[str, str, str, Scalar]] = []
    for varied in each:
        if len(varied.of) == 1:
            new = {path: said for path, said in _asked(varied.exemplar) if path not in there}
            (name,) = varied.of
            # What a fragment brought along is told where the variant uses it.
            outer = {
                _at(inner): item.id
                for who, item in adding
                if who.name.text == name and isinstance(item, (AddSection, AddQuestion))
                for _, inner in _inside(item.questions, "")
                if inner.span.source is not who.span.source
            }
            added += [(name, QUESTION, path, outer.get(_at(said), said.id)) for path, said in new.items()]
    for variant, item in adding:
        if isinstance(item, Addition) and not isinstance(item, (AddNext, AddQuestion)):
            # One exemplar may follow for several reasons.
            added.append((variant.name.text, _ADDED[type(item)], item.id.text, item.id))
    first: dict[tuple[str, str], tuple[str, Scalar]] = {}
    for who, what, path, said in added:
        one = first.setdefault((what, path), (who, said))
        if one[0] != who and not (what == QUESTION and (what, path.rpartition(".")[0]) in first):
            names = f"`{one[0]}` and `{who}`"
            where = (Related(one[1].span, "added here too"),)
            out.add(codes.ADDED_TWICE.at(said.span, variants=names, what=what, name=path, related=where))


def _at(said: Question) -> tuple[str, int]:
    return said.span.source.name, said.span.start


def _asked(exemplar: Exemplar) -> Iterator[tuple[str, Question]]:
    """Every question by its path."""
    for section in exemplar.sections:
        yield from _inside(section.questions if isinstance(section, Section) else (), "")


def _inside(questions: Iterable[Any], group: str) -> Iterator[tuple[str, Question]]:
    for said in questions:
        if isinstance(said, Question):
            path = f"{group}.{said.id.text}" if group else said.id.text
            yield path, said
            yield from _inside(said.questions, path)


def behind(composed: Composed, variants: Iterable[Variant], each: Iterable[Varied], out: Diagnostics) -> None:
    """Warn of every facet that a layer of a variant's own rank, or nearer the team, changes and that the variant changes as
    well: for the children whom it is for, the variant's stands (PP557, rule L3)."""
    ranks = {variant.name.text: rank_of(variant) for variant in variants}
    for varied in each:
        name = next(iter(varied.of))
        if len(varied.of) > 1:
            continue
        for path, steps in varied.history.items():
            known = {step.layer for step in steps}
            for step in composed.history.get(path, ()):
                if step.rank in RANKS and RANKS.index(step.rank) >= ranks[name] and step.layer not in known:
                    part, facet_ = of_history(path)
                    where = (Related(steps[-1].span, "the variant says it here"),)
                    out.add(
                        codes.BEHIND_A_VARIANT.at(
                            step.span, related=where, facet=facet_, name=part, variant=name
                        )
                    )
