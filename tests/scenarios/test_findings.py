"""What evaluators found wrong with one form for every child, and what happens now. Numbers are those of the findings."""

from __future__ import annotations

from datetime import date

import pytest

from penpicture.engine.answer_checking import AnswerFault
from tests.scenarios.children import (
    AGE_NOT_KNOWN,
    AT_SCHOOL,
    BABY,
    FOURTEEN,
    TWELVE_OR_THIRTEEN,
    UNBORN,
    child,
)
from tests.scenarios.story import Story, artifact

INITIAL = "initial-assessment"


def test_a_baby_is_not_asked_about_school_and_a_schoolchild_not_about_feeding() -> None:
    """Finding 1: what a known fact makes irrelevant is skipped, and the record says why."""
    baby, ravi = Story.open(INITIAL, BABY), Story.open(INITIAL, AT_SCHOOL)
    assert baby.asks("feeding_and_sleep") and baby.skips("learning") and baby.skips("led_into_harm")
    assert ravi.asks("learning") and ravi.skips("feeding_and_sleep")
    assert "age at which children start school" in baby.why("learning")


def test_before_birth_the_record_is_about_getting_ready() -> None:
    """Finding 1: a child still to be born has no ordinary day, no school and no words of its own."""
    story = Story.open(INITIAL, UNBORN)
    assert story.asks("getting_ready") and story.asks("weeks_pregnant")
    for question in ("ordinary_day", "going_well", "learning", "feeding_and_sleep", "seen", "own_words"):
        assert story.skips(question), question
    assert "still to be born, and is expected on 20 April 2026" in story.tells()


def test_when_a_birthday_is_not_known_the_older_childs_questions_are_asked_at_once() -> None:
    """Finding 1 and rule S2: not knowing hides nothing; risk questions say that they are asked meanwhile."""
    story = Story.open(INITIAL, AGE_NOT_KNOWN)
    assert story.asks("learning") and story.asks("led_into_harm") and story.asks("times_missing")
    assert story.waits("feeding_and_sleep")


def test_a_year_of_birth_is_enough_where_it_decides() -> None:
    """Rule C3: born in 2012, a child is thirteen on 8 January 2026 for certain, whichever the day."""
    sure, unsure = (
        Story.open(INITIAL, TWELVE_OR_THIRTEEN),
        Story.open(INITIAL, child("Yonas", child__born_on="2013-01")),
    )
    assert sure.asks("hopes_ahead") and "asked already" not in sure.why("hopes_ahead")
    assert unsure.asks("hopes_ahead") and "cannot be told yet" in unsure.why("hopes_ahead")


def test_blank_not_known_not_applicable_and_declined_are_different_things() -> None:
    """Finding 2: four ways of having no answer are kept and read as four."""
    story = Story.open(INITIAL, AT_SCHOOL)
    states = [story.state("religion")]
    for reason in ("not_applicable", "not_known", "declined"):
        story.because("religion", reason)
        states.append(story.state("religion"))
    assert states == ["blank", "not_applicable", "not_known", "declined"]


def test_few_questions_are_mandatory_and_an_honest_reason_satisfies_each() -> None:
    """Finding 3: nothing is demanded that cannot be known, so nobody has to invent."""
    mandatory = {
        q: spec for q, spec in artifact(INITIAL).content["questions"].items() if spec.get("mandatory")
    }
    assert set(mandatory) == {"prompted_by", "seen", "harm", "makes_of_it", "decision"}
    story = Story.open(INITIAL, AT_SCHOOL)
    assert story.missing() == set(mandatory)
    for question, spec in mandatory.items():
        story.because(question, spec["reasons"][0])
    assert story.missing() == set()


def test_a_reason_that_a_question_does_not_offer_is_refused_without_a_lecture() -> None:
    """Finding 2 and rule A2: whether a child was seen can never be "not applicable"."""
    story = Story.open(INITIAL, AT_SCHOOL)
    with pytest.raises(AnswerFault, match="`seen` does not offer the reason `not_applicable`"):
        story.because("seen", "not_applicable")


def test_every_record_begins_with_the_child_in_a_few_sentences() -> None:
    """Finding 4: a reader meets the child before the boxes."""
    story = Story.open(INITIAL, child("Ravi", household__lives_with="his aunt Meena"))
    assert story.tells().startswith("Ravi is 6 years old. Ravi lives with his aunt Meena.")
    story.say("going_well", "He bakes.")
    assert "Going well: He bakes." in story.tells()
    assert "What is going well for you: He bakes." in story.tells("child")


def test_a_child_who_uses_symbols_is_met_with_symbols() -> None:
    """Finding 5: speech is one way among others, and a picture is an answer."""
    story = Story.open(INITIAL, FOURTEEN)
    story.say("communicates_by", ["symbols", "signs"])
    assert story.asks("listening_well")
    story.say(
        "picture", {"file": "board.png", "type": "image/png", "description": "Nine symbols in three rows"}
    )
    assert story.state("picture") == "answered"
    story.say("communicates_by", ["words"])
    assert story.skips("listening_well")


