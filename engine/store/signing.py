"""Signing a record: what stood is frozen under a seal, or it is said exactly what is still lacking (rules R3, S3, R2)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .. import signing_codes as codes
from .. import store_codes
from ..answers import OnRecord
from ..artifact import Artifact
from ..knowing.changed import changed, taken_in
from ..knowing.known import noting
from ..knowing.published import publish
from ..records.entry import SIGNED, Entry
from ..records.freezing import frozen
from ..records.history import History
from ..records.leaf import Leaf, document, leaf
from ..records.parted import FACT, is_of_answers, parted
from ..records.ready import Lacking, lacking
from ..records.seal import (
    ASKED,
    RENDERING,
    SIGNATURE,
    STATUS,
    STOOD,
    WHY_AMENDED,
    Seal,
    answer_places,
    more,
)
from ..records.signed import Signature, Signed
from ..session import Session
from .fault import StoreFault
from .store import Store, changes, history, moment, overtaken
from .writing import Again, Writing

Render = Callable[[Session], Mapping[str, bytes]]
"""From the session of a record that is about to be signed, `signed` set, to what is kept of it: files by name."""

SIGNED_ON = "signed_on"
"""How a data model calls the fact of when a record was signed: `assessment.signed_on`."""


class NotReady(StoreFault):
    """A record that cannot be signed yet. `lacking` is the exact list of what is missing."""

    def __init__(self, record: str, found: Lacking) -> None:
        """Say the first of it; all of it is in `faults`."""
        self.record = record
        self.lacking = found
        kind, words = self.faults[0]
        super().__init__(kind, **words)

    @property
    def missing(self) -> tuple[Any, ...]:
        """The blanks that must not be, as `MissingQuestion`s."""
        return self.lacking.missing

    @property
    def faults(self) -> list[tuple[Any, dict[str, Any]]]:
        """Each thing that is lacking, as a code and the words of its message."""
        return [*_missing(self.lacking), *_unsigned(self.lacking), *_changed(self.lacking)]

    def __reduce__(self) -> tuple[Any, ...]:
        """What it is made of."""
        return NotReady, (self.record, self.lacking)


@dataclass(frozen=True, slots=True)
class Sealing:
    """A record about to be signed: its seal, what is said by the entry that will hold it, and the session as it will be shown."""

    seal: Seal
    said: Mapping[str, Any]
    session: Session


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
    `Session.open` takes it; left out, it is what the store knows of the child and family. `looked_at` names the facts that changed since,
    or the versions of them, that the signers looked at: what is on record of them now is what is frozen. `render` makes what is kept of
    it. What the record says of the child and family is published with the signature (rule R2), or neither is kept.

    Raises NotReady with everything that is lacking; StoreFault: PP763 for a role that the exemplar has not, PP785 where
    somebody wrote in between, PP788 for a record that is signed.
    """
    when = moment(at)
    found = store.history(record)
    if found.signed:
        raise StoreFault(store_codes.ALREADY_SIGNED, record=record)
    if found.head != after:
        raise overtaken(found, after)
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
    names = signatures(artifact, by, signed, when)
    unlooked = (
        [each.fact for each in unseen if each not in looked] if facts is None else session.changed_facts()
    )
    _end_the_clock(session, record, by, when)
    lacks = lacking(session, names, looked_at, unlooked)
    if not lacks.nothing:
        raise NotReady(record, lacks)
    now = session.answers()
    # What was looked at is what the record saw: from here on it is read as it will be, with nothing changed since.
    session = Session.open(artifact, answers=now, today=session.today)
    same = {fact: version for fact, version in versions.items() if now.facts.get(fact) == held[fact]}
    said = changes(answer_leaves(found), noting(parted(now), same))
    made = sealing(found, artifact, session, said, names, when)
    keep(store, made, SIGNED, by=by, after=after, at=when, render=render)
    return made.seal


def sealing(
    found: History,
    artifact: Artifact,
    session: Session,
    said: Mapping[str, Any],
    names: Sequence[Signature],
    when: str,
    because: str | None = None,
) -> Sealing:
    """The seal of a session, beside a history: what is said anew gets leaves, what stands as it did keeps its own."""
    before = found.standing()
    made: dict[str, Leaf | Again | None] = {
        place: None if one is None else leaf(place, one) for place, one in said.items()
    }
    now = {place: each.digest for place, each in before.items()}
    for place, one in made.items():
        if one is None:
            now.pop(place, None)
        else:
            now[place] = one.digest
    stood = frozen(session, now)
    others: dict[str, Any] = {**stood.said}
    others |= {SIGNATURE + each.role: {"name": each.name, "at": each.at} for each in names}
    if because is not None:
        others[WHY_AMENDED] = because
    for place, one in others.items():
        # Who signed, and why, is said at each signing; a status that did not change is the same leaf.
        kept = before.get(place) if place.startswith(STATUS) or place in STOOD else None
        again = kept is not None and not kept.erased and kept.said == one
        made[place] = Again(kept.digest) if again and kept is not None else leaf(place, one)
        now[place] = kept.digest if again and kept is not None else made[place].digest  # type: ignore[union-attr]
    for place in before:
        # What no longer stands: a question that is gone with its row, a signature of an earlier version, its renderings.
        if place.startswith((STATUS, SIGNATURE, RENDERING)) and place not in others:
            made[place] = None
            now.pop(place, None)
    return Sealing(
        _seal(found, artifact, session, now, stood.always, stood.aside, said, names, when), made, session
    )


