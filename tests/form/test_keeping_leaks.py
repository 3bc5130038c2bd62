"""Nothing that is written in a form is to be found in clear: not in the browser's profile, nor by another page
(docs/threat-model.md)."""

from __future__ import annotations

import re
import string
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import Browser, Locator, Page, Playwright, expect

from tests.form.conftest import Opened
from tests.form.filled import form, library, taken_out
from tests.form.laptop import Laptop, laptop, stand_in

PASSPHRASE = "Qxzkettle lantern mossvvj"


def mark(number: int) -> str:
    """A word that stands nowhere else, and that no packing shortens."""
    return "".join(Random(number).choices(string.ascii_letters + string.digits, k=24))


def state(page: Page) -> Locator:
    """What the form says of keeping."""
    return page.locator("#pp-state")


def press(page: Page, name: str) -> None:
    """Press the button of that name."""
    page.get_by_role("button", name=name, exact=True).click()


def begin(own: Laptop) -> Page:
    """The whole form on one page, in a new window."""
    page = own.open()
    page.get_by_role("link", name="Show everything on one page").click()
    page.locator("main textarea").first.wait_for()
    return page


def write_everywhere(page: Page, marks: list[str]) -> None:
    """Put the marks, one after the other, into boxes of every kind, and choose some options."""
    boxes = page.locator("main").locator("textarea:visible, input[type=text]:visible").all()
    for number, box in enumerate(boxes[:12]):
        box.fill(marks[number % len(marks)])
    for value in page.locator('main input[type=radio]:not([value^="!"]):visible').all()[:3]:
        value.check()


def in_clear(own: Laptop, words: list[str]) -> list[str]:
    """Which words stand in which file of the profile, in either of the ways that the browser writes text."""
    kinds = ("utf-8", "utf-16-le")
    wanted = {word.encode(kind): word for word in words for kind in kinds}
    found: list[str] = []
    for path, content in own.files():
        found += [f"{word} in {path.name}" for code, word in wanted.items() if code in content]
    return found


def test_no_written_word_stands_in_the_browsers_profile(playwright: Playwright, tmp_path: Path) -> None:
    marks = [mark(number) for number in range(4)]
    asked = [path for path in library().content["questions"] if len(path) > 9]
    titles = [section["title"]["practitioner"] for section in library().content["sections"]]
    secret = [
        *marks,
        PASSPHRASE,
        *asked,
        *(title for title in titles if isinstance(title, str) and len(title) > 12),
    ]
    with laptop(playwright, tmp_path, form(library())) as own:
        page = begin(own)
        write_everywhere(page, marks)
        page.keyboard.press("Tab")
        expect(state(page)).to_have_text("Not saved")
        own.kill()
        own.close()
        page = begin(own)
        write_everywhere(page, marks)
        press(page, "Save")
        page.locator("#pp-pass").fill(PASSPHRASE)
        page.locator("#pp-again").fill(PASSPHRASE)
        press(page, "Keep it sealed here")
        expect(state(page)).to_have_text("Saved")
        page.get_by_role("link", name="Back to all sections").first.click()
        for place in range(3):
            page.locator("main .govuk-task-list a").nth(place).click()
            page.get_by_role("link", name="Back to all sections").first.click()
        page.get_by_role("link", name="Check your answers").click()
        expect(page.locator("main")).to_contain_text(marks[0])
        assert re.fullmatch(r"#\d+", page.url.partition("form.html")[2])
        page.close()
        own.close()
        assert any("IndexedDB" in str(path) for path, _ in own.files())
        assert in_clear(own, secret) == []
        page = own.open()
        press(page, "Open")
        page.locator("#pp-key").fill(PASSPHRASE)
        press(page, "Open it")
        expect(page.locator("dialog[open]")).to_have_count(0)
        page.get_by_role("link", name="Show everything on one page").click()
        expect(page.locator("main textarea").first).to_have_value(marks[0])
        own.close()
        assert in_clear(own, secret) == []


# What any page that lies on the same disk can do.
_LOOK = """() => new Promise(done => {
  const opening = indexedDB.open("penpicture");
  opening.onsuccess = () => {
    const store = opening.result.transaction("copies").objectStore("copies");
    const keys = store.getAllKeys(), values = store.getAll();
    values.onsuccess = () => {
      opening.result.close();
      done(values.result.map((copy, n) => ({
        place: keys.result[n][1], keys: Object.keys(copy).sort(), iv: String(copy.iv), salt: String(copy.salt),
        count: copy.count, saved: copy.saved, length: copy.data.byteLength,
        data: new TextDecoder("latin1").decode(copy.data),
      })));
    };
  };
})"""

