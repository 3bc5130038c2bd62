"""What each exemplar of the library asks of whom: ages, a path of one's own, the looked-after child, clocks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.scenarios.children import child
from tests.scenarios.journey import LIBRARY
from tests.scenarios.story import Story, artifact

CORE, PLAN, REVIEW, CONTACT = "core-assessment", "childs-plan", "review", "contact-and-referral"


@pytest.mark.parametrize(
    ("name", "stage", "clock"),
    [
        (
            "contact-and-referral",
            "information",
            ("referral.date", "referral.decided_on", [1, "working days"]),
        ),
        (
            "initial-assessment",
            "assessment",
            ("referral.decided_on", "assessment.signed_on", [10, "working days"]),
        ),
        (
            "core-assessment",
            "assessment",
            ("assessment.started_on", "assessment.signed_on", [35, "working days"]),
        ),
        ("childs-plan", "planning", ("plan.decided_on", "plan.made_on", [10, "working days"])),
        ("review", "review", ("review.last_on", "review.held_on", [6, "months"])),
    ],
)
def test_each_exemplar_has_its_stage_and_its_clock(
    name: str, stage: str, clock: tuple[str, str, list[Any]]
) -> None:
    """Rule R4: the times of the guidance and the regulations, counted by the bank holidays of the nation."""
    content = artifact(name).content
    assert content["stage"] == stage
    timescale = content["timescale"]
    assert (timescale["from"][1], timescale["to"][1], timescale["within"]) == clock


@pytest.mark.parametrize("name", LIBRARY)
def test_every_exemplar_has_a_pen_picture_signatures_a_way_on_and_words_for_family_and_child(
    name: str,
) -> None:
    content = artifact(name).content
    for part in ("pen_picture", "case_summary", "signatures", "next"):
        assert content[part], part
    assert {"practitioner", "family", "child", "easy_read"} <= set(content["title"])
    assert any(q.get("essential") for q in content["questions"].values())
    assert any(q.get("mandatory") for q in content["questions"].values())


@pytest.mark.parametrize("name", LIBRARY)
def test_what_is_mandatory_is_little_and_an_honest_reason_satisfies_it(name: str) -> None:
    """Finding 3: nothing is demanded that cannot be known."""
    mandatory = {q: s for q, s in artifact(name).content["questions"].items() if s.get("mandatory")}
    assert 1 <= len(mandatory) <= 5
    assert all(spec.get("reasons") for spec in mandatory.values())


# --- the core assessment: one definition for every age ----------------------------------------------------------

BANDS = {
    "pregnancy": child("Baby Price", child__unborn="yes", child__born_on=None, child__due_on="2026-04-20"),
    "first_bonds": child("Maya", child__born_on="2025-11-03"),
    "finding_out": child("Ola", child__born_on="2023-05-01"),
    "with_others": child("Bethlem", child__born_on="2021-06-01"),
    "friends": child("Ravi", child__born_on="2016-02-01"),
    "changing": child("Jonah", child__born_on="2011-10-19"),
    "own_life": child("Lowri", child__born_on="2010-09-21"),
}
"""The question of each age, and a child of that age on 8 January 2026: unborn, under one, 1-2, 3-4, 5-9, 10-14, 15+."""


@pytest.mark.parametrize("band", BANDS)
def test_each_age_has_its_own_question_and_no_other_ages(band: str) -> None:
    """Finding 1: six records that differed by age are one, and each child meets one part of it."""
    story = Story.open(CORE, BANDS[band])
    assert [q for q in BANDS if story.asks(q)] == [band]
    assert [q for q in BANDS if story.skips(q)] == [q for q in BANDS if q != band]


@pytest.mark.parametrize(
    ("born", "band"),
    [
        ("2025-01-09", "first_bonds"), ("2025-01-08", "finding_out"),
        ("2023-01-09", "finding_out"), ("2023-01-08", "with_others"),
        ("2021-01-09", "with_others"), ("2021-01-08", "friends"),
        ("2016-01-09", "friends"), ("2016-01-08", "changing"),
        ("2011-01-09", "changing"), ("2011-01-08", "own_life"),
    ],
)  # fmt: skip
def test_a_birthday_on_the_day_it_begins_is_the_older_age(born: str, band: str) -> None:
    """Rule C4: ages are reckoned on the day on which the assessment began."""
    story = Story.open(CORE, child("Sam", child__born_on=born))
    assert [q for q in BANDS if story.asks(q)] == [band]


def test_a_child_on_a_path_of_their_own_is_asked_for_steps_and_not_by_age() -> None:
    """Finding 5: no list of what others do at that age; the child's own steps, and what helped."""
    story = Story.open(CORE, BANDS["changing"])
    assert story.waits("steps") and story.asks("changing")
    story.say("grows_by", "own_path")
    assert story.asks("steps") and not any(story.asks(q) for q in BANDS)
    story.add("steps", new_step="Waits for Friday")
    assert "New steps: Waits for Friday." in story.tells()
    story.say("grows_by", "by_age")
    assert story.skips("steps") and story.asks("changing")


