"""Small forms as a practice lead would write them, from her YAML to what happens: one rule each."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from penpicture.engine.answer_checking import AnswerFault
from tests.scenarios.children import child
from tests.scenarios.story import Story

HEAD = """\
penpicture: 1
exemplar: short-break
version: 1.0.0
title: Short break
about: child
as of: assessment.started_on
sections:
  - id: stay
    title: The stay
    questions:
"""


def form(questions: str, rest: str = "") -> str:
    """A form with these questions in one section, and more after it."""
    return (
        HEAD + "\n".join("      " + line if line else line for line in questions.splitlines()) + "\n" + rest
    )


def test_what_does_not_apply_is_neither_the_one_nor_the_other() -> None:
    """Rule C1: of a child who has no lift to school, it is not true that the lift is late, nor that it is not."""
    story = Story.of(
        form("""\
- id: lift
  ask: How is the lift to school?
  type: choice
  options:
    on_time: On time
    late: Late
  no answer because: not_applicable, not_known
- id: when_late
  ask: What happens when it is late?
  type: text
  ask when: lift is late
- id: when_not_late
  ask: What makes it work?
  type: text
  ask when: lift is not late
""")
    )
    assert story.waits("when_late") and story.waits("when_not_late")
    story.because("lift", "not_applicable")
    assert story.skips("when_late") and story.skips("when_not_late")
    story.because("lift", "not_known")
    assert story.waits("when_late") and story.waits("when_not_late")


def test_what_is_written_elsewhere_is_still_not_known_here() -> None:
    """Rule A1: a pointer is a gap, though an owned one, and hides nothing."""
    story = Story.of(
        form("""\
- id: medicine
  ask: Does the child take medicine at night?
  type: yes/no
  mandatory: yes
  no answer because: recorded_elsewhere, not_known
- id: who_gives_it
  ask: Who gives it?
  type: text
  ask when: medicine is yes
""")
    )
    story.because("medicine", "recorded_elsewhere", pointer="Health plan, page 2")
    assert story.missing() == set() and story.waits("who_gives_it")


@pytest.mark.parametrize(
    ("born", "started", "old_enough"),
    [
        ("2012-02-29", "2026-02-28", False),
        ("2012-02-29", "2026-03-01", True),
        ("2012-03-01", "2026-02-28", False),
    ],
)
def test_a_child_of_29_february_is_older_on_1_march(born: str, started: str, old_enough: bool) -> None:
    """Rule C3: an age is counted in completed years."""
    facts = child("Ash", child__born_on=born, assessment__started_on=started)
    story = Story.of(
        form("""\
- id: hopes
  ask: What would you like to do next?
  type: text
  ask when: child.age >= 14 years
"""),
        facts,
    )
    assert story.asks("hopes") is old_enough


def test_a_birthday_during_the_work_changes_no_question() -> None:
    """Rule C4: ages are reckoned on the day the assessment started, whatever day it is today."""
    facts = child("Ash", child__born_on="2012-01-20", assessment__started_on="2026-01-08")
    text = form("""\
- id: hopes
  ask: What would you like to do next?
  type: text
  ask when: child.age >= 14 years
""")
    for today in (date(2026, 1, 8), date(2026, 1, 30)):
        assert Story.of(text, facts, today).skips("hopes")


NIGHTS = """\
- id: nights
  ask: Which nights did the child stay?
  type: group
  each: night
  there are none: None
  there are others: There were others
  no answer because: not_known
  questions:
    - id: began
      ask: Which night?
      type: date
      no answer because: not_known
    - id: slept
      ask: How was the night?
      type: choice
      options:
        slept: Slept
        woke: Woke
      no answer because: not_known
    - id: cost
      ask: What did it cost?
      type: number
      unit: pounds
      no answer because: not_known, not_applicable
- id: rested
  ask: What made it restful?
  type: text
  ask when: every night where slept is slept
- id: never_woke
  ask: What should stay as it is?
  type: text
  ask when: no night where slept is woke
- id: often
  ask: Is it too often?
  type: text
  ask when: count of nights >= 2
- id: dear
  ask: Who pays?
  type: text
  ask when: total of nights.cost > 100
- id: long_ago
  ask: Why has it been so long?
  type: text
  ask when: weeks from latest of nights.began to assessment.started_on >= 8
- id: first
  ask: What was the first time like?
  type: text
  ask when: earliest of nights.began is before 2025-01-01
