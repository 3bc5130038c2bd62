"""What YAML would silently spoil, or cannot read, is refused in plain words with the line repaired."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from penpicture.dsl.diagnostic import Diagnostic
from penpicture.dsl.loading import decode
from penpicture.dsl.reader import load, read
from penpicture.dsl.reading_codes import NOT_UTF8
from penpicture.dsl.source import Source

CASES = [
    # what is written, the code, the text underlined, and what the help prints
    ("ask: Tell us: what is it?", "PP140", ":", '`ask: "Tell us: what is it?"`'),
    ("- a: b\n- ask: Who: now?", "PP140", ":", '`- ask: "Who: now?"`'),
    ("a: b\nask:Who?\nc: d", "PP141", ":", "`ask: Who?`"),
    ("a:\n  ask:Who?\n  b: c", "PP141", ":", "`ask: Who?`"),
    ("a:\n  - b\n  -c", "PP142", "-", "`- c`"),
    ('a: b\nask: "Who?\nc: d', "PP143", '"', '`ask: "Who?"`'),
    ("ask: 'Tis here\nb: it's", "PP143", "'", "`ask: \"'Tis here\"`"),
    ('ask: "Now" or never', "PP144", "or never", "`ask: '\"Now\" or never'`"),
    ("a: [b, c\nd: e", "PP145", "[", "`a: [b, c]`"),
    ("ask: [draft] Who?", "PP146", "[", '`ask: "[draft] Who?"`'),
    ("ask: {name} is who?", "PP146", "{", '`ask: "{name} is who?"`'),
    ("ask: @home, who?", "PP147", "@", '`ask: "@home, who?"`'),
    ("ask: % of the week?", "PP147", "%", '`ask: "% of the week?"`'),
    ("ask: `this`", "PP147", "`", '`ask: "`this`"`'),
    ("ask: * who?", "PP147", "*", '`ask: "* who?"`'),
    ("ask: & who?", "PP147", "&", '`ask: "& who?"`'),
    ("when: > 5", "PP147", ">", '`when: "> 5"`'),
    ("ask: |# who?\n  b", "PP147", "|", '`ask: "|# who?"`'),
    ("ask: | who?", "PP147", "|", '`ask: "| who?"`'),
    ("ask: - who?", "PP147", "-", '`ask: "- who?"`'),
    ("ask: ? who?", "PP147", "?", '`ask: "? who?"`'),
    ("ask: &who is it?", "PP120", "&who", '`ask: "&who is it?"`'),
    ("a: &b\n  c: d", "PP120", "&b", "delete it"),
    ("ask: *who is it?", "PP121", "*who", '`ask: "*who is it?"`'),
    ("ask: *who", "PP121", "*who", '`ask: "*who"`'),
    ("ask: !who is it?", "PP122", "!who", '`ask: "!who is it?"`'),
    ("ask: !!str who", "PP122", "!!str", '`ask: "!!str who"`'),
    ("a:\n  <<: b", "PP123", "<<", "write the keys out"),
    ("a: b\nc: d\na: e", "PP124", "a", "line 1"),
    ("[a]: b", "PP125", "[", "plain name"),
    ("{a: b}: c", "PP125", "{", "plain name"),
    ("a:\n  -\n  - b", "PP126", "-", "after the dash"),
    ("ask: Is the # known?", "PP127", "# known?", '`ask: "Is the # known?"`'),
    ("ask: Is it C# # now?", "PP127", "# now?", '`ask: "Is it C# # now?"`'),
    ("ask: # Who?\nb: c", "PP127", "# Who?", '`ask: "# Who?"`'),
    ("a:\n  - Who is # this?", "PP127", "# this?", '`- "Who is # this?"`'),
    ("options: {now: Yes, now}", "PP128", "now", "  now: Yes, now"),
    ("a: {now: Yes now}", "PP129", "Yes now", "  now: Yes now"),
    ("a: [now: Yes now]", "PP129", "Yes now", "  now: Yes now"),
    ("a:\n  - b\n    - c", "PP130", "- c", "`  - c`"),
    ("a:\n  -b\n  -c", "PP130", "-c", "`  - c`"),
    ("k" * 201 + ": b", "PP125", "k" * 201, "plain name"),
    (": b", "PP131", ":", "before the colon"),
    ("a:\n    b: c\n  d: e", "PP148", "d: e", "`    d: e`"),
    ("a:\n  - b: c\n   d: e", "PP148", "d: e", "`    d: e`"),
    ("a: b\njust words\nc: d", "PP149", "just words", "name and a colon"),
    ('a: "C:\\home"', "PP150", "\\h", "`a: 'C:\\home'`"),
    ("a:\n  - b\n  c: d", "PP151", "c: d", "`  - c: d`"),
    ("a: [b, , c]", "PP152", ",", "delete it"),
    ("a: ]", "PP152", "]", "delete it"),
    ("a:\n  b: c\n  - d", "PP153", "- d", "a name of its own"),
    ("a: b\n  c: d", "PP154", "c: d", "`c: d`"),
    ("a: b\n---\nc: d", "PP107", "---", "file of its own"),
    ("a: b\n...\nc: d", "PP107", "c: d", "file of its own"),
    ("%YAML 1.1\n---\na: b", "PP109", "%YAML 1.1", "delete the line"),
    ("# nothing", "PP105", "", "penpicture: 1"),
    ("---", "PP105", "", "penpicture: 1"),
    ("just words", "PP106", "just words", "penpicture: 1"),
    ("- a", "PP106", "- a", "penpicture: 1"),
    ("a:\n\tb: c", "PP111", "\t", "`  b: c`"),
    ("\xa0a: b", "PP112", "\xa0", "` a: b`"),
    ("a: b\nask\xa0when: c", "PP112", "\xa0", "`ask when`"),
    ("a: b\nask:\xa0Who?\nc: d", "PP141", ":", "`ask: Who?`"),
    ("a: b\x07c", "PP104", "\x07", "`a: bc`"),
    ("a: b\0", "PP104", "\0", "`a: b`"),
    ('a: "b\\0"', "PP104", '"b\\0"', '`"b"`'),
    ("a: b\u2028c", "PP104", "\u2028", "`a: b c`"),
    ("a: b\rc: d", "PP115", "\r", "LF or CRLF"),
    ("a: \ud800", "PP104", "\ud800", "`a:`"),
    ("a: b\u202ec", "PP113", "\u202e", "`a: bc`"),
]  # fmt: skip


def faults_of(text: str) -> tuple[Diagnostic, ...]:
    return read(Source("a.yaml", text))[1].sorted()


@pytest.mark.parametrize(
    ("text", "code", "underlined", "help"), CASES, ids=[f"{c[1]} {c[0]!a}" for c in CASES]
)
def test_a_slip_is_refused_with_its_code_its_place_and_the_repaired_line(
    text: str, code: str, underlined: str, help: str
) -> None:
    found = faults_of(text + "\n")
    assert [fault.code for fault in found] == [code]
    assert found[0].span.text == underlined
    assert help in found[0].help
    assert not found[0].message.endswith(".")


@pytest.mark.parametrize("text", [case[0] for case in CASES])
def test_an_edit_makes_a_file_that_no_longer_has_the_fault(text: str) -> None:
    text += "\n"
    for fault in faults_of(text):
        if fault.edit is not None:
            span = fault.edit.span
            mended = text[: span.start] + fault.edit.replacement + text[span.end :]
            assert fault.code not in [f.code for f in faults_of(mended)], mended


def test_several_faults_are_told_in_one_run() -> None:
    text = "a: &x b\nc: !y d\ne: f # g h\na: i\nj:\n  -\nk: {l: m, n}\no: p q # r\n"
    assert [f.code for f in faults_of(text)] == ["PP120", "PP122", "PP124", "PP126", "PP128", "PP127"]


def test_a_key_said_twice_shows_both_lines_and_keeps_the_first() -> None:
    tree, faults = read(Source("a.yaml", "a: b\nc: d\na: e\n"))
    (fault,) = faults
    assert [(r.span.line, r.span.text) for r in fault.related] == [(1, "a")]
    assert tree is not None
    assert [entry.key.text for entry in tree.entries] == ["a", "c"]


def test_reading_stops_after_a_hundred_faults() -> None:
    assert len(faults_of("a: b\n" * 1000)) == 100


def test_a_file_that_is_not_utf8_names_line_and_byte() -> None:
    source, faults = decode(b"a: b\nc: caf\xe9\n", "a.yaml")
    (fault,) = faults
    assert source is None
    assert (fault.code, fault.span.line, fault.span.column) == (NOT_UTF8.id, 2, 7)
    assert "line 2" in fault.message and "byte 12" in fault.message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_file_saved_in_another_unicode_is_refused(encoding: str) -> None:
    source, faults = decode("penpicture: 1\ntitle: Tŷ\n".encode(encoding), "a.yaml")
    if source is not None:
        _, faults = read(source)
    assert faults.has_errors
    assert {f.code for f in faults} <= {"PP103", "PP104"}


def test_what_is_not_a_readable_file_is_told_at_line_one(tmp_path: Path) -> None:
    large = tmp_path / "large.yaml"
    with large.open("wb") as file:
        os.truncate(file.fileno(), 20_000_000)
    endless = Path("/dev/zero")
    for path in (tmp_path / "missing.yaml", tmp_path, large, endless, Path("a\0b.yaml"), Path("x" * 5000)):
        source, faults = load(path, "her-file.yaml")
        (fault,) = faults
        assert source is None
        assert fault.code in ("PP101", "PP102")
        assert (fault.span.file, fault.span.line, fault.span.column) == ("her-file.yaml", 1, 1)
