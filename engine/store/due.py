"""Which records have been kept as long as their exemplars say. Nothing is erased by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ..answer_checking import AnswerFault
from ..artifact import Artifact, ArtifactError
from ..knowing.fact_history import histories as known_histories
from ..knowing.identity import holders_of_each
from ..knowing.known import Opening, opening, opening_of
from ..knowing.version import FactVersion
from ..lengths import length_words
from ..migration.reading import histories
from ..records.history import History
from ..records.signed import signed
from ..retention import Counting, Kept, kept
from ..session import Session
from ..store_codes import DAMAGED, NO_ARTIFACT
from ..uncollected import uncollected
from .fault import StoreFault
from .store import Standing, Store
from .writing import ERASED

Versions = Mapping[tuple[str, str], tuple[FactVersion, ...]]
"""What is known, by holder and fact."""


@dataclass(frozen=True, slots=True)
class Due:
    """A record that has been kept long enough: `rule` is the one that kept it longest, `until` the ISO date of its last day, `then`
    what is to happen: `review` or `erase`."""

    record: str
    subject: str
    exemplar: str
    until: str
    then: str
    rule: Counting

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON data."""
        return {
            "record": self.record, "subject": self.subject, "exemplar": self.exemplar, "until": self.until,
            "then": self.then, "rule": rule_json(self.rule),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found of a store on a day: the records that are `due`, earliest first; those of which it `cannot be told`, since a date is
    not known; those whose exemplar says nothing of it (`unsaid`); how many are `kept` still; and those that cannot be read (`damaged`):
    `verify` says what of them."""

    on: str
    due: tuple[Due, ...]
    untold: tuple[str, ...]
    unsaid: tuple[str, ...]
    kept: int
    damaged: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON data."""
        return {
            "on": self.on, "due": [each.as_json() for each in self.due], "cannot_be_told": list(self.untold),
            "unsaid": list(self.unsaid), "kept": self.kept, "damaged": list(self.damaged),
        }  # fmt: skip


def due(store: Store, on: date) -> Looked:
    """The records of a store that have been kept long enough on a day. Records are read some at a time, in a few statements for all of them. Raises
    StoreFault."""
    on = date(on.year, on.month, on.day)  # of a moment, its day
    found: list[Due] = []
    untold: list[str] = []
    unsaid: list[str] = []
    damaged: list[str] = []
    still = 0
    standing = [each for each in store.records() if each.standing != ERASED]
    for start in range(0, len(standing), BATCH):
        for each, told in _together(store, standing[start : start + BATCH], on):
            if told is None:
                unsaid.append(each.record)
            elif isinstance(told, Unreadable):
                damaged.append(each.record)
            elif told.until is None:
                untold.append(each.record)
            elif told.until < on.isoformat():
                rule = told.rules[0]
                found.append(Due(each.record, each.subject, each.exemplar, told.until, told.then, rule))
            else:
                still += 1
    found.sort(key=lambda each: (each.until, each.record))
    return Looked(on.isoformat(), tuple(found), tuple(untold), tuple(unsaid), still, tuple(damaged))


BATCH = 100
"""Records that are read at once."""


class Unreadable:
    """That a record, or what is known of its child, is not as it was kept."""


_UNREADABLE = Unreadable()


def _together(
    store: Store, records: Sequence[Standing], on: date
) -> list[tuple[Standing, Kept | Unreadable | None]]:
    """How long some records are kept, in their order; each by itself where what is known of somebody cannot be read."""
    try:
        with uncollected(), store.reading() as connection:
            read = {each.record: each for each in histories(connection, (one.record for one in records), [])}
            held_by = holders_of_each(connection, {each.subject for each in records})
            every = {holder for those in held_by.values() for holder in those.values()}
            known = known_histories(connection, every)
            return [
                (each, _of(store, read.get(each.record), held_by[each.subject], known, on))
                for each in records
            ]
    except StoreFault as fault:
        if fault.kind not in (DAMAGED, NO_ARTIFACT):
            raise
    return [(each, _alone(store, each, on)) for each in records]


def _of(
    store: Store, found: History | None, held_by: Mapping[str, str], known: Versions, on: date
) -> Kept | Unreadable | None:
    if found is None:
        return _UNREADABLE
    artifact = store.artifact(found.under)
    if not artifact.content.get("retention"):
        return None
    try:
        return _kept(found, artifact, opening_of(artifact, held_by, known), on)
    except (AnswerFault, ArtifactError):
        return _UNREADABLE


def _alone(store: Store, record: Standing, on: date) -> Kept | Unreadable | None:
    try:
        return kept_now(store, record, on)
    except (AnswerFault, ArtifactError):
        return _UNREADABLE
    except StoreFault as fault:
        if fault.kind not in (DAMAGED, NO_ARTIFACT):
            raise
        return _UNREADABLE


def kept_now(store: Store, record: Standing, on: date) -> Kept | None:
    """How long a record is kept by what is known of the child now: a child may have come to be looked after since it was signed. None where
    its exemplar does not say. Raises StoreFault."""
    history = store.history(record.record)
    artifact = store.artifact(history.under)
    with store.reading() as connection:
        return _kept(history, artifact, opening(connection, artifact, record.subject), on)


def _kept(history: History, artifact: Artifact, known: Opening, on: date) -> Kept | None:
    content, now = artifact.content, known.facts
    answers = history.answers(content["exemplar"], content["version"])
    # What this record said of a fact may be long out of date: what is known now stands in its place.
    said = {q: one for q, one in answers.given.items() if content["questions"][q].get("fact") not in now}
    told = replace(answers, given=said, facts={**answers.facts, **now})
    session = Session.open(artifact, facts=told.facts, answers=told, today=on)
    signing = signed(history) if history.signed else None
    if signing is not None:
        session.read_as(signing)
    return kept(session, None if signing is None else signing.day)


def rule_json(rule: Counting) -> dict[str, Any]:
    """A rule that counted, as plain JSON data."""
    found: dict[str, Any] = {
        "keep_for": list(rule.length),
        "from": rule.start and rule.start[1],
        "then": rule.then,
    }
    return found | ({"source": rule.source} if rule.source else {})


def rule_words(rule: Counting) -> str:
    """The same as it is read aloud."""
    start = rule.start[1] if rule.start else "signing"
    return f"{length_words(rule.length)} from {start}" + (f" ({rule.source})" if rule.source else "")
