"""The schema of a record judges as the engine does: what one takes the other takes."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from penpicture.engine.answer_checking import AnswerFault, answers_from
from penpicture.engine.artifact import Artifact
from penpicture.engine.language import REASONS
from penpicture.engine.session import Session
from penpicture.renderers.edition import Edition
from penpicture.renderers.record_schema import record_schema
from tests.engine import random_records
from tests.renderers.every_type import VALUES, every_type, junk
from tests.renderers.small import exemplar, record
from tests.scenarios.story import CASES, Story, artifact

HEAD = {"penpicture": 1, "version": "1.0.0"}


def schemas(built: Artifact) -> dict[str, Any]:
    """Both schemas of an exemplar."""
    return {name: json.loads(data) for name, data in record_schema(built).files.items()}


@cache
def judge(built: Artifact, name: str = "record.schema.json") -> Draft202012Validator:
    """The independent judge of a record, or of a state."""
    schema = schemas(built)[name]
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def taken(built: Artifact, data: Any) -> bool:
    """Whether the engine takes an answer file."""
    try:
        answers_from(data, built.content, built.content_hash)
    except AnswerFault:
        return False
    return True


def faults(validator: Draft202012Validator, data: Any) -> list[str]:
    """What the independent judge has against it."""
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in validator.iter_errors(data)]


def alike(built: Artifact, data: Any) -> None:
    """Assert that engine and schema judge alike."""
    assert judge(built).is_valid(data) == taken(built, data), faults(judge(built), data)


def small(**parts: Any) -> dict[str, Any]:
    """An answer file of the exemplar with every type."""
    return {**HEAD, "answers": "small", **parts}


# --- every record there is ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CASES)
def test_northshires_records_and_where_they_stand_are_as_the_schemas_say(name: str) -> None:
    session = Story.case(name).session
    built = artifact("initial-assessment")
    assert faults(judge(built), session.answers().as_json()) == []
    assert faults(judge(built, "state.schema.json"), session.as_json()) == []


@settings(max_examples=60, deadline=None)
@given(random_records.artifacts(), st.lists(random_records.sayings(), max_size=12))
def test_any_record_of_any_exemplar_is_as_the_schemas_say(
    built: Artifact, said: list[tuple[str, str]]
) -> None:
    session = Session.open(built)
    for row in "ab":
        session.add_row("rows", row)
    for place, word in said:
        if word in random_records.OPTIONS:
            session.answer(place, word)
        else:
            session.give_reason(place, word)
    record_faults, state_faults = (
        faults(Draft202012Validator(schema), data)
        for schema, data in zip(
            (schemas(built)[f"{n}.schema.json"] for n in ("record", "state")),
            (session.answers().as_json(), session.as_json()),
            strict=True,
        )
    )
    assert record_faults == [] and state_faults == []


# --- what is refused ---------------------------------------------------------------------------------------------


@settings(max_examples=400, deadline=None)
@given(st.data(), st.sampled_from(sorted(VALUES)))
def test_a_value_is_taken_by_both_or_by_neither(data: st.DataObject, question: str) -> None:
    value = data.draw(VALUES[question] | junk())
    alike(every_type(), small(given={question: {"value": value}}))


@pytest.mark.parametrize("question", [*VALUES, "rooms", "open_list"])
def test_only_the_reasons_that_a_question_offers_are_taken(question: str) -> None:
    """Rule A1."""
    for reason in (*REASONS, "skipped", "blank", ""):
        alike(every_type(), small(given={question: {"reason": reason}}))
        alike(every_type(), small(given={question: {"reason": reason, "value": "x"}}))


REMARKS = [
    ("note", "a note", 3),
    ("by", "A. Worker", ["x"]),
    ("at", "2026-04-01", "yesterday"),
    ("at", "2026-04-01T10:00", "2026-04-01T25:00"),
    ("at", "2026-04-01 10:00:00.5+01:00", "2026-02-30T10:00"),
    ("until", "2026-05-01", "2026-13-01"),
    ("pointer", "Health file", {"a": 1}),
    ("at", "2026-04-01T10:00Z", "2026-W14-3"),
    ("at", "2026-04-01T10:00:00", "2026-04-01T10"),
    ("shown", "sha256:" + "0" * 64, 1),
    ("more", None, "x"),
]


@pytest.mark.parametrize(("key", "good", "bad"), REMARKS)
def test_what_stands_beside_an_answer_is_checked(key: str, good: Any, bad: Any) -> None:
    for value in (good, bad):
        if value is not None:
            alike(every_type(), small(given={"words": {"value": "x", key: value}}))


SHAPES: list[dict[str, Any]] = [
    small(),
    {**HEAD, "answers": "another"},
    {"answers": "small", "version": "1.0.0", "penpicture": 2},
    {"answers": "small", "penpicture": 1},
    small(version=3),
    small(artifact="sha256:12"),
    small(lateness="The bus"),
    small(lateness=["The bus"]),
    small(more=1),
    small(given=["words"]),
    small(given={"words": {}}),
    small(given={"words": {"note": "alone"}}),
    small(given={"words": "bare"}),
    small(given={"nothing_such": {"value": "x"}}),
    small(given={"thing": {"value": "x"}}),
    small(given={"rooms.beds": {"value": 3}}),
    small(given={"rooms": {"value": 3}}),
    small(rows={"rooms": {}}),
    small(rows={"rooms": []}),
    small(rows={"words": {"list": []}}),
    small(rows={"rooms": {"state": "none"}}),
    small(rows={"rooms": {"state": "others"}}),
    small(rows={"rooms": {"state": "complete"}}),
    small(rows={"rooms": {"state": "some"}}),
    small(rows={"open_list": {"state": "none"}}),
    small(rows={"open_list": {"state": "others"}}),
    small(rows={"rooms": {"list": [{}]}}),
    small(rows={"rooms": {"list": [{"row": "r1"}]}}),
    small(rows={"rooms": {"list": [{"row": "r 1"}]}}),
    small(rows={"rooms": {"list": [{"row": "r1", "given": {"words": {"value": "x"}}}]}}),
    small(rows={"rooms": {"list": [{"row": "r1", "given": {"beds": {"value": 2}}}]}}),
    small(rows={"rooms": {"list": [{"row": "r1", "removed": True}], "state": "none"}}),
    small(rows={"rooms": {"list": [{"row": "r1", "removed": False}], "state": "none"}}),
    small(rows={"rooms": {"list": [{"row": "r1"}], "state": "none"}}),
    small(rows={"rooms": {"list": [{"row": "r1", "rows": {"things": {"list": [{"row": "x"}]}}}]}}),
    small(rows={"rooms": {"list": [{"row": "r1", "rows": {"words": {"list": [{"row": "x"}]}}}]}}),
    small(rows={"things": {"list": [{"row": "x"}]}}),
    small(facts={"nobody.knows": "x"}),
]


@pytest.mark.parametrize("data", SHAPES, ids=[json.dumps(shape)[:80] for shape in SHAPES])
def test_a_shape_is_taken_by_both_or_by_neither(data: dict[str, Any]) -> None:
    alike(every_type(), data)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_record_spoilt_anywhere_is_taken_by_both_or_by_neither(data: st.DataObject) -> None:
    built = artifact("initial-assessment")
    plain = Story.case(data.draw(st.sampled_from(CASES))).session.answers().as_json()
    holder: Any = plain
    while True:
        key = data.draw(st.sampled_from(sorted(holder) if isinstance(holder, dict) else range(len(holder))))
        if not isinstance(holder[key], dict | list) or not holder[key] or data.draw(st.integers(0, 3)) == 0:
            break
        holder = holder[key]
    what = data.draw(st.sampled_from(["gone", "other", "more"]))
    if what == "gone":
        del holder[key]
    elif what == "other":
        holder[key] = data.draw(
            st.sampled_from([17.5, ["x", "y"], {"value": "no such"}, {"reason": "declined"}])
        )
    elif isinstance(holder, dict):
        holder["no_such_key"] = {"value": "x"}
    alike(built, plain)


# --- facts -------------------------------------------------------------------------------------------------------

FACTS: dict[str, list[Any]] = {
    "child.known_as": [
        "Robin",
        3,
        {"value": "Robin", "on": "2026-01-01", "record": "x", "said_by": "y"},
        {"on": "x"},
    ],
    "child.born_on": [
        "2020-02-30",
        "2020",
        {"value": "2020-05-01"},
        {"reason": "not_known"},
        {"reason": "no"},
    ],
    "child.age": ["5", {"value": 5}, {"reason": "not_known"}],
    "child.communicates_by": [["speech"], ["x"], {"value": ["speech", "signs"], "value2": 1}],
}


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_on_record_is_taken_by_both_or_by_neither(name: str) -> None:
    built = artifact("initial-assessment")
    for held in FACTS[name]:
        alike(built, {**HEAD, "answers": "initial-assessment", "facts": {name: held}})


# --- where they differ, and only there ---------------------------------------------------------------------------

BY_HAND: list[dict[str, Any]] = [
    small(given={"how_long": {"value": "12"}}),
    small(given={"seen": {"value": True}}),
    small(given={"colours": {"value": "red, green"}}),
    small(given={"colours": {"value": ["red", "red"]}}),
    small(given={"mail": {"value": " a@b.org "}}),
    small(given={"about_when": {"value": 2024}}),
    small(given={"who": {"value": "Robin"}}),
    small(given={"letter": {"value": "letter.pdf"}}),
    small(given={"words": {"value": "x", "reason": None}}),
    small(given=""),
    small(penpicture="1"),
    small(rows={"rooms": {"list": [{"row": "r1", "removed": "yes"}]}}),
]
"""Read by the engine, as people write them by hand; kept in one form, which the schema describes."""

UNSEEN: list[dict[str, Any]] = [
    small(given={"about_when": {"value": "2024/2023"}}),
    small(given={"any_number": {"value": 0.1234567890123456}}),
    small(given={"words": {"value": "\ud800"}}),
    small(rows={"rooms": {"list": [{"row": "r1"}, {"row": "r1"}]}}),
]
"""Refused by the engine, and beyond what JSON Schema can say: a range that ends before it begins, more than fifteen
digits, half a character, one row twice."""


@pytest.mark.parametrize("data", BY_HAND, ids=str)
def test_what_is_written_by_hand_is_read_and_kept_as_the_schema_says(data: dict[str, Any]) -> None:
    built = every_type()
    assert taken(built, data) and not judge(built).is_valid(data)
    kept = answers_from(data, built.content, built.content_hash).as_json()
    assert faults(judge(built), kept) == []


@pytest.mark.parametrize("data", UNSEEN, ids=ascii)
def test_what_json_schema_cannot_say_is_what_this_list_has(data: dict[str, Any]) -> None:
    assert judge(every_type()).is_valid(data) and not taken(every_type(), data)


# --- what a developer reads in it --------------------------------------------------------------------------------


def test_questions_options_and_reasons_say_what_they_are_in_words() -> None:
    given = schemas(exemplar())["record.schema.json"]["properties"]["given"]["properties"]
    assert (
        given["story"]["title"] == "What happened?" and given["story"]["description"] == "In their own words."
    )
    assert {o["const"]: o["title"] for o in given["drinking"]["properties"]["value"]["oneOf"]} == {
        "now": "Yes, at present",
        "past": "In the past",
        "never": "No, never",
    }
    assert given["how_long"]["properties"]["value"]["minimum"] == 1
    assert given["how_long"]["properties"]["value"]["description"] == "In weeks."
    reasons = given["story"]["properties"]["reason"]["oneOf"]
    assert [(r["const"], r["title"]) for r in reasons][1] == ("declined", "Preferred not to say")
    assert "asked-declined" in reasons[1]["description"]


def test_a_status_and_a_state_are_told_apart_from_a_value() -> None:
    """Rule A3: skipped is a status, never a reason."""
    view = schemas(exemplar())["state.schema.json"]["properties"]["questions"]["properties"]["drinking"]
    assert [s["const"] for s in view["properties"]["status"]["oneOf"]] == ["asked", "skipped", "pending"]
    assert [s["const"] for s in view["properties"]["state"]["oneOf"]] == [
        "blank",
        "answered",
        "not_known",
        "not_asked",
    ]
    state = record(drinking="past").as_json()
    assert judge(exemplar(), "state.schema.json").is_valid(state)
    del state["questions"]["drinking"]["value"]
    assert not judge(exemplar(), "state.schema.json").is_valid(state), "answered, and no value"


def test_each_schema_has_a_name_of_its_own_and_the_same_bytes_each_time() -> None:
    editions = (Edition(), Edition("family"), Edition("child"), Edition("child", easy_read=True))
    made = [record_schema(exemplar(), edition).files for edition in editions]
    names = {json.loads(data)["$id"] for files in made for data in files.values()}
    assert len(names) == 8 and all(exemplar().content_hash in name for name in names)
    assert all(name.startswith("urn:penpicture:") for name in names)
    assert record_schema(exemplar()).files == record_schema(exemplar()).files


def test_a_reader_gets_the_schema_of_what_that_reader_may_see() -> None:
    data = b"".join(record_schema(exemplar(), Edition("family")).files.values())
    assert b"worker_note" not in data and b"What has brought us together?" in data
