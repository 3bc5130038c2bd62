"""Which records have been kept as long as their exemplars say. Nothing is erased by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ..knowing.known import opening
from ..lengths import length_words
from ..records.signed import signed
from ..retention import Counting, Kept, kept
from ..session import Session
from .store import Standing, Store
from .writing import ERASED


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
    not known; those whose exemplar says nothing of it (`unsaid`); and how many are `kept` still."""

    on: str
    due: tuple[Due, ...]
    untold: tuple[str, ...]
    unsaid: tuple[str, ...]
    kept: int

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON data."""
        return {
            "on": self.on, "due": [each.as_json() for each in self.due], "cannot_be_told": list(self.untold),
            "unsaid": list(self.unsaid), "kept": self.kept,
        }  # fmt: skip


def due(store: Store, on: date) -> Looked:
    """The records of a store that have been kept long enough on a day. Raises StoreFault."""
    found: list[Due] = []
    untold: list[str] = []
    unsaid: list[str] = []
    still = 0
    for each in store.records():
        if each.standing == ERASED:
            continue
        told = kept_now(store, each, on)
        if told is None:
            unsaid.append(each.record)
        elif told.until is None:
            untold.append(each.record)
        elif told.until < on.isoformat():
            found.append(Due(each.record, each.subject, each.exemplar, told.until, told.then, told.rules[0]))
        else:
            still += 1
    found.sort(key=lambda each: (each.until, each.record))
    return Looked(on.isoformat(), tuple(found), tuple(untold), tuple(unsaid), still)


def kept_now(store: Store, record: Standing, on: date) -> Kept | None:
    """How long a record is kept by what is known of the child now: a child may have come to be looked after since it was signed. None where
    its exemplar does not say. Raises StoreFault."""
    history = store.history(record.record)
    artifact = store.artifact(history.under)
    content = artifact.content
    answers = history.answers(content["exemplar"], content["version"])
    with store.reading() as connection:
        now = opening(connection, artifact, record.subject).facts
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
