"""From a gathered exemplar to the model: every name found, every condition typed, every text cut at its slots.

The parts are resolved in the order in which they lean on each other: names and facts, named conditions, what is
asked, and what stands around it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from ..dsl.diagnostic import Diagnostics
from . import model
from .around import case_summary, next_steps, pen_picture, retention, timescale
from .asked import Alike, parts
from .binding import OptionLists, facts_of
from .definition import Variant
from .faces import named
from .gather import Gathered
from .mentions import ages_said, named_facts, nothing_reads_retired
from .model import Model
from .named_conditions import named_conditions
from .names import Names
from .texts import maybe, titles

DEFAULT_NATION = "England"


def resolve(
    gathered: Gathered,
    *,
    nation: str | None = None,
    exemplars: Collection[str] | None = None,
    variants: Iterable[Variant] = (),
    alike: Alike | None = None,
) -> tuple[Model | None, Diagnostics]:
    """The model of an exemplar, its `order` still empty; None where something in it is wrong.

    `nation` is the authority's, for an exemplar that names none; `exemplars` the names that `next` may lead to,
    or None where nobody can tell. The conditions of `variants` stand among its named ones (`faces.named`); what the
    variants say is folded in afterwards. With `alike` what is there as well is taken from it, and the facts are left as they
    are there (`with_facts`).
    """
    found = Diagnostics()
    exemplar = gathered.exemplar
    law = exemplar.nation.value if exemplar.nation else nation or DEFAULT_NATION
    names = Names(gathered, found, law)
    define = named_conditions(names)
    told: list[model.VariantOf] = []
    for variant in variants:
        because = maybe(variant.because, names.scope, found)
        told.append(model.VariantOf(variant.name.text, because, variant.name.span))
        held = names.conditions.condition(variant.applies_when)
        if held is not None:
            define[named(variant.name.text)] = held
    sections, questions, pathways = parts(names, alike)
    made = Model(
        name=exemplar.name.text,
        version=exemplar.version.text,
        title=titles(
            (exemplar.title, exemplar.title_family, exemplar.title_child, exemplar.title_easy_read), found
        ),
        about=exemplar.about.value,
        stage=exemplar.stage.value if exemplar.stage else None,
        nation=law,
        language="en",
        as_of=names.date(exemplar.as_of, "as of") if exemplar.as_of else None,
        timescale=timescale(names),
        retention=retention(names),
        sections=sections,
        questions=questions,
        pathways=pathways,
        define=define,
        facts={},
        pen_picture=tuple(pen_picture(names)),
        case_summary=tuple(case_summary(names)),
        signatures=tuple(
            model.Signature(id=s.id.text, role=s.role.text, mandatory=bool(s.mandatory and s.mandatory.value))
            for s in exemplar.signatures
        ),
        next=tuple(next_steps(names, exemplars)),
        variants=tuple(told),
        span=exemplar.name.span,
    )
    if exemplar.as_of is None:  # One that says a day which is none has been told so already.
        ages_said(made, names.facts, found)
    nothing_reads_retired(made, found)
    if found.has_errors:
        return None, found
    if alike is not None:
        return replace(made, facts=alike.made.facts), found
    return replace(made, facts=named_facts(made, names.facts)), found


def with_facts(made: Model, gathered: Gathered) -> Model:
    """A model whose parts come from several, with the facts that they all name."""
    nowhere = Diagnostics()  # What is wrong with a fact has been told.
    facts = facts_of(gathered.data_model.facts, OptionLists(nowhere), nowhere)
    return replace(made, facts=named_facts(made, facts))
