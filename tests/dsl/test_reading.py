"""Reading YAML into the positioned tree: every text where its author put it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from penpicture.dsl import loading, reader
from penpicture.dsl.reader import load, read
from penpicture.dsl.source import Source
from penpicture.dsl.syntax import Mapping, Node, Scalar, Sequence

ROOT = Path(__file__).resolve().parents[2]
DEFINITIONS = sorted((ROOT / "exemplars").rglob("*.yaml")) + sorted((ROOT / "examples").rglob("*.yaml"))

WELSH = """\
penpicture: 1
title: Pŵer a thŷ 😀 yn y tŷ
sections:
  - id: ŵyl # nodyn
    ask: Beth yw'r sefyllfa, 👩‍👧 heddiw?
    quoted: "Pwy sy'n byw yma 😀?"
    single: 'Dim ond "nhw" ŷ'
    say: |
      Llinell ŵ un 😀
        wedi'i mewnoli

      a'r olaf
    folded: un 😀
      dau

      tri
    list: [un, "dau ŷ", tri]
"""


def tree_of(text: str) -> Mapping:
    tree, faults = read(Source("a.yaml", text))
    assert not list(faults), [f.as_json() for f in faults]
    assert tree is not None
    return tree


def scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    else:
        for entry in node.entries:
            yield entry.key
            yield from scalars(entry.value)


def only(text: str) -> Scalar:
    value = tree_of(text).entries[0].value
    assert isinstance(value, Scalar)
    return value


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_each_character_of_a_text_is_placed_where_it_stands(ends: str) -> None:
    text = WELSH.replace("\n", ends)
    placed = 0
    for scalar in scalars(tree_of(text)):
        for at, letter in enumerate(scalar.text):
            written = scalar.place(at, at + 1).text
            if letter.isspace():
                assert written in (" ", "\n", "\r"), (scalar, at)
                continue
            assert written == letter, (scalar, at)
            placed += 1
    assert placed > 150


def test_a_text_with_escapes_is_placed_as_a_whole() -> None:
    for line in (
        'a: "say \\"now\\" to them"',
        "a: 'it''s here'",
        'a: "two\n  lines"',
        "a: >\n  two\n  lines",
    ):
        scalar = only(line + "\n")
        assert scalar.place(1, 2) == scalar.span


def test_a_line_is_counted_in_characters_and_not_in_bytes() -> None:
    scalar = tree_of(WELSH).get("title")
    assert isinstance(scalar, Scalar)
    at = scalar.text.index("yn")
    assert (scalar.place(at, at + 2).line, scalar.place(at, at + 2).column) == (2, 21)


@pytest.mark.parametrize("indent", [1, 2, 4, 9])
@pytest.mark.parametrize("header", ["|", "|-", "|+", "|  # a note"])
def test_a_block_is_placed_whatever_its_indentation(indent: int, header: str) -> None:
    lines = ["", "first", "  deeper ŵ", "", "last "]
    text = (
        f"a: {header}\n" + "".join((" " * indent + line if line else "") + "\n" for line in lines) + "b: c\n"
    )
    scalar = only(text)
    at = scalar.text.index("deeper")
    assert scalar.place(at, at + 8).text == "deeper ŵ"
    assert scalar.place(at, at + 1).column == indent + 3
    assert scalar.text[:at].count("\n") == 2
    assert scalar.place(0, 1).line == 2


def test_a_block_with_a_stated_indentation_keeps_its_first_spaces() -> None:
    scalar = only("a: |2\n    hi\n   you\n")
    assert scalar.text == "  hi\n you\n"
    assert scalar.place(2, 4).text == "hi"
    assert scalar.place(6, 9).text == "you"


def test_every_value_stays_the_text_that_was_written() -> None:
    for word in (
        "no",
        "Yes",
        "on",
        "12:30",
        "010",
        "1_000",
        "2026-04-01",
        "1.10",
        "~",
        "null",
        "0x1F",
        "true",
        ".inf",
    ):
        assert only(f"a: {word}\n").text == word


def test_a_key_without_a_value_keeps_an_empty_text() -> None:
    tree = tree_of("ask:\nhint: x\n")
    empty = tree.get("ask")
    assert isinstance(empty, Scalar)
    assert (empty.text, empty.span.line) == ("", 1)


def test_a_mapping_ends_with_its_last_value_and_not_at_the_next_key() -> None:
    tree = tree_of("a:\n  b: c\n\n# a note\n\nd: e\n")
    inner = tree.entries[0].value
    assert inner.span.text == "b: c"


def test_a_comment_may_follow_one_word_or_a_quoted_text() -> None:
    tree = tree_of('type: choice # one word\nask: "Who? # not lost" # quoted\nlist: [a, b] # a list\n')
    ask = tree.get("ask")
    assert isinstance(ask, Scalar)
    assert ask.text == "Who? # not lost"


def test_a_definition_may_begin_with_a_document_mark_and_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("\ufeff---\nask: Ŵ\n".encode())
    source, faults = load(path)
    assert source is not None and not list(faults)
    tree, faults = read(source)
    assert tree is not None and not list(faults)
    assert (tree.entries[0].key.span.line, tree.entries[0].key.span.column) == (2, 1)


@pytest.mark.parametrize("path", DEFINITIONS, ids=lambda p: p.name)
def test_both_parsers_read_a_real_definition_alike(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = path.read_text(encoding="utf-8")
    alike(text, monkeypatch)


@pytest.mark.parametrize(
    "text",
    [
        WELSH,
        WELSH.replace("\n", "\r\n"),
        "a: b: c\n",
        "a: &x y\nb: *x\n",
        "a: 'x\n",
        "a: [b, c\nd: e\n",
        "a:\n   b: c\n  d: e\n",
        'a: "\\U00110000"\n',
        'a: "\\q"\n',
        "[" * 100,
        "a: {now: Yes, now}\n",
        "a: b # c\nd:\n  -\n",
        "? a\n: b\n",
        "a: @b\n",
        "a: |# b\n  c\n",
        "k" * 300 + ": b\n",
        "a: b\n---\nc: d\n",
        "",
    ],
)
def test_both_parsers_read_and_refuse_alike(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    alike(text, monkeypatch)


def alike(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with libyaml and without it."""
    assert yaml.__with_libyaml__
    outcomes = []
    for parser in (yaml.CBaseLoader, yaml.BaseLoader):
        monkeypatch.setattr(reader, "_parser", lambda parser=parser: parser)
        tree, faults = read(Source("a.yaml", text))
        marks = (
            []
            if tree is None
            else [(s.text, s.span.start, s.span.end, s.style, s.body) for s in scalars(tree)]
        )
        outcomes.append((tree, marks, [f.as_json() for f in faults]))
    assert outcomes[0] == outcomes[1]


