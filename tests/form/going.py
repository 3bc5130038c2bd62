"""Going to a page of the form by its address, as no key or link leads there; and pictures that are there."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

_GO = """async to => {
  const way = "#/" + to;
  if (location.hash === way) return;
  const there = new Promise(done => addEventListener("hashchange", done, { once: true }));
  location.hash = way;
  await there;
}"""


def go_to(page: Page, to: str) -> None:
    """Show the page at an address, as `s/start`, `all` or `check`; "" is the list of sections. The browser tells the form of
    an address only later: it is waited for. A link or a button needs no waiting, for what it leads to is shown at once."""
    page.evaluate(_GO, to)


def drawn(picture: Locator) -> None:
    """Wait until a picture is drawn, and fails where it cannot be. It says nothing aloud."""
    expect(picture).to_have_js_property("complete", True)
    expect(picture).to_have_attribute("alt", "")
    expect(picture).not_to_have_js_property("naturalWidth", 0)
