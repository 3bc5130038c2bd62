"""A page in a real browser that only ever sees the file it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page

Open = Callable[[bytes], Page]


@pytest.fixture
def look_at(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a page from its bytes, as a reader would from a folder. The test fails if the page asks for anything
    else, runs into an error, or opens a dialogue."""
    context = browser.new_context(viewport={"width": 900, "height": 1200})
    page = context.new_page()
    trouble: list[str] = []

    def refuse(dialog: Dialog) -> None:
        trouble.append(f"dialogue: {dialog.message}")
        dialog.dismiss()

    page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
    page.on("console", lambda message: trouble.append(f"console: {message.text}"))
    page.on("dialog", refuse)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    def opened(content: bytes) -> Page:
        file = tmp_path / "page.html"
        file.write_bytes(content)
        page.goto(file.as_uri())
        assert asked == [file.as_uri()]
        return page

    yield opened
    context.close()
    assert trouble == []
