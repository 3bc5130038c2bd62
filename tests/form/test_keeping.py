"""What is typed is kept, sealed, and "saved" is true (docs/form.md, "Keeping")."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, Playwright, expect

from tests.form.laptop import Laptop, laptop, stand_in

Window = Callable[[], Page]
PASSPHRASE = "kettle lantern moss"


@pytest.fixture
def window(browser: Browser, tmp_path: Path) -> Iterator[Window]:
    """Opens the form in a new window; all windows of a test are of one browser, with nothing kept at first."""
    form = tmp_path / "form.html"
    form.write_bytes(stand_in())
    context = browser.new_context()

    def opened() -> Page:
        page = context.new_page()
        page.goto(form.as_uri())
        expect(told(page)).not_to_be_empty()
        return page

    yield opened
    context.close()


def told(page: Page) -> Locator:
    """What the page says of keeping."""
    return page.get_by_role("status")


def box(page: Page) -> Locator:
    """Where the one answer is typed."""
    return page.get_by_label("What happened?")


_NOTED = """() => {
  const told = document.querySelector("[role=status]");
  globalThis.noted = [];
  new MutationObserver(() => noted.push(told.textContent)).observe(told, { childList: true });
}"""
"""Notes all that the page says of keeping, however soon it says something else."""


def seal(page: Page, passphrase: str = PASSPHRASE, again: str | None = None) -> str:
    """Begin sealed autosave: "" or the fault's code."""
    told_twice = passphrase if again is None else again
    return str(
        page.evaluate("([p, q]) => keeping.seal(p, q).then(() => '', f => f.code)", [passphrase, told_twice])
    )


def unseal(page: Page, passphrase: str = PASSPHRASE, record: int = 0) -> str:
    """Open a sealed record and show it: "" or the fault's code."""
    return str(
        page.evaluate(
            "([n, p]) => keeping.unseal(keeping.found[n]?.id, p, show).then(() => '', f => f.code)",
            [record, passphrase],
        )
    )


def found(page: Page) -> int:
    """How many sealed records the page offers."""
    return int(page.evaluate("keeping.found.length"))


def test_nothing_is_called_saved_before_there_is_a_place_to_keep_it(window: Window) -> None:
    page = window()
    expect(told(page)).to_have_text("empty")
    box(page).press_sequentially("It began in May")
    expect(told(page)).to_have_text("unsaved")
    assert found(window()) == 0


def test_what_was_typed_is_there_again_with_the_passphrase(window: Window) -> None:
    page = window()
    box(page).press_sequentially("It began in May, ŵ ŷ â 🙂")
    assert seal(page) == ""
    expect(told(page)).to_have_text("saved")
    page.evaluate(_NOTED)
    box(page).press_sequentially(", at school")
    expect(told(page)).to_have_text("saved")
    assert page.evaluate("noted[0]") == "unsaved"
    page.close()
    again = window()
    assert unseal(again) == ""
    expect(box(again)).to_have_value("It began in May, ŵ ŷ â 🙂, at school")
    expect(told(again)).to_have_text("saved")


def test_a_wrong_passphrase_is_said_and_loses_nothing(window: Window) -> None:
    page = window()
    box(page).press_sequentially("First")
    assert seal(page) == ""
    page.close()
    again = window()
    assert unseal(again, "kettle lantern mosses") == "wrong-passphrase"
    expect(box(again)).to_have_value("")
    expect(told(again)).to_have_text("empty")
    assert unseal(again) == ""
    expect(box(again)).to_have_value("First")


def test_a_passphrase_typed_on_another_keyboard_is_the_same(window: Window) -> None:
    page = window()
    box(page).press_sequentially("First")
    assert seal(page, "dŵr a thân a phridd") == ""
    page.close()
    assert unseal(window(), "dw\u0302r a tha\u0302n a phridd") == ""


def test_a_short_passphrase_or_two_that_differ_are_refused(window: Window) -> None:
    page = window()
    box(page).press_sequentially("First")
    assert seal(page, "kettle") == "passphrase-short"
    assert seal(page, PASSPHRASE, "kettle lantern mosses") == "passphrases-differ"
    assert seal(page, "aaaaaaaaaaaa") == "passphrase-plain"
    assert seal(page, "121212121212") == "passphrase-plain"
    expect(told(page)).to_have_text("unsaved")
    assert found(window()) == 0


