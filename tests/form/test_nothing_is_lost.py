"""What somebody wrote stays: beside a value that is being typed, when it is said again, and where it cannot be kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.form.conftest import Opened
from tests.form.filled import form, put_in, taken_out
from tests.form.rich import FACTS, answers, exemplar

NOTE = "A long and careful note about why nobody has seen her since March."
UNREAD = "1 answer cannot be read yet, and is not saved"


def at_section(page: Page, name: str) -> Page:
    page.get_by_role("link", name=name).first.click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_focused()
    return page


def question(page: Page, name: str) -> Locator:
    return page.locator(f'[data-q="{name}"]')


def put_by_a_program(box: Locator, words: str) -> None:
    """More than the box would let anybody type."""
    box.evaluate("box => box.removeAttribute('maxlength')")
    box.fill(words)


def test_a_note_stays_while_a_date_is_typed_in_the_place_of_a_reason(fill_in: Opened) -> None:
    page = at_section(fill_in(form(exemplar())), "People")
    seen = question(page, "seen_on")
    seen.get_by_label("Not yet known").check()
    seen.get_by_label("More to say").fill(NOTE)
    seen.get_by_label("Day").first.press_sequentially("1")
    expect(seen.get_by_label("More to say")).to_have_value(NOTE)
    expect(page.locator("#pp-state")).to_have_text(UNREAD)
    page.get_by_role("button", name="Cymraeg").click()
    page.get_by_role("button", name="English").click()
    expect(seen.get_by_label("More to say")).to_have_value(NOTE)
    seen.get_by_label("Month").first.press_sequentially("6")
    seen.get_by_label("Year").first.press_sequentially("2026")
    given = taken_out(page)["given"]["seen_on"]
    assert (given["value"], given["note"]) == ("2026-06-01", NOTE)


def test_a_note_stays_while_a_text_is_emptied_and_written_again(fill_in: Opened) -> None:
    page = at_section(fill_in(form(exemplar())), "How it began")
    story = question(page, "story")
    story.get_by_label("Recorded elsewhere").check()
    story.get_by_label("Where is it recorded?").fill("School file")
    story.get_by_label("More to say").fill(NOTE)
    box = page.get_by_label("What happened?")
    box.fill("The")
    expect(story.get_by_label("More to say")).to_have_value(f"{NOTE}\nSchool file")
    box.fill("")
    expect(story.get_by_label("More to say")).to_have_value(f"{NOTE}\nSchool file")
    expect(page.locator("#pp-state")).to_have_text(UNREAD)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert").get_by_text("kept only with an answer")).to_be_visible()
    page.get_by_role("link", name="Back to all sections").first.click()
    at_section(page, "How it began")
    box.fill("The rent rose.")
    given = taken_out(page)["given"]["story"]
    assert (given["value"], given["note"]) == ("The rent rose.", f"{NOTE}\nSchool file")


def test_half_a_day_to_come_back_on_stays_when_the_language_is_switched(fill_in: Opened) -> None:
    page = at_section(fill_in(form(exemplar())), "People")
    seen = question(page, "seen_on")
    seen.get_by_label("Not yet known").check()
    until = seen.get_by_role("group", name="When will you come back to this?")
    until.get_by_label("Day").fill("31")
    until.get_by_label("Month").fill("2")
    page.get_by_role("button", name="Cymraeg").click()
    page.get_by_role("button", name="English").click()
    expect(until.get_by_label("Day")).to_have_value("31")
    expect(until.get_by_label("Month")).to_have_value("2")
    expect(seen.get_by_label("Not yet known")).to_be_checked()


def test_a_reason_keeps_where_else_it_stands_when_another_reason_is_chosen(fill_in: Opened) -> None:
    page = at_section(fill_in(form(exemplar())), "How it began")
    story = question(page, "story")
    story.get_by_label("Recorded elsewhere").check()
    story.get_by_label("Where is it recorded?").fill("School file")
    story.get_by_label("Not known").check()
    expect(story.get_by_label("Where is it recorded?")).to_have_value("School file")
    given = taken_out(page)["given"]["story"]
    assert (given["reason"], given["pointer"]) == ("not_known", "School file")


def test_still_right_keeps_the_note_who_wrote_it_and_where_it_stands(fill_in: Opened, tmp_path: Path) -> None:
    shown = "sha256:" + "0" * 64
    file = answers()
    file["given"] = {
        "lives_with": {"value": "Gran", "note": NOTE, "by": "Ada", "at": "2026-01-01", "shown": shown},
        "story": {"reason": "recorded_elsewhere", "pointer": "School file", "by": "Ada", "shown": shown},
    }
    page = fill_in(form(exemplar()))
    put_in(page, file, tmp_path)
    at_section(page, "How it began")
    for name in ("story", "lives_with"):
        question(page, name).get_by_role("button", name="Still right").last.click()
    given = taken_out(page)["given"]
    assert (given["lives_with"]["note"], given["lives_with"]["by"]) == (NOTE, "Ada")
    assert (given["story"]["reason"], given["story"]["pointer"]) == ("recorded_elsewhere", "School file")
    assert given["story"]["at"] == given["lives_with"]["at"] == "2026-06-01"


def test_a_reason_on_record_is_said_to_be_still_right(fill_in: Opened, tmp_path: Path) -> None:
    page = fill_in(form(exemplar()))
    known = {**FACTS, "household.lives_with": {"reason": "not_known", "on": "2026-02-02"}}
    put_in(page, {**answers(), "facts": known}, tmp_path)
    at_section(page, "How it began")
    question(page, "lives_with").get_by_role("button", name="Still right").click()
    assert taken_out(page)["given"]["lives_with"]["reason"] == "not_known"


@pytest.mark.parametrize("label", ["More to say", "Where is it recorded?"])
def test_what_is_too_long_to_be_kept_is_never_called_saved_and_the_reason_stands(
    fill_in: Opened, label: str
) -> None:
    page = at_section(fill_in(form(exemplar())), "How it began")
    story = question(page, "story")
    story.get_by_label("Recorded elsewhere").check()
    box = story.get_by_label(label)
    expect(box).to_have_attribute("maxlength", "100000")
    put_by_a_program(box, "n" * 100_001)
    expect(page.locator("#pp-state")).to_have_text(UNREAD)
    assert taken_out(page)["given"]["story"]["reason"] == "recorded_elsewhere"
    expect(page.locator("#pp-state")).to_have_text(UNREAD)
    box.fill("short")
    expect(page.locator("#pp-state")).not_to_have_text(UNREAD)
    assert "short" in taken_out(page)["given"]["story"].values()


def test_a_reason_for_lateness_that_is_too_long_is_not_called_saved(fill_in: Opened, tmp_path: Path) -> None:
    page = fill_in(form(exemplar()))
    put_in(page, answers(), tmp_path)
    why = page.get_by_label("Why did it take longer?")
    put_by_a_program(why, "n" * 100_001)
    expect(page.locator("#pp-state")).to_have_text(UNREAD)
    why.fill("Gran was ill.")
    assert taken_out(page)["lateness"] == "Gran was ill."
