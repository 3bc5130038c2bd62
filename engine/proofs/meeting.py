"""Whether something can be so: the search, arithmetic where the search leaves something open, rows written out where it
hangs on some, and the record that has to bear it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from ..answer_checking import AnswerFault
from ..model import Condition, Model
from .arithmetic import Clash, Found, NotInstalled, settle
from .child import NoChild, child
from .example import words
from .formula import Formula, conj
from .reading import Reading
from .rows import MOST_ROWS
from .search import OverBudget, Search
from .verdict import Example, Known, Meeting, Met, Never, Undecided, Why
from .world import World

Goal = Callable[[Reading], Formula]
"""What is to be so, as each reading says it."""

Bears = Callable[[Sequence[Known]], bool]
"""Whether the record of an example child bears out what was asked."""

MOST_CLASHES = 60
"""How often the search goes on after arithmetic has refused what it found."""

_TOO_MUCH = Undecided(Why.BUDGET, "there are too many cases")
_OURS = Undecided(
    Why.REPLAY, "an example was found that a record does not bear out, which is a fault in Penpicture"
)
_BEYOND = Undecided(Why.BEYOND, "it hangs on sums, dates or rows that cannot be decided")
_NEEDS_PROVE = Undecided(
    Why.ARITHMETIC, "it hangs on sums or dates, which only the extra `prove` can reckon with"
)


class Asking:
    """Asks whether something can be so, of one exemplar or of two that are compared."""

    def __init__(self, models: Sequence[Model], asked: Iterable[Condition] = ()) -> None:
        """`asked` are the conditions, not their own, that will be asked about."""
        self.world = World(models, asked)
        self.reading = Reading(self.world)
        self.search = Search(self.reading)

    @cached_property
    def _in_rows(self) -> Search:
        return Search(Reading(World(self.world.models, cuts=self.world.cuts, rows=MOST_ROWS)))

    def meeting(self, goal: Goal, bears: Bears, named: Model) -> Meeting:
        """Whether the goal can be reached, with a child whom the record bears out, told in the words of `named`."""
        found = _meeting(self.search, goal(self.reading), bears, named)
        if found is _BEYOND and any(map(self.world.is_over_rows, range(len(self.world.variables)))):
            shown = _meeting(self._in_rows, goal(self._in_rows.reading), bears, named)
            return shown if isinstance(shown, Met) else found
        return found


def _meeting(search: Search, goal: Formula, bears: Bears, named: Model) -> Meeting:
    refused: list[Formula] = []
    for _ in range(MOST_CLASHES):
        try:
            found = search.solve(conj([goal, *refused]))
        except OverBudget:
            return _TOO_MUCH
        if found is None:
            return Never()
        shown = _shown(search, goal, bears, named, None)
        if shown is not None:
            return shown
        if any(map(search.world.is_over_rows, found)):
            return _BEYOND
        if not any(search.world.variables[variable].shows in ("apart", "whole") for variable in found):
            return _OURS
        outcome = settle(search)
        if isinstance(outcome, Clash):
            refused.append(outcome.refused)
        elif isinstance(outcome, Found):
            return _shown(search, goal, bears, named, outcome) or _BEYOND
        else:
            return _NEEDS_PROVE if isinstance(outcome, NotInstalled) else _BEYOND
    return _TOO_MUCH


def _shown(search: Search, goal: Formula, bears: Bears, named: Model, reckoned: Found | None) -> Met | None:
    """The child that was found, if its record bears it out."""
    try:
        known = child(search, goal, reckoned)
        return Met(Example(words(named, known, search.world.cuts.ages), known)) if bears(known) else None
    except (NoChild, AnswerFault, KeyError):
        return None
