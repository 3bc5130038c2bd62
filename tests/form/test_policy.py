"""No text becomes markup or code in the form, and nothing in the form can send anything anywhere
(docs/threat-model.md)."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import socket
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from penpicture.renderers.form_html import form_html
from tests.form.conftest import Opened
from tests.form.filled import form, library, put_in
from tests.package.rooms import TOP
from tests.renderers.hostile import HOSTILE, with_words
from tests.renderers.small import exemplar

MORE = (
    "</script><script>document.title='taken'</script>",
    "<!--<script>",
    "\u2028\u2029');document.title='taken'//",
    "]]><svg onload=document.title='taken'>",
    "\u202egnp.exe\u2066",
)


class Listener:
    """A server that keeps what it is told. A browser that guesses where a page will go may call ahead and say nothing:
    that is not kept (docs/threat-model.md)."""

    def __init__(self) -> None:
        self.told: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        self._hearing: list[threading.Thread] = []
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        while True:
            try:
                caller, _ = self._socket.accept()
            except OSError:
                return
            self._hearing.append(threading.Thread(target=self._hear, args=(caller,), daemon=True))
            self._hearing[-1].start()

    def _hear(self, caller: socket.socket) -> None:
        with caller:
            caller.settimeout(10)
            with suppress(OSError):
                self.told += filter(None, [caller.recv(4096)])

    def close(self) -> None:
        """Hear out who has called, and listen no longer."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()
        for hearing in self._hearing:
            hearing.join()


WAYS_OUT = {
    "fetch": "fetch(to, { mode: 'no-cors' })",
    "fetch that outlives the page": "fetch(to, { mode: 'no-cors', keepalive: true })",
    "request": "(r => { r.open('GET', to); r.send(); })(new XMLHttpRequest())",
    "socket": "new WebSocket(to.replace('http', 'ws'))",
    "events": "new EventSource(to)",
    "transport": "new WebTransport(to.replace('http:', 'https:'))",
    "beacon": "navigator.sendBeacon(to, 'said')",
    "picture": "new Image().src = to",
    "picture set": "Object.assign(document.body.appendChild(document.createElement('img')), { srcset: to + ' 1x' })",
    "film": "Object.assign(document.body.appendChild(document.createElement('video')), { src: to, poster: to })",
    "frame": "Object.assign(document.body.appendChild(document.createElement('iframe')), { src: to })",
    "object": "Object.assign(document.body.appendChild(document.createElement('object')), { data: to })",
    "script": "Object.assign(document.body.appendChild(document.createElement('script')), { src: to })",
    "inline script": "document.body.appendChild(document.createElement('script')).text = `fetch('${to}')`",
    "module": "import(to)",
    "worker": "new Worker(to)",
    "worker of its own": "new Worker(URL.createObjectURL(new Blob([`fetch('${to}')`])))",
    "service worker": "navigator.serviceWorker.register(to)",
    "sheet": "Object.assign(document.head.appendChild(document.createElement('link')), { rel: 'stylesheet', href: to })",
    "icon": "Object.assign(document.head.appendChild(document.createElement('link')), { rel: 'icon', href: to })",
    "prefetch": "Object.assign(document.head.appendChild(document.createElement('link')), { rel: 'prefetch', href: to })",
    "preload": "Object.assign(document.head.appendChild(document.createElement('link')),"
    " { rel: 'preload', as: 'image', href: to })",
    "style": "document.body.style.backgroundImage = `url(${to})`",
    "font": "new FontFace('Out', `url(${to})`).load()",
    "form": "(f => { f.action = to; f.submit(); })(document.body.appendChild(document.createElement('form')))",
    "form elsewhere": "(f => { f.action = to; f.target = '_blank'; f.requestSubmit(); })"
    "(document.body.appendChild(document.createElement('form')))",
    "ping": "(a => { a.href = '#'; a.ping = to; a.onclick = event => event.stopPropagation(); a.click(); })"
    "(document.body.appendChild(document.createElement('a')))",
    "base": "document.head.appendChild(document.createElement('base')).href = to;"
    " new Image().src = 'said.png'",
    "going there": "location.href = to",
    "going there by name": "location.assign(to)",
    "going there for good": "location.replace(to)",
    "following a link": "(a => { a.href = to; a.click(); })(document.body.appendChild(document.createElement('a')))",
    "handing over a link": "(a => { a.href = to; a.download = 'said'; a.click(); })"
    "(document.body.appendChild(document.createElement('a')))",
    "refreshing to it": "Object.assign(document.head.appendChild(document.createElement('meta')),"
    " { httpEquiv: 'refresh', content: `0;url=${to}` })",
    "going there through the history": "navigation.navigate(to)",
    "another local page": "location.href = 'other.html?said'",
}


def test_even_a_script_that_ran_in_the_form_could_not_send_anything_away(
    browser: Browser, tmp_path: Path
) -> None:
    listener = Listener()
    file = tmp_path / "form.html"
    file.write_bytes(form(library()))
    (tmp_path / "other.html").write_text("<!doctype html><title>Other</title>", encoding="utf-8")
    page = browser.new_context().new_page()
    page.goto(file.as_uri())
    page.locator("#pp-state:not(:empty)").wait_for()
    for name, way in WAYS_OUT.items():
        to = f"http://127.0.0.1:{listener.port}/{name.replace(' ', '-')}?said"
        page.evaluate(f"to => {{ try {{ (() => {{ {way}; }})(); }} catch {{ }} }}", to)
        page.evaluate("() => new Promise(done => setTimeout(done))")
    assert page.url.removesuffix("#") == file.as_uri()
    page.locator("main .govuk-task-list a").first.click()
    expect(page.locator("main textarea").first).to_be_visible()
    page.context.close()
    with socket.create_connection(("127.0.0.1", listener.port)) as ours:
        ours.sendall(b"it does listen")
        assert ours.recv(1) == b""  # heard; whoever called before was let in before
    listener.close()
    assert listener.told == [b"it does listen"]


