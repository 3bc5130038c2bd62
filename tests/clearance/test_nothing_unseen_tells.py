"""The law of clearance: what a reader may not see changes nothing that the reader is given."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.engine.artifact_shape import fault_in
from penpicture.engine.clearance import own_readers
from penpicture.engine.cleared import cleared, cleared_session
from penpicture.engine.language import AUDIENCES
from penpicture.engine.session import Session
from tests.clearance.random_kept import kept, records

Json = dict[str, Any]
TODAY = date(2026, 6, 1)


def opened(artifact: Any, record: Json) -> Session:
    return Session.open(artifact, facts=record["facts"], answers=record["answers"], today=TODAY)


def told(session: Session, audience: str) -> str:
    """Everything that a reader is given of a record, in one text."""
    made, view = cleared_session(session, audience)
    return json.dumps(
        [
            made.artifact.content,
            made.withheld,
            view.as_json(),
            view.answers().as_json(),
            [repr(line) for line in view.case_summary()],
            view.changed_facts(),
            [repr(question) for question in view.questions().values()],
            [repr(question) for question in session.questions(audience).values()],
            repr(session.pen_picture(audience)),
            repr(session.case_summary(audience)),
        ]
    )


def mixed(mine: Json, other: Json, seen: Json, audience: str) -> Json:
    """A record that says to the reader what `mine` says, and for the rest what `other` says."""

    def of(one: Json, two: Json, prefix: str = "") -> Json:
        found = {name: said for name, said in one.items() if prefix + name in seen["questions"]}
        return {**{n: said for n, said in two.items() if prefix + n not in seen["questions"]}, **found}

    def facts(one: Json | None, two: Json | None) -> Json | None:
        if one is None:
            return None
        two = two or {}
        found = {name: held for name, held in two.items() if name not in seen["facts"]}
        for name, held in one.items():
            spec = seen["facts"].get(name)
            if spec is None:
                continue
            if spec["type"] == "list":
                parts = {"row", *(part["id"] for part in spec["parts"])}
                entries = {entry["row"]: entry for entry in two.get(name, {}).get("value", ())}
                held = {
                    **held,
                    "value": [
                        {k: v for k, v in entries.get(entry["row"], {}).items() if k not in parts}
                        | {k: v for k, v in entry.items() if k in parts}
                        for entry in held["value"]
                    ],
                }
            if audience != "practitioner":
                source = two.get(name, {}).get("said_by", "Somebody else")
                held = {**held, "said_by": source, "record": "another-record"}
            found[name] = held
        return found

    one, two = mine["answers"], other["answers"]
    rows = of(one["rows"], two["rows"])
    if "rows" in seen["questions"] and "rows" in rows:
        inner = {row["row"]: row.get("given", {}) for row in two["rows"].get("rows", {}).get("list", ())}
        members = [
            {**row, "given": of(row.get("given", {}), inner.get(row["row"], {}), "rows.")}
            for row in rows["rows"]["list"]
        ]
        rows = {"rows": {**rows["rows"], "list": members}}
    answers = {**one, "given": of(one["given"], two["given"]), "rows": rows}
    answers["facts"] = facts(one["facts"], two["facts"])
    if seen["timescale"] is None:
        answers.pop("lateness", None)
        answers |= {"lateness": two["lateness"]} if "lateness" in two else {}
    return {"facts": facts(mine["facts"], other["facts"]), "answers": answers}


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_whatever_a_reader_may_not_see_can_be_changed_without_their_noticing(data: st.DataObject) -> None:
    artifact = data.draw(kept())
    audience = data.draw(st.sampled_from(AUDIENCES))
    mine, other = data.draw(records(artifact.content)), data.draw(records(artifact.content))
    seen = cleared(artifact, audience).artifact.content
    changed = mixed(mine, other, seen, audience)
    assert told(opened(artifact, mine), audience) == told(opened(artifact, changed), audience)


@given(kept(), st.sampled_from(AUDIENCES))
@settings(max_examples=40, deadline=None)
def test_what_is_left_is_a_sound_exemplar_of_what_the_reader_may_see(artifact: Any, audience: str) -> None:
    made = cleared(artifact, audience)
    content = made.artifact.content
    assert fault_in(content) is None
    for part in ("questions", "facts"):
        for name, spec in artifact.content[part].items():
            if audience not in own_readers(spec):
                assert name not in content[part]
    for name, spec in content["facts"].items():
        hidden = {
            p["id"]
            for p in artifact.content["facts"][name].get("parts", ())
            if audience not in own_readers(p)
        }
        assert hidden.isdisjoint(p["id"] for p in spec.get("parts", ()))
    gone = len(artifact.content["questions"]) - len(content["questions"])
    assert sum(made.withheld.values()) == gone


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_what_is_left_stands_as_it_does_in_the_whole_record(data: st.DataObject) -> None:
    artifact = data.draw(kept())
    audience = data.draw(st.sampled_from(AUDIENCES))
    session = opened(artifact, data.draw(records(artifact.content)))
    made, view = cleared_session(session, audience)
    whole = session.questions()
    parts = len(artifact.content["facts"].get("family.people", {}).get("parts", ()))
    left = len(made.artifact.content["facts"].get("family.people", {}).get("parts", ()))
    assert set(view.questions()) <= set(whole)
    for name, now in view.questions().items():
        was = whole[name]
        if parts != left and (name == "rows" or "family.people" in repr(was.because)):
            continue  # a list is set aside, and known, by what is seen of it
        assert (now.status, now.state, now.value) == (was.status, was.state, was.value)
        assert (now.provenance, now.stale, now.set_aside) == (was.provenance, was.stale, was.set_aside)
        assert (now.because.condition, now.because.read) == (was.because.condition, was.because.read)
