"""A record on paper: tagged for screen readers, in our fonts alone, the same bytes twice, an answer never more than words."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pikepdf
import pytest

from penpicture.engine.session import Session
from penpicture.renderers.edition import STANDARD, Edition
from penpicture.renderers.record_pdf import record_pdf
from tests.package.rooms import TOP
from tests.renderers.hostile import HOSTILE
from tests.renderers.small import record
from tests.renderers.visit import blank, visit

OURS = ("AtkinsonHyperlegibleNext-", "NotoSans-", "NotoSansArabic-", "NotoSansBengali-", "NotoSansDevanagari-",
        "NotoSansEthiopic-", "NotoSansGujarati-", "NotoSansGurmukhi-", "NotoSansHebrew-", "NotoSansTamil-")  # fmt: skip
GREETINGS = {
    "Welsh": "Llŷr a Siân, ŵyl, tŷ, Ŵ Ŷ â ê î ô û",
    "Polish": "Łukasz, Żaneta, gęś, źródło, ćma, łąka, śnieg, ńó",
    "Greek": "Καλημέρα σας",
    "Ukrainian": "Добрий день, їжак",
    "Arabic": "مرحبا بكم",
    "Urdu": "خوش آمدید",
    "Hebrew": "שלום",
    "Tigrinya": "ሰላም ከመይ",
    "Bengali": "নমস্কার",
    "Punjabi": "ਸਤ ਸ੍ਰੀ ਅਕਾਲ",
    "Hindi": "नमस्ते",
    "Gujarati": "નમસ્તે",
    "Tamil": "வணக்கம்",
    "Vietnamese": "Xin chào các bạn, ạ ế ữ",
    "Yoruba": "Ẹ káàárọ̀, ọmọ",
}


@cache
def of_the_visit(edition: Edition = STANDARD) -> bytes:
    return paper(visit(), edition)


def paper(session: Session, edition: Edition | None = None) -> bytes:
    (pdf,) = record_pdf(session, edition or Edition()).files.values()
    return pdf


def words_on(pdf: bytes) -> list[str]:
    """What somebody reads on it, word by word."""
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode().split()


def says(pdf: bytes, words: str) -> bool:
    return " ".join(words.split()) in " ".join(words_on(pdf))


def tags(node: pikepdf.Object) -> Iterator[tuple[str, pikepdf.Object]]:
    """Every structure element in reading order: its tag, and itself."""
    if isinstance(node, pikepdf.Array):
        for inner in node:
            yield from tags(inner)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node["/S"])[1:], node
        if "/K" in node:
            yield from tags(node["/K"])


def structure(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [tag for tag, _ in tags(opened.Root.StructTreeRoot.K)]


def fonts(pdf: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {
            str(found.BaseFont).partition("+")[2]
            for found in opened.objects
            if isinstance(found, pikepdf.Dictionary) and "/BaseFont" in found
        }


# --- what it says ------------------------------------------------------------------------------------------------


def test_the_paper_says_what_the_record_holds() -> None:
    pdf = of_the_visit()
    for words in (
        "Robin lives with his mum Jo",
        "Alex August 2019",
        "Blank: no answer so far",
        "Page 1 of",
        "In Robin's own words",
    ):
        assert says(pdf, words), words


def test_every_page_says_which_record_it_is_of_and_how_many_there_are() -> None:
    pdf = of_the_visit(Edition("family", large_print=True))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        count = len(opened.pages)
    assert count > 2
    said = " ".join(words_on(pdf))
    assert all(f"Page {n} of {count}" in said for n in range(1, count + 1))
    assert said.count("Our visit") == count
    assert said.count("Our visit · ") == count - 1, "a sheet that is copied alone says whose it is"


def test_large_print_and_easy_read_are_at_18_points_at_least() -> None:
    for edition in (
        Edition("family", large_print=True),
        Edition("child", easy_read=True),
        Edition("court", large_print=True),
    ):
        sizes = _sizes(of_the_visit(edition))
        furniture = {14.0}
        assert min(sizes - furniture) >= 16.2, (
            sizes
        )  # the identity alone is a little smaller, and is nobody's reading
        assert 18.0 in sizes


def _sizes(pdf: bytes) -> set[float]:
    """The sizes of type in points, as the pages' own instructions set them."""
    found: set[float] = set()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            for instruction in pikepdf.parse_content_stream(page):
                if str(instruction.operator) == "Tf":
                    found.add(round(float(instruction.operands[1]), 1))
    return found


def test_a_word_longer_than_a_line_is_broken_and_none_of_it_runs_off_the_page() -> None:
    words = "supercalifragilistic" * 12
    assert words in "".join(words_on(paper(record(story=words, sibling=words)))).replace("\u200b", "")


@pytest.mark.parametrize("words", HOSTILE)
def test_an_answer_is_printed_letter_by_letter(words: str) -> None:
    pdf = paper(record(story=words, sibling=words))
    assert says(pdf, words)
    assert says(pdf, f"About {words}")


def test_nothing_in_an_answer_can_be_followed_or_run() -> None:
    with pikepdf.open(io.BytesIO(paper(record(story="\n".join(HOSTILE))))) as pdf:
        assert "/OpenAction" not in pdf.Root
        assert all("/Annots" not in page for page in pdf.pages)


# --- how it is read aloud ----------------------------------------------------------------------------------------


