"""What cannot be read as an answer is told at the very box, in words of that box, with a way there from everywhere."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from penpicture.renderers.edition import Edition
from tests.form.conftest import Opened
from tests.form.filled import form, put_in
from tests.form.rich import answers, exemplar

UNREAD = "1 answer cannot be read yet, and is not saved"
A_DATE = "This should be a date with a day, a month and a year, as 1 4 2026"


def at_section(fill_in: Opened, name: str = "How it began", edition: Edition | None = None) -> Page:
    page = fill_in(form(exemplar(), edition) if edition else form(exemplar()))
    page.get_by_role("link", name=name).first.click()
    return page


def test_what_is_no_longer_asked_holds_nobody_up(fill_in: Opened, tmp_path: Path) -> None:
    page = fill_in(form(exemplar()))
    put_in(page, answers(drinking="now"), tmp_path)
    page.get_by_role("link", name="How it began").first.click()
    page.get_by_label("What is it like for the children?").fill("n" * 1_000_001)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    page.get_by_label("No, never").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1, name="People")).to_be_focused()


def test_a_day_to_come_back_on_that_is_none_is_told_at_its_own_boxes_in_a_dates_words(
    fill_in: Opened,
) -> None:
    page = at_section(fill_in)
    story = page.locator('[data-q="story"]')
    story.get_by_label("Not yet known").check()
    until = story.get_by_role("group", name="When will you come back to this?")
    until.get_by_label("Day").fill("31")
    until.get_by_label("Month").fill("2")
    page.get_by_label("Who lives at home?").focus()
    expect(until).to_have_accessible_description(f"Error: {A_DATE}")
    expect(until.get_by_label("Day")).to_have_attribute("aria-invalid", "true")
    told = story.locator(".govuk-error-message")
    expect(told).to_have_count(1)
    expect(page.get_by_label("What happened?")).not_to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("alert").get_by_role("link", name=f"What happened?: {A_DATE}").click()
    expect(until.get_by_label("Day")).to_be_focused()
    page.get_by_role("button", name="Cymraeg").click()
    page.get_by_role("button", name="English").click()
    expect(told).to_have_text(f"Error: {A_DATE}")
    until.get_by_label("Day").fill("9")
    until.get_by_label("Month").fill("6")
    until.get_by_label("Year").fill("2026")
    expect(told).to_have_count(0)
    expect(until).to_have_accessible_description("")


def test_the_header_leads_to_the_box_that_cannot_be_read_from_any_page(fill_in: Opened) -> None:
    page = at_section(fill_in)
    weeks = page.get_by_label("For how many weeks?")
    weeks.fill("about six")
    to_box = page.get_by_role("link", name=UNREAD)
    to_box.click()
    expect(weeks).to_be_focused()
    page.get_by_role("link", name="Back to all sections").first.click()
    page.get_by_role("link", name="People").click()
    to_box.focus()
    page.keyboard.press("Enter")
    expect(weeks).to_be_focused()
    expect(weeks).to_have_value("about six")
    page.get_by_role("link", name="Back to all sections").first.click()
    page.get_by_role("link", name="Show everything on one page").click()
    to_box.click()
    expect(weeks).to_be_focused()
    expect(page.get_by_role("heading", level=2, name="Safety")).to_be_visible()


def test_the_header_leads_to_why_the_work_is_late_and_to_easy_read_questions(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = fill_in(form(exemplar()))
    put_in(page, answers(), tmp_path)
    why = page.get_by_label("Why did it take longer?")
    why.evaluate("box => box.removeAttribute('maxlength')")
    why.fill("n" * 100_001)
    page.get_by_role("link", name="People").click()
    page.get_by_role("link", name=UNREAD).press("Enter")
    expect(why).to_be_focused()
    expect(why).to_have_value("n" * 100_001)
    page = at_section(fill_in, edition=Edition("child", easy_read=True))
    for _ in range(3):
        page.get_by_role("button", name="Continue").click()
    weeks = page.get_by_label("For how many weeks?")
    weeks.fill("about six")
    page.get_by_role("link", name="Back to all sections").click()
    page.get_by_role("link", name=UNREAD).click()
    expect(weeks).to_be_focused()
