"""Whatever an author, a family or a name holds: nothing of it runs, nothing breaks out, and everything is shown."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import subprocess
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from playwright.sync_api import BrowserContext, Dialog

from penpicture.renderers.capital import capital
from penpicture.renderers.legible import legible
from tests.form.going import go_to
from tests.targets import hostile
from tests.targets.conftest import Context
from tests.targets.hostile import CORPUS, PLACES
from tests.targets.trying import TARGETS

_POLICY = re.compile(rb"<meta http-equiv=.Content-Security-Policy.[^>]*>")


def files_of(name: str, *, calm: bool = False) -> Mapping[str, bytes]:
    """What a target writes of the corpus, or of calm words in its place."""
    target = TARGETS[name]
    given: Any = hostile.exemplar(calm=calm) if target.reads == "artifact" else hostile.record(calm=calm)
    files: Mapping[str, bytes] = target(given).files
    return files


class Look:
    """Opens pages in a browser and gives their words; anything that runs, asks or pops up is kept in `trouble`."""

    def __init__(self, open_context: Context, room: Path) -> None:
        self.room = room
        self.open_context = open_context
        self.trouble: list[str] = []

    @cached_property
    def context(self) -> BrowserContext:
        return self.open_context()

    def words(self, data: bytes, answers: Any) -> str:
        page = self.context.new_page()
        file = self.room / "page.html"
        file.write_bytes(data)
        page.on("dialog", self._refused)
        page.on("request", lambda request: self._asked(request.url, file))
        page.on("pageerror", lambda error: self.trouble.append(str(error)))
        page.goto(file.as_uri() + "#/all")
        said: list[str] = []
        places = [""]
        if page.locator("#pp-exemplar").count():
            content = json.loads(page.locator("#pp-exemplar").text_content() or "")["content"]
            places = ["all", "check", *(f"s/{section['id']}" for section in content["sections"])]
            page.locator("#pp-state:not(:empty)").wait_for(state="attached")
            if answers is not None:
                given = self.room / "answers.json"
                given.write_text(json.dumps(answers), encoding="utf-8")
                before = page.inner_text("body")
                page.set_input_files("#pp-chosen", given)
                page.wait_for_function("before => document.body.innerText !== before", arg=before)
        for place in places:
            if place:
                go_to(page, place)
            said.append(page.evaluate(_SAID))
        self.trouble += ["it ran"] if page.evaluate("() => 'taken' in window") else []
        self.trouble += page.evaluate(_REACHING)
        page.close()
        return "\n".join(said)

    def _refused(self, dialog: Dialog) -> None:
        self.trouble.append(f"dialogue: {dialog.message}")
        dialog.dismiss()

    def _asked(self, url: str, file: Path) -> None:
        if url.split("#")[0] != file.as_uri() and not url.startswith(("data:image/", "data:font/", "blob:")):
            self.trouble.append(url)


_SAID = """() => {
  const body = document.body.cloneNode(true);
  for (const unseen of body.querySelectorAll("script, style, template")) unseen.remove();
  const boxes = [...document.querySelectorAll("input, textarea")].map(box => box.value);
  return [body.textContent, ...boxes].join("\\n");
}"""
_REACHING = """() => [...document.querySelectorAll("[href], [src], [action], [srcdoc]")]
  .map(part => part.getAttribute("href") ?? part.getAttribute("src") ?? part.outerHTML)
  .filter(to => !/^(#|data:(image|font)[/]|mailto:$)/.test(to) && !/^https:..www.bbc.co.uk/.test(to))"""


@pytest.fixture
def look(context: Context, tmp_path: Path) -> Look:
    return Look(context, tmp_path)


def read(files: Mapping[str, bytes], look: Look, answers: Any) -> str:
    """The words of the files, each read by a reader of its kind that is not ours; it fails where one breaks."""
    return "\n".join(_READERS[name.rpartition(".")[2]](data, look, answers) for name, data in files.items())


def _html(data: bytes, look: Look, answers: Any) -> str:
    return look.words(data, answers)


def _markdown(data: bytes, look: Look, answers: Any) -> str:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(data.decode())
    leaves = [leaf for token in tokens for leaf in token.children or [token]]
    out = [leaf for leaf in leaves if leaf.type in ("html_block", "html_inline", "link_open", "fence")]
    assert not [leaf for leaf in out if leaf.content != "<br>"]  # a line break of ours, in a table
    assert not [leaf for leaf in leaves if leaf.type == "image" and not _own(leaf)]
    return "\n".join(
        " " if leaf.type.endswith("break") or leaf.content == "<br>" else leaf.content for leaf in leaves
    )


def _own(image: Token) -> bool:
    return str(image.attrs.get("src", "")).startswith("data:image/")


def _csv(data: bytes, look: Look, answers: Any) -> str:
    cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")) for cell in row]
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")]
    assert len({len(row) for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))}) == 1
    return "\n".join(cells)


