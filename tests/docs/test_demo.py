"""`make demo`: what the README promises a newcomer, run to its end."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import TOP

pytestmark = pytest.mark.xdist_group("demo")


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example authority, and this interpreter's penpicture beside it."""
    room = tmp_path_factory.mktemp("demo")
    shutil.copytree(
        TOP / "examples/northshire", room / "examples/northshire", ignore=shutil.ignore_patterns(".*")
    )
    command = room / "penpicture"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m penpicture "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return room


@pytest.fixture(scope="module")
def said(room: Path) -> str:
    """What the demo says."""
    return done([str(TOP / ".ci/demo"), "./penpicture", "examples/northshire", "out"], room)


def done(command: list[str], room: Path) -> str:
    run = subprocess.run(
        command,
        cwd=room,
        env={**os.environ, "PYTHONPATH": str(TOP)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    # What a target has no room for is told, and nothing else.
    assert all(line.endswith(": --losses says where") for line in run.stderr.splitlines())
    return run.stdout


def test_the_makefile_runs_it_on_the_example_authority() -> None:
    makefile = (TOP / "Makefile").read_text(encoding="utf-8")
    assert ".ci/demo $(BIN)/penpicture $(AUTHORITY) $(OUT)" in makefile
    assert "AUTHORITY := examples/northshire" in makefile


def test_what_the_demo_says_it_made_is_there(room: Path, said: str) -> None:
    written = re.findall(r"^out/\S+$", said, re.MULTILINE)
    assert written and all((room / file).is_file() for file in written)
    places = re.findall(r"^  (out/\S+|examples/\S+)  ", said, re.MULTILINE)
    assert len(places) == 5
    assert all(list(room.glob(place)) for place in places), places


def test_every_case_of_the_authority_is_run_and_written(room: Path, said: str) -> None:
    cases = {path.stem for path in (room / "examples/northshire/cases").glob("*.yaml")}
    assert {path.name for path in (room / "out/cases").iterdir()} == cases and len(cases) >= 4
    assert len(re.findall(r"^    \d+ asked, \d+ skipped, \d+ waiting$", said, re.MULTILINE)) == len(cases)
    for case in cases:
        made = {path.name for path in (room / "out/cases" / case).iterdir()}
        assert {"record.txt", "record.practitioner.en.html", "record.practitioner.en.pdf"} <= made


def test_what_it_says_to_try_next_works(room: Path, said: str) -> None:
    commands = re.findall(r"^  \.venv/bin/penpicture (.+)$", said, re.MULTILINE)
    assert len(commands) == 3
    for command in commands:
        assert done(["./penpicture", *command.split()], room)
