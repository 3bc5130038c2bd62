"""Canonical layout: one way to write the same thing, and nothing of an author's is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from penpicture.dsl.comments import comments_of
from penpicture.dsl.reader import read
from penpicture.dsl.source import Source
from penpicture.dsl.syntax import Mapping
from penpicture.engine.layout import arranged, layout, same

ROOT = Path(__file__).resolve().parents[2]
DEFINITIONS = [*sorted((ROOT / "exemplars").rglob("*.yaml")), *sorted((ROOT / "examples").rglob("*.yaml"))]


def laid_out(text: str) -> str:
    told, faults = layout(Source("a.yaml", text))
    assert told is not None, [fault.message for fault in faults]
    return told


def test_a_file_is_laid_out_in_the_canonical_way() -> None:
    before = """\
# yaml-language-server: $schema=../exemplar.schema.json
# What leads to a first meeting

exemplar:   first-contact
penpicture: 1
title: 'First contact'
version: "1.0.0"
about: child   # never the family
sections:
# The beginning
- title: Why we are meeting
  id: reason
  questions:
    - ask: "What led to this?"
      # kept for ever
      id: prompted_by
      options:
          now:   "Yes, now"
          'no': 'No: never'
      type: choice  # one word


      more to say: [ now,  no ]
    - id: who_asked
      hint: |
            First line
              deeper
      ask: Who asked us
        to come?
      type: text
# All that there is
pathways: []
# The end
"""
    assert (
        laid_out(before)
        == """\
# yaml-language-server: $schema=../exemplar.schema.json
# What leads to a first meeting

penpicture: 1
exemplar: first-contact
version: "1.0.0"
title: First contact
about: child  # never the family
sections:
  # The beginning
  - id: reason
    title: Why we are meeting
    questions:
      # kept for ever
      - id: prompted_by
        ask: What led to this?
        type: choice  # one word
        options:
          now: Yes, now
          'no': "No: never"

        more to say: [now, no]

      - id: who_asked
        ask: Who asked us
          to come?
        hint: |
          First line
            deeper
        type: text

