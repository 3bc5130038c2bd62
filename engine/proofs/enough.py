"""Which answers of a child are enough: what is left of an example when everything is taken out that does not matter."""

from __future__ import annotations

from .formula import AND, LIT, Formula
from .search import Search

MOST_DEEP = 120
"""Statuses through which one is followed; beyond, nothing is taken out."""


def enough(search: Search, goal: Formula, fixed: dict[int, int]) -> dict[int, int]:
    """The fewest of these answers (a case for each variable) by which the goal still surely holds, whatever the
    rest may be; the first that can be spared are taken out first."""
    if not _Surely(search, fixed).holds(goal):
        return fixed
    kept = dict(fixed)
    for variable in list(fixed):
        without = {other: case for other, case in kept.items() if other != variable}
        if _Surely(search, without).holds(goal):
            kept = without
    return kept


class _Surely:
    def __init__(self, search: Search, fixed: dict[int, int]) -> None:
        self._reading = search.reading
        self._world = search.world
        self._fixed = fixed
        self._known: dict[int, int] = {}
        self._deep = 0

    def holds(self, formula: Formula) -> bool | None:
        if formula[0] == LIT:
            mask = self._mask(formula[1])
            return False if not mask & formula[2] else None if mask & ~formula[2] else True
        both = formula[0] == AND
        result: bool | None = both
        for part in formula[1:]:
            state = self.holds(part)
            if state is (not both):
                return state
            if state is None:
                result = None
        return result

    def _mask(self, variable: int) -> int:
        known = self._known.get(variable)
        if known is None:
            known = self._known[variable] = self._found(variable)
        return known

    def _found(self, variable: int) -> int:
        held = self._world.variables[variable]
        fixed = self._fixed.get(variable)
        if fixed is None and held.twin >= 0:
            fixed = self._fixed.get(held.twin)
        if held.model < 0 or held.shows in ("apart", "whole"):
            return self._world.full[variable] if fixed is None else fixed
        if self._deep > MOST_DEEP:
            return self._world.full[variable]
        self._deep += 1
        node = f"s:{held.ref[1]}" if held.shows == "section" else f"q:{held.ref[1]}"
        asked = self.holds(self._reading.asked(held.model, node, held.row))
        skipped = self.holds(self._reading.skipped(held.model, node, held.row))
        self._deep -= 1
        answers = held.asked if fixed is None else fixed & held.asked or held.asked
        mask = 0 if asked is False else answers
        mask |= 0 if skipped is False else held.skipped
        return mask | (held.pending if asked is not True and skipped is not True else 0)
