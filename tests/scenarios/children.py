"""Invented children, as the data model knows them on the day an assessment starts."""

from __future__ import annotations

from typing import Any


def child(name: str, **more: Any) -> dict[str, Any]:
    """What is on record of a child: born, unless more is said, in the summer of 2019."""
    facts: dict[str, Any] = {
        "child.known_as": name,
        "child.unborn": "no",
        "child.born_on": "2019-07-01",
        "assessment.started_on": "2026-01-08",
        "referral.decided_on": "2026-01-06",
    }
    for fact, value in more.items():
        key = fact.replace("__", ".")
        facts[key] = value
    return {fact: value for fact, value in facts.items() if value is not None}


BABY = child("Maya", child__born_on="2025-11-03")
AT_SCHOOL = child("Ravi")
FOURTEEN = child("Jonah", child__born_on="2011-10-19")
UNBORN = child("Baby Price", child__unborn="yes", child__born_on=None, child__due_on="2026-04-20")
AGE_NOT_KNOWN = child("Selam", child__born_on=None)
TWELVE_OR_THIRTEEN = child("Selam", child__born_on="2012")
