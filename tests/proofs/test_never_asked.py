"""Questions that no child is ever asked, with the fewest conditions that make it so."""

from __future__ import annotations

from penpicture.engine.proofs import Met, Never, Proofs
from penpicture.engine.proofs.never_asked import dead
from tests.proofs.authored import model, told

DEAD = """\
- id: school_age
  ask: Is the child at school?
  type: yes/no
  ask when: child.age >= 5 years
- id: nursery
  ask: Which nursery?
  type: text
  ask when: child.age < 3 years and school_age is yes
- id: nursery_days
  ask: Which days?
  type: text
  ask when: nursery is answered
"""


def test_a_question_whose_conditions_never_go_together_is_told_with_them() -> None:
    found = told(DEAD)
    assert [each.code for each in found] == ["PP522"]
    assert found[0].span.text == "nursery"
    assert [place.span.text for place in found[0].related] == [
        "child.age < 3 years and school_age is yes",
        "child.age >= 5 years",
    ]


def test_what_follows_from_it_is_not_told_again() -> None:
    assert dead(Proofs(model(DEAD))) == ["q:nursery", "q:nursery_days"]
    assert len(told(DEAD)) == 1


def test_a_condition_that_never_holds_for_itself_is_told_alone() -> None:
    found = told("""\
- id: rooms
  ask: How many rooms?
  type: number
- id: crowded
  ask: Who shares?
  type: text
  ask when: rooms < 2 and rooms > 3
""")
    assert found[0].message == "no child is ever asked `crowded`: `rooms < 2 and rooms > 3` never holds"


def test_a_number_that_its_question_does_not_take_makes_no_child() -> None:
    made = model(
        """\
- id: rooms
  ask: How many rooms?
  type: number
  at least: 1
  at most: 20
- id: nowhere
  ask: Where do they sleep?
  type: text
  ask when: rooms < 1
- id: shared
  ask: Who shares?
  type: text
  ask when: rooms <= 1
"""
    )
    proofs = Proofs(made)
    assert isinstance(proofs.ever_asked("nowhere"), Never)
    one = proofs.ever_asked("shared")
    assert isinstance(one, Met) and one.example.said == "a child for whom `rooms` is 1"


def test_an_option_that_stands_alone_goes_with_no_other() -> None:
    made = model("""\
- id: helpers
  ask: Who helps?
  type: choices
  options:
    family: Family
    friends: Friends
    nobody:
      say: Nobody
      exclusive: yes
- id: both
  ask: How?
  type: text
  ask when: helpers includes family and helpers includes friends
- id: odd
  ask: How?
  type: text
  ask when: helpers includes family and helpers includes nobody
""")
    proofs = Proofs(made)
    assert isinstance(proofs.ever_asked("both"), Met)
    assert isinstance(proofs.ever_asked("odd"), Never)
    assert dead(proofs) == ["q:odd"]
