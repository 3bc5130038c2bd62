"""An artifact's variants are as the format describes them, or the artifact is refused: never a crash."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.dsl.source import Source
from penpicture.engine.artifact import Artifact, read_artifact
from penpicture.engine.faces import facing
from penpicture.engine.session import Session
from tests.engine.test_artifact_schema import faults
from tests.engine.test_spoilt_artifacts import PUT_THERE, places
from tests.engine.varied import varied

BUILT = json.loads(varied().dumps())
OF_VARIANTS = [
    place
    for place in places(BUILT["content"])
    if "variants" in place or place[:2] in (("define", "variant signing"), ("define", "variant arriving"))
]


def put(place: tuple[Any, ...], there: Any) -> Any:
    """The artifact's document with something else in one place."""
    document = copy.deepcopy(BUILT)
    part = document["content"]
    for step in place[:-1]:
        part = part[step]
    if there == "take it out":
        del part[place[-1]]
    else:
        part[place[-1]] = there
    return document


def test_variants_are_as_the_schema_describes_and_read_back() -> None:
    built = varied()
    assert faults(BUILT) == []
    assert Artifact.loads(built.dumps()).content == built.content


ENTRY = ("questions", "tells", "variants", 2)


@pytest.mark.parametrize(
    ("place", "there", "told"),
    [
        ((*ENTRY, "in"), ["nobody"], "it must have `in`"),
        ((*ENTRY, "in"), "signing", "it must have `in`"),
        ((*ENTRY, "in"), [["signing"]], "it must have `in`"),
        ((*ENTRY, "in"), "take it out", "it must have `in`"),
        ((*ENTRY, "options"), [{"code": "shouts", "say": {"practitioner": "Loudly"}}], "options of its question"),
        ((*ENTRY, "options"), [{"code": "words"}], "options of its question"),
        ((*ENTRY, "reasons"), ["not_known", "recorded_elsewhere"], "reasons of its question"),
        ((*ENTRY, "ask"), {"family": "How?"}, "it must be a text"),
        ((*ENTRY, "ask"), {}, "it must be a text"),
        ((*ENTRY, "because"), [{"slot": ["fact", "child.gone"]}], "it must be a text"),
        ((*ENTRY, "mandatory"), "yes", "it must be true or false"),
        ((*ENTRY, "symbol"), "../../secret", "it must name a picture"),
        (("questions", "tells", "variants"), {"signing": {}}, "it must be a list"),
        (("sections", 0, "variants", 0, "title"), "Signing", "it must be a text"),
        (("define", "variant signing"), "take it out", "condition"),
        (("define", "variant signing", "tree"), ["question", "tells"], "it must be a condition"),
        (("variants", "signing"), "take it out", "it must have `in`"),
        (("variants",), "take it out", "it must have `in`"),
        (("variants",), ["signing"], "it must be an object by name"),
        (("variants", "unheard"), {}, "its condition must be in `define`"),
    ],
)  # fmt: skip
def test_a_variant_that_does_not_hold_together_is_refused(
    place: tuple[Any, ...], there: Any, told: str
) -> None:
    spoilt = put(place, there)
    read, found = read_artifact(Source("artifact.json", Artifact.of(spoilt["content"], {}).dumps()))
    assert read is None
    assert [d.code for d in found] == ["PP825"]
    assert told in next(iter(found)).message


@settings(deadline=None, max_examples=50)
@given(st.sampled_from(OF_VARIANTS), st.sampled_from([*PUT_THERE, "take it out"]))
def test_variants_spoilt_anywhere_are_refused_or_read(place: tuple[Any, ...], there: Any) -> None:
    content = put(place, there)["content"]
    read, found = read_artifact(Source("artifact.json", Artifact.of(content, {}).dumps()))
    if read is None:
        assert {d.code for d in found} == {"PP825"}
        return
    session = Session.open(read, facts={"child.communicates_by": {"value": ["sign_language"]}})
    session.add_row("people", "r1")
    session.as_json()
    for audience in ("practitioner", "school"):
        session.questions(audience)


def test_what_a_variant_takes_away_is_not_there_while_it_holds() -> None:
    spec: dict[str, Any] = {
        "ask": {"practitioner": "How?"},
        "hint": {"practitioner": "So"},
        "mandatory": True,
        "at_least": 0,
    }
    spec["variants"] = [{"in": ["a", "b"], "hint": {}, "mandatory": False}]
    assert facing(spec, {"a"}) == {key: value for key, value in spec.items() if key != "variants"}
    assert facing(spec, {"a", "b"}) == {"ask": {"practitioner": "How?"}, "at_least": 0}
