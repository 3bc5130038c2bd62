"""Verifying the records of a store: the rows as they are kept, in batches, without a session or a query for each record."""

from __future__ import annotations

import os
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, LargeBinary, Table, Text, cast, func, select, type_coerce
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import NullType

from .. import signing_codes as codes
from ..artifact import Artifact, ArtifactError
from ..knowing.verifying import broken
from ..records.exported import document, read_document
from ..records.findings import Mismatch, Sound
from ..records.seal import is_mark_of
from ..records.verifying import Artifacts, Index, Kept, verified
from ..uncollected import uncollected
from .fault import StoreFault
from .half_redacted import half_redacted
from .histories import no_record
from .missed import missed
from .recomputing import recomputed
from .store import Store
from .strange import strange
from .tables import ARTIFACTS, ENTRIES, LEAVES, RECORDS

_OF_THE_STORE = ("fact", "tie", "schema")
"""What is told of the store besides what is told of its records."""

_NO_NAME = "the index has a name that is none"
LOST = "the index has no record of this name"
"""What is found of a name under which histories or leaves are kept, and no record."""
_WORTH_A_PROCESS = {"fork": 400, "spawn": 2_000}
"""Records that are worth beginning a process: one that is a copy of this one is there at once, another loads all of Penpicture first."""
_BATCH = 50
"""Records that are read at once."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found of a store, or of one record: the records that are sound, and of each other one the first thing that does not
    match. `version` is the number of the seal that was compared, where one was."""

    sound: tuple[Sound, ...]
    mismatches: tuple[Mismatch, ...]
    version: int | None = None

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON data."""
        found: dict[str, Any] = {
            "sound": [
                {
                    "record": each.record, "seals": list(each.seals), "erased": each.erased,
                    "erasures": [one.as_json() for one in each.erasures],
                    "severed": [one.as_json() for one in each.severed],
                }
                for each in self.sound
            ],
            "mismatches": [each.as_json() for each in self.mismatches],
        }  # fmt: skip
        return found if self.version is None else {**found, "version": self.version}


def verify(
    store: Store, record: str | None = None, *, seal: str | None = None, deep: bool = False, jobs: int = 1
) -> Verified:
    """Whether the records of a store and the histories of its facts, or one record, are as they were kept. `seal` is a seal's digest as
    somebody has it on paper, or at least 32 of its letters and digits: some seal of the record, which is to be named, must be that one. With `deep` it is
    reckoned anew whether what was signed follows from what was answered. `jobs` is the number of processes that share the work on
    many records: in a program of your own, call it below `if __name__ == "__main__":`, or one process does it all; less than one is one. Raises StoreFault: PP786 for a record that there is not, PP767 for another seal, PP769
    for a seal without a record."""
    if seal is not None and record is None:
        raise StoreFault(
            codes.NOT_SAID,
            option="seal",
            expected="the seal of one record, which is named",
            example='record="visit-2", seal=...',
        )
    jobs = max(jobs, 1)
    with store.reading() as connection:
        names, nameless = _names(connection, record)
        others = (
            []
            if record is not None
            else [*_of_no_record(connection), *_of_facts(connection), *_strange(connection)]
        )
    share = max(-(-len(names) // jobs), 1)
    parts = [(names[n], names[min(n + share, len(names)) - 1]) for n in range(0, len(names), share)]
    if len(parts) < 2:
        found = [each for part in parts for each in _found(store, *part)]
    else:
        found = _shared(store, parts, jobs)
    unread = Counter(names) - Counter(each.record for each in found)  # kept under a name of another kind
    nameless += [Mismatch(name, "index", "record", _NO_NAME) for name in sorted(unread)]
    with store.reading() as connection:
        others += missed(connection, record, (each for each in found if isinstance(each, Sound)))
    if record is not None and not (found or nameless or others):
        raise no_record(record)
    mismatches = [*(each for each in found if isinstance(each, Mismatch)), *nameless]
    named = {each.record for each in mismatches}
    for other in others:  # of each record the first thing
        if other.part in _OF_THE_STORE or other.record not in named:
            mismatches.append(other)
        named.add(other.record)
    sound = [each for each in found if isinstance(each, Sound) and each.record not in named]
    half = {each.record: each for one in sound if one.erased and (each := half_redacted(store, one.record))}
    sound = [each for each in sound if each.record not in half]
    mismatches += half.values()
    if deep:
        wrong = {each.record: each for one in sound if one.seals and (each := recomputed(store, one.record))}
        sound = [each for each in sound if each.record not in wrong]
        mismatches += wrong.values()
    return compare(Verified(tuple(sound), tuple(mismatches)), seal)


def processes(store: Store) -> int:
    """How many processes are worth their beginning, and no more than there are processors."""
    with store.reading() as connection:
        count = connection.execute(select(func.count()).select_from(RECORDS)).scalar_one()
    return max(min(count // _WORTH_A_PROCESS[_way()], os.cpu_count() or 1), 1)


def _way() -> str:
    """How processes are begun: as copies of this one only where it does nothing else meanwhile, for what another thread had locked would stay
    locked in a copy."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def _names(connection: Connection, record: str | None) -> tuple[list[str], list[Mismatch]]:
    """The names of the records, or of one, in order; and what is kept under a name that is none."""
    wanted = select(cast(RECORDS.c.record, LargeBinary)).order_by(RECORDS.c.record)
    names: list[str] = []
    nameless: list[Mismatch] = []
    for (name,) in connection.execute(wanted if record is None else wanted.where(RECORDS.c.record == record)):
        try:
            names.append(name.decode())
        except UnicodeDecodeError:
            nameless.append(Mismatch(_legible(name), "index", "record", _NO_NAME))
    return sorted(names), nameless  # one of another kind stands behind all others


