"""The law of clearance on the library's own records: what a reader may not see changes nothing that the reader is given."""

from __future__ import annotations

from typing import Any

import pytest

from penpicture.engine.cleared import cleared
from penpicture.engine.language import AUDIENCES
from penpicture.engine.session import Session
from tests.clearance.test_nothing_unseen_tells import told
from tests.layers.test_northshire import case as opened
from tests.layers.test_northshire import northshires
from tests.scenarios.story import CASES, Story

Json = dict[str, Any]


def otherwise(spec: Json, said: Json) -> Json | None:
    """Something else that could be said to a question; None for nothing at all."""
    value = said.get("value")
    kind = spec["type"]
    if kind in ("text", "long text") and "format" not in spec:
        return {"value": "Something else altogether."}
    if kind == "yes/no":
        return {"value": "no" if value == "yes" else "yes"}
    if kind in ("choice", "choices"):
        codes = [option["code"] for option in spec["options"] if "retired" not in option]
        other = next(
            (code for code in codes if code not in (value if isinstance(value, list) else [value])), None
        )
        return None if other is None else {"value": other if kind == "choice" else [other]}
    if kind in ("date", "partial date"):
        return {"value": "2026-01-02" if value != "2026-01-02" else "2026-01-03"}
    return None


def changed(plain: Json, questions: Json, seen: Json, scope: str = "") -> int:
    """Say something else wherever the reader may not see, in place, and count how often."""
    count = 0
    prefix = f"{scope}." if scope else ""
    for name in list(plain.get("given", {})):
        if prefix + name not in seen:
            new = otherwise(questions[prefix + name], plain["given"].pop(name))
            plain["given"] |= {} if new is None else {name: new}
            count += 1
    for name in list(plain.get("rows", {})):
        if prefix + name not in seen:
            del plain["rows"][name]
            count += 1
            continue
        for row in plain["rows"][name].get("list", ()):
            count += changed(row, questions, seen, prefix + name)
    return count


def facts_changed(facts: Json, content: Json) -> int:
    """Hold nothing of any fact, or part of a list, that the reader may not see."""
    count = 0
    for name in list(facts):
        spec = content["facts"].get(name)
        if spec is None:
            del facts[name]
            count += 1
        elif spec["type"] == "list":
            parts = {"row", *(part["id"] for part in spec["parts"])}
            for entry in facts[name].get("value") or ():
                for part in entry.keys() - parts:
                    del entry[part]
                    count += 1
    return count


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("case", CASES)
def test_what_a_reader_may_not_see_of_a_case_changes_nothing_for_that_reader(
    case: str, audience: str
) -> None:
    session = Story.case(case).session
    artifact = session.program.artifact
    seen = cleared(artifact, audience).artifact.content
    plain = Session.open(artifact, answers=session.answers(), today=session.today).answers().as_json()
    count = changed(plain, artifact.content["questions"], seen["questions"])
    count += facts_changed(plain.get("facts", {}), seen)
    before = Session.open(artifact, answers=session.answers(), today=session.today)
    after = Session.open(artifact, answers=plain, today=session.today)
    assert told(before, audience) == told(after, audience)
    # A practitioner may see everything, and a conference and a court nearly everything.
    assert count or audience in ("practitioner", "conference", "court")


def test_a_school_is_not_told_by_northshires_variants_that_a_child_has_just_arrived() -> None:
    """Nor by any word that the variant puts in another's place: whatever is said of it, the school is given the same."""
    artifact = northshires()
    seen = cleared(artifact, "school").artifact.content
    assert "newly-arrived" in artifact.content["variants"] and "newly-arrived" not in seen["variants"]
    before = opened("three-siblings-newly-arrived")
    assert "newly-arrived" in before.holding
    plain = before.answers().as_json()
    changed(plain, artifact.content["questions"], seen["questions"])
    facts_changed(plain.get("facts", {}), seen)
    after = Session.open(artifact, answers=plain, today=before.today)
    assert "newly-arrived" not in after.holding
    assert told(before, "school") == told(after, "school")
