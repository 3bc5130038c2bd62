"""What a store lacks as a whole, though nothing that it still has is wrong: a record that vanished, or the history of a fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, LargeBinary, cast, select

from ..knowing.ties import broken_ties
from ..knowing.version import SEVERED as FACT_SEVERED
from ..knowing.version import noted_by
from ..records.entry import SEVERED
from ..records.findings import Mismatch, Sound
from ..records.parted import FACT
from .fact_tables import BELONGS, FACT_HISTORIES, FACT_VERSIONS
from .ledger import FACTS_BEGUN, RECORDS_BEGUN, NotALedger, chained, counted, sum_of
from .tables import ENTRIES, RECORDS

_STORE = "the store"


def missed(
    connection: Connection, record: str | None = None, noting: Iterable[Sound] = ()
) -> Iterator[Mismatch]:
    """What is missed of a store: records by the ledger, ties, histories of facts; of one record, whether it was begun as it stands, and
    the versions of facts that `noting` records note."""
    yield from _records(connection, record)
    yield from _noted(connection, noting)
    if record is None:
        yield from broken_ties(connection)
        yield from _facts(connection)


def _records(connection: Connection, record: str | None) -> Iterator[Mismatch]:
    try:
        begun = {told["record"]: told["began"] for told in chained(connection, RECORDS_BEGUN)}
    except NotALedger as wrong:
        yield Mismatch(record or _STORE, "ledger", RECORDS_BEGUN, str(wrong))
        return
    first = {
        _text(name): _text(digest)
        for name, digest in connection.execute(
            select(cast(RECORDS.c.record, LargeBinary), cast(ENTRIES.c.digest, LargeBinary))
            .outerjoin(ENTRIES, (ENTRIES.c.record == RECORDS.c.record) & (ENTRIES.c.number == 1))
            .order_by(RECORDS.c.record)
        )
    }
    for name in sorted({*begun, *first} if record is None else {record} & {*begun, *first}):
        if name not in first:
            yield Mismatch(name, "record", "", "it was begun, and is not there any more")
        elif name not in begun:
            yield Mismatch(name, "ledger", RECORDS_BEGUN, "the ledger does not know that it was begun")
        elif first[name] is not None and first[name] != begun[name]:
            yield Mismatch(name, "ledger", RECORDS_BEGUN, "it was begun otherwise than its history says")


def _noted(connection: Connection, noting: Iterable[Sound]) -> Iterator[Mismatch]:
    """The first version of a fact that each record notes and nobody has. A severance gives versions other names: where one is noted of the fact, or in
    the record, that is why."""
    every = sorted(((each.record, each.noted) for each in noting if each.noted), key=lambda each: each[0])
    if not every:
        return
    there = _Versions(connection)
    lacking: list[tuple[str, str, str]] = []
    for name, noted in every:
        near = there.near(name)
        lacking += sorted((name, place, note) for place, note in noted if note not in near)
    if not lacking:
        return
    facts, records = _severed(connection)
    told: set[str] = set()
    for name, place, note in lacking:
        fact = place.removeprefix(FACT)
        if name in told or name in records or fact in facts or note in there.anywhere(name):
            continue
        told.add(name)
        yield Mismatch(name, "fact", place, f"the version of `{fact}` that it saw is not in the store, and nothing says why")  # fmt: skip


class _Versions:
    """The names of all versions of facts, by what a record notes of them."""

    def __init__(self, connection: Connection) -> None:
        self._subjects = dict(_texts(connection, RECORDS.c.record, RECORDS.c.subject))
        self._belongs: dict[str, set[str]] = defaultdict(set)
        for child, holder in _texts(connection, BELONGS.c.child, BELONGS.c.holder):
            self._belongs[child].add(holder)
        self._held: dict[str, list[str]] = defaultdict(list)
        history = FACT_VERSIONS.c.history == FACT_HISTORIES.c.history
        for holder, version in _texts(
            connection, FACT_HISTORIES.c.holder, FACT_VERSIONS.c.version, where=history
        ):
            self._held[holder].append(version)

    def near(self, record: str) -> frozenset[str]:
        """Those of whom a record is about, and of the families and households that the child ever belonged to: mostly it saw no others."""
        subject = self._subjects.get(record, "")
        holders = {subject, *self._belongs.get(subject, ())}
        return frozenset(noted_by(record, each) for holder in holders for each in self._held.get(holder, ()))

    def anywhere(self, record: str) -> frozenset[str]:
        return frozenset(noted_by(record, each) for held in self._held.values() for each in held)


def _texts(connection: Connection, *columns: Any, where: Any = None) -> list[tuple[Any, ...]]:
    asked = select(*(cast(each, LargeBinary) for each in columns))
    rows = connection.execute(asked if where is None else asked.where(where))
    return [tuple(map(_text, row)) for row in rows]


def _severed(connection: Connection) -> tuple[set[str], set[str]]:
    """The facts, and the records, of which a severance is noted."""
    facts: set[str] = set()
    for fact, text in connection.execute(
        select(FACT_HISTORIES.c.fact, cast(FACT_VERSIONS.c.body, LargeBinary)).join(
            FACT_VERSIONS, FACT_VERSIONS.c.history == FACT_HISTORIES.c.history
        )
    ):
        if f'"how":"{FACT_SEVERED}"'.encode() in text:
            facts.add(fact)
    severed = f'"kind":"{SEVERED}"'.encode()
    every = connection.execute(select(ENTRIES.c.record, cast(ENTRIES.c.body, LargeBinary)))
    return facts, {record for record, text in every if severed in text}


def _facts(connection: Connection) -> Iterator[Mismatch]:
    count, total = counted(connection, FACTS_BEGUN)
    first = connection.execute(
        select(cast(FACT_HISTORIES.c.history, LargeBinary), cast(FACT_VERSIONS.c.digest, LargeBinary)).join(
            FACT_VERSIONS, (FACT_VERSIONS.c.history == FACT_HISTORIES.c.history) & (FACT_VERSIONS.c.number == 1)
        )
    ).all()  # fmt: skip
    if (len(first), sum_of((_text(history), _text(one)) for history, one in first)) != (count, total):
        yield Mismatch(_STORE, "ledger", "facts", f"{count} histories of facts were begun, and {len(first)} are there, or they were begun otherwise")  # fmt: skip


def _text(value: Any) -> Any:
    return value.decode(errors="backslashreplace") if isinstance(value, bytes) else value
