"""What an author is told of an exemplar that is not yet easy to read, and of words that are not easy."""

from __future__ import annotations

import pytest

from penpicture.dsl.source import Source
from penpicture.engine.analysis.easy_read import MOST_WORDS, longest
from penpicture.engine.compile import compile_exemplar
from penpicture.renderers.easy_read import lacks
from tests.engine.written import HEAD, artifact

HARD = """\
easy read: About me
sections:
  - id: home
    title: At home
    questions:
      - id: likes
        ask: What does the child enjoy?
        for child: What do you enjoy?
        hint: Ask about each place.
        type: text
      - id: kept_from_the_child
        ask: Who told us?
        type: text
        who may see: practitioner
  - id: ours
    title: For us
    questions:
      - id: note
        ask: What do we note?
        type: text
        who may see: practitioner
pen picture:
  - The child likes <likes>.
  - Somebody told us. <kept_from_the_child>
"""

EASY = """\
easy read: About me
sections:
  - id: home
    title: At home
    easy read: My home
    questions:
      - id: likes
        ask: What does the child enjoy?
        easy read: What do you like?
        symbol: star
        type: text
"""


def told(body: str) -> list[tuple[str, int, str]]:
    return [(d.code, d.span.line, d.message) for d in lacks(artifact(body))]


def test_everything_that_a_child_would_read_in_hard_words_is_told_at_its_line() -> None:
    assert told(HARD) == [
        ("PP960", 9, "section `home` has no easy-read words, so the easy-read edition says `At home`"),
        ("PP960", 12, "`likes` has no easy-read words, so the easy-read edition says `What do you enjoy?`"),
        (
            "PP960",
            14,
            "the hint of `likes` has no easy-read words, so the easy-read edition says `Ask about each place.`",
        ),
        (
            "PP960",
            28,
            "a sentence of the pen picture has no easy-read words, "
            + "so the easy-read edition says `The child likes ….`",
        ),
        ("PP961", 11, "`likes` has no symbol, so the easy-read edition shows none beside it"),
    ]


def test_what_a_child_may_not_see_needs_no_easy_words() -> None:
    assert not any("kept" in message or "note" in message for _, _, message in told(HARD))


def test_an_exemplar_that_is_easy_lacks_nothing() -> None:
    assert told(EASY) == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("What do you like?", []),
        ("You can say it. You can draw it. You can leave it out. You can tell us later.", []),
        ("Tell us one thing that you like to do at home or at school or with friends.", ["PP650"]),
        ("What do you like (at home)?", ["PP651"]),
        ('"Say it; draw it."', ["PP651"]),
    ],
)
def test_a_long_sentence_or_a_sign_for_a_second_idea_is_told(said: str, code: list[str]) -> None:
    body = EASY.replace("easy read: What do you like?", f"easy read: {said}")
    found = compile_exemplar(Source("small.yaml", HEAD + body)).diagnostics
    assert [d.code for d in found] == code
    assert all(d.span.line == 14 for d in found)


def test_fifteen_words_are_let_pass_and_sixteen_are_not() -> None:
    sentence = "you can " * 7
    assert longest(f"{sentence}go.") == MOST_WORDS
    assert longest(f"Well. {sentence}go now. Bye.") == MOST_WORDS + 1