# As docs/form.md says a record is sealed, written down once more.
_OPEN_AS_TOLD = """passphrase => new Promise(done => {
  const opening = indexedDB.open("penpicture");
  opening.onsuccess = () => {
    const store = opening.result.transaction("copies").objectStore("copies");
    const keys = store.getAllKeys(), values = store.getAll();
    values.onsuccess = async () => {
      opening.result.close();
      const bytes = text => new TextEncoder().encode(text);
      const [id] = keys.result[0], copy = values.result[0];
      const secret = await crypto.subtle.importKey("raw", bytes(passphrase), "PBKDF2", false, ["deriveBits"]);
      const how = { name: "PBKDF2", hash: "SHA-256", salt: copy.salt, iterations: 600000 };
      const raw = await crypto.subtle.deriveBits(how, secret, 256);
      const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
      const bound = bytes(JSON.stringify(["penpicture", 1, id, copy.count, copy.saved]));
      const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: copy.iv, additionalData: bound }, key, copy.data);
      const length = new DataView(plain).getUint32(0);
      const rest = new Uint8Array(plain, 4 + length);
      done([JSON.parse(new TextDecoder().decode(new Uint8Array(plain, 4, length))), rest.every(byte => byte === 0)]);
    };
  };
})"""


def _another_page(page: Page, folder: Path) -> Page:
    """A page of somebody else's, elsewhere on the disk, open in the same browser."""
    other = folder / "elsewhere" / "game.html"
    other.parent.mkdir(exist_ok=True)
    other.write_text("<!doctype html><title>A game</title>", encoding="utf-8")
    opened = page.context.new_page()
    opened.goto(other.as_uri())
    return opened


def test_any_page_of_the_disk_can_read_what_is_kept_and_finds_it_sealed(
    browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "form.html").write_bytes(stand_in(rounds=600_000))
    context = browser.new_context()
    # The key is asked of the browser as one that it never hands out.
    context.add_init_script(
        """const derive = SubtleCrypto.prototype.deriveKey;
        globalThis.handedOut = [];
        SubtleCrypto.prototype.deriveKey = async function (...how) {
          const key = await derive.apply(this, how);
          handedOut.push(key.extractable);
          return key;
        };"""
    )
    page = context.new_page()
    page.goto((tmp_path / "form.html").as_uri())
    box, told = page.get_by_label("What happened?"), page.get_by_role("status")
    expect(told).to_have_text("empty")
    box.fill(mark(1))
    page.evaluate("p => keeping.seal(p)", PASSPHRASE)
    box.fill(mark(1) + "x" * 5000)
    expect(told).to_have_text("saved")
    other = _another_page(page, tmp_path)
    assert other.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert [kept["name"] for kept in other.evaluate("indexedDB.databases()")] == ["penpicture"]
    first, second = other.evaluate(_LOOK)
    for copy in (first, second):
        assert copy["keys"] == ["count", "data", "format", "iv", "salt", "saved"]
        assert copy["length"] == 65536 + 16
        for secret in (mark(1), PASSPHRASE, "initial-assessment", "story", "given"):
            assert secret not in copy["data"]
    assert [first["place"], second["place"]] == [0, 1]
    assert first["salt"] == second["salt"] and first["iv"] != second["iv"]
    assert page.evaluate("handedOut") == [False]
    answers, filled_up = other.evaluate(_OPEN_AS_TOLD, PASSPHRASE)
    assert answers["given"]["story"]["value"].startswith(mark(1)) and filled_up
    context.close()


def test_two_records_with_one_passphrase_have_nothing_in_common(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "form.html").write_bytes(stand_in())
    context = browser.new_context()
    pages = [context.new_page(), context.new_page()]
    for page in pages:
        page.goto((tmp_path / "form.html").as_uri())
        page.get_by_label("What happened?").fill("the same words")
        page.evaluate("p => keeping.seal(p)", PASSPHRASE)
    one, two = _another_page(pages[0], tmp_path).evaluate(_LOOK)
    assert one["salt"] != two["salt"] and one["iv"] != two["iv"] and one["data"][:64] != two["data"][:64]
    context.close()


def test_no_box_is_kept_filled_in_or_read_by_the_browser(fill_in: Opened) -> None:
    page = fill_in(form(library()))
    assert page.locator("html").get_attribute("translate") == "no"
    page.get_by_role("link", name="Show everything on one page").click()
    for adder in page.locator('main [data-do="addrow"]:visible').all():
        adder.click()
    loose: list[Any] = page.evaluate(
        """() => [...document.querySelectorAll("main input, main textarea, main select, input[type=password]")]
            .filter(box => box.autocomplete !== "off" || box.spellcheck).map(box => box.outerHTML)"""
    )
    assert loose == []


def test_the_name_of_a_file_tells_the_exemplar_and_the_day_alone(fill_in: Opened) -> None:
    page = fill_in(form(library()))
    page.locator("main .govuk-task-list a").first.click()
    page.locator("main textarea").first.fill(mark(1))
    press(page, "Save")
    with page.expect_download() as coming:
        press(page, "Keep it in a file")
    assert coming.value.suggested_filename == "initial-assessment-2026-06-01.json"
    expect(state(page)).to_contain_text("Copy handed over")
    assert mark(1) not in page.title() + page.url
    assert taken_out(page)["given"]["prompted_by"]["value"] == mark(1)
