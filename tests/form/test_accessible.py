"""Everybody can read the form and fill it in (WCAG 2.2 AA): judged by axe in Chromium, in every state."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from penpicture.renderers.edition import STANDARD, Edition
from tests.barriers import judge, narrow
from tests.form.conftest import Opened
from tests.form.filled import form, put_in
from tests.form.rich import answers, exemplar

FILLED = answers(story="The rent rose.", drinking="now", effect="They hide.", helps=["music"], how_long=6)


def go(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()


def filled(fill_in: Opened, folder: Path, edition: Edition = STANDARD, width: int = 1100) -> Page:
    page = fill_in(form(exemplar(), edition), width=width)
    put_in(page, FILLED, folder)
    return page


def test_no_page_of_the_form_has_a_barrier(fill_in: Opened, tmp_path: Path) -> None:
    page = filled(fill_in, tmp_path)
    judge(page)
    go(page, "How it began for Robin")
    page.get_by_label("For how many weeks?").fill("some")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    judge(page)
    page.get_by_label("For how many weeks?").fill("6")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Add one").click()
    judge(page)
    go(page, "Back to all sections")
    go(page, "Check your answers")
    judge(page)


@pytest.mark.parametrize("name", ["Save", "Open", "Clear this laptop"])
def test_no_dialogue_has_a_barrier(fill_in: Opened, name: str) -> None:
    page = fill_in(form(exemplar()))
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    judge(page)


@pytest.mark.parametrize(
    "edition", [Edition("family"), Edition("child", easy_read=True)], ids=lambda e: e.name
)
def test_no_edition_has_a_barrier_in_welsh_and_at_twice_the_size(
    fill_in: Opened, tmp_path: Path, edition: Edition
) -> None:
    page = filled(fill_in, tmp_path, edition, width=320)
    page.get_by_role("button", name="Cymraeg").click()
    page.get_by_role("button", name="Mawr iawn").click()
    judge(page)
    page.locator(".govuk-task-list__link").first.click()
    judge(page)
    narrow(page)


def test_everything_on_one_page_has_no_barrier_and_fits_a_telephone(fill_in: Opened, tmp_path: Path) -> None:
    page = filled(fill_in, tmp_path, width=320)
    go(page, "Show everything on one page")
    judge(page)
    narrow(page)


def test_a_question_is_announced_with_its_hint_its_error_and_its_reasons(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = filled(fill_in, tmp_path)
    go(page, "People")
    seen = page.get_by_role("group", name="When was the child seen?")
    seen.get_by_label("Day").fill("40")
    seen.get_by_label("Month").focus()
    page.get_by_role("group", name="Who looks after the child?").get_by_label("Name").focus()
    expect(seen.locator(".govuk-error-message")).to_contain_text("Error:", use_inner_text=True)
    expect(seen).to_have_accessible_description(
        "Error: This should be a date with a day, a month and a year, as 1 4 2026"
    )
    expect(seen.get_by_label("Day")).to_have_attribute("aria-invalid", "true")
    expect(seen).to_match_aria_snapshot("""
        - group "When was the child seen?":
          - paragraph: /Error.*day, a month and a year/
          - textbox "Day": "40"
          - textbox "Month"
          - textbox "Year"
          - group "No answer because":
            - radio "Not yet known"
    """)


def test_going_to_a_page_puts_the_focus_on_its_heading_and_back_leads_back(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = filled(fill_in, tmp_path)
    go(page, "People")
    expect(page.get_by_role("heading", level=1, name="People")).to_be_focused()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1, name="Safety")).to_be_focused()
    page.go_back()
    expect(page.get_by_role("heading", level=1, name="People")).to_be_focused()
    for answer in ("Robin", "rent", "hide"):
        assert answer not in page.url + page.title()


AT_ONCE = """async () => {
  const told = new Promise(done => addEventListener("hashchange", done, { once: true }));
  document.querySelector(".govuk-task-list__link").click();
  const seen = [document.activeElement.textContent];
  document.getElementById("story").focus();
  await told;
  return [...seen, document.activeElement.id, history.length];
}"""


def test_a_page_is_there_at_once_for_what_a_quick_hand_presses_next(fill_in: Opened) -> None:
    page = fill_in(form(exemplar()))
    assert page.evaluate(AT_ONCE) == ["How it began for the child", "story", 3]
    page.go_back()
    go(page, "People")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("9")
    expect(page.get_by_label("Day").first).to_have_value("9")


def test_a_section_opens_in_another_window_where_that_is_asked_of_the_browser(fill_in: Opened) -> None:
    page = fill_in(form(exemplar()))
    with page.context.expect_page() as coming:
        page.get_by_role("link", name="People").click(modifiers=["Control"])
    expect(coming.value.get_by_role("link", name="People")).to_be_visible()
    expect(page.get_by_role("link", name="People")).to_be_visible()


def test_tab_goes_through_a_question_in_the_order_it_is_read(fill_in: Opened, tmp_path: Path) -> None:
    page = filled(fill_in, tmp_path)
    go(page, "How it began for Robin")
    page.get_by_label("What happened?").focus()
    order: list[Any] = []
    for _ in range(5):
        order.append(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
        page.keyboard.press("Tab")
    assert order == ["story", "story!0", "Take this answer back", "drinking", "drinking:note"]


def test_the_pen_picture_is_announced_when_an_answer_is_done_and_not_at_each_key(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = filled(fill_in, tmp_path)
    go(page, "How it began for Robin")
    page.get_by_label("What happened?").fill("")
    page.get_by_label("What happened?").press_sequentially("that it rained.")
    expect(page.locator("#pp-sentences")).to_contain_text("Robin says that it rained.")
    expect(page.locator("#pp-live")).not_to_contain_text("rained")
    page.keyboard.press("Tab")
    expect(page.locator("#pp-live")).to_contain_text("Pen picture: Robin says that it rained.")


def test_one_key_leads_from_a_question_to_its_reasons_for_no_answer(fill_in: Opened, tmp_path: Path) -> None:
    page = filled(fill_in, tmp_path)
    expect(page.get_by_text("Alt, Shift and N")).to_be_visible()
    go(page, "How it began for Robin")
    page.get_by_label("What happened?").focus()
    page.keyboard.press("Alt+Shift+N")
    expect(
        page.get_by_role("group", name="What happened?")
        .or_(page.locator("body"))
        .get_by_label("Not known")
        .first
    ).to_be_focused()


def test_the_form_stays_usable_in_forced_colours_with_less_motion_and_in_print(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = filled(fill_in, tmp_path)
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    go(page, "How it began for Robin")
    page.get_by_role("button", name="English").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert page.evaluate("document.getAnimations().length") == 0
    page.emulate_media(media="print", forced_colors="none")
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_hidden()
    expect(page.get_by_role("button", name="Continue")).to_be_hidden()
    expect(page.get_by_label("What happened?")).to_have_value("The rent rose.")
    expect(page.get_by_label("Yes, at present")).to_be_visible()
    expect(page.get_by_label("No, never")).to_be_hidden()
    expect(page.locator("#pp-sentences")).to_contain_text("Robin says The rent rose.")
