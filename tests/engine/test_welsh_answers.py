"""Welsh has no one word for yes: it answers with the verb of the question."""

from __future__ import annotations

import pytest

from penpicture.engine.spoken import answer_word
from penpicture.engine.wording import value_in_words


@pytest.mark.parametrize(
    ("asked", "yes", "no"),
    [
        ("Oes gen ti fam neu dad sy'n byw yn rhywle arall?", "oes", "nac oes"),
        ("A oes unrhyw beth y dylem ei wybod?", "oes", "nac oes"),
        ("Ddest ti i fyw yn y wlad hon?", "do", "naddo"),
        ("A ddaethoch i fyw yn y wlad hon?", "do", "naddo"),
        ("Wyt ti'n newydd yn y wlad hon?", "ydw", "nac ydw"),
        ("Ydy yfed rhywun yn dy boeni di?", "ydy", "nac ydy"),
        ("Pa un?", "ie", "na"),
    ],
)
def test_a_welsh_question_is_answered_with_its_own_verb(asked: str, yes: str, no: str) -> None:
    assert (answer_word("yes", asked, "cy"), answer_word("no", asked, "cy")) == (yes, no)
    slot = {"slot": ["fact", "child.known_as"]}
    spec = {"type": "yes/no", "ask": {"practitioner": [asked, slot]}}
    assert value_in_words(spec, "yes", language="cy") == yes


def test_english_says_yes() -> None:
    assert answer_word("yes", "Oes there?", "en") == "yes"
    assert value_in_words({"type": "yes/no"}, "no", language="cy") == "na"
