"""The history of each fact of each holder: read, added to, and never otherwise changed but by an erasure that says so."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, select, update

from ..answers import OnRecord
from ..records.leaf import SALT, Leaf, leaf
from ..store.fact_tables import FACT_HISTORIES, FACT_LEAVES, FACT_VERSIONS
from ..store.ledger import FACTS_BEGUN, summed_in
from ..store.left_over import goes
from .identity import new_identity
from .version import REDACTED, SAID, SEVERED, SOURCE, FactVersion, body, whose
from .whole import Head, Kept, whole

NOTES = (REDACTED, SEVERED)
"""Versions that say nothing of the fact."""


def histories(
    connection: Connection, holders: Iterable[str], fact: str | None = None
) -> dict[tuple[str, str], tuple[FactVersion, ...]]:
    """All versions of each fact that the holders have, or of one fact, by holder and fact, oldest first. Raises StoreFault
    (PP784) for a history that is not as it was kept."""
    which = FACT_HISTORIES.c.holder.in_(sorted(set(holders)))
    return _read(connection, which if fact is None else which & (FACT_HISTORIES.c.fact == fact))


def every_history(connection: Connection) -> dict[tuple[str, str], tuple[FactVersion, ...]]:
    """All that the store has, by holder and fact. Raises StoreFault (PP784)."""
    return _read(connection, FACT_HISTORIES.c.history.is_not(None))


def histories_of_fact(connection: Connection, fact: str) -> tuple[tuple[FactVersion, ...], ...]:
    """The histories of one fact, whoever holds it. Raises StoreFault (PP784)."""
    return tuple(_read(connection, FACT_HISTORIES.c.fact == fact).values())


def history_of(connection: Connection, holder: str, fact: str) -> tuple[FactVersion, ...]:
    """The versions of one fact of one holder, oldest first; none where nothing was ever said. Raises StoreFault (PP784)."""
    return histories(connection, (holder,), fact).get((holder, fact), ())


def current(versions: tuple[FactVersion, ...]) -> FactVersion | None:
    """The version that stands now: the last that says something of the fact, or that nothing is known any more."""
    return next((each for each in reversed(versions) if each.how not in NOTES), None)


def version_of(connection: Connection, version: str) -> FactVersion | None:
    """The version of a name; None where there is none. Raises StoreFault (PP784)."""
    where = select(FACT_VERSIONS.c.history).where(FACT_VERSIONS.c.version == version)
    found = _read(connection, FACT_HISTORIES.c.history.in_(where))
    return next((each for versions in found.values() for each in versions if each.version == version), None)


def _read(
    connection: Connection, which: ColumnElement[bool]
) -> dict[tuple[str, str], tuple[FactVersion, ...]]:
    wanted = select(FACT_HISTORIES.c.history).where(which)
    leaves: dict[str, dict[str, Leaf]] = defaultdict(dict)
    kept = FACT_LEAVES.c
    for history, *of_leaf in connection.execute(
        select(kept.history, kept.place, kept.digest, kept.salt, kept.text).where(kept.history.in_(wanted))
    ):
        made = Leaf(*of_leaf)
        leaves[history][made.digest] = made
    versions: dict[str, list[Kept]] = defaultdict(list)
    told = FACT_VERSIONS.c
    for history, *of_version in connection.execute(
        select(told.history, told.version, told.body, told.digest)
        .where(told.history.in_(wanted))
        .order_by(told.number)
    ):
        versions[history].append(Kept(*of_version))
    heads = connection.execute(
        select(
            FACT_HISTORIES.c.history, FACT_HISTORIES.c.holder, FACT_HISTORIES.c.fact,
            FACT_HISTORIES.c.salt, FACT_HISTORIES.c.head, FACT_HISTORIES.c.digest,
        )
        .where(which)
        .order_by(FACT_HISTORIES.c.fact, FACT_HISTORIES.c.holder)
    )  # fmt: skip
    return {
        (head.holder, head.fact): whole(head, versions[head.history], leaves[head.history])
        for head in (Head(*row) for row in heads)
    }


def add(
    connection: Connection,
    holder: str,
    fact: str,
    how: str,
    held: OnRecord | None,
    *,
    at: str,
    by: str,
    record: str | None = None,
    question: str | None = None,
) -> FactVersion:
    """Add a version to the history of a fact; `held` None says that nothing is known any more."""
    source = {"at": at, "by": by, "record": record, "question": question}
    said = leaf(SAID + fact, {} if held is None else held.as_json())
    return _add(connection, holder, fact, how, said, source)


def note_erasure(
    connection: Connection,
    holder: str,
    fact: str,
    how: str,
    erased: Iterable[str],
    *,
    at: str | None,
    by: str | None,
    because: str | None = None,
) -> FactVersion:
    """Write over the leaves of a fact's history that have these digests, and add a version that says which: `how` is `redacted` or
    `severed`, of which nobody notes when and by whom: that would lead to the child's records. What is left verifies as before."""
    history = connection.execute(
        select(FACT_HISTORIES.c.history).where(
            FACT_HISTORIES.c.holder == holder, FACT_HISTORIES.c.fact == fact
        )
    ).scalar_one()
    digests = tuple(erased)
    for digest in digests:
        here = (FACT_LEAVES.c.history == history) & (FACT_LEAVES.c.digest == digest)
        for row in connection.execute(select(FACT_LEAVES.c.salt, FACT_LEAVES.c.text).where(here)):
            goes(connection, *row)
        connection.execute(update(FACT_LEAVES).where(here).values(salt=None, text=None))
    return _add(connection, holder, fact, how, None, {"at": at, "by": by, "because": because}, digests)


