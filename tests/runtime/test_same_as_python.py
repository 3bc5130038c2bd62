"""The engine in the page says exactly what Python's session says: whatever is asked, whatever is answered."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from penpicture.engine.artifact import Artifact
from tests.engine.random_records import OPTIONS, artifacts, sayings
from tests.runtime.random_exemplars import calls, exemplars, facts
from tests.runtime.visits import Call, Node, agree, page_of

QUICKLY = settings(
    max_examples=80,
    deadline=None,
    phases=[
        Phase.explicit,
        Phase.generate,
    ],  # a difference is told as it was found: to make it small takes minutes
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)


def say(where: str, what: str) -> Call:
    return ("answer" if what in OPTIONS else "giveReason", where, what)


@QUICKLY
@given(artifacts(), st.lists(sayings(), max_size=10), st.booleans())
def test_statuses_that_hang_on_each_other(
    in_node: Node, artifact: Artifact, said: list[tuple[str, str]], others: bool
) -> None:
    """Rules S1 to S6: statuses, explanations, what waits and what is missing."""
    visit: list[Call] = [("addRow", "rows", "a"), ("addRow", "rows", "b")]
    visit += [say(where, what) for where, what in said]
    visit += [("sayRows", "rows", "others" if others else "complete"), ("removeRow", "rows", "a")]
    agree(in_node, artifact, visit)


@QUICKLY
@given(exemplars(), facts(), st.lists(calls(), max_size=20))
def test_every_kind_of_question_fact_condition_and_text(
    in_node: Node, artifact: Artifact, held: Any, said: list[Call]
) -> None:
    """Requirement 2a: identical statuses, explanations and pen pictures, and identical refusals."""
    page = page_of(artifact, calendar(artifact))
    told = agree(in_node, artifact, said, page=page, facts=held)
    if "answers" in told:
        agree(in_node, artifact, [], page=page, answers=told["answers"], facts=held)


def calendar(artifact: Artifact) -> Any:
    from penpicture.renderers.page_data import calendar_of

    return calendar_of(artifact.content["nation"])
