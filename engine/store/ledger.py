"""The ledger of a store: every record that was begun, every tie that was made, every history of a fact, so that one that vanished whole is
missed.

A tie stands in it by a salted digest, so that it can be severed. Ties that were cut, and histories of facts, are summed up without an order: two that were
begun at one moment would lead from a severed child to the family, and so would the order of severances.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, LargeBinary, cast, insert, select, update

from ..canonical import canonical, digest
from .ledger_tables import LEDGER, LEDGER_HEADS

LEDGER_FORMAT = 1

RECORDS_BEGUN, TIES = "records", "ties"
"""The chains."""
FACTS_BEGUN, TIES_CUT = "facts", "ties cut"
"""The sums: of histories of facts, and of the lines of ties that do not hold any more."""

_TELLS = {
    RECORDS_BEGUN: {"record": "which record was begun", "began": "how the record began"},
    TIES: {"tie": "which tie was made"},
}
"""What each line of a chain tells, by its key, as somebody reads that it is missing."""

_WIDTH = 256


class NotALedger(ValueError):
    """A chain of the ledger that is not as it was kept; its words say what of it."""


def noted_in(connection: Connection, chain: str, told: Mapping[str, Any]) -> int:
    """Add to the end of a chain, and give the number in it."""
    head, previous = _head(connection, chain) or (0, None)
    text = canonical(
        {"ledger": LEDGER_FORMAT, "chain": chain, "number": head + 1, "previous": previous, **told}
    )
    found = digest(text)
    connection.execute(insert(LEDGER).values(chain=chain, number=head + 1, body=text, digest=found))
    _stands(connection, chain, head + 1, found, new=previous is None)
    return head + 1


def summed_in(connection: Connection, kind: str, name: str, first: str) -> None:
    """Count one more in a sum: a history of a fact that is begun, by its name and the digest of its first version; a tie that is cut, by
    its line and its digest."""
    there = _head(connection, kind)
    count, before = there or (0, sum_of(()))
    now = (int(before, 16) + int(sum_of(((name, first),)), 16)) % 2**_WIDTH
    _stands(connection, kind, count + 1, _hex(now), new=there is None)


def sum_of(counted: Iterable[tuple[str, str]]) -> str:
    """The sum of what is counted, each by its name and its digest, in whatever order."""
    each = (int(digest(canonical(list(one))).removeprefix("sha256:"), 16) for one in counted)
    return _hex(sum(each) % 2**_WIDTH)


def counted(connection: Connection, kind: str) -> tuple[int, str]:
    """How many were counted in a sum, and the sum."""
    return _head(connection, kind) or (0, sum_of(()))


def chained(connection: Connection, chain: str) -> tuple[Mapping[str, Any], ...]:
    """What stands in a chain, in order. Raises NotALedger for the first thing that does not match."""
    rows = connection.execute(
        select(LEDGER.c.number, cast(LEDGER.c.body, LargeBinary), cast(LEDGER.c.digest, LargeBinary))
        .where(LEDGER.c.chain == chain)
        .order_by(LEDGER.c.number)
    ).all()
    found: list[Mapping[str, Any]] = []
    previous: str | None = None
    for number, (at, text, kept) in enumerate(rows, 1):
        name = f"line {number} of the ledger of {chain}"
        if at != number:
            raise NotALedger(f"{name} is not there")
        if digest(text).encode() != kept:
            raise NotALedger(f"{name} is not what its digest says")
        try:
            told = json.loads(text)
            own = told["ledger"], told["chain"], told["number"], told["previous"]
        except (ValueError, KeyError, TypeError, RecursionError):
            raise NotALedger(f"{name} is none that Penpicture writes") from None
        if own != (LEDGER_FORMAT, chain, number, previous):
            raise NotALedger(f"{name} does not follow the one before")
        for key, what in _TELLS[chain].items():
            if not isinstance(told.get(key), str):
                raise NotALedger(f"{name} does not say {what}")
        found.append(told)
        previous = kept.decode()
    if (_head(connection, chain) or (0, None)) != (len(found), previous):
        raise NotALedger(f"the last line of the ledger of {chain} is not there")
    return tuple(found)


def _head(connection: Connection, chain: str) -> tuple[int, str] | None:
    wanted = select(LEDGER_HEADS.c.head, cast(LEDGER_HEADS.c.digest, LargeBinary))
    row = connection.execute(wanted.where(LEDGER_HEADS.c.chain == chain)).one_or_none()
    return None if row is None else (row[0], row[1].decode(errors="replace"))


def _stands(connection: Connection, chain: str, head: int, found: str, *, new: bool) -> None:
    if new:
        connection.execute(insert(LEDGER_HEADS).values(chain=chain, head=head, digest=found))
    else:
        where = LEDGER_HEADS.c.chain == chain
        connection.execute(update(LEDGER_HEADS).where(where).values(head=head, digest=found))


def _hex(number: int) -> str:
    return f"{number:064x}"
