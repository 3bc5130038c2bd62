"""What is folded: an exemplar without its variants, what each of them makes of it, and where it says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ...dsl.source import Span
from ..layering.history import History
from ..model import Model, Section
from ..proofs.verdict import Meeting
from .statuses import Applying
from .varied import Names, Variation, Varied

KINDS = ("questions", "sections", "pen_picture", "pathways")
"""What the paths of the history begin with."""


@dataclass(frozen=True, slots=True)
class Made:
    """What one variant, or a settlement, makes of an exemplar, and the models of that and of what it stands on."""

    varied: Varied
    before: Model
    model: Model


@dataclass(frozen=True, slots=True)
class Gathered:
    """The exemplar without its variants, with their conditions among its `define`; the variants, what each makes of it and
    when it applies; and whether some of them can hold for one child while others do not."""

    base: Model
    variation: Variation
    made: Mapping[Names, Made]
    applying: Applying
    meet: Callable[..., Meeting]

    def where(self, names: Names, name: str, path: str = "") -> Span:
        """Where a variant, or a settlement, says something of a part."""
        history: History = self.made[names].varied.history
        for kind in KINDS:
            exact = history.get(f"{kind}.{name}.{path}")
            if exact:
                return exact[-1].span
        end = self.made[names].varied.skipped.get(name)
        through = self._pathway(names, name) if path == "rules" and end is None else None
        if through is not None:
            return through
        if end is not None and (path == "rules" or not path):
            return end
        near = next(
            (s for p, s in history.items() if p.partition(".")[2].startswith((f"{name}.", name))), None
        )
        return (
            near[-1].span
            if near
            else next(v for v in self.variation.variants if v.name.text in names).name.span
        )

    def _pathway(self, names: Names, name: str) -> Span | None:
        """Where a set of variants says something of the pathway that decides when a part is asked."""
        made = self.made[names]
        part = made.model.questions.get(name) or section_of(made.model, name)
        rules = part.rules if part is not None else ()
        for rule in rules:
            if rule.by == "pathway":
                for path in (f"pathways.{rule.owner}.rules", f"pathways.{rule.owner}"):
                    if path in made.varied.history:
                        return (
                            rule.condition.span
                            if path.endswith(".rules")
                            else made.varied.history[path][-1].span
                        )
        return None


def section_of(model: Model, id: str) -> Section | None:
    """The section of an id, if there is one."""
    return next((section for section in model.sections if section.id == id), None)
