"""What anybody wrote can neither hide nor move what stands around it."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from penpicture.renderers.easy_lines import easy_lines
from penpicture.renderers.legible import (
    MARK,
    in_another_script,
    isolated,
    legible,
    right_to_left,
    script,
    unisolated,
)

TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def test_what_turns_the_direction_of_text_by_force_is_marked() -> None:
    assert legible(f"not{TURNS}hidden") == f"not{MARK * len(TURNS)}hidden"


def test_control_characters_and_halves_of_letters_are_marked() -> None:
    assert legible("a\x00b\x1bc\x7fd\x9fe\ud800f\ufeffg") == f"a{MARK}b{MARK}c{MARK}d{MARK}e{MARK}f{MARK}g"


def test_line_ends_of_every_kind_are_line_ends_and_tabs_are_spaces() -> None:
    assert legible("a\r\nb\rc\u2028d\u2029e\x85f\tg") == "a\nb\nc\nd\ne\nf g"


def test_words_of_every_script_stay_as_they_are() -> None:
    for words in ("ŵyl Llŷr", "مرحبا بكم", "שלום", "ሰላም", "नमस्ते", "می\u200cخواهم", "👩\u200d👧", "中文"):
        assert legible(words) == words


def test_a_name_in_a_sentence_is_isolated_where_it_could_turn_it() -> None:
    assert isolated("Sam") == "Sam"
    assert isolated("مريم") == "\u2068مريم\u2069"
    assert unisolated("In \u2068مريم\u2069's words \u200fhere") == f"In مريم's words {MARK}here"


@given(st.text())
def test_nothing_legible_holds_a_sign_that_only_a_program_sees(words: str) -> None:
    shown = legible(words)
    assert legible(shown) == shown
    assert all(unicodedata.category(letter) not in ("Cc", "Cs") or letter == "\n" for letter in shown)
    assert not set(shown) & set(TURNS)


def test_the_first_letter_says_which_way_a_text_is_read() -> None:
    assert right_to_left("1. שלום, said Sam")
    assert not right_to_left("Sam said: שלום")
    assert not right_to_left("123")


def test_another_script_is_known_and_is_named() -> None:
    assert in_another_script("Добрый день") and in_another_script("中文")
    assert not in_another_script("Łukasz said да") and not in_another_script("12.05")
    assert [script(letter) for letter in "aяሰ中1"] == ["Latin", "Cyrillic", "Ethiopic", "Cjk", "other"]


def test_easy_read_has_one_sentence_on_a_line() -> None:
    assert easy_lines('I like trains. I like buses!  Do you? "Yes." Then home; then bed.') == (
        "I like trains.",
        "I like buses!",
        "Do you?",
        '"Yes."',
        "Then home;",
        "then bed.",
    )


def test_a_short_form_with_a_full_stop_ends_no_sentence() -> None:
    assert easy_lines("Dr. May and Mr. J. Hill came at 7.15. We ate, e.g. soup.") == (
        "Dr. May and Mr. J. Hill came at 7.15.",
        "We ate, e.g. soup.",
    )


@given(st.text(alphabet='Ab .;!?"”\n1'))
def test_parting_a_text_loses_no_word(words: str) -> None:
    assert " ".join(easy_lines(words)).split() == words.split()
