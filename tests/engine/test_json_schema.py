"""The JSON Schema of the language says what the reader of definitions says, as far as an editor can."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import penpicture
from penpicture.dsl.reader import read
from penpicture.dsl.source import Source
from penpicture.dsl.syntax import Mapping, Node, Scalar
from penpicture.engine import definition
from penpicture.engine.json_schema import SHIPPED, dumps, language_schema
from penpicture.engine.language import keys_of
from penpicture.engine.reference_examples import EXAMPLES
from penpicture.engine.shape_in_words import NOUNS
from tests.conftest import Golden
from tests.engine.test_shape import DRINKING, LIKES, MODEL, REFUSED, SECTION, shaped

VALIDATOR: Any = Draft202012Validator(language_schema())
ROOT = Path(penpicture.__file__ or "").resolve().parent.parent
LIBRARY = sorted((ROOT / "exemplars").rglob("*.yaml"))

OUT_OF_SIGHT = {
    "PP200", "PP202", "PP203", "PP204", "PP211", "PP217", "PP219", "PP221", "PP222", "PP230", "PP232", "PP233", "PP235",
    "PP236", "PP237", "PP238", "PP239", "PP240", "PP241", "PP242", "PP243", "PP244",
}  # fmt: skip
"""Faults of which some or all are beyond a schema: they compare one key with another."""


def as_an_editor_reads(text: str) -> Any:
    """The JSON value of a YAML text by the core schema of YAML 1.2, as editors read it."""
    tree, faults = read(Source("a.yaml", text))
    assert tree is not None and not faults.has_errors
    return _plain(tree)


def _plain(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {entry.key.text: _plain(entry.value) for entry in node.entries}
    if not isinstance(node, Scalar):
        return [_plain(item) for item in node.items]
    text = node.text
    if node.style != "plain":
        return text
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return text.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text):
        return float(text)
    return text


def test_the_schema_is_a_sound_schema() -> None:
    Draft202012Validator.check_schema(language_schema())


def test_the_shipped_schema_is_what_the_declared_keys_make(golden: Golden) -> None:
    golden.generated(SHIPPED.resolve(), dumps())


def test_every_key_of_the_language_is_in_the_schema_with_what_it_is_for() -> None:
    parts = language_schema()["$defs"]
    for name in NOUNS:
        properties = parts[name]["properties"]
        keys = keys_of(getattr(definition, name)).values()
        assert set(properties) == {key.spelling for key in keys}
        assert all(properties[key.spelling]["description"].startswith(key.doc) for key in keys)


@pytest.mark.parametrize("path", LIBRARY, ids=lambda p: "/".join(p.parts[-3:]))
def test_the_shipped_library_is_valid(path: Path) -> None:
    assert [e.message for e in VALIDATOR.iter_errors(as_an_editor_reads(path.read_text("utf-8")))] == []


@pytest.mark.parametrize("kind", EXAMPLES)
def test_the_examples_of_the_language_reference_are_valid(kind: str) -> None:
    assert [e.message for e in VALIDATOR.iter_errors(as_an_editor_reads(EXAMPLES[kind]))] == []


@pytest.mark.parametrize("slip", [slip for slip, (_, code, _) in REFUSED.items() if code not in OUT_OF_SIGHT])
def test_what_the_reader_refuses_in_one_key_the_schema_refuses_as_well(slip: str) -> None:
    text, _, _ = REFUSED[slip]
    assert shaped(text)[1]
    assert not VALIDATOR.is_valid(as_an_editor_reads(text))


@pytest.mark.parametrize("sound", [LIKES, DRINKING, MODEL])
def test_what_the_reader_takes_the_schema_takes_as_well(sound: str) -> None:
    assert VALIDATOR.is_valid(as_an_editor_reads(sound))


@pytest.mark.parametrize(
    "value",
    ["yes", "'yes'", '"no"'],
)
def test_yes_and_no_may_be_quoted_or_not(value: str) -> None:
    text = f"{LIKES}        essential: {value}\n"
    assert shaped(text)[0] is not None and VALIDATOR.is_valid(as_an_editor_reads(text))


def test_numbers_may_stand_where_a_text_or_a_version_looks_like_one() -> None:
    question = (
        SECTION
        + "      - id: q\n        ask: 12\n        type: number\n        at least: 0.5\n        at most: '7'\n"
    )
    for text in (question, EXAMPLES["codes"]):
        assert shaped(text)[0] is not None and VALIDATOR.is_valid(as_an_editor_reads(text))
