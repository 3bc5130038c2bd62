"""Families and households in a store: a new child, children found to be of one family, and a child who moves."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from .. import knowing_codes as codes
from ..store.fault import StoreFault
from ..store.moments import moment
from ..store.name import dated, named, reasoned
from ..store.store import Store
from .fact_history import add, current, histories
from .identity import (
    CHILD,
    FAMILY,
    HOUSEHOLD,
    JOINED,
    MOVED,
    NEW_HERE,
    belong,
    enrol,
    holders,
    kind_of_identity,
    known_child,
    members,
)
from .version import NEW


def new_child(
    store: Store,
    *,
    sibling_of: str | None = None,
    at_home: bool = True,
    by: str,
    at: datetime | None = None,
    identity: str | None = None,
) -> str:
    """A child who is new to the store, by a name that tells nothing, alone in a family and a household; with a sibling, in that
    one's family and, `at_home`, household. `identity` is the name that your own system has for the child. Raises
    StoreFault: PP770 for a sibling whom the store does not know, PP772 for one who is no child, PP774 for a child who is not new, PP759, and PP769 for
    an `at` (when: now, or a time with its zone) without a zone."""
    when = moment(at)
    named("whoever says so", by)
    with store.writing() as writing:
        connection = writing.connection
        theirs: dict[str, str] = {}
        if sibling_of is not None:
            known_child(connection, sibling_of)
            theirs = _settled(connection, sibling_of, by=by, at=when)
        if identity is not None and kind_of_identity(connection, identity) == CHILD:
            raise StoreFault(codes.KNOWN_ALREADY, identity=identity)
        child = enrol(connection, CHILD, identity)
        for kind in (FAMILY, HOUSEHOLD):
            shared = theirs.get(kind) if kind == FAMILY or at_home else None
            _new_to(connection, child, kind, shared, by=by, at=when)
    return child


def one_family(
    store: Store, child: str, other: str, *, by: str, because: str | None = None, at: datetime | None = None
) -> tuple[str, ...]:
    """Say that two children were of one family all along, and give the facts that the family now has from the other's record.

    Everybody of the other's family belongs to the first one's from now on. What only the other family had is known of the family
    now, from the record that told it; where both had something, the first one's stands, nothing is merged, and `conflicts`
    shows what they say differently. Saying it again changes nothing. `at` is when it was said: now, or a time with its zone. Raises StoreFault:
    PP770, PP772, PP759, and PP769 for a reason without a word or an `at` without a zone.
    """
    when = moment(at)
    named("whoever says so", by)
    reasoned(because)
    with store.writing() as writing:
        connection = writing.connection
        for each in (child, other):
            known_child(connection, each)
        ours = _settled(connection, child, by=by, at=when)[FAMILY]
        theirs = _settled(connection, other, by=by, at=when)[FAMILY]
        if ours == theirs:
            return ()
        for member in members(connection, theirs):
            belong(
                connection, member, FAMILY, ours, how=JOINED, since=when[:10], at=when, by=by, because=because
            )
        return _carried(connection, theirs, ours, by=by, at=when)


def moves(
    store: Store,
    child: str,
    *,
    to: str | None = None,
    family: bool = False,
    since: str,
    by: str,
    because: str | None = None,
    at: datetime | None = None,
) -> None:
    """Say that a child belongs to another household since an ISO date, or to another `family` and household: to those of another
    child (`to`), or to new ones. What was known of the former one stays there, and nothing goes along: what is known of the new one is. `at` is when
    it was said: now, or a time with its zone. Raises StoreFault (PP770, PP772, PP759; PP769 for what is no day, a reason without a word, and an `at` without
    a zone)."""
    when = moment(at)
    named("whoever says so", by)
    reasoned(because)
    dated("since", since)
    with store.writing() as writing:
        connection = writing.connection
        known_child(connection, child)
        _settled(connection, child, by=by, at=when)
        theirs: dict[str, str] = {}
        if to is not None:
            known_child(connection, to)
            theirs = _settled(connection, to, by=by, at=when)
        for kind in (FAMILY, HOUSEHOLD) if family else (HOUSEHOLD,):
            holder = theirs.get(kind) or enrol(connection, kind)
            belong(connection, child, kind, holder, how=MOVED, since=since, at=when, by=by, because=because)


def _settled(connection: Connection, child: str, *, by: str, at: str) -> dict[str, str]:
    """The holders of a child who has a family and a household, made where none was ever said."""
    enrol(connection, CHILD, child)
    found = holders(connection, child)
    for kind in (FAMILY, HOUSEHOLD):
        if kind not in found:
            found[kind] = _new_to(connection, child, kind, None, by=by, at=at)
    return found


def _new_to(connection: Connection, child: str, kind: str, holder: str | None, *, by: str, at: str) -> str:
    found = holder or enrol(connection, kind)
    belong(connection, child, kind, found, how=NEW_HERE, since=at[:10], at=at, by=by)
    return found


def _carried(connection: Connection, theirs: str, ours: str, *, by: str, at: str) -> tuple[str, ...]:
    known = histories(connection, (theirs, ours))
    carried: list[str] = []
    for (holder, fact), versions in known.items():
        now = current(versions)
        if holder == theirs and now is not None and now.held is not None and (ours, fact) not in known:
            add(connection, ours, fact, NEW, now.held, at=at, by=by, record=now.record, question=now.question)
            carried.append(fact)
    return tuple(carried)
