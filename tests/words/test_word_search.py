"""A word is found where a reader would say that it stands, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penpicture.engine.word_search import Search, phrase

SEARCH = Search(
    {phrase(w): w for w in ("art", "contact", "contact details", "wheelchair bound", "child's play", "LAC")}
)


def found(text: str) -> list[str]:
    return [text[f.start : f.end] for f in SEARCH.within(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Contact with dad", ["Contact"]),
        ("A CONTACT, then", ["CONTACT"]),
        ("Part of an artist's art.", ["art"]),
        ("contacts", []),
        ("Is she lac or LAC?", ["lac", "LAC"]),
        (
            "wheelchair-bound, Wheelchair\nbound, wheelchair  bound",
            ["wheelchair-bound", "Wheelchair\nbound", "wheelchair  bound"],
        ),
        ("a wheelchair. Bound for home", []),
        ("the contact's hour", ["contact"]),
        ("child’s play and child's play", ["child’s play", "child's play"]),
        ("their contact details", ["contact details"]),
        ("their contact, details", ["contact"]),
        ("<contact.details> and <contact>", []),
        ("wheelchair <child.known_as> bound", []),
        ("3 < contact", ["contact"]),
        ("café contact naïve", ["contact"]),
        ("contact_form", ["contact"]),
        ("", []),
    ],
)
def test_words_are_found_whole(text: str, words: list[str]) -> None:
    assert found(text) == words


@given(
    st.lists(
        st.sampled_from([*"artc'’-<>. \nA", "contact", "details", "wheelchair", "bound", "<a>"]), max_size=40
    )
)
def test_no_find_overlaps_another_and_each_is_a_phrase_that_was_looked_for(parts: list[str]) -> None:
    text, past = "".join(parts), 0
    for find in SEARCH.within(text):
        assert past <= find.start < find.end
        past = find.end
        assert phrase(text[find.start : find.end]) == phrase(find.of)


@given(st.lists(st.sampled_from(["we", "talk", "contact", "details", "art"]), max_size=12))
def test_every_word_that_is_looked_for_is_found(words: list[str]) -> None:
    text = " ".join(words)
    left = text.replace("contact details", "contact_details").split()
    assert [
        w.replace("_", " ") for w in left if w.replace("_", " ") in ("contact", "contact details", "art")
    ] == found(text)


@pytest.mark.parametrize(
    "text", ["contact details " * 60_000, "wheelchair " * 100_000, "<" * 1_000_000, "'" * 1_000_000]
)
def test_a_hostile_text_is_read_once_from_left_to_right(text: str) -> None:
    assert len(found(text)) == text.count("contact details")
