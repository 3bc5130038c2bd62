"""A catalogue is a stranger's file: it is read whole or refused with a place, and never costs more than its size."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.dsl.source import Source
from penpicture.engine import translation_catalogue
from penpicture.engine.translation_catalogue import read_catalogue
from tests.translations.folder import HEAD, catalogue, codes, compiled

ONE = '\nmsgctxt "title.practitioner"\nmsgid "A visit"\nmsgstr "Ymweliad"\n'
PIECES = st.sampled_from(
    [
        'msgid ""', 'msgstr ""', 'msgid "A"', 'msgstr "B"', 'msgctxt "a.b"', 'msgid_plural "C"', 'msgstr[0] "D"',
        'msgstr[99999999999] "D"', '"more\\n"', '"\\"', "#~ msgid \"x\"", "#, fuzzy", "#: a:1 b", "#| msgid \"y\"",
        "#. told", "# free", "", "\t", '"Plural-Forms: nplurals=999999999; plural=n\\n"', '"Language: xx_YY\\n"',
        '"Content-Type: text/plain; charset=utf-7\\n"', '"POT-Creation-Date: never\\n"', "msgid", "msgstr \"\\q\"",
        "\u202e", "\x00", '#: \u2068a', "domain \"d\"", 'msgid "<x"', 'msgstr "<child.known_as"',
    ]
)  # fmt: skip


def read(text: str, language: str = "cy") -> list[tuple[str, int, int]]:
    """What is wrong with a text, and where."""
    return [
        (d.code, d.span.line, d.span.column) for d in read_catalogue(Source("visit.po", text), language)[1]
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (HEAD + "\nmsgid A visit\n", 7),
        (HEAD + '\nmsgid "A visit\n', 7),
        (HEAD + '\nmsgid "A visit"\n', 7),
        (HEAD + '\nmsgstr "Ymweliad"\n', 7),
        (HEAD + '\nmsgid "A"\nmsgid_plural "B"\nmsgstr[0] "C"\n', 8),
        (HEAD + '\nmsgid "A \\x41"\nmsgstr "B"\n', 7),
        ('"A"\n', 1),
        ("Ymweliad = A visit\n", 1),
    ],
)
def test_a_line_that_is_none_of_a_catalogue_is_refused_where_it_stands(text: str, line: int) -> None:
    assert [(code, at) for code, at, _ in read(text)] == [("PP660", line)]


@pytest.mark.parametrize("letter", ["\u202e", "\u2066", "\x00", "\x1b", "\u2028", "\ufeff"])
def test_a_letter_that_cannot_be_seen_is_refused_with_its_column(letter: str) -> None:
    assert ("PP661", 8, 12) in read(HEAD + f'\nmsgid "A visit"\nmsgstr "Ymw{letter}eliad"\n')


def test_a_control_that_is_written_as_an_escape_is_refused_too() -> None:
    assert [code for code, _, _ in read(HEAD + '\nmsgid "A visit"\nmsgstr "Ymw\\reliad"\n')] == ["PP661"]


def test_one_text_translated_twice_is_refused_with_both_places() -> None:
    _, found = read_catalogue(Source("visit.po", HEAD + ONE + ONE), "cy")
    (fault,) = found
    assert fault.code == "PP666" and fault.span.line == 13 and fault.related[0].span.line == 9


def test_a_catalogue_of_another_language_is_refused() -> None:
    assert [code for code, _, _ in read(HEAD.replace("Language: cy", "Language: ga") + ONE)] == ["PP667"]


def test_a_catalogue_beyond_all_measure_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translation_catalogue, "MOST_LETTERS", 100)
    assert read(HEAD + ONE) == [("PP660", 1, 1)]


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere.po"
    outside.write_text(catalogue(), encoding="utf-8")
    compiled(tmp_path / "glanmorfa")
    (tmp_path / "glanmorfa" / "translations" / "cy" / "visit.po").symlink_to(outside)
    found = compiled(tmp_path / "glanmorfa")
    assert found.artifact is None and [d.span.file.endswith("visit.po") for d in found.diagnostics] == [True]


def test_what_is_set_aside_is_not_read(tmp_path: Path) -> None:
    aside = '\n#~ msgctxt "title.practitioner"\n#~ msgid "A visit"\n#~ msgstr "Hen eiriau"\n'
    found = compiled(tmp_path, catalogue(more=aside))
    assert codes(found, "PP665") == [] and found.artifact is not None


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=14), st.booleans())
def test_whatever_it_says_it_is_read_or_refused_with_a_place(lines: list[str], head: bool) -> None:
    text = (HEAD if head else "") + "\n".join(lines) + "\n"
    made, found = read_catalogue(Source("visit.po", text), "cy")
    assert (made is None) == found.has_errors
    for fault in found:
        assert fault.code.startswith("PP66") and 0 <= fault.span.start <= fault.span.end <= len(text)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='msgidtrcx"\\ \n#~,:fuzzy<>AB[0]_', max_size=120))
def test_letters_in_any_order_never_bring_it_down(text: str) -> None:
    made, found = read_catalogue(Source("visit.po", text), "cy")
    assert (made is None) == found.has_errors
