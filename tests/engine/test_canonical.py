"""Canonical JSON is RFC 8785, byte for byte, as an independent implementation writes it (rule L7)."""

from __future__ import annotations

import json
import math
import random
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from penpicture.engine.canonical import NotCanonical, canonical, digest, number

_TEXT = st.text(st.characters(codec="utf-8"))
_WHOLE = st.integers(-(2**53) + 1, 2**53 - 1)
_JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | _WHOLE | st.floats(allow_nan=False, allow_infinity=False) | _TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(_TEXT, inner),
    max_leaves=20,
)


@given(_JSON)
def test_it_writes_the_same_bytes_as_another_implementation(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_spelled_as_ecmascript_spells_them(value: float) -> None:
    assert number(value).encode() == rfc8785.dumps(value)


@given(st.dictionaries(_TEXT, st.integers(0, 9), min_size=2), st.randoms(use_true_random=False))
def test_the_order_in_which_keys_were_added_does_not_matter(
    value: dict[str, int], chance: random.Random
) -> None:
    keys = list(value)
    chance.shuffle(keys)
    assert canonical({key: value[key] for key in keys}) == canonical(value)


def test_keys_are_sorted_by_utf_16_and_not_by_code_point() -> None:
    # U+1F600 is D83D DE00 in UTF-16, so it comes before U+FB33 there and after it by code point.
    assert canonical({"\ufb33": 1, "\U0001f600": 2}) == '{"\U0001f600":2,"\ufb33":1}'.encode()


def test_a_tuple_is_written_as_a_list() -> None:
    assert canonical(("is", ("question", "q"), "now")) == b'["is",["question","q"],"now"]'


@pytest.mark.parametrize(
    "value",
    [math.nan, math.inf, -math.inf, "\ud800", {"\ud800": 1}, {1: 2}, 2**53, {1, 2}, b"x", [[object()]]],
)
def test_what_has_no_canonical_form_is_refused(value: Any) -> None:
    with pytest.raises(NotCanonical):
        canonical(value)


def test_deep_nesting_is_refused_and_does_not_crash() -> None:
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(NotCanonical):
        canonical(deep)


def test_a_digest_is_sha_256_of_the_bytes() -> None:
    assert digest(b"{}") == "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    assert (
        canonical(json.loads(canonical({"b": [1.5, None], "a": "é"}))) == '{"a":"é","b":[1.5,null]}'.encode()
    )
