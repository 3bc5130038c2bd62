"""Signing a record: what stood is frozen under a seal, or it is said exactly what is still lacking (rules R3, S3, R2)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from .. import signing_codes as codes
from .. import store_codes
from ..answers import Answers, OnRecord
from ..artifact import Artifact
from ..erasing_codes import ERASED as GONE
from ..knowing.changed import changed, taken_in
from ..knowing.known import noting
from ..records.entry import SIGNED
from ..records.history import History
from ..records.leaf import Leaf
from ..records.parted import is_of_answers, parted
from ..records.ready import lacking
from ..records.seal import Seal
from ..records.signed import Signature
from ..session import Session
from .answered_before import answered_before
from .fault import StoreFault
from .moments import day_of, local_day, moment
from .name import several
from .not_ready import NotReady
from .overtaken import overtaken
from .sealing import Render, keep, sealing
from .store import Store, changes

SIGNED_ON = "signed_on"
"""How a data model calls the fact of when a record was signed: `assessment.signed_on`."""


def sign(
    store: Store,
    record: str,
    *,
    by: str,
    signed: Sequence[Signature] = (),
    after: int,
    facts: Mapping[str, Any] | None = None,
    looked_at: Collection[str] = (),
    render: Render | None = None,
    at: datetime | None = None,
) -> Seal:
    """Sign a record, and give its seal. `by` is who does it; `signed` who sign, all at once (where the exemplar names no
    signatures, `by` alone). `after` is the last entry that they have seen. `facts` is what a data model of your own holds now, as
    `Session.open` takes it, and is frozen as it is given; left out, it is what the store knows of the child and family. What the store
    knows otherwise is to be looked at either way. `looked_at` names the facts that changed since,
    or the versions of them, that the signers looked at: what is on record of them now is what is frozen, where no `facts` are given. `render` makes what is kept of
    it. What the record says of the child and family is published with the signature (rule R2), or neither is kept. `at` is when, in the zone of
    whoever signs (`moments.moment`): a signature may bear the day that it is there. Ages and what is late are reckoned on the day in UTC.

    Raises NotReady with everything that is lacking; StoreFault: PP763 for a role that the exemplar has not, PP769 for a signature of a day to come,
    for an `at` without a zone or before the last entry, and for one name where `looked_at` has to be a list, PP778 for a record that was erased, PP785
    where somebody wrote in between, PP788 for a record that is signed.
    """
    looked_at = several("looked_at", looked_at, "family.drinking")
    found = store.history(record)
    if found.erased:
        raise StoreFault(GONE, record=record)
    if found.signed:
        raise StoreFault(store_codes.ALREADY_SIGNED, record=record)
    if found.head != after:
        raise overtaken(found, after)
    when = moment(at, since=found.entries[-1].at)
    artifact = store.artifact(found.under)
    with store.reading() as connection:
        unseen = changed(connection, found, store.standing(record).subject, artifact)
    looked = [each for each in unseen if each.fact in looked_at or each.version in looked_at]
    held, versions = taken_in(found, looked)
    session = Session.open(
        artifact,
        facts=held if facts is None else facts,
        answers=_answers(found, artifact),
        today=day_of(when),
    )
    names = signatures(artifact, by, signed, when, local_day(at))
    unlooked = dict.fromkeys(each.fact for each in unseen if each not in looked)
    if facts is not None:
        unlooked |= dict.fromkeys(session.changed_facts())
    _end_the_clock(session, record, by, when)
    lacks = lacking(session, names, looked_at, unlooked)
    if not lacks.nothing:
        raise NotReady(record, lacks, by_name=facts is not None)
    now = session.answers()
    # What was looked at is what the record saw: from here on it is read as it will be, with nothing changed since.
    session = Session.open(artifact, answers=now, today=session.today)
    same = {fact: version for fact, version in versions.items() if now.facts.get(fact) == held[fact]}
    said = changes(answer_leaves(found), noting(parted(now), same))
    session.answered_before = answered_before(store, found, session)
    made = sealing(found, artifact, session, said, names, when)
    keep(store, made, SIGNED, by=by, after=after, at=when, render=render, looked=looked)
    return made.seal


def signatures(
    artifact: Artifact, by: str, signed: Sequence[Signature], when: str, today: date
) -> tuple[Signature, ...]:
    """Who signs, each with a time. `today` is the day that it is for them. Raises StoreFault: PP763 for a role that the exemplar has
    not, or one that is named twice, PP769 for a day that is none or is still to come."""
    roles = [each["id"] for each in artifact.content["signatures"]]
    if not roles and not signed:
        return (Signature("", by, when),)
    for n, each in enumerate(signed):
        if each.role not in roles or any(each.role == other.role for other in signed[:n]):
            named = (
                "it has " + ", ".join(f"`{role}`" for role in roles)
                if roles
                else "it names none: leave it out"
            )
            raise StoreFault(
                codes.NO_ROLE,
                exemplar=artifact.content["exemplar"],
                role=each.role,
                suggestion=f"{named}; each signs once",
            )
        if each.at is not None and not _is_over(each.at, when, today):
            raise StoreFault(
                codes.NOT_SAID,
                option=f"{each.role}={each.name} on {each.at}",
                expected="a day that is not after the day of signing",
                example=f"{each.role}={each.name} on {today}",
            )
    return tuple(Signature(each.role, each.name, each.at or when) for each in signed)


def _is_over(said: str, when: str, today: date) -> bool:
    """Whether a date or time by ISO 8601 is not after the day of signing, where its own clock is or else for who signs."""
    try:
        told = datetime.fromisoformat(said)
    except ValueError:
        return False
    there = today if told.tzinfo is None else datetime.fromisoformat(when).astimezone(told.tzinfo).date()
    return told.date() <= there


def answer_leaves(found: History) -> dict[str, Leaf]:
    """The leaves of a history that stand in its answer file."""
    return {place: each for place, each in found.standing().items() if is_of_answers(place)}


def _answers(found: History, artifact: Artifact) -> Answers:
    return found.answers(artifact.content["exemplar"], artifact.content["version"])


def _end_the_clock(session: Session, record: str, by: str, when: str) -> None:
    """Signing is what the clock of most exemplars runs to (rule R4): where nothing says when that was, it is now."""
    clock = session.program.content["timescale"]
    if clock is None or clock["to"][0] != "fact":
        return
    name = clock["to"][1]
    called = name.rpartition(".")[2] == SIGNED_ON and name not in session.program.bound
    if called and session.on_record(name) is None:
        day = day_of(when).isoformat()
        session.hold(name, OnRecord(day, on=day, record=record, said_by=by))
