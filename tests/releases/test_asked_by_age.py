"""How many questions more and fewer, by age: what is claimed is what real records say."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from penpicture.engine.artifact import Artifact
from penpicture.engine.releases.asked_by_age import Counted, asked_by_age
from penpicture.engine.releases.bands import Age
from penpicture.engine.session import Session
from tests.difference.small import built
from tests.releases.small import TEXT, edited

AGES = (-1, 0, 1, 3, 4, 5, 6, 9, 10, 11, 15, 16, 17)
"""Minus one is a child not yet born."""


def counted(before: str, after: str) -> dict[tuple[int | None, int | None], Counted]:
    """By the months at which a band begins and ends, both None before birth."""
    found = asked_by_age(built(before), built(after))
    return {(_months(each.band.start), _months(each.band.end)): each for each in found}


def _months(age: Age | None) -> int | None:
    return None if age is None else age.months


def told(counted: Counted) -> tuple[set[str], set[str]]:
    return set(counted.more), set(counted.fewer)


def test_two_questions_fewer_for_children_under_five() -> None:
    fewer = edited("2.0.0", (TEXT[TEXT.index("      - id: naps") : TEXT.index("      - id: friends")], ""))
    found = counted(TEXT, fewer)
    assert told(found[0, 60]) == (set(), {"naps", "cot"})
    assert told(found[60, None]) == told(found[None, None]) == (set(), set())


def test_a_question_that_is_asked_from_another_age_counts_between_the_two() -> None:
    text = TEXT.replace("child.age < 5 years", "child.age < 7 years", 1)
    found = counted(TEXT, text)
    assert told(found[60, 84]) == ({"naps"}, set())
    assert told(found[0, 60]) == told(found[84, None]) == (set(), set())


def test_a_group_that_comes_counts_as_one_question_and_its_own_question_alone_as_one() -> None:
    group = (
        "      - id: siblings\n        ask: Who are the siblings?\n        type: group\n        each: sibling\n"
        "        questions:\n          - id: name\n            ask: What is the name?\n            type: text\n"
    )
    more = "          - id: school\n            ask: Which school?\n            type: text\n"
    found = asked_by_age(built(TEXT), built(TEXT + group))
    assert {each.more for each in found} == {("siblings",)}
    assert {each.more for each in asked_by_age(built(TEXT + group), built(TEXT + group + more))} == {
        ("siblings.school",)
    }


def test_where_age_decides_nothing_there_is_one_count_for_every_child() -> None:
    plain = TEXT.replace("        ask when: child.age < 5 years\n        if not known: wait\n", "")
    found = asked_by_age(
        built(plain),
        built(
            plain.replace(
                "      - id: friends",
                "      - id: nights\n        ask: How are the nights?\n        type: text\n      - id: friends",
            )
        ),
    )
    assert [(each.band.condition, each.more, each.fewer) for each in found] == [(None, ("nights",), ())]


def test_what_nobody_can_prove_is_not_counted_and_said() -> None:
    sums = (
        "      - id: nights\n        ask: How many nights?\n        type: group\n        each: night\n        questions:\n"
        "          - id: hours\n            ask: How many hours?\n            type: number\n"
        "      - id: tired\n        ask: Who is tired?\n        type: text\n        ask when: total of nights.hours < {}\n        if not known: wait\n"
    )
    before, after = (
        built(TEXT + sums.format(20)),
        built(TEXT + sums.format("10 and total of nights.hours > 20")),
    )
    for each in asked_by_age(before, after):
        assert each.undecided == ("tired",) and not each.more and not each.fewer


CONDITIONS = (
    "child.age < 10 years",
    "child.age >= 16 years",
    "smoking is daily and child.age < 4 years",
    "smoking is one of daily, rarely or child.age >= 10 years",
    "child.unborn is yes",
    "not (child.age >= 5 years) and smoking is never",
    "smoking is daily and smoking is never",
)


@pytest.mark.parametrize(("old", "new"), [(a, b) for a, b in product(CONDITIONS, repeat=2) if a < b])
def test_the_count_is_that_of_records_opened_for_every_age_and_every_answer(old: str, new: str) -> None:
    before, after = (
        built(TEXT.replace("ask when: child.age < 5 years", f"ask when: {condition}", 1))
        for condition in (old, new)
    )
    may = {
        age: tuple(
            {path for answer in ANSWERS for path in asked(each, age, answer)} for each in (before, after)
        )
        for age in AGES
    }
    for each in asked_by_age(before, after):
        assert not each.undecided
        for age in AGES:
            start, end = each.band.start, each.band.end
            if each.band.is_unborn == (age < 0) and (
                age < 0
                or start is not None
                and start.months <= 12 * age
                and (end is None or 12 * age < end.months)
            ):
                was, now = may[age]
                assert told(each) == (now - was, was - now), (age, old, new)


ANSWERS = (None, "daily", "rarely", "never")


def asked(artifact: Artifact, age: int, smoking: str | None) -> set[str]:
    """The questions that are asked of a child of an age, of whom this is said."""
    facts: dict[str, Any] = {"assessment.started_on": "2026-06-01"}
    facts |= (
        {"child.unborn": "yes"} if age < 0 else {"child.born_on": f"{2026 - age}-05-01", "child.unborn": "no"}
    )
    head = {"penpicture": 1, "answers": artifact.content["exemplar"], "version": artifact.content["version"]}
    given = {} if smoking is None else {"smoking": {"value": smoking}}
    known = {name: {"value": value} for name, value in facts.items() if name in artifact.content["facts"]}
    session = Session.open(artifact, answers={**head, "facts": known, "given": given, "rows": {}})
    return {path for path in artifact.content["questions"] if session.status(path) == "asked"}
