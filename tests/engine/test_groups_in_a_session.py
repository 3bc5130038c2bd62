"""Rows: adding, removing, none, others, and conditions over them (rule C6)."""

from __future__ import annotations

import pytest

from penpicture.engine.answer_checking import AnswerFault
from tests.engine.written import visit

SIBLINGS = """\
- id: siblings
  ask: Who are the child's brothers and sisters?
  type: group
  each: sibling
  row title: <name>
  there are none: There are none
  there are others: There are others we don't know about
  no answer because: not_known
  questions:
    - id: name
      ask: What is the sibling called?
      type: text
    - id: how_old
      ask: How old?
      type: number
      unit: years
      no answer because: not_known
    - id: nursery
      ask: Does the sibling go to nursery?
      type: yes/no
      ask when: how_old < 5
- id: young_ones
  ask: What do the young ones need?
  type: text
  ask when: any sibling where how_old < 5
- id: big_family
  ask: How does the family manage?
  type: text
  ask when: count of siblings >= 3
"""


def test_no_rows_is_a_gap_and_none_is_a_fact() -> None:
    """Rule C6: "there are none" is empty; nothing said is blank."""
    record = visit(SIBLINGS)
    assert record.status("young_ones") == record.status("big_family") == "pending"
    record.say_rows("siblings", "none")
    assert record.status("young_ones") == record.status("big_family") == "skipped"


def test_rows_are_complete_unless_there_are_others() -> None:
    """Rule C6."""
    record = visit(SIBLINGS)
    row = record.add_row("siblings", "r1")
    record.answer(f"siblings[{row}].how_old", 9)
    assert record.status("young_ones") == "skipped"
    record.say_rows("siblings", "others")
    assert record.status("young_ones") == "pending"
    assert record.status("big_family") == "pending"
    second = record.add_row("siblings", "r2")
    record.answer(f"siblings[{second}].how_old", 2)
    assert record.status("young_ones") == "asked"


def test_a_question_in_a_row_looks_at_its_own_row() -> None:
    """Rule C7: a bare name is looked up in the row first."""
    record = visit(SIBLINGS)
    for row, years in (("r1", 3), ("r2", 12)):
        record.add_row("siblings", row)
        record.answer(f"siblings[{row}].how_old", years)
    assert record.status("siblings[r1].nursery") == "asked"
    assert record.status("siblings[r2].nursery") == "skipped"


def test_a_removed_row_is_set_aside_and_can_come_back() -> None:
    """Rule C6: row identifiers are permanent, and nothing in a row is lost."""
    record = visit(SIBLINGS)
    record.add_row("siblings", "r1")
    record.answer("siblings[r1].how_old", 3)
    record.remove_row("siblings", "r1")
    assert record.status("young_ones") == "pending"
    assert [a.question for a in record.set_aside()] == ["siblings[r1]"]
    record.add_row("siblings", "r1")
    assert record.status("young_ones") == "asked"
    assert record.question("siblings[r1].how_old").value == 3


def test_a_row_whose_answer_is_unknown_leaves_the_group_unknown() -> None:
    """Rule C6: any is unknown while no row holds and one is unknown."""
    record = visit(SIBLINGS)
    record.add_row("siblings", "r1")
    assert record.status("young_ones") == "pending"
    record.give_reason("siblings[r1].how_old", "not_known")
    [wait] = [w for w in record.waiting() if "young_ones" in w.questions]
    assert (wait.name, wait.state) == ("siblings[r1].how_old", "not_known")


def test_none_and_rows_contradict_each_other() -> None:
    """Rule C6: the contradiction is refused; adding a row takes "none" back."""
    record = visit(SIBLINGS)
    record.say_rows("siblings", "none")
    record.add_row("siblings", "r1")
    assert record.question("siblings").state == "answered"
    with pytest.raises(AnswerFault, match="PP711"):
        record.say_rows("siblings", "none")


def test_machine_made_row_identifiers_are_permanent_and_in_order() -> None:
    """UUIDv7 from machines; `r1`, `r2` where people write them."""
    record = visit(SIBLINGS)
    first = record.add_row("siblings")
    assert first[14] == "7"
    record.answer(f"siblings[{first}].name", "Ffion")
    assert record.answers().rows["siblings"].rows[0].row == first


NESTED = """\
- id: children
  ask: Which children live here?
  type: group
  each: child_here
  there are none: None
  questions:
    - id: name
      ask: Name
      type: text
    - id: schools
      ask: Which schools?
      type: group
      each: school
      there are none: None
      questions:
        - id: left_on
          ask: When did the child leave?
          type: date
          no answer because: not_applicable, not_known
        - id: why
          ask: Why did the child leave?
          type: text
          ask when: left_on is answered
    - id: moves
      ask: What were the moves like?
      type: text
      ask when: count of schools >= 2
- id: at_school
  ask: How is school for the children?
  type: text
  ask when: any child_here where (any school where left_on is not applicable)
"""


def test_groups_within_groups() -> None:
    """Rules C6 and C7: an inner group is read in its row, and from outside through both."""
    record = visit(NESTED)
    record.add_row("children", "r1")
    record.add_row("children[r1].schools", "r1")
    assert record.status("children[r1].moves") == "skipped"
    record.answer("children[r1].schools[r1].left_on", "2025-07-20")
    assert record.status("children[r1].schools[r1].why") == "asked"
    assert record.status("at_school") == "skipped"
    record.add_row("children[r1].schools", "r2")
    assert record.status("children[r1].moves") == "asked"
    record.give_reason("children[r1].schools[r2].left_on", "not_applicable")
    assert record.status("at_school") == "asked"
    record.remove_row("children", "r1")
    assert record.status("at_school") == "pending"
