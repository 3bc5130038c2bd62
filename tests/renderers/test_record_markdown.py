"""A record as Markdown: an independent reader of it (markdown-it) finds the same words, and no markup of anybody's."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from penpicture.engine.session import Session
from penpicture.renderers.edition import Edition
from penpicture.renderers.legible import legible
from penpicture.renderers.record_markdown import escaped, record_markdown
from tests.renderers.hostile import HOSTILE
from tests.renderers.visit import blank, visit

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {
    "heading_open", "paragraph_open", "inline", "bullet_list_open", "list_item_open", "blockquote_open", "hr",
    "table_open", "thead_open", "tbody_open", "tr_open", "th_open", "td_open",
}  # fmt: skip
TRICKS = (
    "1. one\n2) two\n- three\n+ four\n* five",
    "# heading\n===\n---\n***",
    "```\ncode\n```\n    indented\n~~~",
    "[a](http://example.org) ![b](c) <http://example.org> www.example.org jo@example.org [x]: y",
    "| a | b |\n| --- | --- |\n| c | d |",
    "> quoted\n>> twice",
    "\\* \\\\ &amp; &#35; `code` **bold** __bold__ ~~gone~~ $x$ :smile: @jo #12",
    "- [ ] task\n\n\n\ttab",
)


def written(session: Session, edition: Edition | None = None) -> str:
    (content,) = record_markdown(session, edition or Edition()).files.values()
    return content.decode()


def tokens(text: str) -> list[Token]:
    return READER.parse(text)


def pieces(text: str) -> list[Token]:
    return [piece for token in tokens(text) for piece in token.children or ()]


def read(text: str) -> list[str]:
    """The paragraphs that a reader of Markdown shows, line breaks as line breaks."""
    return [
        "".join("\n" if p.type in ("hardbreak", "softbreak") else p.content for p in token.children or ())
        for token in tokens(text)
        if token.type == "inline"
    ]


def only_ours(text: str) -> None:
    assert {t.type for t in tokens(text) if not t.type.endswith("_close")} <= OURS
    assert {p.type for p in pieces(text)} <= {"text", "hardbreak", "text_special"}


@pytest.mark.parametrize("words", [*HOSTILE, *TRICKS])
def test_what_anybody_wrote_is_shown_letter_by_letter(words: str) -> None:
    session = blank()
    session.answer("morning", words)
    session.answer("own_words", words)
    session.add_row("pets", "r1")
    session.answer("pets[r1].animal", words.strip())
    text = written(session)
    only_ours(text)
    shown = [" ".join(one.split()) for one in read(text)]
    for line in legible(words).split("\n"):
        if line.strip():
            assert " ".join(line.split()) in shown, line
    assert " ".join(legible(words).split()) in shown  # the row's title


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_one_line_of_any_words_is_one_line_of_text(words: str) -> None:
    line = " ".join(legible(words).split())
    if line:
        assert read(f"{escaped(line)}\n") == [line]
        only_ours(escaped(line))


def test_somebodys_own_words_are_a_quotation() -> None:
    text = written(visit(), Edition("family"))
    assert "In Robin's own words:\n\n> “Bus. Then school.\n>\n> Then bus!”\n" in text
    assert [t.type for t in tokens(text)].count("blockquote_open") == 2


def test_headings_go_down_one_level_at_a_time() -> None:
    for edition in (Edition(), Edition("family"), Edition("court", order="framework")):
        levels = [int(t.tag[1]) for t in tokens(written(visit(), edition)) if t.type == "heading_open"]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_table_has_its_heads() -> None:
    text = written(visit())
    heads = [tokens(text)[n + 1].content for n, t in enumerate(tokens(text)) if t.type == "th_open"]
    assert heads == ["What is their name?", "When were they born?"]


def test_the_same_record_gives_the_same_bytes() -> None:
    assert written(visit()) == written(visit())
