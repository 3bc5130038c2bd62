"""What whoever signs is told: what is still to be answered, what has changed since, and what is to be looked at again."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from penpicture.renderers.edition import STANDARD, Edition
from tests.form.conftest import Opened
from tests.form.filled import form, put_in, taken_out
from tests.form.rich import FACTS, answers, exemplar

FIRST = re.compile("How it began")
HOLD = """
const open = IDBFactory.prototype.open;
IDBFactory.prototype.open = function (...given) {
  const told = {};
  globalThis.letGo = () => {
    const real = open.apply(this, given);
    for (const does of ["onupgradeneeded", "onsuccess", "onerror"]) {
      real[does] = () => {
        Object.assign(told, {transaction: real.transaction, error: real.error});
        if (real.readyState === "done" && !real.error) told.result = real.result;
        told[does]?.();
      };
    }
  };
  return told;
};
"""


def opened(fill_in: Opened, folder: Path, edition: Edition = STANDARD, **given: Any) -> Page:
    page = fill_in(form(exemplar(), edition))
    put_in(page, answers(**given), folder)
    return page


def check(page: Page) -> Page:
    page.get_by_role("link", name="Check your answers").click()
    return page


def listed(page: Page, heading: str) -> Any:
    return page.locator("main").get_by_role("heading", name=heading).locator("+ ul > li")


@pytest.mark.parametrize(
    ("edition", "counted", "heading", "reason"),
    [
        (
            STANDARD,
            "2 still to answer before this can be signed",
            "Still to answer before this can be signed",
            "It decides whether this is asked: What is it like for the children?",
        ),
        (
            Edition("family"),
            "2 more to talk about",
            "We still need to talk about",
            "Then we know whether to talk about: What is it like for the children?",
        ),
    ],
    ids=["practitioner", "family"],
)
def test_what_is_needed_for_signing_is_counted_in_the_list_and_told_at_the_check_with_the_way_there(
    fill_in: Opened, tmp_path: Path, edition: Edition, counted: str, heading: str, reason: str
) -> None:
    page = opened(fill_in, tmp_path, edition)
    expect(page.get_by_role("listitem").filter(has_text=FIRST)).to_contain_text(counted)
    expect(page.get_by_role("listitem").filter(has_text="Safety")).not_to_contain_text("sign")
    page.get_by_role("link", name=FIRST).click()
    expect(page.get_by_label("What happened?")).to_be_visible()
    asked = page.get_by_role("main").inner_text()
    assert "*" not in asked and "sign" not in asked
    page.get_by_role("link", name="Back to all sections").first.click()
    check(page)
    expect(listed(page, heading)).to_contain_text(["What happened?", reason])
    page.get_by_role("link", name="Does anybody's drinking worry you?", exact=True).click()
    expect(page.get_by_label("Yes, at present")).to_be_focused()


def test_what_changed_on_record_since_the_answers_were_begun_is_shown_to_the_signer(
    fill_in: Opened, tmp_path: Path
) -> None:
    data = form(exemplar())
    now = {
        "child.known_as": "Robin",
        "household.lives_with": {"reason": "not_known"},
        "referral.decided_on": "2026-03-04",
    }
    served = data.replace(b'{"page":1,', b'{"facts":' + json.dumps(now).encode() + b',"page":1,')
    assert served != data
    page = fill_in(served)
    put_in(page, answers(), tmp_path)
    expect(listed(check(page), "Changed on record since this was begun")).to_have_text(
        [
            re.compile("it was Mum and Gran, and is now Not known"),
            re.compile("it was 2 March 2026, and is now 4 March 2026"),
        ]
    )
    expect(page.get_by_text("Still to answer before")).to_be_visible()


def test_nothing_is_said_of_a_record_that_did_not_change(fill_in: Opened, tmp_path: Path) -> None:
    page = check(opened(fill_in, tmp_path))
    expect(page.get_by_text("Still to answer before")).to_be_visible()
    expect(page.get_by_text("Changed on record")).to_have_count(0)


def test_an_answer_given_to_other_words_is_to_be_looked_at_until_it_is_said_to_be_right(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = fill_in(form(exemplar()))
    old = answers(story="The rent rose.")
    old["given"]["story"]["note"] = "In January."
    old["given"]["story"]["shown"] = "sha256:" + "0" * 64
    put_in(page, old, tmp_path)
    words = "This question or its answers have changed since it was answered."
    expect(check(page).locator(".govuk-summary-list__row").filter(has_text="What happened?")).to_contain_text(
        words
    )
    page.get_by_role("link", name="Change What happened?").click()
    story = page.locator('[data-q="story"]')
    expect(story).to_contain_text(words)
    story.get_by_role("button", name="Still right").click()
    expect(story).not_to_contain_text(words)
    given = taken_out(page)["given"]["story"]
    assert (given["value"], given["note"]) == ("The rent rose.", "In January.")


def test_what_was_put_on_record_long_ago_is_asked_anew(fill_in: Opened, tmp_path: Path) -> None:
    page = fill_in(form(exemplar()))
    old = answers()
    old["facts"] = FACTS | {"household.lives_with": {"value": "Mum", "on": "2019-01-07"}}
    put_in(page, old, tmp_path)
    page.get_by_role("link", name=FIRST).click()
    lives = page.locator('[data-q="lives_with"]')
    expect(lives).to_contain_text("On record: Mum")
    expect(lives).to_contain_text("This was recorded a while ago. Is it still right?")
    expect(lives.get_by_role("textbox")).to_have_value("")
    lives.get_by_role("button", name="Still right").click()
    expect(lives).to_contain_text("Confirmed")


def test_a_reason_on_record_is_said_to_be_right_as_a_reason(fill_in: Opened, tmp_path: Path) -> None:
    page = fill_in(form(exemplar()))
    put_in(page, answers() | {"facts": FACTS | {"household.lives_with": {"reason": "not_known"}}}, tmp_path)
    page.get_by_role("link", name=FIRST).click()
    page.locator('[data-q="lives_with"]').get_by_role("button", name="Still right").click()
    expect(page.locator('[data-q="lives_with"]')).to_contain_text("Confirmed")
    assert taken_out(page)["given"]["lives_with"]["reason"] == "not_known"


def test_the_short_way_is_told_and_nothing_more_is_needed(fill_in: Opened, tmp_path: Path) -> None:
    page = opened(fill_in, tmp_path, agrees="yes")
    for _ in range(2):
        expect(page.get_by_role("main")).to_contain_text("The short way: only a few questions are needed.")
        expect(page.get_by_role("main")).to_contain_text("The family agrees")
        expect(page.get_by_text("still to answer before")).to_have_count(0)
        if page.get_by_role("link", name="Check your answers").count():
            check(page)
    page.get_by_role("link", name="Change What happened?").click()
    expect(page.get_by_label("What happened?")).to_be_editable()


def test_a_row_that_was_removed_is_told_of_at_the_check_until_it_is_brought_back(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = fill_in(form(exemplar()))
    rows = [{"row": "r1", "given": {"name": {"value": "Alex"}}, "removed": True}]
    put_in(page, answers() | {"rows": {"siblings": {"list": rows}}}, tmp_path)
    expect(listed(check(page), "Kept, and set aside")).to_contain_text(["One that was removed"])
    page.get_by_role("link", name="Change Who are the brothers and sisters?").click()
    page.get_by_role("button", name="Bring back About Alex").click()
    expect(page.get_by_label("What is their name?")).to_have_value("Alex")
    page.get_by_role("link", name="Back to all sections").first.click()
    expect(check(page).get_by_text("One that was removed")).to_have_count(0)


def test_what_is_typed_before_keeping_is_there_is_kept_all_the_same(fill_in: Opened) -> None:
    page = fill_in(form(exemplar()))
    page.add_init_script(HOLD)
    page.reload()
    page.get_by_role("link", name=FIRST).click()
    page.get_by_label("What happened?").fill("The rent rose.")
    expect(page.locator("#pp-state")).to_have_text("Not saved")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("button", name="Keep it in a file").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    with page.expect_download() as coming:
        page.evaluate("letGo()")
    assert json.loads(coming.value.path().read_text("utf-8"))["given"]["story"]["value"] == "The rent rose."
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_exit_this_page_works_before_keeping_is_there(fill_in: Opened) -> None:
    page = fill_in(form(exemplar()))
    page.add_init_script(HOLD)
    page.reload()
    page.get_by_role("link", name=FIRST).click()
    page.get_by_label("What happened?").fill("The rent rose.")
    page.get_by_role("button", name="Exit this page").click()
    expect(page).to_have_url("about:blank")
