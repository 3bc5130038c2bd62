"""The data dictionary and what feeds what: every question is there, and a spreadsheet runs nothing."""

from __future__ import annotations

import csv
import io

from hypothesis import example, given
from hypothesis import strategies as st

from penpicture.engine.artifact import Artifact
from penpicture.engine.language import RETURNS
from penpicture.engine.return_fields import RETURN_FIELDS
from penpicture.renderers.coverage import NOT_HERE, coverage
from penpicture.renderers.csv_text import csv_text, guarded, unguarded
from penpicture.renderers.dictionary import HEAD, dictionary
from penpicture.renderers.edition import Edition
from tests.renderers.hostile import HOSTILE, with_words
from tests.renderers.small import exemplar
from tests.scenarios.story import artifact


def table(data: bytes) -> list[dict[str, str]]:
    """A list as a program reads it."""
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return [dict(zip(head, map(unguarded, row), strict=True)) for row in rows]


def listed(built: Artifact, edition: Edition | None = None) -> list[dict[str, str]]:
    files = dictionary(built, edition or Edition()).files
    return table(next(data for name, data in files.items() if name.endswith(".csv")))


# --- the dictionary ----------------------------------------------------------------------------------------------


def test_every_question_has_a_row_in_the_authors_order() -> None:
    built = artifact("initial-assessment")
    assert [row["question"] for row in listed(built)] == list(built.content["questions"])


def test_a_row_says_all_that_an_auditor_asks_of_a_question() -> None:
    rows = {row["question"]: row for row in listed(exemplar())}
    assert rows["drinking"]["options"].splitlines()[0] == "now: Yes, at present"
    assert rows["story"]["mandatory"] == "mandatory"
    assert rows["story"]["no answer because"] == "Not known, Preferred not to say, Recorded elsewhere"
    assert rows["effect"]["asked when"] == "drinking is now: Only where somebody drinks"
    assert rows["siblings"]["options"] == "none: No brothers or sisters"
    assert (rows["how_long"]["unit"], rows["how_long"]["limits"]) == ("weeks", "from 1")
    assert rows["worker_note"]["who may see"] == "practitioner"
    assert "family" in rows["story"]["who may see"]


def test_a_row_names_the_law_the_fact_the_return_and_its_codes() -> None:
    rows = {row["question"]: row for row in listed(artifact("initial-assessment"))}
    asked_by = rows["who_asked"]
    assert asked_by["fact"] == "referral.source"
    assert "Children in need census: ReferralSource" in asked_by["returned as"].splitlines()
    assert "family: A family member (written as 1A)" in asked_by["options"].splitlines()
    assert rows["prompted_by"]["statutory"] == "Children Act 1989, section 17 (England), from 1991-10-14"
    assert rows["siblings.name"]["fact"] == "child.siblings.name"


def test_a_reader_gets_the_rows_and_words_that_are_for_that_reader() -> None:
    rows = {row["question"]: row for row in listed(exemplar(), Edition("family"))}
    assert "worker_note" not in rows and rows["story"]["wording"] == "What has brought us together?"


# --- as CSV --------------------------------------------------------------------------------------------------------


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2)))
def test_any_list_comes_back_as_it_was(rows: list[list[str]]) -> None:
    """RFC 4180, with a guard that can be taken off."""
    read = list(csv.reader(io.StringIO(csv_text(("a", "b"), rows).decode("utf-8-sig"), newline="")))
    assert [[unguarded(cell) for cell in row] for row in read[1:]] == rows


@given(st.sampled_from("=+-@\t\r\n＝＋－＠'"), st.text())
def test_no_cell_begins_as_a_formula_does(first: str, rest: str) -> None:
    """OWASP, CSV injection."""
    assert guarded(first + rest).startswith("'") and unguarded(guarded(first + rest)) == first + rest


@given(st.lists(st.lists(st.text("a=+@;\"' ,"), min_size=2, max_size=2), min_size=1))
@example([["plain", "here;=1+1;there"], ["plain", 'x;"=1+1";x']])
def test_a_spreadsheet_that_parts_cells_at_semicolons_finds_no_formula(rows: list[list[str]]) -> None:
    made = csv_text(("a", "b"), rows).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(made, newline=""), delimiter=";"):
        assert not any(cell.startswith(("=", "+", "@")) for cell in row)


def test_what_an_author_writes_is_a_cell_and_nothing_more() -> None:
    for words in (*HOSTILE, "=HYPERLINK(1)", '@SUM("a,b")\r\nx'):
        built = with_words(exemplar(), words, instead_of="What happened?")
        (row,) = (row for row in listed(built) if row["question"] == "story")
        assert row["wording"] == " ".join(words.split())
        table_lines = dictionary(built).files["dictionary.md"].decode().splitlines()
        assert len(table_lines) == 6 + len(built.content["questions"])


# --- what feeds what ---------------------------------------------------------------------------------------------


def test_every_question_and_every_fact_is_accounted_for() -> None:
    built = artifact("initial-assessment")
    rows = table(coverage(built).files["coverage.csv"])
    assert {row["question"] for row in rows if row["question"]} == set(built.content["questions"])
    assert set(built.content["facts"]) <= {row["fact"] for row in rows}


def test_a_question_is_told_with_the_field_and_the_codes_of_each_return() -> None:
    rows = table(coverage(artifact("initial-assessment")).files["coverage.csv"])
    fed = {row["return"]: row for row in rows if row["question"] == "who_asked"}
    assert set(fed) == {RETURNS["cin"], RETURNS["annex_a"]}
    assert fed[RETURNS["cin"]]["field"] == "ReferralSource"
    assert "1A: A family member" in fed[RETURNS["cin"]]["codes"].splitlines()


def test_fields_of_a_return_that_nothing_here_feeds_are_named() -> None:
    """Finding 17: no field of a return drops out unseen."""
    rows = table(coverage(artifact("initial-assessment")).files["coverage.csv"])
    cin = [row for row in rows if row["return"] == RETURNS["cin"]]
    missing = {row["field"] for row in cin if row["stands"] == NOT_HERE}
    fed = {row["field"] for row in cin if row["stands"] != NOT_HERE}
    assert "CPPendDate" in missing and "ReferralSource" in fed
    assert missing == set(RETURN_FIELDS["cin"]) - fed


def test_what_the_library_returns_is_a_field_of_the_return() -> None:
    rows = table(coverage(artifact("initial-assessment")).files["coverage.csv"])
    assert {row["field"] for row in rows if row["return"] == RETURNS["cin"]} == set(RETURN_FIELDS["cin"])


def test_the_lists_are_the_same_each_time() -> None:
    for target in (dictionary, coverage):
        assert target(exemplar()).files == target(exemplar()).files
    assert HEAD[0] == "question"


def test_a_question_that_feeds_nothing_is_called_so_in_both_lists() -> None:
    files = coverage(exemplar()).files
    assert {
        row["stands"] for row in table(files["coverage.csv"]) if not row["fact"] and not row["return"]
    } == {"feeds nothing"}
    assert "## Questions that feed nothing" in files["coverage.md"].decode()
