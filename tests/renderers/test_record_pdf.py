"""A record on paper: tagged for screen readers, the same bytes twice, and an answer never more than words."""

from __future__ import annotations

import io
import subprocess

import pikepdf
import pytest

from penpicture.engine.session import Session
from penpicture.renderers.record_pdf import record_pdf
from tests.renderers.hostile import HOSTILE
from tests.renderers.small import record


def paper(session: Session) -> bytes:
    return record_pdf(session).files["record.practitioner.en.pdf"]


def words_on(pdf: bytes) -> list[str]:
    """What somebody reads on it, word by word."""
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode().split()


def says(pdf: bytes, words: str) -> bool:
    return " ".join(words.split()) in " ".join(words_on(pdf))


def test_the_paper_says_what_the_record_holds() -> None:
    session = record(story="The rent rose.", how_long=6, sibling="Alex")
    pdf = paper(session)
    for words in ("Robin says The rent rose.", "6 weeks", "About Alex", "Blank: no answer so far", "1 of"):
        assert says(pdf, words), words


def test_it_is_tagged_titled_and_says_its_language() -> None:
    with pikepdf.open(io.BytesIO(paper(record(story="The rent rose.")))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Small"


def test_it_carries_no_date_but_a_fixed_one_so_that_bytes_repeat() -> None:
    assert paper(record(story="Once.")) == paper(record(story="Once."))
    assert paper(record(story="Once.")) != paper(record(story="Twice."))


@pytest.mark.parametrize("words", HOSTILE)
def test_an_answer_is_printed_letter_by_letter(words: str) -> None:
    pdf = paper(record(story=words, sibling=words))
    assert says(pdf, words)
    assert says(pdf, f"About {words}")


def test_nothing_in_an_answer_can_be_followed_or_run() -> None:
    with pikepdf.open(io.BytesIO(paper(record(story="\n".join(HOSTILE))))) as pdf:
        assert "/OpenAction" not in pdf.Root
        assert all("/Annots" not in page for page in pdf.pages)


def test_letters_that_the_fonts_lack_are_marked_and_told() -> None:
    written = record_pdf(record(story="Drawn: \U0001f600 and \u4e2d\u6587, said the aunt"))
    pdf = written.files["record.practitioner.en.pdf"]
    assert [(d.code, d.message) for d in written.losses] == [
        ("PP950", "one sign or small picture could not be printed, first at `story`"),
        ("PP950", "2 Chinese, Japanese or Korean letters could not be printed, first at `story`"),
    ]
    assert says(pdf, "Drawn: \ufffd and \ufffd\ufffd, said the aunt")


def test_welsh_and_other_accents_are_printed() -> None:
    assert says(paper(record(story="Llŷr a Siân, Łukasz, ŵyl, Ñandú")), "Llŷr a Siân, Łukasz, ŵyl, Ñandú")
