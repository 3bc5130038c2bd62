"""What cannot be decided is said to be so, and why; it is never passed off as proved, nor as refuted."""

from __future__ import annotations

import pytest

from penpicture.engine.proofs import Met, Never, Proofs, Undecided, Why, arithmetic, meeting, search
from tests.proofs.authored import model

SUMS = """\
- id: days_at_home
  ask: How many days at home?
  type: number
  at least: 0
  at most: 7
- id: days_away
  ask: How many days away?
  type: number
  at least: 0
  at most: 7
- id: whole_week
  ask: Who looks after the child?
  type: text
  ask when: days_at_home + days_away > 7
- id: who_else
  ask: Who else?
  type: text
  ask when: days_at_home + days_away > 7 and days_at_home < 3 and days_away < 4
"""

DATES = """\
- id: placed_on
  ask: When was the child placed?
  type: date
- id: left_on
  ask: When did the child leave?
  type: date
- id: soon
  ask: Why so soon?
  type: text
  ask when: left_on is before 1 month after placed_on
- id: in_between
  ask: And then?
  type: text
  ask when: left_on is before 1 month after placed_on and left_on is after 35 days after placed_on
"""


def test_sums_and_dates_are_reckoned_by_the_extra() -> None:
    proofs = Proofs(model(SUMS + DATES))
    for path in ("whole_week", "soon"):
        assert isinstance(proofs.ever_asked(path), Met), path
    for path in ("who_else", "in_between"):
        assert isinstance(proofs.ever_asked(path), Never), path


def test_without_the_extra_what_needs_it_is_undecided_and_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arithmetic, "_z3", lambda: None)
    proofs = Proofs(model(SUMS))
    found = proofs.ever_asked("who_else")
    assert isinstance(found, Undecided) and found.why is Why.ARITHMETIC
    assert "`prove`" in found.reason


def test_ages_in_years_and_months_need_no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arithmetic, "_z3", lambda: None)
    made = model("""\
- id: baby
  ask: Who feeds the baby?
  type: text
  ask when: child.age < 18 months
- id: big_baby
  ask: Who feeds the child?
  type: text
  ask when: child.age < 18 months and child.age >= 2 years
""")
    proofs = Proofs(made)
    assert isinstance(proofs.ever_asked("baby"), Met)
    assert isinstance(proofs.ever_asked("big_baby"), Never)


def test_too_many_cases_are_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "UNITS", 3)
    monkeypatch.setattr(search.Search.solve, "__kwdefaults__", {"units": 3, "keep": False})
    found = Proofs(model(SUMS)).ever_asked("whole_week")
    assert isinstance(found, Undecided) and found.why is Why.BUDGET


def test_an_example_that_its_record_does_not_bear_out_is_our_fault_and_refutes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(meeting, "child", lambda *_: ())
    made = model("""\
- id: kind
  ask: What kind?
  type: choice
  options: {home: Home, office: Office}
- id: seen
  ask: Who?
  type: text
  ask when: kind is home
""")
    found = Proofs(made).ever_asked("seen")
    assert isinstance(found, Undecided) and found.why is Why.REPLAY


def test_sums_over_rows_are_beyond() -> None:
    made = model("""\
- id: debts
  ask: What is owed?
  type: group
  each: debt
  there are none: Nothing
  questions:
    - id: amount
      ask: How much?
      type: number
- id: advice
  ask: Who advises?
  type: text
  ask when: total of debts.amount > 100 and total of debts.amount < 50
""")
    found = Proofs(made).ever_asked("advice")
    assert isinstance(found, Undecided) and found.why is Why.BEYOND
