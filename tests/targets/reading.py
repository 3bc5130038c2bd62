"""What a reader finds in a target's files, as one text: pages by browser, paper by pdftotext, the rest as it is."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Mapping
from functools import cached_property
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from playwright.sync_api import Page

from tests.form.going import go_to

_ATTRIBUTES = ("alt", "title", "aria-label", "placeholder", "content", "value", "data-symbol", "min", "max")
_HASH = re.compile(r"(?:sha256:)?[0-9a-f]{12,64}")
_SPOKEN = """() => {
  const body = document.body.cloneNode(true);
  for (const unseen of body.querySelectorAll("script, style, template")) unseen.remove();
  const said = [document.title, body.textContent];
  for (const part of body.querySelectorAll("*")) {
    for (const name of ATTRIBUTES) if (part.hasAttribute(name)) said.push(`${name}=${part.getAttribute(name)}`);
    if (["svg", "IMG", "INPUT", "TEXTAREA", "FIELDSET"].includes(part.tagName)) {
      said.push(`<${part.tagName} ${part.type ?? ""} ${part.inputMode ?? ""} ${part.hidden}>`);
    }
    if (part.hidden) said.push("hidden");
  }
  return said.join("\\n");
}""".replace("ATTRIBUTES", json.dumps(_ATTRIBUTES))

_NONSENSE = """() => {
  for (const box of document.querySelectorAll("main input[type=text], main input:not([type])")) {
    box.value = "999999";
    box.dispatchEvent(new Event("input", {bubbles: true}));
    box.dispatchEvent(new FocusEvent("focusout", {bubbles: true}));
  }
}"""


# What is in sight on a long page is known once it was drawn, and told of then.
_IN_SIGHT = """() => new Promise(done =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"""


class Reader:
    """Reads the files of any target; a page is opened for those that only say something in a browser."""

    def __init__(self, open_page: Callable[[], Page], room: Path) -> None:
        self.open_page, self.room = open_page, room

    @cached_property
    def page(self) -> Page:
        """The one page that all are read in."""
        return self.open_page()

    def shown(self, files: Mapping[str, bytes], answers: Any = None) -> str:
        """All that the files say. What depends on the identity of the exemplar alone is evened out. A page with a
        script is opened, given the answers where there are any, and read from its list to its check."""
        return _HASH.sub("#", "\n".join(self._one(name, files[name], answers) for name in sorted(files)))

    def _one(self, name: str, data: bytes, answers: Any) -> str:
        ending = name.rpartition(".")[2]
        if ending == "html":
            return self._page(data, answers) if b"<script" in data else _markup(data.decode())
        if ending == "pdf":
            return _paper(data)
        assert ending in ("md", "txt", "csv", "json", "sql"), f"say here how {name} is read"
        if ending == "txt":  # a hash is longer than a line of an e-mail
            return re.sub(r"sha256:[0-9a-f]+\s+[0-9a-f]+", "#", data.decode())
        return data.decode()

    def _page(self, data: bytes, answers: Any) -> str:
        file = self.room / "page.html"
        file.write_bytes(data)
        said: list[str] = []
        self.page.goto("about:blank")
        self.page.goto(file.as_uri() + "#/all")
        self.page.locator("#pp-state:not(:empty)").wait_for(state="attached")
        if answers is not None and self.page.locator("#pp-chosen").count():
            given = self.room / "answers.json"
            given.write_text(json.dumps(answers), encoding="utf-8")
            before = self.page.evaluate(_SPOKEN)
            self.page.set_input_files("#pp-chosen", given)
            self.page.wait_for_function(f"before => ({_SPOKEN})() !== before", arg=before)
        sections = json.loads(self.page.locator("#pp-exemplar").text_content() or "")["content"]["sections"]
        for place in ("all", *(f"s/{section['id']}" for section in sections), "check", ""):
            go_to(self.page, place)
            self.page.evaluate(_IN_SIGHT)
            said.append(self.page.evaluate(_SPOKEN))
            if place == "all":  # what is refused, and in which words
                self.page.evaluate(_NONSENSE)
                self.page.evaluate("() => new Promise(done => requestIdleCallback(() => done()))")
                said.append(self.page.evaluate(_SPOKEN))
        return "\n".join(said)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent = tag in ("style", "script")
        self.said += [f"{name}={value}" for name, value in attrs if name in _ATTRIBUTES]
        if tag in ("svg", "img", "input"):
            self.said.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        self.silent = False

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(data)


def _markup(text: str) -> str:
    words = _Words()
    words.feed(text)
    return "\n".join(words.said)


def _paper(data: bytes) -> str:
    run = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    with pikepdf.open(BytesIO(data)) as pdf:
        curves = sum(
            str(step.operator) == "c" for page in pdf.pages for step in pikepdf.parse_content_stream(page)
        )
        images = sum(isinstance(part, pikepdf.Stream) and "/Subtype" in part for part in pdf.objects)
    # A long word may be cut anywhere, at a mark without width.
    return run.stdout.decode().replace("\u200b", "") + f"\ncurves: {curves}, pictures: {images}"
