"""What can be asked of an exemplar, or of two that are compared (rules S1, L1, L2, L3).

Each answer is a verdict. Nothing is `Refuted` or `Met` but by a child whose record, opened in a session, says the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..model import Condition, Model
from .formula import FALSE, TRUE, Formula, conj, disj
from .meeting import Asking
from .reading import IS, NOT_IS, Reading
from .replay import Replay, status_in, surely
from .verdict import Change, Classification, Known, Meeting, Met, Never, Proved, Refuted, Undecided, Verdict
from .world import Row

STATUSES = {"skipped": 0, "pending": 1, "asked": 2}
"""The order of rule S1."""


class Proofs(Asking):
    """Proofs over one exemplar, whose `order` is filled. What was worked out is kept for the next question."""

    def __init__(self, model: Model, asked: Iterable[Condition] = ()) -> None:
        """`asked` are the conditions, not its own, that will be asked about."""
        super().__init__((model,), asked)
        self.model = model
        self.replay = Replay(model)

    def can_meet(self, conditions: Sequence[Condition]) -> Meeting:
        """Whether all of these conditions of the root can surely hold of one child: of variants, whether they can
        meet (rule L5)."""

        def bears(known: Sequence[Known]) -> bool:
            session = self.replay.open(known, conditions=conditions)
            return all(surely(session, each) for each in conditions)

        return self.meeting(
            lambda reading: conj(reading.condition(0, each.tree, (), IS) for each in conditions),
            bears,
            self.model,
        )

    def surely_holds(self, condition: Condition) -> Verdict:
        """Whether a condition of the root surely holds of every child, whatever is known of it."""
        found = self.meeting(
            lambda reading: reading.condition(0, condition.tree, (), NOT_IS),
            lambda known: not surely(self.replay.open(known, conditions=(condition,)), condition),
            self.model,
        )
        return _verdict(found)

    def asked_of_all(self, path: str, whom: Condition | None = None) -> Verdict:
        """Whether a question is asked of every child for whom `whom` surely holds, of every child where that is
        None (rule L2). Skipped or pending is a violation; in the rows of a group it is asked in each. Raises KeyError
        for a path that the model does not have."""

        def goal(reading: Reading) -> Formula:
            holds = TRUE if whom is None else reading.condition(0, whom.tree, (), IS)
            return conj([holds, not_asked(reading, 0, path)])

        def bears(known: Sequence[Known]) -> bool:
            session = self.replay.open(known, path, conditions=() if whom is None else (whom,))
            return (whom is None or surely(session, whom)) and status_in(session, path) != "asked"

        return _verdict(self.meeting(goal, bears, self.model))

    def ever_asked(self, path: str) -> Meeting:
        """Whether there is a child of whom a question is asked, and who that is. Raises KeyError for a path that the
        model does not have."""
        return self.meeting(
            lambda reading: asked(reading, 0, path),
            lambda known: status_in(self.replay.open(known, path), path) == "asked",
            self.model,
        )


class Comparison(Asking):
    """An exemplar before and after a change. What is the same in both is worked out once."""

    def __init__(self, before: Model, after: Model, asked: Iterable[Condition] = ()) -> None:
        """Both with their `order` filled. `asked` are the conditions besides those of questions and sections that will be
        asked about."""
        super().__init__((before, after), asked)
        self._replays = Replay(before), Replay(after)
        self._statuses: dict[tuple[str, tuple[Known, ...]], tuple[str, str]] = {}

    def classify(self, path: str) -> Classification:
        """What the change does to the status of a question at every state, gaps included (rule L1). A question that
        one of them does not have is skipped there. Raises KeyError for one that neither has."""
        having = [path in model.questions for model in self.world.models]
        if not any(having):
            raise KeyError(path)
        if all(having) and not self.world.differs(path):
            return Classification(Change.SAME)
        more, fewer = self._moved(path, 0, 1), self._moved(path, 1, 0)
        undecided = next((found for found in (more, fewer) if isinstance(found, Undecided)), None)
        risen, fallen = isinstance(more, Met), isinstance(fewer, Met)
        change: Change | None = Change.OTHER
        if not (risen and fallen):
            change = Change.MORE if risen else Change.FEWER if fallen else Change.SAME
            change = change if undecided is None else None
        return Classification(
            change,
            more.example if isinstance(more, Met) else None,
            fewer.example if isinstance(fewer, Met) else None,
            undecided,
        )

    def newly_holds(self, now: Sequence[Condition], before: Sequence[Condition]) -> Meeting:
        """Whether one of some conditions of the root surely holds in the second exemplar of a child for whom none of others
        does in the first."""

        def goal(reading: Reading) -> Formula:
            none = [reading.condition(0, each.tree, (), NOT_IS) for each in before]
            return conj([disj(reading.condition(1, each.tree, (), IS) for each in now), *none])

        def bears(known: Sequence[Known]) -> bool:
            first, second = (
                replay.open(known, conditions=conditions)
                for replay, conditions in zip(self._replays, (before, now), strict=True)
            )
            return any(surely(second, c) for c in now) and not any(surely(first, c) for c in before)

        return self.meeting(goal, bears, self.world.models[1])

    def statuses(self, path: str, known: Sequence[Known]) -> tuple[str, str]:
        """The status of a question in a record of which this much is known, before and after; that of its group where it has
        no row. Raises AnswerFault where an answer is not one that is taken."""
        key = path, tuple(replace(each, value=repr(each.value)) for each in known)
        found = self._statuses.get(key)
        if found is None:
            before, after = (status_in(replay.open(known, path), path) for replay in self._replays)
            found = self._statuses[key] = before, after
        return found

    def _moved(self, path: str, lower: int, higher: int) -> Meeting:
        """Whether the question can be nearer to asked in one of the two than in the other."""

        def goal(reading: Reading) -> Formula:
            def status(at: int, what: str) -> Formula:
                if path not in self.world.models[at].questions:
                    return TRUE if what in ("skipped", "not_asked") else FALSE
                node, row = f"q:{path}", _row(path)
                if what == "asked":
                    return reading.asked(at, node, row)
                if what == "not_asked":
                    return reading.not_asked(at, node, row)
                return (
                    reading.skipped(at, node, row)
                    if what == "skipped"
                    else reading.not_skipped(at, node, row)
                )

            up = conj([status(lower, "not_asked"), status(higher, "asked")])
            moved = disj([up, conj([status(lower, "skipped"), status(higher, "not_skipped")])])
            return conj([moved, _with_rows(reading, higher, path)])

        def bears(known: Sequence[Known]) -> bool:
            ranks = [STATUSES[status] for status in self.statuses(path, known)]
            return ranks[higher] > ranks[lower]

        before, after = self.world.models
        return self.meeting(goal, bears, after if path in after.questions else before)


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


def _with_rows(reading: Reading, model: int, path: str) -> Formula:
    """That there is a row for a question to stand in, or that its group is not asked."""
    group = path.rpartition(".")[0]
    if not group or path not in reading.world.models[model].questions:
        return TRUE
    return disj([conj(_in_rows(reading, model, path)), reading.not_asked(model, f"q:{group}", _row(group))])


def _in_rows(reading: Reading, model: int, path: str) -> list[Formula]:
    found: list[Formula] = []
    group = path.rpartition(".")[0]
    while group:
        found.append(reading.condition(model, ("state", ("question", group), "answered"), _row(group), IS))
        group = group.rpartition(".")[0]
    return found


def _row(path: str) -> Row:
    return (0,) * path.count(".")


def _verdict(found: Meeting) -> Verdict:
    if isinstance(found, Met):
        return Refuted(found.example)
    return Proved() if isinstance(found, Never) else found
