"""Two children from the first call to the review, kept in a store: each record opens by itself with what the earlier ones told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from penpicture.engine.answers import OnRecord
from penpicture.engine.knowing.family import new_child
from penpicture.engine.knowing.known import opening
from penpicture.engine.knowing.telling import tell
from penpicture.engine.knowing.verifying import broken
from penpicture.engine.records.signed import Signature
from penpicture.engine.store.signing import sign
from penpicture.engine.store.store import Store
from tests.scenarios.journey import CALLED, Step, journey


def of_records(step: Step) -> dict[str, OnRecord]:
    """What a record opens with in the journey, without the dates of the work and the worker's name, which no record asks."""
    facts = step.blank.program.facts
    return {name: held for name, held in step.facts.items() if not facts[name].get("context")}


def from_elsewhere(step: Step) -> dict[str, dict[str, Any]]:
    """Of that, what a birth notice or another source told, by source."""
    found: dict[str, dict[str, Any]] = {}
    for name, held in of_records(step).items():
        if held.record is not None and held.record not in CALLED.values():
            found.setdefault(held.record, {})[name] = replace(held, record=None).as_json()
    return found


@pytest.mark.parametrize("name", ["baby-price", "callum"])
def test_each_record_of_a_childs_journey_opens_with_what_is_known_by_itself(
    name: str, tmp_path: Path
) -> None:
    """Finding 10 and rule R1: the records of `examples/journeys`, and nobody hands a fact on."""
    with Store.open(tmp_path / "records.db", create=True) as store:
        child = new_child(store, by="A. Worker")
        for step in journey(name):
            session, artifact = step.story.session, step.blank.program.artifact
            when = datetime.combine(session.today, datetime.min.time(), tzinfo=UTC)
            context = {
                name: held
                for name, held in session.answers().facts.items()
                if session.program.facts[name].get("context")
            }
            # The exemplar first, so that the store knows its facts; then what came from elsewhere, and then the record.
            with store.writing() as writing:
                writing.keep(artifact)
            for source, facts in from_elsewhere(step).items():
                tell(store, child, facts, source=source, by="A. Worker", at=when)
            with store.reading() as connection:
                known = opening(connection, artifact, child)
            assert without_source(known.facts) == without_source(of_records(step))
            record = store.begin(
                artifact,
                subject=child,
                by="A. Worker",
                facts=context,
                answers=replace(session.answers(), facts={}),
                at=when,
            )
            kept = store.session(record, today=session.today)
            assert {q: v.state for q, v in kept.questions().items()} == {
                q: v.state for q, v in session.questions().items()
            }
            signed = [Signature(each["id"], "A. Worker") for each in artifact.content["signatures"]]
            sign(store, record, by="A. Worker", signed=signed, after=1, at=when)
        with store.reading() as connection:
            assert broken(connection) == ()


def without_source(facts: Any) -> dict[str, OnRecord]:
    """Facts without the name of the record, which the journeys write otherwise."""
    return {name: replace(held, record=None) for name, held in facts.items()}
