"""Sums and dates, by z3, which the extra `prove` brings: whether what the search found can be had by one child.

The search takes a sum, or a comparison of dates that it has no classes for, for itself. What it found is put to z3: the
numbers and days with all that has to hold of them. Where z3 says that they cannot be, it says which of them clash, and
the search goes on without that. Days are reckoned from 1900 to 2100.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module
from typing import Any, Final

from ...dsl import dates
from ...dsl.truth import FAILS, HOLDS
from ..model import Tree
from .calendar import Day, Days
from .domains import FIRST_DAY, LAST_DAY
from .formula import LIT, Formula, disj
from .search import Search
from .world import Variable

EFFORT: Final = 2_000_000
"""How hard z3 tries (its own measure, the same on every machine)."""


@dataclass(frozen=True, slots=True)
class Found:
    """Numbers and days, by variable, of one child for whom it comes out."""

    numbers: dict[int, Any]
    days: dict[int, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Clash:
    """These cannot go together; the formula says so."""

    refused: Formula


@dataclass(frozen=True, slots=True)
class NotInstalled:
    """The extra `prove` is needed."""


@dataclass(frozen=True, slots=True)
class GaveUp:
    """z3 cannot say, or it is nothing that can be put to it."""


Outcome = Found | Clash | NotInstalled | GaveUp


class Unsaid(Exception):
    """A tree that is not put to z3."""


def installed() -> bool:
    """Whether z3 is there."""
    return _z3() is not None


def settle(search: Search) -> Outcome:
    """Numbers and days for what the search found."""
    z3 = _z3()
    if z3 is None:
        return NotInstalled()
    try:
        return _Reckoning(z3, search).settled()
    except Unsaid:
        return GaveUp()


def _z3() -> Any:
    try:
        return import_module("z3")
    except ImportError:
        return None


class _Reckoning:
    def __init__(self, z3: Any, search: Search) -> None:
        self._z3 = z3
        self._search = search
        self._world = search.world
        self._solver = z3.Solver()
        self._solver.set("random_seed", 0)
        self._solver.set("rlimit", EFFORT)
        self._days = Days(z3, self._solver.add)
        self._numbers: dict[int, Any] = {}
        self._dates: dict[int, Day] = {}
        self._marks: dict[str, int] = {}
        self._rough = False

    def settled(self) -> Outcome:
        for variable, mask in self._search.domains.items():
            held = self._world.variables[variable]
            if held.shows == "apart":
                self._apart(variable, held, mask)
            elif held.shows == "whole" and all(self._is_answered(need) for need in held.needs):
                self._whole(variable, held, mask)
        for variable in (*self._numbers, *self._dates):
            self._within(variable)
        marks = [self._z3.Bool(name) for name in self._marks]
        lately = [self._lately(day) for day in self._dates.values()]
        if lately and self._solver.check(*marks, *lately) == self._z3.sat:
            return self._found()
        outcome = self._solver.check(*marks)
        if outcome == self._z3.sat:
            return self._found()
        if outcome != self._z3.unsat or self._rough:
            return GaveUp()
        clashing = [self._marks[str(mark)] for mark in self._solver.unsat_core()]
        full, domains = self._world.full, self._search.domains
        return Clash(disj((LIT, v, full[v] & ~domains[v]) for v in clashing if v in domains))

    def _lately(self, day: Day) -> Any:
        """That a day is of our time: an example with it is easier to read."""
        mark = self._z3.Bool(f"{day.name}lately")
        self._solver.add(self._z3.Implies(mark, self._z3.And(day.ordinal >= _LATELY, day.ordinal <= _SOON)))
        return mark

    def _say(self, variable: int, what: Any) -> None:
        name = f"v{variable}"
        self._marks[name] = variable
        self._solver.add(self._z3.Implies(self._z3.Bool(name), what))

    def _is_answered(self, variable: int) -> bool:
        held, mask = self._world.variables[variable], self._search.domains.get(variable, 0)
        return mask != 0 and all(
            case.state == "answered" for n, case in enumerate(held.cases) if mask >> n & 1
        )

    def _apart(self, variable: int, held: Variable, mask: int) -> None:
        start, end = (self._date(n) for n in held.between)
        apart = self._days.completed(held.ref[1], start, end)
        said = [
            self._z3.And(apart >= case.operand[0], apart <= case.operand[1])
            for n, case in enumerate(held.cases)
            if mask >> n & 1 and case.plain is None
        ]
        self._rough = self._rough or any(
            case.plain is not None for n, case in enumerate(held.cases) if mask >> n & 1
        )
        self._say(variable, self._z3.Or(said))

    def _whole(self, variable: int, held: Variable, mask: int) -> None:
        test = self._test(held.tree, held.row, max(held.model, 0))
        said: list[Any] = []
        for n, case in enumerate(held.cases):
            if mask >> n & 1:
                if case.operand == HOLDS:
                    said.append(test)
                elif case.operand == FAILS:
                    said.append(self._z3.Not(test))
                else:
                    self._rough = True
        self._say(variable, self._z3.Or(said))

    def _test(self, tree: Tree, row: tuple[int, ...], model: int) -> Any:
        if tree[0] != "compare":
            raise Unsaid
        left, right = (self._value(part, row, model) for part in (tree[2], tree[3]))
        if isinstance(left, Day) != isinstance(right, Day):
            raise Unsaid
        if isinstance(left, Day) and isinstance(right, Day):
            left, right = left.ordinal, right.ordinal
        return _OPERATORS[tree[1]](left, right)

    def _value(self, tree: Tree, row: tuple[int, ...], model: int) -> Any:
        kind = tree[0]
        if kind == "as_of":
            as_of = self._world.models[model].as_of
            if as_of is None:
                raise Unsaid
            return self._value(as_of, row, model)
        if kind in ("question", "fact"):
            variable = self._world.source(model, (kind, tree[1]), row)
            said = self._world.models[model]
            held: Any = said.questions.get(tree[1]) if kind == "question" else said.facts.get(tree[1])
            if held is None or held.type not in ("number", "date", "partial date"):
                raise Unsaid
            return self._number(variable) if held.type == "number" else self._date(variable)
        if kind == "number":
            return self._z3.RealVal(str(tree[1]))
        if kind == "date":
            days = dates.parse(tree[1])
            if days is None or days[0] != days[1]:
                raise Unsaid
            return self._days.known(days[0])
        if kind in ("add", "subtract"):
            left, right = (self._value(part, row, model) for part in tree[1:])
            return left + right if kind == "add" else left - right
        if kind == "elapsed" and tree[1] in _PER:
            start, end = (self._value(part, row, model) for part in tree[2:])
            family, per = _PER[tree[1]]
            return self._z3.ToReal(self._days.completed(family, start, end) / per)
        if kind == "shift" and tree[2] in _PER:
            family, per = _PER[tree[2]]
            return self._days.shifted(self._value(tree[3], row, model), tree[1] * per, family)
        raise Unsaid

    def _number(self, variable: int) -> Any:
        if variable not in self._numbers:
            self._numbers[variable] = self._z3.Real(f"n{variable}")
        return self._numbers[variable]

    def _date(self, variable: int) -> Day:
        if variable not in self._dates:
            self._dates[variable] = self._days.free(f"d{variable}")
            if self._world.partly(self._world.variables[variable].ref):
                self._rough = self._rough or self._can_be_rough(variable)
        return self._dates[variable]

    def _can_be_rough(self, variable: int) -> bool:
        return any(v.shows == "whole" and variable in v.needs for v in self._world.variables)

    def _within(self, variable: int) -> None:
        """What the search knows of the variable's own value, and what its question allows."""
        held = self._world.variables[variable]
        mask = self._search.domains.get(variable, self._world.full[variable])
        cuts = self._world.cuts.of(held.ref)
        said: list[Any] = []
        for n, case in enumerate(held.cases):
            if not mask >> n & 1 or case.state != "answered":
                continue
            if variable in self._numbers:
                said.append(self._stretch(self._numbers[variable], case.operand, sorted(cuts.numbers)))
            elif case.operand[0] == case.operand[1]:
                starts = sorted(
                    {FIRST_DAY, *(lo for lo, _ in cuts.days), *(hi + 1 for _, hi in cuts.days), LAST_DAY}
                )
                day = self._dates[variable].ordinal
                low = max((s for s in starts if s <= case.operand[0]), default=FIRST_DAY)
                high = min((s - 1 for s in starts if s > case.operand[0]), default=LAST_DAY)
                said.append(self._z3.And(day >= low, day <= high))
            else:
                self._rough = True
        if said:
            self._say(variable, self._z3.Or(said))
        if variable in self._numbers:
            self._solver.add(*self._limits(variable, held))

    def _stretch(self, number: Any, at: Any, cuts: list[Decimal]) -> Any:
        if Decimal(at) in cuts:
            return number == self._z3.RealVal(str(at))
        parts = [number > self._z3.RealVal(str(c)) for c in cuts if c < at][-1:]
        parts += [number < self._z3.RealVal(str(c)) for c in cuts if c > at][:1]
        return self._z3.And(parts)

    def _limits(self, variable: int, held: Variable) -> list[Any]:
        found: list[Any] = []
        for model in self._world.models:
            question = model.questions.get(held.ref[1]) if held.ref[0] == "question" else None
            if question is not None and question.at_least is not None:
                found.append(self._numbers[variable] >= self._z3.RealVal(str(question.at_least)))
            if question is not None and question.at_most is not None:
                found.append(self._numbers[variable] <= self._z3.RealVal(str(question.at_most)))
        return found

    def _found(self) -> Found:
        model = self._solver.model()
        numbers: dict[int, Any] = {}
        for variable, number in self._numbers.items():
            exact = model.eval(number, model_completion=True).as_fraction()
            whole = exact.denominator == 1
            numbers[variable] = int(exact) if whole else round(float(exact), 9)
        days = {}
        for variable, day in self._dates.items():
            at = model.eval(day.ordinal, model_completion=True).as_long()
            days[variable] = (at, at)
        return Found(numbers, days)


_LATELY, _SOON = dates.day(2010, 1, 1), dates.day(2035, 1, 1)
_PER: Final = {"years": ("months", 12), "months": ("months", 1), "weeks": ("days", 7), "days": ("days", 1)}
_OPERATORS: Final[dict[str, Any]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}
