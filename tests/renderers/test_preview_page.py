"""An exemplar as a page: what somebody who owns it sees in a browser."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from penpicture.renderers.edition import Edition
from penpicture.renderers.preview_html import preview_html
from tests.barriers import narrow
from tests.renderers.conftest import Open
from tests.renderers.hostile import HOSTILE, with_words
from tests.renderers.small import exemplar


def page_for(audience: str) -> bytes:
    return preview_html(exemplar(), Edition(audience)).files[f"preview.{audience}.en.html"]


def test_a_question_stands_with_its_hint_options_and_reasons(look_at: Open) -> None:
    page = look_at(page_for("practitioner"))
    drinking = page.get_by_role("article", name="Does anybody's drinking worry you?")
    expect(drinking.get_by_role("listitem")).to_have_text(
        ["Yes, at present", "In the past However long ago.", "No, never"]
    )
    expect(drinking).to_contain_text("No answer because: not known, not asked")
    story = page.get_by_role("article", name="What happened?")
    expect(story).to_contain_text("In their own words.")
    expect(story).to_contain_text("mandatory")


def test_a_question_says_when_it_is_asked_and_why(look_at: Open) -> None:
    effect = look_at(page_for("practitioner")).get_by_role(
        "article", name="What is it like for the children?"
    )
    expect(effect).to_contain_text("Asked when drinking is now: Only where somebody drinks")


def test_the_questions_of_a_row_stand_inside_their_group(look_at: Open) -> None:
    group = look_at(page_for("practitioner")).get_by_role("article", name="Who are the brothers and sisters?")
    expect(group).to_contain_text("one for each sibling")
    expect(group).to_contain_text("No brothers or sisters")
    expect(group.get_by_role("article")).to_have_count(2)


def test_each_audience_reads_its_own_words_and_the_practitioners_elsewhere(look_at: Open) -> None:
    page = look_at(page_for("family"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Our talk")
    expect(page.get_by_role("article", name="What has brought us together?")).to_contain_text(
        "In your own words."
    )
    expect(page.get_by_text("Yes, now")).to_be_visible()
    expect(page.get_by_role("article", name="For how many weeks?")).to_be_visible()


def test_what_a_reader_may_not_see_is_left_out_and_counted(look_at: Open) -> None:
    page = look_at(page_for("family"))
    expect(page.get_by_text("What should only we see?")).to_have_count(0)
    expect(page.get_by_text("1 more here is not for the family to see.")).to_be_visible()


def test_the_list_of_sections_leads_to_them(look_at: Open) -> None:
    page = look_at(page_for("practitioner"))
    page.get_by_role("navigation").get_by_role("link", name="The start").click()
    expect(page).to_have_url(re.compile("#s-start$"))
    expect(page.locator(":target").get_by_role("heading", level=2)).to_have_text("The start")


def test_headings_go_down_one_level_at_a_time_and_every_id_is_its_own(look_at: Open) -> None:
    page = look_at(page_for("practitioner"))
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))
    assert page.evaluate("document.documentElement.lang") == "en-GB"


def test_the_page_fits_a_telephone(look_at: Open) -> None:
    page = look_at(page_for("practitioner"))
    narrow(page)


@pytest.mark.parametrize("words", HOSTILE)
def test_an_authors_words_are_never_more_than_words(look_at: Open, words: str) -> None:
    built = with_words(exemplar(), words, "What happened?")
    built = with_words(built, words, "In the past")
    built = with_words(built, words, "Small")
    page = look_at(preview_html(built).files["preview.practitioner.en.html"])
    assert page.locator("h1").inner_text().split() == words.split()
    assert page.locator("#ask-story").inner_text().split() == words.split()
    assert page.title().split() == f"{words}: preview for practitioners".split()
    assert page.evaluate("document.scripts.length + document.images.length") == 0


def test_the_same_exemplar_gives_the_same_bytes() -> None:
    assert page_for("child") == page_for("child")
