"""The library's other exemplars in the page: what Python says of a record of each, the page says too."""

from __future__ import annotations

import json
from typing import Any

import pytest

from penpicture.engine.cleared import cleared, cleared_session
from penpicture.engine.session import Session
from penpicture.renderers.edition import Edition
from penpicture.renderers.page_data import page_data
from tests.runtime.visits import TODAY_IS, Node, agree
from tests.scenarios.journey import Step, journey

RECORDS = [
    step
    for child, exemplar in (
        ("lowri", "contact-and-referral"),
        ("baby-price", "core-assessment"),
        ("jonah", "core-assessment"),
        ("dawit", "childs-plan"),
        ("dawit", "review"),
    )
    for step in journey(child)
    if step.exemplar == exemplar
]


@pytest.mark.parametrize("audience", ["practitioner", "family", "child", "school"])
@pytest.mark.parametrize("step", RECORDS, ids=lambda step: step.name)
def test_a_record_of_each_exemplar(in_node: Node, step: Step, audience: str) -> None:
    """Each answer stands, and for practitioners each is taken back, one after the other."""
    built = step.story.session.program.artifact
    answers: dict[str, Any] = json.loads(json.dumps(step.story.session.answers().as_json()))
    whole = Session.open(built, answers=answers, today=TODAY_IS)
    _, record = cleared_session(whole, audience)
    page = {
        **page_data(built, Edition(audience)),
        "artifact": cleared(built, audience).artifact.content_hash,
    }
    back = [("clear", question) for question in answers["given"]] if audience == "practitioner" else []
    agree(in_node, record.program.artifact, back, page=page, answers=record.answers().as_json())