def test_care_is_told_by_those_who_give_it_and_leads_to_the_question_of_rest() -> None:
    """Finding 5: care needs and what works, in rows; thirty-two hours of it ask who gives the carers a rest."""
    story = Story.open(INITIAL, FOURTEEN)
    story.say("care_needed", "needed")
    assert story.waits("carers_rest")
    story.add("care", what="Going out", what_works="Two people, one in front", hours=14)
    assert story.skips("carers_rest")
    story.add("care", what="Nights", what_works="Landing light on", hours=18)
    assert story.asks("carers_rest")


def test_care_that_nobody_needs_is_not_asked_about() -> None:
    """Finding 5: the whole of it goes with one answer, and comes back with it."""
    story = Story.open(INITIAL, AT_SCHOOL)
    story.say("care_needed", "not_needed")
    assert story.skips("care") and story.skips("carers_rest")


def test_language_and_interpreter_have_a_place_of_their_own() -> None:
    """Finding 6: who interprets is asked as soon as somebody has to, and not before."""
    story = Story.open(INITIAL, AT_SCHOOL)
    assert story.waits("interpreter_who")
    story.say("first_language", "Tigrinya")
    story.say("interpreter", "spoken")
    assert story.asks("interpreter_who")
    assert "At home the family speaks Tigrinya, with an interpreter" in story.tells()


def test_a_family_new_to_the_country_is_asked_what_it_wants_us_to_know() -> None:
    """Finding 7: and may decline to tell it."""
    story = Story.open(INITIAL, AT_SCHOOL)
    story.say("newly_arrived", "yes")
    assert story.asks("journey") and story.asks("settling_in")
    story.because("journey", "declined")
    assert "journey" not in story.missing()


def test_brothers_and_sisters_are_rows_of_one_record() -> None:
    """Finding 8: each is told once, and what is asked of each depends on that one alone."""
    story = Story.open(INITIAL, AT_SCHOOL)
    near = story.add("siblings", name="Anya", lives="same_home")
    far = story.add("siblings", name="Dev", lives="abroad")
    assert story.asks(f"{near}.schools") and story.skips(f"{near}.misses")
    assert story.skips(f"{far}.schools") and story.asks(f"{far}.misses")
    assert "Brothers and sisters: Anya and Dev." in story.tells()
    assert "Brothers and sisters live in more than one home." in story.tells()


def test_a_father_who_stopped_two_years_ago_is_told_truly() -> None:
    """Finding 9: neither yes nor no. In the past, not now; and what it was like may be told."""
    story = Story.open(INITIAL, BABY)
    story.say("drinking", "past", note="Craig stopped in June 2024.")
    assert story.asks("drinking_effect")
    assert "affected Maya in the past. It does not now." in story.tells()
    assert "affects Maya now" not in story.tells()


def test_what_is_on_record_is_shown_to_be_confirmed_and_not_typed_again() -> None:
    """Finding 10 and rule A5: the reason for the referral counts, and says that it comes from the record."""
    reason = {
        "value": "School asked for help.",
        "on": "2026-01-05",
        "record": "referral",
        "said_by": "School",
    }
    story = Story.open(INITIAL, child("Ravi", referral__reason=reason))
    shown = story.session.question("prompted_by")
    assert (shown.provenance, shown.value) == ("on record", "School asked for help.")
    assert "prompted_by" not in story.missing()
    story.say("prompted_by", "School asked for help.")
    assert story.session.question("prompted_by").provenance == "confirmed"


def test_what_is_on_record_grows_stale() -> None:
    """Finding 11: with whom a child lived a year ago is a question again."""
    old = {"value": "her nan", "on": "2025-01-05", "record": "referral"}
    story = Story.open(INITIAL, child("Ravi", household__lives_with=old))
    assert story.session.question("lives_with").stale


def test_child_and_family_are_asked_in_their_own_words() -> None:
    """Finding 12: and what they say has a place that is theirs."""
    story = Story.open(INITIAL, AT_SCHOOL)
    assert story.session.question("own_words", "child").text == "What do you want people to know?"
    assert (
        story.session.question("drinking", "family").text
        == "Does anyone's drinking make life harder at home?"
    )
    story.say("own_words", "I am not the mother.")
    assert "You say or show us this: I am not the mother." in story.tells("child")


def test_lateness_asks_why_and_blocks_nothing() -> None:
    """Finding 15 and rule R4: ten working days from the decision, bank holidays left out."""
    story = Story.open(INITIAL, AT_SCHOOL, today=date(2026, 1, 21))
    late = story.session.late()
    assert late is not None and (late.stage, late.due) == ("late", "2026-01-20")
    story.session.explain_lateness("The family was away")
    late = story.session.late()
    assert late is not None and late.reason == "The family was away"
    story.say("going_well", "Everything can still be written.")


def test_the_record_says_what_comes_next() -> None:
    """Finding 20: the decision leads somewhere, and danger leads there before any decision."""
    story = Story.open(INITIAL, AT_SCHOOL)
    assert story.leads_to() == set()
    story.say("harm", "harmed")
    assert story.leads_to() == {"strategy-discussion"}
    story.say("harm", "no_sign")
    story.say("decision", "core_assessment")
    assert story.leads_to() == {"core-assessment"}
