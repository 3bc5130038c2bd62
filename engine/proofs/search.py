"""The search: finite domains as bit masks, unit propagation, and a split where nothing follows any more.

Statuses are not worked out beforehand. Where a variable's cases leave it no choice but to be asked, pending or skipped,
what its rules then have to say is asked for in turn; so only what a question depends on is ever looked at. It is complete:
None means that there is no solution. It keeps a trail, not copies, and does not recurse, however long the chain.
"""

from __future__ import annotations

from dataclasses import dataclass

from .formula import AND, LIT, Formula, conj, negated
from .reading import Reading
from .world import Variable

UNITS = 400_000
"""How much work one question is worth: formulas looked at."""


class OverBudget(Exception):
    """There was more work than the question is worth."""


@dataclass(slots=True)
class _Choice:
    trail: int
    waiting: list[Formula]
    others: list[Formula]


class Search:
    """Searches one world. What it found last is in `domains`: for each variable that matters, the cases left to it."""

    def __init__(self, reading: Reading) -> None:
        """Of the world of this reading."""
        self.reading = reading
        self.world = reading.world
        self.domains: dict[int, int] = {}
        self.units = 0
        self._trail: list[tuple[int, int | None]] = []
        self._left = 0

    def solve(self, goal: Formula, *, units: int = UNITS, keep: bool = False) -> dict[int, int] | None:
        """Domains by which the goal holds, or None where it cannot. With `keep` what was found before stays, and a
        goal that does not go together with it is None. Raises OverBudget; nothing is then changed."""
        if not keep:
            self.domains, self._trail = {}, []
        start = len(self._trail)
        self._left = units
        try:
            found = self._run(goal, start)
        except OverBudget:
            self._undo(start)
            raise
        finally:
            self.units += units - self._left
        if not found:
            self._undo(start)
            return None
        return self.domains

    def _run(self, goal: Formula, start: int) -> bool:
        goals = [goal]
        waiting: list[Formula] = []
        choices: list[_Choice] = []
        while True:
            left = self._propagate(goals, waiting)
            if left is not None:
                alternatives = self._alternatives(left, start)
                if not alternatives:
                    return True
                first, *others = alternatives
                choices.append(_Choice(len(self._trail), left, others[::-1]))
                goals, waiting = [first], list(left)
                continue
            while choices and not choices[-1].others:
                choices.pop()
            if not choices:
                return False
            choice = choices[-1]
            self._undo(choice.trail)
            goals, waiting = [choice.others.pop()], list(choice.waiting)

    def _alternatives(self, waiting: list[Formula], start: int) -> list[Formula]:
        """The ways to go on: each with the refusal of those before, so that nothing is tried twice. None are left
        where everything holds. What was settled before `start` stays so until it is touched."""
        if waiting:
            either = min(waiting, key=len)
            waiting.remove(either)
            full = self.world.full
            found: list[Formula] = []
            refused: list[Formula] = []
            for part in either[1:]:
                found.append(conj([part, *refused]))
                refused.append(negated(part, full))
            return found
        for variable in dict.fromkeys(variable for variable, _ in self._trail[start:]):
            found = self._undetermined(variable, self.domains[variable])
            if found:
                return found
        return []

    def _undetermined(self, variable: int, mask: int) -> list[Formula]:
        # Where every status is still open, any that its rules give will do. Where one is ruled out, and two are
        # left, somebody has to choose.
        held = self.world.variables[variable]
        if held.model < 0 or held.shows == "whole":
            return []
        possible = [part for part in (held.asked, held.skipped, held.pending) if part]
        left = [mask & part for part in possible if mask & part]
        if len(left) > 1 and (len(left) < len(possible) or self._at_odds(held.twin, mask & held.asked)):
            return [(LIT, variable, part) for part in left]
        return []

    def _at_odds(self, twin: int, answers: int) -> bool:
        if twin < 0 or not answers:
            return False
        theirs = self.domains.get(twin)
        return theirs is not None and not theirs & answers and bool(theirs & self.world.variables[twin].asked)

    def _undo(self, length: int) -> None:
        trail, domains = self._trail, self.domains
        while len(trail) > length:
            variable, old = trail.pop()
            if old is None:
                del domains[variable]
            else:
                domains[variable] = old

    def _propagate(self, goals: list[Formula], waiting: list[Formula]) -> list[Formula] | None:
        """What is left of the goals and of the disjunctions that wait, once all that follows has been drawn; None
        where they contradict each other."""
        while True:
            while goals:
                goal = goals.pop()
                self._left -= 1
                if goal[0] == LIT:
                    if not self._narrow(goal[1], goal[2], goals):
                        return None
                elif goal[0] == AND:
                    goals.extend(goal[1:])
                elif len(goal) == 1:
                    return None
                else:
                    waiting.append(goal)
            if self._left < 0:
                raise OverBudget
            before = len(self._trail)
            kept: list[Formula] = []
            for either in waiting:
                alive: list[Formula] = []
                for part in either[1:]:
                    state = self._holds(part)
                    if state is True:
                        break
                    if state is None:
                        alive.append(part)
                else:
                    if not alive:
                        return None
                    if len(alive) == 1:
                        goals.append(alive[0])
                    else:
                        kept.append((either[0], *alive) if len(alive) < len(either) - 1 else either)
            waiting[:] = kept
            if not goals and len(self._trail) == before:
                return waiting

    def _holds(self, formula: Formula) -> bool | None:
        self._left -= 1
        if formula[0] == LIT:
            mask = self.domains.get(formula[1])
            if mask is None:
                mask = self.world.full[formula[1]]
            return False if not mask & formula[2] else None if mask & ~formula[2] else True
        both = formula[0] == AND
        result: bool | None = both
        for part in formula[1:]:
            state = self._holds(part)
            if state is (not both):
                return state
            if state is None:
                result = None
        return result

    def _narrow(self, variable: int, mask: int, goals: list[Formula]) -> bool:
        full = self.world.full[variable]
        known = self.domains.get(variable)
        old = full if known is None else known
        new = old & mask
        if new == old:
            return bool(new)
        if not new:
            return False
        self._trail.append((variable, known))
        self.domains[variable] = new
        held = self.world.variables[variable]
        if held.shows in ("source", "section"):
            if held.feeds >= 0:
                if new == held.pending:
                    goals.append((LIT, held.feeds, self.world.variables[held.feeds].pending))
            elif held.model >= 0:
                self._status(variable, old, new, goals)
        return True

    def _status(self, variable: int, old: int, new: int, goals: list[Formula]) -> None:
        """What the status of a variable has to be, by the cases left to it."""
        held = self.world.variables[variable]
        model, row, reading = held.model, held.row, self.reading
        node = f"s:{held.ref[1]}" if held.shows == "section" else f"q:{held.ref[1]}"
        least_before, most_before = _least(held, old), _most(held, old)
        least, most = _least(held, new), _most(held, new)
        if least > least_before:
            goals.append(
                reading.asked(model, node, row) if least == 2 else reading.not_skipped(model, node, row)
            )
        if most < most_before:
            goals.append(
                reading.skipped(model, node, row) if most == 0 else reading.not_asked(model, node, row)
            )
        if held.twin >= 0 and least == 2:
            twin = self.world.variables[held.twin]
            goals.append((LIT, held.twin, (new & held.asked) | twin.pending | twin.skipped))


def _least(held: Variable, mask: int) -> int:
    return 0 if mask & held.skipped else 1 if mask & held.pending else 2


def _most(held: Variable, mask: int) -> int:
    return 2 if mask & held.asked else 1 if mask & held.pending else 0
