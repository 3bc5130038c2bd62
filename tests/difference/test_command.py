"""`penpicture diff`, as it is typed: which sides it takes, what it prints, and when it says no."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from penpicture.cli import outcome
from tests.difference.small import TEXT, built, edited

LAYER = """\
penpicture: 1
layer: ours
changes: small-visit@1
owner: Our practice board
list:
  - reword: learns
    ask: How are things at school?
    meaning: same
    because: These are the words we use
"""
AUTHORITY = "penpicture: 1\nauthority: ours\ntitle: Ours\nnation: England\nuses: small-visit@1\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "ours" / "exemplars").mkdir(parents=True)
    (tmp_path / "ours" / "layers" / "authority").mkdir(parents=True)
    (tmp_path / "ours" / "authority.yaml").write_text(AUTHORITY, encoding="utf-8")
    (tmp_path / "ours" / "exemplars" / "small-visit.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "ours" / "layers" / "authority" / "ours.yaml").write_text(LAYER, encoding="utf-8")
    (tmp_path / "old.yaml").write_text(TEXT, encoding="utf-8")
    fewer = edited("ask when: drinking is now", "ask when: drinking is now and seen is yes")
    (tmp_path / "new.yaml").write_text(fewer, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_two_files_are_compared_and_nothing_fails_of_itself(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(["diff", "old.yaml", "new.yaml"]) == 0
    said = capsys.readouterr().out
    assert "1 change, 1 breaking" in said and "breaking  It is asked of fewer children" in said
    assert "W_NARROWER questions.effect: data review, returns review, practice breaking" in said


@pytest.mark.parametrize(
    ("gates", "code"),
    [(["breaking"], 1), (["review"], 1), (["practice"], 1), (["data"], 0), (["data", "practice"], 1)],
)
def test_a_gate_fails_where_it_is_told_to_and_says_why(
    folder: Path, gates: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [word for gate in gates for word in ("--fail-on", gate)]
    assert outcome(["diff", "old.yaml", "new.yaml", *given]) == code
    assert ("is shut: 1 " in capsys.readouterr().err) == bool(code)
    assert outcome(["diff", "old.yaml", "old.yaml", *given]) == 0


def test_ours_is_compared_with_the_base_that_it_stands_on(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(["diff", "base", "ours", "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [(each["rule"], each["part"]) for each in said["changes"]] == [
        ("S_WORDING", "questions.learns.ask.practitioner")
    ]
    assert outcome(["diff", "old.yaml", "base", "--format", "json"]) == 2
    assert "PP895" in capsys.readouterr().err


def test_a_layer_that_gives_a_question_another_meaning_breaks_what_is_compared(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    layer = folder / "ours" / "layers" / "authority" / "ours.yaml"
    layer.write_text(LAYER.replace("meaning: same", "meaning: changed"), encoding="utf-8")
    assert outcome(["diff", "base", "ours", "--fail-on", "practice"]) == 1
    said = capsys.readouterr().out
    assert "breaking  It is asked in other words, and it is said that they mean something else" in said
    assert outcome(["diff", "ours", "base", "--fail-on", "practice"]) == 1


def test_an_artifact_is_compared_without_the_definition_that_it_came_from(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "old.json").write_text(built(TEXT).dumps(), encoding="utf-8")
    shutil.copy("old.json", "again.json")
    assert outcome(["diff", "old.json", "again.json", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["same"] is True
    assert outcome(["diff", "old.json", "new.yaml", "--format", "markdown"]) == 0
    assert "- **breaking**: It is asked of fewer children" in capsys.readouterr().out


def test_a_folder_of_several_says_which_are_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = TEXT.replace("exemplar: small-visit", "exemplar: other-visit")
    (folder / "ours" / "exemplars" / "other.yaml").write_text(other, encoding="utf-8")
    assert outcome(["diff", "old.yaml", "ours"]) == 2
    said = capsys.readouterr().err
    assert "PP894" in said and "`other-visit` or `small-visit`" in said
    assert outcome(["diff", "old.yaml", "ours", "--exemplar", "small-visit"]) == 0


def test_a_file_and_a_folder_are_compared_with_what_they_were_at_a_revision(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "One"],
    ):
        subprocess.run(["git", *words], check=True, capture_output=True)
    shutil.copy("new.yaml", "old.yaml")
    (folder / "ours" / "layers" / "authority" / "ours.yaml").unlink()
    assert outcome(["diff", "HEAD:old.yaml", "old.yaml", "--format", "json"]) == 0
    assert [each["rule"] for each in json.loads(capsys.readouterr().out)["changes"]] == ["W_NARROWER"]
    assert outcome(["diff", "HEAD:./ours", "ours", "--format", "json"]) == 0
    assert [each["rule"] for each in json.loads(capsys.readouterr().out)["changes"]] == ["S_WORDING"]
    assert outcome(["diff", "HEAD:gone.yaml", "old.yaml"]) == 2
    assert "PP896" in capsys.readouterr().err


def test_a_page_is_written_whole_where_it_is_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["diff", "old.yaml", "new.yaml", "--format", "html"]
    assert outcome([*asked, "--out", "pages/diff.html"]) == 0
    assert capsys.readouterr().out == "pages/diff.html\n"
    assert outcome(asked) == 0
    assert (folder / "pages" / "diff.html").read_text(encoding="utf-8") == capsys.readouterr().out
    assert outcome([*asked, "--out", "old.yaml/diff.html"]) == 2
    assert "PP852" in capsys.readouterr().err


def test_what_is_not_there_is_the_commands_fault(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["diff", "old.yaml", "gone.yaml"]) == 2
    assert "gone.yaml" in capsys.readouterr().err


def test_a_fault_at_a_revision_is_called_by_what_was_typed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "old.yaml").write_text(TEXT.replace("type: number", "type: nubmer"), encoding="utf-8")
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "One"],
    ):
        subprocess.run(["git", *words], check=True, capture_output=True)
    assert outcome(["diff", "HEAD:old.yaml", "new.yaml"]) == 1
    said = capsys.readouterr().err
    assert "--> HEAD:old.yaml:51:15" in said and "penpicture-" not in said
    assert outcome(["diff", "HEAD:ours/authority.yaml", "new.yaml"]) == 2
    said = capsys.readouterr().err
    assert "PP850: `HEAD:ours/authority.yaml`" in said and "penpicture-" not in said
