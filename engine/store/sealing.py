"""Putting what stands in a record under a seal, and keeping it with what its readers read (rule R3)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from ..artifact import Artifact
from ..knowing.changed import Changed, changed
from ..knowing.published import publish
from ..records.entry import Entry
from ..records.freezing import frozen
from ..records.history import History
from ..records.leaf import Leaf, document, leaf
from ..records.parted import FACT, is_of_answers
from ..records.ready import Lacking
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
from .histories import history
from .name import file_named, named, reasoned
from .not_ready import NotReady
from .overtaken import overtaken
from .store import Store
from .writing import Again, Writing


class Render(Protocol):
    """From the session of a record that is about to be signed, `signed` set, to what is kept of it: files by name, each
    the plain name of a file, without a folder."""

    def __call__(self, session: Session, /) -> Mapping[str, bytes]:
        """The files."""
        ...


@dataclass(frozen=True, slots=True)
class Sealing:
    """A record about to be signed: its seal, what is said by the entry that will hold it, and the session as it will be shown."""

    seal: Seal
    said: Mapping[str, Any]
    session: Session


def sealing(
    found: History,
    artifact: Artifact,
    session: Session,
    said: Mapping[str, Any],
    names: Sequence[Signature],
    when: str,
    because: str | None = None,
) -> Sealing:
    """The seal of a session, beside a history: what is said anew gets leaves, what stands as it did keeps its own. Raises
    StoreFault: PP759 for a signature without a name, PP769 for a reason without a word."""
    reasoned(because)
    for each in names:
        named("whoever signs", each.name or "")
    before = found.standing()
    made: dict[str, Leaf | Again | None] = {
        place: None if one is None else leaf(place, one) for place, one in said.items()
    }
    now = {place: each.digest for place, each in before.items() if place not in made}
    now |= {place: one.digest for place, one in made.items() if one is not None}
    stood = frozen(session, now)
    others: dict[str, Any] = {**stood.said}
    others |= {SIGNATURE + each.role: {"name": each.name, "at": each.at} for each in names}
    if because is not None:
        others[WHY_AMENDED] = because
    for place, one in others.items():
        # Who signed, and why, is said at each signing; a status that did not change is the same leaf.
        kept = before.get(place) if place.startswith(STATUS) or place in STOOD else None
        same = kept is not None and not kept.erased and kept.said == one
        anew = Again(kept.digest) if kept is not None and same else leaf(place, one)
        made[place], now[place] = anew, anew.digest
    for place in before:
        # What no longer stands: a question that is gone with its row, a signature of an earlier version, its renderings.
        if place.startswith((STATUS, SIGNATURE, RENDERING)) and place not in others:
            made[place] = None
            now.pop(place, None)
    seal = _seal(found, artifact, session, now, stood.always, stood.aside, said, names, when)
    return Sealing(seal, made, session)


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
    looked: Collection[Changed] = (),
    tells: Collection[str] | None = None,
) -> Entry:
    """Keep a seal, and the renderings that show it: made before anybody else is kept waiting, written only where nobody wrote in
    between. `looked` is what the signers looked at of what changed since the record saw it; `tells` the facts that this says otherwise than
    the record did, None for all. Raises NotReady where one of these changed and nobody looked at it, StoreFault: PP785, and PP759 for a rendering whose name would lead out of the folder that it is written into."""
    seal = made.seal
    files: Mapping[str, bytes] = {}
    if render is not None:
        made.session.read_as(signed or Signed(1, seal.at, _shown(made), seal.digest))
        files = {file_named(name): data for name, data in render(made.session).items()}
    pages = {RENDERING + name: document(RENDERING + name, data) for name, data in files.items()}
    with store.writing() as writing:
        found = history(writing.connection, seal.record)
        if found.head != after or found.under != seal.under:
            raise overtaken(found, after)
        kept = writing.append(
            seal.record, kind, by=by, at=at, under=seal.under, said={**made.said, **pages}, more=more(seal)
        )
        _publish(writing, made, looked, tells, by=by, at=at)
        return kept


def _publish(
    writing: Writing,
    made: Sealing,
    looked: Collection[Changed],
    tells: Collection[str] | None,
    *,
    by: str,
    at: str,
) -> None:
    """Keep what a record says of the child and family, in the transaction that signs it. Raises NotReady where a fact changed while it
    was being signed: nothing that is signed waits unsaid."""
    record = made.seal.record
    found, subject = history(writing.connection, record), writing.subject(record)
    seen = {(each.fact, each.version) for each in looked}
    unseen = tuple(
        each.fact
        for each in changed(writing.connection, found, subject, made.session.program.artifact)
        if (each.fact, each.version) not in seen and (tells is None or each.fact in tells)
    )
    if unseen:
        raise NotReady(record, Lacking(changed=unseen))
    publish(writing.connection, found, subject, made.session, at=at, by=by, signing=True, looked=seen)


def _shown(made: Sealing) -> tuple[Signature, ...]:
    leaves = ((p.removeprefix(SIGNATURE), one) for p, one in made.said.items() if p.startswith(SIGNATURE))
    return tuple(Signature(role, one.said["name"], one.said["at"]) for role, one in leaves if one is not None)
