"""A laptop: a folder with a form in it, and a browser profile that outlives the browser, however it ends."""

from __future__ import annotations

import base64
import hashlib
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Page, Playwright

from penpicture.renderers.script import joined

FORM = Path(__file__).parents[2] / "renderers" / "form"

_PAGE = """\
<!doctype html><html lang="en-GB" translate="no"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-{hash}';
 connect-src 'none'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'">
<title>A form</title></head>
<body><textarea aria-label="What happened?" autocomplete="off" spellcheck="false"></textarea>
<p role="status"></p><script type="module">{script}</script></body></html>
"""

# Stands in for the form: one question, typed into a box, and what keeping says of it.
_ASKING = """
const page = {content: {exemplar: "initial-assessment"}, artifact: "sha256:" + "0".repeat(64)};
const box = document.querySelector("textarea"), told = document.querySelector("p");
const file = () => ({penpicture: 1, answers: "initial-assessment", version: "1.0.0", given: {story: {value: box.value}}});
const show = answers => { box.value = answers.given.story.value; return true; };
const keeping = await openKeeping(page);
keeping.onState((state, why) => { told.textContent = why ? `${state}: ${why}` : state; });
box.addEventListener("input", () => keeping.changed(file));
globalThis.keeping = keeping;
globalThis.show = show;
globalThis.file = file;
"""


def stand_in(rounds: int = 1000) -> bytes:
    """A page with the modules of keeping and one question; a passphrase is stretched by so many rounds, fewer than
    the form's own for the sake of time."""
    script = joined([FORM / "keeping.js"]) + _ASKING
    assert script.count(" = 600000;") == 1
    script = script.replace(" = 600000;", f" = {rounds};")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return _PAGE.format(hash=digest, script=script).encode()


class Laptop:
    """One user's profile, and the form on the disk. The browser is open from `open` until `close` or `kill`."""

    def __init__(self, playwright: Playwright, folder: Path, form: bytes) -> None:
        self._playwright = playwright
        self.profile = folder / "profile"
        self.form = folder / "form.html"
        self.form.write_bytes(form)
        self._context: BrowserContext | None = None

    @property
    def browser(self) -> BrowserContext:
        """The open browser."""
        if self._context is None:
            self._context = self._playwright.chromium.launch_persistent_context(
                self.profile, executable_path="/usr/bin/chromium", args=["--no-sandbox"]
            )
        return self._context

    def open(self) -> Page:
        """The form in a new window, once it is ready."""
        page = self.browser.new_page()
        page.goto(self.form.as_uri())
        page.locator("[role=status]:not(:empty)").wait_for()
        return page

    def close(self) -> None:
        """Close the browser as a user does; what a killed one leaves behind is tidied up."""
        if self._context is not None:
            with suppress(Error):
                self._context.close()
        self._context = None

    def kill(self) -> None:
        """End every process of this profile's browser at once, as a power cut does."""
        for process in self._processes():
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

    def _processes(self) -> Iterator[int]:
        mark = f"--user-data-dir={self.profile}".encode()
        for entry in Path("/proc").iterdir():
            if not entry.name.isdecimal():
                continue
            try:
                told = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if mark in told:
                yield int(entry.name)

    def files(self) -> Iterator[tuple[Path, bytes]]:
        """Every file that the browser keeps, with what is in it."""
        for path in sorted(self.profile.rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield path, path.read_bytes()


@contextmanager
def laptop(playwright: Playwright, folder: Path, form: bytes | None = None) -> Iterator[Laptop]:
    """A laptop with this form, by default the stand-in."""
    made = Laptop(playwright, folder, form or stand_in())
    try:
        yield made
    finally:
        made.close()
