"""Who saves a second time is told where the record is kept, and is offered a copy besides."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Playwright, expect

from tests.form.conftest import Opened
from tests.form.filled import form
from tests.form.laptop import Laptop, laptop
from tests.form.rich import exemplar

PASSPHRASE = "kettle lantern moss"


def typed(page: Page, words: str) -> None:
    page.get_by_role("link", name="How it began").click()
    page.get_by_label("What happened?").fill(words)


def save(page: Page) -> Locator:
    page.get_by_role("button", name="Save", exact=True).click()
    return page.get_by_role("dialog")


def test_a_sealed_record_is_said_to_be_and_a_copy_of_it_goes_into_a_file(fill_in: Opened) -> None:
    page = fill_in(form(exemplar()))
    typed(page, "First")
    dialog = save(page)
    expect(dialog).to_have_accessible_name("Where should this be kept?")
    dialog.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    dialog.get_by_label("The same passphrase again").fill(PASSPHRASE)
    dialog.get_by_role("button", name="Keep it sealed here").click()
    expect(page.locator("#pp-state")).to_have_text("Saved")
    dialog = save(page)
    expect(dialog).to_have_accessible_name("Where this is kept")
    expect(dialog).to_contain_text("It is kept in this browser, sealed with your passphrase.")
    expect(dialog.get_by_label("Passphrase", exact=True)).to_be_hidden()
    with page.expect_download() as coming:
        dialog.get_by_role("button", name="Save a copy in a file").click()
    assert json.loads(coming.value.path().read_text("utf-8"))["given"]["story"]["value"] == "First"
    expect(page.locator("#pp-live")).to_have_text("A copy was made")
    expect(page.locator("#pp-state")).to_have_text("Saved")
    page.get_by_label("What happened?").fill("Second")
    expect(page.locator("#pp-state")).to_have_text("Saved")


@pytest.fixture
def own(playwright: Playwright, tmp_path: Path) -> Iterator[Laptop]:
    """A laptop whose browser lets the form write to files."""
    with laptop(playwright, tmp_path, form(exemplar()), picking=True) as made:
        yield made


NAMED = "async name => (await navigator.storage.getDirectory()).getFileHandle(name, { create: true })"
SAID = f"name => ({NAMED})(name).then(h => h.getFile()).then(f => f.text()).then(t => JSON.parse(t).given.story.value)"


def test_a_record_in_a_file_is_said_to_be_and_goes_on_there_when_a_copy_was_made(own: Laptop) -> None:
    page = own.open()
    typed(page, "First")
    save(page).get_by_role("button", name="Keep it in a file").click()
    expect(page.locator("#pp-state")).to_have_text("Saved")
    dialog = save(page)
    expect(dialog).to_contain_text("It is kept in the file that you chose.")
    expect(dialog.get_by_label("Passphrase", exact=True)).to_be_visible()
    page.evaluate(f"globalThis.picking = () => ({NAMED})('copy.json')")
    dialog.get_by_role("button", name="Save a copy in a file").click()
    expect(page.locator("#pp-live")).to_have_text("A copy was made")
    page.get_by_label("What happened?").fill("Second")
    expect(page.locator("#pp-state")).to_have_text("Saved")
    assert [page.evaluate(SAID, name) for name in ("picked.json", "copy.json")] == ["Second", "First"]
