"""A laptop: a folder with a form in it, and a browser profile that outlives the browser, however it ends."""

from __future__ import annotations

import base64
import hashlib
import os
import signal
from collections.abc import Generator, Iterator
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


# A file of the browser's own file system, which pages from a disk do not have. It is written as the user's files are:
# beside, and put in place on close.
_PICKED = """
globalThis.picked = async () => (await navigator.storage.getDirectory()).getFileHandle("picked.json", { create: true });
globalThis.showSaveFilePicker = async () => globalThis.picking ? globalThis.picking() : picked();
globalThis.showOpenFilePicker = async () => [await picked()];
"""


def stand_in(rounds: int = 1000, soon: int = 300) -> bytes:
    """A page with the modules of keeping and one question. A passphrase is stretched by so many rounds, fewer than the
    form's own for the sake of time; what is typed is saved so many milliseconds later."""
    script = joined([FORM / "keeping.js"]) + _ASKING
    for name, own, here in (("ITERATIONS", 600000, rounds), ("SOON", 300, soon)):
        assert script.count(f"const {name} = {own};") == 1
        script = script.replace(f"const {name} = {own};", f"const {name} = {here};")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return _PAGE.format(hash=digest, script=script).encode()


class Laptop:
    """One user's profile, and the form on the disk. The browser is open from `open` until `close` or `kill`."""

    def __init__(self, playwright: Playwright, folder: Path, form: bytes, picking: bool) -> None:
        self._playwright = playwright
        self.profile = folder / "profile"
        self.form = folder / "form.html"
        self.form.write_bytes(form)
        self._picking = picking
        self._context: BrowserContext | None = None

    @property
    def address(self) -> str:
        """Where the form is: a file, or with `picking` an address of this laptop alone, answered without a network."""
        return "http://127.0.0.1/form.html" if self._picking else self.form.as_uri()

    @property
    def browser(self) -> BrowserContext:
        """The open browser."""
        if self._context is None:
            self._context = self._playwright.chromium.launch_persistent_context(
                self.profile, executable_path="/usr/bin/chromium", args=["--no-sandbox"]
            )
            if self._picking:
                self._context.add_init_script(_PICKED)
                self._context.route(self.address, lambda route: route.fulfill(path=self.form))
        return self._context

    def open(self) -> Page:
        """The form in a new window, once it is ready."""
        page = self.browser.new_page()
        page.goto(self.address)
        page.locator("[role=status]:not(:empty)").first.wait_for()
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
def laptop(
    playwright: Playwright, folder: Path, form: bytes | None = None, picking: bool = False
) -> Generator[Laptop, None, None]:
    """A laptop with this form, by default the stand-in. With `picking`, the user who is asked for a file always picks
    one and the same: nobody can press the buttons of the browser's own box here."""
    made = Laptop(playwright, folder, form or stand_in(), picking)
    try:
        yield made
    finally:
        made.close()
