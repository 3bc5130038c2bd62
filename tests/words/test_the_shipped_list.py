"""The library's own list: sourced, without a word twice, and kept to by the library itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from penpicture.engine.check import check
from penpicture.engine.definition import Allow, Avoid, Words
from penpicture.engine.library import SHIPPED, Workspace
from penpicture.engine.word_lists import word_lists
from penpicture.engine.word_search import phrase
from tests.docs.pages import TOP

PAGE = TOP / "docs" / "plain-words.md"


def shipped() -> Words:
    workspace = Workspace(None)
    document, faults = workspace.open(workspace.versions("words", "plain-words")[0])
    assert isinstance(document, Words) and not len(faults)
    return document


def avoided() -> Iterator[Avoid]:
    return (entry for entry in shipped().list if isinstance(entry, Avoid))


LISTS = word_lists(Workspace(None))[0]


def test_there_are_a_hundred_entries_and_no_word_stands_twice() -> None:
    entries = shipped().list
    assert len(list(avoided())) >= 100
    words = [phrase(form) for entry in entries for form in entry.words.text.split(",")]
    assert [w for w in words if words.count(w) > 1] == []


def test_every_source_is_on_the_page_and_every_source_of_the_page_is_in_the_list() -> None:
    table = PAGE.read_text(encoding="utf-8").partition("| source |")[2].partition("\n\n")[0]
    on_the_page = set(re.findall(r"^\| ([^|]+?) \|", table, re.MULTILINE)) - {"---"}
    assert {entry.source.text for entry in avoided()} == on_the_page


def test_what_to_say_instead_is_nothing_that_the_list_avoids_for_everybody() -> None:
    for entry in avoided():
        finds = [LISTS.entries[phrase(" ".join(f.of.words))] for f in LISTS.search.within(entry.instead.text)]
        assert not [f for f in finds if isinstance(f.said, Avoid) and not f.readers], entry.instead.text


def test_every_word_that_is_allowed_has_an_avoided_word_in_it() -> None:
    assert any(isinstance(entry, Allow) for entry in shipped().list)
    assert not [d for c in check([SHIPPED / "words"]) for d in c.diagnostics]


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("Has she got a contact visit on Friday?", "contact visit"),
        ("He is LAC.", "LAC"),
        ("The siblings share a room.", "siblings"),
        ("She suffers from epilepsy.", "suffers from"),
        ("He is wheelchair-bound.", "wheelchair-bound"),
        ("Does he play like a normal child?", "normal child"),
        ("His challenging behaviour began in May.", "challenging behaviour"),
        ("The family is hard to reach.", "hard to reach"),
        ("Mum failed to attend.", "failed to attend"),
        ("Dad was non-compliant.", "non-compliant"),
        ("She refuses to engage.", "refuses to engage"),
        ("The allegation was made in March.", "allegation"),
        ("Her peer group is older.", "peer group"),
        ("We utilise the form in order to begin.", "utilise"),
        ("We commence on Monday.", "commence"),
    ],
)
def test_words_that_hurt_or_that_only_workers_know_are_in_it(said: str, word: str) -> None:
    assert said[(first := next(LISTS.search.within(said))).start : first.end] == word


@pytest.mark.parametrize(
    "said",
    [
        "Their contact details",
        "Who is in contact with the police?",
        "A DNA test was done.",
        "He has special interests and a hearing impairment.",
        "They moved house in order, and part of it was art.",
    ],
)
def test_everyday_words_are_left_alone(said: str) -> None:
    assert [f for f in LISTS.search.within(said) if isinstance(f.of.said, Avoid) and not f.of.readers] == []


@pytest.mark.parametrize("folder", [SHIPPED, TOP / "examples"], ids=["exemplars", "examples"])
def test_the_library_and_the_examples_keep_to_it(folder: Path) -> None:
    told = {
        f"{d.span.file}:{d.span.line}: {d.message}"
        for c in check([folder])
        for d in c.diagnostics
        if d.code == "PP680"
    }
    assert sorted(told) == []
