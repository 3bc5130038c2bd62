"""Statuses against the reference: whatever is said in whatever order, each status is what rules C1-C6 and S1 give."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.dsl.evaluate import evaluate
from penpicture.dsl.truth import Frame
from penpicture.engine.artifact import Artifact
from penpicture.engine.program import STATUS, STATUS_NAMES
from penpicture.engine.session import Session
from tests.engine.random_records import OPTIONS, REASONS, artifacts, sayings

ORDER: dict[str, int] = {name: rank for rank, name in enumerate(STATUS_NAMES)}


def by_the_rules(record: Session, path: str, frame: Frame) -> str:
    """Rule S1 as it reads, on the reference evaluator."""
    spec = record.program.questions[path]
    scope = record.program.scope_of[path]
    own = "asked"
    for rule in spec.get("rules", ()):
        holds, _ = evaluate(rule["tree"], record.program.context, frame, scope=scope, deciding=True)
        if rule["kind"] == "ask" and holds is not True:
            unknown = "asked" if rule.get("if_not_known") == "ask" else "pending"
            own = "skipped" if holds is False else unknown
    for rule in spec.get("rules", ()):
        if rule["kind"] == "skip":
            holds, _ = evaluate(rule["tree"], record.program.context, frame, scope=scope, deciding=True)
            own = "skipped" if holds is True else own
    if not scope:
        return own
    group = STATUS_NAMES[frame[0][record.cell(scope) + STATUS]]
    return min(own, group, key=ORDER.__getitem__)


@settings(max_examples=60, deadline=None)
@given(artifacts(), st.lists(sayings(), max_size=10), st.booleans())
def test_every_status_is_what_the_rules_give(
    artifact: Artifact, said: list[tuple[str, str]], others: bool
) -> None:
    """Rule S1 after every single change: nothing that depends on a change is forgotten."""
    record = Session.open(artifact)
    record.add_row("rows", "a")
    record.add_row("rows", "b")
    for where, what in said:
        if what in OPTIONS:
            record.answer(where, what)
        else:
            assert what in REASONS
            record.give_reason(where, what)
        for address, frame in record.instances():
            assert record.status(str(address)) == by_the_rules(record, address.path, frame), str(address)
    record.say_rows("rows", "others" if others else "complete")
    record.remove_row("rows", "a")
    for address, frame in record.instances():
        assert record.status(str(address)) == by_the_rules(record, address.path, frame), str(address)