def test_a_definition_of_twenty_thousand_questions_is_within_the_bounds() -> None:
    question = "".join(f"        key {n}: A sentence of the usual length, and a little\n" for n in range(7))
    text = "a:\n  b:\n    c:\n" + f"      - id: q\n{question}" * 20_000
    assert len(text) < loading.MOST_BYTES
    tree, faults = read(Source("a.yaml", text))
    assert tree is not None and not list(faults)


HOSTILE = {
    "brackets": "[" * 1_000_000,
    "braces": "{a: " * 1_000_000,
    "dashes": "- " * 1_000_000,
    "questions": "? " * 1_000_000,
    "directives": "%TAG !a! b\n" * 300_000,
    "a line of dashes": "a\n" + "- " * 1_000_000 + ": [",
    "quotes": "a: " + '"\\' * 1_000_000,
    "anchors": "a: &b c\n" * 500_000,
    "duplicates": "a: b\n" * 500_000,
    "items": "a: [" + "b," * 1_100_000 + "]",
    "control": "\x07" * 1_000_000,
    "spaces": "a:" + " " * 5_000_000 + "#",
    "too large": "a" * 17_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_without_a_crash(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(HOSTILE[name], encoding="utf-8")
    program = (
        "import resource, sys\n"
        "from penpicture.dsl.reader import load, read\n"
        "from penpicture.dsl.printing import text\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (60, 60))\n"
        "source, faults = load(sys.argv[1])\n"
        "if source is not None:\n"
        "    tree, faults = read(source)\n"
        "assert faults.has_errors\n"
        "assert len(faults) <= 101, len(faults)\n"
        "assert len(text(faults.sorted())) < 200_000\n"
        "print(sorted({fault.code for fault in faults}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_without_libyaml_deep_nesting_is_refused_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_parser", lambda: yaml.BaseLoader)
    tree, faults = read(Source("a.yaml", "[" * 100_000))
    assert tree is None
    assert [f.code for f in faults] == ["PP108"]
