"""`penpicture build`, `new` and `fmt`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Say

AUTHORITIES = [("England", "nation: England"), ("Wales", "nation: Wales")]


def test_build_writes_what_it_says(westmarch: Path, desk: Path, say: Say) -> None:
    said = say("build", "westmarch", "--out", "made")
    written = said.out.split()
    assert said.code == 0
    assert written[0] == "made/home-visit/artifact.json"
    assert {str(p.relative_to(desk)) for p in (desk / "made").rglob("*") if p.is_file()} == set(written)
    assert "made/home-visit/form.practitioner.en.html" in written


def test_building_again_gives_the_same_bytes(westmarch: Path, desk: Path, say: Say) -> None:
    say("build", "westmarch", "--out", "one")
    say("build", "westmarch", "--out", "two")
    for path in (desk / "one").rglob("*.*"):
        assert path.read_bytes() == (desk / "two" / path.relative_to(desk / "one")).read_bytes()


def test_an_authority_builds_what_it_uses_of_the_library(westmarch: Path, say: Say) -> None:
    path = westmarch / "authority.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "uses: initial-assessment@1\n", encoding="utf-8")
    written = say("build", "westmarch", "--out", "made").out.split()
    assert {"made/home-visit/artifact.json", "made/initial-assessment/artifact.json"} <= set(written)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("form", "`form-html`"),
        ("forms-html", "`form-html`"),
        ("html", "`form-html` or `preview-html`"),
        ("Prev", "`preview-html`"),
    ],
)
def test_a_target_that_there_is_not_is_answered_with_the_one_that_is_meant(
    westmarch: Path, say: Say, typed: str, meant: str
) -> None:
    said = say("build", "westmarch", "--out", "made", "--target", typed)
    assert said.code == 1 and f"help: did you mean {meant}? `penpicture targets` lists" in said.err


def test_a_target_like_no_other_is_not_guessed_at(westmarch: Path, say: Say) -> None:
    said = say("build", "westmarch", "--out", "made", "--target", "fo")
    assert said.code == 1 and "help: `penpicture targets` lists" in said.err


def test_a_faulty_exemplar_keeps_no_other_from_being_built(westmarch: Path, say: Say) -> None:
    (westmarch / "exemplars/broken.yaml").write_text("penpicture: 1\nexemplar: broken\n", encoding="utf-8")
    said = say("build", "westmarch", "--out", "made")
    assert said.code == 1 and "broken.yaml" in said.err
    assert "made/home-visit/artifact.json" in said.out and "made/broken" not in said.out


def test_a_name_of_the_library_builds(desk: Path, say: Say) -> None:
    assert say("build", "initial-assessment", "--out", "made").code == 0
    artifact = json.loads(Path("made/initial-assessment/artifact.json").read_text(encoding="utf-8"))
    assert artifact["content"]["exemplar"] == "initial-assessment"


def test_the_out_folder_may_not_be_left_out(westmarch: Path, say: Say) -> None:
    assert say("build", "westmarch").code == 2


@pytest.mark.parametrize(("nation", "line"), AUTHORITIES)
def test_a_new_authority_checks_clean_and_is_laid_out(nation: str, line: str, desk: Path, say: Say) -> None:
    said = say("new", "authority", "valley", "--nation", nation)
    assert said.out.split() == [
        "valley/authority.yaml",
        "valley/exemplars/home-visit.yaml",
        "valley/cases/first-visit.yaml",
    ]
    assert line in Path("valley/authority.yaml").read_text(encoding="utf-8")
    assert say("check", "valley", "--format", "json").json == []
    assert say("fmt", "--check", "valley").out == ""


def test_a_new_exemplar_joins_the_authority_one_stands_in(
    westmarch: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(westmarch / "cases")
    assert say("new", "exemplar", "core-visit").out == "../exemplars/core-visit.yaml\n"
    monkeypatch.chdir(westmarch)
    assert say("check", ".").code == 0


def test_nothing_is_ever_written_over(westmarch: Path, say: Say) -> None:
    before = (westmarch / "authority.yaml").read_bytes()
    assert say("new", "authority", "westmarch").code == 1
    assert (westmarch / "authority.yaml").read_bytes() == before


@pytest.mark.parametrize("name", ["../escape", "Home Visit", "a" * 61, "x.yaml", "-x", ""])
def test_a_name_is_plain(name: str, desk: Path, say: Say) -> None:
    assert say("new", "exemplar", "--", name).code == 2
    assert not list(desk.iterdir())


def test_fmt_lays_out_and_keeps_comments(westmarch: Path, say: Say) -> None:
    path = westmarch / "exemplars/home-visit.yaml"
    neat = path.read_text(encoding="utf-8")
    path.write_text("# Ours.\n" + neat.replace("title: The visit", "title:    'The visit'"), encoding="utf-8")
    assert say("fmt", "--check", "westmarch").code == 1
    said = say("fmt", "westmarch")
    assert said.code == 0 and said.out == "westmarch/exemplars/home-visit.yaml\n"
    assert path.read_text(encoding="utf-8") == "# Ours.\n" + neat
    assert say("fmt", "westmarch").out == ""


def test_fmt_leaves_a_faulty_file_alone(westmarch: Path, say: Say) -> None:
    path = westmarch / "authority.yaml"
    path.write_text("penpicture: 1\nauthority: 'westmarch\n", encoding="utf-8")
    before = path.read_bytes()
    said = say("fmt", "westmarch")
    assert said.code == 1 and path.read_bytes() == before


def test_fmt_quotes_no_answer(westmarch: Path, say: Say) -> None:
    path = westmarch / "cases/first-visit.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("value: no", "value: *Sam"), encoding="utf-8")
    said = say("fmt", "westmarch")
    assert said.code == 1 and "Sam" not in said.out + said.err


def test_fmt_keeps_a_link_a_link(westmarch: Path, desk: Path, say: Say) -> None:
    (desk / "link.yaml").symlink_to(westmarch / "authority.yaml")
    path = westmarch / "authority.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n\n\n", encoding="utf-8")
    assert say("fmt", "link.yaml").out == "link.yaml\n"
    assert (desk / "link.yaml").is_symlink() and not path.read_text(encoding="utf-8").endswith("\n\n")
