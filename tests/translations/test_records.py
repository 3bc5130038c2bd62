"""A record in Welsh: our words, the exemplar's, dates and numbers, and that it is a draft, on every page."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from penpicture.cli import outcome
from penpicture.dsl.dates import parse
from penpicture.engine.language import AUDIENCES
from penpicture.engine.spoken import age_words, day_words, listed
from penpicture.renderers.edition import Edition
from penpicture.renderers.own_words import words_in
from penpicture.renderers.record import read_record
from penpicture.renderers.record_language import DRAFT
from penpicture.renderers.registry import RECORD_TARGETS
from tests.translations.folder import WELSH, artifact, catalogue, visit

WELSH_RECORD = Edition(language="cy")


def record(
    at: Path, edition: Edition = WELSH_RECORD, target: str = "record-html", po: str | None = None
) -> str:
    """A record of the visit as text."""
    (content,) = RECORD_TARGETS[target](visit(artifact(at, po or catalogue())), edition).files.values()
    return content.decode()


def test_answers_dates_ages_and_lists_read_as_welsh(tmp_path: Path) -> None:
    said = record(tmp_path, target="record-plain")
    assert "Mae Sam yn 6 blwydd oed, a gwelwyd ar 12 Mehefin 2026." in " ".join(said.split())
    assert "Ydy, nawr" in said and "Ysgrifennwyd gan Ann Worker ar 12 Mehefin" in said
    assert "June" not in said and "Written" not in said


def test_each_file_says_its_language_in_its_name_and_in_itself(tmp_path: Path) -> None:
    made = visit(artifact(tmp_path, catalogue()))
    for target, ending in (
        ("record-html", "html"),
        ("record-plain", "txt"),
        ("record-markdown", "md"),
        ("record-pdf", "pdf"),
    ):
        assert list(RECORD_TARGETS[target](made, WELSH_RECORD).files) == [f"record.practitioner.cy.{ending}"]
    assert '<html lang="cy">' in record(tmp_path)
    assert '<html lang="en-GB">' in record(tmp_path, Edition())
    (pdf,) = RECORD_TARGETS["record-pdf"](made, WELSH_RECORD).files.values()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == "cy"


def test_what_nobody_has_translated_is_marked_as_english(tmp_path: Path) -> None:
    welsh = {k: v for k, v in WELSH.items() if k not in ("At home", "How does it affect <child.known_as>?")}
    said = record(tmp_path, po=catalogue(welsh))
    assert '<span lang="en">At home</span>' in said
    assert re.search(r'<h3><span lang="en">How does it affect .*Sam.*\?</span></h3>', said)
    assert '<span lang="en">Ymweliad' not in said and "<h1>Ymweliad</h1>" in said


@pytest.mark.parametrize("target", ["record-html", "record-plain", "record-markdown"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_draft_says_so_to_every_reader(tmp_path: Path, target: str, audience: str) -> None:
    draft = words_in("cy").say(DRAFT)
    said = " ".join(record(tmp_path, Edition(audience, language="cy"), target).replace("&#39;", "'").split())
    assert draft in said
    assert draft not in record(tmp_path, Edition(audience), target)


def test_a_draft_says_so_on_every_sheet_of_paper(tmp_path: Path) -> None:
    made = visit(artifact(tmp_path, catalogue()))
    made.answer("effect", "Mae'n poeni. " * 900)
    (pdf,) = RECORD_TARGETS["record-pdf"](made, WELSH_RECORD).files.values()
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    sheets = done.stdout.decode().rstrip("\f").split("\f")
    assert len(sheets) > 2
    assert all(
        "Drafft yw'r cyfieithiad hwn." in " ".join(sheet.replace("’", "'").split()) for sheet in sheets
    )
    assert f"Tudalen 2 o {len(sheets)}" in sheets[1]


def test_reviewed_translations_are_still_a_draft_while_our_own_words_are(tmp_path: Path) -> None:
    made = read_record(visit(artifact(tmp_path, catalogue())), WELSH_RECORD)
    assert made.draft and not words_in("cy").reviewed
    assert replace(made, draft="") != made


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "Nid oes"), (1, "un cwestiwn"), (2, "2 gwestiwn"), (3, "3 chwestiwn"), (4, "4 cwestiwn"), (6, "6 chwestiwn"), (11, "11 cwestiwn")],
)  # fmt: skip
def test_what_is_counted_takes_the_form_of_its_number(number: int, said: str) -> None:
    one, many = (
        "One question waits for something that is not known yet.",
        "{n} questions wait for something that is not known yet.",
    )
    assert said in words_in("cy").count(one, many, number)


def test_ages_dates_and_lists_in_a_sentence() -> None:
    on = parse("2026-06-12")
    assert on is not None
    born = ("2025-06-11", "2024-06-12", "2023-06-12", "2022-06-12", "2020-06-12", "2026-05-30", "2013")
    ages = [age_words(parse(each) or on, on, "cy") for each in born]
    assert ages == ["12 mis", "2 flwydd", "3 blwydd", "4 mlwydd", "6 blwydd", "1 wythnos", "12 neu 13 mlwydd"]
    assert day_words(*on, "cy") == "12 Mehefin 2026"
    assert listed(["Ann", "Owen"], "cy") == "Ann ac Owen" and listed(["Ann", "Siôn"], "cy") == "Ann a Siôn"


def test_every_word_of_a_record_is_in_the_catalogue(tmp_path: Path) -> None:
    """Nothing that our code says in English is left in a Welsh record, whoever reads it."""
    english = re.compile(r"\b(the|not|this|answer|asked|written|waiting|record|for)\b", re.IGNORECASE)
    for audience in AUDIENCES:
        said = record(tmp_path, Edition(audience, language="cy"), "record-plain")
        assert not english.search(said.replace("sha256", "")), said


def test_a_record_is_written_in_welsh_from_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    artifact(tmp_path, catalogue())
    answers = (
        '{"penpicture": 1, "answers": "visit", "version": "1.0.0", "given": {"drinking": {"value": "now"}}}'
    )
    (tmp_path / "answers.json").write_text(answers, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    args = [
        "run",
        "visit.yaml",
        "answers.json",
        "--out",
        "out",
        "--language",
        "cy",
        "--target",
        "record-plain",
    ]
    assert outcome(args) == 0
    assert "Ydy, nawr" in (tmp_path / "out" / "record.practitioner.cy.txt").read_text(encoding="utf-8")
