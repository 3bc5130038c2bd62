"""Inputs that once broke a promise, in their smallest form."""

from __future__ import annotations

import pytest

from tests.fuzz.targets import TARGETS

FOUND = [
    ("answers-json", b"1e9999999999999999999", "an exponent beyond any number"),
]


@pytest.mark.parametrize(("target", "data", "what"), FOUND)
def test_what_once_broke_a_promise_is_borne(target: str, data: bytes, what: str) -> None:
    TARGETS[target](data)
