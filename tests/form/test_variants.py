"""A variant begins or ceases to apply while somebody writes: the questions change where they stand, and nothing else does."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from penpicture.renderers.edition import Edition
from tests.form.conftest import Opened
from tests.form.filled import form, taken_out
from tests.runtime.varied import varied
from tests.translations.test_variants import in_welsh

BEFORE = "(no longer offered here: it can be kept or changed)"


def box(page: Page, name: str) -> Locator:
    return page.locator(f'[data-q="{name}"]')


def choices(page: Page, name: str) -> Locator:
    return box(page, name).locator(".govuk-radios__label")


def answer(page: Page, name: str, value: str) -> None:
    """By keyboard, so that the focus is where somebody's would be."""
    box(page, name).locator(f'[value="{value}"]').focus()
    page.keyboard.press("Space")


def test_questions_change_in_place_and_nothing_typed_chosen_or_gone_to_is_lost(fill_in: Opened) -> None:
    """Rules L3 and A4."""
    page = fill_in(form(varied()), at="#/all")
    live, talks, likes = page.locator("#pp-live"), box(page, "talks"), box(page, "likes")
    box(page, "talks").get_by_label("Drawing").check()
    likes.get_by_role("textbox").fill("Trains, and")
    likes.get_by_role("textbox").evaluate("element => (element.isTheSame = true)")
    box(page, "friends").get_by_label("No friends yet").check()

    answer(page, "disabled", "yes")
    why = "Everybody tells people things in their own way"
    begun = [f"Some questions are now put in other words: {why}", "1 more question is asked now"]
    expect(live.locator("p")).to_have_text(begun)
    expect(box(page, "disabled").locator('[value="yes"]')).to_be_focused()
    expect(page.get_by_role("heading", name="A usual week, and what helps")).to_be_visible()
    expect(
        page.get_by_role("group", name="How does Robin speak, sign or show things?")
    ).to_have_accessible_description("Signs, symbols and sounds count.")
    expect(choices(page, "talks")).to_have_text(
        [
            "Speech",
            "A voice machine",
            f"Drawing {BEFORE}",
            "Not known",
            "Not asked",
        ]
    )
    expect(talks.get_by_label("Drawing")).to_be_checked()
    expect(talks).to_contain_text("This question or its answers have changed since it was answered.")
    expect(box(page, "friends").locator("legend").first).to_have_text("Who does Robin like to be with?")
    expect(box(page, "friends").get_by_label("No friends yet")).to_be_checked()
    expect(box(page, "friends").get_by_label("And others")).to_be_visible()
    expect(likes.get_by_role("textbox")).to_have_value("Trains, and")
    assert likes.get_by_role("textbox").evaluate("element => element.isTheSame")
    talks.get_by_label("A voice machine").check()

    answer(page, "disabled", "no")
    expect(live).to_contain_text("Some questions are put in their first words again.")
    expect(choices(page, "talks")).to_have_text(
        [
            "Speech",
            "Drawing",
            f"A voice machine {BEFORE}",
            "Not known",
            "Preferred not to say",
        ]
    )
    expect(talks.get_by_label("A voice machine")).to_be_checked()
    expect(talks.locator(".govuk-hint:visible")).to_have_count(0)
    expect(page.get_by_role("heading", name="A usual week", exact=True)).to_be_visible()

    page.get_by_role("button", name="Check your answers").click()
    row = page.locator(".govuk-summary-list__row", has_text="How does Robin tell")
    expect(row).to_contain_text(BEFORE)
    page.get_by_role("link", name="Back to all sections").last.click()
    expect(page.locator("#pp-main")).to_contain_text("3 of 5 questions answered so far")
    given = taken_out(page)["given"]
    entry = varied().content["questions"]["talks"]["variants"][1]
    assert (given["talks"]["value"], given["talks"]["shown"]) == ("device", entry["shown"])
    assert given["likes"]["value"] == "Trains, and"


def test_a_family_reads_a_variant_in_its_own_words_and_in_welsh_where_it_is_translated(
    fill_in: Opened,
) -> None:
    made = in_welsh(
        varied(),
        {
            "How do they tell you things?": "Sut maen nhw'n dweud pethau wrthych chi?",
            "How do they show you things?": "Sut maen nhw'n dangos pethau i chi?",
            "A voice machine": "Peiriant llais",
        },
    )
    page = fill_in(form(made, Edition("family")), at="#/all")
    heading = box(page, "talks").locator("legend").first
    expect(heading).to_have_text("How do they tell you things?")
    answer(page, "disabled", "yes")
    expect(heading).to_have_text("How do they show you things?")
    page.get_by_role("button", name="Cymraeg").click()
    expect(heading).to_have_text("Sut maen nhw'n dangos pethau i chi?")
    expect(box(page, "talks").get_by_label("Peiriant llais")).to_be_visible()
    expect(heading).not_to_have_attribute("lang", "en")
    answer(page, "disabled", "no")
    expect(heading).to_have_text("Sut maen nhw'n dweud pethau wrthych chi?")
    expect(page.locator("#pp-live")).to_contain_text("geiriau cyntaf")
    page.get_by_role("button", name="English").click()
    expect(heading).to_have_text("How do they tell you things?")
