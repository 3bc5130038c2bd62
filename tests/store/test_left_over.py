"""What SQLite leaves lying in the unused room of a page is gone as well, once somebody erases it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from penpicture.engine.store.erasing import erase
from penpicture.engine.store.left_over import is_left
from penpicture.engine.store.redacting import redact
from penpicture.engine.store.severing import sever
from penpicture.engine.store.store import Store
from penpicture.engine.store.tables import RECORDS
from tests.store.small import SAM, WHEN, begun

CHILD = "child-1"
STORY = "They live at Quayside Lodge, behind the old pottery"
WHY = "It was decided so"


def leave_lying(path: Path, left: bytes) -> None:
    """A copy in room that nothing uses, as SQLite leaves one where it fills a page anew."""
    content = bytearray(path.read_bytes())
    size = int.from_bytes(content[16:18], "big")
    for start in range(size, len(content), size):  # the first page begins with the file's own head
        if content[start] in {10, 13}:
            cells = int.from_bytes(content[start + 3 : start + 5], "big")
            begin = start + 8 + 2 * cells
            end = start + int.from_bytes(content[start + 5 : start + 7], "big")
            if end - begin > len(left) + 16:
                content[begin + 4 : begin + 4 + len(left)] = left
                path.write_bytes(content)
                return
    raise AssertionError("there is no room")


@pytest.mark.parametrize(
    ("left", "act"),
    [
        (STORY.encode(), lambda store: redact(store, "r1", ["story"], because=WHY, by=SAM, at=WHEN)),
        (STORY[9:].encode(), lambda store: redact(store, "r1", ["story"], because=WHY, by=SAM, at=WHEN)),
        (STORY.encode(), lambda store: erase(store, "r1", because=WHY, by=SAM, early=True, at=WHEN)),
        (CHILD.encode(), lambda store: sever(store, CHILD, because=WHY, by=SAM, at=WHEN)),
    ],
    ids=["redacted", "redacted, of which a part was left", "erased", "severed"],
)
def test_what_the_database_left_lying_is_gone_with_what_is_erased(
    tmp_path: Path, left: bytes, act: Callable[[Store], object]
) -> None:
    path = tmp_path / "records.db"
    with Store.open(path, create=True) as store:
        begun(store, story=STORY)
    leave_lying(path, left)
    assert path.read_bytes().count(left) > 1
    with Store.open(path) as store:
        act(store)
        assert left not in b"".join(each.read_bytes() for each in tmp_path.iterdir())


def test_what_is_kept_stays_whatever_was_left_lying(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    with Store.open(path, create=True) as store:
        begun(store, story=STORY)
        begun(store, "r2", story="Another story, told elsewhere")
    leave_lying(path, STORY.encode())
    with Store.open(path) as store:
        before = store.answers("r2").as_json()
        redact(store, "r1", ["story"], because=WHY, by=SAM, at=WHEN)
        assert store.answers("r2").as_json() == before


def test_looking_into_the_file_takes_no_lock_from_whoever_has_it_open(tmp_path: Path) -> None:
    """Otherwise another program that leaves would believe that nobody else is there, and take the log away."""
    path = tmp_path / "records.db"
    with Store.open(path, create=True) as store:
        begun(store, story=STORY)
        with store.reading() as connection:
            assert connection.execute(select(RECORDS.c.record)).all()
            assert not is_left(path, frozenset({b"what is nowhere"}))
            come_and_go = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT count(*) FROM records').fetchall(); c.close()"
            subprocess.run([sys.executable, "-c", come_and_go, path], check=True)
            assert path.with_name("records.db-wal").exists()
