"""What the list of sections says at the beginning: where to begin, and that somebody has begun."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from penpicture.renderers.edition import STANDARD, Edition
from tests.form.conftest import Opened
from tests.form.filled import form, put_in
from tests.form.rich import FACTS, exemplar

BEGIN = "To begin with what is on record already, open the file that your system made."
FAMILY = Edition("family")
CHILD = Edition("child")
BY_OTHERS = {
    FAMILY: "Some of this was written by your social worker",
    CHILD: "Your social worker wrote some of this.",
}
BLANK = {"penpicture": 1, "answers": "small", "version": "1.0.0"}
WRITTEN = {**BLANK, "given": {"story": {"value": "The rent rose.", "by": "Ada"}}}
IN_A_ROW = {
    **BLANK,
    "rows": {"siblings": {"list": [{"row": "r1", "given": {"name": {"value": "Alex", "by": "Ada"}}}]}},
}
NOT_SIGNED = {**BLANK, "given": {"story": {"value": "The rent rose."}}}
KNOWN = {**BLANK, "facts": FACTS}


def test_a_blank_form_says_how_to_begin_with_what_is_on_record(fill_in: Opened) -> None:
    page = fill_in(form(exemplar()))
    expect(page.get_by_text(BEGIN)).to_be_visible()
    page.get_by_role("link", name="How it began").click()
    page.get_by_label("What happened?").fill("The rent rose.")
    page.get_by_role("link", name="Back to all sections").first.click()
    expect(page.get_by_role("link", name="How it began")).to_be_visible()
    expect(page.get_by_text(BEGIN)).to_have_count(0)


@pytest.mark.parametrize("edition", [STANDARD, FAMILY, CHILD], ids=lambda e: e.name)
def test_it_says_so_neither_where_facts_came_with_it_nor_to_a_family(
    fill_in: Opened, tmp_path: Path, edition: Edition
) -> None:
    page = fill_in(form(exemplar(), edition))
    expect(page.get_by_text(BEGIN)).to_have_count(int(edition == STANDARD))
    put_in(page, KNOWN, tmp_path)
    expect(page.get_by_text(BEGIN)).to_have_count(0)


@pytest.mark.parametrize(
    ("edition", "record"),
    [(FAMILY, WRITTEN), (FAMILY, KNOWN), (CHILD, WRITTEN), (CHILD, IN_A_ROW)],
    ids=["family-answers", "family-facts", "child-answers", "child-rows"],
)
def test_a_family_is_told_once_that_a_social_worker_wrote_some_of_it(
    fill_in: Opened, tmp_path: Path, edition: Edition, record: dict[str, Any]
) -> None:
    page = fill_in(form(exemplar(), edition))
    told = page.get_by_text(BY_OTHERS[edition])
    expect(told).to_have_count(0)
    put_in(page, record, tmp_path)
    expect(page.locator("main h1 + p")).to_contain_text(BY_OTHERS[edition])
    page.get_by_role("link", name="How it began").click()
    expect(page.get_by_label("What happened?")).to_be_visible()
    expect(told).to_have_count(0)


def test_it_is_not_said_of_what_the_family_wrote_here_nor_to_a_practitioner(
    fill_in: Opened, tmp_path: Path
) -> None:
    page = fill_in(form(exemplar(), FAMILY))
    put_in(page, NOT_SIGNED, tmp_path)
    page.get_by_label("Your name").fill("Sheila")
    page.get_by_role("link", name="How it began").click()
    page.get_by_label("What happened?").fill("The rent rose twice.")
    page.get_by_role("link", name="Back to all sections").first.click()
    expect(page.get_by_label("Your name")).to_be_visible()
    expect(page.get_by_text(BY_OTHERS[FAMILY])).to_have_count(0)
    page = fill_in(form(exemplar()))
    put_in(page, WRITTEN, tmp_path)
    assert "social worker" not in page.locator("main").inner_text().lower()