def test_what_is_typed_while_a_save_is_under_way_is_saved_too(window: Window) -> None:
    page = window()
    box(page).press_sequentially("one ")
    assert seal(page) == ""
    states = page.evaluate(
        """async () => {
          const seen = [];
          keeping.onState(state => seen.push(state));
          const type = more => {
            const box = document.querySelector("textarea");
            box.value += more;
            box.dispatchEvent(new Event("input"));
          };
          type("two ");
          const saving = keeping.flush();
          type("three");
          await saving;
          return seen;
        }"""
    )
    assert states == ["saved", "unsaved", "saving", "unsaved", "unsaved", "saving", "saved"]
    page.close()
    again = window()
    assert unseal(again) == ""
    expect(box(again)).to_have_value("one two three")


def test_turning_to_another_window_saves_at_once(window: Window) -> None:
    page = window()
    assert seal(page) == ""
    # Timers never fire here, so only the change of windows can have saved.
    page.evaluate("globalThis.setTimeout = () => 1")
    box(page).press_sequentially("typed just before")
    expect(told(page)).to_have_text("unsaved")
    page.evaluate(
        """() => {
          Object.defineProperty(document, "hidden", { value: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }"""
    )
    expect(told(page)).to_have_text("saved")


def test_the_record_of_a_second_window_says_that_it_is_open_already(window: Window) -> None:
    first = window()
    box(first).press_sequentially("First")
    assert seal(first) == ""
    second = window()
    assert unseal(second) == "open-elsewhere"
    expect(box(second)).to_have_value("")
    first.close()
    assert unseal(second) == ""
    expect(box(second)).to_have_value("First")


def test_where_windows_cannot_be_told_apart_no_save_is_written_over_unseen(window: Window) -> None:
    first = window()
    box(first).press_sequentially("First")
    assert seal(first) == ""
    second = window()
    second.evaluate("Object.defineProperty(navigator, 'locks', { value: undefined })")
    assert unseal(second) == ""
    box(second).fill("Second")
    expect(told(second)).to_have_text("saved")
    box(first).fill("First again")
    expect(told(first)).to_have_text("failed: changed-elsewhere")
    second.close()
    first.close(run_before_unload=False)
    third = window()
    assert unseal(third) == ""
    expect(box(third)).to_have_value("Second")


SPOIL = """([which, how]) => new Promise(done => {
  const opening = indexedDB.open("penpicture", 1);
  opening.onsuccess = () => {
    const copies = opening.result.transaction("copies", "readwrite").objectStore("copies");
    copies.openCursor().onsuccess = ({ target: { result: cursor } }) => {
      if (!cursor) return opening.result.close(), done();
      if (cursor.value.count === which) {
        const copy = cursor.value;
        if (how === "data") new Uint8Array(copy.data)[100] ^= 1;
        else if (how === "saved") copy.saved = "2020-01-01T00:00:00.000Z";
        else if (how === "count") copy.count += 10;
        else if (how === "as many as can be") copy.count = Number.MAX_SAFE_INTEGER;
        else if (how === "salt") copy.salt = [...copy.salt];
        else if (how === "no count") delete copy.count;
        else if (how === "cut") copy.data = copy.data.slice(0, 100);
        cursor.update(how === "nonsense" ? 7 : copy);
      }
      cursor.continue();
    };
  };
})"""


NOTHING_KEPT = "indexedDB.databases().then(kept => !kept.length)"
UNSOUND = ("nonsense", "salt", "no count")


@pytest.mark.parametrize("how", ["data", "saved", "count", "cut", *UNSOUND])
def test_where_the_last_save_is_spoilt_the_one_before_it_stands_and_is_not_written_over(
    window: Window, how: str
) -> None:
    page = window()
    box(page).fill("before")
    assert seal(page) == ""
    box(page).fill("after")
    expect(told(page)).to_have_text("saved")
    page.close()
    again = window()
    again.evaluate(SPOIL, [2, how])
    assert unseal(again) == ""
    expect(box(again)).to_have_value("before")
    expect(told(again)).to_have_text("saved" if how in UNSOUND else "saved: older")
    box(again).fill("after all")
    expect(told(again)).to_have_text("saved")
    again.close()
    third = window()
    assert unseal(third) == ""
    expect(box(third)).to_have_value("after all")


@pytest.mark.parametrize("which", [1, 2])
def test_a_count_that_another_page_forged_makes_no_save_a_lie(window: Window, which: int) -> None:
    page = window()
    box(page).fill("first")
    assert seal(page) == ""
    box(page).fill("second")
    expect(told(page)).to_have_text("saved")
    page.close()
    again = window()
    again.evaluate(SPOIL, [which, "as many as can be"])
    assert unseal(again) == ""
    for words in ("third", "fourth", "fifth"):
        box(again).fill(words)
        expect(told(again)).to_have_text("saved")
    again.evaluate(SPOIL, [4, "as many as can be"])
    box(again).fill("sixth")
    expect(told(again)).to_have_text("failed: changed-elsewhere")
    again.close(run_before_unload=False)
    last = window()
    assert unseal(last) == ""
    expect(box(last)).to_have_value("fourth" if which == 2 else "fifth")


