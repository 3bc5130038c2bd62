"""On a telephone, and with the largest text, all of the form is in sight: nothing goes sideways, and nothing stands before
anything else (WCAG 2.2, 1.4.4, 1.4.10 and 2.4.11)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from penpicture.renderers.edition import STANDARD, Edition
from tests.form.conftest import Opened
from tests.form.filled import form, library, put_in
from tests.form.going import go_to
from tests.form.rich import answers, exemplar
from tests.form.test_by_keyboard import CASE, as_written

SIZES = ("1", "2", "3")
PAGES = ("", "s/start", "s/people", "s/safety", "all", "check")
SIBLING: dict[str, Any] = {
    "row": "r1",
    "given": {"name": {"value": "Alexandra-Josephine"}},
    "rows": {"schools": {"list": [{"row": "s1", "given": {"place": {"value": "Signal Lane"}}}]}},
}
WIDER = """() => {
  const scrolled = [...document.querySelectorAll("main *, .pp-picture")].filter(
    e => !e.matches("input, textarea") && /auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth);
  return document.documentElement.scrollWidth > innerWidth || scrolled.length > 0;
}"""
COVERED = """() => {
  const at = selector => document.querySelector(selector).getBoundingClientRect();
  const faults = new Set();
  const highest = document.documentElement.scrollHeight;
  for (const height of [0, highest / 3, highest / 2, highest]) {
    scrollTo(0, height);
    const exit = at(".govuk-exit-this-page");
    if (exit.top < 0 || exit.bottom > innerHeight + 1) faults.add("the button is out of sight");
    if (exit.left > 0 || exit.right < document.documentElement.clientWidth) faults.add("it stands among the words");
    const isDocked = at(".pp-header").bottom <= 0; // before that, it goes on below the window
    if (isDocked && at(".pp-picture").bottom > exit.top + 1) faults.add("it covers the pen picture");
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.add("the page goes sideways");
  if (at(".pp-footer").bottom > at(".govuk-exit-this-page").top + 1) faults.add("it covers the end of the page");
  for (const box of document.querySelectorAll("main a, main button, main input")) {
    box.focus();
    if (document.activeElement === box && box.getBoundingClientRect().bottom > at(".govuk-exit-this-page").top + 1) faults.add("it covers " + box.id);
  }
  return [...faults];
}"""


def filled(fill_in: Opened, folder: Path, width: int, edition: Edition = STANDARD) -> Page:
    page = fill_in(form(exemplar(), edition), width=width)
    said = answers(story="The rent rose.", drinking="now", how_long=6, seen_on={"reason": "not_yet_known"})
    put_in(page, {**said, "rows": {"siblings": {"list": [SIBLING]}}}, folder)
    return page


def in_size(page: Page, size: str) -> None:
    page.locator(f'[data-do="size"][value="{size}"]').click()


@pytest.mark.parametrize(
    ("edition", "tongue"),
    [(STANDARD, "English"), (Edition("family"), "Cymraeg"), (Edition("child", easy_read=True), "Cymraeg")],
    ids=["practitioner", "family", "easy-read"],
)
def test_nothing_goes_sideways_on_a_telephone_in_any_size_of_text(
    fill_in: Opened, tmp_path: Path, edition: Edition, tongue: str
) -> None:
    page = filled(fill_in, tmp_path, 320, edition)
    page.get_by_role("button", name=tongue).click()
    wider: list[tuple[str, str]] = []
    for to in PAGES[::-1]:
        go_to(page, to)
        for size in SIZES:
            in_size(page, size)
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            if page.evaluate(WIDER):
                wider.append((to, size))
    assert wider == []


def test_nor_do_the_long_words_of_the_library_in_the_largest_text(fill_in: Opened, tmp_path: Path) -> None:
    case = as_written(CASE.read_text(encoding="utf-8"))
    page = fill_in(form(library()), width=320)
    said = {key: case[key] for key in ("answers", "version", "facts", "given", "rows")}
    put_in(page, said | {"penpicture": 1}, tmp_path)
    in_size(page, "3")
    wider = [page.evaluate(WIDER)]
    for to in ("s/outcome", "s/people", "check"):
        go_to(page, to)
        wider.append(page.evaluate(WIDER))
    assert wider == [False] * 4


@pytest.mark.parametrize("width", [320, 400, 768, 1000, 1100, 1400])
def test_the_button_to_exit_is_always_in_sight_and_stands_before_nothing(
    fill_in: Opened, tmp_path: Path, width: int
) -> None:
    page = filled(fill_in, tmp_path, width)
    page.set_viewport_size({"width": width, "height": 600})
    page.wait_for_function("innerHeight === 600")
    go_to(page, "s/people")
    found: dict[str, list[str]] = {}
    for size in SIZES:
        in_size(page, size)
        for unfolded in (True, False):
            page.evaluate("open => document.querySelector('#pp-picture').open = open", unfolded)
            found[f"{size} {unfolded}"] = page.evaluate(COVERED)
    assert {key: faults for key, faults in found.items() if faults} == {}


def test_the_button_to_exit_is_the_first_that_a_keyboard_reaches(fill_in: Opened) -> None:
    page = fill_in(form(exemplar()))
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Exit this page")).to_be_focused()
