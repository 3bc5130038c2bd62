"""`--losses`: what a kind of file left out, each with the line that its author wrote."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Say
from tests.engine.written import HEAD

OWN = """\
sections:
  - id: home
    title: At home
    questions:
      - id: calm
        ask: What helps when <child.known_as> is upset?
        type: text
        whose words: child
"""


def test_a_loss_shows_the_authors_line(desk: Path, say: Say) -> None:
    (desk / "own.yaml").write_text(HEAD + OWN, encoding="utf-8")
    told = say("build", "own.yaml", "--out", "out", "--target", "preview-html", "--losses").err
    assert "`preview-html` leaves out whose words they are\n" in told
    assert "- id: calm" in told.partition("--> own.yaml:")[2]


def test_a_loss_shows_the_line_as_it_was_last_saved(desk: Path, say: Say) -> None:
    """`watch` builds again and again, and an author looks at the line that is there now."""
    own = desk / "own.yaml"
    build = ("build", "own.yaml", "--out", "out", "--target", "preview-html", "--losses")
    own.write_text(HEAD + OWN, encoding="utf-8")
    assert "- id: calm\n" in say(*build).err
    own.write_text(HEAD + OWN.replace("id: calm", "id: comfort"), encoding="utf-8")
    told = say(*build).err
    assert "- id: comfort\n" in told and "calm" not in told


def test_a_loss_in_the_national_exemplar_shows_its_line(westmarch: Path, say: Say) -> None:
    text = (westmarch / "authority.yaml").read_text(encoding="utf-8")
    if "uses:" not in text:
        (westmarch / "authority.yaml").write_text(text + "uses: initial-assessment@1\n", encoding="utf-8")
    told = say("build", str(westmarch), "--out", "out", "--target", "preview-html", "--losses").err
    shown = told.partition("--> penpicture/exemplars/initial-assessment/")[2]
    assert "exemplar: initial-assessment" in shown.partition("warning")[0]
    assert (
        "not_disabled:"
        in told.partition("--> penpicture/exemplars/codes/disability/")[2].partition("warning")[0]
    )


def test_without_it_a_line_for_each_kind_of_file_says_what_it_leaves_out(desk: Path, say: Say) -> None:
    (desk / "own.yaml").write_text(HEAD + OWN, encoding="utf-8")
    told = say("build", "own.yaml", "--out", "out", "--target", "preview-html")
    assert told.err == "preview-html leaves out whose words they are: --losses says where\n"
    assert told.code == 0
    failing = say("build", "own.yaml", "--out", "out2", "--target", "preview-html", "--fail-on-loss")
    assert failing.code == 1
