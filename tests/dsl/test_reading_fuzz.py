"""Whatever is read, reading ends with a tree or with faults that have a place: never with an exception."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from penpicture.dsl import printing, reader
from penpicture.dsl.events import MOST_FAULTS
from penpicture.dsl.loading import decode
from penpicture.dsl.reader import read
from penpicture.dsl.source import Source
from penpicture.dsl.syntax import Mapping, Node, Scalar

ROOT = Path(__file__).resolve().parents[2]
DEFINITIONS = [
    path.read_bytes()
    for path in (*(ROOT / "exemplars").rglob("*.yaml"), *(ROOT / "examples").rglob("*.yaml"))
]
PIECES = st.sampled_from(
    [": ", "- ", "? ", "* ", "& ", "! ", "!! ", "<< ", "@", "`", "%", '"', "'", "[", "]", "{", "}", ",", "#", " #", "---", "...", "\t", "\n", "\n  ", "\n    ", "\n- ", "\r\n", "\r", "\\", "\\x", "\\u", ">", ">-", "$", "\xa0", "ŵ", "😀", "\u202e", "\x00", "\x85", "a", "a: b", "Yes, now", "{now: Yes, now}"]
    + ["|", "|2", "|-\n", "\n  - ", "\n%TAG ! a\n", "\ufeff"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join))


def sound(text: str) -> None:
    """Read a text; the outcome is whole, and everything that is reported has a place and can be printed."""
    source = Source("a.yaml", text)
    tree, faults = read(source)
    assert tree is not None or faults.has_errors
    assert len(faults) <= MOST_FAULTS + 1
    for fault in faults:
        for span in (fault.span, *(related.span for related in fault.related)):
            assert 0 <= span.start <= span.end <= len(text)
            assert span.line >= 1 and span.column >= 1
        assert fault.message and fault.help
        if fault.edit is not None:
            assert 0 <= fault.edit.span.start <= fault.edit.span.end <= len(text)
    printing.text(faults.sorted()).encode("utf-8")
    printing.github(faults.sorted()).encode("utf-8")
    if tree is not None:
        placed(tree, 0, len(text))


def placed(node: Node, start: int, end: int) -> None:
    """Every part stands within the part that holds it."""
    assert start <= node.span.start <= node.span.end <= end
    if isinstance(node, Scalar):
        for at, letter in enumerate(node.text[:50]):
            span = node.place(at, at + 1)
            assert start <= span.start <= span.end <= end
            if node.body is not None and not letter.isspace():
                assert span.text == letter
    elif isinstance(node, Mapping):
        assert len({entry.key.text for entry in node.entries}) == len(node.entries)
        for entry in node.entries:
            placed(entry.key, node.span.start, node.span.end)
            placed(entry.value, node.span.start, node.span.end)
    else:
        for item in node.items:
            placed(item, node.span.start, node.span.end)


@settings(max_examples=500, deadline=None)
@given(TEXTS)
@example('a: "\\U00110000"\n')
@example("a: !<tag:\n")
@example("? |\n  a\n: b\n")
@example("?")
def test_any_text_is_read_or_refused(text: str) -> None:
    sound(text)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    source, faults = decode(data, "a.yaml")
    assert (source is None) == faults.has_errors
    if source is not None:
        sound(source.text)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(DEFINITIONS), st.data())
def test_a_real_file_with_pieces_put_in_or_taken_out_is_read_or_refused(
    content: bytes, data: st.DataObject
) -> None:
    text = content.decode("utf-8")[:3000]
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.integers(0, 12))
        text = text[:at] + data.draw(PIECES) + text[at + gone :]
    sound(text)


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(["[", "{", "- ", "? ", "a: {", "[[{", "{? ", "- a:\n"]), st.integers(1, 20_000))
def test_any_depth_is_read_or_refused(opening: str, times: int) -> None:
    sound(opening * times)


@settings(max_examples=150, deadline=None)
# Escapes and a comment glued to a block's header, which the two parsers tell apart, have tests of their own.
@given(TEXTS.filter(lambda text: not re.search(r"\\|[|>][-+\d]*#", text)))
def test_any_text_is_read_alike_without_libyaml(text: str) -> None:
    outcomes = []
    for parser in (yaml.CBaseLoader, yaml.BaseLoader):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(reader, "_parser", lambda parser=parser: parser)
            tree, faults = read(Source("a.yaml", text))
        outcomes.append((tree, faults.has_errors))
    assert outcomes[0] == outcomes[1]
