"""What a user does first with an installed Penpicture. Also run against the built wheel, outside the checkout, so it
imports nothing of the tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path


def penpicture(*words: str, within: Path, code: int = 0) -> str:
    """Run the command in a folder; its standard output."""
    done = subprocess.run(
        [sys.executable, "-m", "penpicture", *words],
        cwd=within,
        env={k: v for k, v in os.environ.items() if k != "PYTHONPATH"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, f"{done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_help_lists_the_commands(tmp_path: Path) -> None:
    out = penpicture("--help", within=tmp_path)
    for command in ("check", "build", "run", "explain", "watch", "new", "fmt", "explain-code"):
        assert command in out


def test_a_new_authority_checks_builds_and_runs(tmp_path: Path) -> None:
    penpicture("new", "authority", "westmarch", within=tmp_path)
    assert penpicture("check", "westmarch", within=tmp_path) == ""
    written = penpicture("build", "westmarch", "--out", "out", within=tmp_path).split()
    assert "out/home-visit/artifact.json" in written
    assert all((tmp_path / file).is_file() for file in written)
    told = json.loads(
        penpicture(
            "run",
            "out/home-visit/artifact.json",
            "westmarch/cases/first-visit.yaml",
            "--format",
            "json",
            within=tmp_path,
        )
    )
    assert told["questions"]["told_us"]["status"] == "skipped"
    assert told["missing"] == []


def test_the_librarys_exemplar_builds_and_explains_itself(tmp_path: Path) -> None:
    penpicture("build", "initial-assessment", "--out", "out", within=tmp_path)
    artifact = json.loads((tmp_path / "out/initial-assessment/artifact.json").read_text(encoding="utf-8"))
    question = next(path for path in artifact["content"]["questions"] if "." not in path)
    assert question in penpicture("explain", "initial-assessment", question, within=tmp_path)


def test_a_mistake_is_pointed_at(tmp_path: Path) -> None:
    penpicture("new", "exemplar", "home-visit", within=tmp_path)
    path = tmp_path / "home-visit.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("seen is yes", "seen is yess"), encoding="utf-8")
    (found,) = json.loads(penpicture("check", "home-visit.yaml", "--format", "json", within=tmp_path, code=1))
    assert found["file"] == "home-visit.yaml" and found["code"].startswith("PP") and "yes" in found["help"]


def test_every_code_has_its_page(tmp_path: Path) -> None:
    assert "PP899" in penpicture("explain-code", "PP899", within=tmp_path)


def test_loading_an_artifact_needs_no_yaml_and_no_grammar(tmp_path: Path) -> None:
    penpicture("build", "initial-assessment", "--out", "out", within=tmp_path)
    program = (
        "import sys, pathlib; from penpicture import Artifact, Session; "
        "text = pathlib.Path('out/initial-assessment/artifact.json').read_text(encoding='utf-8'); "
        "Session.open(Artifact.loads(text)).as_json(); "
        "print(sorted({'yaml', 'lark'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
