"""What can be asked of an exemplar, or of two that are compared (rules S1, L1, L2, L3).

Each answer is a verdict. Nothing is `Refuted` or `Met` but by a child whose record, opened in a session, says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ..answer_checking import AnswerFault
from ..model import Condition, Model
from .child import NoChild, child
from .example import words
from .formula import FALSE, TRUE, Formula, conj, disj
from .reading import IS, NOT_IS, Reading
from .replay import Replay, status_in, surely
from .search import OverBudget, Search
from .verdict import (
    Change,
    Classification,
    Example,
    Known,
    Meeting,
    Met,
    Never,
    Proved,
    Refuted,
    Undecided,
    Verdict,
    Why,
)
from .world import Row, World

Bears = Callable[[Sequence[Known], Sequence[tuple[str, int]]], bool]
"""Whether the record of an example child bears out what was asked."""

STATUSES = {"skipped": 0, "pending": 1, "asked": 2}

_TOO_MUCH = Undecided(Why.BUDGET, "there are too many cases")
_OURS = Undecided(
    Why.REPLAY, "an example was found that a record does not bear out; this is a fault in Penpicture"
)
_BEYOND = Undecided(Why.BEYOND, "it hangs on sums, dates or rows that cannot be decided")


class Proofs:
    """Proofs over one exemplar, whose `order` is filled. What was worked out is kept for the next question."""

    def __init__(self, model: Model, asked: Iterable[Condition] = ()) -> None:
        """`asked` are the conditions, not its own, that will be asked about."""
        self.model = model
        self.world = World((model,), asked)
        self.reading = Reading(self.world)
        self.search = Search(self.reading)
        self.replay = Replay(model)

    def can_meet(self, conditions: Sequence[Condition]) -> Meeting:
        """Whether all of these conditions of the root can surely hold of one child: of variants, whether they can
        meet (rule L5)."""
        goal = conj(self.reading.condition(0, each.tree, (), IS) for each in conditions)

        def bears(known: Sequence[Known], rows: Sequence[tuple[str, int]]) -> bool:
            session = self.replay.open(known, rows)
            return all(surely(session, each) for each in conditions)

        return _meeting(self.search, goal, bears, self.model)

    def surely_holds(self, condition: Condition) -> Verdict:
        """Whether a condition of the root surely holds of every child, whatever is known of it."""
        goal = self.reading.condition(0, condition.tree, (), NOT_IS)

        def bears(known: Sequence[Known], rows: Sequence[tuple[str, int]]) -> bool:
            return not surely(self.replay.open(known, rows), condition)

        return _verdict(_meeting(self.search, goal, bears, self.model))

    def asked_of_all(self, path: str, whom: Condition | None = None, *, while_: Formula = TRUE) -> Verdict:
        """Whether a question is asked of every child for whom `whom` surely holds, of every child where that is
        None (rule L2). Skipped or pending is a violation; in the rows of a group it is asked in each. `while_` is
        what has to be besides, for it to matter. Raises KeyError for a path that the model does not have."""
        holds = TRUE if whom is None else self.reading.condition(0, whom.tree, (), IS)
        goal = conj([holds, while_, not_asked(self.reading, 0, path)])

        def bears(known: Sequence[Known], rows: Sequence[tuple[str, int]]) -> bool:
            session = self.replay.open(known, rows)
            return (whom is None or surely(session, whom)) and status_in(session, path) != "asked"

        return _verdict(_meeting(self.search, goal, bears, self.model))

    def ever_asked(self, path: str) -> Meeting:
        """Whether there is a child of whom a question is asked, and who that is."""
        goal = asked(self.reading, 0, path)

        def bears(known: Sequence[Known], rows: Sequence[tuple[str, int]]) -> bool:
            return status_in(self.replay.open(known, rows), path) == "asked"

        return _meeting(self.search, goal, bears, self.model)


class Comparison:
    """An exemplar before and after a change. What is the same in both is worked out once."""

    def __init__(self, before: Model, after: Model) -> None:
        """Both with their `order` filled."""
        self.before = before
        self.after = after
        self.world = World((before, after))
        self.reading = Reading(self.world)
        self.search = Search(self.reading)
        self._replays = Replay(before), Replay(after)

    def classify(self, path: str) -> Classification:
        """What the change does to the status of a question at every state, gaps included (rule L1). A question that
        one of them does not have is skipped there. Raises KeyError for one that neither has."""
        models = (self.before, self.after)
        if all(path not in model.questions for model in models):
            raise KeyError(path)
        if all(path in model.questions for model in models) and not self.world.differs(path):
            return Classification(Change.SAME)
        rows = _row(path)
        gone = [path not in model.questions for model in models]

        def status(at: int, what: str) -> Formula:
            if gone[at]:
                return TRUE if what in ("skipped", "not_asked") else FALSE
            read: Formula = getattr(self.reading, what)(at, f"q:{path}", rows)
            return read

        def up(old: int, new: int) -> Formula:
            return disj(
                [
                    conj([status(old, "not_asked"), status(new, "asked")]),
                    conj([status(old, "skipped"), status(new, "not_skipped")]),
                ]
            )

        more = self._moved(path, up(0, 1), 1)
        fewer = self._moved(path, up(1, 0), -1)
        undecided = next((found for found in (more, fewer) if isinstance(found, Undecided)), None)
        example = [found.example if isinstance(found, Met) else None for found in (more, fewer)]
        change: Change | None
        if isinstance(more, Met) and isinstance(fewer, Met):
            change = Change.OTHER
        elif undecided is not None:
            change = None
        elif isinstance(more, Met):
            change = Change.MORE
        else:
            change = Change.FEWER if isinstance(fewer, Met) else Change.SAME
        return Classification(change, example[0], example[1], undecided)

    def _moved(self, path: str, goal: Formula, way: int) -> Meeting:
        def bears(known: Sequence[Known], rows: Sequence[tuple[str, int]]) -> bool:
            ranks = [STATUSES[status_in(replay.open(known, rows), path)] for replay in self._replays]
            return (ranks[1] - ranks[0]) * way > 0

        return _meeting(self.search, goal, bears, self.after if path in self.after.questions else self.before)


def can_meet(model: Model, conditions: Sequence[Condition]) -> Meeting:
    """As `Proofs.can_meet`; several questions about one model are quicker through one `Proofs`."""
    return Proofs(model, conditions).can_meet(conditions)


def surely_holds(model: Model, condition: Condition) -> Verdict:
    """As `Proofs.surely_holds`."""
    return Proofs(model, (condition,)).surely_holds(condition)


def asked_of_all(model: Model, path: str, whom: Condition | None = None) -> Verdict:
    """As `Proofs.asked_of_all`."""
    return Proofs(model, () if whom is None else (whom,)).asked_of_all(path, whom)


def always_asked(model: Model, path: str) -> Verdict:
    """Whether a question is asked of every child, whatever is known."""
    return Proofs(model).asked_of_all(path)


def ever_asked(model: Model, path: str) -> Meeting:
    """As `Proofs.ever_asked`."""
    return Proofs(model).ever_asked(path)


def classify(before: Model, after: Model, path: str) -> Classification:
    """As `Comparison.classify`; several questions about one change are quicker through one `Comparison`."""
    return Comparison(before, after).classify(path)


def asked(reading: Reading, model: int, path: str) -> Formula:
    """That a question is asked, in a first row of each group that it stands in."""
    return conj([*_in_rows(reading, model, path), reading.asked(model, f"q:{path}", _row(path))])


def not_asked(reading: Reading, model: int, path: str) -> Formula:
    """That a question is not asked, or not in a first row of a group; or that the group itself is not."""
    own = reading.not_asked(model, f"q:{path}", _row(path))
    group = path.rpartition(".")[0]
    if not group:
        return own
    return disj([not_asked(reading, model, group), conj([*_in_rows(reading, model, path), own])])


def _in_rows(reading: Reading, model: int, path: str) -> list[Formula]:
    found: list[Formula] = []
    group = path.rpartition(".")[0]
    while group:
        found.append(reading.condition(model, ("state", ("question", group), "answered"), _row(group), IS))
        group = group.rpartition(".")[0]
    return found


def _row(path: str) -> Row:
    return (0,) * path.count(".")


def _meeting(search: Search, goal: Formula, bears: Bears, model: Model) -> Meeting:
    try:
        found = search.solve(goal)
    except OverBudget:
        return _TOO_MUCH
    if found is None:
        return Never()
    wholes = any(search.world.variables[variable].shows == "whole" for variable in found)
    try:
        known = child(search, goal)
        if bears(known, ()):
            return Met(Example(words(model, known), known))
    except (NoChild, AnswerFault, KeyError):
        return _BEYOND if wholes else _OURS
    return _BEYOND if wholes else _OURS


def _verdict(found: Meeting) -> Verdict:
    if isinstance(found, Met):
        return Refuted(found.example)
    return Proved() if isinstance(found, Never) else found
