"""Statuses are a pure function of what is said (rule S1): how it came to be said never matters."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.engine.artifact import Artifact
from penpicture.engine.session import Session
from tests.engine.random_records import OPTIONS, artifacts, places, sayings, words


def outcome(record: Session) -> Any:
    told = record.as_json()
    told["questions"] = {
        name: {k: v for k, v in view.items() if k != "because"} for name, view in told["questions"].items()
    }
    for key in ("missing", "waiting", "set_aside"):
        told[key] = sorted(map(str, told[key]))
    return told


def say(record: Session, where: str, what: str) -> None:
    if what in OPTIONS:
        record.answer(where, what)
    else:
        record.give_reason(where, what)


def with_rows(artifact: Artifact) -> Session:
    record = Session.open(artifact)
    record.add_row("rows", "a")
    record.add_row("rows", "b")
    return record


@settings(max_examples=60, deadline=None)
@given(
    artifacts(),
    st.dictionaries(places(), words()),
    st.randoms(),
)
def test_the_order_of_answering_never_changes_the_outcome(
    artifact: Artifact, said: dict[str, str], random: Any
) -> None:
    """Rule S1: a status is a function of the answers, not of their order."""
    one, other = with_rows(artifact), with_rows(artifact)
    for where, what in said.items():
        say(one, where, what)
    shuffled = list(said.items())
    random.shuffle(shuffled)
    for where, what in shuffled:
        say(other, where, what)
    assert outcome(one) == outcome(other)


@settings(max_examples=60, deadline=None)
@given(artifacts(), st.lists(sayings(), max_size=12), st.lists(sayings(), max_size=5), st.booleans())
def test_a_record_resumed_is_the_record_left(
    artifact: Artifact, kept: list[tuple[str, str]], taken_back: list[tuple[str, str]], remove: bool
) -> None:
    """What is settled step by step is what is settled at once, changes of mind and removed rows included."""
    record = with_rows(artifact)
    for where, what in [*kept, *taken_back]:
        say(record, where, what)
    for where, _ in taken_back:
        record.clear(where)
    if remove:
        record.remove_row("rows", "a")
    record.say_rows("rows", "others")
    again = Session.open(artifact, answers=record.answers().as_json())
    assert outcome(again) == outcome(record)
    assert again.answers() == record.answers()
