"""What a variant may look at: not what a layer nearer the team added, nor what it changes itself (rule L4)."""

from __future__ import annotations

from collections.abc import Iterator

from ...dsl.diagnostic import Diagnostics, Related
from .. import variant_codes as codes
from ..language import RANKS
from ..layering.history import Step, whole
from ..layering.holding import QUESTION, SECTION
from ..layering.stack import rank_of
from ..model import Question
from ..proofs.verdict import Never
from ..spoken import listed
from .facets import changed, facets_of
from .gathered import Gathered, Made


def look_where_they_may(gathered: Gathered, out: Diagnostics) -> None:
    """See to it that no variant looks at what it cannot know, or changes what it looks at (PP554, PP555, rule L4). Warn of
    one that never applies."""
    base = gathered.base
    asking = {q.fact: path for path, q in base.questions.items() if q.fact is not None}
    for said in gathered.variation.variants:
        name = said.name.text
        held = gathered.applying[name]
        if isinstance(gathered.meet(frozenset((name,))), Never):
            out.add(codes.NEVER_APPLIES.at(held.span, variant=name))
        nearer: set[Step] = set()
        for read in held.reads:
            kind, path = read.ref
            if kind != "question":
                path = asking.get(path, "")  # the question here whose answer the fact is (rule C9)
            if path not in base.questions:
                continue
            for step in _added_by(gathered, path) if kind == "question" else ():
                if RANKS.index(step.rank) > rank_of(said) and step not in nearer:
                    nearer.add(step)
                    where = (Related(step.span, "added here"),)
                    out.add(
                        codes.READS_NEARER.at(
                            read.span,
                            related=where,
                            variant=name,
                            rank=RANKS[rank_of(said)],
                            name=path,
                            layer=f"`{step.layer}`",
                        )
                    )
            for names, each in gathered.made.items():
                if name in names and _is_changed(gathered, each, path):
                    where = (Related(gathered.where(names, path), "changed here"),)
                    out.add(codes.DECIDES_ITSELF.at(read.span, variant=name, name=path, related=where))


def look_for_nobody(gathered: Gathered, out: Diagnostics) -> None:
    """Warn of settlements for children whom there are not (PP562)."""
    idle = {n for n in gathered.applying if isinstance(gathered.meet(frozenset((n,))), Never)}
    for names, each in gathered.made.items():
        if len(names) > 1 and not names & idle and isinstance(gathered.meet(names), Never):
            where = next((s[-1].span for s in each.varied.history.values()), gathered.base.span)
            said = listed([f"`{name}`" for name in sorted(names)])
            out.add(codes.SETTLED_FOR_NOBODY.at(where, variants=said))


def _added_by(gathered: Gathered, path: str) -> Iterator[Step]:
    """The step by which a layer added a question, or the group or section that it came in."""
    history = gathered.variation.history
    around = [(QUESTION, path)]
    while "." in path:
        path = path.rpartition(".")[0]
        around.append((QUESTION, path))
    if f"{whole((QUESTION, path))}.position" not in history:  # what was moved there came from elsewhere
        around.append((SECTION, gathered.base.questions[path].section))
    for name in around:
        first = next(iter(history.get(whole(name), ())), None)
        if first is not None and first.rank in RANKS:
            yield first
            return


def _is_changed(gathered: Gathered, made: Made, path: str) -> bool:
    """Whether a variant changes a question that the exemplar has without it."""
    before: Question | None = gathered.base.questions.get(path)
    after = made.model.questions.get(path)
    if before is None or after is None:
        return False
    ends = path in made.varied.skipped or path in made.varied.withdrawn
    return ends or before.rules != after.rules or bool(changed(facets_of(before), facets_of(after)))
