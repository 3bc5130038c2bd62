"""What a form carries of its exemplar: one reader's part of it, and the days on which nobody works."""

from __future__ import annotations

import json
from datetime import date

import pytest

from penpicture.dsl import working_days
from penpicture.engine.artifact import Artifact, ArtifactError
from penpicture.engine.language import AUDIENCES
from penpicture.renderers.edition import Edition
from penpicture.renderers.page_data import page_data
from tests.engine.written import asking
from tests.renderers.small import exemplar


def test_a_page_holds_one_readers_part_under_the_whole_exemplars_name() -> None:
    data = page_data(exemplar(), Edition("family"))
    assert data["artifact"] == exemplar().content_hash
    assert data["withheld"] == {"start": 1} and not data["whole"]
    assert "worker_note" not in json.dumps(data)


def test_a_page_from_which_nothing_was_taken_says_so() -> None:
    data = page_data(exemplar())
    assert (
        data["whole"]
        and data["withheld"] == {}
        and data["content"]["questions"].keys() == {*exemplar().content["questions"]}
    )


def test_an_exemplar_that_counts_no_working_days_carries_no_calendar() -> None:
    assert page_data(exemplar())["calendar"] is None


COUNTING = """\
- id: begun
  ask: When did this begin?
  type: date
- id: slow
  ask: Why did it take so long?
  type: text
  ask when: working days from begun to ended > 10
- id: ended
  ask: When did it end?
  type: date
"""


@pytest.mark.parametrize("nation", ["England", "Wales"])
def test_the_calendar_has_every_day_of_the_engines_own(nation: str) -> None:
    """Rule C5."""
    closed = set(working_days.closed(nation))
    first, last = date(1978, 1, 1).toordinal(), date(2100, 12, 31).toordinal()
    open_days = [day for day in range(first, last + 1) if (day - 1) % 7 < 5 and day not in closed]
    assert len(open_days) - 1 == working_days.between(open_days[0], open_days[-1], nation)
    for day in range(date(2019, 1, 1).toordinal(), date(2027, 12, 31).toordinal()):
        works = (day - 1) % 7 < 5 and day not in closed
        assert working_days.between(day - 1, day, nation) == works


def test_an_exemplar_that_counts_working_days_carries_the_calendar() -> None:
    calendar = page_data(asking(COUNTING))["calendar"]
    assert (calendar["first"], calendar["last"]) == (1978, 2100)
    assert date(2026, 12, 25).toordinal() in calendar["closed"]


def test_an_exemplar_out_of_order_is_no_page() -> None:
    content = json.loads(json.dumps(asking(COUNTING).content))
    content["order"].sort(key=lambda node: node != "q:slow")
    with pytest.raises(ArtifactError, match="PP825"):
        page_data(Artifact.of(content, {}))


def test_why_the_work_was_late_and_from_whom_a_fact_came_are_not_every_readers() -> None:
    pages = {audience: page_data(exemplar(), Edition(audience)) for audience in AUDIENCES}
    assert {name for name, page in pages.items() if not page["lateness"]} == {"school", "health"}
    assert [name for name, page in pages.items() if page["sources"]] == ["practitioner"]
