"""`penpicture record backup`: a whole store, copied while others work."""

from __future__ import annotations

from pathlib import Path

import pytest

from penpicture.cli import outcome
from penpicture.engine.store.store import Store
from tests.store.small import begun, store, values
from tests.store.trouble import cut


def test_a_store_is_copied_and_what_is_there_already_stays(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    begun(store(tmp_path), story="A fall")
    words = ["record", "backup", str(tmp_path / "records.store"), str(tmp_path / "copy.store")]
    assert outcome(words) == 0
    assert capfd.readouterr().out == f"{tmp_path / 'copy.store'}\n"
    assert values(Store.open(tmp_path / "copy.store")) == {"story": "A fall"}
    assert outcome(words) == 1
    assert "error PP852:" in capfd.readouterr().err
    assert outcome(["verify", str(tmp_path / "copy.store")]) == 0


def test_a_damaged_store_is_not_copied_as_if_it_were_sound(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun(store(tmp_path), story="A fall")
    with cut(tmp_path / "records.store", 16384):
        assert (
            outcome(["record", "backup", str(tmp_path / "records.store"), str(tmp_path / "copy.store")]) == 1
        )
    assert "error PP784:" in capsys.readouterr().err
    assert not (tmp_path / "copy.store").exists()
