"""A family's and a child's form says who writes what only a worker can say, and shows it once it is there."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from penpicture.engine.artifact import Artifact
from penpicture.renderers.edition import Edition
from tests.engine.written import artifact
from tests.form.conftest import Opened
from tests.form.filled import form, put_in, taken_out

BODY = """
sections:
  - id: words
    title: Words
    questions:
      - id: own_words
        ask: What do you say?
        type: text
        mandatory: yes
        no answer because: declined
      - id: harm
        ask: Is anybody hurting you?
        type: yes/no
        no answer because: not_yet_known
        answered by: practitioner, child
  - id: outcome
    title: What happens next
    answered by: practitioner
    questions:
      - id: decision
        ask: What have we decided?
        hint for family: You are owed an answer.
        type: choice
        options:
          plan: A plan together
          nothing: Nothing more
        mandatory: yes
        no answer because: not_yet_known
        more to say: plan
      - id: steps
        ask: Who does what?
        type: group
        each: step
        row title: <what>
        no answer because: not_yet_known
        questions:
          - id: what
            ask: What will be done?
            type: text
"""
GIVEN = {"decision": {"value": "plan", "note": "From May."}}
ROWS = {"steps": {"list": [{"row": "r1", "given": {"what": {"value": "A night of rest"}}}]}}


@cache
def exemplar() -> Artifact:
    return artifact(BODY)


def file() -> dict[str, Any]:
    return {
        "penpicture": 1, "answers": "small", "version": "1.0.0", "artifact": exemplar().content_hash,
        "given": GIVEN, "rows": ROWS,
    }  # fmt: skip


def test_a_family_reads_what_the_worker_writes_and_is_not_asked_it(fill_in: Opened, tmp_path: Path) -> None:
    page = fill_in(form(exemplar(), Edition("family")))
    expect(page.get_by_text("0 of 1 questions answered so far")).to_be_visible()
    tasks = page.locator(".govuk-task-list")
    expect(tasks).to_contain_text("1 more to talk about")
    expect(tasks).to_contain_text("To read")
    page.get_by_role("link", name="Show everything on one page").click()
    boxes = page.locator("main input, main textarea, main [data-do=addrow]")
    expect(
        boxes.locator("visible=true").and_(page.locator("[id^=decision], [id^=steps], [id^=harm]"))
    ).to_have_count(0)
    expect(page.get_by_text("Your social worker writes this.")).to_have_count(3)
    expect(page.get_by_text("You are owed an answer.")).to_be_visible()
    put_in(page, file(), tmp_path)
    main = page.locator("main")
    for words in ("A plan together", "From May.", "A night of rest"):
        expect(main).to_contain_text(words)
    expect(page.get_by_text("Your social worker writes this.")).to_have_count(1)
    page.get_by_label("What do you say?").fill("Thank you")
    page.get_by_role("button", name="Check your answers").click()
    expect(main).to_contain_text("We have talked about everything that we need to.")
    expect(main.get_by_role("link", name="Change")).to_have_count(1)
    kept = taken_out(page)
    assert kept["given"]["decision"] == GIVEN["decision"] and kept["rows"] == ROWS | kept["rows"]


def test_a_child_is_asked_what_is_the_childs_to_say(fill_in: Opened) -> None:
    page = fill_in(form(exemplar(), Edition("child")))
    page.get_by_role("link", name="Words").click()
    expect(page.get_by_role("group", name="Is anybody hurting you?")).to_be_visible()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Your social worker writes this. You can ask about it.")).to_have_count(2)


def test_a_worker_writes_all_of_it(fill_in: Opened) -> None:
    page = fill_in(form(exemplar()))
    expect(page.get_by_text("0 of 3 questions answered so far")).to_be_visible()
    page.get_by_role("link", name="What happens next").click()
    page.get_by_label("A plan together").check()
    expect(page.get_by_role("button", name="Add one")).to_be_visible()
