"""Opening what was kept takes nothing away unasked, and says plainly what it cannot open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from penpicture.renderers.edition import Edition
from tests.form.conftest import Opened
from tests.form.filled import form, put_in, taken_out
from tests.form.rich import answers, exemplar

PASSPHRASE = "kettle lantern moss"
MORE = "This file holds more than this form shows."


def a_file(folder: Path, text: str) -> Path:
    path = folder / "opened.json"
    path.write_text(text, encoding="utf-8")
    return path


def seal(page: Page, passphrase: str = PASSPHRASE) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_label("Passphrase", exact=True).first.fill(passphrase)
    page.get_by_label("The same passphrase again").fill(passphrase)
    page.get_by_role("button", name="Keep it sealed here").click()


def open_dialog(page: Page) -> None:
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.locator("#d-open")).to_be_visible()


def typed(page: Page, words: str) -> None:
    if not page.get_by_label("What happened?").count():
        page.get_by_role("link", name="How it began").first.click()
    page.get_by_label("What happened?").fill(words)


def test_opening_a_file_over_what_is_not_saved_is_asked_about_first(fill_in: Opened, tmp_path: Path) -> None:
    page = fill_in(form(exemplar()))
    typed(page, "An hour of unsaved typing")
    open_dialog(page)
    page.get_by_role("button", name="Open a file").click()
    told = page.locator("#d-open [role=alert]")
    expect(told).to_contain_text("What was typed here is not saved")
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_label("What happened?")).to_have_value("An hour of unsaved typing")
    open_dialog(page)
    expect(told).to_be_empty()
    page.get_by_role("button", name="Open a file", exact=True).click()
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="Open a file, and lose what is not saved").click()
    choosing.value.set_files(a_file(tmp_path, '{"penpicture": 1, "answers": "small", "version": "1.0.0"}'))
    page.locator("dialog[open]").wait_for(state="hidden")
    expect(page.get_by_label("What happened?")).to_have_value("")


def test_a_sealed_record_is_offered_at_once_saves_what_is_typed_and_says_when_it_was_saved(
    fill_in: Opened,
) -> None:
    page = fill_in(form(exemplar()))
    typed(page, "First")
    seal(page)
    expect(page.locator("#pp-state")).to_have_text("Saved")
    page.get_by_label("What happened?").fill("Typed just before")
    open_dialog(page)
    expect(page.locator("#pp-records input")).to_have_count(1)
    page.locator("#pp-key").fill(PASSPHRASE)
    page.get_by_role("button", name="Open it").click()
    expect(page.locator("#pp-state")).to_have_text("Opened as it was saved on 1 June 2026 at 12:00")
    expect(page.get_by_label("What happened?")).to_have_value("Typed just before")
    page.get_by_label("What happened?").fill("Typed after")
    expect(page.locator("#pp-state")).to_have_text("Saved")


def test_a_value_that_cannot_be_read_is_asked_about_before_a_record_is_opened(fill_in: Opened) -> None:
    page = fill_in(form(exemplar()))
    typed(page, "First")
    seal(page)
    expect(page.locator("#pp-state")).to_have_text("Saved")
    page.get_by_label("For how many weeks?").fill("about six")
    open_dialog(page)
    page.locator("#pp-key").fill(PASSPHRASE)
    page.get_by_role("button", name="Open it").click()
    expect(page.locator("#d-open [role=alert]")).to_contain_text("What was typed here is not saved")
    page.get_by_role("button", name="Open it, and lose what is not saved").click()
    expect(page.get_by_label("For how many weeks?")).to_have_value("")


UNKNOWN = (
    '{"penpicture": 1, "answers": "small", "version": "1.0.0", "given": {"constructor": {"value": "1"}}}'
)
HUGE = UNKNOWN.replace("constructor", "story").replace('"1"}}', '"' + "\\n" * 4_000_000 + 'x"}}')


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (UNKNOWN, "That file has something in it that this form does not know. Nothing was changed."),
        (HUGE, "That file "),
        ("[" * 200_000, "That file could not be read as answers."),
    ],
    ids=["unknown", "huge", "deep"],
)
def test_a_file_that_is_refused_is_told_as_a_file(
    fill_in: Opened, tmp_path: Path, text: str, says: str
) -> None:
    page = fill_in(form(exemplar()))
    open_dialog(page)
    page.locator("#pp-chosen").set_input_files(a_file(tmp_path, text))
    expect(page.locator("#d-open [role=alert]")).to_contain_text(says)


@pytest.mark.parametrize("name", ["constructor", "__proto__"])
def test_an_address_that_names_no_question_leads_to_the_list(fill_in: Opened, name: str) -> None:
    page = fill_in(form(exemplar()), at=f"#/q/{name}")
    expect(page.get_by_role("link", name="How it began")).to_be_visible()


@pytest.mark.parametrize(("audience", "told"), [("family", 1), ("practitioner", 0)])
def test_a_file_that_holds_more_than_the_form_shows_is_said_to(
    fill_in: Opened, tmp_path: Path, audience: Any, told: int
) -> None:
    page = fill_in(form(exemplar(), Edition(audience)))
    put_in(page, answers(worker_note="For us alone"), tmp_path)
    expect(page.get_by_text(MORE)).to_have_count(told)
    assert "For us alone" not in page.locator("main").inner_text()
    assert taken_out(page)["given"]["worker_note"]["value"] == "For us alone"
    page.reload()
    put_in(page, {"penpicture": 1, "answers": "small", "version": "1.0.0"}, tmp_path)
    expect(page.get_by_text(MORE)).to_have_count(0)


def test_a_rows_identifier_stands_nowhere_in_the_page_and_in_the_file_as_it_was(
    fill_in: Opened, tmp_path: Path
) -> None:
    row = {"row": "mrs-evans", "given": {"name": {"value": "Alex"}}}
    removed = {"row": "old-mr-price", "removed": True, "given": {"name": {"value": "Sam"}}}
    page = fill_in(form(exemplar()))
    put_in(page, {**answers(), "rows": {"siblings": {"list": [row, removed]}}}, tmp_path)
    for name in ("People", "Check your answers"):
        page.get_by_role("link", name=name).first.click()
        assert "mrs-evans" not in page.content() and "old-mr-price" not in page.content()
        page.get_by_role("link", name="Back to all sections").first.click()
    page.get_by_role("link", name="Check your answers").click()
    page.get_by_role("link", name="What is their name?").first.click()
    expect(page.get_by_label("What is their name?")).to_be_focused()
    page.get_by_label("What is their name?").fill("Alexandra")
    page.get_by_role("button", name="Bring back About Sam").click()
    rows = taken_out(page)["rows"]["siblings"]["list"]
    assert [(each["row"], each["given"]["name"]["value"]) for each in rows] == [
        ("mrs-evans", "Alexandra"),
        ("old-mr-price", "Sam"),
    ]
