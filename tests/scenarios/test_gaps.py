"""A gap is not a no: what happens to the initial assessment while something is not known."""

from __future__ import annotations

import pytest

from tests.scenarios.children import AT_SCHOOL, BABY, FOURTEEN
from tests.scenarios.story import CASES, Story

INITIAL = "initial-assessment"


def test_an_unanswered_question_keeps_the_next_one_waiting_in_silence() -> None:
    """Rule S3: blank is quiet; a stated gap is named."""
    story = Story.open(INITIAL, BABY)
    assert story.waits("drinking_effect")
    assert not any(w.named for w in story.session.waiting() if w.name == "drinking")
    story.because("drinking", "not_known")
    assert story.waits("drinking_effect")
    assert [w.questions for w in story.session.waiting() if w.named and w.name == "drinking"] == [
        ("drinking_effect",)
    ]


def test_safety_questions_do_not_wait() -> None:
    """Rule S2: how to get in touch safely is asked until somebody knows that nobody is being hurt."""
    story = Story.open(INITIAL, BABY)
    assert story.asks("safe_contact") and story.asks("safe_tonight")
    story.because("hurt_at_home", "not_asked")
    assert story.asks("safe_contact")
    story.say("hurt_at_home", "never")
    assert story.skips("safe_contact")


def test_an_answer_behind_a_skipped_question_is_set_aside_and_returns() -> None:
    """Rule S4: nothing typed is lost."""
    story = Story.open(INITIAL, BABY)
    story.say("drinking", "past")
    story.say("drinking_effect", "Leanne still listens for him.")
    story.say("drinking", "never")
    assert story.skips("drinking_effect") and story.set_aside() == {"drinking_effect"}
    story.say("drinking", "past")
    assert story.session.question("drinking_effect").value == "Leanne still listens for him."
    assert story.set_aside() == set()


def test_deciding_last_that_nothing_more_is_needed_hides_no_work() -> None:
    """Rule S5: a short record makes the rest optional and skips none of it but the steps that nobody has to take."""
    story = Story.open(INITIAL, AT_SCHOOL)
    before = set(story.asked())
    assert "makes_of_it" in story.missing()
    story.say("decision", "no_further_action")
    assert "makes_of_it" not in story.missing() and {"prompted_by", "seen", "harm"} <= story.missing()
    assert before - set(story.asked()) == {"next_steps"}


def test_others_whom_nobody_has_named_keep_an_answer_open() -> None:
    """Rule C6: "there are others" says that every is not yet every."""
    story = Story.open(INITIAL, AT_SCHOOL)
    story.add("siblings", name="Anya", lives="same_home")
    assert "All the brothers and sisters live in one home." in story.tells()
    story.there_are_others("siblings")
    assert "All the brothers and sisters live in one home." not in story.tells()


def test_that_there_are_none_is_an_answer() -> None:
    """Rule C6: stated emptiness is known; a blank group is not."""
    story = Story.open(INITIAL, FOURTEEN)
    assert story.waits("looking_for") and story.waits("talk_after")
    story.there_are_none("times_missing")
    assert story.skips("looking_for") and story.skips("talk_after")


def test_a_day_of_return_that_nobody_wrote_down_leaves_a_child_to_be_looked_for() -> None:
    """Rule C6: within rows too, a gap asks; only a known return lets the question go."""
    story = Story.open(INITIAL, FOURTEEN)
    time = story.add("times_missing", left_on="2025-12-28")
    assert story.asks("looking_for") and story.asks("talk_after")
    story.because(f"{time}.back_on", "not_known")
    assert story.asks("looking_for")
    story.say(f"{time}.back_on", "2025-12-28")
    assert story.skips("looking_for")


def test_a_time_long_ago_is_not_asked_about_again() -> None:
    """Rules C3 and C6: the latest of the rows decides, reckoned on the day the assessment started."""
    story = Story.open(INITIAL, FOURTEEN)
    story.add("times_missing", left_on="2023-03-01", back_on="2023-03-01")
    assert story.skips("talk_after")


@pytest.mark.parametrize("name", CASES)
def test_no_gap_in_a_case_takes_a_question_away(name: str) -> None:
    """Rule S2: whatever one answer is replaced by a gap, nothing that was asked or waiting is skipped."""
    story = Story.case(name)
    before = {q: view.status for q, view in story.session.questions().items()}
    content = story.session.program.content["questions"]
    for question in [q for q in before if "[" not in q]:
        spec = content[question]
        gaps = [r for r in spec.get("reasons", ()) if r != "not_applicable"]
        if spec["type"] == "group" or not gaps or story.state(question) in ("blank", "not_applicable"):
            continue
        if story.session.question(question).provenance == "on record":
            continue
        again = Story.case(name)
        again.because(question, gaps[0])
        after = {q: view.status for q, view in again.session.questions().items()}
        lost = [q for q in before if before[q] != "skipped" and after[q] == "skipped"]
        assert not lost, f"{question}: {lost}"