def _found(store: Store, first: str, last: str) -> list[Sound | Mismatch]:
    """What is found of the records from one name to another."""
    # Millions of small things come and go, and none of them in a circle.
    with store.reading() as connection, uncollected():
        artifacts = known(connection)
        return [verified(kept, artifacts) for kept in read(connection, first, last)]


def _shared(store: Store, parts: Sequence[tuple[str, str]], jobs: int) -> list[Sound | Mismatch]:
    """What several processes find, each of its part; where none can be begun, as in a program whose own file cannot be read anew
    without running it, what this one finds alone."""
    try:
        with ProcessPoolExecutor(jobs, get_context(_way())) as pool:
            return [
                each
                for part in pool.map(_elsewhere, [(store.path, *part) for part in parts])
                for each in part
            ]
    except BrokenProcessPool:
        return [each for part in parts for each in _found(store, *part)]


def _elsewhere(part: tuple[Path, str, str]) -> list[Sound | Mismatch]:
    path, first, last = part
    with Store.open(path) as store:
        return _found(store, first, last)


def verify_document(text: bytes | str, *, seal: str | None = None) -> Verified:
    """Whether a record that was handed on (`exported`) is as it was kept: its bytes, or the text that they are. Raises ValueError for what is no such document, StoreFault
    (PP767) for another seal."""
    kept, artifacts = read_document(text.encode() if isinstance(text, str) else text)
    found = verified(kept, artifacts)
    told = Verified((found,), ()) if isinstance(found, Sound) else Verified((), (found,))
    return compare(told, seal)


def export(store: Store, record: str) -> bytes:
    """A record as one document, to be handed on (`exported`). Raises StoreFault (PP786)."""
    with store.reading() as connection:
        kept = next(read(connection, record, record), None)
        if kept is None:
            raise no_record(record)
        found = store.history(record)
        under = list(dict.fromkeys(each.under for each in found.entries))
        return document(kept, [store.artifact(each).dumps().encode() for each in under])


def compare(found: Verified, seal: str | None) -> Verified:
    """See that a record has the seal that somebody has of it, and of which version that is. Raises StoreFault (PP767)."""
    if seal is None or not found.sound:
        return found
    (one, *_) = found.sound
    version = next((n for n, each in enumerate(one.seals, 1) if is_mark_of(seal, each)), None)
    if version is None:
        raise StoreFault(codes.OTHER_SEAL, record=one.record)
    return replace(found, version=version)


def known(connection: Connection) -> Artifacts:
    """The artifacts of a store by both hashes; None for one that does not hold."""
    rows = as_kept(connection, ARTIFACTS, ("content", "provenance", "name", "document"))
    return {(row[0], row[1]): _exemplar(*row) for row in rows}


def _exemplar(content: Any, provenance: Any, name: Any, document: Any) -> tuple[str, str] | None:
    try:
        artifact = Artifact.loads(document.decode())
        whole = artifact.dumps().encode() == document
    except (ArtifactError, ValueError, AttributeError):
        return None
    hashes = artifact.content_hash, artifact.provenance_hash
    if not whole or hashes != (content, provenance) or artifact.name != name:
        return None
    return artifact.content["exemplar"], artifact.content["version"]


