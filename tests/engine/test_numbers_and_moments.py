"""Numbers and moments as they are written: read strictly, kept whole, and said again digit for digit."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from penpicture.engine.answer_checking import AnswerFault
from penpicture.engine.session import Session
from tests.engine.written import asking, visit

QUESTIONS = """\
- id: owed
  ask: How much is owed?
  type: number
  unit: pounds
"""
SUMMARY = "case summary:\n  - show: owed\n    label: Owed\n"


@pytest.mark.parametrize(
    "written, said",
    [
        (1234567, "1234567 pounds"),
        ("123456789012345", "123456789012345 pounds"),
        ("1234567.89", "1234567.89 pounds"),
        ("0.0000001", "0.0000001 pounds"),
        ("-0.5", "-0.5 pounds"),
        ("1e3", "1000 pounds"),
        (12, "12 pounds"),
    ],
)
def test_a_number_is_said_with_every_digit_that_was_written(written: Any, said: str) -> None:
    session = visit(QUESTIONS, SUMMARY)
    session.answer("owed", written)
    assert [line.said for line in session.case_summary()] == [said]


@pytest.mark.parametrize(
    "written", ["1_000", "٣", "NaN", "Infinity", "twelve", float("nan"), "1e99999", "--1", "."]
)
def test_what_nobody_writes_for_a_number_is_none(written: Any) -> None:
    with pytest.raises(AnswerFault, match="should be a number"):
        visit(QUESTIONS).answer("owed", written)


@pytest.mark.parametrize("written", ["1e20", "0.0000000000000001", "1234567890123456", "1e-400"])
def test_a_number_that_could_not_be_kept_whole_is_refused(written: str) -> None:
    with pytest.raises(AnswerFault, match="at most 15 digits"):
        visit(QUESTIONS).answer("owed", written)


@pytest.mark.parametrize(
    "at",
    [
        "2026-05-01",
        "2026-05-01T09:30",
        "2026-05-01 09:30:15.5+01:00",
        date(2026, 5, 1),
        datetime(2026, 5, 1, 9, 30, tzinfo=UTC),
    ],
)
def test_a_moment_is_a_day_with_or_without_a_time(at: Any) -> None:
    session = visit(QUESTIONS)
    session.answer("owed", 1, at=at)
    kept = session.answers().as_json()
    assert Session.open(session.program.artifact, answers=kept).answers() == session.answers()


@pytest.mark.parametrize(
    "at", ["20260501", "2026-W18-5", "20260501T0930", "2026-05-01T24:00", "2026-02-30", "today"]
)
def test_a_moment_whose_day_does_not_stand_first_and_whole_is_refused(at: str) -> None:
    """A record's age is reckoned from the day, so it is found in one place only (rule A5)."""
    with pytest.raises(AnswerFault, match="a date, as 2026-04-01"):
        visit(QUESTIONS).answer("owed", 1, at=at)


def test_a_hundred_facts_that_nothing_reads_lose_no_answer() -> None:
    artifact = asking(QUESTIONS)
    facts = {f"child.shoe_{n}": "red" for n in range(150)}
    told = {
        "penpicture": 1,
        "answers": "small",
        "version": "1.0.0",
        "facts": facts,
        "given": {"owed": {"value": 3}},
    }
    assert Session.open(artifact, answers=told).question("owed").value == 3
