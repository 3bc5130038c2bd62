"""Identities: names that tell nothing, for children, people, families and households, and whom a child belongs to."""

from __future__ import annotations

import os
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from .. import knowing_codes as codes
from ..records.leaf import SALT
from ..store.fact_tables import BELONGS, IDENTITIES
from ..store.fault import StoreFault
from ..store.ledger import TIES, noted_in
from ..store.name import named
from .ties import tie_digest

CHILD, PERSON, FAMILY, HOUSEHOLD = "child", "person", "family", "household"
KINDS = (CHILD, PERSON, FAMILY, HOUSEHOLD)

NEW_HERE, JOINED, MOVED = "new", "joined", "moved"
HOW_BELONGS = (NEW_HERE, JOINED, MOVED)
"""How a child came to belong to a family or household: new to the store; found to have been of it all along; or moved to it."""

HOLDS: Mapping[str | None, str] = {
    None: CHILD, "child": CHILD, "relationship": CHILD, "record": CHILD,
    "person": PERSON, "family": FAMILY, "household": HOUSEHOLD,
}  # fmt: skip
"""Which kind of identity holds a fact, by what the data model says that it is `about` (rule R1). A relationship is a person
to *this* child, so the child holds it: half-siblings differ. What is about a record is of that child's records alone."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """That a child belongs to a `holder`, a family or a household as `kind` says, `since` an ISO date and until the next of its
    kind; `how` is one of `HOW_BELONGS`, `at` when it was said (UTC) and `by` whom."""

    child: str
    kind: str
    holder: str
    how: str
    since: str
    at: str
    by: str
    because: str | None = None


def new_identity() -> str:
    """A name that tells nothing, not even when it was made (a UUID of version 4)."""
    return str(uuid.uuid4())


def kind_of_identity(connection: Connection, identity: str) -> str | None:
    """The kind of an identity, one of `KINDS`; None where the store has none of that name."""
    return connection.execute(select(IDENTITIES.c.kind).where(IDENTITIES.c.identity == identity)).scalar()


def known_here(connection: Connection, identity: str) -> str:
    """The kind of an identity that the store has. Raises StoreFault (PP770)."""
    kind = kind_of_identity(connection, identity)
    if kind is None:
        raise StoreFault(codes.NO_IDENTITY, identity=identity)
    return kind


def known_child(connection: Connection, child: str) -> None:
    """See that a name is that of a child. Raises StoreFault (PP770, PP772)."""
    kind = known_here(connection, child)
    if kind != CHILD:
        raise StoreFault(codes.OTHER_KIND, identity=child, kind=kind)


def enrol(connection: Connection, kind: str, identity: str | None = None) -> str:
    """Take an identity in, a new one where none is named; one that is there stays as it is. Raises StoreFault (PP772) where it is there as
    another kind."""
    name = new_identity() if identity is None else named("whom a record is about", identity, alike=True)
    there = kind_of_identity(connection, name)
    if there is None:
        connection.execute(insert(IDENTITIES).values(identity=name, kind=kind))
    elif there != kind:
        raise StoreFault(codes.OTHER_KIND, identity=name, kind=there)
    return name


def belongings(connection: Connection, child: str, kind: str) -> tuple[Belonging, ...]:
    """Every family, or household, that a child belonged to, in the order in which it was said; the last holds now."""
    rows = connection.execute(
        select(BELONGS).where(BELONGS.c.child == child, BELONGS.c.kind == kind).order_by(BELONGS.c.number)
    ).all()
    return tuple(
        Belonging(row.child, row.kind, row.holder, row.how, row.since, row.at, row.by, row.because)
        for row in rows
    )


def belong(
    connection: Connection,
    child: str,
    kind: str,
    holder: str,
    *,
    how: str,
    since: str,
    at: str,
    by: str,
    because: str | None = None,
) -> None:
    """Say to whom a child belongs from now on; what was said before is kept. Saying the same again changes nothing."""
    before = belongings(connection, child, kind)
    if before and before[-1].holder == holder:
        return
    tie = {
        "child": child, "kind": kind, "number": len(before) + 1, "holder": holder, "how": how, "since": since,
        "at": at, "by": by, "because": because,
    }  # fmt: skip
    salt = os.urandom(SALT)
    line = noted_in(connection, TIES, {"tie": tie_digest(salt, tie)})
    connection.execute(insert(BELONGS).values(**tie, line=line, salt=salt))


def holders(connection: Connection, child: str) -> dict[str, str]:
    """Who holds what is known of a child now, by kind: the child, and the family and household where they have been said."""
    found = {kind_of_identity(connection, child) or CHILD: child}
    rows = connection.execute(
        select(BELONGS.c.kind, BELONGS.c.holder).where(BELONGS.c.child == child).order_by(BELONGS.c.number)
    )
    said = {kind: holder for kind, holder in rows}
    return found | {kind: said[kind] for kind in (FAMILY, HOUSEHOLD) if kind in said}


def holders_of_each(connection: Connection, children: Collection[str]) -> dict[str, dict[str, str]]:
    """The same of many children, with two statements for all of them."""
    those = sorted(set(children))
    kinds = connection.execute(
        select(IDENTITIES.c.identity, IDENTITIES.c.kind).where(IDENTITIES.c.identity.in_(those))
    ).all()
    found = {child: {CHILD: child} for child in those}
    found |= {child: {kind: child} for child, kind in kinds}
    rows = connection.execute(
        select(BELONGS.c.child, BELONGS.c.kind, BELONGS.c.holder)
        .where(BELONGS.c.child.in_(those), BELONGS.c.kind.in_((FAMILY, HOUSEHOLD)))
        .order_by(BELONGS.c.number)
    )
    for child, kind, holder in rows:
        found[child][kind] = holder
    return found


def joined_to(connection: Connection, holder: str) -> dict[str, str]:
    """A family, and those that were found to be it all along, each with when that was said ("" for itself): what was said of them was
    said of it."""
    found = {holder: ""}
    waiting = [holder]
    while waiting:
        rows = connection.execute(
            select(BELONGS.c.child, BELONGS.c.kind, BELONGS.c.number, BELONGS.c.at).where(
                BELONGS.c.holder == waiting.pop(), BELONGS.c.how == JOINED
            )
        ).all()
        for child, kind, number, at in rows:
            before = belongings(connection, child, kind)[number - 2].holder
            if before not in found:
                found[before] = at
                waiting.append(before)
    return found


def members(connection: Connection, holder: str) -> tuple[str, ...]:
    """The children who belong to a family or a household now."""
    last = (
        select(BELONGS.c.child, BELONGS.c.kind, func.max(BELONGS.c.number).label("number"))
        .group_by(BELONGS.c.child, BELONGS.c.kind)
        .subquery()
    )
    rows = connection.execute(
        select(BELONGS.c.child)
        .join(
            last,
            (last.c.child == BELONGS.c.child)
            & (last.c.kind == BELONGS.c.kind)
            & (last.c.number == BELONGS.c.number),
        )
        .where(BELONGS.c.holder == holder)
        .order_by(BELONGS.c.child)
    )
    return tuple(rows.scalars())
