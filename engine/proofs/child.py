"""From what a search found to a child: an answer for each source that matters, and days on which ages come out."""

from __future__ import annotations

from typing import Any

from ...dsl import dates
from ..model import Model
from .arithmetic import Found
from .days import Days, Stretch, place
from .domains import Case
from .elapsed import ACROSS
from .enough import enough
from .formula import Formula
from .search import Search
from .verdict import Known
from .world import Row


class NoChild(Exception):
    """What was found cannot be had by one child, as far as could be told here."""


def child(search: Search, goal: Formula, reckoned: Found | None = None) -> tuple[Known, ...]:
    """The answers of a child of whom the goal holds, by the domains that the search found; only those that matter.
    `reckoned` are the numbers and days that arithmetic found. Raises NoChild."""
    world = search.world
    fixed: dict[int, int] = {}
    for variable, mask in sorted(search.domains.items()):
        held = world.variables[variable]
        twin = search.domains.get(held.twin, 0) & held.asked
        answers = mask & held.asked & twin or mask & held.asked
        if held.shows != "section" and answers:
            fixed[variable] = answers & -answers
    kept = enough(search, goal, fixed)
    for variable in list(kept):  # Two dates are needed for the time between them.
        held = world.variables[variable]
        for source in held.between if held.shows == "apart" else held.needs:
            if source in fixed:
                kept.setdefault(source, fixed[source])
    days = _dates(search, kept) if reckoned is None else reckoned.days
    found = _sources(search, kept, days, {} if reckoned is None else reckoned.numbers)
    for variable, mask in search.domains.items():
        held = world.variables[variable]
        if held.feeds >= 0 and mask == held.pending:
            # A fact waits only where something was said to its question (rule C9).
            said = next(case for case in held.cases if case.state == "answered")
            found.append(Known(world.variables[held.feeds].ref, "answered", said.plain))
    return tuple(found)


def _sources(
    search: Search, kept: dict[int, int], days: dict[int, Days], numbers: dict[int, Any]
) -> list[Known]:
    world = search.world
    found: list[Known] = []
    seen: set[tuple[object, Row]] = set()
    for variable, bit in kept.items():
        held = world.variables[variable]
        if held.shows != "source" or (held.ref, held.row) in seen or not _is_told(search, variable):
            continue
        seen.add((held.ref, held.row))
        case = held.cases[bit.bit_length() - 1]
        value = case.plain if case.state == "answered" else None
        if case.state == "answered":
            if variable in days:
                value = dates.text(*days[variable])
            elif variable in numbers:
                value = numbers[variable]
        elif case.state in ("pending", "skipped"):
            continue
        found.append(Known(held.ref, case.state, value, tuple(n + 1 for n in held.row)))
    return found


def _is_told(search: Search, variable: int) -> bool:
    """Whether a variable's answer is told of the child: that of a question bound to a fact is the fact."""
    held = search.world.variables[variable]
    if held.ref[0] != "question":
        return True
    return not any(_bound(model, held.ref[1]) for model in search.world.models)


def _bound(model: Model, path: str) -> bool:
    question = model.questions.get(path)
    if question is None or question.group or question.type == "group":
        return False
    return question.fact is not None


def _dates(search: Search, kept: dict[int, int]) -> dict[int, Days]:
    world = search.world
    wanted: dict[int, Days | None] = {}
    rough: set[int] = set()
    stretches: list[Stretch] = []
    for variable, bit in kept.items():
        held = world.variables[variable]
        case = held.cases[bit.bit_length() - 1]
        if held.shows == "apart":
            low, high = case.operand
            ranged = case.plain == ACROSS
            stretches.append(Stretch(*held.between, held.ref[1], low, high, ranged))
        elif held.shows == "source" and case.state == "answered" and isinstance(case.operand, tuple):
            wanted[variable] = case.operand if _is_cut(held.cases) else None
            if world.partly(held.ref):
                rough.add(variable)
    found = place(wanted, frozenset(rough), stretches)
    if found is None:
        raise NoChild
    return found


def _is_cut(cases: list[Case]) -> bool:
    return len([case for case in cases if case.state == "answered"]) > 1
