"""What the world does to a command: loops of links, odd names, closed pipes, full disks, forbidden files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from penpicture.cli import outcome

FORM = """\
penpicture: 1
exemplar: home-visit
version: {version}
title: Home visit
about: child
sections:
  - id: visit
    title: The visit
    questions:
      - id: seen
        ask: Was the child seen?
        type: yes/no
"""
COMMAND = [sys.executable, "-m", "penpicture"]


def authority(folder: Path, *versions: str) -> Path:
    (folder / "authority.yaml").write_text("penpicture: 1\nauthority: here\ntitle: Here\nnation: Wales\n")
    for version in versions:
        (folder / f"home-visit-{version}.yaml").write_text(FORM.format(version=version))
    return folder


def test_links_in_a_circle_are_told_plainly(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    for command in (["check"], ["build", "--out", str(tmp_path / "out")]):
        assert outcome([*command, str(tmp_path / "a.yaml")]) in (1, 2)
        printed = "".join(capfd.readouterr())
        assert "PP102" in printed and "PP899" not in printed


def test_a_name_that_is_no_text_is_built_and_spoken_of(tmp_path: Path) -> None:
    odd = os.fsdecode(os.fsencode(str(tmp_path)) + b"/form\xff.yaml")
    Path(odd).write_text(FORM.format(version="1.0.0"))
    done = subprocess.run(
        [*COMMAND, "build", odd, "--out", str(tmp_path / "out")],
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C"},
    )
    assert done.returncode == 0, done.stderr
    done = subprocess.run([*COMMAND, "check", "--format", "json", odd], capture_output=True, check=True)
    assert json.loads(done.stdout) == []


@pytest.mark.parametrize("where", [">/dev/full", ">&-"])
def test_output_that_goes_nowhere_is_no_fault_of_ours(where: str) -> None:
    done = subprocess.run(
        f"{sys.executable} -m penpicture explain-code PP101 {where}",
        shell=True,
        check=False,
        capture_output=True,
        text=True,
    )
    assert "PP899" not in done.stderr and "Traceback" not in done.stderr
    assert ("PP852" in done.stderr) == (where == ">/dev/full")


def test_the_highest_version_is_built(tmp_path: Path) -> None:
    """`run home-visit` takes the highest version, so `build` does."""
    folder = authority(tmp_path, "1.10.0", "1.9.0")
    out = tmp_path / "built"
    assert outcome(["build", str(folder), "--out", str(out)]) == 0
    assert json.loads((out / "home-visit" / "artifact.json").read_text())["content"]["version"] == "1.10.0"


def test_two_files_that_claim_one_name_are_not_built_in_silence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = authority(tmp_path, "1.0.0")
    (folder / "again.yaml").write_text(FORM.format(version="1.0.0"))
    assert outcome(["build", str(folder), "--out", str(tmp_path / "built")]) == 1
    assert "PP302" in "".join(capfd.readouterr())
