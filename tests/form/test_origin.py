"""Beside a question that a layer changed stands who changed it: for practitioners, and out of the way (issue 4)."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from penpicture.engine.language import AUDIENCES
from penpicture.renderers.edition import Edition
from penpicture.renderers.form_html import form_html
from tests.barriers import judge
from tests.form.conftest import Opened
from tests.renderers.origin import changed, unchanged


def page(edition: Edition | None = None) -> str:
    (content,) = form_html(changed(), edition or Edition()).files.values()
    return content.decode()


def test_each_changed_question_and_section_has_it_once_in_each_language_and_no_other_has_it() -> None:
    told = re.findall(r'<details class="govuk-details pp-origin" data-of="([^"]*)" lang="(\w+)">', page())
    names = ("sections.voice", "questions.likes", "questions.drinking", "questions.effect", "questions.siblings",
             "questions.who_asked")  # fmt: skip
    assert sorted(told) == sorted((name, language) for name in names for language in ("en", "cy"))


def test_families_children_and_whoever_only_reads_are_asked_and_told_nothing_of_layers() -> None:
    for audience in AUDIENCES:
        if audience != "practitioner":
            told = page(Edition(audience))
            assert "data-of" not in told.partition("<script")[0] and "south" not in told, audience


def test_a_form_that_nobody_changed_has_nothing_of_it() -> None:
    (content,) = form_html(unchanged()).files.values()
    assert b'id="pp-origins"' not in content


def test_a_practitioner_opens_it_beside_the_question_and_reads_it_in_either_language(fill_in: Opened) -> None:
    form = fill_in(page().encode())
    form.get_by_role("link", name="Life at home").click()
    box = form.locator('[data-q="likes"]')
    told = box.locator(".pp-origin")
    expect(told.locator("dl")).to_be_hidden()
    told.get_by_text("Who changed this question?").click()
    expect(told.locator("dt").first).to_have_text("The words, in first-visit 1.2.0")
    expect(told.locator("dd").first).to_have_text("“What does the child like?”")
    expect(told).to_contain_text("changed by The south board (region, layer south), agreed on 2 March 2026")
    expect(form.locator('[data-q="who_asked"] .pp-origin')).to_contain_text("Who added this question?")
    expect(form.locator('[data-q="siblings"] .pp-origin')).to_have_count(1)
    judge(form)
    form.get_by_role("button", name="Cymraeg").click()
    expect(told.locator("summary")).to_have_text("Pwy newidiodd y cwestiwn hwn?")
    expect(told.locator("dd").first).to_have_attribute("lang", "en")
    form.get_by_role("button", name="English").click()
    form.get_by_role("link", name="Back to all sections").first.click()
    form.get_by_role("link", name="What the child tells us").click()
    expect(form.locator("main > .pp-origin summary")).to_have_text("Who changed this section?")
