"""The head of the page: what breaks, and what several changes follow from, each with the way to its place."""

from __future__ import annotations

from functools import cache

from playwright.sync_api import expect

from penpicture.engine.difference.change import Difference
from penpicture.engine.difference.compare import difference
from penpicture.renderers.difference_html import difference_html
from tests.barriers import judge
from tests.difference.small import TEXT, built, edited
from tests.renderers.conftest import Open, look_at

__all__ = ["look_at"]

LATER = edited("older: child.age >= 13 years", "older: child.age >= 10 years").replace("cin: 2A", "cin: 3A")


@cache
def found() -> Difference:
    return difference(built(TEXT), built(LATER))


def test_what_breaks_stands_first_and_leads_to_its_place(look_at: Open) -> None:
    page = look_at(difference_html(found()))
    assert page.get_by_role("heading", level=2).all_inner_texts()[:2] == [
        "What breaks",
        "What several changes follow from",
    ]
    breaks = page.get_by_role("region", name="What breaks")
    expect(breaks.get_by_role("listitem")).to_have_text(
        [
            "Does anyone's drinking affect the child?: in the return cin it goes into “3A”, where it went into “2A”"
        ]
    )
    breaks.get_by_role("link").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".change:target")).to_have_attribute("data-rule", "R_MAP")
    expect(page.locator(".change:target")).to_be_in_viewport()
    judge(page)


def test_what_several_changes_follow_from_is_told_once_with_the_ways_to_them(look_at: Open) -> None:
    page = look_at(difference_html(found()))
    causes = page.get_by_role("region", name="What several changes follow from")
    expect(causes.locator("p")).to_have_text(
        "older changed from child.age >= 13 years to child.age >= 10 years: 3 changes follow"
    )
    expect(causes.locator("p code")).to_have_count(3)
    expect(causes.get_by_role("listitem")).to_have_text(
        [
            "At school: it is asked of more children",
            "Next step: core-assessment: it leads on for more children",
            "Pathway: short_one: a record may be cut short for more children",
        ]
    )
    for link in causes.get_by_role("link").all():
        target = page.locator(link.get_attribute("href") or "")
        expect(target).to_contain_text("It reads ")


def test_ways_to_what_the_filters_hide_are_hidden_too(look_at: Open) -> None:
    page = look_at(difference_html(found()))
    page.get_by_label("Breaking", exact=True).uncheck()
    expect(page.get_by_role("region", name="What breaks")).to_be_hidden()
    expect(page.get_by_role("region", name="What several changes follow from")).to_be_visible()
    page.get_by_label("Practice").uncheck()
    expect(page.get_by_role("region", name="What several changes follow from")).to_contain_text("At school")
    page.get_by_label("Returns").uncheck()
    expect(page.get_by_role("region", name="What several changes follow from")).to_be_hidden()
    page.get_by_role("button", name="Show all changes").click()
    expect(page.get_by_role("region", name="What breaks")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("region", name="What breaks")).to_be_visible()


def test_where_everything_breaks_or_is_accepted_nothing_is_said_twice(look_at: Open) -> None:
    page = look_at(difference_html(difference(built(TEXT), built(edited("cin: 2A", "cin: 3A")))))
    expect(page.get_by_role("heading", name="What breaks")).to_have_count(0)
    expect(page.locator(".change")).to_have_count(1)
