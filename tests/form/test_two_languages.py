"""While the page speaks Welsh and the exemplar does not, a screen reader is told which is which (WCAG 2.2, 3.1.2)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from penpicture.renderers.edition import STANDARD, Edition
from penpicture.renderers.page_words import page_words
from tests.form.conftest import Opened
from tests.form.filled import form, put_in
from tests.form.going import go_to
from tests.form.rich import FACTS, answers, exemplar

AUTHORED = {"title", "ask", "hint", "say", "there_are_none", "there_are_others", "label", "role", "because"}
IN_LANGUAGES = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), told = [];
  while (walk.nextNode()) {
    const { data, parentElement } = walk.currentNode;
    if (data.trim() && !parentElement.closest("script, template")) told.push([data.trim(), parentElement.closest("[lang]").lang]);
  }
  return told;
}"""


def texts(part: Any, inside: bool = False) -> Iterator[str]:
    """What an author wrote in a content, without its slots."""
    if isinstance(part, str):
        if inside and len(part.strip()) > 3:
            yield part.strip()
    elif isinstance(part, list):
        for each in part:
            yield from texts(each, inside)
    elif isinstance(part, dict) and "slot" not in part:
        for key, each in part.items():
            yield from texts(each, key in AUTHORED or (inside and key == "practitioner"))


def wrong(page: Page, edition: Edition) -> list[tuple[str, str]]:
    """What is said on the page to be in another language than it is in."""
    content = exemplar().content
    english = {
        text for key in ("title", "sections", "questions", "signatures") for text in texts(content[key])
    }
    voice = edition.audience if edition.audience in ("family", "child") else "practitioner"
    welsh = {text for text in page_words(voice)["cy"].values() if len(text) > 2 and "{" not in text}
    found: list[list[str]] = page.evaluate(IN_LANGUAGES)
    assert len(found) > 20
    return [
        (text, lang)
        for text, lang in found
        if (lang != "en" and any(each in text for each in english)) or (lang != "cy" and text in welsh)
    ]


@pytest.mark.parametrize("edition", [STANDARD, Edition("family")], ids=lambda e: e.name)
def test_every_text_is_in_the_language_that_it_is_said_to_be_in(
    fill_in: Opened, tmp_path: Path, edition: Edition
) -> None:
    page = fill_in(form(exemplar(), edition))
    given = answers(story="The rent rose.", drinking="now", effect="They hide.", agrees="yes")
    given["given"]["lives_with"] = {"reason": "not_known"}
    row = {"row": "r1", "given": {"name": {"value": "Alex"}}}
    put_in(page, {**given, "rows": {"siblings": {"list": [row]}}}, tmp_path)
    page.get_by_role("button", name="Cymraeg").click()
    go_to(page, "s/start")
    page.locator("#drinking-2").check()
    page.locator("#how_long").fill("some")
    page.locator("main .govuk-button-group button").click()
    expect(page.get_by_role("alert").get_by_role("link")).to_contain_text("For how many weeks?")
    found: dict[str, list[tuple[str, str]]] = {"problem": wrong(page, edition)}
    for to in ("s/people", "s/safety", "all", "check", ""):
        go_to(page, to)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        found[to] = wrong(page, edition)
    assert {to: each for to, each in found.items() if each} == {}


def test_a_fact_that_changed_is_told_in_both_languages_and_a_day_in_the_pages(
    fill_in: Opened, tmp_path: Path
) -> None:
    now = json.dumps({**FACTS, "household.lives_with": {"reason": "not_known"}}).encode()
    page = fill_in(form(exemplar()).replace(b'{"page":1,', b'{"facts":' + now + b',"page":1,'))
    put_in(page, answers(), tmp_path)
    page.get_by_role("button", name="Cymraeg").click()
    page.get_by_role("link", name="Gwirio eich atebion").click()
    expect(page.get_by_text("Ddim yn hysbys").first).to_be_visible()
    assert wrong(page, STANDARD) == []
    late = page.locator(".govuk-inset-text [lang]").get_by_text(re.compile("^16 (Mawrth|March) 2026$"))
    language = "cy" if "Mawrth" in late.inner_text() else "en"  # not every browser knows Welsh
    assert late.evaluate("e => e.lang").startswith(language)


def test_it_says_that_the_questions_are_not_in_welsh_yet_and_announces_each_in_its_own(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = fill_in(form(exemplar()))
    put_in(page, answers(), tmp_path)
    still = page.get_by_text("Mae'r cwestiynau yn Saesneg o hyd.")
    expect(still).to_be_hidden()
    page.get_by_role("button", name="Cymraeg").click()
    expect(still).to_be_visible()
    go_to(page, "s/start")
    page.locator("#story").fill("that it rained.")
    page.keyboard.press("Tab")
    expect(page.locator("#pp-live")).to_have_text("Darlun byr: Robin says that it rained.")
    expect(page.locator("#pp-live [lang=en]")).to_have_text("Robin says that it rained.")
    page.get_by_role("button", name="English").click()
    expect(still).to_be_hidden()
