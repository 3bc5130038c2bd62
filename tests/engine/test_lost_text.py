"""A sentence of the author's never loses its end to a comment."""

from __future__ import annotations

import pytest

from penpicture.dsl.printing import text as printed
from penpicture.dsl.reader import read
from penpicture.dsl.source import Source
from penpicture.engine.answer_reading import read_answers
from penpicture.engine.shape import shape
from tests.engine.written import asking

FORM = """\
penpicture: 1
exemplar: visit
version: 1.0.0
title: {title}
about: child # a comment may follow a word of the language
sections:
  - id: visit
    title: The visit
    questions:
      - id: drinking
        ask: {ask}
        type: text
"""


def codes(title: str, ask: str) -> list[str]:
    """The codes that the form earns with this title and question."""
    source = Source("visit.yaml", FORM.format(title=title, ask=ask))
    tree, found = read(source)
    assert tree is not None and not list(found)
    _, faults = shape(tree, source)
    return [d.code for d in faults]


@pytest.mark.parametrize(
    ("title", "ask"),
    [("Visit #2 of four", "Why?"), ("Visit", "Drinking #1 or #2?"), ("Visit # ours", "Why?")],
)
def test_one_word_of_prose_and_a_number_sign_are_refused(title: str, ask: str) -> None:
    assert codes(title, ask) == ["PP127"]


@pytest.mark.parametrize("title", ['"Visit #2"', "Visit", '"Visit" # ours', "Visit#2"])
def test_what_is_whole_is_left_alone(title: str) -> None:
    assert codes(title, "Why?") == []


ASKED = """\
- id: known_as
  ask: What name do they go by?
  type: text
  no answer because: not_known
- id: people
  ask: Who was there?
  type: group
  each: somebody
  questions:
    - id: who
      ask: Who?
      type: text
"""
SAID = "penpicture: 1 # ours\nanswers: small # the form\nversion: 1.0.0\n"
LOSING = [
    "given:\n  known_as:\n    value: Pat #hitdad lost words\n",
    "given:\n  known_as:\n    value: Pat\n    note: Lost #words of hers\n",
    "given:\n  people:\n    rows:\n      - id: 1\n        given:\n          who:\n            value: Jo # hitdad\n",
    "facts:\n  child.known_as: Jo #hash\n",
    "facts:\n  child.known_as:\n    value: Jo #hash\n",
]
WHOLE = [
    'given:\n  known_as:\n    value: "Pat #hitdad" # a note of mine\n',
    "given:\n  known_as:\n    reason: not_known # a note of mine\n",
    "given:\n  known_as:\n    # a note of mine\n    value: Pat#2\n",
]


def answer_faults(answers: str) -> tuple[list[str], str]:
    """The codes that an answer file earns, and all that is printed of them."""
    small = asking(ASKED)
    source = Source("answers.yaml", SAID + answers)
    _, found = read_answers(source, small.content, small.content_hash)
    return [d.code for d in found], printed(found)


@pytest.mark.parametrize("answers", LOSING)
def test_one_word_of_an_answer_and_a_number_sign_are_refused_without_a_word_of_it(answers: str) -> None:
    found, said = answer_faults(answers)
    assert found == ["PP127"]
    for word in ("Pat", "Jo", "hitdad", "hash", "words of", "Lost #"):
        assert word not in said
    assert "in quotes" in said


@pytest.mark.parametrize("answers", WHOLE)
def test_an_answer_that_is_whole_is_left_alone(answers: str) -> None:
    assert answer_faults(answers)[0] == []


def test_an_answer_put_in_quotes_as_the_help_says_is_read_whole() -> None:
    assert answer_faults('given:\n  known_as:\n    value: "Pat #hitdad lost words"\n')[0] == []
