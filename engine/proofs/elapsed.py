"""Ages and the time between two dates, cut at the constants they are compared with (rule C3).

Completed years are completed months by twelve, and weeks are days by seven, so that a pair of dates has at most two
variables: one in months, one in days. A case is a stretch of completed units, from `low` to `high`; a date that is
only partly known may lie across several.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

from ...dsl.intervals import compare
from ...dsl.truth import Pair, negation
from ..model import Model, Ref, Tree
from .domains import Case, TooMany
from .leaf import FLIPPED, constant_of

MONTHS, DAYS = "months", "days"
PER_UNIT = {"years": (MONTHS, 12), "months": (MONTHS, 1), "weeks": (DAYS, 7), "days": (DAYS, 1)}
"""Each unit as so many of its family."""

MOST_STRETCHES = 24


@dataclass(frozen=True, slots=True)
class Apart:
    """A comparison of the time from `start` to `end`: `op` and `constant` of completed `unit`s. While the fact
    `unless` is `yes` it does not arise."""

    start: Ref
    end: Ref
    unit: str
    op: str
    constant: Decimal
    unless: Ref | None = None

    @property
    def family(self) -> str:
        """Months or days."""
        return PER_UNIT[self.unit][0]

    def cuts(self) -> tuple[int, int]:
        """The counts of its family at which this comparison may turn."""
        per = PER_UNIT[self.unit][1]
        return ceil(self.constant) * per, (floor(self.constant) + 1) * per

    def pair(self, low: int, high: int) -> Pair:
        """Its two halves for a stretch of completed units of its family."""
        per = PER_UNIT[self.unit][1]
        at = (self.constant, self.constant)
        truth = compare(self.op, (low // per, high // per), at)
        return truth, negation(truth)


def apart(model: Model, tree: Tree) -> Apart | None:
    """What a comparison says of the time between two dates; None where it says something else."""
    if tree[0] != "compare":
        return None
    _, op, left, right = tree
    found = _against(model, op, left, right) or _against(model, FLIPPED[op], right, left)
    return found


def _against(model: Model, op: str, left: Tree, right: Tree) -> Apart | None:
    constant = constant_of(right)
    if constant is not None and left[0] == "age":
        born, on = _source(model, left[2]), _source(model, left[3])
        unless = None if left[4] is None else (left[4][0], left[4][1])
        return Apart(born, on, left[1], op, constant, unless) if born and on else None
    if constant is not None and left[0] == "elapsed" and left[1] in PER_UNIT:
        start, end = _source(model, left[2]), _source(model, left[3])
        return _forward(Apart(start, end, left[1], op, constant)) if start and end else None
    if right[0] == "shift" and right[2] in ("days", "weeks"):
        end, start = _source(model, left), _source(model, right[3])
        days = Decimal(right[1] * PER_UNIT[right[2]][1])
        return (
            _forward(Apart(start, end, "days", op, days)) if start and end and _is_date(model, end) else None
        )
    end, start = _source(model, left), _source(model, right)
    if start and end and _is_date(model, start) and _is_date(model, end):
        return _forward(Apart(start, end, "days", op, Decimal(0)))
    return None


def _forward(found: Apart) -> Apart:
    # The days between two dates are counted one way only, so that all comparisons of the two share a variable.
    if found.unit == "days" and found.start > found.end:
        return Apart(found.end, found.start, "days", FLIPPED[found.op], -found.constant)
    return found


def _source(model: Model, tree: Tree) -> Ref | None:
    if tree[0] == "as_of":
        return model.as_of
    return (tree[0], tree[1]) if tree[0] in ("question", "fact") else None


def _is_date(model: Model, ref: Ref) -> bool:
    held = model.questions.get(ref[1]) if ref[0] == "question" else model.facts.get(ref[1])
    return held is not None and held.type in ("date", "partial date")


def stretches(cuts: set[int], *, ranges: bool) -> list[Case]:
    """The cases of the time between two dates that is cut at these counts. Raises TooMany."""
    starts = sorted(cuts)
    if len(starts) > MOST_STRETCHES:
        raise TooMany
    ends = [starts[0] - 1, *(n - 1 for n in starts[1:]), starts[-1] + FAR]
    lows = [starts[0] - FAR, *starts]
    found = [Case("answered", (low, high)) for low, high in zip(lows, ends, strict=True)]
    if ranges:
        found += [
            Case("answered", (lows[i], ends[j]), ACROSS)
            for i in range(len(lows))
            for j in range(i + 1, len(lows))
        ]
    return found


ACROSS = "across"
"""What is `plain` of a case that lies across several stretches."""

FAR = 36_500
"""How far beyond the last constant the outermost stretches reach, in units of their family."""
