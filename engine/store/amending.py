"""Amending a signed record: a later, dated, signed change of parts that it names. What was signed before stays as it was (rule R3)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from .. import signing_codes as codes
from ..answers import Answers
from ..erasing_codes import ERASED as GONE
from ..knowing.changed import changed
from ..knowing.published import told_anew
from ..read_as_signed import keep_standing
from ..records.as_signed import as_signed
from ..records.entry import AMENDED
from ..records.history import History
from ..records.in_part import laid_over
from ..records.leaf import Leaf
from ..records.parted import FACT, is_of_answers, is_of_question, parted, whole
from ..records.ready import lacking
from ..records.seal import Seal
from ..records.signed import Amendment, Signature, Signed, change, left_out
from ..records.signed import signed as signed_before
from ..session import Session
from .answered_before import answered_before
from .fault import StoreFault
from .moments import day_of, local_day, moment
from .name import reasoned, several
from .not_ready import NotReady
from .overtaken import overtaken
from .sealing import Render, Sealing, keep, sealing
from .signing import signatures
from .store import Store, changes


def amend(
    store: Store,
    record: str,
    answers: Answers | Mapping[str, Any],
    *,
    because: str,
    by: str,
    signed: Sequence[Signature] = (),
    after: int,
    looked_at: Collection[str] = (),
    render: Render | None = None,
    at: datetime | None = None,
) -> Seal:
    """Put parts of a signed record right, and give the new seal. `answers` holds those parts alone: what it does not speak of stays.
    The rows that it has of a group are added to those that there are, or stand for those of the same identifier; one that it
    marks `removed` is set aside. Facts in it are passed over: what was on record when it was signed stays. `signed` are those who answer
    for the amendment, in one role at least of those that sign the record; the others need not sign again, for their names stand for what they
    signed, and that stays. Where the exemplar names no signatures, `by` alone answers for it. What it says of the child and
    family is known with it; where that changed since the record told it, `looked_at` names the facts, or the versions of them, that were looked at.
    `at` is when, in the zone of whoever signs, as for `sign`.

    Raises AnswerFault for what the exemplar does not take; NotReady where something would be missing now, or a fact that it tells changed and nobody looked; StoreFault: PP764 for a draft, PP755 where the exemplar names signatures and nobody signs,
    PP766 where nothing would be said otherwise (who says it and when is no change), PP757 for what would not be asked then, PP769 for an amendment without a reason, and as for `sign`,
    PP778 for a record that was erased, PP785 where somebody wrote in between.
    """
    reasoned(because, needed=True)
    looked_at = several("looked_at", looked_at, "family.drinking")
    found = store.history(record)
    if found.erased:
        raise StoreFault(GONE, record=record)
    if not found.signed:
        raise StoreFault(codes.NOT_SIGNED, record=record, what="and there is nothing to amend yet")
    if found.head != after:
        raise overtaken(found, after)
    when = moment(at, since=found.entries[-1].at)
    artifact = store.artifact(found.under)
    if not signed:
        _refuse_unsigned(record, artifact.content)
    before = {place: each for place, each in found.standing().items() if is_of_answers(place)}
    earlier = as_signed(artifact, found, today=day_of(when))
    session = _amended(earlier, before, answers, when)
    said = changes(before, {**parted(session.answers()), **_facts(before)})
    if not said:
        raise StoreFault(codes.NOTHING_AMENDED, record=record)
    _refuse_unasked(record, session, said)
    tells = told_anew(earlier, session)
    with store.reading() as connection:
        unseen = changed(connection, found, store.standing(record).subject, artifact)
    looked = [each for each in unseen if each.fact in looked_at or each.version in looked_at]
    unlooked = [each.fact for each in unseen if each.fact in tells and each not in looked]
    everybody = [Signature(each["id"], by) for each in artifact.content["signatures"]]
    lacks = lacking(session, everybody, (), unlooked)
    if not lacks.nothing:
        raise NotReady(record, lacks, by_name=True)
    names = signatures(artifact, by, signed, when, local_day(at)) if signed else (Signature("", by, when),)
    session.answered_before = answered_before(store, found, session)
    made = sealing(found, artifact, session, said, names, when, because)
    keep(
        store, made, AMENDED, by=by, after=after, at=when, render=render,
        signed=_signed(found, made, names, because, by), looked=looked, tells=tells,
    )  # fmt: skip
    return made.seal


def _amended(
    earlier: Session, before: Mapping[str, Leaf], answers: Answers | Mapping[str, Any], when: str
) -> Session:
    """The session of a record with the parts that answers speak of in place of what it said there. What hangs on an answer that was erased, and
    that nobody gives anew, stands as it was signed: nobody can tell any more what it would come to."""
    artifact = earlier.program.artifact
    content = artifact.content
    spoken = Session.open(artifact, answers=answers, today=day_of(when)).answers()
    said = laid_over({place: each.said for place, each in before.items() if not each.erased}, parted(spoken))
    made = whole(said, content["exemplar"], content["version"], artifact.content_hash)
    session = Session.open(artifact, answers=made, today=day_of(when))
    assert earlier.signed is not None
    keep_standing(session, earlier.signed.statuses, earlier.gone - said.keys())
    return session


def _refuse_unsigned(record: str, content: Mapping[str, Any]) -> None:
    """See that somebody answers for the change in a role that signs the record, where there are any. Raises StoreFault (PP755)."""
    roles = [each["id"] for each in content["signatures"]]
    if roles:
        named = ", ".join(f"`{role}`" for role in roles)
        raise StoreFault(
            codes.AMENDED_BY_NOBODY, record=record, first=roles[0], exemplar=content["exemplar"], roles=named
        )


def _refuse_unasked(record: str, session: Session, said: Mapping[str, Any]) -> None:
    """See that everything that is said counts: nobody signs as put right what no reader will find. Raises StoreFault (PP757)."""
    for place in said:
        question = place.removesuffix("[]")
        if is_of_question(place) and (view := session.question(question)).status != "asked":
            why = view.because.sentence.replace("`", "").rstrip(".")
            raise StoreFault(codes.AMENDED_UNASKED, record=record, question=question, why=why)


def _facts(before: Mapping[str, Leaf]) -> dict[str, Any]:
    """What was on record stays word for word, the versions that it came from with it."""
    return {p: each.said for p, each in before.items() if p.startswith(FACT) and not each.erased}


def _signed(found: History, made: Sealing, names: Sequence[Signature], because: str, by: str) -> Signed:
    earlier, seal = signed_before(found), made.seal
    before = found.standing()
    then = {place: one for place, one in made.said.items() if isinstance(one, Leaf)}
    changed = tuple(change(place, before.get(place), then.get(place)) for place in seal.amended)
    aside = left_out(found.seals[-1].more["seal"]["answers"], seal.set_aside, seal.amended)
    amendment = Amendment(seal.number, seal.at, by, because, changed, tuple(names), aside=aside)
    session = made.session
    return replace(
        earlier, number=seal.number, sealed=seal.digest, amendments=(*earlier.amendments, amendment),
        statuses={str(at): session.status(str(at)) for at, _ in session.instances()}, gone=session.gone,
    )  # fmt: skip
