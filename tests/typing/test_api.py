"""The sample that the type checkers read is true when it is run, and the public names are written down."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import penpicture
from penpicture.starting_points import exemplar
from tests.package.rooms import TOP
from tests.typing import api


def test_the_sample_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "home-visit.yaml"
    path.write_text(exemplar("home-visit"), encoding="utf-8")
    api.main(path)
    assert "asked" in capsys.readouterr().out
    assert {"form.practitioner.en.html", "record.family.en.txt"} <= {file.name for file in tmp_path.iterdir()}
    assert api.faults(tmp_path) == 0


def test_every_public_name_is_there_sorted_and_documented() -> None:
    assert penpicture.__all__ == sorted(
        penpicture.__all__, key=lambda n: (not n.isupper(), n[0].islower(), n)
    )
    page = (TOP / "docs" / "embedding.md").read_text(encoding="utf-8")
    for name in penpicture.__all__:
        assert getattr(penpicture, name).__doc__, name
        assert f"| `{name}` |" in page, name


def test_nothing_else_is_said_to_be_public() -> None:
    page = (TOP / "docs" / "embedding.md").read_text(encoding="utf-8")
    table = page.split("## What is public")[1]
    said = {line.split("`")[1] for line in table.splitlines() if line.startswith("| `")}
    assert said == set(penpicture.__all__)


def test_each_public_name_is_a_name_of_its_own() -> None:
    meant = [getattr(penpicture, name) for name in penpicture.__all__]
    assert len({id(each) for each in meant}) == len(meant)
    # What was public first keeps its words: facts of one record, and one fact that it would have kept.
    assert penpicture.extract.__module__ == penpicture.Published.__module__ == "penpicture.engine.mapping"


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'compile_exemplr'"):
        _ = penpicture.compile_exemplr  # type: ignore[attr-defined]  # the slip is the test


@pytest.mark.parametrize("checker", [["mypy", "--strict"], ["pyright"]], ids=["mypy", "pyright"])
def test_the_sample_is_typed(checker: list[str]) -> None:
    """`make types` reads everything; this one says that the face alone is enough for a strict user."""
    command = [sys.executable, "-m", *checker]
    command += ["-p", "tests.typing.api"] if checker[0] == "mypy" else ["tests/typing/api.py"]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