"""


def nights(*rows: dict[str, Any]) -> Story:
    """A record with these nights."""
    story = Story.of(form(NIGHTS), child("Ash"))
    for row in rows:
        story.add("nights", **row)
    return story


def statuses(story: Story) -> dict[str, str]:
    """The statuses of the questions that look through the nights."""
    names = ("rested", "never_woke", "often", "dear", "long_ago", "first")
    return {name: story.session.status(name) for name in names}


def test_while_no_night_is_written_down_everything_about_them_waits() -> None:
    """Rule C6: no rows is blank, and blank is not none."""
    assert set(statuses(nights()).values()) == {"pending"}


def test_that_there_were_none_is_known() -> None:
    """Rule C6: of no nights every one was slept through, none was not, and there is no first and no last."""
    story = nights()
    story.there_are_none("nights")
    assert statuses(story) == {
        "rested": "asked",
        "never_woke": "asked",
        "often": "skipped",
        "dear": "skipped",
        "long_ago": "skipped",
        "first": "skipped",
    }


def test_the_rows_are_read_as_people_would_read_them() -> None:
    """Rule C6: every, no, count, total, latest and earliest."""
    story = nights(
        {"began": "2024-11-02", "slept": "slept", "cost": 60},
        {"began": "2025-09-06", "slept": "slept", "cost": "60.50"},
    )
    assert set(statuses(story).values()) == {"asked"}
    story.say("nights[r2].slept", "woke")
    assert story.skips("rested") and story.skips("never_woke")


def test_a_gap_in_one_row_keeps_open_what_it_could_change() -> None:
    """Rule C6: a total with a gap is not known, a latest neither; one night that woke decides all the same."""
    story = nights({"began": "2025-12-20", "slept": "woke", "cost": 200}, {"slept": "slept"})
    assert story.waits("dear") and story.waits("long_ago")
    assert story.skips("rested") and story.asks("often")
    story.because("nights[r2].cost", "not_applicable")
    assert story.asks("dear"), "what costs nothing is left out of the sum"


def test_other_nights_that_nobody_listed_may_have_been_otherwise() -> None:
    """Rule C6: with "there are others", every and no stay open, and a count can only grow."""
    story = nights(
        {"began": "2025-12-20", "slept": "slept", "cost": 20},
        {"began": "2025-12-27", "slept": "slept", "cost": 20},
    )
    assert story.asks("rested") and story.asks("never_woke")
    story.there_are_others("nights")
    assert story.waits("rested") and story.waits("never_woke") and story.asks("often")


def test_a_removed_row_is_set_aside_and_comes_back() -> None:
    """Rules C6 and S4: nothing typed is lost."""
    story = nights({"began": "2025-12-20"}, {"began": "2025-12-27"})
    story.session.remove_row("nights", "r2")
    assert story.skips("often") and story.set_aside() == {"nights[r2]"}
    story.session.add_row("nights", "r2")
    assert story.asks("often") and story.session.question("nights[r2].began").value == "2025-12-27"


def test_a_section_that_is_skipped_takes_its_questions_along_and_brings_them_back() -> None:
    """Rules S1 and S4: a section's status caps its questions', and their answers wait behind it."""
    story = Story.of(
        form(
            """\
- id: stayed
  ask: Did the child stay the night?
  type: yes/no
  no answer because: not_known
""",
            """\
  - id: night
    title: The night
    skip when: stayed is no
    because: There was no night
    questions:
      - id: asleep_by
        ask: When did the child sleep?
        type: text
""",
        )
    )
    story.say("asleep_by", "Half past nine")
    story.say("stayed", "no")
    assert story.skips("asleep_by") and story.set_aside() == {"asleep_by"}
    assert "There was no night" in story.why("asleep_by")
    story.because("stayed", "not_known")
    assert story.asks("asleep_by") and story.set_aside() == set()


def test_a_fact_returns_to_what_is_on_record_when_its_question_is_skipped() -> None:
    """Rule C9: what was typed and set aside does not speak for the child; the record does."""
    facts = child("Ash", child__diet={"value": "No nuts", "on": "2026-01-02"})
    story = Story.of(
        form("""\
- id: stays
  ask: Does the child stay for tea?
  type: yes/no
- id: diet
  ask: What may the child not eat?
  type: text
  no answer because: not_applicable
  fact: child.diet
  skip when: stays is no
- id: kitchen
  ask: What has the kitchen been told?
  type: text
  ask when: child.diet is answered
"""),
        facts,
    )
    assert story.asks("kitchen"), "what is on record counts"
    story.because("diet", "not_applicable")
    assert story.skips("kitchen")
    story.say("stays", "no")
    assert story.asks("kitchen"), "skipped, the question no longer speaks; the record does"


def test_an_option_that_stands_alone_refuses_company() -> None:
    """Rule A1: "none of these" beside one of these would be two answers at once."""
    story = Story.of(
        form("""\
- id: liked
  ask: What did the child like?
  type: choices
  options:
    swimming: Swimming
    baking: Baking
    nothing_liked:
      say: Nothing
      exclusive: yes
""")
    )
    with pytest.raises(AnswerFault, match="alone"):
        story.say("liked", ["swimming", "nothing_liked"])
    story.say("liked", ["swimming", "baking"])
