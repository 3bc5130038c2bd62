"""Statutory duties: asked of every child for whom they surely hold, or the child who would be missed is told (rule L2)."""

from __future__ import annotations

from penpicture.dsl.diagnostic import Diagnostic
from tests.proofs.authored import told

KIND = """\
- id: kind
  ask: What kind of visit is it?
  type: choice
  options: {home: Home, office: Office}
"""


def duty(condition: str, more: str = "", **law: str) -> list[Diagnostic]:
    said = {"nation": "England", "source": "the law", **law}
    lines = "".join(f"    {key}: {value}\n" for key, value in said.items())
    return told(f"""\
{KIND}- id: seen
  ask: Who saw the child?
  type: text
  {condition}
{more}  statutory:
{lines}""")


def codes(found: list[Diagnostic]) -> list[str]:
    return [each.code for each in found]


WAITS = "  if not known: wait\n"


def test_a_duty_on_a_question_that_is_always_asked_is_met() -> None:
    assert not duty("essential: yes")


def test_who_would_be_missed_is_told_with_the_duty_the_law_and_the_condition_that_takes_it_away() -> None:
    found = duty("ask when: kind is home", "  if not known: ask\n", **{"for": "child.unborn is no"})
    assert codes(found) == ["PP520"]
    assert found[0].message == (
        "`seen` would be skipped for a child for whom `child.unborn` is `no` and `kind` is `office`,"
        " but the law wants it asked"
    )
    assert found[0].span.text.startswith("nation: England")
    assert [place.span.text for place in found[0].related] == ["kind is home"]


def test_a_question_that_waits_while_the_duty_surely_holds_is_missed_too() -> None:
    found = duty("ask when: kind is home or kind is office", WAITS)
    assert codes(found) == ["PP520"]
    assert "would be pending for a child with `kind` not answered" in found[0].message


def test_while_it_is_not_known_whether_the_duty_holds_the_question_may_wait() -> None:
    assert not duty("ask when: child.unborn is no", WAITS, **{"for": "child.unborn is no"})


def test_a_duty_to_children_of_an_age_is_met_by_a_wider_age() -> None:
    assert not duty("ask when: child.age < 5 years", WAITS, **{"for": "child.age < 48 months"})


def test_a_duty_to_children_of_an_age_is_missed_by_a_narrower_one() -> None:
    found = duty("ask when: child.age < 5 years", WAITS, **{"for": "child.age < 8 years"})
    assert codes(found) == ["PP520"]
    assert "would be skipped for a child aged 5" in found[0].message


def test_a_law_of_another_nation_binds_nobody_here() -> None:
    assert not duty("ask when: kind is home", WAITS, nation="Wales")


def test_a_law_that_is_not_yet_in_force_is_read_on_the_day_that_ages_are() -> None:
    """Rule L2: `from` and `to` are read on `as of`."""
    later = "ask when: started is on or after 2026-04-01"
    assert not duty(later, WAITS, **{"from": "2026-04-01"})
    found = duty(later, WAITS, **{"from": "2026-03-31"})
    assert codes(found) == ["PP520"]
    assert "31 March 2026" in found[0].message


def test_a_law_that_has_ended_binds_nobody_from_the_day_after() -> None:
    earlier = "ask when: started is on or before 2026-04-01"
    assert not duty(earlier, WAITS, to="2026-04-01")
    assert codes(duty(earlier, WAITS, to="2026-04-02")) == ["PP520"]


def test_a_group_takes_a_question_of_its_rows_away() -> None:
    found = told(f"""\
{KIND}- id: people
  ask: Who is there?
  type: group
  each: person
  ask when: kind is home
  if not known: wait
  questions:
    - id: seen
      ask: Was this person seen?
      type: yes/no
      statutory:
        nation: England
        source: the law
        for: every child
""")
    assert codes(found) == ["PP520"]
    assert [place.span.text for place in found[0].related] == ["kind is home"]


def test_what_cannot_be_decided_fails() -> None:
    """Undecided fails a statutory gate."""
    found = duty(
        "ask when: kind is not known or started is not known or working days from started to started < 1"
        " or working days from started to started >= 1 or kind is home or kind is office",
        "  if not known: ask\n",
    )
    assert set(codes(found)) <= {"PP521"}
