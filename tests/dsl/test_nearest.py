"""Which name was meant: what is asked about, and what is certain enough to be put right at once."""

import pytest

from penpicture.dsl.nearest import close, nearest
from tests.dsl.scope_of import fault

NAMES = (
    "hoist", "helping", "weight", "carers", "carer", "harm", "harm_plan", "nights", "parent_1", "house",
    "child.born_on", "child.known_as", "child.weight", "child.age", "drinking", "mood", "now", "past", "mud",
)  # fmt: skip

CERTAIN = {
    "Helping": "helping", "helpng": "helping", "helpping": "helping", "hepling": "helping", "helpint": "helping",
    "child.wieght": "child.weight", "chld.age": "child.age", "hous": "house", "nwo": "now",
}  # fmt: skip

GUESSED = {"helpin_g_": "helping", "drinkings_": "drinking", "parent_2": "parent_1", "mum": "mud"}

NOT_MEANT = (
    "hospital", "child_says", "wait", "carer_name", "child.school", "weigh_in", "zebra", "known_as",
    "no", "a", "",
)  # fmt: skip


@pytest.mark.parametrize("word", CERTAIN)
def test_one_letter_or_capitals_are_put_right(word: str) -> None:
    assert close(word, NAMES) == nearest(word, NAMES) == CERTAIN[word]


@pytest.mark.parametrize("word", GUESSED)
def test_what_is_less_like_is_only_asked_about(word: str) -> None:
    assert nearest(word, NAMES) == GUESSED[word]
    assert close(word, NAMES) is None


@pytest.mark.parametrize("word", NOT_MEANT)
def test_another_word_is_no_guess_at_a_name(word: str) -> None:
    assert nearest(word, NAMES) is None
    assert close(word, NAMES) is None


def test_of_two_names_as_near_neither_is_certain() -> None:
    assert nearest("hous", ("house", "hours")) is not None
    assert close("hous", ("house", "hours")) is None


def test_a_guess_among_thousands_of_facts_of_one_root_is_found() -> None:
    names = [f"child.fact_{i}" for i in range(3000)] + ["child.transport"]
    assert nearest("child.transsports", names) == "child.transport"


@pytest.mark.parametrize("text", ["drinkingly is now", "drinking is nevers_"])
def test_a_guess_offers_no_edit(text: str) -> None:
    told = fault(text)
    assert told.edit is None


def test_a_figure_is_never_taken_for_a_slip() -> None:
    assert close("parent_2", ("parent_1",)) is None
