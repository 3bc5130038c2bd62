"""Where a store can be, what is made there, and what is never taken for one."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.opening import opened
from penpicture.engine.store.store import Store
from tests.store.small import SAM, begun, said, store, values
from tests.store.unprivileged import Somebody, allowed


def refusal(path: Path, *, create: bool = False) -> StoreFault:
    """How opening is refused."""
    with pytest.raises(StoreFault) as refused:
        Store.open(path, create=create)
    return refused.value


def test_a_new_store_is_nobody_elses_to_read_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        kept = store(tmp_path)
    finally:
        os.umask(before)
    begun(kept)
    assert [each.name for each in tmp_path.iterdir()] == ["records.store"]
    assert (tmp_path / "records.store").stat().st_mode & 0o777 == 0o600


def test_what_is_written_meanwhile_is_nobody_elses_to_read_either(tmp_path: Path) -> None:
    kept = store(tmp_path)
    before = os.umask(0)
    try:
        with kept.reading() as connection:
            connection.exec_driver_sql("SELECT 1 FROM records").all()
            begun(kept)
            beside = sorted(tmp_path.iterdir())
    finally:
        os.umask(before)
    assert [each.name for each in beside] == ["records.store", "records.store-shm", "records.store-wal"]


def test_a_store_that_is_there_is_opened_and_not_made_anew(tmp_path: Path) -> None:
    begun(store(tmp_path), story="A fall")
    assert values(store(tmp_path)) == {"story": "A fall"}


@pytest.mark.parametrize(
    "name",
    [
        "records of 2026.store", "what?.store", "a#b.store", "50%.store", "café.store", "ქართული", "-wal", "a'b\".store", "a&mode=memory",
        os.fsdecode(b"caf\xe9.store"), "n" * 251,
    ],
)  # fmt: skip
def test_whatever_a_store_is_called(tmp_path: Path, name: str) -> None:
    with Store.open(tmp_path / name, create=True) as kept:
        begun(kept, story="A fall")
    with Store.open(tmp_path / name) as again:
        assert values(again) == {"story": "A fall"}
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_link_leads_to_the_store(tmp_path: Path) -> None:
    begun(store(tmp_path), story="A fall")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "link").symlink_to(tmp_path / "records.store")
    linked = Store.open(tmp_path / "elsewhere" / "link", create=True)
    linked.write("r1", said(story="Two falls"), by=SAM, after=1)
    assert values(store(tmp_path)) == {"story": "Two falls"}


def test_what_is_no_store_is_told_by_what_it_is_and_never_touched(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Not a database, but long enough to be one. " * 20)
    (tmp_path / "empty").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "astray").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    with sqlite3.connect(tmp_path / "other") as other:
        other.execute("CREATE TABLE store (format INTEGER)")
    other.close()
    assert "`.` is no store of records: it is a folder" in refusal(Path()).message
    before = {each.name: each.lstat().st_mtime_ns for each in tmp_path.iterdir()}
    bytes_before = (tmp_path / "other").read_bytes()
    reasons = {
        "notes.txt": "another kind of file", "empty": "it is empty", "folder": "it is a folder", "astray": "a link that leads nowhere",
        "pipe": "it is no file", "other": "another program's database",
    }  # fmt: skip
    for create in (False, True):
        for name, reason in reasons.items():
            fault = refusal(tmp_path / name, create=create)
            assert (fault.code, reason in fault.message) == ("PP780", True), fault.message
    assert {each.name: each.lstat().st_mtime_ns for each in tmp_path.iterdir()} == before
    assert (tmp_path / "other").read_bytes() == bytes_before


def test_a_store_that_is_not_there(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "records.store").message
    assert "no such folder" in refusal(tmp_path / "nowhere" / "records.store", create=True).message
    assert "no such folder" in refusal(tmp_path / "nowhere" / "records.store" / "x", create=True).message
    assert "its name is too long" in refusal(tmp_path / ("n" * 300), create=True).message
    assert not list(tmp_path.iterdir())


def test_a_store_that_goes_away_while_it_is_open(tmp_path: Path) -> None:
    kept = store(tmp_path)
    begun(kept)
    (tmp_path / "records.store").unlink()
    with pytest.raises(StoreFault, match="there is no such file"):
        kept.answers("r1")
    with pytest.raises(StoreFault, match="there is no such file"):
        begun(kept, "r2")
    assert not list(tmp_path.iterdir())


def test_a_store_of_a_later_release_is_not_read_by_half(tmp_path: Path) -> None:
    store(tmp_path).close()
    with sqlite3.connect(tmp_path / "records.store") as later:
        later.execute("UPDATE store SET format = 2")
    later.close()
    fault = refusal(tmp_path / "records.store")
    assert fault.code == "PP789" and "format 2" in fault.message


def test_two_who_make_a_store_at_once_get_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from penpicture.engine.store import opening

    quicker: list[Store] = []
    made = opening.made_in_place

    def beaten(path: Path) -> None:
        monkeypatch.setattr(opening, "made_in_place", made)
        quicker.append(Store.open(path, create=True))
        begun(quicker[0], story="Theirs")
        made(path)

    monkeypatch.setattr(opening, "made_in_place", beaten)
    assert values(store(tmp_path)) == {"story": "Theirs"}
    assert [each.name for each in tmp_path.iterdir()] == ["records.store"]


def test_a_disk_on_which_no_file_has_two_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unable(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", unable)
    begun(store(tmp_path), story="A fall")
    assert values(store(tmp_path)) == {"story": "A fall"}
    assert (tmp_path / "records.store").stat().st_mode & 0o777 == 0o600


def test_a_transaction_is_on_the_disk_when_it_is_acknowledged_and_what_is_erased_is_written_over(
    tmp_path: Path,
) -> None:
    store(tmp_path).close()
    with opened(tmp_path / "records.store", create=False).connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "fullfsync", "secure_delete", "foreign_keys")
        }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 3,
        "fullfsync": 1,
        "secure_delete": 1,
        "foreign_keys": 1,
    }


# --- where nothing may be written -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def somebody() -> Iterator[Somebody]:
    """Somebody without the rights of the tests."""
    found = Somebody()
    yield found
    found.leaves()


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that others can get to."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_a_store_in_a_folder_that_may_only_be_read_is_read(shared: Path, somebody: Somebody) -> None:
    begun(store(shared), story="A fall")
    with allowed(shared, of_folder=0o555, of_file=0o444):
        assert somebody.does(shared, "show") == {"story": "A fall"}
        assert somebody.does(shared, "write") == somebody.does(shared, "begin") == "PP782"
        assert somebody.does(shared, "show") == {"story": "A fall"}
    assert store(shared).history("r1").head == 1 and len(store(shared).records()) == 1


def test_a_file_that_may_only_be_read_is_read(shared: Path, somebody: Somebody) -> None:
    begun(store(shared), story="A fall")
    with allowed(shared, of_folder=0o777, of_file=0o444):
        assert somebody.does(shared, "show") == {"story": "A fall"}
        assert somebody.does(shared, "write") == "PP782"
    assert [each.name for each in shared.iterdir()] == ["records.store"]


def test_no_store_is_made_where_nothing_may_be_written(shared: Path, somebody: Somebody) -> None:
    with allowed(shared, of_folder=0o555):
        assert somebody.does(shared, "create") == "PP782"
    assert not list(shared.iterdir())


def test_what_may_not_be_read_is_told(shared: Path, somebody: Somebody) -> None:
    begun(store(shared))
    with allowed(shared, of_folder=0o555, of_file=0o000):
        assert somebody.does(shared, "show") == "PP780"
    with allowed(shared, of_folder=0o600):
        assert somebody.does(shared, "show") == "PP780"
        assert somebody.does(shared, "create") == "PP782"


def test_what_was_written_last_is_never_left_out_where_nothing_may_be_written(
    shared: Path, somebody: Somebody
) -> None:
    """What another program has written stands in the log beside the file, until the last lets go."""
    kept = store(shared)
    begun(kept, story="A fall")
    (shared / "records.store").chmod(0o644)
    with kept.reading() as connection:
        connection.exec_driver_sql("SELECT 1 FROM records").all()
        kept.write("r1", said(story="Two falls"), by=SAM, after=1)
        with allowed(shared, of_folder=0o555, of_file=0o444):
            assert somebody.does(shared, "show") == {"story": "Two falls"}
        (shared / "copy").mkdir()
        for name in ("records.store", "records.store-wal"):
            shutil.copy(shared / name, shared / "copy" / name)
        with allowed(shared / "copy", of_folder=0o555, of_file=0o444):
            assert somebody.does(shared / "copy", "show") == "PP780"


def test_a_store_that_is_written_while_it_is_taken_to_lie_still(shared: Path, somebody: Somebody) -> None:
    begun(store(shared), story="A fall")
    with allowed(shared, of_folder=0o555, of_file=0o444):
        assert somebody.does(shared, "read on") == "reading"
        assert somebody.does(shared, "read no more") == 1
        assert somebody.does(shared, "read on") == "reading"
    store(shared).write("r1", said(story="Two falls"), by=SAM, after=1)
    with allowed(shared, of_folder=0o555, of_file=0o444):
        assert somebody.does(shared, "read no more") == "PP783"
        assert somebody.does(shared, "show") == {"story": "Two falls"}
