"""Who may not see a text may not see its translation: it is put in the text's place before anything is cut away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from penpicture.engine.cleared import cleared
from penpicture.engine.language import AUDIENCES
from penpicture.engine.session import Session
from penpicture.engine.translation_texts import as_written, places
from penpicture.renderers.edition import Edition
from penpicture.renderers.form_html import form_html
from penpicture.renderers.page_data import page_data
from penpicture.renderers.registry import RECORD_TARGETS
from tests.clearance.canaries import EVERYBODY, marked
from tests.translations.folder import HEAD, artifact, quoted


def canary(words: str) -> str:
    """The mark of a text in Welsh: as plain to find as its own."""
    return words.replace("zq", "cy")


@pytest.fixture(scope="module")
def in_welsh() -> tuple[Session, dict[str, frozenset[str]]]:
    """The marked exemplar with every text translated into marks of their own, and who may read each."""
    from penpicture.dsl.source import Source
    from penpicture.engine.translation import translated
    from penpicture.engine.translation_catalogue import read_catalogue

    made = marked()
    messages = {}
    for place in places(made.artifact.content):
        messages[place.path] = as_written(place.text)
    po = HEAD + "".join(
        f"\nmsgctxt {quoted(path)}\nmsgid {quoted(words)}\nmsgstr {quoted(_said(words))}\n"
        for path, words in messages.items()
    )
    catalogue, found = read_catalogue(Source("marked.po", po), "cy")
    assert catalogue is not None, [each.message for each in found]
    translation, faults = translated(made.artifact, [catalogue], {})
    assert not faults.has_errors, [each.message for each in faults]
    answers = made.session.answers().as_json()
    answers["artifact"] = translation.content_hash
    session = Session.open(translation, answers=answers, today=made.session.today)
    return session, {canary(mark): readers for mark, readers in made.readers.items()}


def _said(words: str) -> str:
    """A text in which every mark but those of slots is another."""
    import re

    return re.sub(r"<[^>]*>|zq", lambda found: "cy" if found[0] == "zq" else found[0], words)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_translation_reaches_whoever_may_not_read_its_text(
    in_welsh: tuple[Session, dict[str, frozenset[str]]], audience: str
) -> None:
    session, readers = in_welsh
    made = session.program.artifact
    files = {"page": json.dumps(page_data(made, Edition(audience)), ensure_ascii=False)}
    files |= {"cleared": json.dumps(cleared(made, audience, None, "cy").artifact.content, ensure_ascii=False)}
    for target in ("record-html", "record-plain", "record-markdown"):
        for name, content in RECORD_TARGETS[target](session, Edition(audience, language="cy")).files.items():
            files[name] = content.decode()
    seen = set()
    for name, text in files.items():
        for mark, allowed in readers.items():
            if mark in text:
                seen.add(mark)
                assert audience in allowed, (name, mark)
    assert len(seen) > 20


def test_what_everybody_may_read_is_there(in_welsh: tuple[Session, dict[str, frozenset[str]]]) -> None:
    session, readers = in_welsh
    (page,) = form_html(session.program.artifact, Edition("school")).files.values()
    shown = [mark for mark, allowed in readers.items() if allowed == EVERYBODY and mark.encode() in page]
    assert len(shown) > 20


def test_a_page_has_nothing_of_an_exemplar_in_welsh_where_nobody_translated_it(tmp_path: Path) -> None:
    texts = page_data(artifact(tmp_path))["languages"]["cy"]["texts"]
    assert texts == [[["language"], "cy"]]
