"""The changelog as a page, in a real browser: its words, its barriers, paper, and the texts of strangers."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from penpicture.renderers.changelog_html import changelog_html
from penpicture.renderers.changelog_model import Changelog, Line, Part
from tests.barriers import judge, narrow
from tests.releases.small import TEXT
from tests.releases.test_changelog import base, changed
from tests.renderers.conftest import Open, look_at

__all__ = ["look_at"]

HOSTILE = "</style><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} \u202etxt &amp; \"'"
TOLD = changed(
    (TEXT[TEXT.index("      - id: naps") : TEXT.index("      - id: friends")], ""),
    ("Does anybody smoke indoors?", "Does anybody smoke at home?"),
)


def test_the_page_says_each_thing_that_the_changelog_says_under_its_heading(look_at: Open) -> None:
    page = look_at(changelog_html(TOLD))
    expect(page.get_by_role("heading", level=1)).to_have_text("First visit: what is new in 2.0.0")
    for part in TOLD.parts:
        section = page.get_by_role("region", name=part.head)
        expect(section.get_by_role("listitem")).to_have_text([line.words for line in part.lines])
        page.get_by_role("link", name=part.head).click()
        expect(section.get_by_role("heading")).to_be_in_viewport()
    expect(page.get_by_role("region", name="How much longer")).to_contain_text(
        "Two questions fewer for children under five."
    )


def test_the_most_of_a_long_one_stands_before_the_list_of_what_is_on_the_page() -> None:
    made = changelog_html(base()).decode()
    assert made.count(">In short<") == 1 and made.index(">In short<") < made.index("<nav")


def test_a_reason_stands_below_what_it_was_given_for(look_at: Open) -> None:
    part = Part(
        "New questions", "", (Line("“Who helps?”", "Parents asked for it, the board"), Line("“When?”"))
    )
    page = look_at(changelog_html(Changelog("What is new", ("A lead.",), (part,))))
    expect(page.get_by_role("listitem")).to_have_text(
        ["“Who helps?” Why Parents asked for it, the board.", "“When?”"]
    )
    expect(page.get_by_role("navigation")).to_have_count(0)


def test_the_page_has_no_barrier_wide_narrow_dark_or_on_paper(look_at: Open) -> None:
    page = look_at(changelog_html(TOLD))
    judge(page)
    narrow(page)
    page.emulate_media(color_scheme="dark")
    judge(page)
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation")).to_be_hidden()
    expect(page.get_by_role("listitem").filter(has_text="Two questions fewer")).to_be_visible()


def test_the_texts_of_strangers_are_text_and_the_page_fetches_and_runs_nothing(look_at: Open) -> None:
    told = Changelog(HOSTILE, (HOSTILE,), (Part(HOSTILE, HOSTILE, (Line(HOSTILE, HOSTILE),)),) * 3)
    made = changelog_html(told)
    page = look_at(made)
    assert page.locator("img, iframe, object, script").count() == 0
    expect(page.locator("main")).to_contain_text("<img src=x onerror=alert(2)> {{ 7*7 }}")
    assert "\u202e" not in page.content()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', made.decode())
    assert policy and "script-src 'none'" in policy[1] and "unsafe" not in policy[1]
    assert not re.search(r'(?:src|href)="(?!#)', made.decode())
    assert made == changelog_html(told)


def test_a_first_version_is_a_page_that_says_so(look_at: Open) -> None:
    page = look_at(changelog_html(Changelog("First visit 1.0.0", ("This is the first version.",))))
    expect(page.locator("main")).to_contain_text("This is the first version.")
    judge(page)
