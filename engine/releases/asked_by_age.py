"""How many questions more and fewer a child of an age can be asked: proved for each question, and shown on a real record.

A question counts for a band where there is a child of that age of whom it is asked, whatever else is so of the child. Each
such child is replayed through a record, and where there is none that is proved; what can be neither is left out of the count, and
said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..artifact import Artifact
from ..difference.sides import Sides
from ..model import Model
from ..model_of import model_of
from ..portable import reckons_on_a_date, sources
from ..proofs import Met, Never, Proofs
from ..proofs.cone import cone
from ..proofs.formula import conj
from ..proofs.questions import asked
from ..proofs.reading import IS
from ..proofs.replay import status_in, surely
from .bands import EVERY, Band, bands

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Counted:
    """For one band: the questions that can be asked now and could not be, and those that could be and cannot be now, by path. A
    question in a row of a group that comes or goes with it is not counted beside the group."""

    band: Band
    more: tuple[str, ...] = ()
    fewer: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()


@dataclass(slots=True)
class _Side:
    """One exemplar, and what has been proved of it."""

    model: Model
    bands: Sequence[Band]
    known: dict[tuple[str, int], bool | None] = field(default_factory=dict[tuple[str, int], bool | None])
    proofs: Proofs | None = None

    def may_ask(self, path: str, at: int) -> bool | None:
        """Whether some child of a band is asked; None where nobody can tell."""
        question = self.model.questions.get(path)
        if question is None or question.retired is not None:
            return False
        if (path, at) not in self.known:
            band = self.bands[at]
            if self._is_free(path):
                self.known |= {(path, n): True for n in range(len(self.bands))}
            elif band.condition is not None and not self._reads_an_age(path):
                found = self._proved(path, EVERY)
                self.known |= {(path, n): found for n in range(len(self.bands))}
            else:
                self.known[path, at] = self._proved(path, band)
        return self.known[path, at]

    def _is_free(self, path: str) -> bool:
        """Whether nothing decides of a question or of what it stands in: it is asked of every child."""
        question = self.model.questions[path]
        if question.rules or question.retired is not None:
            return False
        if question.group:
            return self._is_free(question.group)
        return not any(section.rules for section in self.model.sections if section.id == question.section)

    def _reads_an_age(self, path: str) -> bool:
        """Whether anything that decides of a question has to do with what bands are told by."""
        told_by = {ref for band in self.bands if band.condition for ref in sources(band.condition.tree)}
        part = cone(self.model, [path])
        trees = [condition.tree for condition in part.define.values()]
        trees += [rule.condition.tree for question in part.questions.values() for rule in question.rules]
        trees += [rule.condition.tree for section in part.sections for rule in section.rules]
        return any(reckons_on_a_date(tree) or not told_by.isdisjoint(sources(tree)) for tree in trees)

    def _proved(self, path: str, band: Band) -> bool | None:
        if self.proofs is None:
            self.proofs = Proofs(self.model, [b.condition for b in self.bands if b.condition is not None])
        proofs, whom = self.proofs, band.condition

        def bears(known: Any) -> bool:
            session = proofs.replay.open(known, path, conditions=() if whom is None else (whom,))
            return (whom is None or surely(session, whom)) and status_in(session, path) == "asked"

        found = proofs.meeting(
            lambda reading: conj(
                [
                    *([] if whom is None else [reading.condition(0, whom.tree, (), IS)]),
                    asked(reading, 0, path),
                ]
            ),
            bears,
            self.model,
        )
        return True if isinstance(found, Met) else False if isinstance(found, Never) else None


def asked_by_age(old: Artifact, new: Artifact) -> tuple[Counted, ...]:
    """The count for each band that either exemplar tells apart, the youngest first. Raises nothing."""
    sides = Sides(old, new)
    cut = bands(sides.old, sides.new)
    before, after = _Side(model_of(sides.old), cut), _Side(model_of(sides.new), cut)
    paths = [path for path in _every(sides.old, sides.new) if _may_differ(sides, path)]
    found: list[Counted] = []
    for at, band in enumerate(cut):
        more: list[str] = []
        fewer: list[str] = []
        undecided: list[str] = []
        for path in paths:
            was, now = before.may_ask(path, at), after.may_ask(path, at)
            if was is None or now is None:
                undecided.append(path)
            elif was != now:
                (more if now else fewer).append(path)
        found.append(Counted(band, _outermost(more), _outermost(fewer), tuple(undecided)))
    return tuple(found)


def _every(old: Json, new: Json) -> Iterable[str]:
    return dict.fromkeys((*new["questions"], *old["questions"]))


def _may_differ(sides: Sides, path: str) -> bool:
    old, new = (content["questions"].get(path) for content in (sides.old, sides.new))
    if old is None or new is None or ("retired" in old) != ("retired" in new):
        return True
    return "retired" not in new and sides.proving.may_differ(path)


def _outermost(paths: Sequence[str]) -> tuple[str, ...]:
    """Those that stand in no row of a group among them."""
    kept = frozenset(paths)
    return tuple(path for path in paths if path.rpartition(".")[0] not in kept)
