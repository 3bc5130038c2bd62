"""Asked on behalf of a reader, a session tells what a session cut for that reader tells."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.engine.answer_checking import AnswerFault
from penpicture.engine.cleared import cleared, cleared_session
from penpicture.engine.language import AUDIENCES
from penpicture.engine.session import Session
from penpicture.engine.wording import fill, row_title, words_of
from tests.clearance.random_kept import kept, records
from tests.clearance.test_what_flows import restricted
from tests.engine.written import artifact, visit

KEPT = """\
- id: danger
  ask: Is the child in danger today?
  type: yes/no
  who may see: practitioner, conference
- id: watch
  ask: How often will somebody look in?
  type: text
  ask when: danger is yes
- id: story
  ask: What happened?
  for family: What brought us together?
  type: text
- id: siblings
  ask: Who are the brothers and sisters?
  type: group
  row title: <name>, <worry>
  questions:
    - id: worry
      ask: What is the worry about them?
      type: text
      sensitivity: restricted
    - id: name
      ask: What is their name?
      type: text
"""
AROUND = """\
pen picture:
  - Somebody looks in <watch>.
  - say: There is danger today.
    when: danger is yes
  - We met because <story>.
case summary:
  - watch
  - story
"""


def record() -> Session:
    session = visit(KEPT, AROUND)
    session.answer("danger", "yes")
    session.answer("watch", "every day")
    session.answer("story", "Grandma was ill")
    session.add_row("siblings", "r1")
    session.answer("siblings[r1].worry", "is being hit")
    session.answer("siblings[r1].name", "Ash")
    return session


def test_a_reader_is_asked_about_what_they_may_see_and_nothing_else() -> None:
    session = record()
    assert list(session.questions("family")) == ["story", "siblings", "siblings[r1].name"]
    assert session.question("story", "family").text == "What brought us together?"
    assert list(session.questions("conference"))[:2] == ["danger", "watch"]
    assert session.pen_picture("family").sentences == ("We met because Grandma was ill.",)
    assert [line.said for line in session.case_summary("family")] == ["Grandma was ill"]


@pytest.mark.parametrize("name", ["danger", "watch", "siblings[r1].worry", "siblings[r9].worry"])
def test_a_question_that_is_not_for_a_reader_is_none_to_them(name: str) -> None:
    with pytest.raises(AnswerFault, match="PP705") as told:
        record().question(name, "family")
    assert "yes" not in str(told.value) and "hit" not in str(told.value)


def test_a_sentence_left_out_for_a_reader_is_no_gap_to_them() -> None:
    session = visit(KEPT, AROUND)
    assert session.pen_picture("family").gaps == ((("question", "story"),),)
    assert (("question", "watch"),) not in session.pen_picture("family").gaps


def test_rows_are_headed_by_what_their_reader_may_see() -> None:
    session = record()
    _, frame = session.locate("siblings[r1].name")
    assert row_title(session, "siblings", frame) == "Ash, is being hit"
    assert row_title(session, "siblings", frame, "family") == "Ash"
    theirs = session.seen_by("family")
    assert row_title(theirs, "siblings", theirs.locate("siblings[r1].name")[1]) == "Ash"
    assert words_of(session, ("question", "siblings"), session.root, "", "family") == "Ash"
    assert words_of(session, ("question", "watch"), session.root, "", "family") is None
    text = ["They look in ", {"slot": ["question", "watch"]}]
    assert fill(text, session, session.root, "", "family").text == "They look in …"


def test_what_is_said_later_is_told_to_a_reader_as_well() -> None:
    session = record()
    assert session.question("story", "family").value == "Grandma was ill"
    session.answer("story", "We moved")
    assert session.question("story", "family").value == "We moved"
    session.answer("danger", "no")
    assert "watch" not in session.questions("family")


def test_what_is_said_to_a_readers_session_is_not_said_to_the_record() -> None:
    session = record()
    theirs = session.seen_by("family")
    theirs.answer("story", "Something else")
    assert session.question("story").value == session.question("story", "family").value == "Grandma was ill"


def test_there_are_no_other_readers_or_voices() -> None:
    with pytest.raises(ValueError, match="audience or voice"):
        record().seen_by("neighbours")
    with pytest.raises(ValueError, match="audience or voice"):
        record().seen_by("family", "whispered")
    with pytest.raises(ValueError, match="audience or voice"):
        record().questions("neighbours")


def test_a_row_on_record_keeps_its_place_whatever_is_said_in_it() -> None:
    built = artifact(
        """\
        sections:
          - id: family
            title: Family
            questions:
              - id: siblings
                ask: Who?
                type: group
                fact: child.siblings
                questions:
                  - id: name
                    ask: Name?
                    type: text
                    fact: name
                  - id: worry
                    ask: Worry?
                    type: text
                    sensitivity: restricted
        """
    )
    facts: dict[str, Any] = {"child.siblings": [{"row": "r1", "name": "Ash"}, {"row": "r2", "name": "Bo"}]}
    session = Session.open(built, facts=facts, today=date(2026, 6, 1))
    session.answer("siblings[r1].worry", "is being hit")
    again = Session.open(built, facts=facts, answers=session.answers(), today=date(2026, 6, 1))
    assert list(again.questions()) == list(session.questions())
    assert list(again.questions("family")) == [
        "siblings",
        "siblings[r1].name",
        "siblings[r2].name",
    ]


def test_a_duty_whose_children_a_reader_may_not_know_is_not_said_to_be_owed_to_all() -> None:
    built = artifact(
        """\
        sections:
          - id: start
            title: Start
            questions:
              - id: danger
                ask: Danger?
                type: yes/no
                fact: child.unborn
              - id: plan
                ask: Plan?
                type: text
                statutory:
                  nation: England
                  source: An Act
                  for: child.unborn is yes
        """
    )
    built = restricted(built, "danger")
    plan = cleared(built, "family").artifact.content["questions"]["plan"]
    assert "statutory" not in plan and plan["essential"] is True


@given(st.data())
@settings(max_examples=12, deadline=None)
def test_it_is_the_same_to_ask_for_a_reader_and_to_ask_the_readers_session(data: st.DataObject) -> None:
    exemplar = data.draw(kept())
    audience = data.draw(st.sampled_from(AUDIENCES))
    said = data.draw(records(exemplar.content))
    session = Session.open(exemplar, facts=said["facts"], answers=said["answers"], today=date(2026, 6, 1))
    _, theirs = cleared_session(session, audience)
    assert session.questions(audience) == theirs.questions()
    assert session.pen_picture(audience) == theirs.pen_picture()
    assert session.case_summary(audience) == theirs.case_summary()
    for name, view in theirs.questions().items():
        assert session.question(name, audience) == view
