"""What comes out of a store is its writer's alone to read, like the store."""

from __future__ import annotations

from pathlib import Path

import pytest

from penpicture.cli import outcome


@pytest.mark.parametrize(
    "command",
    [
        "record export kept.db r-1 --out given/to/r-1.json",
        "record extract kept.db c-1 --out given/to",
        "record show kept.db r-1 --out given/to",
    ],
)
def test_files_and_folders_that_come_out_of_a_store_are_their_writers_alone(
    signed_store: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(signed_store.parent)
    for _ in range(2):  # again over what is there
        assert outcome(command.split()) == 0
        made = [Path("given"), *Path("given").rglob("*")]
        assert {each.stat().st_mode & 0o777 for each in made if each.is_dir()} == {0o700}
        assert {each.stat().st_mode & 0o777 for each in made if each.is_file()} == {0o600}
