"""A copy of a store that was cut off does not lie about with everybody's answers in it: the next one takes it out."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from penpicture.engine.store.copying import copied
from penpicture.engine.store.half_made import clear_half_made, in_use
from tests.store.small import begun, store


def left(folder: Path, name: str = ".penpicture-ab12cd", *names: str) -> Path:
    """What a run that was killed an hour ago left."""
    made = folder / name
    made.mkdir()
    for each in ("store", *names):
        (made / each).write_bytes(b"half of a store")
    hour = time.time() - 3600
    os.utime(made, (hour, hour))
    return made


def test_the_next_copy_takes_out_what_was_cut_off(tmp_path: Path) -> None:
    with store(tmp_path) as kept:
        begun(kept, story="A fall")
        half = left(tmp_path, ".penpicture-ab12cd", "store-journal")
        copied(kept, tmp_path / "copy.store")
    assert not half.exists()
    assert {each.name for each in tmp_path.iterdir()} == {"records.store", "copy.store"}


def test_what_somebody_makes_at_that_moment_stays(tmp_path: Path) -> None:
    half = left(tmp_path)
    with in_use(half):
        assert clear_half_made(tmp_path) == ()
        assert half.exists()
    assert clear_half_made(tmp_path) == (half.name,)


@pytest.mark.parametrize("name", [".penpicture", ".penpicture-mine", "penpicture-ab"])
def test_what_is_somebodys_own_stays(tmp_path: Path, name: str) -> None:
    left(tmp_path, name, "letter.txt")
    assert clear_half_made(tmp_path) == ()
    assert (tmp_path / name / "letter.txt").exists()


def test_what_was_begun_just_now_stays(tmp_path: Path) -> None:
    half = left(tmp_path)
    os.utime(half)
    assert clear_half_made(tmp_path) == ()
    assert clear_half_made(tmp_path / "nowhere") == ()
