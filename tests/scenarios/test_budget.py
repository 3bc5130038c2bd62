"""Finding 1: how much a child and family are asked. A budget that grows is a choice that somebody has to make."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scenarios.children import AT_SCHOOL, BABY, FOURTEEN, UNBORN
from tests.scenarios.story import CASES, Story, artifact

TO_ANSWER = {
    "baby-and-father": 40,
    "call-that-goes-no-further": 40,
    "fourteen-with-symbols": 48,
    "three-siblings-newly-arrived": 48,
}
"""The most questions that each case may ask and that nobody has answered before: those of rows left out, since they
are as many as the people whom they are about."""

STARTING = [
    ("a baby", BABY, 42),
    ("a child at school", AT_SCHOOL, 42),
    ("fourteen", FOURTEEN, 45),
    ("unborn", UNBORN, 34),
]
"""The most that a blank record may ask, everything that asks until it is known included."""


def to_answer(story: Story) -> list[str]:
    """Questions that are asked once and do not stand on record already."""
    views = story.session.questions()
    return [q for q in story.asked() if "[" not in q and views[q].provenance != "on record"]


def test_every_case_has_a_budget() -> None:
    assert set(TO_ANSWER) == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_case_keeps_to_its_budget(name: str) -> None:
    asked = to_answer(Story.case(name))
    assert len(asked) <= TO_ANSWER[name], asked


@pytest.mark.parametrize(("who", "facts", "most"), STARTING, ids=[who for who, _, _ in STARTING])
def test_a_blank_record_opens_with_no_more_than_its_budget(
    who: str, facts: dict[str, Any], most: int
) -> None:
    asked = Story.open("initial-assessment", facts).asked()
    assert len(asked) <= most, asked


@pytest.mark.parametrize("name", CASES)
def test_nobody_is_asked_everything(name: str) -> None:
    """Even the fullest case leaves out what does not belong to it."""
    left_out = [q for q in artifact("initial-assessment").content["questions"] if "." not in q]
    left_out = [q for q in left_out if not Story.case(name).asks(q)]
    assert len(left_out) >= 10, left_out


def test_a_call_that_goes_no_further_is_over_with_half_of_the_answers() -> None:
    """Finding 1 and rule S5: what is left blank is not missing."""
    call, baby = (Story.case(name) for name in ("call-that-goes-no-further", "baby-and-father"))
    said = [
        [q for q, view in story.session.questions().items() if view.state != "blank"]
        for story in (call, baby)
    ]
    assert len(said[0]) * 2 <= len(said[1])
    assert call.missing() == set()
