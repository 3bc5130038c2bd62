"""Northshire's four cases, from the answer file to what the record says."""

from __future__ import annotations

import json

import pytest

from penpicture.dsl.source import Source
from penpicture.engine.answer_reading import read_answers
from tests.scenarios.story import CASES, Story, artifact


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_ready_to_be_signed(name: str) -> None:
    """Finding 3 and rule S3: nothing is missing, though not everything is known."""
    story = Story.case(name)
    assert story.missing() == set()
    assert story.set_aside() == set()


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_written_down_and_read_again_as_it_was(name: str) -> None:
    """Rules A1 and C6: reasons, notes, partial dates and row identifiers come back as they went."""
    story = Story.case(name)
    text = story.session.answers().dumps()
    compiled = artifact("initial-assessment")
    again, faults = read_answers(Source("again.json", text), compiled.content, compiled.content_hash)
    assert again is not None and not list(faults)
    assert again == story.session.answers()
    assert json.loads(text)["answers"] == "initial-assessment"


@pytest.mark.parametrize("name", CASES)
def test_a_case_says_something_of_the_child_first(name: str) -> None:
    """Finding 4 and rule R5: the child's name stands at the head, and no sentence is left with a hole in it."""
    story = Story.case(name)
    told = story.tells()
    known_as = story.session.on_record("child.known_as")
    assert known_as is not None and told.startswith(str(known_as.value))
    assert "…" not in told and "<" not in told


def test_the_baby_and_her_father() -> None:
    """Finding 9: in the past, not now; and what was not asked is said to be so."""
    story = Story.case("baby-and-father")
    assert story.asks("drinking_effect") and story.asks("feeding_and_sleep") and story.skips("learning")
    assert story.state("religion") == "not_known" and story.state("hurt_at_home") == "not_asked"
    assert story.asks("safe_contact"), "asked until somebody knows that nobody is being hurt"
    assert "It does not now." in story.tells()
    assert story.leads_to() == {"closure"}


def test_the_boy_with_the_symbols() -> None:
    """Findings 5 and 15: his board is his answer, his care is told, and the record is late for a good reason."""
    story = Story.case("fourteen-with-symbols")
    assert "Jonah tells people things with symbols, signs that go with speech" in story.tells()
    assert story.session.question("communicates_by").provenance == "corrected"
    assert story.asks("carers_rest") and story.asks("talk_after") and story.skips("looking_for")
    assert story.state("health") == "recorded_elsewhere"
    assert story.waits("drinking_effect"), "nobody knows yet whether anybody drinks"
    assert [w.state for w in story.session.waiting() if w.name == "drinking"] == ["not_known"]
    late = story.session.late()
    assert late is not None and late.stage == "done late" and late.reason
    assert story.leads_to() == {"core-assessment"}


def test_the_three_who_came_together() -> None:
    """Findings 6, 7 and 8: interpreter, journey untold, a brother not spoken of, and ages that are ranges."""
    story = Story.case("three-siblings-newly-arrived")
    assert story.asks("interpreter_who") and story.asks("settling_in")
    assert story.state("journey") == "declined"
    assert story.tells().startswith("Selam is 12 or 13 years old.")
    assert story.asks("hopes_ahead") and "cannot be told yet" in story.why("hopes_ahead")
    assert story.asks("siblings[r2].schools[r1].settled") and story.skips("siblings[r3].schools")
    assert story.state("siblings[r1].schools") == "not_applicable", "none at present is a fact"
    assert "All the brothers and sisters live in one home." not in story.tells()
    assert story.leads_to() == {"childs-plan"}


def test_the_call_that_went_no_further() -> None:
    """Finding 1 and rule S5: few answers, and nothing else is asked for."""
    story = Story.case("call-that-goes-no-further")
    answered = [q for q, view in story.session.questions().items() if view.state != "blank"]
    assert len(answered) <= 20
    assert story.asks("makes_of_it") and story.state("makes_of_it") == "blank"
    assert story.skips("next_steps") and story.leads_to() == {"closure"}


def test_between_them_the_cases_use_every_state_status_and_kind_of_group() -> None:
    """Nothing in the language is without an example a newcomer can open."""
    states, statuses, groups = set(), set(), set()
    for name in CASES:
        story = Story.case(name)
        for view in story.session.questions().values():
            states.add(view.state)
            statuses.add(view.status)
        for rows in story.session.answers().rows.values():
            groups.add(rows.state)
            groups.update("nested" for row in rows.rows if row.rows)
    assert statuses == {"asked", "skipped", "pending"}
    assert states == {
        "blank", "answered", "not_applicable", "not_known", "not_yet_known", "declined", "not_asked",
        "recorded_elsewhere",
    }  # fmt: skip
    assert groups == {"complete", "others", "none", "nested"}


def test_the_assessment_uses_the_whole_language() -> None:
    """Every question type, reason, pathway kind and row test stands in the base."""
    content = artifact("initial-assessment").content
    questions = content["questions"].values()
    types = {"text", "long text", "yes/no", "choice", "choices", "number", "date", "partial date", "person", "group",
             "picture", "file"}  # fmt: skip
    assert {q["type"] for q in questions} == types
    assert {r for q in questions for r in q.get("reasons", ())} == {
        "not_applicable", "not_known", "not_yet_known", "declined", "not_asked", "recorded_elsewhere",
    }  # fmt: skip
    kinds = {(rule["by"], rule["kind"]) for q in questions for rule in q.get("rules", ())}
    assert kinds >= {("question", "ask"), ("question", "skip"), ("pathway", "ask"), ("pathway", "skip")}
    assert any("short" in pathway for pathway in content["pathways"])
    assert {rule.get("if_not_known") for q in questions for rule in q.get("rules", ())} >= {"ask", "wait"}
    used = json.dumps([[q.get("rules", []) for q in questions], content["pen_picture"]])
    for word in ("some", "every", "none", "count", "latest", "total"):
        assert f'["{word}",' in used, word
