"""Questions and sections that no child is ever asked, with the conditions that make it so.

One child after the other is made up, of whom as many questions as possible are asked; only what no such child is
asked is looked at alone.
"""

from __future__ import annotations

from ...dsl.diagnostic import Diagnostics, Related
from .. import proofs_codes as codes
from ..model import Model, Rule
from .explanation import fewest, reached
from .questions import Proofs
from .search import OverBudget

UNITS = 3_000_000
"""How much work one exemplar is worth; what is left then is not warned of."""

ONE_MORE = 4_000
"""How much work it is worth to see whether a child can be asked one question more."""


MOST_TOLD = 50
"""How many are told of one exemplar: each is explained, and one with more is looked at anew after the first."""


def never_asked(model: Model) -> Diagnostics:
    """Every section and question that no child is ever asked (PP522). What follows from another that is told is not
    told again; what is retired is meant so. Needs the model's `order`."""
    found = Diagnostics()
    proofs = Proofs(model)
    told: list[frozenset[int]] = []
    for node in dead(proofs):
        if len(told) == MOST_TOLD:
            break
        rules = fewest(proofs, node)
        core = frozenset(id(rule) for rule in rules)
        if rules and not any(other <= core for other in told):
            told.append(core)
            _tell(found, model, node, rules)
    return found


def dead(proofs: Proofs) -> list[str]:
    """The nodes (`q:` questions, `s:` sections) that are never asked, in the model's order."""
    model, world, reading, search = proofs.model, proofs.world, proofs.reading, proofs.search
    left = [
        node
        for node in model.order
        if node[0] != "f" and any(world.can_be(0, node)) and not _retired(model, node)
    ]
    found: set[str] = set()
    order = {node: n for n, node in enumerate(left)}
    start = search.units
    while left and search.units - start < UNITS:
        first, *others = left
        try:
            solved = search.solve(reached(reading, first))
        except OverBudget:
            left = others
            continue
        if solved is None:
            found.add(first)
            left = others
            continue
        left = []
        for node in others:
            try:
                if search.solve(reached(reading, node), units=ONE_MORE, keep=True) is None:
                    left.append(node)
            except OverBudget:
                left.append(node)
    return sorted(found, key=order.__getitem__)


def _retired(model: Model, node: str) -> bool:
    path = node[2:] if node[0] == "q" else ""
    while path:
        if model.questions[path].retired is not None:
            return True
        path = path.rpartition(".")[0]
    return False


def _tell(found: Diagnostics, model: Model, node: str, rules: tuple[Rule, ...]) -> None:
    if node[0] == "s":
        section = next(each for each in model.sections if each.id == node[2:])
        span, what = section.span, f"anything of section `{section.id}`"
    else:
        question = model.questions[node[2:]]
        span, what = question.id_span, f"`{question.path.rpartition('.')[2]}`"
    texts = list(dict.fromkeys(f"`{rule.condition.text.replace('`', '')}`" for rule in rules))
    related = tuple(
        Related(rule.condition.span, "skipped by this" if rule.kind == "skip" else "asked only by this")
        for rule in rules
    )
    if len(texts) > 1:
        reason = f"{', '.join(texts[:-1])} and {texts[-1]} never go together"
    else:
        reason = f"{texts[0]} always holds" if rules[0].kind == "skip" else f"{texts[0]} never holds"
    found.add(codes.NEVER_ASKED.at(span, what=what, reason=reason, related=related))
