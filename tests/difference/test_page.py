"""A difference as a page, in a real browser: what is on it, its filters, its barriers, print, and the texts of strangers."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from penpicture.engine.artifact import Artifact
from penpicture.engine.difference.change import Accepted
from penpicture.engine.difference.compare import difference
from penpicture.renderers.difference_html import difference_html
from tests.barriers import judge, narrow
from tests.difference.small import TEXT, built, edited
from tests.renderers.conftest import Open, look_at

__all__ = ["look_at"]

EDITS = (
    ("How is school going?", "How are things at school?"),
    ("ask when: drinking is now", "ask when: drinking is now and seen is yes"),
    ("past: In the past", "past: Long ago"),
    ("affect you?", "trouble you?"),
    ("cin: 2A", "cin: 3A"),
    ("id: bullied", "id: unkind\n        was: bullied"),
    ("sensitivity: sensitive\n        options", "sensitivity: personal\n        options"),
)


def changed() -> str:
    text = TEXT
    for gone, come in EDITS:
        text = edited(gone, come, text)
    return text


@cache
def made() -> bytes:
    return difference_html(difference(built(TEXT), built(changed())))


def test_the_page_says_what_was_compared_and_what_each_change_is_in_plain_words(look_at: Open) -> None:
    page = look_at(made())
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "What changed from small-visit@1.0.0 to small-visit@1.0.0"
    )
    expect(page.locator(".compared")).to_contain_text(built(TEXT).content_hash)
    expect(page.locator(".counted")).to_have_text("7 changes, 3 breaking, 3 to be looked at")
    told = page.get_by_role("heading", level=2).all_inner_texts()
    assert told[2:] == [
        "What a social worker notices",
        "What a family notices",
        "What a return notices",
        "What merely moved, or says the same",
    ]
    fewer = page.locator('[data-rule="W_NARROWER"]')
    expect(fewer.get_by_role("heading")).to_have_text("Breaking It is asked of fewer children")
    expect(fewer).to_contain_text("a child for whom")


def test_old_and_new_stand_side_by_side_with_what_changed_marked_for_eye_and_ear(look_at: Open) -> None:
    page = look_at(made())
    before, now = page.locator('[data-rule="S_REWORDED"] .side').all()
    expect(before).to_have_text("Before How [taken out: is] school [taken out: going]?")
    expect(now).to_have_text("Now How [put in: are things at] school?")
    left, right = before.bounding_box(), now.bounding_box()
    assert left and right and left["y"] == right["y"] and left["x"] < right["x"]
    gone, come = page.locator("del").first, page.locator("ins").first
    assert "line-through" in gone.evaluate("e => getComputedStyle(e).textDecorationLine")
    assert "underline" in come.evaluate("e => getComputedStyle(e).textDecorationLine")
    expect(page.locator("del .unseen").first).to_have_css("position", "absolute")


def test_filters_leave_what_is_asked_for_and_say_how_many(look_at: Open) -> None:
    page = look_at(made())
    count = page.get_by_role("status")
    expect(count).to_have_text("All 7 changes are shown")
    page.get_by_label("To be looked at").uncheck()
    page.get_by_label("Nothing to do").uncheck()
    expect(count).to_have_text("3 of 7 changes are shown: breaking")
    for concern in ("Stored data", "Returns", "Practice", "Wording"):
        page.get_by_label(concern).uncheck()
    expect(count).to_have_text("1 of 7 changes is shown: breaking, for privacy")
    expect(page.locator(".change:visible")).to_have_attribute("data-rule", "A_WIDER")
    expect(page.get_by_role("heading", name="What a family notices")).to_be_hidden()
    expect(page.get_by_role("link", name="What a family notices")).to_be_hidden()
    page.get_by_role("button", name="Show all changes").click()
    expect(count).to_have_text("All 7 changes are shown")
    expect(page.locator(".change:visible")).to_have_count(7)


def test_the_page_is_used_from_the_keyboard_alone(look_at: Open) -> None:
    page = look_at(made())
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    for way in page.get_by_role("region", name="What breaks").get_by_role("link").all():
        page.keyboard.press("Tab")
        expect(way).to_be_focused()
    for label in ("Breaking", "To be looked at", "Nothing to do"):
        page.keyboard.press("Tab")
        expect(page.get_by_label(label, exact=True)).to_be_focused()
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Space")
    expect(page.get_by_role("status")).to_have_text("6 of 7 changes are shown: breaking or to be looked at")
    for _ in range(6):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Show all changes")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("All 7 changes are shown")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="What a social worker notices")).to_be_focused()


def test_the_page_has_no_barrier_wide_narrow_dark_or_in_forced_colours(look_at: Open) -> None:
    page = look_at(made())
    judge(page)
    narrow(page)
    judge(page)
    page.emulate_media(color_scheme="dark")
    judge(page)
    page.emulate_media(color_scheme="light", forced_colors="active")
    judge(page)


def test_on_paper_stand_the_changes_that_were_shown_and_no_filters(look_at: Open) -> None:
    page = look_at(made())
    page.get_by_label("To be looked at").uncheck()
    page.emulate_media(media="print")
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.get_by_role("navigation")).to_be_hidden()
    expect(page.locator(".change:visible")).to_have_count(4)
    expect(page.get_by_text("4 of 7 changes are shown: breaking or nothing to do")).to_be_visible()


def test_without_a_script_every_change_is_shown(browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.set_content(made().decode())
        expect(page.locator(".change:visible")).to_have_count(7)
        expect(page.locator("#filters")).to_be_hidden()
        expect(page.get_by_text("All 7 changes are shown")).to_be_visible()


HOSTILE = (
    "</style></script><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} \u202etxt &amp; \"'"
)


def with_hostile_texts(content: dict[str, Any]) -> Artifact:
    """The small exemplar in which every text that an author wrote is one that would do harm where it was obeyed."""
    said = json.loads(json.dumps(content))
    said["questions"]["learns"]["ask"]["practitioner"] = HOSTILE
    said["questions"]["drinking"]["options"][1]["say"]["practitioner"] = HOSTILE
    said["questions"]["effect"]["rules"][0]["because"] = HOSTILE
    said["questions"]["effect"]["rules"][0]["text"] = HOSTILE
    said["questions"]["effect"]["rules"][0]["tree"] = ["is", ["question", "drinking"], "past"]
    said["signatures"][0]["role"] = HOSTILE
    said["pen_picture"][0]["say"]["practitioner"] = HOSTILE
    said["version"] = f"1.0.0{HOSTILE}"
    return Artifact.of(said, {})


@pytest.mark.parametrize("which", ["new", "old"])
def test_the_texts_of_strangers_are_text_and_nothing_else(look_at: Open, which: str) -> None:
    sides = (built(TEXT), with_hostile_texts(built(TEXT).content))
    page = look_at(difference_html(difference(*(sides if which == "new" else sides[::-1]))))
    assert page.locator("img, iframe, object, main script").count() == 0
    expect(page.locator("main")).to_contain_text("<img src=x onerror=alert(2)> {{ 7*7 }}")
    assert "\u202e" not in page.content()


def test_the_page_may_run_and_fetch_nothing_but_its_own(look_at: Open) -> None:
    text = made().decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy and "default-src 'none'" in policy[1] and "unsafe" not in policy[1]
    assert not re.search(r'(?:src|href)="(?!#)', text)
    assert "innerHTML" not in text
    assert made() == difference_html(difference(built(TEXT), built(changed())))
    page = look_at(made())
    expect(page.locator("#filters")).to_be_visible()


def test_what_is_accepted_says_so_and_can_be_left_out(look_at: Open) -> None:
    found = difference(built(TEXT), built(changed()))
    breaking = next(n for n, change in enumerate(found.changes) if change.rule == "W_NARROWER")
    expired = next(n for n, change in enumerate(found.changes) if change.rule == "R_MAP")
    said = Accepted(
        "The board wants it <b>so</b>", "A. Okafor", "2027-03-31", expired=False, at="ours.yaml:8"
    )
    changes = list(found.changes)
    changes[breaking] = replace(changes[breaking], accepted=said)
    changes[expired] = replace(changes[expired], accepted=replace(said, expired=True))
    page = look_at(difference_html(replace(found, changes=tuple(changes))))
    expect(page.locator(".counted")).to_have_text("7 changes, 2 breaking, 3 to be looked at, 1 accepted")
    fewer = page.locator('[data-rule="W_NARROWER"]')
    expect(fewer.get_by_role("heading")).to_have_text("Breaking Accepted It is asked of fewer children")
    expect(fewer).to_contain_text("Accepted until 2027-03-31 by A. Okafor: The board wants it <b>so</b>")
    expect(page.locator('[data-rule="R_MAP"]')).to_contain_text(
        "Was accepted until 2027-03-31 by A. Okafor, and counts again"
    )
    judge(page)
    page.get_by_label("Accepted").uncheck()
    expect(page.get_by_role("status")).to_have_text(
        "6 of 7 changes are shown: breaking or to be looked at or nothing to do, without what is accepted"
    )
    expect(fewer).to_be_hidden()


def test_two_that_mean_the_same_make_a_page_that_says_so(look_at: Open) -> None:
    page = look_at(difference_html(difference(built(TEXT), built(TEXT))))
    expect(page.locator("main")).to_contain_text("Both mean the same.")
    judge(page)
