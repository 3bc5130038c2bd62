"""The form in a real browser, opened from a disk as its readers open it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

Opened = Callable[..., Page]

NO_PICKER = "delete window.showSaveFilePicker; delete window.showOpenFilePicker;"
"""As in a browser that lets a page choose no files itself: then it is given one, and hands one over."""


@pytest.fixture
def fill_in(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Opens a form from its bytes on 1 June 2026. The test fails if the page asks for anything else, or runs into an
    error, a refusal by its own policy included."""
    context = browser.new_context(viewport={"width": 1100, "height": 900}, accept_downloads=True)
    context.add_init_script(NO_PICKER)
    page = context.new_page()
    page.clock.set_fixed_time("2026-06-01T12:00:00")
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
    page.on("console", lambda message: trouble.append(f"console: {message.text}"))
    page.on("dialog", lambda dialog: dialog.accept())

    def opened(content: bytes, at: str = "", width: int = 1100) -> Page:
        file = tmp_path / "form.html"
        file.write_bytes(content)
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(file.as_uri() + at)
        page.locator("#pp-state:not(:empty)").wait_for(state="attached")
        return page

    yield opened
    context.close()
    assert trouble == []
