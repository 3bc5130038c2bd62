"""Records of a store, moved to another version of their exemplar: counted first, then one entry for each, and back.

Each record moves whole or not at all, in one transaction; a run that was cut off goes on where it stopped. Nothing is ever taken out of a
history: what was answered before stands in it for ever, and so does what has no place in the newer version (rule S4). Signed records
are read as they were, and never moved (rule R3).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from ..artifact import Artifact
from ..records.entry import AMENDED, LOOKED, MIGRATED, REDACTED, SEVERED, SIGNED, UNDONE, WROTE, Entry, Under
from ..records.history import History
from ..store.fault import StoreFault
from ..store.name import named
from ..store.store import Standing, Store, under
from ..store.writing import Again
from ..uncollected import uncollected
from .appending import Next, append_all
from .aside import ASIDE, FROM, TO, UNDOES, last_move
from .plan import Plan, plan
from .reading import UNREADABLE, Left, histories
from .stepping import Step, stepped
from .summary import Counting, Summary
from .unread import unread

BATCH = 100
"""Records that are read and written in one transaction. Nobody else waits longer than for these."""


class Progress(Protocol):
    """Is told how many records are done, and of how many."""

    def __call__(self, done: int, of: int, /) -> None:
        """Tell it."""
        ...


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of the records of one exemplar, or would. `to` is the version, as `name@version`; `summaries` are by the older version that
    records came from, in the order of names; `signed`, `erased` and `there` count those that are not moved: signed, erased, and moved already.
    `left` are the records that could not be moved. `unread` are those that moved before, as in a run that was cut off, and of which nobody has
    looked since at what was kept aside for a person."""

    to: str
    summaries: tuple[tuple[str, Summary], ...] = ()
    signed: int = 0
    erased: int = 0
    there: int = 0
    left: tuple[Left, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def records(self) -> int:
        """How many were moved, or would be."""
        return sum(each.records for _, each in self.summaries)

    @property
    def needs(self) -> tuple[str, ...]:
        """The records that need a person."""
        return tuple(record for _, each in self.summaries for record in each.needs)

    @property
    def checks(self) -> tuple[str, ...]:
        """The records in which some answer is marked to be checked."""
        return tuple(record for _, each in self.summaries for record in each.checks)

    def as_json(self) -> dict[str, Any]:
        """The published form (`engine/migration.schema.json`)."""
        return {
            "migration": 1,
            "to": self.to,
            "records": self.records,
            "signed": self.signed,
            "erased": self.erased,
            "there": self.there,
            "from": [{"version": name, **each.as_json()} for name, each in self.summaries],
            "unread": list(self.unread),
            "left": [{"record": each.record, "why": each.why} for each in self.left],
        }


@dataclass(frozen=True, slots=True)
class PutBack:
    """What became of an undoing: how many records stand again as before, and those that do not, with what was done to them since."""

    to: str
    records: int
    left: tuple[Left, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The published form."""
        return {
            "migration": 1,
            "undone": self.to,
            "records": self.records,
            "left": [{"record": each.record, "why": each.why} for each in self.left],
        }


def _nothing(done: int, of: int) -> None:
    """Tell nobody."""


def dry_run(store: Store, target: Artifact, progress: Progress = _nothing) -> Moved:
    """What would become of the records of the target's exemplar; nothing is written. Raises StoreFault."""
    moving = _Moving(store, target)
    for batch in moving.batches(progress):
        with uncollected(), store.reading() as connection:
            for found in histories(connection, batch, moving.left):
                moving.one(found)
    return moving.moved()


def move(
    store: Store, target: Artifact, *, by: str, at: datetime | None = None, progress: Progress = _nothing
) -> Moved:
    """Move every record of the target's exemplar that is no version of it yet and is not signed. `at` is when: now, or a time with its
    zone, not before the last entry of any of them (PP769). Raises StoreFault; what was told as done is on the disk."""
    named("a writer", by)
    moving = _Moving(store, target)
    for batch in moving.batches(progress):
        with uncollected(), store.writing() as writing:
            writing.keep(target)
            steps = ((each, moving.one(each)) for each in histories(writing.connection, batch, moving.left))
            entries = [_entry(each, step, target) for each, step in steps if step is not None]
            append_all(writing, entries, by=by, at=at)
    return moving.moved()


def undo(
    store: Store, target: Artifact, *, by: str, at: datetime | None = None, progress: Progress = _nothing
) -> PutBack:
    """Put the records that were moved to a version back as they stood before. A record to which anything was done since stays, and it is said what.
    `at` is as for `move`. Raises StoreFault."""
    named("a writer", by)
    there = [each.record for each in _of(store, target) if each.under.content == target.content_hash]
    left: list[Left] = []
    count = 0
    for n in range(0, len(there), BATCH):
        with uncollected(), store.writing() as writing:
            entries: list[Next] = []
            for found in histories(writing.connection, there[n : n + BATCH], left):
                moved = last_move(found)
                if moved is None or found.under.content != target.content_hash:
                    continue  # it was begun under this version
                since = [
                    _SINCE.get(each.kind, _SINCE[WROTE])
                    for each in found.entries[moved.number :]
                    if each.kind not in (MIGRATED, UNDONE)
                ]
                if since:
                    left.append(Left(found.record, " and ".join(dict.fromkeys(since))))
                    continue
                entries.append(_taken_back(found, moved))
            append_all(writing, entries, by=by, at=at)
            count += len(entries)
        progress(min(n + BATCH, len(there)), len(there))
    return PutBack(target.name, count, tuple(left))


NO_VERSION = "the version that it is kept under is not there as it was kept"
"""Why a record is left whose own answers may be as they were."""

_SINCE = {
    WROTE: "it was written to since",
    LOOKED: "what is known otherwise was looked at since",
    SIGNED: "it was signed since",
    AMENDED: "it was amended since",
    REDACTED: "something of it was erased since",
    SEVERED: "its links to an identity were cut since",
}
"""Why a record does not go back, by the kind of entry that it got."""


@dataclass
class _Moving:
    store: Store
    target: Artifact
    signed: int = 0
    erased: int = 0
    there: int = 0
    left: list[Left] = field(default_factory=list[Left])
    unread: list[str] = field(default_factory=list[str])
    plans: dict[str, Plan] = field(default_factory=dict[str, Plan])
    counts: dict[str, Counting] = field(default_factory=dict[str, Counting])

    def batches(self, progress: Progress) -> Iterator[Sequence[str]]:
        """The names of records that may have to move, some at a time."""
        names: list[str] = []
        there: list[str] = []
        for each in _of(self.store, self.target):
            if each.standing == "signed":
                self.signed += 1
            elif each.standing != "draft":
                self.erased += 1
            elif each.under.content == self.target.content_hash:
                self.there += 1
                there.append(each.record)
            else:
                names.append(each.record)
        for n in range(0, len(there), BATCH):
            with self.store.reading() as connection:
                self.unread += unread(connection, there[n : n + BATCH], self.target.content_hash)
        for n in range(0, len(names), BATCH):
            yield names[n : n + BATCH]
            progress(min(n + BATCH, len(names)), len(names))

    def one(self, found: History) -> Step | None:
        """What becomes of one record; None where it stays, which is counted or told."""
        if found.signed:  # meanwhile
            self.signed += 1
            return None
        if found.under.content == self.target.content_hash:
            self.there += 1
            return None
        if any(each.kind == REDACTED and each.more.get("whole") for each in found.entries):  # likewise
            self.erased += 1
            return None
        try:
            made = self._plan(found.under)
            step = stepped(found, made)
        except (KeyError, TypeError, ValueError):
            self.left.append(Left(found.record, UNREADABLE))
            return None
        except StoreFault:
            self.left.append(Left(found.record, NO_VERSION))
            return None
        self.counts.setdefault(made.old.content_hash, Counting(made)).add(found.record, step.carried)
        return step

    def moved(self) -> Moved:
        """All of it."""
        names = sorted(self.counts, key=lambda each: (self.plans[each].old.name, each))
        summaries = tuple((self.plans[each].old.name, self.counts[each].summary()) for each in names)
        return Moved(
            self.target.name,
            summaries,
            self.signed,
            self.erased,
            self.there,
            tuple(self.left),
            tuple(self.unread),
        )

    def _plan(self, hashes: Under) -> Plan:
        if hashes.content not in self.plans:
            self.plans[hashes.content] = plan(self.store.artifact(hashes), self.target)
        return self.plans[hashes.content]


def _entry(found: History, step: Step, target: Artifact) -> Next:
    more: dict[str, Any] = {FROM: step.old.name, TO: target.name}
    if step.aside:
        more[ASIDE] = dict(step.aside)
    return Next(found, MIGRATED, under(target), step.said, more)


def _taken_back(found: History, moved: Entry) -> Next:
    before = found.standing(moved.number - 1)
    said = {place: Again(before[place].digest) if place in before else None for place in moved.said}
    old = found.entries[moved.number - 2].under
    return Next(found, UNDONE, old, said, {UNDOES: moved.number, TO: moved.more[FROM]})


def _of(store: Store, target: Artifact) -> tuple[Standing, ...]:
    return store.records(exemplar=target.content["exemplar"])