def _seal(
    found: History,
    artifact: Artifact,
    session: Session,
    now: Mapping[str, str],
    always: Sequence[str],
    aside: Collection[str],
    said: Mapping[str, Any],
    names: Sequence[Signature],
    when: str,
) -> Seal:
    seals = found.seals
    answers = answer_places(now)
    as_of = artifact.content["as_of"]
    return Seal(
        record=found.record,
        number=len(seals) + 1,
        previous=str(seals[-1].more["sealed"]) if seals else None,
        under=found.under,
        exemplar=artifact.content["exemplar"],
        version=artifact.content["version"],
        as_of=None if as_of is None else as_of[1],
        at=when,
        signatures={each.role: now[SIGNATURE + each.role] for each in names},
        answers={place: one for place, one in answers.items() if place not in aside},
        set_aside={place: one for place, one in answers.items() if place in aside},
        facts={p.removeprefix(FACT): one for p, one in now.items() if p.startswith(FACT)},
        statuses={
            **dict.fromkeys(always, ASKED),
            **{p.removeprefix(STATUS): one for p, one in now.items() if p.startswith(STATUS)},
        },
        stood={place: one for place, one in now.items() if _stands_besides(place)},
        amended=tuple(sorted(said)) if seals else (),
        why_amended=now.get(WHY_AMENDED) if seals else None,
    )


def _stands_besides(place: str) -> bool:
    """Whether a place is that of what is neither said nor decided: of `STOOD`, and of whatever a later release keeps."""
    named = is_of_answers(place) or place == WHY_AMENDED
    return not named and not place.startswith((STATUS, SIGNATURE, RENDERING))


def keep(
    store: Store,
    made: Sealing,
    kind: str,
    *,
    by: str,
    after: int,
    at: str,
    render: Render | None,
    signed: Signed | None = None,
) -> Entry:
    """Keep a seal, and the renderings that show it: made before anybody else is kept waiting, written only where nobody wrote in
    between. Raises StoreFault (PP785)."""
    seal = made.seal
    files: Mapping[str, bytes] = {}
    if render is not None:
        made.session.signed = signed or Signed(1, seal.at, _shown(made), seal.digest)
        files = render(made.session)
    pages = {RENDERING + name: document(RENDERING + name, data) for name, data in files.items()}
    with store.writing() as writing:
        found = history(writing.connection, seal.record)
        if found.head != after or found.under != seal.under:
            raise overtaken(found, after)
        kept = writing.append(
            seal.record, kind, by=by, at=at, under=seal.under, said={**made.said, **pages}, more=more(seal)
        )
        _publish(writing, made, first=kind == SIGNED, by=by, at=at)
        return kept


def _publish(writing: Writing, made: Sealing, *, first: bool, by: str, at: str) -> None:
    """Keep what a record says of the child and family, in the transaction that signs it. Raises NotReady where a fact changed while it
    was being signed."""
    record = made.seal.record
    found, subject = history(writing.connection, record), writing.subject(record)
    if first:
        unseen = changed(writing.connection, found, subject, made.session.program.artifact)
        if unseen:
            raise NotReady(record, Lacking(changed=tuple(each.fact for each in unseen)))
    publish(writing.connection, found, subject, made.session, at=at, by=by, signing=True)


def _shown(made: Sealing) -> tuple[Signature, ...]:
    leaves = ((p.removeprefix(SIGNATURE), one) for p, one in made.said.items() if p.startswith(SIGNATURE))
    return tuple(Signature(role, one.said["name"], one.said["at"]) for role, one in leaves if one is not None)


def signatures(artifact: Artifact, by: str, signed: Sequence[Signature], when: str) -> tuple[Signature, ...]:
    """Who signs, each with a time. Raises StoreFault (PP763) for a role that the exemplar has not, or one that is named twice."""
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
    return tuple(Signature(each.role, each.name, each.at or when) for each in signed)


def answer_leaves(found: History) -> dict[str, Leaf]:
    """The leaves of a history that stand in its answer file."""
    return {place: each for place, each in found.standing().items() if is_of_answers(place)}


def day_of(when: str) -> Any:
    """The day of a moment that a history has."""
    return datetime.fromisoformat(when).date()


def _answers(found: History, artifact: Artifact) -> Any:
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


def _missing(found: Lacking) -> list[tuple[Any, dict[str, Any]]]:
    told: list[tuple[Any, dict[str, Any]]] = []
    for each in found.missing:
        offered = ", ".join(f"`{reason}`" for reason in each.reasons)
        others = ", ".join(f"`{name}`" for name in each.needed_by)
        told.append(
            (
                codes.MISSING,
                {
                    "question": each.question,
                    "words": each.words,
                    "needed": f"; {others} waits for it" if others else "",
                    "help": f"answer it, or give a reason: {offered}" if offered else "answer it",
                },
            )
        )
    return told


def _unsigned(found: Lacking) -> list[tuple[Any, dict[str, Any]]]:
    return [(codes.UNSIGNED, {"role": role, "id": id}) for id, role in found.signatures]


def _changed(found: Lacking) -> list[tuple[Any, dict[str, Any]]]:
    return [(codes.CHANGED, {"fact": name}) for name in found.changed]
