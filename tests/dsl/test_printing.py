"""Diagnostics as text with carets, as JSON, and as GitHub's annotations."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from penpicture.dsl import printing
from penpicture.dsl.diagnostic import Diagnostic, Edit, Related, Severity
from penpicture.dsl.source import Source, Span


def fault(
    text: str,
    underlined: str,
    *,
    name: str = "northshire/initial.yaml",
    message: str = "there is no question called `drinkin`",
    help: str = "did you mean `drinking`?",
    related: str = "",
    edit: str | None = None,
    severity: Severity = Severity.ERROR,
) -> Diagnostic:
    source = Source(name, text)
    at = text.index(underlined)
    span = Span(source, at, at + len(underlined))
    others = (Related(_find(source, related), "the other is here"),) if related else ()
    mend = Edit(span, edit) if edit is not None else None
    return Diagnostic("PP305", severity, message, span, help, others, mend)


def _find(source: Source, words: str) -> Span:
    at = source.text.index(words)
    return Span(source, at, at + len(words))


def caret(printed: str) -> tuple[str, str]:
    """The author's line as printed, and the line of carets beneath it, both without the gutter."""
    lines = printed.split("\n")
    at = next(n for n, line in enumerate(lines) if "^" in line)
    return lines[at - 1].split("| ", 1)[1], lines[at].split("| ", 1)[1]


def columns(words: str) -> int:
    import unicodedata

    return sum(
        0 if unicodedata.combining(w) else 2 if unicodedata.east_asian_width(w) in "WF" else 1 for w in words
    )


def test_a_fault_shows_its_sentence_its_place_its_line_and_what_to_do() -> None:
    text = "\n" * 30 + "        ask when: drinkin is now\n"
    assert printing.text([fault(text, "drinkin")]) == (
        "error PP305: there is no question called `drinkin`\n"
        "  --> northshire/initial.yaml:31:19\n"
        "   |\n"
        "31 |         ask when: drinkin is now\n"
        "   |                   ^^^^^^^\n"
        "   = help: did you mean `drinking`?\n"
        "\n"
        "1 error\n"
    )


def test_both_places_are_shown_where_two_texts_disagree() -> None:
    text = "ask: Who?\n" * 3 + "x: y\n" * 7 + "say: Who?\n"
    assert printing.one(fault(text, "say", related="ask", help="keep one of them")) == (
        "error PP305: there is no question called `drinkin`\n"
        "  --> northshire/initial.yaml:11:1\n"
        "   |\n"
        "11 | say: Who?\n"
        "   | ^^^\n"
        "  ::: northshire/initial.yaml:1:1: the other is here\n"
        "   |\n"
        " 1 | ask: Who?\n"
        "   | ^^^\n"
        "   = help: keep one of them\n"
    )


def test_an_edit_is_shown_as_the_repaired_line_unless_the_help_shows_it() -> None:
    told = printing.one(fault("  ask when: drinkin is now\n", "drinkin", edit="drinking"))
    assert "= write instead: ask when: drinking is now\n" in told
    told = printing.one(fault("a: drinkin\n", "drinkin", edit="drinking", help="write `a: drinking`"))
    assert "write instead" not in told


def test_carets_stand_under_wide_and_joined_letters() -> None:
    for before in ("日本語 ", "cafe\u0301 ", "ŵ\u0302 ", "😀 ", "ｆｕｌｌ "):
        line, carets = caret(printing.one(fault(f"ask: {before}here it is\n", "here")))
        assert carets.index("^") == columns(line[: line.index("here")])
        assert carets.count("^") == 4
    _, carets = caret(printing.one(fault("ask: 日本 it is\n", "日本")))
    assert carets.count("^") == 4


def test_tabs_are_widened_so_that_the_caret_stands_right() -> None:
    line, carets = caret(printing.one(fault("a:\tb\tc\n", "c")))
    assert line == "a:  b   c"
    assert carets == "        ^"


