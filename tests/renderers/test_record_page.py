"""A record as a page: the pen picture first, and what is not answered told apart."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from penpicture.engine.session import Session
from penpicture.renderers.edition import Edition
from penpicture.renderers.record_html import record_html
from tests.renderers.conftest import Open
from tests.renderers.hostile import HOSTILE
from tests.renderers.small import record


def page_of(session: Session, audience: str = "practitioner") -> bytes:
    return record_html(session, Edition(audience)).files[f"record.{audience}.en.html"]


def entry(page: Page, question: str) -> Locator:
    heading = page.get_by_role("heading", name=question, exact=True)
    return page.locator(".entry", has=heading).last


def test_the_pen_picture_comes_before_everything_else(look_at: Open) -> None:
    page = look_at(page_of(record(story="that the rent rose.")))
    first = page.locator("main > :first-child")
    expect(first.get_by_role("heading")).to_have_text("Pen picture")
    expect(first).to_contain_text("Robin says that the rent rose.")


def test_an_answer_stands_in_its_own_lines(look_at: Open) -> None:
    page = look_at(page_of(record(story="The rent rose.\nThen the letter came.")))
    expect(entry(page, "What happened?").locator(".answer")).to_have_text(
        ["The rent rose.", "Then the letter came."]
    )


def test_a_number_has_its_unit_and_a_choice_its_words(look_at: Open) -> None:
    page = look_at(page_of(record(how_long=6, drinking="past")))
    expect(entry(page, "For how many weeks?")).to_contain_text("6 weeks")
    expect(entry(page, "Does anybody's drinking worry you?")).to_contain_text("In the past")


def test_blank_reason_skipped_and_waiting_are_never_told_alike(look_at: Open) -> None:
    session = record()
    session.give_reason("story", "declined", note="Not today.")
    page = look_at(page_of(session))
    expect(entry(page, "What happened?")).to_contain_text("No answer because: preferred not to say.")
    expect(entry(page, "What happened?")).to_contain_text("Not today.")
    expect(entry(page, "For how many weeks?")).to_contain_text("Blank")
    expect(entry(page, "What is it like for the children?")).to_contain_text(
        "Not asked yet: waiting for \u201cDoes anybody's drinking worry you?\u201d."
    )
    session.answer("drinking", "never")
    page = look_at_again(page, page_of(session))
    expect(entry(page, "What is it like for the children?")).to_contain_text(
        "Skipped: Only where somebody drinks."
    )


def look_at_again(page: Page, content: bytes) -> Page:
    page.set_content(content.decode())
    return page


def test_an_answer_set_aside_is_told_and_not_shown_as_an_answer(look_at: Open) -> None:
    session = record(drinking="now", effect="They hide.")
    session.answer("drinking", "never")
    page = look_at(page_of(session))
    expect(entry(page, "What is it like for the children?")).to_contain_text(
        "What was said here is set aside."
    )
    expect(page.get_by_text("They hide.")).to_have_count(0)
    expect(page.get_by_role("heading", name="Set aside")).to_be_visible()


def test_rows_are_headed_by_their_title_and_none_is_told(look_at: Open) -> None:
    session = record(sibling="Alex")
    page = look_at(page_of(session))
    expect(page.get_by_role("heading", name="About Alex")).to_be_visible()
    session.remove_row("siblings", "r1")
    session.say_rows("siblings", "none")
    page = look_at_again(page, page_of(session))
    expect(entry(page, "Who are the brothers and sisters?")).to_contain_text("No brothers or sisters")
    expect(page.get_by_text("One of them (the row was removed here)")).to_be_visible()


def test_a_summary_line_without_an_answer_says_that_there_is_none_so_far(look_at: Open) -> None:
    page = look_at(page_of(record()))
    expect(page.get_by_role("region", name="Key facts")).to_contain_text("No answer so far")


def test_what_is_missing_is_for_the_writer_alone(look_at: Open) -> None:
    expect(look_at(page_of(record())).get_by_role("heading", name="Missing for sign-off")).to_be_visible()


def test_the_family_sees_neither_what_is_withheld_nor_what_is_missing(look_at: Open) -> None:
    page = look_at(page_of(record(worker_note="For us."), "family"))
    expect(page.get_by_text("For us.")).to_have_count(0)
    expect(page.get_by_text("Between us")).to_have_count(0)
    expect(
        page.get_by_text("There is one thing that only the people who work with you can see.")
    ).to_be_visible()
    expect(page.get_by_role("heading", name="Missing for sign-off")).to_have_count(0)


@pytest.mark.parametrize("words", HOSTILE)
def test_an_answer_is_never_more_than_words(look_at: Open, words: str) -> None:
    page = look_at(page_of(record(story=words, sibling=words)))
    assert (
        " ".join(entry(page, "What happened?").locator(".answer").all_inner_texts()).split() == words.split()
    )
    assert page.evaluate("document.scripts.length + document.images.length") == 0
    expect(page).to_have_title("Small")


def test_control_characters_are_shown_as_marks() -> None:
    page = page_of(record(story="a\x00b\x1bc\u202ed")).decode()
    assert "a\ufffdb\ufffdc\ufffdd" in page


def test_the_same_record_gives_the_same_bytes() -> None:
    assert page_of(record(story="Once.")) == page_of(record(story="Once."))
