"""Who belongs to which family, held by the ledger: each tie by a salted digest, so that one that was put in, changed or taken out shows, and a
severed one tells nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, LargeBinary, Text, cast, delete, select, update

from ..canonical import canonical
from ..records.findings import Mismatch
from ..records.leaf import SALT, leaf_digest
from ..store.fact_tables import BELONGS, FACT_HISTORIES, IDENTITIES
from ..store.ledger import TIES, TIES_CUT, NotALedger, chained, counted, noted_in, sum_of, summed_in
from ..store.tables import RECORDS

_OF_A_TIE = ("child", "kind", "number", "holder", "how", "since", "at", "by", "because")
_CHILD = "child"


def tie_digest(salt: bytes, tie: dict[str, Any]) -> str:
    """The digest of a tie, from a row of `belongs` by column. With the salt gone it stands for nothing that could be guessed."""
    return leaf_digest(salt, "tie", canonical([tie[name] for name in _OF_A_TIE]))


def cut_ties(connection: Connection, child: str) -> int:
    """Take every tie of a child out, and count them in the ledger among those that were cut: not which went together, nor when. Gives
    how many."""
    of = BELONGS.c.child == child
    rows = connection.execute(
        select(*(BELONGS.c[name] for name in _OF_A_TIE), BELONGS.c.line, BELONGS.c.salt).where(of)
    ).all()
    for row in rows:
        _cut(connection, dict(zip(_OF_A_TIE, row, strict=False)), row.line, row.salt)
    connection.execute(delete(BELONGS).where(of))
    return len(rows)


def _cut(connection: Connection, tie: dict[str, Any], line: int, salt: bytes) -> None:
    summed_in(connection, TIES_CUT, str(line), tie_digest(salt, tie))


def forget_why(connection: Connection, child: str) -> None:
    """Take out why a child belongs to anybody: each tie that gives a reason is noted anew without it."""
    rows = connection.execute(
        select(*(BELONGS.c[name] for name in _OF_A_TIE), BELONGS.c.line, BELONGS.c.salt).where(
            BELONGS.c.child == child, BELONGS.c.because.is_not(None)
        )
    ).all()
    for row in rows:
        before: dict[str, Any] = dict(zip(_OF_A_TIE, row, strict=False))
        tie = {**before, "because": None}
        salt = os.urandom(SALT)
        _cut(connection, before, row.line, row.salt)
        line = noted_in(connection, TIES, {"tie": tie_digest(salt, tie)})
        which = (BELONGS.c.child == child) & (BELONGS.c.kind == row.kind) & (BELONGS.c.number == row.number)
        connection.execute(update(BELONGS).where(which).values(because=None, line=line, salt=salt))


def broken_ties(connection: Connection) -> Iterator[Mismatch]:
    """Every tie that is not as it was kept, the first first; and what an identity lacks that something hangs on."""
    try:
        lines = chained(connection, TIES)
        made = {told["number"]: told["tie"] for told in lines}
    except NotALedger as wrong:
        yield Mismatch("the store", "ledger", TIES, str(wrong))
        return
    kinds = dict(_rows(connection, IDENTITIES, ("identity", "kind")))
    count: dict[tuple[Any, Any], int] = {}
    for *row, line, salt in _rows(connection, BELONGS, (*_OF_A_TIE, "line", "salt")):
        tie: dict[str, Any] = dict(zip(_OF_A_TIE, row, strict=True))
        child, kind, holder = tie["child"], tie["kind"], tie["holder"]
        count[child, kind] = count.get((child, kind), 0) + 1
        wanted = made.pop(line, None)
        if wanted is None:
            wrong_with = "nobody ever said so"
        elif tie["number"] != count[child, kind]:
            wrong_with = "what was said before is not there"
        elif not _agrees(salt, tie, wanted):
            wrong_with = "it is not what was said"
        elif (kinds.get(child), kinds.get(holder)) != (_CHILD, kind):
            wrong_with = f"it is no longer known what `{child}` and `{holder}` are"
        else:
            continue
        yield Mismatch(str(child), "tie", str(holder), f"to which {kind} it belongs: {wrong_with}")
    yield from _not_cut(connection, made)
    for table, column in ((RECORDS, "subject"), (FACT_HISTORIES, "holder")):
        for (name,) in dict.fromkeys(_rows(connection, table, (column,))):
            # Of a record that the index had lost nobody knows whom it was about: verifying it says so.
            if name not in kinds and not (table is RECORDS and name == ""):
                yield Mismatch(str(name), "tie", "", "nothing says any more what it is: a child, a family or a household")  # fmt: skip


def _not_cut(connection: Connection, gone: Mapping[int, Any]) -> Iterator[Mismatch]:
    """Of the ties that are gone, those that no severance cut; where some were cut, nobody can tell which of them."""
    count, total = counted(connection, TIES_CUT)
    if (len(gone), sum_of((str(line), str(made)) for line, made in gone.items())) == (count, total):
        return
    if count:
        yield Mismatch("the store", "tie", "", f"{len(gone)} ties of children to a family or household are not there, and severances cut {count}, or cut others")  # fmt: skip
        return
    for line in gone:
        yield Mismatch("the store", "tie", str(line), f"tie {line} of a child to a family or household is not there, and no severance says so")  # fmt: skip


def _agrees(salt: Any, tie: dict[str, Any], wanted: Any) -> bool:
    try:
        return len(salt) == SALT and tie_digest(salt, tie) == wanted
    except (TypeError, ValueError):
        return False


def _rows(connection: Connection, table: Any, names: tuple[str, ...]) -> list[tuple[Any, ...]]:
    """Rows in the order of their keys; a text that is none is shown, and agrees with nothing."""
    asked = [
        cast(table.c[n], LargeBinary) if isinstance(table.c[n].type, Text) else table.c[n] for n in names
    ]
    texts = [isinstance(table.c[n].type, Text) for n in names]
    rows = connection.execute(select(*asked).order_by(*table.primary_key)).all()
    return [
        tuple(
            v.decode(errors="backslashreplace") if text and isinstance(v, bytes) else v
            for v, text in zip(row, texts, strict=True)
        )
        for row in rows
    ]
