"""Whatever is done to a built exemplar, it is refused, or a record can be opened on it: never a crash."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.dsl.source import Source
from penpicture.engine.artifact import Artifact, ArtifactError, read_artifact
from penpicture.engine.session import Session
from tests.engine.test_artifact_schema import EVERYTHING
from tests.engine.written import artifact

BUILT = json.loads(artifact(EVERYTHING).dumps())
PUT_THERE: list[Any] = [None, 7, -1, "nothing", [], {}, ["question", "nowhere"], True]


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in inner:
        yield (*path, step)
        yield from places(part, (*path, step))


PLACES = list(places(BUILT["content"]))


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(PLACES), st.sampled_from([*PUT_THERE, "take it out"]))
def test_an_artifact_spoilt_anywhere_is_refused_or_opens(place: tuple[Any, ...], there: Any) -> None:
    content = copy.deepcopy(BUILT["content"])
    part = content
    for step in place[:-1]:
        part = part[step]
    if there == "take it out":
        del part[place[-1]]
    else:
        part[place[-1]] = there
    spoilt = Artifact.of(content, BUILT["provenance"]).dumps()
    read, found = read_artifact(Source("artifact.json", spoilt))
    if read is None:
        assert {d.code for d in found} == {"PP825"}
    else:
        session = Session.open(read)
        session.add_row("people", "r1")
        session.as_json()


def test_an_order_that_is_none_is_refused_when_a_record_is_opened() -> None:
    """An artifact from elsewhere, rightly hashed, that decides something before what it reads, would never settle."""
    content = copy.deepcopy(BUILT["content"])
    content["order"].reverse()
    with pytest.raises(ArtifactError, match="PP825"):
        Session.open(Artifact.of(content, {}))
