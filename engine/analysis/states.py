"""The states that each source of conditions can be in, and the moves that a gap can make it do (rules A1, S2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...dsl.truth import GAPS
from ..model import Model, Question, Ref, Rule

PENDING, SKIPPED, ANSWERED, NOT_APPLICABLE, BLANK = (
    "pending",
    "skipped",
    "answered",
    "not_applicable",
    "blank",
)


@dataclass(frozen=True, slots=True)
class States:
    """What a source can be: `names` are its states; `opens` says that a gap further up can turn it from skipped or
    pending into asked, and so into a gap of its own."""

    names: tuple[str, ...]
    opens: bool = False
    opens_pending: bool = False

    def moves(self) -> Iterator[tuple[str, str]]:
        """Every move from one state to another that replacing an input by a gap can bring about.

        A move to a gap or to pending from any state; out of skipped or pending to a gap only where the source's own
        status can open that way. A set-aside answer that returns counts as filled in again (rules S2, S4).
        """
        for before in self.names:
            for after in self.names:
                if before == after or (after != PENDING and after not in GAPS):
                    continue
                if before == SKIPPED and after != PENDING and not self.opens:
                    continue
                if before == PENDING and not self.opens_pending:
                    continue
                yield before, after


@dataclass(frozen=True, slots=True)
class Reach:
    """What the status of a section or question can be, its containers counted in."""

    skipped: bool = False
    pending: bool = False
    opens: bool = False
    opens_pending: bool = False

    def within(self, rules: tuple[Rule, ...], *, opens: bool, opens_pending: bool) -> Reach:
        """The reach of something in this container that has these rules."""
        return Reach(
            self.skipped or bool(rules),
            self.pending or any(r.kind == "ask" and r.if_not_known != "ask" for r in rules),
            self.opens or opens,
            self.opens_pending or opens_pending,
        )


MOST_TRIED = 1_000_000
"""How many cases are tried in one exemplar before every further trial is given up: no exemplar may hang a check."""


class TooMany(Exception):
    """There are more cases than are tried."""


class Sources:
    """The states of every source of a model. `reach` is filled in the order of the dependency graph."""

    def __init__(self, model: Model) -> None:
        """Nothing is known yet of any status."""
        self.model = model
        self.reach: dict[str, Reach] = {}
        self._bound = {q.fact: q for q in model.questions.values() if q.fact is not None}
        self._states: dict[Ref, States] = {}
        self._left = MOST_TRIED

    def spend(self, cases: int) -> None:
        """Count cases about to be tried. Raises TooMany once there have been more than MOST_TRIED."""
        self._left -= cases
        if self._left < 0:
            raise TooMany

    def apart(self, cases: int) -> Sources:
        """The same sources with a count of their own: what is tried for a help must not use up what proofs need."""
        other = Sources(self.model)
        other.reach, other._states, other._left = self.reach, self._states, cases
        return other

    def asked(self, ref: Ref) -> tuple[str, ...]:
        """The states of a question while it is asked."""
        return _asked(self.model.questions[ref[1]])

    def container(self, node: str) -> Reach:
        """The reach of what a node stands in."""
        kind, _, name = node.partition(":")
        if kind == "s":
            return Reach()
        question = self.model.questions[name]
        return self.reach[f"q:{question.group}" if question.group else f"s:{question.section}"]

    def states(self, ref: Ref) -> States:
        """The states of one source, all of whose own inputs have been looked at."""
        found = self._states.get(ref)
        if found is None:
            found = self._states[ref] = self._fact(ref[1]) if ref[0] == "fact" else self._question(ref[1])
        return found

    def _fact(self, name: str) -> States:
        # What is on record may be a value or any reason: other exemplars, which offer others, fill it in too. The
        # fact of a question is the answer where that is asked, and on record otherwise (rule C9).
        question = self._bound.get(name)
        reach = self.reach.get(f"q:{question.path}", Reach()) if question is not None else Reach()
        pending = (PENDING,) if reach.pending else ()
        return States((ANSWERED, NOT_APPLICABLE, *GAPS, *pending), False, reach.opens_pending)

    def _question(self, path: str) -> States:
        reach = self.reach.get(f"q:{path}", Reach())
        names = _asked(self.model.questions[path])
        if reach.pending:
            names = (*names, PENDING)
        if reach.skipped:
            names = (*names, SKIPPED)
        return States(names, reach.opens, reach.opens_pending)


def _asked(question: Question) -> tuple[str, ...]:
    gaps = tuple(reason for reason in question.reasons if reason != NOT_APPLICABLE)
    none = NOT_APPLICABLE in question.reasons or (question.type == "group" and question.there_are_none)
    return (ANSWERED, *((NOT_APPLICABLE,) if none else ()), BLANK, *gaps)
