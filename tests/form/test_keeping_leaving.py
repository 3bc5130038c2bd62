"""The ways out of the form: exit this page, and none for a script."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Dialog, Page, expect

from tests.form.filled import form, library
from tests.form.test_keeping_leaks import mark


def _written(browser: Browser, folder: Path) -> tuple[Page, list[str]]:
    (folder / "before.html").write_text("<!doctype html><title>Before</title>The weather", encoding="utf-8")
    (folder / "form.html").write_bytes(form(library()))
    page = browser.new_context().new_page()
    asked: list[str] = []

    def agree(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", agree)
    page.goto((folder / "before.html").as_uri())
    page.goto((folder / "form.html").as_uri())
    page.locator("#pp-state:not(:empty)").wait_for()
    page.locator("main .govuk-task-list a").first.click()
    page.locator("main textarea").first.fill(mark(1))
    return page, asked


def test_exit_this_page_hides_all_at_once_asks_nothing_and_back_does_not_show_it(
    browser: Browser, tmp_path: Path
) -> None:
    page, asked = _written(browser, tmp_path)
    exit_key = page.locator(".govuk-exit-this-page__button").first
    # What stands there in the very moment of leaving, long before the next page has come.
    at_once = exit_key.evaluate(
        "key => { key.click(); return document.documentElement.childElementCount + document.title; }"
    )
    assert at_once == "0"
    page.wait_for_url("about:blank")
    for _ in range(3):
        page.go_back()
        assert mark(1) not in page.content()
        assert page.locator("textarea").count() == 0
    assert asked == []
    page.context.close()


def test_exit_this_page_keeps_what_has_a_place(browser: Browser, tmp_path: Path) -> None:
    page, _ = _written(browser, tmp_path)
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator("#pp-pass").fill("kettle lantern moss")
    page.locator("#pp-again").fill("kettle lantern moss")
    page.get_by_role("button", name="Keep it sealed here").click()
    expect(page.locator("#pp-state")).to_have_text("Saved")
    page.locator("main textarea").first.fill(mark(2))
    page.locator(".govuk-exit-this-page__button").first.click()
    page.wait_for_url("about:blank")
    page.goto((tmp_path / "form.html").as_uri())
    page.locator("#pp-state:not(:empty)").wait_for()
    page.get_by_role("button", name="Open", exact=True).click()
    page.locator("#pp-key").fill("kettle lantern moss")
    page.get_by_role("button", name="Open it").click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.locator("main .govuk-task-list a").first.click()
    expect(page.locator("main textarea").first).to_have_value(mark(2))
    page.context.close()