def test_a_whole_case_without_a_network_asks_for_nothing(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "form.html"
    file.write_bytes(form(library()))
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(file.as_uri())
    page.locator("#pp-state:not(:empty)").wait_for()
    page.get_by_role("link", name="Show everything on one page").click()
    page.locator("main textarea").first.fill("Said")
    for value in page.locator('main input[type=radio]:not([value^="!"]):visible').all()[:3]:
        value.check()
    page.get_by_role("button", name="Cymraeg").click()
    page.get_by_role("button", name="English").click()
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator("#pp-pass").fill("kettle lantern moss")
    page.locator("#pp-again").fill("kettle lantern moss")
    page.get_by_role("button", name="Keep it sealed here").click()
    expect(page.locator("#pp-state")).to_have_text("Saved")
    context.close()
    assert asked == [file.as_uri()]
    assert told == []


@pytest.mark.parametrize("words", (*HOSTILE, *MORE))
def test_nothing_that_an_author_or_a_family_writes_is_markup_or_code(
    fill_in: Opened, tmp_path: Path, words: str
) -> None:
    artifact = exemplar()
    for place in ("What happened?", "The start", "Yes, at present", "Begin where the family begins."):
        artifact = with_words(artifact, words, place)
    page = fill_in(form(artifact))
    plain = fill_in_counts(page)
    page.locator("main .govuk-task-list a").first.click()
    answers: dict[str, Any] = {
        "penpicture": 1,
        "answers": "small",
        "version": "1.0.0",
        "given": {"story": {"value": words}, "drinking": {"value": "now", "note": words}},
        "rows": {"siblings": {"list": [{"row": "r1", "given": {"name": {"value": words}}}]}},
    }
    put_in(page, answers, tmp_path)
    expect(page.locator("main textarea").first).to_have_value(words)
    assert _seen(words) in _seen(page.locator("main").inner_text())
    page.get_by_role("link", name="Back to all sections").first.click()
    page.get_by_role("link", name="Check your answers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    assert _seen(page.locator("main").inner_text()).count(_seen(words)) >= 2
    assert fill_in_counts(page) == plain
    assert page.title() != "taken"
    assert page.locator("[onclick],[onload],[onerror],[style]").count() == 0
    assert page.locator("main img, main svg, main script, main iframe").count() == 0


def fill_in_counts(page: Page) -> list[int]:
    """How many scripts, styles and metas the page has."""
    return [page.locator(name).count() for name in ("script", "style", "meta", "base", "link", "template")]


def _seen(text: str) -> str:
    """Text without what tells nothing here: spaces, and marks of direction, that a page may set apart."""
    return re.sub(r"[\s\u2066-\u2069\u200e\u200f\u202a-\u202e]+", "", text)


def test_the_page_names_each_of_its_scripts_and_its_style_and_lets_nothing_else_in() -> None:
    (text,) = (content.decode() for content in form_html(library()).files.values())
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    policy = policy.replace("&#39;", "'")
    told = dict(part.split(" ", 1) for part in policy.split("; "))
    scripts = [
        body
        for kind, body in re.findall(r"<script([^>]*)>(.*?)</script>", text, re.DOTALL)
        if "json" not in kind
    ]
    styles = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    assert len(scripts) == 2 and len(styles) == 1
    assert told == {
        "default-src": "'none'",
        "script-src": " ".join(map(_hash, scripts)),
        "style-src": _hash(styles[0]),
        "img-src": "data:",
        "font-src": "data:",
        "connect-src": "'none'",
        "form-action": "'none'",
        "base-uri": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    # The policy stands before anything that it speaks of.
    assert text.index("Content-Security-Policy") < min(
        text.index("<style"), text.index("<script"), text.index("<title")
    )
    outside = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", text, flags=re.DOTALL)
    assert re.findall(r"\s(?:on[a-z]+|style)\s*=", outside) == []
    assert re.findall(r'(?:href|src|action)="(?!#|about:blank")[^"]*"', outside) == []


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_data_cannot_end_its_element_and_reads_back_as_it_was() -> None:
    artifact = exemplar()
    for words, place in zip(MORE, ("What happened?", "The start", "Yes, at present"), strict=False):
        artifact = with_words(artifact, words, place)
    (text,) = (content.decode() for content in form_html(artifact).files.values())
    _, _, rest = text.partition('id="pp-exemplar">')
    data, _, _ = rest.partition("</script>")
    assert "<" not in data
    said = json.dumps(json.loads(data)["content"], ensure_ascii=False)
    for words in MORE[:3]:
        assert json.dumps(words, ensure_ascii=False)[1:-1] in said


# Ways for a text to become markup, code or a request; our own script has none of them.
_SINKS = re.compile(
    r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|srcdoc|document\.write|eval|"
    r"new Function|DOMParser|XMLHttpRequest|fetch|sendBeacon|WebSocket|EventSource|importScripts|localStorage|"
    r"sessionStorage|document\.cookie|pushState|replaceState|console\.\w+|postMessage)\b"
)


@pytest.mark.parametrize("room", ["form", "runtime"])
def test_our_script_has_no_way_to_make_markup_run_code_or_speak_to_anybody(room: str) -> None:
    for path in sorted((TOP / "renderers" / room).glob("*.js")):
        code = re.sub(r"^\s*(?://|\*|/\*).*$", "", path.read_text("utf-8"), flags=re.MULTILINE)
        assert _SINKS.findall(code) == [], path.name
