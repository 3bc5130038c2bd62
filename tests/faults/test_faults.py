"""Each folder here is one mistake: the file as a practice lead would write it, and exactly what is printed.

A folder `PP000/` holds `bad.yaml`, which is checked; or `exemplar.yaml` and `answers.yaml` (or `.json`), which are
run; or `command.txt`, the words after `penpicture`, of several lines the last: those before it
are what somebody did first, and `meanwhile.txt` what befell the store `kept.db` before the last. Where `times.txt` says a number, `bad.yaml` is repeated as often. `expected.txt` is what comes back, as read in the folder.
"""

from __future__ import annotations

import re
import shlex
import shutil
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, NoReturn

import pytest

from penpicture.cli import outcome
from penpicture.codes import known
from penpicture.dsl.diagnostic import Severity
from tests.conftest import Golden
from tests.store.trouble import TROUBLE

HERE = Path(__file__).resolve().parent
FOLDERS = sorted(p.name for p in HERE.iterdir() if p.is_dir() and not p.name.startswith("_"))
OURS = "PP899"


def commands(folder: Path) -> list[str]:
    """The lines of a folder's `command.txt`."""
    return (folder / "command.txt").read_text(encoding="utf-8").strip().splitlines()


def words(folder: Path) -> list[str]:
    """The command line, without `penpicture`, that shows the fault of a folder."""
    if (folder / "command.txt").exists():
        return shlex.split(commands(folder)[-1])
    answers = [p.name for p in sorted(folder.glob("answers.*"))]
    if answers:
        return ["run", "exemplar.yaml", answers[0]]
    return ["check", next(p.name for p in sorted(folder.glob("bad.*")))]


def meanwhile(folder: Path) -> AbstractContextManager[Any]:
    """What befalls the store of a folder before its last command."""
    told = folder / "meanwhile.txt"
    happens = told.read_text(encoding="utf-8").strip() if told.exists() else None
    return TROUBLE[happens](folder / "kept.db") if happens else nullcontext()


def test_every_code_has_its_bad_example_and_no_other_is_here() -> None:
    assert FOLDERS == list(known())


@pytest.mark.parametrize("code", FOLDERS)
def test_a_mistake_earns_its_message_and_only_that(
    code: str,
    golden: Golden,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "folder"
    shutil.copytree(HERE / code, folder, symlinks=True)
    monkeypatch.chdir(folder)
    if (folder / "times.txt").exists():
        bad = folder / "bad.yaml"
        bad.write_bytes(bad.read_bytes() * int((folder / "times.txt").read_text(encoding="utf-8")))
    if code == OURS:
        monkeypatch.setattr("penpicture.codes.page", fail)

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1775035800")  # what is published is published on that day
    spoken = words(folder)
    if (folder / "command.txt").exists():
        assert [outcome(shlex.split(line)) for line in commands(folder)[:-1]].count(0) == len(
            commands(folder)
        ) - 1
        capsys.readouterr()
    with meanwhile(folder):
        exit_code = outcome(spoken)

    said = capsys.readouterr()
    printed = said.out if spoken[0] == "check" else said.err
    if code == OURS:
        printed = re.sub(r"\.py:\d+", ".py:00", printed)
    assert set(re.findall(r"^(?:error|warning) (PP\d{3}):", printed, re.MULTILINE)) == {code}, printed
    assert exit_code in ((1, 2) if known()[code].severity is Severity.ERROR else (0,))
    golden.holds(HERE / code / "expected.txt", printed)


def fail(*_: object) -> NoReturn:
    raise RuntimeError("Sam Example, born 1 April 2014")


def test_our_own_fault_is_told_without_what_anybody_wrote(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("penpicture.codes.page", fail)
    assert outcome(["explain-code", "PP101"]) == 1
    said = capsys.readouterr()
    assert "Sam" not in said.out + said.err
    assert "Traceback" not in said.out + said.err
    assert "PP899" in said.err and "RuntimeError" in said.err and "explain_code.py:" in said.err
