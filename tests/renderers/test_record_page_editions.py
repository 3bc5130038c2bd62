"""A record as a page, edition by edition: read in a browser, on a telephone, in large print, aloud and in print."""

from __future__ import annotations

from html import unescape
from importlib import import_module
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from penpicture.engine.session import Session
from penpicture.renderers.edition import Edition
from penpicture.renderers.record_html import LARGEST, record_html
from tests.barriers import narrow
from tests.renderers.conftest import Open
from tests.renderers.visit import blank, visit

EDITIONS = (
    Edition(),
    Edition("family"),
    Edition("family", large_print=True),
    Edition("child", easy_read=True),
    Edition("court", order="framework"),
)


def page_of(edition: Edition, session: Session | None = None) -> bytes:
    (content,) = record_html(session or visit(), edition).files.values()
    return content


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
def test_everybody_can_read_it(look_at: Open, edition: Edition) -> None:
    """WCAG 2.2 AA as axe judges it, its advice on good practice included; and headings one level at a time."""
    page = look_at(page_of(edition))
    found = import_module("axe_playwright_python.sync_playwright").Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))
    narrow(page)


def test_somebodys_own_words_are_a_quotation_with_whose_they_are(look_at: Open) -> None:
    figure = look_at(page_of(Edition("family"))).get_by_role("figure").first
    expect(figure.locator("figcaption")).to_have_text("In Robin's own words")
    expect(figure.locator("blockquote p")).to_have_text(["Bus. Then school.", "Then bus!"])


def test_a_table_has_heads_for_its_columns_and_its_rows(look_at: Open) -> None:
    page = look_at(page_of(Edition()))
    expect(page.get_by_role("columnheader")).to_have_text(["What is their name?", "When were they born?"])
    expect(page.get_by_role("rowheader")).to_have_text(["Alex", "Kim"])


def test_a_symbol_stands_beside_the_words_and_says_nothing_aloud(look_at: Open) -> None:
    page = look_at(page_of(Edition("child", easy_read=True)))
    pictures = page.locator("main img")
    assert pictures.count() >= 7
    assert page.evaluate("[...document.images].every(i => i.alt === '' && i.complete && i.naturalWidth > 0)")
    assert page.evaluate("[...document.images].every(i => i.src.startsWith('data:image/svg+xml,'))")
    expect(page.get_by_text("Symbols: OpenMoji")).to_be_visible()


def test_large_print_is_at_18_points_at_least_on_the_page_and_on_paper(look_at: Open) -> None:
    page = look_at(page_of(Edition("family")))
    for edition in (Edition("family", large_print=True), Edition("child", easy_read=True)):
        page.set_content(page_of(edition).decode())
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.answer')).fontSize)")
            assert size >= 24, (edition.name, media)  # 18 points are 24 CSS pixels


def test_it_brings_its_own_font_along(look_at: Open) -> None:
    content = page_of(Edition("family"))
    assert len(content) < LARGEST
    page = look_at(content)
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('16px \"Atkinson Hyperlegible Next\"', 'ŵŷâ')")
    assert {"loaded"} == set(page.evaluate("[...document.fonts].map(f => f.status)"))


def test_a_very_long_record_is_set_in_the_readers_own_font(look_at: Open) -> None:
    session = visit()
    session.answer("morning", "A long story. " * 25_000)
    content = page_of(Edition("family"), session)
    assert b"@font-face" not in content
    assert look_at(content).evaluate("[...document.fonts].length") == 0


def test_no_script_runs_and_nothing_is_fetched_whatever_is_in_it(look_at: Open) -> None:
    sent = page_of(Edition()).decode().split('Content-Security-Policy" content="')[1].split('"')[0]
    policy = unescape(sent)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy and "script-src" not in policy and "connect-src" not in policy
    page = look_at(page_of(Edition()))
    assert page.evaluate("document.scripts.length") == 0


def test_a_turn_of_direction_in_an_answer_moves_nothing_around_it(look_at: Open) -> None:
    """The marks are shown, and the letters after them stand in the order in which they were written."""
    session = blank()
    session.answer("parents_words", "safe \u202edrawkcab\u2066 and on")
    page = look_at(page_of(Edition("family"), session))
    shown = page.locator("blockquote p").inner_text()
    assert shown == "safe \ufffddrawkcab\ufffd and on"


def test_what_is_written_from_right_to_left_is_read_from_right_to_left(look_at: Open) -> None:
    session = blank()
    session.answer("own_words", "أنا أحب المدرسة. شكرا!")
    said = look_at(page_of(Edition("family"), session)).locator("blockquote p")
    assert said.evaluate("e => getComputedStyle(e).direction") == "rtl"
    expect(said).to_have_attribute("lang", "")


def test_a_family_reads_from_the_top_without_a_list_of_parts(look_at: Open) -> None:
    assert look_at(page_of(Edition("family"))).get_by_role("navigation").count() == 0


def test_a_court_finds_each_part_by_its_name(look_at: Open) -> None:
    page = look_at(page_of(Edition("court")))
    page.get_by_role("navigation").get_by_role("link", name="In their own words").click()
    expect(page.locator(":target")).to_have_text("In their own words")


def test_the_same_record_gives_the_same_bytes() -> None:
    for edition in EDITIONS:
        assert page_of(edition) == page_of(edition)
