"""A disk that is full, that refuses or that lies; a store that somebody else holds: each is told, and nothing is lost."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from penpicture.cli import outcome
from penpicture.engine.migration.moving import move
from penpicture.engine.records.signed import Signature
from penpicture.engine.store.copying import copied
from penpicture.engine.store.fault import StoreFault, told
from penpicture.engine.store.redacting import redact
from penpicture.engine.store.signing import sign
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import verify
from tests.store.small import JO, SAM, begun, exemplar, said, second, store, values
from tests.store.trouble import full, held, short_of_room

LONG = "It began a long time ago. " * 4_000
Doing = Callable[[Store], object]


DOING: dict[str, Doing] = {
    "begin": lambda kept: begun(kept, "r2", story=LONG),
    "write": lambda kept: kept.write("r1", said(story=LONG), by=JO, after=1),
    "sign": lambda kept: sign(
        kept, "r1", by=SAM, signed=[Signature("worker", SAM)], after=1, render=lambda _: {"page.html": LONG.encode()}
    ),
    "move": lambda kept: move(kept, second(), by=SAM),
    "redact": lambda kept: redact(kept, "r1", ["story"], because="Asked for", by=SAM),
}  # fmt: skip


def state(kept: Store) -> Any:
    """All that a store says."""
    assert not verify(kept).mismatches
    return [(each, kept.history(each.record)) for each in kept.records()]


@pytest.mark.parametrize("name", DOING)
def test_where_there_is_no_room_nothing_is_kept_by_half(tmp_path: Path, name: str) -> None:
    kept = store(tmp_path)
    begun(kept, story="A fall")
    before = state(kept)
    for none in (short_of_room(4096), full(8)):
        with none:
            refused = refusal(lambda: DOING[name](kept))
        if refused is None:  # it needed none
            assert name in ("redact", "move")
            break
        assert refused.code == "PP781", refused
        assert state(kept) == before
    else:
        DOING[name](Store.open(tmp_path / "records.store"))
    assert state(kept) != before


def opened_and_read(path: Path) -> object:
    """What a record of a store says."""
    return Store.open(path).history("r1")


def refusal(do: Callable[[], object]) -> StoreFault | None:
    """How something is refused, if it is."""
    try:
        do()
    except StoreFault as fault:
        return fault
    return None


def test_no_store_is_made_where_there_is_no_room(tmp_path: Path) -> None:
    with short_of_room(8192), pytest.raises(StoreFault) as refused:
        store(tmp_path)
    assert refused.value.code == "PP781"
    assert not list(tmp_path.iterdir())
    begun(store(tmp_path))


def test_what_is_told_at_the_command_line_has_no_traceback_and_no_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun(store(tmp_path), story="A fall")
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps(said(story=LONG)))
    words = [
        "record",
        "write",
        str(tmp_path / "records.store"),
        "r1",
        str(answers),
        "--by",
        JO,
        "--after",
        "1",
    ]
    with short_of_room(4096):
        assert outcome(words) == 1
    told = capsys.readouterr()
    assert "error PP781: `records.store` cannot be written" in told.err
    assert "Traceback" not in told.err and "It began" not in told.err + told.out
    assert outcome(words) == 0
    assert values(store(tmp_path))["story"] == LONG


# --- somebody else holds it -------------------------------------------------------------------------------------------


def test_who_writes_while_somebody_else_does_is_told_and_who_reads_reads(tmp_path: Path) -> None:
    kept = store(tmp_path)
    begun(kept, story="A fall")
    before = state(kept)
    with held(tmp_path / "records.store", "IMMEDIATE"):
        for each in DOING.values():
            refused = refusal(partial(each, kept))
            assert refused is not None and refused.code == "PP783"
        assert state(kept) == before
    assert kept.write("r1", said(story="Two falls"), by=JO, after=1) == 2


def test_a_store_that_somebody_keeps_to_themselves_is_told_of(tmp_path: Path) -> None:
    begun(store(tmp_path))
    with held(tmp_path / "records.store", "EXCLUSIVE"), pytest.raises(StoreFault, match="PP783"):
        values(store(tmp_path))
    assert verify(store(tmp_path)).sound


# --- a file that is not whole -----------------------------------------------------------------------------------------


def test_a_store_that_was_cut_short_is_never_read_by_half(tmp_path: Path) -> None:
    kept = store(tmp_path)
    begun(kept, story=LONG)
    whole = (tmp_path / "records.store").read_bytes()
    for size in (0, 1, 50, 100, 4095, 4096, len(whole) // 2, len(whole) - 4096, len(whole) - 1):
        cut = tmp_path / f"cut at {size}"
        cut.write_bytes(whole[:size])
        refused = refusal(partial(opened_and_read, cut))
        assert refused is not None and refused.code in ("PP780", "PP784"), size
        assert cut.read_bytes() == whole[:size]


def test_pages_that_were_written_over_are_told_of(tmp_path: Path) -> None:
    kept = store(tmp_path)
    begun(kept, story=LONG)
    whole = (tmp_path / "records.store").read_bytes()
    for page in range(1, len(whole) // 4096):
        spoilt = tmp_path / "spoilt"
        spoilt.write_bytes(whole[: page * 4096] + b"\xa5" * 4096 + whole[(page + 1) * 4096 :])
        try:
            found = Store.open(spoilt)
            clean = not verify(found).mismatches and found.history("r1") == kept.history("r1")
            with pytest.raises(StoreFault, match="PP784"):
                copied(found, tmp_path / "copy")  # even where no record is touched by it
            assert clean or verify(found).mismatches
        except StoreFault as fault:
            assert fault.code == "PP784", fault


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (sqlite3.SQLITE_FULL, "PP781"),
        (sqlite3.SQLITE_IOERR_WRITE, "PP781"),
        (sqlite3.SQLITE_IOERR_FSYNC, "PP781"),
        (sqlite3.SQLITE_IOERR_READ, "PP784"),
        (sqlite3.SQLITE_IOERR_SHORT_READ, "PP784"),
        (sqlite3.SQLITE_READONLY, "PP782"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "PP782"),
        (sqlite3.SQLITE_PERM, "PP782"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "PP783"),
        (sqlite3.SQLITE_LOCKED, "PP783"),
        (sqlite3.SQLITE_CORRUPT, "PP784"),
        (sqlite3.SQLITE_CONSTRAINT, "PP784"),
        (sqlite3.SQLITE_NOTADB, "PP780"),
        (sqlite3.SQLITE_CANTOPEN, "PP780"),
    ],
)
def test_whatever_the_disk_answers_is_told_by_what_can_be_done(
    tmp_path: Path, number: int, code: str
) -> None:
    fault = sqlite3.OperationalError("what it says itself may quote an answer")
    fault.sqlite_errorcode = number
    with pytest.raises(StoreFault) as refused, told(tmp_path / "records.store"):
        raise fault
    assert refused.value.code == code
    assert "quote" not in str(refused.value) and refused.value.help


# --- a copy -----------------------------------------------------------------------------------------------------------


def test_a_copy_is_made_while_somebody_writes_and_has_nothing_of_what_was_erased(tmp_path: Path) -> None:
    kept = store(tmp_path)
    begun(kept, story="Unsayable", drinking="now")
    redact(kept, "r1", ["story"], because="Asked for", by=SAM)
    begun(kept, "r2", story="A fall")
    before = state(kept)
    with kept.writing() as writing:
        writing.begin("r3", "child-3", exemplar())
        copied(kept, tmp_path / "copy.store")
    copy = Store.open(tmp_path / "copy.store")
    assert state(copy) == before
    assert (tmp_path / "copy.store").stat().st_mode & 0o777 == 0o600
    assert b"Unsayable" not in (tmp_path / "copy.store").read_bytes()
    assert copy.write("r2", said(story="Two falls"), by=JO, after=1) == 2
    assert sorted(each.name for each in tmp_path.iterdir()) == ["copy.store", "records.store"]


def test_a_copy_is_put_in_nothings_place(tmp_path: Path) -> None:
    kept = store(tmp_path)
    (tmp_path / "there").write_text("Something")
    with pytest.raises(FileExistsError):
        copied(kept, tmp_path / "there")
    assert (tmp_path / "there").read_text() == "Something"
    with pytest.raises(StoreFault, match="no such folder"):
        copied(kept, tmp_path / "nowhere" / "copy")
    with short_of_room(4096), pytest.raises(StoreFault, match="PP781"):
        copied(kept, tmp_path / "copy")
    assert state(kept) == []
    assert sorted(each.name for each in tmp_path.iterdir()) == ["records.store", "there"]


def test_what_is_erased_is_gone_from_the_files_even_while_somebody_reads(tmp_path: Path) -> None:
    kept = store(tmp_path)
    begun(kept, story="Unsayable " * 2_000)
    with closing(sqlite3.connect(tmp_path / "records.store")) as other:
        other.execute("SELECT count(*) FROM records").fetchall()  # it holds the store open, and reads nothing
        redact(kept, "r1", ["story"], because="Asked for", by=SAM)
        left = b"".join(each.read_bytes() for each in tmp_path.iterdir())
    assert b"Unsayable" not in left
    shutil.rmtree(tmp_path)
