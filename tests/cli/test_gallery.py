"""`penpicture gallery`: one page from which a colleague looks at everything."""

from __future__ import annotations

import contextlib
import re
import shutil
from html import unescape
from importlib import import_module
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser

from penpicture.cli import outcome
from penpicture.renderers.registry import EXEMPLAR_TARGETS, RECORD_TARGETS
from tests.cli.conftest import Say
from tests.engine.written import HEAD

QUESTION = """\
sections:
  - id: home
    title: At home
    questions:
      - id: seen
        ask: Who was there?
        type: text
"""
CASE = """\
penpicture: 1
answers: home-visit
version: 1.0.0
"""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The gallery of a case of a new authority's own exemplar, made once."""
    desk = tmp_path_factory.mktemp("desk")
    with contextlib.chdir(desk):
        assert outcome(["new", "authority", "westmarch"]) == 0
    shutil.rmtree(desk / "westmarch/cases", ignore_errors=True)
    (desk / "westmarch/cases").mkdir()
    (desk / "westmarch/cases/a-first-visit.yaml").write_text(CASE, encoding="utf-8")
    assert (
        outcome(["gallery", str(desk / "westmarch/cases/a-first-visit.yaml"), "--out", str(desk / "shown")])
        == 0
    )
    return desk / "shown"


def links(page: Path) -> list[str]:
    return [unescape(found) for found in re.findall(r'href="([^"#][^"]*)"', page.read_text(encoding="utf-8"))]


def test_the_first_page_leads_to_every_file_and_to_nothing_else(shown: Path) -> None:
    led_to = {unquote(link) for link in links(shown / "index.html")}
    made = {path.relative_to(shown).as_posix() for path in shown.rglob("*") if path.is_file()}
    assert led_to == made - {"index.html"}


def test_every_target_is_in_it_for_every_reader_it_writes_for(shown: Path) -> None:
    made = " ".join(path.name for path in shown.rglob("*"))
    for reader in ("practitioner", "family", "child", "conference"):
        assert f"form.{reader}.en.html" in made and f"record.{reader}.en.pdf" in made
    assert "child.easy-read" in made and "large-print" in made and "framework" in made
    assert len(made.split()) > len(EXEMPLAR_TARGETS) + len(RECORD_TARGETS)


def test_it_needs_no_network_and_no_mouse(shown: Path, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((shown / "index.html").as_uri())
    found = import_module("axe_playwright_python.sync_playwright").Axe().run(page)
    assert asked == [(shown / "index.html").as_uri()]
    assert found.violations_count == 0, found.generate_report()
    context.close()


def test_an_answer_file_of_the_page_is_a_case_too_and_shows_the_exemplar_that_it_answers(
    say: Say, desk: Path
) -> None:
    answers = '{"penpicture": 1, "answers": "small", "version": "1.0.0"}'
    (desk / "from-the-page.json").write_text(answers, encoding="utf-8")
    (desk / "small.yaml").write_text(HEAD + QUESTION, encoding="utf-8")
    (desk / "authority.yaml").write_text(
        "penpicture: 1\nauthority: x\ntitle: X\nnation: England\n", encoding="utf-8"
    )
    said = say("gallery", "from-the-page.json", "--out", "shown")
    assert said.code == 0, said.err
    assert re.fullmatch(r"shown/index.html leads to [0-9]+ files\n", said.out)
    assert (desk / "shown/small/cases/from-the-page/record.family.en.html").is_file()


def test_two_cases_of_one_name_are_two_records(say: Say, desk: Path) -> None:
    kept = '{"penpicture": 1, "answers": "small", "version": "1.0.0", "given": {"seen": {"value": "%s"}}}'
    typed = "penpicture: 1\nanswers: small\nversion: 1.0.0\ngiven:\n  seen: {value: %s}\n"
    (desk / "cases").mkdir()
    for name, seen in (("jo.json", "Maya"), ("jo.yaml", "Robin"), ("sam.json", "Ari")):
        words = (kept if name.endswith("json") else typed) % seen
        (desk / "cases" / name).write_text(words, encoding="utf-8")
    (desk / "small.yaml").write_text(HEAD + QUESTION, encoding="utf-8")
    (desk / "authority.yaml").write_text(
        "penpicture: 1\nauthority: x\ntitle: X\nnation: England\n", encoding="utf-8"
    )
    assert say("gallery", "cases", "--out", "shown").code == 0
    shelf = desk / "shown/small/cases"
    assert {folder.name for folder in shelf.iterdir()} == {"jo.json", "jo.yaml", "sam"}
    for name, seen in (("jo.json", "Maya"), ("jo.yaml", "Robin"), ("sam", "Ari")):
        told = (shelf / name / "record.practitioner.en.txt").read_text(encoding="utf-8")
        assert [child for child in ("Maya", "Robin", "Ari") if child in told] == [seen]


def test_what_is_no_case_is_told(westmarch: Path, say: Say, desk: Path) -> None:
    assert "PP102" in say("gallery", "nowhere.yaml", "--out", "shown").err
    said = say("gallery", "westmarch/authority.yaml", "--out", "shown")
    assert said.code == 1 and "PP857" in said.err and not (desk / "shown").exists()
    (desk / "empty").mkdir()
    assert "PP855" in say("gallery", "empty", "--out", "shown").err
