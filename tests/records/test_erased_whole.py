"""A record that was erased whole says so in one line, and nothing that would only be true of one that is still there."""

from __future__ import annotations

import shlex
from datetime import UTC, datetime
from pathlib import Path

import pytest

from penpicture.cli import outcome
from penpicture.engine.store.erasing import erase
from penpicture.engine.store.store import Store
from penpicture.recording import shown
from tests.records.visit import ALL, begun

ON = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
LINE = "This record was erased on 2 June 2026 by Records team."


def gone(path: Path, *, signed: bool = True) -> Store:
    store = Store.open(path, create=not signed)
    if not signed:
        begun(store, **ALL)
    erase(store, "r-1", because="Kept long enough", by="Records team", early=True, at=ON)
    return store


@pytest.mark.parametrize("signed", [True, False], ids=["signed", "a draft"])
def test_it_is_one_line_to_a_practitioner_with_the_reason(
    signed_store: Path, tmp_path: Path, signed: bool
) -> None:
    store = gone(signed_store if signed else tmp_path / "draft.db", signed=signed)
    assert shown(store, "r-1", "practitioner").text == f"{LINE} Because: Kept long enough\n"


@pytest.mark.parametrize("reader", ["family", "child", "court"])
def test_nobody_else_is_told_more_than_when_and_by_whom(signed_store: Path, reader: str) -> None:
    found = shown(gone(signed_store), "r-1", reader, now=True)
    assert found.text == f"{LINE}\n"
    page = next(data.decode() for name, data in found.files.items() if name.endswith(".html"))
    body = page.partition("<body")[2]
    assert LINE in body
    for words in ("stays as it was signed", "Not talked about", "<h2", "About", "long enough"):
        assert words not in body


def test_in_welsh_it_says_that_nobody_has_reviewed_the_words(signed_store: Path) -> None:
    text = shown(gone(signed_store), "r-1", "family", language="cy").text
    assert "Records team" in text.splitlines()[0] and len(text.splitlines()) == 2


def test_a_program_is_told_when_and_by_whom(
    signed_store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone(signed_store).close()
    monkeypatch.chdir(signed_store.parent)
    assert outcome(shlex.split("record show kept.db r-1 --edition family --format json")) == 0
    told = capsys.readouterr().out
    assert '"by": "Records team"' in told and "questions" not in told and "long enough" not in told
