"""`penpicture check`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from penpicture.engine.compile import STAGES
from tests.cli.conftest import Say

KEYS = {"code", "severity", "message", "help", "file", "line", "column", "end_line", "end_column", "related"}


def spoil(path: Path, good: str, bad: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(good) == 1
    path.write_text(text.replace(good, bad), encoding="utf-8")


def test_nothing_wrong_is_said_quietly(westmarch: Path, say: Say) -> None:
    said = say("check", "westmarch")
    assert (said.code, said.out, said.err) == (0, "", "")


def test_a_folder_is_checked_with_its_definitions_and_its_answer_files(westmarch: Path, say: Say) -> None:
    spoil(westmarch / "exemplars/home-visit.yaml", "type: date", "type: dat")
    spoil(westmarch / "authority.yaml", "nation: England", "nation: Scotland")
    said = say("check", "westmarch", "--format", "json")
    assert said.code == 1
    assert {d["file"] for d in said.json} == {
        "westmarch/authority.yaml",
        "westmarch/exemplars/home-visit.yaml",
    }


def test_an_answer_file_of_the_folder_is_checked_against_its_exemplar(westmarch: Path, say: Say) -> None:
    spoil(westmarch / "cases/first-visit.yaml", "value: 2026-04-01", "value: Sam was born")
    said = say("check", "westmarch", "--format", "json")
    (fault,) = said.json
    assert fault["file"] == "westmarch/cases/first-visit.yaml" and fault["code"].startswith("PP7")
    assert "Sam" not in said.out + said.err


def test_an_answer_file_in_json_is_checked_as_well(westmarch: Path, say: Say) -> None:
    given = '{"penpicture": 1, "answers": "home-visit", "version": "1.0.0", "given": {"seen": {"value": "perhaps"}}}'
    (westmarch / "cases/second.json").write_text(given, encoding="utf-8")
    (fault,) = say("check", "westmarch", "--format", "json").json
    assert fault["file"] == "westmarch/cases/second.json"


def test_a_case_of_a_broken_exemplar_shows_the_exemplars_faults_once(westmarch: Path, say: Say) -> None:
    spoil(westmarch / "exemplars/home-visit.yaml", "type: date", "type: dat")
    alone = say("check", "westmarch/cases/first-visit.yaml", "--format", "json").json
    whole = say("check", "westmarch", "--format", "json").json
    assert [d["file"] for d in alone] == ["westmarch/exemplars/home-visit.yaml"]
    assert whole == alone


def test_an_artifact_is_verified(westmarch: Path, say: Say) -> None:
    say("build", "westmarch", "--out", "out")
    assert say("check", "out/home-visit/artifact.json").code == 0
    spoil(Path("out/home-visit/artifact.json"), "When did you visit?", "When did they visit?")
    said = say("check", "out/home-visit/artifact.json", "--format", "json")
    assert said.code == 1 and said.json[0]["code"] == "PP823"


def test_json_is_a_list_of_what_is_wrong_and_nothing_else(westmarch: Path, say: Say) -> None:
    assert say("check", "westmarch", "--format", "json").json == []
    spoil(westmarch / "exemplars/home-visit.yaml", "seen is yes", "seen is yess")
    said = say("check", "westmarch", "--format", "json")
    (fault,) = said.json
    assert fault.keys() >= KEYS and fault.keys() - KEYS <= {"edit"}
    assert (fault["line"], fault["severity"]) == (36, "error")
    assert fault["related"][0].keys() == {"message", "file", "line", "column", "end_line", "end_column"}
    assert fault["edit"].keys() == {"replacement", "file", "line", "column", "end_line", "end_column"}
    assert said.err == ""


def test_github_is_a_line_for_each(westmarch: Path, say: Say) -> None:
    spoil(westmarch / "exemplars/home-visit.yaml", "seen is yes", "seen is yess")
    said = say("check", "westmarch", "--format", "github")
    assert said.code == 1
    assert said.out.startswith("::error file=westmarch/exemplars/home-visit.yaml,line=36,endLine=36,col=")
    assert said.out.count("\n") == 1


def test_hidden_folders_and_out_are_left_alone(westmarch: Path, say: Say) -> None:
    for name in (".hidden", "out", ".penpicture"):
        (westmarch / name).mkdir()
        (westmarch / name / "bad.yaml").write_text("penpicture: 1\nexemplar: bad\n", encoding="utf-8")
    assert say("check", "westmarch").code == 0


def test_a_warning_is_told_and_no_problem(westmarch: Path, say: Say) -> None:
    path = westmarch / "exemplars/home-visit.yaml"
    path.write_text(
        path.read_text(encoding="utf-8") + "\nnext:\n  - exemplar: second-visit\n", encoding="utf-8"
    )
    said = say("check", "westmarch", "--format", "json")
    assert [d["severity"] for d in said.json] == ["warning"] and said.code == 0


@pytest.mark.parametrize("stands", [".", "..", "cases"])
def test_every_command_names_a_file_from_where_its_user_stands(
    stands: str, westmarch: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(westmarch / "exemplars/home-visit.yaml", "seen is yes", "seen is yess")
    monkeypatch.chdir(westmarch / stands)
    folder = os.path.relpath(westmarch)
    file = os.path.relpath(westmarch / "exemplars/home-visit.yaml")
    told = [
        say("check", folder).out,
        say("build", folder, "--out", "made").err,
        say("build", file, "--out", "made").err,
        say("run", file, os.path.relpath(westmarch / "cases/first-visit.yaml")).err,
    ]
    if stands != "..":
        told.append(say("run", "home-visit", os.path.relpath(westmarch / "cases/first-visit.yaml")).err)
    assert {text.partition("--> ")[2].partition("\n")[0] for text in told} == {f"{file}:36:27"}


@pytest.mark.parametrize(
    ("said", "spoilt", "code"),
    [("version: 1.0.0", "version: 1.0", "PP218"), ("exemplar: home-visit", "exemplar: Home Visit", "PP212")],
)
@pytest.mark.parametrize("beside", ["case", "authority"])
def test_an_exemplar_that_says_its_name_or_version_wrongly_is_the_one_fault(
    beside: str, said: str, spoilt: str, code: str, westmarch: Path, say: Say
) -> None:
    spoil(westmarch / "exemplars/home-visit.yaml", said, spoilt)
    if beside == "authority":
        (westmarch / "cases/first-visit.yaml").unlink()
        path = westmarch / "authority.yaml"
        path.write_text(path.read_text(encoding="utf-8") + "uses: home-visit@1.0.0\n", encoding="utf-8")
    told = say("check", "westmarch", "--format", "json")
    assert [(d["code"], d["file"]) for d in told.json] == [(code, "westmarch/exemplars/home-visit.yaml")]


def test_several_paths_are_one_run(westmarch: Path, say: Say) -> None:
    said = say("check", "westmarch/authority.yaml", "westmarch/nowhere.yaml", "--format", "json")
    assert [d["code"] for d in said.json] == ["PP102"] and said.code == 1


def test_a_stage_is_where_it_stops(westmarch: Path, say: Say) -> None:
    """The pipeline can be stopped after any stage."""
    spoil(westmarch / "exemplars/home-visit.yaml", "seen is yes", "seen is yess")
    codes = [say("check", "westmarch", "--stop-after", name).code for name, _ in STAGES]
    stops = dict(zip([name for name, _ in STAGES], codes, strict=True))
    assert stops["read"] == stops["shape"] == stops["gather"] == 0
    assert stops["resolve"] == stops["emit"] == 1


def test_a_stage_that_there_is_not_is_usage(westmarch: Path, say: Say) -> None:
    said = say("check", "westmarch", "--stop-after", "guess")
    assert said.code == 2 and "read, shape, gather" in said.err.replace("\n", " ")


def test_a_file_outside_any_authority_goes_by_the_shipped_library(desk: Path, say: Say) -> None:
    assert say("new", "exemplar", "home-visit").out == "home-visit.yaml\n"
    assert say("check", "home-visit.yaml").code == 0


def test_a_folder_that_may_not_be_read_is_no_good_news(
    westmarch: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.scandir

    def refused(folder: str) -> object:
        if Path(folder).name == "cases":
            raise PermissionError(13, "Permission denied", folder)
        return really(folder)

    monkeypatch.setattr(os, "scandir", refused)
    said = say("check", "westmarch", "--format", "json")
    assert said.code == 1
    assert {(d["code"], d["file"]) for d in said.json} == {("PP102", "westmarch/cases")}


@pytest.mark.parametrize("name", ["exemplars/closed.yaml", "cases/closed.json"])
def test_a_file_that_may_not_be_read_is_no_good_news(
    name: str, westmarch: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever runs the tests may read everything, so the computer's refusal is played."""
    closed = (westmarch / name).resolve()
    closed.write_text("", encoding="utf-8")
    really = Path.open

    def refused(self: Path, *words: Any, **more: Any) -> Any:
        if self.resolve() == closed:
            raise PermissionError(13, "Permission denied", str(self))
        return really(self, *words, **more)

    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).resolve() != closed)
    monkeypatch.setattr(Path, "open", refused)
    said = say("check", "westmarch", "--format", "json")
    assert said.code == 1
    assert [(d["code"], d["file"]) for d in said.json] == [("PP102", f"westmarch/{name}")]


def test_a_folder_that_was_checked_before_is_told_the_same(westmarch: Path, say: Say) -> None:
    spoil(westmarch / "exemplars/home-visit.yaml", "seen is yes", "seen is yess")
    first = say("check", "westmarch")
    assert (westmarch / ".penpicture" / "checked.json").exists() and first.code == 1
    assert say("check", "westmarch") == first
    alone = say("check", "westmarch/exemplars/home-visit.yaml", "--format", "json").json
    assert alone == say("check", "westmarch", "--format", "json").json
