"""What was answered before a record moved, and has no place now, is told where it was asked: nobody is said never to have answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from penpicture.dsl.source import Source
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.migration.moving import move
from penpicture.engine.store.signing import sign
from penpicture.engine.store.store import Store
from penpicture.recording import Editions, shown
from tests.engine.written import HEAD

BODY = """\
for family: Our visit
for child: About me
sections:
  - id: home
    title: At home
    questions:
      - id: sleeps
        ask: How many hours do the nights have?
        type: number
        unit: hours
        at most: 24
      - id: bed
        ask: How long until sleep comes?
        type: number
        unit: hours
        at most: 24
        who may see: practitioner
      - id: likes
        ask: What does the child like?
        type: text
"""


def built(body: str, version: str) -> Artifact:
    text = HEAD.replace("version: 1.0.0", f"version: {version}") + body
    made = compile_exemplar(Source("small.yaml", text)).artifact
    assert made is not None
    return made


NEXT = (
    BODY.replace("at most: 24", "at most: 12")
    .replace("        who may see: practitioner\n", "")
    .replace("id: sleeps\n", "id: nights\n        was: sleeps\n")
)


@pytest.fixture
def moved(tmp_path: Path) -> Store:
    store = Store.open(tmp_path / "kept.db", create=True)
    given = {"sleeps": {"value": 13}, "bed": {"value": 14}}
    told = {"penpicture": 1, "answers": "small", "version": "1.0.0", "given": given}
    store.begin(built(BODY, "1.0.0"), subject="c-1", by="Kim", answers=told, record="r-1")
    move(store, built(NEXT, "2.0.0"), by="Board")
    return store


def entry(store: Store, reader: str) -> str:
    return " ".join(shown(store, "r-1", reader).text.partition("Kept aside when")[0].split())


def test_a_practitioner_reads_it_at_the_question_and_not_that_it_is_blank(moved: Store) -> None:
    text = entry(moved, "practitioner")
    told = "Answered before the form changed: 13 hours. Say again what still holds."
    assert f"How many hours do the nights have? {told}" in text
    assert "What does the child like? Blank: no answer so far" in text


def test_a_court_is_told_that_it_was_answered_and_not_what(moved: Store) -> None:
    text = entry(moved, "court")
    assert (
        "How many hours do the nights have? Answered before the form changed, and not said again yet." in text
    )
    assert "13" not in text


@pytest.mark.parametrize("reader", ["family", "child"])
def test_a_family_is_told_that_it_is_being_checked_and_not_that_nobody_came_to_it(
    moved: Store, reader: str
) -> None:
    text = entry(moved, reader)
    checked, _, open_ = text.partition("We are checking these with you")[2].partition("Still to talk about")
    assert "How many hours do the nights have?" in checked and "13" not in text
    assert "What does the child like?" in open_ and "nights" not in open_


def test_a_family_is_not_told_of_an_answer_to_what_they_could_not_see(moved: Store) -> None:
    checked, _, open_ = (
        entry(moved, "family").partition("We are checking these")[2].partition("Still to talk about")
    )
    assert "How long until sleep comes?" in open_ and "How long" not in checked


def test_once_it_is_said_again_it_reads_like_any_answer(moved: Store) -> None:
    told = {"penpicture": 1, "answers": "small", "version": "2.0.0", "given": {"nights": {"value": 9}}}
    moved.write("r-1", told, by="Kim", after=moved.standing("r-1").head)
    assert "How many hours do the nights have? 9 hours" in entry(moved, "practitioner")
    assert "We are checking" not in entry(moved, "family")


def test_nor_does_the_page_that_is_kept_when_it_is_signed_deny_it(moved: Store) -> None:
    sign(moved, "r-1", by="Kim", after=moved.standing("r-1").head, render=Editions())
    for now in (False, True):
        text = " ".join(shown(moved, "r-1", "family", now=now).text.split())
        checked = text.partition("We are checking these with you")[2].partition("Not talked about")[0]
        assert "How many hours do the nights have?" in checked and "13" not in text
        assert "Answered before the form changed: 13 hours." in " ".join(
            shown(moved, "r-1", "practitioner", now=now).text.split()
        )
