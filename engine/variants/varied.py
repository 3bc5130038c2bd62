"""What each variant makes of an exemplar, as the layers leave it: what `varying` makes and `folding` folds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...dsl.source import Span
from ..definition import Exemplar, Variant
from ..layering.history import History

Names = frozenset[str]
"""Variants that hold together."""


@dataclass(frozen=True, slots=True)
class Varied:
    """The exemplar as one variant makes it, or as a settlement of several does: `of` names them. `before` is what its
    changes stand on. What it ends stands in `exemplar` unchanged, and by path in `skipped` with the place that says so;
    options that it withdraws in `withdrawn`."""

    of: Names
    exemplar: Exemplar
    before: Exemplar
    skipped: Mapping[str, Span]
    withdrawn: Mapping[str, frozenset[str]]
    history: History


@dataclass(frozen=True, slots=True)
class Variation:
    """The variants of an exemplar, what each makes of it, and all that they add `together`, each part in its place."""

    variants: tuple[Variant, ...]
    each: tuple[Varied, ...]
    together: Exemplar
    history: History = field(default_factory=History)
