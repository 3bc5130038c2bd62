"""What is kept of a signed record, by names that lead nowhere else: a host chooses them, and they are written into a folder later."""

from __future__ import annotations

from pathlib import Path

import pytest

from penpicture.building import Written, write
from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.store import Store
from tests.records.visit import signed


@pytest.mark.parametrize(
    "name",
    ["a.practitioner.../../../escaped.en.html", "a/b.html", "a\\b.html", "c:b.html", "..", ".", "", "a\nb"],
)
def test_what_is_kept_is_refused_by_a_name_that_leads_elsewhere(store: Store, name: str) -> None:
    with pytest.raises(StoreFault, match="PP759"):
        signed(store, render=lambda session: {name: b"kept"})
    assert store.standing("r-1").standing == "draft"


def test_a_name_of_ones_own_is_kept(store: Store) -> None:
    assert signed(store, render=lambda session: {"our own page.html": b"kept"}).number == 1


@pytest.mark.parametrize("name", ["../out.html", "a/../../b", "/tmp/b", "..\\b", "c:\\b"])
def test_nothing_is_written_outside_of_the_folder_that_was_named(name: str, tmp_path: Path) -> None:
    done = Written()
    out = tmp_path / "out"
    assert not write(["penpicture"], out, out, {"plain.html": b"1", name: b"2"}, done)
    assert [each.code for each in done.found] == ["PP852"]
    assert list(tmp_path.iterdir()) == []