def _sql(data: bytes, look: Look, answers: Any) -> str:
    text = data.decode()
    if "PRAGMA" in text or "STRICT" in text:
        with sqlite3.connect(":memory:") as base:
            base.executescript(text)
            assert base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] > 1
            rows = [cell for line in base.iterdump() for cell in (line,)]
        return text.replace("''", "'") + "\n".join(rows)
    return text.replace("''", "'")


def _json(data: bytes, look: Look, answers: Any) -> str:
    def strings(part: Any) -> Iterator[str]:
        if isinstance(part, dict):
            for key, value in part.items():
                yield key
                yield from strings(value)
        elif isinstance(part, list):
            for value in part:
                yield from strings(value)
        elif isinstance(part, str):
            yield part

    return "\n".join(strings(json.loads(data)))


def _text(data: bytes, look: Look, answers: Any) -> str:
    text = data.decode()
    shown = {letter for letter in text if not letter.isprintable() and letter not in "\n "}
    assert not {letter for letter in shown if unicodedata.category(letter) in ("Cc", "Cs")}
    assert not shown & set("\u202a\u202b\u202c\u202d\u202e")
    return text


def _pdf(data: bytes, look: Look, answers: Any) -> str:
    run = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True)
    # What stands at the head and the foot of each page comes between the words.
    head = "|".join(r"\s*".join(map(re.escape, essence(title, paper=False))) for title in hostile.TITLES)
    return re.sub(rf"Page \d+ of \d+[ \n]*(?:\f\ufffd?\s*(?:{head}))?", "", run.stdout.decode())


_READERS = {
    "html": _html,
    "md": _markdown,
    "csv": _csv,
    "sql": _sql,
    "json": _json,
    "txt": _text,
    "pdf": _pdf,
}


def essence(text: str, *, paper: bool) -> str:
    """What must be the same however a text is laid out: no spaces, nothing that cannot be seen; on paper, which cuts
    words and lacks some letters, the letters and signs of ASCII without the hyphen."""
    kept = (
        letter
        for letter in unicodedata.normalize("NFC", text)
        # An explanation is a sentence of its own: backticks, which name questions elsewhere, are left out of it.
        if unicodedata.category(letter)[0] not in "CZ" and letter not in "\ufffd`"
    )
    return "".join(letter for letter in kept if not paper or (letter.isascii() and letter != "-"))


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_runs_nothing_breaks_out_and_everything_is_shown(name: str, look: Look) -> None:
    paper = name.endswith("pdf")
    answers = None if TARGETS[name].reads == "session" else hostile.record().answers().as_json()
    calm_answers = answers and hostile.record(calm=True).answers().as_json()
    calm = essence(read(files_of(name, calm=True), look, calm_answers), paper=paper)
    shown = essence(read(files_of(name), look, answers), paper=paper)
    assert look.trouble == []

    def stands(words: str) -> bool:
        """Letter by letter; what heads a row begins with a capital."""
        return any(essence(way, paper=paper) in shown for way in (words, capital(legible(words).strip())))

    missing = [
        (PLACES[place], CORPUS[number])
        for number in range(len(CORPUS))
        for place in PLACES
        if essence(hostile.words(number, place, True), paper=paper) in calm
        and not stands(hostile.words(number, place, False))
    ]
    assert missing == []


@pytest.mark.parametrize("name", [name for name in TARGETS if name.endswith("html")])
def test_a_page_is_as_safe_without_its_policy(name: str, look: Look) -> None:
    """The policy is the second line: escaping alone holds."""
    answers = None if TARGETS[name].reads == "session" else hostile.record().answers().as_json()
    for data in files_of(name).values():
        bare = _POLICY.sub(b"", data)
        assert bare != data
        look.words(bare, answers)
    assert look.trouble == []


@pytest.mark.parametrize("name", TARGETS)
def test_no_file_is_named_after_anybodys_words(name: str) -> None:
    for file in files_of(name):
        assert re.fullmatch(r"[a-z][a-z0-9_.-]*", file)


def test_half_a_letter_is_refused_where_it_is_read() -> None:
    session = hostile.record()
    with pytest.raises(ValueError, match="PP706"):
        session.answer("text0", "half \ud800")
