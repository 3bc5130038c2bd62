"""A record as text in an e-mail: nothing in it is taken for anything but a record."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.engine.language import AUDIENCES
from penpicture.engine.session import Session
from penpicture.renderers.edition import Edition
from penpicture.renderers.record_plain import WIDTH, record_plain
from tests.renderers.hostile import HOSTILE
from tests.renderers.visit import blank, visit

LETTER = (
    "> I wrote this\nFrom the school: yes\n-- \nJo\n.\nSubject: other\n  > and this",
    "a\u202eb\u2066c\u200fd\x07e",
    "x" * 300,
    "中文" * 60,
    "\n\n  \n",
    "=====\n-----\n* not one of ours",
)


def lines_of(session: Session, edition: Edition | None = None) -> list[str]:
    (content,) = record_plain(session, edition or Edition()).files.values()
    text = content.decode()
    assert text.endswith("\n") and not text.endswith("\n\n")
    return text[:-1].split("\n")


def columns(line: str) -> int:
    """Columns that a terminal or a letter gives a line, as Unicode's East Asian widths have it."""
    return sum(
        0
        if unicodedata.category(letter) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(letter) in "WF"
        else 1
        for letter in line
    )


def safe(lines: list[str]) -> None:
    for line in lines:
        assert columns(line) <= WIDTH
        assert line == line.rstrip()
        assert not line.startswith((">", "From ", ".", "--", "|")) or set(line) == {"-"}
        assert all(unicodedata.category(letter) not in ("Cc", "Cs") for letter in line)
        assert not set(line) & set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_readers_text_is_safe_to_send(audience: str) -> None:
    safe(lines_of(visit(), Edition(audience)))


@pytest.mark.parametrize("words", [*HOSTILE, *LETTER])
def test_what_anybody_wrote_is_taken_for_nothing_else(words: str) -> None:
    session = blank(**{"child.known_as": words.strip() or "Robin"})
    session.answer("morning", words.strip() or "-")
    session.answer("own_words", words.strip() or "-")
    session.add_row("pets", "r1")
    session.answer("pets[r1].animal", words.strip() or "-")
    safe(lines_of(session))


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_words_at_all_stay_within_their_lines(words: str) -> None:
    session = blank()
    session.answer("own_words", words.strip() or "-")
    safe(lines_of(session))


def test_every_word_of_an_answer_is_there() -> None:
    session = blank()
    words = " ".join(f"word{n}" for n in range(200))
    session.answer("morning", words)
    assert words in " ".join(line.strip() for line in lines_of(session))


def test_somebodys_own_words_stand_behind_a_bar_in_quotation_marks() -> None:
    lines = lines_of(visit(), Edition("family"))
    at = lines.index("    In Robin's own words:")
    assert lines[at + 1 : at + 3] == ['    | "Bus. Then school.', '    | Then bus!"']


def test_titles_are_underlined_in_ascii() -> None:
    lines = lines_of(visit(), Edition("family"))
    assert lines[:2] == ["Our visit", "========="]
    assert lines[lines.index("In brief") + 1] == "--------"


def test_the_same_record_gives_the_same_bytes() -> None:
    assert lines_of(visit()) == lines_of(visit())