def test_a_school_reads_how_a_child_learns_and_grows_and_nothing_of_home() -> None:
    seen = Story.open(CORE, BANDS["friends"]).session.seen_by("school").questions()
    assert {"learning", "friends", "communicates_by", "steps"} <= set(seen)
    assert not {
        "changing",
        "who_helped",
        "rules",
        "family_story",
        "drinking",
        "understanding",
        "harm",
        "wishes",
    } & set(seen)


def test_what_was_thought_first_stands_beside_what_is_to_be_understood() -> None:
    """Finding 4: an analysis is built on, and not begun again."""
    story = Story.open(CORE, child("Ravi", assessment__first_view="He listens for a fall."))
    hint = artifact(CORE).content["questions"]["to_understand"]["hint"]["practitioner"]
    assert {"slot": ["fact", "assessment.first_view"]} in hint
    assert story.missing() >= {"to_understand", "understanding"}


def test_all_twenty_dimensions_are_met_by_the_core_assessment() -> None:
    met = {d for s in artifact(CORE).content["questions"].values() for d in s.get("dimensions", ())}
    assert len(met) == 20


# --- the plan ---------------------------------------------------------------------------------------------------

OF_CARE = {"permanence", "lives_there", "reviewing_officer", "needs_there", "what_stays", "staying_in_touch"}


def plan(**facts: Any) -> Story:
    """A plan that begins on 14 January 2026."""
    made = child(
        "Dawit",
        child__born_on="2009-05-01",
        plan__decided_on="2026-01-13",
        plan__made_on="2026-01-14",
        **facts,
    )
    return Story.open(PLAN, {k: v for k, v in made.items() if k in artifact(PLAN).content["facts"]})


def test_the_law_of_care_is_asked_of_those_whom_the_council_looks_after_alone() -> None:
    """Rules S2 and L2: while nobody knows, the questions wait; they are never lost."""
    story = plan()
    assert all(story.waits(q) for q in OF_CARE)
    story.say("looked_after", "no")
    assert all(story.skips(q) for q in OF_CARE)
    story.say("looked_after", "yes")
    assert all(story.asks(q) for q in OF_CARE)
    assert story.asks("child_says") and story.asks("family_says")


def test_a_plan_says_who_does_what_by_when_and_how_it_will_be_known() -> None:
    row = [q.partition(".")[2] for q in artifact(PLAN).content["questions"] if q.startswith("outcomes.")]
    assert row == ["wish", "doing", "by_whom", "by_when", "how_known"]


def test_a_plan_opens_with_what_was_understood_last() -> None:
    """The fuller assessment's words, or the first one's where there was no other."""
    first, both = (
        plan(assessment__first_view="He listens."),
        plan(assessment__first_view="He listens.", assessment__understanding="He may stop listening."),
    )
    assert "What we understood: He listens." in first.tells()
    assert "He may stop listening." in both.tells() and "He listens." not in both.tells()