def held_by_another(connection: Connection, holder: str, other: str, *, at: str, by: str) -> None:
    """Say that all that a holder has is another's: a severance. Each history gets a version that says so, and what was
    known stays; that it was the former one's is nowhere any more."""
    for fact in [fact for _, fact in histories(connection, (holder,))]:
        salt = os.urandom(SALT)
        history = connection.execute(
            select(FACT_HISTORIES.c.history).where(
                FACT_HISTORIES.c.holder == holder, FACT_HISTORIES.c.fact == fact
            )
        ).scalar_one()
        connection.execute(
            update(FACT_HISTORIES).where(FACT_HISTORIES.c.history == history).values(holder=other, salt=salt)
        )
        _add(connection, other, fact, SEVERED, None, {"at": at, "by": by}, of=whose(salt, history, other))


def _add(
    connection: Connection,
    holder: str,
    fact: str,
    how: str,
    said: Leaf | None,
    source: Mapping[str, Any],
    erased: tuple[str, ...] = (),
    of: str | None = None,
) -> FactVersion:
    row = connection.execute(
        select(FACT_HISTORIES.c.history, FACT_HISTORIES.c.head, FACT_HISTORIES.c.digest).where(
            FACT_HISTORIES.c.holder == holder, FACT_HISTORIES.c.fact == fact
        )
    ).one_or_none()
    history, head, previous = (new_identity(), 0, None) if row is None else row
    salt = os.urandom(SALT)
    version = new_identity()
    told = {"version": version, **{name: one for name, one in source.items() if one is not None}}
    where_from = leaf(SOURCE + fact, told)
    text, digest = body(
        fact, head + 1, how, history=history, said=said, source=where_from, previous=previous, erased=erased,
        of=whose(salt, history, holder) if row is None else of,
    )  # fmt: skip
    if row is None:
        connection.execute(
            insert(FACT_HISTORIES).values(
                history=history, holder=holder, fact=fact, salt=salt, head=1, digest=digest
            )
        )
        summed_in(connection, FACTS_BEGUN, history, digest)
    else:
        connection.execute(
            update(FACT_HISTORIES)
            .where(FACT_HISTORIES.c.history == history)
            .values(head=head + 1, digest=digest)
        )
    connection.execute(
        insert(FACT_VERSIONS).values(
            history=history, number=head + 1, version=version, body=text, digest=digest
        )
    )
    made = [one for one in (said, where_from) if one is not None]
    connection.execute(
        insert(FACT_LEAVES),
        [
            {"history": history, "digest": one.digest, "place": one.place, "salt": one.salt, "text": one.text}
            for one in made
        ],
    )
    return FactVersion(
        history, holder, fact, head + 1, version, how, said, where_from, erased, previous, text, digest
    )
