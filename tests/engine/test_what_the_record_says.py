"""The pen picture, the clock and what comes next (rules R4, R5; findings 4, 15, 20)."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from penpicture.engine.cutting import Cut
from penpicture.engine.session import Session
from tests.engine.written import artifact, asking, visit

STORY = """\
as of: assessment.started_on
timescale:
  from: referral.decided_on
  to: assessment.signed_on
  within: 10 working days
pen picture:
  - <child.known_as> is <child.age>.
  - say: <child.known_as> lives in <home>.
    for family: You live in <home>.
    otherwise: We do not yet know where <child.known_as> lives.
  - say: There are <siblings> too.
    when: any sibling where name is answered
sections:
  - id: story
    title: Story
    questions:
      - id: home
        ask: Where does <child.known_as> live?
        type: choice
        options:
          own:
            say: Own home
            in a sentence: a home of their own
          carers: With carers
        no answer because: not_known
      - id: siblings
        ask: Who else is there?
        type: group
        each: sibling
        row title: <name>
        questions:
          - id: name
            ask: Name?
            type: text
      - id: decision
        ask: What next?
        type: choice
        options:
          core_assessment: A fuller assessment
          no_more: Nothing more
        no answer because: not_yet_known
next:
  - exemplar: core-assessment
    if: decision is core_assessment
    elsewhere: yes
    because: There is more to understand
"""


def opened(today: date = date(2026, 4, 10), **facts: Any) -> Session:
    held = {
        "child.known_as": "Maya",
        "child.born_on": "2024-11-03",
        "assessment.started_on": "2026-04-01",
        **{name.replace("__", "."): value for name, value in facts.items()},
    }
    return Session.open(artifact(STORY), facts=held, today=today)


def test_the_pen_picture_is_said_in_sentences() -> None:
    """Rule R5: an option says its words inside a sentence; rows are named together; an age is in plain words."""
    record = opened()
    record.answer("home", "own")
    for name in ("Ffion", "Huw", "Nia"):
        row = record.add_row("siblings")
        record.answer(f"siblings[{row}].name", name)
    assert record.pen_picture().sentences == (
        "Maya is 16 months.",
        "Maya lives in a home of their own.",
        "There are Ffion, Huw and Nia too.",
    )
    assert record.pen_picture("family").sentences[1] == "You live in a home of their own."


def test_an_empty_slot_leaves_its_sentence_out_and_is_told_as_a_gap() -> None:
    """Rule R5: with a fallback where one is written."""
    picture = opened().pen_picture()
    assert picture.sentences == ("Maya is 16 months.", "We do not yet know where Maya lives.")
    assert picture.gaps == ((("question", "home"),),)


def test_a_question_names_the_child() -> None:
    assert opened().question("home").text == "Where does Maya live?"


def test_the_clock_starts_with_its_first_date() -> None:
    """Rule R4: no `from` yet - not started, not late."""
    late = opened().late()
    assert late is not None and (late.stage, late.is_late, late.due) == ("not started", False, None)


def test_ten_working_days_leave_out_easter() -> None:
    """Rules R4 and C5: Good Friday and Easter Monday 2026 are no working days."""
    started = {"referral__decided_on": "2026-03-30"}
    running = opened(today=date(2026, 4, 15), **started).late()
    assert running is not None and (running.stage, running.due) == ("running", "2026-04-15")
    late = opened(today=date(2026, 4, 16), **started).late()
    assert late is not None and (late.stage, late.is_late) == ("late", True)


def test_the_length_is_that_of_the_nation_on_the_day_the_clock_starts() -> None:
    """Rule R4: the times by nation and date; England's first limit was shorter, and another nation's binds nobody here."""
    limits = """\
  within: 10 working days
  limits:
    - nation: Wales
      within: 1 days
    - nation: England
      within: 7 working days
      to: 2010-03-30
"""
    made = artifact(STORY.replace("  within: 10 working days\n", limits))
    due = []
    for start in ("2010-03-30", "2010-03-31"):
        facts = {"child.known_as": "Maya", "referral.decided_on": start}
        late = Session.open(made, facts=facts, today=date(2010, 4, 1)).late()
        due.append(late and late.due)
    assert due == ["2010-04-12", "2010-04-16"]


def test_lateness_asks_why_and_blocks_nothing() -> None:
    """Rule R4 and finding 15."""
    record = opened(today=date(2026, 5, 1), referral__decided_on="2026-03-30")
    assert record.missing() == ()
    record.explain_lateness("Maya was in hospital.")
    late = record.late()
    assert late is not None and late.reason == "Maya was in hospital."
    again = Session.open(artifact(STORY), answers=record.answers().as_json(), today=date(2026, 5, 2))
    assert again.lateness == "Maya was in hospital."


def test_the_record_says_what_comes_next() -> None:
    """Finding 20."""
    record = opened()
    assert record.next() == ()
    record.answer("decision", "core_assessment")
    [step] = record.next()
    assert (step.exemplar, step.because) == ("core-assessment", "There is more to understand")


def test_a_list_in_a_sentence_leaves_nobody_out_without_a_word() -> None:
    """Rule R5: rows without a name, and others not told of, are said to be there."""
    told = STORY.replace(
        "        row title: <name>\n",
        "        row title: <name>\n        there are others: There are others\n",
    )
    record = Session.open(artifact(told), facts={"child.known_as": "Maya"})
    row = record.add_row("siblings")
    record.answer(f"siblings[{row}].name", "Ffion")
    record.add_row("siblings")
    assert "There are Ffion and one not yet named too." in record.pen_picture().text
    record.say_rows("siblings", "others")
    assert "There are Ffion, one not yet named and others too." in record.pen_picture().text


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("<child.known_as>'s story", "The child's story"),
        ("What does <child.known_as> say?", "What does the child say?"),
        ("Think back. <child.known_as> was small.", "Think back. The child was small."),
        ("Who? <child.known_as>! <child.known_as>", "Who? The child! The child"),
        ("About: <child.known_as>", "About: the child"),
        ("<q>: <child.known_as>", "…: the child"),
        ("<child.known_as><child.known_as>", "The childthe child"),
    ],
)
def test_what_is_not_known_has_a_capital_where_it_begins_a_sentence(text: str, reads: str) -> None:
    asks = f'- id: q\n  ask: What?\n  type: text\n- id: r\n  ask: "{text}"\n  type: text\n'
    assert visit(asks).question("r").text == reads
    assert visit(asks, facts={"child.known_as": "robin"}).question("r").text.count(
        "robin"
    ) == reads.lower().count("the child")


def test_what_a_reader_may_not_see_has_a_capital_where_it_begins_a_sentence() -> None:
    content = deepcopy(
        asking('- id: q\n  ask: "<child.known_as>: well. <child.known_as>"\n  type: text\n').content
    )
    content["facts"]["child.known_as"]["who_may_see"] = ["practitioner"]
    cut = Cut(content, "family", "family").content()
    assert "".join(cut["questions"]["q"]["ask"]["practitioner"]) == "The child: well. The child"
