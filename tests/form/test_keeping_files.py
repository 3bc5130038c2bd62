"""Answers in a file that the user chose: written whole, opened strictly, never over what somebody else wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Playwright, expect

from tests.form.conftest import Opened
from tests.form.filled import form, library, put_in, taken_out
from tests.form.laptop import Laptop, laptop

_IN_FILE = "picked().then(handle => handle.getFile()).then(file => file.text())"
_REPLACE = "text => picked().then(h => h.createWritable()).then(async w => { await w.write(text); await w.close(); })"


@pytest.fixture
def own(playwright: Playwright, tmp_path: Path) -> Iterator[Laptop]:
    """A laptop whose user picks one and the same file whenever asked."""
    with laptop(playwright, tmp_path, picking=True) as made:
        yield made


def told(page: Page) -> Locator:
    """What the page says of keeping."""
    return page.get_by_role("status")


def box(page: Page) -> Locator:
    """Where the one answer is typed."""
    return page.get_by_label("What happened?")


def in_file(page: Page) -> str:
    """The answer in the file that was chosen."""
    return str(json.loads(page.evaluate(_IN_FILE))["given"]["story"]["value"])


def test_what_is_typed_goes_to_the_file_that_was_chosen_and_on_from_there(own: Laptop) -> None:
    page = own.open()
    box(page).fill("one")
    page.evaluate("keeping.toFile()")
    expect(told(page)).to_have_text("saved")
    assert in_file(page) == "one"
    box(page).fill("two")
    expect(told(page)).to_have_text("unsaved")
    expect(told(page)).to_have_text("saved")
    assert in_file(page) == "two"
    page.wait_for_function("indexedDB.databases().then(kept => !kept.length)")  # and nowhere else

    again = own.open()
    assert again.evaluate("keeping.openFile(null, show)") is True
    expect(box(again)).to_have_value("two")
    expect(told(again)).to_have_text("saved")
    box(again).fill("three")
    expect(told(again)).to_have_text("saved")
    assert in_file(again) == "three"

    # The first window finds out, and does not write over it.
    box(page).fill("four")
    expect(told(page)).to_have_text("failed: changed-elsewhere")
    assert in_file(page) == "three"
    page.evaluate("keeping.toFile()")
    expect(told(page)).to_have_text("saved")
    assert in_file(page) == "four"

    # Closing the browser's own box changes nothing, nor does a file that the form cannot open.
    closed = "globalThis.picking = () => { throw new DOMException('', 'AbortError') }"
    assert page.evaluate(f"{closed}; keeping.toFile().catch(fault => fault.code)") == "cancelled"
    other = json.dumps({"penpicture": 1, "answers": "first-visit", "version": "1.0.0"})
    for text, code in (
        ("half {", "PP701"),
        ('{"penpicture": 1, "penpicture": 1}', "PP717"),
        (other, "PP704"),
    ):
        page.evaluate(_REPLACE, text)
        assert page.evaluate("keeping.openFile(null, show).catch(fault => fault.code)") == code
        expect(box(page)).to_have_value("four")
        assert page.evaluate(_IN_FILE) == text


def test_a_full_disk_is_said_and_the_file_stays_whole(own: Laptop) -> None:
    page = own.open()
    box(page).fill("one")
    page.evaluate("keeping.toFile()")
    expect(told(page)).to_have_text("saved")
    page.evaluate(
        """() => {
          FileSystemWritableFileStream.prototype.close = () =>
            Promise.reject(new DOMException("", "QuotaExceededError"));
        }"""
    )
    box(page).fill("two")
    expect(told(page)).to_have_text("failed: full")
    assert in_file(page) == "one"


def test_an_answer_file_goes_out_and_in_again(fill_in: Opened, tmp_path: Path) -> None:
    page = fill_in(form(library()))
    page.locator("main .govuk-task-list a").first.click()
    page.locator("main textarea").first.fill("Said in May, ŵ ŷ â\n“quoted”")
    answers = taken_out(page)
    page.locator("main textarea").first.fill("something else")
    put_in(page, answers, tmp_path)
    expect(page.locator("main textarea").first).to_have_value("Said in May, ŵ ŷ â\n“quoted”")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "could not be read"),
        ("[]", ""),
        ("\ufeff{}", ""),
        ('{"penpicture": 1, "penpicture": 1}', "twice"),
        ('{"penpicture": 1, "answers": "first-visit", "version": "1.0.0"}', "another form"),
        (
            '{"penpicture": 1, "answers": "initial-assessment", "version": "1.0.0", "given": {"canary9": 7}}',
            "",
        ),
        ('{"penpicture": 1, "answers": "initial-assessment", "version": "1.0.0", "given": []}', ""),
    ],
    ids=["half", "list", "mark", "twice", "other", "unknown", "shape"],
)
def test_a_malformed_file_is_told_of_and_changes_nothing(
    fill_in: Opened, tmp_path: Path, text: str, says: str
) -> None:
    page = fill_in(form(library()))
    page.locator("main .govuk-task-list a").first.click()
    page.locator("main textarea").first.fill("typed before")
    file = tmp_path / "answers.json"
    file.write_text(text, encoding="utf-8")
    page.get_by_role("button", name="Open", exact=True).click()
    page.get_by_role("button", name="Open a file").click()
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="Open a file, and lose what is not saved").click()
    choosing.value.set_files(file)
    told_of = page.locator("#d-open [role=alert]")
    expect(told_of).not_to_contain_text("What was typed here is not saved")
    expect(told_of).not_to_be_empty()
    expect(told_of).to_contain_text(says)
    expect(told_of).not_to_contain_text("canary9")
    page.keyboard.press("Escape")
    expect(page.locator("main textarea").first).to_have_value("typed before")
    expect(page.locator("#pp-state")).to_have_text("Not saved")
