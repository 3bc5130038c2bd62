"""Places in JSON: the tree is what the JSON says, and every part stands where it says."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from penpicture.dsl.json_places import tree_of
from penpicture.dsl.source import Source
from penpicture.dsl.syntax import Mapping, Node, Scalar, Sequence

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


def matches(node: Node, value: Any) -> bool:
    if isinstance(node, Mapping):
        said = {entry.key.text: entry.value for entry in node.entries}
        return said.keys() == value.keys() and all(matches(said[key], value[key]) for key in value)
    if isinstance(node, Sequence):
        return len(node.items) == len(value) and all(map(matches, node.items, value))
    assert isinstance(node, Scalar)
    return json.loads(node.span.text) == value and (not isinstance(value, str) or node.text == value)


@given(VALUES, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_the_tree_is_what_the_json_says(value: Any, indent: Any, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    node = tree_of(Source("a.json", f" {text}\n"))
    assert matches(node, value)
    assert json.loads(node.span.text) == value


def test_depth_is_no_danger() -> None:
    assert isinstance(tree_of(Source("a.json", "[" * 100_000 + "]" * 100_000)), Sequence)
