"""A folder to work in, and a way to say commands."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from penpicture.cli import outcome


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Its standard output, read as JSON."""
        return json.loads(self.out)


Say = Callable[..., Said]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the commands are given in."""
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    return desk


@pytest.fixture
def say(desk: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    """Say a command, without the word `penpicture`."""

    def said(*words: str) -> Said:
        capsys.readouterr()
        code = outcome(list(words))
        heard = capsys.readouterr()
        assert "Traceback" not in heard.out + heard.err
        return Said(code, heard.out, heard.err)

    return said


@pytest.fixture
def westmarch(desk: Path, say: Say) -> Path:
    """A new authority's folder."""
    assert say("new", "authority", "westmarch").code == 0
    return desk / "westmarch"