# All that there is
pathways: []
# The end
""".replace("'no'", '"no"')
    )


def test_a_file_that_does_not_read_is_left_alone() -> None:
    told, faults = layout(Source("a.yaml", "a: b\na: c\n"))
    assert told is None
    assert [fault.code for fault in faults] == ["PP124"]


def test_quotes_stay_where_a_comment_follows_and_where_an_editor_would_see_a_number() -> None:
    assert (
        laid_out("a: 'Flat' # 3\nb: 'Flat'\nc: '3'\nd: 'yes'\n")
        == 'a: "Flat"  # 3\nb: Flat\nc: "3"\nd: "yes"\n'
    )


def test_a_file_of_a_kind_that_the_language_does_not_know_keeps_its_order() -> None:
    assert laid_out("z: 1\na: 2\n") == "z: 1\na: 2\n"


@pytest.mark.parametrize("path", DEFINITIONS, ids=lambda p: p.name)
def test_a_real_file_keeps_its_meaning_and_every_comment(path: Path) -> None:
    obeys_the_laws(path.read_text(encoding="utf-8"))


def words(source: Source, tree: Mapping) -> list[str]:
    return sorted(comment.text for comment in comments_of(source, tree))


def reads(text: str) -> bool:
    tree, faults = read(Source("a.yaml", text))
    return tree is not None and not faults.has_errors


def obeys_the_laws(text: str) -> None:
    """The result reads the same but for the order of keys, has the same comments, and is its own layout."""
    source = Source("a.yaml", text)
    tree, faults = read(source)
    assert tree is not None and not faults.has_errors
    result = Source("a.yaml", arranged(source, tree))
    again, faults = read(result)
    assert again is not None and not faults.has_errors, (result.text, [f.as_json() for f in faults])
    assert same(tree, again), result.text
    assert words(source, tree) == words(result, again), result.text
    assert arranged(result, again) == result.text
    assert result.text.endswith("\n") and not result.text.endswith("\n\n")
    assert layout(source)[0] == result.text


# --- generated files ----------------------------------------------------------------------------------------------

KEYS = st.sampled_from(
    [
        "id",
        "ask",
        "type",
        "title",
        "for child",
        "questions",
        "options",
        "say",
        "when",
        "yes",
        "é ŷ",
        "'a b'",
        '"x: y"',
    ]
)
LINES = st.sampled_from(
    [
        "one",
        "Two words",
        "no",
        "12:30",
        "ŵ 😀",
        "it's",
        "a:b",
        "x#y",
        "-x",
        "<name> is here",
        "a, b",
        "C:\\d",
        "?x",
        "10%",
    ]
)
SCALARS = st.one_of(
    LINES,
    st.sampled_from(
        [
            '""',
            "''",
            "'it''s'",
            '"a # b"',
            '"a: b"',
            '" spaced "',
            '"\\tx"',
            '"yes"',
            '"20"',
            '"two\n\n   lines"',
        ]
    ),
    st.sampled_from(
        ["[]", "{}", "[a, b]", "[a,\n   b]", '["a b", c]', "{a: b}", '{a: "b c", d: "1"}', "[[a], {b: c}]"]
    ),
)
COMMENTS = st.sampled_from(["# a note", "#", "# 'quoted", "#: [", "# ŷ # twice"])


@st.composite
def nodes(draw: st.DrawFn, depth: int = 0) -> list[str]:
    """The lines of a block, not indented; comments and blank lines anywhere that a person may put them."""
    lines: list[str] = []
    listed = depth > 0 and draw(st.booleans())
    keys = (
        [""] * draw(st.integers(1, 3))
        if listed
        else draw(st.lists(KEYS, min_size=1, max_size=4, unique=True))
    )
    for key in keys:
        lines += draw(
            st.lists(st.one_of(COMMENTS, st.just(""), COMMENTS.map(lambda c: "      " + c)), max_size=2)
        )
        lead = "-" if listed else f"{key}:"
        kind = draw(st.sampled_from(["scalar", "scalar", "folded", "literal", "block", "block"]))
        note = "  " + draw(COMMENTS) if draw(st.integers(0, 4)) == 0 else ""
        if kind == "block" and depth < 3:
            inner = draw(nodes(depth + 1))
            step = " " * draw(st.integers(1, 5))
            if (
                listed
                and not note
                and inner[0]
                and not inner[0].startswith(("#", " "))
                and draw(st.booleans())
            ):
                lines.append(lead + step + inner.pop(0))
                step = " " + step
            else:
                lines.append(lead + note)
            lines += [step + line if line else "" for line in inner]
        elif kind == "folded":
            lines += [
                f"{lead} {draw(LINES)}",
                "     " + draw(LINES),
                *draw(st.just([""])),
                "   " + draw(LINES),
            ]
        elif kind == "literal":
            header = draw(st.sampled_from(["|", ">", "|-", ">-", "|+", ">+"]))
            block = draw(
                st.lists(st.one_of(LINES, COMMENTS, st.just(""), LINES.map(lambda w: "  " + w)), max_size=4)
            )
            lines += [
                f"{lead} {header}{note}",
                "      begins",
                *("      " + line if line else "" for line in block),
            ]
        else:
            lines.append(f"{lead} {draw(SCALARS)}{note}")
    return lines


@settings(max_examples=300, deadline=None)
@given(nodes(), st.lists(COMMENTS, max_size=2), st.booleans())
@example(["a:", "  - # x", "    b: c"], [], False)
@example(["- # x"], [], False)
def test_any_file_keeps_its_meaning_and_every_comment(
    lines: list[str], tail: list[str], windows: bool
) -> None:
    text = ("\r\n" if windows else "\n").join([*lines, *tail, ""])
    assume(reads(text))
    obeys_the_laws(text)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(DEFINITIONS), st.data())
def test_a_real_file_with_comments_put_anywhere_keeps_them(path: Path, data: st.DataObject) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")[:80]
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(lines) - 1))
        indent = re.match(" *", lines[at])
        comment = data.draw(COMMENTS)
        if data.draw(st.booleans()):
            lines[at] += "  " + comment
        else:
            lines[at:at] = [(indent[0] if indent else "") + comment] + [""] * data.draw(st.integers(0, 2))
    text = "\n".join(lines)
    assume(reads(text))
    obeys_the_laws(text)