def test_it_is_tagged_titled_and_says_its_language() -> None:
    with pikepdf.open(io.BytesIO(of_the_visit(Edition("family")))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Our visit"


EDITIONS = (
    Edition(),
    Edition("family"),
    Edition("child", easy_read=True),
    Edition("court", order="framework"),
    Edition("school", large_print=True),
)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
def test_headings_go_down_one_level_at_a_time(edition: Edition) -> None:
    levels = [int(tag[1:]) for tag in structure(of_the_visit(edition)) if tag[0] == "H" and tag[1:].isdigit()]
    assert levels[0] == 1 and levels.count(1) == 1 and len(levels) > 10
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_table_has_heads_and_options_and_facts_are_lists() -> None:
    found = structure(of_the_visit())
    assert found.count("Table") == 1 and found.count("TH") == 2 and found.count("TD") == 4
    assert found.count("LI") > 10 and found.count("Lbl") == found.count("LBody") == found.count("LI")


def test_somebodys_own_words_are_tagged_as_a_quotation() -> None:
    assert structure(of_the_visit(Edition("family"))).count("BlockQuote") == 2


def test_symbols_are_drawn_and_are_not_read_aloud() -> None:
    pdf = of_the_visit(Edition("child", easy_read=True))
    assert "Figure" not in structure(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        drawn = [
            str(instruction.operands[0])
            for page in opened.pages
            for instruction in pikepdf.parse_content_stream(page)
            if str(instruction.operator) in ("BMC", "BDC")
        ]
    assert "/Artifact" in drawn


def test_what_stands_on_every_page_is_not_read_aloud() -> None:
    """Running heads and page numbers are artifacts: no structure element has them."""
    pdf = of_the_visit(Edition("family"))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            depth: list[str] = []
            shown_outside = 0
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                if operator in ("BMC", "BDC"):
                    depth.append(str(instruction.operands[0]))
                elif operator == "EMC":
                    depth.pop()
                elif operator in ("Tj", "TJ") and not depth:
                    shown_outside += 1
            assert shown_outside == 0


def test_the_pen_picture_is_read_before_the_parts() -> None:
    said = " ".join(words_on(of_the_visit()))
    places = [
        said.index(words) for words in ("Pen picture", "Key facts", "Life at home", "About this record")
    ]
    assert places == sorted(places)


def test_words_in_another_script_are_not_read_aloud_as_english() -> None:
    with pikepdf.open(io.BytesIO(paper(record(story="Добрий день")))) as pdf:
        languages = {str(node.Lang) for _, node in tags(pdf.Root.StructTreeRoot.K) if "/Lang" in node}
    assert "und" in languages


# --- fonts -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
def test_every_font_in_it_is_ours(edition: Edition) -> None:
    found = fonts(of_the_visit(edition))
    assert found and all(name.startswith("AtkinsonHyperlegibleNext-") for name in found), found


@pytest.mark.parametrize("language", GREETINGS)
def test_a_familys_language_is_printed_in_a_font_of_ours_and_nothing_is_lost(language: str) -> None:
    words = GREETINGS[language]
    session = blank()
    session.answer("own_words", words)
    done = record_pdf(session, Edition("family"))
    assert done.losses == ()
    (pdf,) = done.files.values()
    found = fonts(pdf)
    assert all(name.startswith(OURS) for name in found), found
    if language in ("Welsh", "Polish"):
        assert all(name.startswith("AtkinsonHyperlegibleNext-") for name in found), found


def test_a_letter_that_no_font_has_is_marked_and_told_by_its_script_alone() -> None:
    done = record_pdf(record(story="Drawn: \U0001f600 and \u4e2d\u6587, said the aunt"))
    assert [(loss.code, loss.message) for loss in done.losses] == [
        ("PP950", "one sign or small picture could not be printed, first at `story`"),
        ("PP950", "2 Chinese, Japanese or Korean letters could not be printed, first at `story`"),
    ]
    assert [(loss.span.file, loss.span.line) for loss in done.losses] == [("small.yaml", 20)] * 2
    (pdf,) = done.files.values()
    assert says(pdf, "Drawn: \ufffd and \ufffd\ufffd, said the aunt")


def test_a_mark_over_a_letter_that_no_font_can_set_together_still_prints() -> None:
    session = blank()
    session.answer(
        "morning", "".join(chr(0x4E2D) + chr(over) for over in range(0x300, 0x315)) + " ሰ\u0301 и\u0323"
    )
    (pdf,) = record_pdf(session).files.values()
    assert says(pdf, "What is a morning like?")


# --- the same, every time ----------------------------------------------------------------------------------------


def test_the_same_record_gives_the_same_bytes_here_and_in_another_process() -> None:
    program = (
        "import sys\n"
        "from tests.renderers.visit import visit\n"
        "from penpicture.renderers.record_pdf import record_pdf\n"
        "(pdf,) = record_pdf(visit()).files.values()\n"
        "sys.stdout.buffer.write(pdf)"
    )
    again = subprocess.run([sys.executable, "-c", program], cwd=TOP, capture_output=True, check=True)
    assert again.stdout == of_the_visit() == paper(visit())
    assert paper(record(story="Once.")) != paper(record(story="Twice."))


def test_the_identity_can_be_copied_whole() -> None:
    assert visit().program.artifact.content_hash in words_on(of_the_visit())


def test_no_name_is_in_the_documents_properties_or_the_name_of_its_file() -> None:
    done = record_pdf(visit(), Edition("family"))
    assert list(done.files) == ["record.family.en.pdf"]
    with pikepdf.open(io.BytesIO(of_the_visit(Edition("family")))) as pdf:
        outside = str(pdf.docinfo) + str(pdf.Root.Metadata.read_bytes())
    for name in ("Robin", "Priya", "Jo"):
        assert name not in outside
