"""z3 on the very formulas that our search works on: the whole form at once, one question after the other."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from penpicture.engine.proofs.formula import AND, LIT, Formula
from penpicture.engine.proofs.reading import Reading

z3: Any = import_module("z3")


class Z3:
    """A solver for one reading: what a formula speaks of is told to it when it is first asked."""

    def __init__(self, reading: Reading) -> None:
        """Nothing is told yet."""
        self.reading = reading
        self.world = reading.world
        self.solver = z3.SolverFor("QF_FD")
        self._known: dict[int, Any] = {}
        self._waiting: list[int] = []

    def can_be(self, goal: Formula) -> bool:
        """Whether a formula can hold."""
        said = self._said(goal)
        while self._waiting:
            self._follow(self._waiting.pop())
        self.solver.push()
        self.solver.add(said)
        found = self.solver.check()
        self.solver.pop()
        assert found in (z3.sat, z3.unsat)
        return bool(found == z3.sat)

    def _variable(self, number: int) -> Any:
        if number not in self._known:
            self._known[number] = z3.BitVec(f"v{number}", max(1, len(self.world.variables[number].cases)))
            self._waiting.append(number)
        return self._known[number]

    def _in(self, number: int, mask: int) -> Any:
        return self._variable(number) & mask != 0

    def _said(self, formula: Formula) -> Any:
        if formula[0] == LIT:
            return self._in(formula[1], formula[2])
        parts = [self._said(part) for part in formula[1:]]
        return z3.And(parts) if formula[0] == AND else z3.Or(parts)

    def _follow(self, number: int) -> None:
        held, variable = self.world.variables[number], self._variable(number)
        full = self.world.full[number]
        bits = [1 << n for n in range(len(held.cases)) if full >> n & 1]
        self.solver.add(z3.Or([variable == bit for bit in bits]))
        if held.feeds >= 0:
            feeding = self.world.variables[held.feeds]
            self.solver.add(z3.Implies(variable == held.pending, self._in(held.feeds, feeding.pending)))
        if held.model < 0 or held.shows not in ("source", "section"):
            return
        node = f"s:{held.ref[1]}" if held.shows == "section" else f"q:{held.ref[1]}"
        asked = self._said(self.reading.asked(held.model, node, held.row))
        skipped = self._said(self.reading.skipped(held.model, node, held.row))
        self.solver.add(asked == (variable & held.asked != 0))
        self.solver.add(skipped == (variable & held.skipped != 0))
        if held.twin >= 0:
            self._variable(held.twin)
            twin = self.world.variables[held.twin]
            both = z3.And(self._in(number, held.asked), self._in(held.twin, twin.asked))
            self.solver.add(
                z3.Implies(both, z3.Or([z3.And(self._in(number, b), self._in(held.twin, b)) for b in bits]))
            )