def test_a_record_put_in_the_place_of_another_does_not_open(window: Window) -> None:
    page = window()
    box(page).fill("of one child")
    assert seal(page) == ""
    page.close()
    again = window()
    again.evaluate(
        """() => new Promise(done => {
          const opening = indexedDB.open("penpicture", 1);
          opening.onsuccess = () => {
            const copies = opening.result.transaction("copies", "readwrite").objectStore("copies");
            copies.openCursor().onsuccess = ({ target: { result: cursor } }) => {
              copies.put(cursor.value, ["another", 0]);
              cursor.delete();
              opening.result.close();
              done();
            };
          };
        })"""
    )
    assert unseal(window()) == "wrong-passphrase"


def test_answers_that_the_form_cannot_open_change_nothing(window: Window) -> None:
    page = window()
    box(page).fill("kept")
    assert seal(page) == ""
    page.close()
    again = window()
    box(again).fill("typed here")
    refused = """keeping.unseal(keeping.found[0].id, "kettle lantern moss", () => { throw new Error("no"); })
        .then(() => "", fault => fault.message)"""
    assert again.evaluate(refused) == "no"
    expect(box(again)).to_have_value("typed here")
    expect(told(again)).to_have_text("unsaved")
    again.close(run_before_unload=False)
    third = window()
    assert unseal(third) == ""
    expect(box(third)).to_have_value("kept")


def test_clearing_the_laptop_leaves_nothing_behind(window: Window) -> None:
    page, other = window(), window()
    box(page).fill("one")
    assert seal(page) == ""
    box(other).fill("two")
    assert seal(other) == ""
    third = window()
    assert found(third) == 2
    page.evaluate("keeping.clear()")
    assert found(window()) == 0
    page.wait_for_function(NOTHING_KEPT)  # nor does looking for records leave a trace
    box(other).fill("two, and more")
    expect(told(other)).to_have_text("failed: changed-elsewhere")
    assert unseal(third, record=1) == "gone"


def test_clearing_during_the_first_save_brings_nothing_back(window: Window) -> None:
    page = window()
    box(page).fill("one")
    page.evaluate("Promise.allSettled([keeping.seal('kettle lantern moss'), keeping.clear()])")
    page.evaluate("keeping.clear()")
    assert found(window()) == 0


def test_a_full_disk_is_said_and_the_save_is_made_when_there_is_room(window: Window) -> None:
    page = window()
    box(page).fill("one")
    assert seal(page) == ""
    page.evaluate(
        """() => {
          const put = IDBObjectStore.prototype.put;
          globalThis.room = () => { IDBObjectStore.prototype.put = put; };
          IDBObjectStore.prototype.put = () => { throw new DOMException("", "QuotaExceededError"); };
        }"""
    )
    box(page).fill("two")
    expect(told(page)).to_have_text("failed: full")
    page.evaluate("room()")
    page.evaluate("keeping.flush()")
    expect(told(page)).to_have_text("saved")
    page.close()
    again = window()
    assert unseal(again) == ""
    expect(box(again)).to_have_value("two")


def test_a_browser_that_keeps_nothing_is_told_of_at_once(browser: Browser, tmp_path: Path) -> None:
    form = tmp_path / "form.html"
    form.write_bytes(stand_in())
    context = browser.new_context()
    context.add_init_script(
        "IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError'); }"
    )
    page = context.new_page()
    page.goto(form.as_uri())
    expect(told(page)).to_have_text("empty: refused")
    box(page).fill("one")
    assert seal(page) == "refused"
    expect(told(page)).to_have_text("unsaved")
    context.close()


def test_closing_with_unsaved_work_is_asked_about_and_at_no_other_time(window: Window) -> None:
    page = window()
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    box(page).press_sequentially("typed")
    with page.expect_event("dialog"):
        page.close(run_before_unload=True)
    expect(box(page)).to_have_value("typed")
    assert asked == ["beforeunload"]
    assert seal(page) == ""
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    assert asked == ["beforeunload"]


def test_a_record_outlives_the_browser(playwright: Playwright, tmp_path: Path) -> None:
    with laptop(playwright, tmp_path) as own:
        page = _kept(own, "typed on Monday")
        page.close()
        own.close()
        again = own.open()
        assert unseal(again) == ""
        expect(box(again)).to_have_value("typed on Monday")


def _kept(own: Laptop, words: str) -> Page:
    page = own.open()
    box(page).fill(words)
    assert seal(page) == ""
    return page
