"""Killing the browser at random moments while somebody types: what was called *Saved* is there again, whole.

The gate does a few; `make kills` does 500 (some ten minutes), `make kills KILLS=50` fewer.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from playwright.sync_api import Error, Page, Playwright, sync_playwright

from tests.form.laptop import Laptop, laptop, stand_in

PASSPHRASE = "kettle lantern moss"

# Types text after text, each numbered at both ends with its length between, and tells of each and of each *Saved*.
# Some are long enough to need another length of sealed copy. After some, the next waits for *Saved*, as people pause: a slow
# machine would never say it between two keys.
_TYPING = """([first, begin, passphrase]) => {
  const box = document.querySelector("textarea"), told = document.querySelector("[role=status]");
  let n = first, isPausing = false;
  new MutationObserver(() => {
    if (told.textContent !== "saved") return;
    tell("saved", Number(box.value.split(" ")[0]));
    if (isPausing) goOn();
  }).observe(told, { childList: true });
  const type = () => {
    const length = Math.floor(10 ** (1 + 4 * Math.random()));
    box.value = `${n} ${length} ${"x".repeat(length)} ${n}`;
    box.dispatchEvent(new Event("input"));
    tell("typed", n++);
    isPausing = Math.random() < 0.2;
    if (!isPausing) goOn();
  };
  const goOn = () => {
    isPausing = false;
    setTimeout(type, 20 * Math.random());
  };
  type();
  if (begin === "sealed") keeping.seal(passphrase);
  if (begin === "file") keeping.toFile();
}"""

_OPENING = {
    "sealed": "([id, passphrase]) => keeping.unseal(id, passphrase, show)",
    "file": "() => keeping.openFile(null, show)",
}
"""By the place where answers are kept."""


@dataclass(slots=True)
class Seen:
    """What the page had said when the browser was killed: the text last typed, and the last that it called saved."""

    typed: int = 0
    saved: int = 0


def type_until_killed(own: Laptop, page: Page, seen: Seen, begin: str, events: int) -> None:
    """Type until the page has told of so many things, and kill the browser then. `begin`: the place to begin keeping
    at, "" where that has been done."""
    left = events

    def tell(what: str, number: int) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            own.kill()
        elif what == "saved" and left > 0:
            seen.saved = number
        seen.typed = max(seen.typed, number)

    page.expose_function("tell", tell)
    try:
        page.evaluate(_TYPING, [seen.typed + 1, begin, PASSPHRASE])
        page.wait_for_event("close", timeout=60_000)
    except Error:
        pass
    own.close()


def reopen(own: Laptop, seen: Seen, place: str) -> tuple[Page, bool]:
    """Open the form again and what it kept; fails if that is not what was called saved, or newer, and whole. Also
    gives whether anything was there."""
    page = own.open()
    found = page.evaluate("keeping.found.map(({ id }) => id)")
    if place == "sealed" and not found:
        assert seen.saved == 0, f"{seen.saved} was called saved, and nothing is there"
        return page, False
    refused = page.evaluate(
        f"opening => ({_OPENING[place]})(opening).then(() => '', fault => fault.code)",
        [*found[:1], PASSPHRASE],
    )
    if place == "file" and refused == "PP701":  # chosen, and still empty
        assert seen.saved == 0, f"{seen.saved} was called saved, and nothing is there"
        return page, False
    assert refused == ""
    first, length, text, last = page.get_by_label("What happened?").input_value().split(" ")
    assert first == last and text == "x" * int(length), "half a record"
    assert seen.saved <= int(first), f"{seen.saved} was called saved, and {first} is there"
    seen.typed = max(seen.typed, int(first))
    return page, True


def kill_again_and_again(
    playwright: Playwright,
    folder: Path,
    random: Random,
    times: int,
    place: str = "sealed",
    after: Callable[[int], None] = lambda done: None,
) -> int:
    """Kill the browser so often, each time at a random moment; `after` is called with how often it was done so far.
    Every now and then a record is begun afresh. Gives how many kills came after something was called saved."""
    found = 0
    with laptop(playwright, folder, stand_in(soon=5), picking=place == "file") as own:
        seen = Seen()
        page, there = own.open(), False
        for time in range(times):
            if there and random.random() < 0.2:
                page.evaluate("keeping.clear()")
                there = False
            if not there:
                seen.saved = 0
            type_until_killed(own, page, seen, "" if there else place, random.randint(1, 60))
            found += seen.saved > 0
            page, there = reopen(own, seen, place)
            after(time + 1)
    return found


def main(times: int) -> None:
    """Kill at length, and say how it went; a broken promise ends it with the number that brings it back."""
    seed = Random().randrange(10**9)
    print(f"{times} kills, seed {seed}", flush=True)

    def tell(done: int) -> None:
        if done % 25 == 0:
            print(f"{done} done", flush=True)

    with sync_playwright() as playwright:
        for place, share in (("sealed", times - times // 5), ("file", times // 5)):
            with tempfile.TemporaryDirectory() as folder:
                found = kill_again_and_again(playwright, Path(folder), Random(seed), share, place, tell)
            print(f"{place}: {share} kills, {found} with something called saved: all of it there, and whole")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
