"""Looking at what changed since a draft saw it, and taking it into the draft (rule R2): seen first, and never merged unseen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .. import store_codes as codes
from ..erasing_codes import ERASED as GONE
from ..mapping import extract
from ..records.entry import LOOKED
from ..records.parted import FACT
from ..session import Session
from ..store.fault import StoreFault
from ..store.histories import history
from ..store.moments import moment
from ..store.name import several
from ..store.overtaken import overtaken
from ..store.store import Store
from .changed import Changed, changed
from .published import AT_ONCE, Told, publish
from .version import noted_by


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked at and taken into a draft, the number of the entry that says so (the last one where there was nothing), and what the
    draft `told` then that had waited for it."""

    changes: tuple[Changed, ...]
    entry: int
    told: Told


def changes_since(store: Store, record: str) -> tuple[Changed, ...]:
    """What changed since a record saw it: of a draft what the signer is to look at, of a signed record what is known otherwise now, while the
    record stays as it is. Raises StoreFault (PP786)."""
    standing = store.standing(record)
    artifact = store.artifact(standing.under)
    with store.reading() as connection:
        return changed(connection, history(connection, record), standing.subject, artifact)


def waiting(store: Store, record: str) -> tuple[str, ...]:
    """The facts that a draft says, that are told at once, and that wait still: they changed since it saw them, and nobody has looked
    (rule R2). An address or a risk among them is not known to anybody else yet. None of a signed record. Raises StoreFault (PP786)."""
    found = store.history(record)
    if found.signed:
        return ()
    unseen = {each.fact for each in changes_since(store, record)}
    said = extract(store.session(record)).now(AT_ONCE) if unseen else ()
    return tuple(each.fact for each in said if each.fact in unseen)


def look(
    store: Store,
    record: str,
    *,
    by: str,
    only: Collection[str] | None = None,
    after: int | None = None,
    at: datetime | None = None,
) -> Looked:
    """Take what changed into a draft, as an entry of its own, and give it to be shown: what was said in the draft stays as it is, and
    stands above what is on record. `only` are the versions that somebody was shown before; a later one is left to be looked at. `after` is the
    last entry that whoever looks has seen, where that is to be held to; `at` when it was, now or a time with its zone. Raises StoreFault: PP786, PP788,
    PP785 where somebody wrote in between, PP769 for one name where `only` has to be a list, and for an `at` before the last entry."""
    shown = None if only is None else several("only", only, "019a...")
    standing = store.standing(record)
    artifact = store.artifact(standing.under)
    with store.writing() as writing:
        found = history(writing.connection, record)
        if found.erased:
            raise StoreFault(GONE, record=record)
        if found.signed:
            raise StoreFault(codes.ALREADY_SIGNED, record=record)
        if found.under != standing.under or after not in (None, found.head):
            raise overtaken(found, standing.head if after is None else after)
        when = moment(at, since=found.entries[-1].at)
        subject = writing.subject(record)  # a severance may have given the child another identity since
        changes = tuple(
            each
            for each in changed(writing.connection, found, subject, artifact)
            if shown is None or each.version in shown
        )
        if not changes:
            return Looked((), found.head, Told())
        said: dict[str, Any] = {
            FACT + each.fact: None
            if each.now is None
            else {**each.now.as_json(), "version": noted_by(record, str(each.version))}
            for each in changes
        }
        # No name of a version: an entry is never erased, and the name would lead from a severed child to the family. Its leaves have them.
        more = {"looked_at": sorted(each.fact for each in changes)}
        writing.append(record, LOOKED, by=by, at=when, under=found.under, said=said, more=more)
        found = history(writing.connection, record)
        answers = found.answers(artifact.content["exemplar"], artifact.content["version"])
        session = Session.open(artifact, answers=answers)
        told = publish(writing.connection, found, subject, session, at=when, by=by, signing=False)
    return Looked(changes, found.head, told)