def test_a_long_line_is_cut_around_the_caret() -> None:
    text = "ask: " + "word " * 100 + "here " + "more " * 5000 + "\n"
    line, carets = caret(printing.one(fault(text, "here")))
    assert len(line) <= printing.WIDEST
    assert line.startswith("…") and line.endswith("…")
    assert line[carets.index("^") :].startswith("here")


def test_a_place_over_several_lines_is_underlined_on_its_first() -> None:
    line, carets = caret(printing.one(fault("a: |\n  b\n  c\n", "|\n  b")))
    assert (line, carets) == ("a: |", "   ^")


def test_a_place_that_is_a_whole_file_shows_no_line() -> None:
    whole = Diagnostic(
        "PP105", Severity.WARNING, "this is empty", Span(Source("a.yaml", "# note\n"), 0, 0), "write"
    )
    assert printing.one(whole) == "warning PP105: this is empty\n --> a.yaml:1:1\n  = help: write\n"


def test_a_help_of_several_lines_is_lined_up() -> None:
    told = printing.one(fault("drinkin\n", "drinkin", help="write\n  now: Yes\n  past: No"))
    assert "  = help: write\n        now: Yes\n        past: No\n" in told


def test_the_summary_counts_each_kind() -> None:
    bad = fault("drinkin", "drinkin")
    mild = fault("drinkin", "drinkin", severity=Severity.WARNING)
    assert printing.summary([bad, mild, bad]) == "2 errors, 1 warning"
    assert printing.summary([mild, mild]) == "2 warnings"
    assert printing.summary([]) == "nothing wrong"
    assert printing.text([]) == ""


def test_colours_are_only_added_where_they_are_wanted() -> None:
    bad = fault("drinkin", "drinkin")
    assert "\x1b" not in printing.text([bad])
    assert "\x1b[1;31merror\x1b[0m" in printing.text([bad], colour=True)
    assert "<error:error>" in printing.text([bad], style=lambda kind, words: f"<{kind}:{words}>")


def test_github_gets_one_escaped_command_for_each() -> None:
    bad = fault(
        "a: drinkin 100%\nb: c\n", "drinkin", name="a,b:c.yaml", help="first, 100%\nsecond: x", related="b"
    )
    assert printing.github([bad]) == (
        "::error file=a%2Cb%3Ac.yaml,line=1,endLine=1,col=4,endColumn=11,title=PP305::"
        "there is no question called `drinkin`%0Afirst, 100%25%0Asecond: x%0Aa,b:c.yaml:2: the other is here\n"
    )


def test_github_is_given_no_columns_for_a_place_over_several_lines() -> None:
    told = printing.github([fault("a\nb\n", "a\nb", severity=Severity.WARNING)])
    assert told.startswith("::warning file=northshire/initial.yaml,line=1,endLine=2,title=PP305::")


def test_the_json_form_has_the_published_keys() -> None:
    found = fault("a: drinkin\nb: ŵ\n", "drinkin", related="b", edit="drinking").as_json()
    assert set(found) == {
        "code", "severity", "message", "help", "file", "line", "column", "end_line", "end_column", "related", "edit"
    }  # fmt: skip
    assert (found["line"], found["column"], found["end_line"], found["end_column"]) == (1, 4, 1, 11)


HOSTILE = st.text(
    st.one_of(st.characters(), st.sampled_from("\x1b\x07\r\n\t\u202e\u2066\u200f\x9b日\u0301😀 a"))
)


@given(HOSTILE, HOSTILE, HOSTILE, st.data())
def test_nothing_that_a_terminal_would_obey_is_ever_printed(
    text: str, message: str, help: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    source = Source(message, text)
    span = Span(source, start, end)
    bad = Diagnostic(
        "PP305", Severity.ERROR, message, span, help, (Related(span, message),), Edit(span, help)
    )
    for printed in (printing.text([bad]), printing.github([bad])):
        forbidden = {
            "\x1b",
            "\x07",
            "\r",
            "\t",
            "\x9b",
            "\u202e",
            "\u2066",
            "\u200f",
            "\x00",
            "\x7f",
            "\u2028",
        }
        assert not forbidden & set(printed)
        printed.encode("utf-8")
    assert printing.github([bad]).count("\n") == 1
