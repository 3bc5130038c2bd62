"""An answer that was taken back can be brought back, with all that stood beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.form.conftest import Opened
from tests.form.filled import form, put_in, taken_out
from tests.form.rich import answers, exemplar

TOLD = {
    "reason": "not_yet_known",
    "note": "Mum will ask.",
    "at": "2026-01-05",
    "by": "Ada",
    "until": "2026-06-09",
    "pointer": "School file",
}


def opened(fill_in: Opened, folder: Path, **given: Any) -> Page:
    page = fill_in(form(exemplar()))
    put_in(page, {**answers(), "given": given}, folder)
    page.get_by_role("link", name="How it began").click()
    return page


def story(page: Page) -> Locator:
    return page.locator('[data-q="story"]')


def take_back(page: Page) -> Locator:
    """By keyboard; gives the key that stands in its place."""
    story(page).get_by_role("button", name="Take this answer back").focus()
    page.keyboard.press("Enter")
    return story(page).get_by_role("button", name="Bring it back")


def test_what_is_taken_back_can_be_brought_back_as_it_was_by_keyboard_and_is_announced(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = opened(fill_in, tmp_path, story=TOLD)
    back = take_back(page)
    expect(back).to_be_focused()
    expect(page.locator("#pp-live")).to_have_text("Taken back. It can be brought back.")
    expect(story(page).get_by_label("Not yet known")).not_to_be_checked()
    assert "story" not in taken_out(page).get("given", {})
    back.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#pp-live")).to_have_text("It is back, as it was.")
    expect(story(page).get_by_role("button", name="Take this answer back")).to_be_focused()
    expect(story(page).get_by_label("More to say")).to_have_value("Mum will ask.")
    expect(back).to_have_count(0)
    kept = taken_out(page)["given"]["story"]
    assert {key: kept[key] for key in TOLD} == TOLD


def test_what_could_not_be_read_is_brought_back_into_its_box(fill_in: Opened, tmp_path: Path) -> None:
    page = opened(fill_in, tmp_path)
    weeks = page.get_by_label("For how many weeks?")
    weeks.fill("about six")
    box = page.locator('[data-q="how_long"]')
    box.get_by_role("button", name="Take this answer back").click()
    expect(weeks).to_have_value("")
    box.get_by_role("button", name="Bring it back").click()
    expect(weeks).to_have_value("about six")
    expect(page.locator("#pp-state")).to_have_text("1 answer cannot be read yet, and is not saved")


def test_it_is_offered_until_something_else_is_said_or_the_page_is_left(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = opened(fill_in, tmp_path, story={"value": "The rent rose."})
    back = take_back(page)
    page.get_by_label("Yes, at present").check()
    page.get_by_role("button", name="Cymraeg").click()
    page.get_by_role("button", name="English").click()
    expect(back).to_be_visible()
    page.get_by_label("What happened?").fill("Rain.")
    expect(back).to_have_count(0)
    take_back(page)
    page.get_by_role("button", name="Continue").click()
    page.go_back()
    expect(page.get_by_label("What happened?")).to_have_value("")
    expect(back).to_have_count(0)
