"""Which other records say in answers of their own what is about to be erased of a fact: they stay, and somebody decides about them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from sqlalchemy import select

from ..answer_checking import AnswerFault
from ..answers import OnRecord
from ..artifact import ArtifactError
from ..knowing.changed import held_in
from ..knowing.identity import CHILD, HOLDS
from ..knowing.kin import ever_holding, ever_of
from ..knowing.version import TAKEN_BACK, FactVersion, noted_by, same
from ..mapping import extract
from ..records.as_signed import as_it_stands
from ..records.history import History
from ..records.parted import FACT, is_of_question
from ..records.place_steps import steps
from ..records.redaction import facts_of
from .fault import StoreFault
from .histories import history
from .kept_under import contents_kept
from .noted import holders_seen, near_versions
from .store import Store
from .tables import RECORDS
from .writing import Writing


def said_again(
    store: Store,
    writing: Writing,
    found: History,
    facts: Collection[str],
    asked: Collection[str],
    versions: Mapping[str, Sequence[FactVersion]],
    although_damaged: bool,
    places: Collection[str],
    contents: Sequence[Mapping[str, Any]],
) -> tuple[str, ...]:
    """The records that say in answers of their own what is erased of a fact, of the same child, family and household: what they told of
    it; what drafts say that have told nothing yet, and whatever the child's own records say, which a severance may have kept from being found by what
    they told; what these have on record of it from nowhere that is known any more; those of the child that ever answered the same question (one of `places`, by the
    exemplars whose `contents` the record was kept under) the same, be it of a fact or not; and with `although_damaged` those that cannot be read, for
    somebody to look at."""
    connection, record = writing.connection, found.record
    near = ever_holding(connection, writing.subject(record))
    own = _speaks_if_readable(store, found) if although_damaged else _speaks(store, found)
    saying: set[str] = set()
    gone: dict[str, list[OnRecord | None]] = {}
    known: dict[str, tuple[FactVersion, ...]] = {}
    for fact in facts:
        holders = {*near, *(each.holder for each in versions[fact]), *holders_seen(connection, fact, record)}
        there = known[fact] = near_versions(connection, fact, holders)
        gone[fact] = [each.held for each in versions[fact]]
        gone[fact] += _had(found, fact)
        gone[fact] += [own[fact][1]] if fact in asked and fact in own else []
        for each in there:
            theirs = each.record is not None and each.record != record and each.how != TAKEN_BACK
            if theirs and each.held is not None and any(same(each.held, one) for one in gone[fact]):
                saying.add(str(each.record))
    subject = writing.subject(record)
    answered = list(_answered(found, {_question(each) for each in places}))
    exemplars = {content.get("exemplar") for content in contents}
    draft, signed = RECORDS.c.standing == "draft", RECORDS.c.standing == "signed"
    theirs_too = select(RECORDS.c.record, RECORDS.c.subject, RECORDS.c.standing).where(
        RECORDS.c.subject.in_(sorted(ever_of(connection, near))),
        draft | (signed & (RECORDS.c.subject == subject)),
        RECORDS.c.record != record,
    )
    for other, whose, standing in connection.execute(theirs_too).all():
        try:
            its = history(connection, other)
        except StoreFault:
            if standing == "draft" and not although_damaged:
                raise
            saying.add(other)
            continue
        its_contents = contents_kept(store, its)
        if whose == subject and exemplars & {content.get("exemplar") for content in its_contents}:
            asked_there = {question for question, _ in answered}
            if any(each in answered for each in _answered(its, asked_there)):
                saying.add(other)
        said = _unknown(its, known)
        if facts_of(its_contents, its.standing()) & set(facts):
            said += [(fact, kind, held) for fact, (kind, held) in _speaks(store, its).items()]
        for fact, kind, held in said:
            alike = fact in facts and any(same(held, one) for one in gone[fact] if one is not None)
            if alike and (kind != CHILD or whose == subject):
                saying.add(other)
    return tuple(sorted(saying))


def _question(place: str) -> str:
    """The question of a place, in whichever row; "" for a place of another kind."""
    return ".".join(name for name, _ in steps(place)) if is_of_question(place) else ""


def _answered(found: History, questions: Collection[str]) -> Iterator[tuple[str, Any]]:
    """What a record ever answered at some questions, by question; what cannot be read of a damaged one is passed over."""
    for leaf in found.leaves.values():
        question = _question(leaf.place)
        if question and question in questions and not leaf.erased:
            with suppress(ValueError, TypeError, AttributeError, RecursionError):
                value = leaf.said.get("value")
                if value is not None:
                    yield question, value


def _had(found: History, fact: str) -> Iterator[OnRecord]:
    """All that a record ever had on record of a fact; what cannot be read of a damaged one is passed over."""
    for leaf in found.leaves.values():
        if leaf.place == FACT + fact and not leaf.erased:
            with suppress(ValueError, TypeError, AttributeError, RecursionError):
                yield held_in(leaf.said)


def _unknown(its: History, known: Mapping[str, Sequence[FactVersion]]) -> list[tuple[str, str, OnRecord]]:
    """What a record has on record of facts and nobody is known to have told: a host gave it, or a severance cut where it came from. As if the
    child's own, where nobody says whose it is."""
    found: list[tuple[str, str, OnRecord]] = []
    for fact, versions in known.items():
        leaf = its.standing().get(FACT + fact)
        if leaf is not None and not leaf.erased:
            note = leaf.said.get("version")
            if all(noted_by(its.record, each.version) != note for each in versions):
                found.append((fact, CHILD, held_in(leaf.said)))
    return found


def _speaks(store: Store, found: History) -> dict[str, tuple[str, OnRecord]]:
    """What a record says of facts in answers of its own: by fact, what kind of identity holds it, and what is said."""
    session = as_it_stands(store.artifact(found.under), found)
    said = extract(session, record="", on=found.entries[-1].at[:10])
    return {each.fact: (HOLDS[each.about], each.held) for each in said.published}


def _speaks_if_readable(store: Store, found: History) -> dict[str, tuple[str, OnRecord]]:
    """The same, and nothing where its answers cannot be read."""
    try:
        return _speaks(store, found)
    except (StoreFault, ArtifactError, AnswerFault, LookupError, ValueError, TypeError, AttributeError):
        return {}
