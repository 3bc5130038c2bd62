"""A variant tells its reader what its condition reads: whoever may not read that sees nothing of the variant."""

from __future__ import annotations

import json

import pytest

from penpicture.engine.artifact_shape import fault_in
from penpicture.engine.cleared import cleared, cleared_session
from tests.engine.varied import SHOWN, record, varied

KEPT = varied(child__communicates_by="restricted")
"""Only practitioners may read whether a child signs; whether one has arrived is everybody's to read."""

OF_SIGNING = (
    "signing",
    "With their face",
    "In signs",
    "Which signs?",
    "Show us",
    "How we sign",
    "No hurry",
    "not_asked",
    "Asked in this way",
    "Hands and faces",
    "sign_language",
    SHOWN["signing"],
    SHOWN["both"],
)


@pytest.mark.parametrize("audience", ["school", "family", "court"])
def test_a_reader_who_may_not_see_the_condition_sees_nothing_of_the_variant(audience: str) -> None:
    content = cleared(KEPT, audience).artifact.content
    said = json.dumps(content)
    assert [words for words in OF_SIGNING if words in said] == []
    assert fault_in(content) is None
    assert list(content["variants"]) == ["arriving"]
    assert "variant signing" not in content["define"]
    assert [entry["in"] for entry in content["questions"]["tells"]["variants"]] == [[], ["arriving"]]
    assert "variants" not in content["questions"]["people.how"], "that something is left out would be told"


def test_what_a_hidden_variant_asks_is_handled_as_for_any_rule() -> None:
    made = cleared(KEPT, "school")
    assert "interpreter" not in made.artifact.content["questions"]
    assert made.withheld == {"talk": 1}
    assert made.artifact.content["pen_picture"] == []


def test_a_reader_who_may_see_it_has_the_variant_in_their_own_voice() -> None:
    content = cleared(KEPT, "practitioner").artifact.content
    assert list(content["variants"]) == ["arriving", "signing"]
    family = cleared(varied(), "family").artifact.content
    signing = family["questions"]["tells"]["variants"][2]
    assert signing["ask"] == {"practitioner": "Show us how."}
    assert family["sections"][0]["variants"][0]["title"] == {"practitioner": "How we sign"}
    easy = cleared(varied(), "child", "easy_read").artifact.content
    assert easy["questions"]["tells"]["variants"][2]["ask"] == {"practitioner": "Show us your signs."}


def test_slots_in_a_variants_words_are_cut_like_any() -> None:
    content = cleared(varied(child__known_as="restricted"), "school").artifact.content
    assert content["questions"]["tells"]["variants"][2]["ask"] == {
        "practitioner": ["How does ", "the child", " sign?"]
    }
    assert content["variants"]["signing"] == {}, "why it is there would name the child"


@pytest.mark.parametrize(("code", "label"), [("signs", "In signs"), ("drawing", "In drawings")])
def test_an_answer_stays_readable_whatever_offered_it(code: str, label: str) -> None:
    """The reader may read the question, and so its answer: its option is in that record, and nothing more of it."""
    whole = record(KEPT, signs=True, arrived="yes", tells=code)
    made, view = cleared_session(whole, "school")
    assert view.question("tells").value == code
    assert view.question("tells").status == "asked"
    assert not view.question("tells").not_offered, "whether it is offered now would tell of the variant"
    options = {option["code"]: option for option in made.artifact.content["questions"]["tells"]["options"]}
    assert options[code] == {"code": code, "say": {"practitioner": label}}
    assert fault_in(made.artifact.content) is None
    other, _ = cleared_session(record(KEPT, signs=True, tells="words"), "school")
    left = [option["code"] for option in other.artifact.content["questions"]["tells"]["options"]]
    assert left == ["words", "looks", "drawing"], "another record says nothing of it"


def test_a_reason_stays_readable_whatever_offered_it() -> None:
    whole = record(KEPT, signs=True)
    whole.give_reason("tells", "not_asked")
    made, view = cleared_session(whole, "school")
    assert view.question("tells").state == "not_asked"
    assert made.artifact.content["questions"]["tells"]["reasons"] == ["not_known", "declined", "not_asked"]


def test_an_answer_in_a_row_stays_readable_too() -> None:
    whole = record(KEPT, signs=True)
    whole.add_row("people", "r1")
    whole.answer("people[r1].how", "signs")
    made, view = cleared_session(whole, "school")
    assert view.question("people[r1].how").value == "signs"
    assert made.artifact.content["questions"]["people.how"]["options"][1]["say"] == {
        "practitioner": "In signs"
    }


@pytest.mark.parametrize(
    ("given", "told"), [("signing", None), ("both", SHOWN["arriving"]), ("arriving", SHOWN["arriving"])]
)
def test_the_wording_that_an_answer_was_given_to_does_not_tell_of_the_variant(
    given: str, told: str | None
) -> None:
    whole = record(KEPT, signs=True, arrived="yes", tells="words")
    plain = whole.answers().as_json()
    plain["given"]["tells"]["shown"] = SHOWN[given]
    again = type(whole).open(
        KEPT, facts={"child.communicates_by": {"value": ["sign_language"]}}, answers=plain, today=whole.today
    )
    kept = again.seen_by("school").answers().as_json()["given"]["tells"]["shown"]
    assert kept == (told or KEPT.content["questions"]["tells"]["shown"])
    assert again.seen_by("practitioner").answers().as_json()["given"]["tells"]["shown"] == SHOWN[given]


def test_a_variant_changes_nothing_for_whoever_may_not_see_it() -> None:
    """Whether the child signs makes no difference to anything that the reader is given."""

    def told(signs: bool) -> str:
        made, view = cleared_session(record(KEPT, signs=signs, arrived="no", tells="words"), "school")
        return json.dumps([made.artifact.content, view.as_json(), view.answers().as_json()])

    assert told(True) == told(False)
