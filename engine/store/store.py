"""A store of records: begin one, write in it, read it. Everything it acknowledges is on the disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from sqlalchemy import Connection, Engine, select

from .. import store_codes as codes
from ..address import new_row_id
from ..answers import Answers
from ..artifact import Artifact, ArtifactError
from ..canonical import canonical
from ..erasing_codes import ERASED as GONE
from ..knowing.identity import enrol
from ..knowing.known import is_noted, noting, opening, still_noting
from ..knowing.published import publish, tells_at_once
from ..records.as_signed import as_it_stands
from ..records.entry import BEGAN, WROTE, Under
from ..records.history import History
from ..records.in_part import laid_over
from ..records.leaf import Leaf
from ..records.parted import FACT, is_of_answers, parted, whole
from ..records.seal import WHY_WRITTEN
from ..session import Session
from ..versions import version_order
from .fault import StoreFault, refused, told
from .histories import history, no_record
from .left_over import gone, is_left
from .moments import moment
from .name import named, reasoned
from .opening import WRITES, opened
from .overtaken import overtaken
from .strange import strange
from .tables import ARTIFACTS, RECORDS
from .writing import Writing

STANDINGS = ("draft", "signed", "erased")
"""How a record can stand."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one record stands: whom it is about (`subject`, an identity that tells nothing), its exemplar, both hashes of the
    artifact, `draft`, `signed` or `erased`, and the number of its last entry."""

    record: str
    subject: str
    exemplar: str
    under: Under
    standing: Literal["draft", "signed", "erased"]
    head: int


class Store:
    """One file of records. Open it with `Store.open`, and close it, or use it as a context."""

    def __init__(self, path: Path, engine: Engine) -> None:
        """A store that is open; `open` is the way in."""
        self.path = path
        self._engine = engine
        self._writer = engine.execution_options(**WRITES)
        self._artifacts: dict[Under, Artifact] = {}

    @classmethod
    def open(cls, path: Path | str, *, create: bool = False) -> Store:
        """The store in a file; with `create`, a new one where there is none yet. Raises StoreFault."""
        found = Path(path)
        return cls(found, opened(found, create=create))

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    # --- one transaction ----------------------------------------------------------------------------------------------

    @contextmanager
    def writing(self) -> Generator[Writing]:
        """One transaction: all that is done within is kept together, or nothing of it. Raises StoreFault; whatever is raised
        within leaves the store as it was. On leaving it is on the disk."""
        with told(self.path), self._writer.connect() as connection:
            with connection.begin():
                writing = Writing(connection, self.path)
                yield writing
                for each in strange(connection, of=["trigger"]) if writing.erased else ():
                    raise StoreFault(
                        codes.DAMAGED,
                        path=self.path.name,
                        reason=f"it has {each}, which can keep what is to be erased",
                    )
            pieces = gone(connection)
        if writing.erased:
            writing.settled = self.settle(pieces)

    @contextmanager
    def alone(self) -> Generator[sqlite3.Connection]:
        """A connection of SQLite's own outside of any transaction, for what cannot be done within one. Raises StoreFault."""
        with told(self.path), closing(self._engine.raw_connection()) as connection:
            inner = connection.dbapi_connection
            assert isinstance(inner, sqlite3.Connection)
            yield inner

    def settle(self, pieces: frozenset[bytes] = frozenset()) -> bool:
        """Bring all that was written into the file itself, and leave nothing of it in the log beside it: what was erased is in
        neither then. Where one of its `pieces` lies in the file still, in room that nothing uses, the whole file is written anew. False
        where somebody reads for so long that it has to wait: whoever lets go last does it, if they may write, and else whoever opens it next and may."""
        with suppress(StoreFault, MemoryError), refused(self.path), self.alone() as connection:
            if _emptied(connection):
                if not is_left(self.path, pieces):
                    return True
                # Not by way of a file elsewhere: what is kept about children stays where it is kept.
                connection.executescript("PRAGMA temp_store = MEMORY; VACUUM; PRAGMA temp_store = DEFAULT")
                return _emptied(connection)
        return False

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """One view of the store, as it stood when first asked. Raises StoreFault."""
        with told(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    # --- artifacts ----------------------------------------------------------------------------------------------------

    def artifact(self, hashes: Under) -> Artifact:
        """The artifact that records are kept under. Raises StoreFault: PP787, and PP784 for one that is not as it was kept."""
        found = self._artifacts.get(hashes)
        if found is None:
            with self.reading() as connection:
                document = connection.execute(
                    select(ARTIFACTS.c.document).where(
                        ARTIFACTS.c.content == hashes.content, ARTIFACTS.c.provenance == hashes.provenance
                    )
                ).scalar()
            if document is None:
                raise StoreFault(
                    codes.NO_ARTIFACT,
                    name=hashes.content,
                    suggestion="Penpicture takes none out: take the last sound store from your backups",
                )
            found = _sound(document, hashes)
            if found is None:
                raise StoreFault(
                    codes.DAMAGED, path=self.path.name, reason="an artifact is not the one whose hash it has"
                )
            self._artifacts[hashes] = found
        return found

    def artifacts(self) -> tuple[Artifact, ...]:
        """Every artifact that the store has met, by exemplar, the later version after the earlier."""
        with self.reading() as connection:
            rows = connection.execute(
                select(ARTIFACTS.c.content, ARTIFACTS.c.provenance).order_by(*ARTIFACTS.primary_key)
            ).all()
        return tuple(sorted((self.artifact(Under(*row)) for row in rows), key=_in_order))

    # --- records ------------------------------------------------------------------------------------------------------

    def begin(
        self,
        artifact: Artifact,
        *,
        subject: str,
        by: str,
        facts: Mapping[str, Any] | None = None,
        answers: Answers | Mapping[str, Any] | None = None,
        at: datetime | None = None,
        record: str | None = None,
    ) -> str:
        """Begin a record about an identity, and give the identifier that it has from now on (a UUID of version 7, unless `record` names
        one). It opens with what is known of the child and family (`knowing`); `facts`, as `Session.open` takes them, stand
        above that, and `answers` is what is said already. `at` is when: now, or a time that says how far its clock is from UTC. Raises AnswerFault for
        facts or answers, StoreFault: PP758, PP759, and PP769 for an `at` without a zone."""
        name = named("a record", new_row_id() if record is None else record, alike=True)
        named("whom a record is about", subject, alike=True)
        when = moment(at)
        with self.writing() as writing:
            known = opening(writing.connection, artifact, subject)
            given = answers.facts if facts is None and isinstance(answers, Answers) else facts
            if facts is None and isinstance(answers, Mapping):
                given = answers.get("facts")
            held = {**known.facts, **(given or {})}
            if facts is None and _reader_of(answers) is not None:
                held |= known.facts  # a reader's part changes nothing that is known
            session = Session.open(artifact, facts=held, answers=answers)
            seen = session.answers()
            writing.keep(artifact)
            writing.begin(name, subject, artifact)
            enrol(writing.connection, artifact.content["about"], subject)
            said = noting(parted(seen), known.seen_in(name, seen.facts))
            writing.append(name, BEGAN, by=by, at=when, under=under(artifact), said=said)
            self._tell(writing, name, artifact, by=by, at=when)
        return name

    def records(
        self, *, subject: str | None = None, exemplar: str | None = None, standing: str | None = None
    ) -> tuple[Standing, ...]:
        """Where records stand, in the order of their names: all, or those of an identity, an exemplar, a standing.
        Raises StoreFault: PP784 where what it gives is no text; ValueError for a standing other than `draft`, `signed` and `erased`."""
        if standing is not None and standing not in STANDINGS:
            raise ValueError(f"a record stands as one of {', '.join(STANDINGS)}")
        wanted = select(
            RECORDS.c.record, RECORDS.c.subject, RECORDS.c.exemplar, RECORDS.c.content, RECORDS.c.provenance,
            RECORDS.c.standing, RECORDS.c.head,
        ).order_by(RECORDS.c.record)  # fmt: skip
        for column, value in (
            (RECORDS.c.subject, subject),
            (RECORDS.c.exemplar, exemplar),
            (RECORDS.c.standing, standing),
        ):
            if value is not None:
                wanted = wanted.where(column == value)
        with self.reading() as connection:
            rows = connection.execute(wanted).all()
        if not all(isinstance(each, str) for row in rows for each in row[:6]):
            what = "where one of its records stands is not kept as text"
            raise StoreFault(codes.DAMAGED, path=self.path.name, reason=what)
        return tuple(Standing(r[0], r[1], r[2], Under(r[3], r[4]), r[5], r[6]) for r in rows)

    def standing(self, record: str) -> Standing:
        """Where one record stands. Raises StoreFault (PP786)."""
        with self.reading() as connection:
            row = connection.execute(select(RECORDS).where(RECORDS.c.record == record)).one_or_none()
        if row is None:
            raise no_record(record)
        return Standing(
            row.record, row.subject, row.exemplar, Under(row.content, row.provenance), row.standing, row.head
        )

    def history(self, record: str) -> History:
        """All that happened to a record. Raises StoreFault: PP786, and PP784 for a history that is not whole."""
        with self.reading() as connection:
            return history(connection, record)

    def answers(self, record: str, at: int | None = None) -> Answers:
        """The answers of a record, as they stand or as they stood after an entry. Raises StoreFault: PP785 for an entry that there is not."""
        found = self.history(record)
        if at is not None and not 0 < at <= found.head:
            what = f"its entries have the numbers 1 to {found.head}, and none has another"
            raise StoreFault(codes.OVERTAKEN, record=record, what=what)
        content = self.artifact(found.under if at is None else found.entries[at - 1].under).content
        return found.answers(content["exemplar"], content["version"], at)

    def session(self, record: str, *, today: date | None = None) -> Session:
        """The record as a session, to be asked what stands: a signed one as it was signed last, on that day, and it knows by whom. What is
        said to it is not kept: see `write`. Raises StoreFault: PP786, PP784, and PP778 for a record that was erased."""
        found = self.history(record)
        if found.erased:  # a blank form would say that nobody ever answered
            raise StoreFault(GONE, record=record)
        return as_it_stands(self.artifact(found.under), found, today=today)

    def write(
        self,
        record: str,
        answers: Answers | Mapping[str, Any],
        *,
        by: str,
        after: int,
        at: datetime | None = None,
        because: str | None = None,
        in_part: bool = False,
    ) -> int:
        """Keep what answers say otherwise than the record, as one entry, and give its number; where they say nothing new, nothing is
        kept. `after` is the number of the last entry that the writer has seen. The reason (`because`) is a part of the record, `why
        written`, and can be erased as one. `at` is when: now, or a time that says how far its clock is from UTC.

        Answers are the whole record: what they leave out is taken back. With `in_part` they are a part of it, as for `amend`: what they do not
        speak of stays, and rows are added to those that there are. So it is with answers that one reader sees (`Session.seen_by`, and a file that names
        its `reader`) and with those of another version of the exemplar, whatever is asked: they may leave out what they never had. What one
        reader's answers say of facts changes nothing on record, and they say nothing that the reader may not see (PP721).

        Raises AnswerFault for answers that the exemplar does not take, and StoreFault: PP769 for a reason without a word, and for an `at` without
        a zone or before the last entry; PP778 for a record that was erased; PP785 (`Overtaken`) for any `after` but the last entry's number,
        whatever was done in between; PP788 for a signed record.
        """
        reasoned(because)
        artifact = self.artifact(self.standing(record).under)
        checked = Session.open(artifact, answers=answers).answers()
        said = parted(checked)
        with self.writing() as writing:
            found = history(writing.connection, record)
            if found.erased:
                raise StoreFault(GONE, record=record)
            if found.signed:
                raise StoreFault(codes.ALREADY_SIGNED, record=record)
            if found.under != under(artifact) or found.head != after:
                raise overtaken(found, after)
            now = {place: leaf for place, leaf in found.standing().items() if is_of_answers(place)}
            # A file may leave out what was on record: whoever writes answers takes no fact back.
            on_record = {
                place: leaf.said for place, leaf in now.items() if place.startswith(FACT) and not leaf.erased
            }
            if checked.reader is not None:  # what is on record is not for a reader to change
                said = {place: one for place, one in said.items() if not place.startswith(FACT)}
            if in_part or checked.reader is not None or _of_another_version(answers, artifact):
                said = _in_part(
                    artifact, {place: leaf.said for place, leaf in now.items() if not leaf.erased}, said
                )
            changed = changes(now, still_noting(now, {**on_record, **said}))
            when = moment(at, since=found.entries[-1].at)
            if not changed:
                return found.head
            if because is not None:
                changed[WHY_WRITTEN] = because
            kept = writing.append(record, WROTE, by=by, at=when, under=found.under, said=changed)
            self._tell(writing, record, artifact, by=by, at=when)
            return kept.number

    def _tell(self, writing: Writing, record: str, artifact: Artifact, *, by: str, at: str) -> None:
        """Keep at once what a draft says and what does not wait for the signature (rule R2)."""
        if not tells_at_once(artifact):
            return
        found = history(writing.connection, record)
        answers = found.answers(artifact.content["exemplar"], artifact.content["version"])
        session = Session.open(artifact, answers=answers)
        publish(writing.connection, found, writing.subject(record), session, at=at, by=by, signing=False)


def _emptied(connection: sqlite3.Connection) -> bool:
    ((busy, _, _),) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return bool(busy == 0)


def _in_part(artifact: Artifact, stands: Mapping[str, Any], part: Mapping[str, Any]) -> dict[str, Any]:
    """What is said of a record once a part of it is said anew. Raises AnswerFault where the two do not go together."""
    facts = {place: one for place, one in part.items() if place.startswith(FACT)}
    laid = {**laid_over(stands, part), **facts}
    content = artifact.content
    Session.open(
        artifact, answers=whole(laid, content["exemplar"], content["version"], artifact.content_hash)
    )
    return laid


def _reader_of(answers: Answers | Mapping[str, Any] | None) -> object:
    """Whose part answers say that they are; None for all of a record."""
    return answers.get("reader") if isinstance(answers, Mapping) else getattr(answers, "reader", None)


def _of_another_version(answers: Answers | Mapping[str, Any], artifact: Artifact) -> bool:
    """Whether answers say that they were given under another version than this."""
    told = answers.as_json() if isinstance(answers, Answers) else answers
    same = told.get("version") == artifact.content["version"]
    return not same or told.get("artifact") not in (None, artifact.content_hash)


def _in_order(artifact: Artifact) -> tuple[str, list[tuple[int, int, str]]]:
    return artifact.content["exemplar"], version_order(artifact.content["version"])


def _sound(document: Any, hashes: Under) -> Artifact | None:
    """The artifact of some bytes, or None where they are not those that were kept."""
    try:
        found = Artifact.loads(document.decode())
    except (ArtifactError, ValueError, AttributeError):
        return None
    return found if under(found) == hashes else None


def changes(now: Mapping[str, Leaf], said: Mapping[str, Any]) -> dict[str, Any]:
    """What is said at each place otherwise than stands there; None where nothing is said any more. An erased leaf stays
    until something else is said at its place."""
    found: dict[str, Any] = {
        place: one
        for place, one in said.items()
        if place not in now or (now[place].text != canonical(one) and not is_noted(now[place], one))
    }
    found |= {place: None for place, leaf in now.items() if place not in said and not leaf.erased}
    return found


def under(artifact: Artifact) -> Under:
    """Both hashes of an artifact."""
    return Under(artifact.content_hash, artifact.provenance_hash)
