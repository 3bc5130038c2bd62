"""Erasing in a record that is not as it was kept: whoever has to erase can, and no record becomes sound by it.

Of such a record it cannot be told what followed from an answer, so all that could goes: why questions were asked, the pen picture, what was waited for,
the clock and every page. An entry says what was erased and what `verify` found before. What was not as it was kept is not among what the entry says was
erased, and where the index did not agree it is left alone. `verify` never calls a record sound again that has such an entry.

Where the index has no record of a name any more, what is left under it goes whole, and a row of the index without anybody's identity is written, so
that the entry can stand; what is known of the child stays then. What was moved to another name is found by the digests that are told in the history,
is named, and stays. What was given another digest as well is not found there, and in the record itself goes only with the whole of it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, LargeBinary, cast, insert, select, update

from ..artifact import ArtifactError
from ..erasing_codes import ERASED as GONE
from ..records.entry import ALTHOUGH, REDACTED, Entry, Under, entry, read_entry
from ..records.findings import Mismatch
from ..records.history import History
from ..records.leaf import Leaf
from ..records.seal import RENDERING, STATUS, STOOD
from ..records.verifying import Kept, LeafRow
from .fault import StoreFault
from .histories import no_record, not_whole
from .left_over import goes
from .name import named, reasoned
from .store import Store
from .tables import ENTRIES, LEAVES, RECORDS
from .verifying import LOST, read, read_lost, verify
from .writing import ERASED, Writing

_AT_ONCE = 10_000
"""Digests that are looked for in one query: a database takes only so many."""


@dataclass(frozen=True, slots=True)
class Damaged:
    """A record that is not as it was kept: the rows of it, `found` as much as can be read of its history, and what is `wrong` with it, as `verify`
    found it."""

    kept: Kept
    found: History
    under: Under
    wrong: tuple[Mismatch, ...]

    @property
    def lost(self) -> bool:
        """Whether the index has no record of this name any more."""
        return self.kept.index is None

    @property
    def live(self) -> list[LeafRow]:
        """The rows that hold something still."""
        return [row for row in self.kept.leaves if (row[2], row[3]) != (None, None)]

    def going(self, places: Collection[str] | None) -> list[LeafRow]:
        """The rows that go with what stood at some places, also where that itself is not there any more; all for None."""
        return [row for row in self.live if places is None or self._goes(row, places)]

    def _goes(self, row: LeafRow, places: Collection[str]) -> bool:
        at = {str(row[1]), self.found.leaves[row[0]].place}
        return bool(at & set(places)) or any(map(_follows, at))

    @property
    def though(self) -> list[dict[str, str]]:
        """What is wrong, as an entry has it."""
        return [{"part": each.part, "place": each.place, "what": each.what} for each in self.wrong]


def read_damaged(store: Store, connection: Connection, record: str) -> Damaged | None:
    """What there is of a record that is not as it was kept; None for one that is. Raises StoreFault (PP786)."""
    kept = next(read(connection, record, record), None)
    if kept is None:
        kept = read_lost(connection, record)
        wrong: tuple[Mismatch, ...] = (Mismatch(record, "index", "record", LOST),)
    else:
        wrong = verify(store, record).mismatches
    if kept is None:
        raise no_record(record)
    if not wrong:
        return None
    entries = [each for _, body, _ in kept.entries if (each := _readable(body)) is not None]
    said = {digest: place for each in entries for place, digest in each.said.items() if digest is not None}
    # What was said once and is not there any more is still meant: what followed from it may be there.
    leaves = {digest: Leaf(place, digest, None, None) for digest, place in said.items()}
    leaves |= {
        digest: Leaf(said.get(digest, str(place)), digest, salt, text)
        for digest, place, salt, text in kept.leaves
    }
    index = Under(kept.index.content, kept.index.provenance) if kept.index else Under("", "")
    under = entries[-1].under if entries else index
    return Damaged(kept, History(record, tuple(entries), leaves), under, wrong)


def contents_of(store: Store, damaged: Damaged) -> list[Mapping[str, Any]]:
    """The contents of the artifacts that it was kept under, of those that can be read."""
    found: list[Mapping[str, Any]] = []
    for each in dict.fromkeys((*(one.under for one in damaged.found.entries), damaged.under)):
        try:
            found.append(store.artifact(each).content)
        except (StoreFault, ArtifactError):
            continue
    return found


def erase_in_damaged(
    writing: Writing,
    damaged: Damaged,
    places: Collection[str] | None,
    *,
    because: str | None,
    by: str,
    at: str,
    more: Mapping[str, Any],
) -> int:
    """Write over what stands at some places, and at all that could follow from them, or over all of it (`places` None); add an entry that says so;
    and give how many leaves went. Raises StoreFault: PP778 for a record that was erased, PP784 where a row cannot be told from others."""
    named("a writer", by)
    reasoned(because)
    kept = damaged.kept
    if (
        damaged.found.erased and not damaged.live
    ):  # as its history says: the index alone may say it of a record with all its words
        raise StoreFault(GONE, record=kept.record)
    gone = damaged.going(places)
    wrong = {each.place for each in damaged.wrong}
    sound = sorted(
        digest for digest, place, _, _ in gone if place not in wrong and _is_sound(damaged, digest, place)
    )
    told = {"erased": sound, ALTHOUGH: damaged.though, **more}
    _append(writing, damaged, because=because, by=by, at=at, more=told, whole=places is None)
    writing.erased = True
    for digest, place, salt, text in gone:
        goes(writing.connection, *(each for each in (salt, text) if isinstance(each, (bytes, str))))
        here = (LEAVES.c.record == kept.record) & (LEAVES.c.digest == digest) & (LEAVES.c.place == place)
        if writing.connection.execute(update(LEAVES).where(here).values(salt=None, text=None)).rowcount != 1:
            raise not_whole(kept.record)
    return len(gone)


def lying_elsewhere(
    connection: Connection, damaged: Damaged, places: Collection[str] | None
) -> tuple[str, ...]:
    """The other names under which lies what the record's history says that it said at some places and at what followed from them, or at all (None):
    somebody moved it there. Whoever erases decides about each."""
    meant = [
        str(digest).encode()  # of whatever kind it is kept as
        for digest, leaf in damaged.found.leaves.items()
        if places is None or leaf.place in places or _follows(leaf.place)
    ]
    found: set[bytes] = set()
    for start in range(0, len(meant), _AT_ONCE):
        here = cast(LEAVES.c.digest, LargeBinary).in_(meant[start : start + _AT_ONCE])
        others = here & (LEAVES.c.record != damaged.kept.record) & LEAVES.c.text.is_not(None)
        found |= set(connection.execute(select(cast(LEAVES.c.record, LargeBinary)).where(others)).scalars())
    return tuple(sorted(each.decode(errors="backslashreplace") for each in found))


def _follows(place: str) -> bool:
    return place in STOOD or place.startswith((STATUS, RENDERING))


def _is_sound(damaged: Damaged, digest: str, place: str) -> bool:
    leaf = damaged.found.leaves[digest]
    known = any(digest in each.said.values() for each in damaged.found.entries)
    try:
        return known and leaf.place == place and leaf.holds
    except (TypeError, AttributeError, ValueError):
        return False


def _append(
    writing: Writing,
    damaged: Damaged,
    *,
    because: str | None,
    by: str,
    at: str,
    more: Mapping[str, Any],
    whole: bool,
) -> None:
    """Add an entry after the last that is there. The index goes along only where it agreed with that one: it is not put right unseen."""
    kept, index = damaged.kept, damaged.kept.index
    numbers = [(number, digest) for number, _, digest in kept.entries if isinstance(number, int)]
    last, previous = max(numbers, default=(0, None))
    added = entry(
        kept.record, last + 1, REDACTED, at=at, by=by, under=damaged.under, said={}, because=because, more=more,
        previous=previous,
    )  # fmt: skip
    writing.connection.execute(
        insert(ENTRIES).values(record=kept.record, number=added.number, body=added.text, digest=added.digest)
    )
    if index is None:  # no entry stands without a record
        writing.connection.execute(
            insert(RECORDS).values(
                record=kept.record, subject="", salt=b"", exemplar="", **damaged.under.as_json(), standing=ERASED,
                head=added.number, digest=added.digest,
            )
        )  # fmt: skip
        return
    now: dict[str, Any] = {"standing": ERASED} if whole else {}
    agrees = all(each.part != "index" for each in damaged.wrong)
    if agrees and (index.head, index.digest) == (last, previous):
        now |= {"head": added.number, "digest": added.digest}
    if now:
        writing.connection.execute(update(RECORDS).where(RECORDS.c.record == kept.record).values(**now))


def _readable(body: Any) -> Entry | None:
    try:
        found = read_entry(body)
        kinds = {type(each) for each in found.said.values()}
        return found if kinds <= {str, type(None)} and type(found.number) is int else None
    except (ValueError, TypeError, AttributeError):
        return None
