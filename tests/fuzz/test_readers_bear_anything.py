"""No text, however spoilt, crashes a reader, goes untold, or brings an answer into a message."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.spoiling import spoilt
from tests.fuzz.targets import MARK, TARGETS, artifact, seeds

QUICK = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
SLOWER = settings(QUICK, max_examples=40)


@pytest.mark.parametrize("name", ["reader", "condition", "answers-yaml", "answers-json", "artifact"])
@QUICK
@given(data=st.data())
def test_a_spoilt_text_is_told_and_nothing_worse(name: str, data: st.DataObject) -> None:
    TARGETS[name](data.draw(spoilt(seeds(name))))


@SLOWER
@given(data=spoilt(seeds("definition")))
def test_a_spoilt_exemplar_compiles_or_says_why_not(data: bytes) -> None:
    TARGETS["definition"](data)


@pytest.mark.parametrize("name", [name for name in TARGETS if name != "definition"])
@QUICK
@given(data=st.binary(max_size=200))
def test_bytes_that_mean_nothing_are_borne(name: str, data: bytes) -> None:
    TARGETS[name](data)


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.parametrize("opening", ["[", "{", "(", "- ", "not (", '{"a":', "[[[[{"])
def test_a_million_openings_are_refused(name: str, opening: str) -> None:
    TARGETS[name](opening.encode() * (1_000_000 // len(opening)))


JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False),
        st.just(MARK),
        st.text(max_size=5),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from([MARK, "row", "name", "file"]), inner, max_size=3),
    ),
    max_leaves=6,
)


@QUICK
@given(data=st.data())
def test_a_value_of_any_shape_is_never_told(data: st.DataObject) -> None:
    content = artifact().content
    question = data.draw(st.sampled_from(sorted(path for path in content["questions"] if "." not in path)))
    entry = data.draw(st.dictionaries(st.sampled_from(["value", "note", "pointer", "until", "at"]), JSON))
    fact = data.draw(st.sampled_from(sorted(content["facts"])))
    file = {
        "penpicture": 1,
        "answers": content["exemplar"],
        "version": content["version"],
        "given": {question: entry},
        "facts": {fact: {"value": data.draw(JSON)}},
    }
    TARGETS["answers-json"](json.dumps(file).encode())
