"""`penpicture run` and `penpicture explain`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from penpicture.engine.artifact import Artifact
from tests.cli.conftest import Say

CASE = "westmarch/cases/first-visit.yaml"
PLAIN = """\
penpicture: 1
exemplar: one
version: 1.0.0
title: One
about: child
sections:
  - id: talk
    title: Talk
    ask when: child.unborn is not yes
    questions:
      - id: tells_by
        ask: How does <child.known_as> tell you things?
        for child: How do you tell people things?
        hint: Say what you saw.
        type: choice
        options:
          words: With words
          signs: With signs
        skip when: child.unborn is yes
      - id: another
        ask: What else?
        type: text
pathways:
  - id: of_an_age
    questions: tells_by
    ask when: another is answered
    because: One thing first
"""
WHENCE = """\
  one.yaml (one@1.0.0)
    line 9           the condition of its section
    line 11          the question
    lines 12 to 13   the question's words, for practitioners and the child
    line 14          its hint, for practitioners
    lines 17 to 18   its options
    line 19          its condition
    line 26          the pathway `of_an_age`
"""


def test_run_tells_where_the_record_stands(westmarch: Path, say: Say) -> None:
    said = say("run", "westmarch/exemplars/home-visit.yaml", CASE)
    assert said.code == 0 and said.err == ""
    assert "told_us                    skipped: asked only when seen is yes" in said.out
    assert "Robin was visited on 1 April 2026." in said.out


def test_run_in_json_has_the_published_shape(westmarch: Path, say: Say) -> None:
    told = say("run", "westmarch/exemplars/home-visit.yaml", CASE, "--format", "json").json
    assert told.keys() == {
        "artifact", "questions", "missing", "waiting", "set_aside", "next", "late", "pen_picture",
    }  # fmt: skip
    assert told["artifact"].startswith("sha256:")
    assert told["questions"]["seen"] == {
        "status": "asked", "because": "always asked", "state": "answered", "value": "no",
    }  # fmt: skip
    assert told["questions"]["told_us"]["status"] == "skipped" and "value" not in told["questions"]["told_us"]


def test_an_unfinished_record_is_no_problem(westmarch: Path, say: Say, tmp_path: Path) -> None:
    blank = tmp_path / "blank.json"
    blank.write_text(
        '{"penpicture": 1, "answers": "home-visit", "version": "1.0.0", "given": {}}', encoding="utf-8"
    )
    said = say("run", "westmarch/exemplars/home-visit.yaml", str(blank), "--format", "json")
    assert said.code == 0
    assert said.json["missing"] == [{"question": "visited_on", "why": "mandatory"}]


def test_a_malformed_answer_is_a_problem_and_is_not_quoted(westmarch: Path, say: Say) -> None:
    path = westmarch / "cases/first-visit.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("value: no", "value: Sam hid"), encoding="utf-8")
    said = say("run", "westmarch/exemplars/home-visit.yaml", CASE)
    assert said.code == 1 and said.out == ""
    assert "seen" in said.err and "Sam hid" not in said.err


@pytest.mark.parametrize("form", ["path", "artifact", "folder", "name", "pinned"])
def test_an_exemplar_is_meant_in_several_ways(
    form: str, westmarch: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    say("build", "westmarch", "--out", "westmarch/out")
    monkeypatch.chdir(westmarch)
    words = {
        "path": "exemplars/home-visit.yaml",
        "artifact": "out/home-visit/artifact.json",
        "folder": "out/home-visit",
        "name": "home-visit",
        "pinned": "home-visit@1",
    }
    assert say("run", words[form], "cases/first-visit.yaml").code == 0


def test_a_name_reaches_the_shipped_library(desk: Path, say: Say) -> None:
    said = say("explain", "initial-assessment", "drinking")
    assert said.code == 0 and said.err == ""
    assert "penpicture/exemplars/" in said.out


def test_a_name_that_nothing_has_is_usage(desk: Path, say: Say) -> None:
    said = say("explain", "initial-assesment", "drinking")
    assert said.code == 2 and "initial-assessment" in said.err


def test_explain_says_what_decided_what_it_read_and_where_the_words_stand(westmarch: Path, say: Say) -> None:
    """Why asked, skipped or pending; where the wording comes from."""
    blank = say("explain", "westmarch/exemplars/home-visit.yaml", "told_us")
    assert blank.code == 0
    assert "waiting until `seen` is known, since it is asked when seen is yes" in blank.out
    assert "decided by: ask when seen is yes (question told_us)" in blank.out
    assert "it read question seen: blank" in blank.out
    assert "  exemplars/home-visit.yaml (home-visit@1.0.0)\n" in blank.out
    assert "    lines 32 to 33   the question's words, for practitioners and the child\n" in blank.out
    assert "    line 36          its condition\n" in blank.out
    answered = say("explain", "westmarch/exemplars/home-visit.yaml", "told_us", CASE)
    assert "skipped: asked only when seen is yes" in answered.out


@pytest.mark.parametrize("words", [("run",), ("explain", "told_us")])
@pytest.mark.parametrize("given", ["exemplars/home-visit.yaml", "authority.yaml", "artifact.json"])
def test_another_kind_of_file_given_as_answers_is_one_message(
    given: str, words: tuple[str, ...], westmarch: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(westmarch)
    say("build", "exemplars/home-visit.yaml", "--out", ".")
    Path("home-visit/artifact.json").rename("artifact.json")
    said = say(words[0], "exemplars/home-visit.yaml", *words[1:], given)
    assert said.code == 2 and said.out == ""
    assert said.err.count("error PP") == 1 and f"error PP857: `{given}` is " in said.err


@pytest.mark.parametrize(
    "words",
    [
        ("nowhere.yaml", CASE),
        ("nowhere.json", CASE),
        ("nowhere", CASE),
        ("initial-assessment", "nowhere.yaml"),
    ],
)
def test_what_a_word_of_the_command_names_and_is_not_there_is_usage(
    words: tuple[str, str], westmarch: Path, say: Say
) -> None:
    said = say("run", *words)
    assert said.code == 2 and said.err.startswith("error PP")


def test_explain_reaches_into_rows(desk: Path, say: Say) -> None:
    case = Path(__file__).parents[2] / "examples/northshire/cases/three-siblings-newly-arrived.yaml"
    rows = json.loads(say("run", "initial-assessment", str(case), "--format", "json").out)["questions"]
    inside = next(name for name in rows if "[" in name)
    assert say("explain", "initial-assessment", inside, str(case)).out.startswith(f"{inside}: ")
    group = inside.split("[")[0]
    template = f"{group}.{inside.rsplit('.', 1)[1]}"
    assert f"  {inside}: " in say("explain", "initial-assessment", template, str(case)).out


def test_an_unknown_question_offers_the_nearest(westmarch: Path, say: Say) -> None:
    said = say("explain", "westmarch/exemplars/home-visit.yaml", "tolds_us")
    assert said.code == 2 and "did you mean `told_us`?" in said.err


def test_explain_says_in_plain_words_what_each_line_gives(desk: Path, say: Say) -> None:
    (desk / "one.yaml").write_text(PLAIN, encoding="utf-8")
    assert say("explain", "one.yaml", "tells_by").out.partition("Where it comes from\n")[2] == WHENCE


def test_explain_survives_an_origin_made_by_hand(westmarch: Path, say: Say, desk: Path) -> None:
    say("build", "westmarch", "--out", "made")
    made = Artifact.loads((desk / "made/home-visit/artifact.json").read_text(encoding="utf-8"))
    for wrong in (None, 7, {}, {"file": 1}):
        broken = {f"questions.told_us{part}": wrong for part in ("", ".ask.x", ".rules.9", ".rules.x", ".y")}
        text = Artifact.of(made.content, broken).dumps()
        (desk / "broken.json").write_text(text, encoding="utf-8")
        assert say("explain", "broken.json", "told_us").out.endswith("Where it comes from\n")


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_record_that_is_cut_short_says_why(form: str, desk: Path, say: Say) -> None:
    """Rule S5."""
    case = Path(__file__).parents[2] / "examples/northshire/cases/call-that-goes-no-further.yaml"
    said = say("run", "initial-assessment", str(case), "--format", form)
    if form == "text":
        assert "\nShort: Nobody fills in the rest to say goodbye (ends_here)\n" in said.out
    else:
        assert said.json["short"] == [
            {"pathway": "ends_here", "because": "Nobody fills in the rest to say goodbye"}
        ]


def test_what_an_answer_file_says_cannot_move_the_cursor(westmarch: Path, say: Say) -> None:
    path = westmarch / "cases/second.json"
    given = {"penpicture": 1, "answers": "home-visit", "version": "1.0.0",
             "given": {"seen": {"value": "yes"}, "told_us": {"value": "\x1b[2Jgone"}}}  # fmt: skip
    path.write_text(json.dumps(given), encoding="utf-8")
    said = say("run", "westmarch/exemplars/home-visit.yaml", str(path))
    assert said.code == 0 and "\x1b" not in said.out and "gone" in said.out


def test_run_writes_the_record_beside_the_answers(westmarch: Path, say: Say) -> None:
    said = say("run", "westmarch/exemplars/home-visit.yaml", CASE, "--out", "made")
    written = [line for line in said.out.splitlines() if line.startswith("made/")]
    assert {"made/record.practitioner.en.html", "made/record.family.en.pdf"} <= set(written)
    assert all(Path(file).is_file() for file in written)
    told = say("run", "westmarch/exemplars/home-visit.yaml", CASE, "--out", "made", "--format", "json")
    assert told.json["missing"] == [] and "made/record.practitioner.en.html" in told.err