def read(connection: Connection, first: str, last: str) -> Iterator[Kept]:
    """The records of a store as they are kept, in order, from one name to another."""
    columns = ("record", "exemplar", "content", "provenance", "standing", "head", "digest", "subject", "salt")
    rows = as_kept(connection, RECORDS, columns, _between(RECORDS, first, last))
    for start in range(0, len(rows), _BATCH):
        batch = rows[start : start + _BATCH]
        names = batch[0][0], batch[-1][0]
        entries = _of_each(connection, ENTRIES, ("number", "body", "digest"), names)
        leaves = _of_each(connection, LEAVES, ("digest", "place", "salt", "text"), names)
        for row in batch:
            yield Kept(
                row[0], entries.get(row[0].encode(), ()), leaves.get(row[0].encode(), ()), Index(*row[1:])
            )


def read_lost(connection: Connection, record: str) -> Kept | None:
    """What is kept under a name that the index has not, byte for byte; None where nothing is."""
    entries = _of_each(connection, ENTRIES, ("number", "body", "digest"), (record, record))
    leaves = _of_each(connection, LEAVES, ("digest", "place", "salt", "text"), (record, record))
    name = record.encode()
    return Kept(record, entries.get(name, ()), leaves.get(name, ())) if entries or leaves else None


def _of_each(
    connection: Connection, table: Table, columns: Sequence[str], names: tuple[str, str]
) -> dict[bytes, Sequence[Any]]:
    """The rows of a table by record, of those between two. They are counted first: a name on every row would cost as much as all the rest
    of it."""
    where = _between(table, *names)
    name = cast(table.c.record, LargeBinary)
    counted = connection.execute(
        select(name, func.count()).where(where).group_by(table.c.record).order_by(table.c.record)
    ).all()
    rows = iter(as_kept(connection, table, columns, where))
    return {record: list(islice(rows, count)) for record, count in counted}


def _between(table: Table, first: str, last: str) -> Any:
    return table.c.record.between(first, last)


def as_kept(
    connection: Connection, table: Table, columns: Sequence[str], where: Any = None
) -> Sequence[Sequence[Any]]:
    """Rows of a table in the order of its first two columns, each value as it is kept and of the kind that it is kept as."""
    try:
        return _rows(connection, table, [type_coerce(table.c[each], NullType()) for each in columns], where)
    except DBAPIError:
        # Some text is none: its bytes are shown, and agree with nothing.
        texts = [isinstance(table.c[each].type, Text) for each in columns]
        asked = [
            cast(table.c[each], LargeBinary) if text else type_coerce(table.c[each], NullType())
            for each, text in zip(columns, texts, strict=True)
        ]
        return [
            [_legible(value) if text else value for value, text in zip(row, texts, strict=True)]
            for row in _rows(connection, table, asked, where)
        ]


def _rows(connection: Connection, table: Table, asked: Sequence[Any], where: Any) -> Sequence[Any]:
    wanted = select(*asked).order_by(*list(table.primary_key)[:2])
    with connection.execute(wanted if where is None else wanted.where(where)) as found:
        # The driver's own tuples: nothing is made of the values, and a row of SQLAlchemy's costs as much as reading one.
        return found.cursor.fetchall() if found.cursor else ()


def _legible(value: Any) -> Any:
    return value.decode(errors="backslashreplace") if isinstance(value, bytes) else value


def _of_no_record(connection: Connection) -> Iterator[Mismatch]:
    """What is kept of records that the index does not have."""
    for table in (ENTRIES, LEAVES):
        every = select(table.c.record).distinct().subquery()
        lost = connection.execute(
            select(cast(every.c.record, LargeBinary)).where(every.c.record.not_in(select(RECORDS.c.record)))
        )
        for name in sorted(map(_legible, lost.scalars())):
            yield Mismatch(name, "index", "record", LOST)


def _strange(connection: Connection) -> Iterator[Mismatch]:
    for each in strange(connection):
        yield Mismatch("the store", "schema", each, f"it has {each}, which Penpicture did not make")


def _of_facts(connection: Connection) -> Iterator[Mismatch]:
    for each in broken(connection):
        yield Mismatch(each.fact, "fact", each.holder, f"{each.what}, of what is known of `{each.holder}`")
