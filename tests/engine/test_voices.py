"""The keys that make one record speak to different people: voices, easy read, symbols, whose words, returns."""

from __future__ import annotations

from typing import Any

import pytest

from penpicture.dsl.source import Source
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.language import VOICES
from penpicture.engine.wording import wording_for
from tests.engine.written import HEAD, artifact, asking

EVERY_VOICE = """
easy read: About you
sections:
  - id: home
    title: Home
    easy read: Your home
    questions:
      - id: likes
        ask: What does the child like?
        for child: What do you like?
        easy read: You like this?
        hint easy read: You can draw it.
        symbol: star
        type: long text
        whose words: child
      - id: safe
        ask: Is the child safe?
        type: choice
        options:
          safe:
            say: They are safe
            for child: I am safe
            easy read: Yes
            symbol: safe
          unsure: We cannot say
pen picture:
  - say: The child likes <likes>.
    easy read: "You like this: <likes>"
"""


def question(body: str, **of: Any) -> dict[str, Any]:
    (found,) = asking(body, **of).content["questions"].values()
    return dict(found)


def codes(body: str) -> list[tuple[str, str]]:
    found = compile_exemplar(Source("small.yaml", HEAD + body)).diagnostics
    return [(d.code, d.span.text) for d in found]


def test_easy_read_stands_beside_every_wording_for_the_child() -> None:
    content = artifact(EVERY_VOICE).content
    likes, safe = content["questions"]["likes"], content["questions"]["safe"]
    assert content["title"]["easy_read"] == "About you"
    assert content["sections"][0]["title"]["easy_read"] == "Your home"
    assert likes["ask"]["easy_read"] == "You like this?"
    assert likes["hint"] == {"practitioner": "", "easy_read": "You can draw it."}
    assert safe["options"][0]["say"]["easy_read"] == "Yes"
    assert content["pen_picture"][0]["say"]["easy_read"][0] == "You like this: "


def test_symbols_and_whose_words_are_in_the_artifact() -> None:
    content = artifact(EVERY_VOICE).content
    likes, safe = content["questions"]["likes"], content["questions"]["safe"]
    assert (likes["symbol"], likes["whose_words"]) == ("star", "child")
    assert [option.get("symbol") for option in safe["options"]] == ["safe", None]


def test_a_voice_without_words_of_its_own_speaks_with_the_next_one() -> None:
    said = {"practitioner": "They are safe", "child": "I am safe"}
    assert wording_for(said, "easy_read") == "I am safe"
    assert wording_for(said, "family") == "They are safe"
    assert wording_for(said, "school") == "They are safe"
    assert wording_for({**said, "easy_read": "Yes"}, "easy_read") == "Yes"
    assert wording_for({**said, "easy_read": "Yes"}, "child") == "I am safe"
    assert all(chain[-1] == "practitioner" for chain in VOICES.values())


def test_a_change_of_easy_words_or_of_a_picture_is_a_change_of_what_was_shown() -> None:
    """Rule A4: what a child saw is kept with the child's answer, in words and in pictures."""
    plain = "- id: likes\n  ask: What?\n  type: text\n"
    shown = [
        question(plain + more)["shown"]
        for more in ("", "  easy read: What is it?\n", "  symbol: star\n", "  whose words: child\n")
    ]
    assert len(set(shown[:3])) == 3
    assert shown[0] == shown[3]
    # Kept in records that were signed before there were voices and pictures: it must never change.
    assert shown[0] == "sha256:ead1a8ad610d2e284823f7582cfc343cae2ee63d8bfd04d650f0683d859b1fda"


def test_a_question_goes_into_the_fields_of_its_fact_unless_it_names_its_own() -> None:
    own = (
        "- id: why\n  ask: Why?\n  type: text\n  fact: referral.reason\n  returned as: {wales_crcs: Reason}\n"
    )
    assert question(own)["returned_as"] == {"wales_crcs": "Reason"}


@pytest.mark.parametrize(
    ("line", "code", "at"),
    [
        ("returned as: {cinn: Sex}", "PP215", "cinn"),
        ("symbol: hom", "PP215", "hom"),
        ("whose words: mother", "PP215", "mother"),
        ("whose word: child", "PP205", "whose word"),
        ("returned as: {cin: ''}", "PP209", "cin"),
    ],
)
def test_what_the_language_does_not_have_is_an_error_at_its_place(line: str, code: str, at: str) -> None:
    body = f"sections:\n  - id: s\n    title: S\n    questions:\n      - id: q\n        ask: Q?\n        type: text\n        {line}\n"
    assert codes(body) == [(code, at)]


def test_an_unknown_return_is_answered_with_the_nearest_one() -> None:
    body = "sections:\n  - id: s\n    title: S\n    questions:\n      - id: q\n        ask: Q?\n        type: text\n        returned as: {ssda902: X}\n"
    (fault,) = compile_exemplar(Source("small.yaml", HEAD + body)).diagnostics
    assert "perhaps `ssda903` was meant" in str(fault.help)


def test_only_what_is_said_or_made_can_be_somebodys_own_words() -> None:
    body = "sections:\n  - id: s\n    title: S\n    questions:\n      - id: q\n        ask: Q?\n        type: date\n        whose words: child\n"
    assert codes(body) == [("PP234", "whose words")]
