"""What a page has in the way of whoever reads it otherwise than most: judged by axe in a real browser."""

from __future__ import annotations

from importlib import import_module

from playwright.sync_api import Page


def judge(page: Page) -> None:
    """Nothing that axe would complain of, its advice on good practice included."""
    axe = import_module("axe_playwright_python.sync_playwright").Axe()  # ships no types
    found = axe.run(page).response["violations"]
    assert [(each["id"], [n["html"][:200] for n in each["nodes"]]) for each in found] == []


def narrow(page: Page) -> None:
    """Make the window as narrow as a telephone, 320 pixels: nothing goes sideways (WCAG 2.2, 1.4.10)."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.wait_for_function("innerWidth === 320")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