def test_a_school_reads_of_a_plan_whom_to_call_and_nothing_of_what_is_to_change() -> None:
    """Finding 13: a school has to know whom the council looks after, and whom to ring."""
    plan, review = (
        Story.open(name, child("Ravi")).session.seen_by("school").questions() for name in (PLAN, REVIEW)
    )
    assert {"whom_to_call", "review_on", "looked_after"} <= set(plan)
    assert not {"outcomes", "made_with", "wishes", "child_says", "if_not", "lives_there"} & set(plan)
    assert not {"outcomes", "who_came", "since_then", "harm", "own_words", "still_right"} & set(review)


# --- the review -------------------------------------------------------------------------------------------------


def review(since: str, last: str, held: str) -> Story:
    """A review of a child whom the council looks after."""
    facts = {
        "child.known_as": "Dawit", "child.unborn": "no", "child.looked_after": "yes",
        "child.looked_after_since": since, "review.last_on": last, "review.held_on": held,
    }  # fmt: skip
    return Story.open(REVIEW, facts, today=date.fromisoformat(held))


@pytest.mark.parametrize(
    ("which", "last", "held", "late"),
    [
        ("first", "2026-03-02", "2026-03-30", False),
        ("first", "2026-03-02", "2026-03-31", True),
        ("second", "2026-03-30", "2026-06-30", False),
        ("second", "2026-03-30", "2026-07-01", True),
        ("later", "2026-01-05", "2026-07-05", False),
        ("later", "2026-01-05", "2026-07-06", True),
    ],
)
def test_a_looked_after_childs_review_asks_why_it_is_late(
    which: str, last: str, held: str, late: bool
) -> None:
    """Finding 15, and regulation 33: twenty working days, three months, six months. It asks, and blocks nothing."""
    story = review("2026-03-02", last, held)
    story.say("which_review", which)
    assert story.asks("why_late") is late and story.skips("why_late") is not late
    assert "why_late" not in story.missing()


def test_a_review_opens_with_the_plans_own_rows() -> None:
    """Finding 10: what we wanted to change is not typed again; how far we are is."""
    outcomes = {
        "value": [{"row": "r1", "wish": "Sleep", "by_when": "2026-04-10"}],
        "on": "2026-03-13",
        "record": "plan",
    }
    story = Story.open(REVIEW, {"child.known_as": "Dawit", "plan.outcomes": outcomes})
    assert story.session.question("outcomes[r1].wish").value == "Sleep"
    assert story.waits("outcomes[r1].what_now")
    story.say("outcomes[r1].how_far", "on_the_way")
    assert story.asks("outcomes[r1].what_now")
    story.say("outcomes[r1].how_far", "done")
    assert story.skips("outcomes[r1].what_now") and "Everything in the plan is done." in story.tells()


def test_a_review_that_ends_the_plan_asks_for_no_next_one() -> None:
    story = Story.open(REVIEW, child("Ravi"))
    before = set(story.asked())
    story.say("decision", "end")
    assert before - set(story.asked()) == {"next_review_on"}
    assert "harm" in story.missing() and "since_then" in story.missing()


# --- the first call ---------------------------------------------------------------------------------------------


def test_a_first_call_about_a_child_still_to_be_born_asks_for_the_day_it_is_expected() -> None:
    story = Story.open(CONTACT, {"referral.date": "2026-01-19"})
    assert story.asks("birth_date") and story.waits("due_on")
    story.say("unborn", "yes")
    assert story.skips("birth_date") and story.skips("sex") and story.asks("due_on")
    story.say("known_as", "Baby Price")
    story.say("due_on", "2026-05-11")
    assert story.tells() == "Baby Price is still to be born, and is expected on 11 May 2026."


def test_a_first_call_is_decided_within_a_working_day() -> None:
    """Friday's call is decided on Monday; a bank holiday does not count."""
    story = Story.open(CONTACT, {"referral.date": "2026-05-01"}, today=date(2026, 5, 6))
    late = story.session.late()
    assert late is not None and (late.due, late.stage) == ("2026-05-05", "late")
