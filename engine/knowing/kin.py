"""Which families and households were found to be one, and who ever belonged to them: an erasure looks at all of them, and not only at
where a child belongs now."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from ..store.fact_tables import BELONGS
from .identity import JOINED


def one_with(connection: Connection, holders: Iterable[str]) -> frozenset[str]:
    """Some holders, and all that were found to be one with any of them, whichever joined which."""
    now, before = BELONGS.alias(), BELONGS.alias()
    joined = connection.execute(
        select(now.c.holder, before.c.holder).where(
            now.c.how == JOINED,
            before.c.child == now.c.child,
            before.c.kind == now.c.kind,
            before.c.number == now.c.number - 1,
        )
    ).all()
    found = set(holders)
    while more := {each for pair in joined if found & set(pair) for each in pair} - found:
        found |= more
    return frozenset(found)


def ever_holding(connection: Connection, identity: str) -> tuple[str, ...]:
    """Everybody who ever held anything of an identity: itself, each family and household that it ever belonged to, and those that were
    found to be one with them; itself first."""
    rows = connection.execute(select(BELONGS.c.holder).where(BELONGS.c.child == identity)).scalars()
    return (identity, *sorted(one_with(connection, set(rows)) - {identity}))


def ever_of(connection: Connection, holders: Iterable[str]) -> frozenset[str]:
    """Everybody whose records tell of some holders: those who ever belonged to them, and themselves."""
    those = set(holders)
    rows = connection.execute(select(BELONGS.c.child).where(BELONGS.c.holder.in_(sorted(those)))).scalars()
    return frozenset(those | set(rows))
