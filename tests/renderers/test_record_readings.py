"""What three readings of records asked for (docs/readings): said once, told apart, and under which law."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from penpicture.engine.session import Session
from penpicture.renderers.edition import Edition
from penpicture.renderers.record import read_record
from penpicture.renderers.record_model import Entry, Record
from tests.engine.written import artifact
from tests.scenarios.journey import journey

BODY = """
case summary:
  - show: safe
    label: Safe
  - show: since
    label: Since
sections:
  - id: s
    title: S
    questions:
      - id: safe
        ask: Is the child safe?
        type: yes/no
        no answer because: not_known, not_yet_known, not_asked
        statutory:
          nation: England
          source: Children Act 1989, section 47
          for: every child
      - id: since
        ask: Since when?
        type: date
        no answer because: not_known
        ask when: safe is yes
        if not known: wait
        because: Asked only where the child is safe
"""


def summary(**given: Any) -> list[str]:
    answers = {"penpicture": 1, "answers": "small", "version": "1.0.0", "given": given}
    record = read_record(
        Session.open(artifact(BODY), answers=answers, today=date(2026, 6, 1)), Edition("court")
    )
    return [line.value for line in record.summary]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, ["No answer so far", "Not asked yet"]),
        ({"safe": {"reason": "not_yet_known"}}, ["Not yet known", "Not asked yet"]),
        ({"safe": {"reason": "not_asked"}}, ["Not asked", "Not asked yet"]),
        ({"safe": {"value": "no"}}, ["No", "Not asked"]),
        ({"safe": {"value": "yes"}}, ["Yes", "No answer so far"]),
    ],
)
def test_the_key_facts_never_call_every_gap_not_known(given: dict[str, Any], told: list[str]) -> None:
    assert summary(**given) == told


def of(child: str, exemplar: str, audience: str) -> Record:
    step = next(step for step in journey(child) if step.exemplar == exemplar)
    return read_record(step.story.session, Edition(audience))


def entry(record: Record, at: str) -> Entry:
    return next(e for part in record.parts for e in part.entries if e.at == at)


def test_a_judge_reads_under_which_law_each_thing_was_asked() -> None:
    told = next(n for n in of("jonah", "core-assessment", "court").notices if n.title == "Asked by law")
    assert any(line.startswith("Children Act 1989, section 47: Is Jonah being harmed") for line in told.lines)
    assert not any(n.title == "Asked by law" for n in of("jonah", "core-assessment", "family").notices)


def test_what_is_known_of_all_rows_from_one_day_is_said_once() -> None:
    adults = entry(of("jonah", "childs-plan", "practitioner"), "outcomes")
    assert adults.rows and not adults.quiet, "the plan is new"
    care = entry(of("jonah", "core-assessment", "family"), "care")
    assert care.quiet == ("We have known this since 18 February 2026.",)
    assert not any(inner.quiet for row in care.rows for inner in row.entries)
    outcomes = entry(of("jonah", "review", "family"), "outcomes")
    for row in outcomes.rows:
        assert [e.quiet for e in row.entries].count(("We have known this since 15 April 2026.",)) == 1


def test_a_child_reads_the_key_facts_in_the_childs_own_words() -> None:
    said = {line.label: line.value for line in of("jonah", "review", "child").summary}
    assert said["Is anybody hurting you?"] == "No"
    said = {line.label: line.value for line in of("jonah", "review", "family").summary}
    assert said["Are we worried about harm?"] == "No, there is no sign of it"


def test_on_paper_and_on_screen_the_next_step_is_called_by_its_name() -> None:
    following = next(n for n in of("jonah", "childs-plan", "court").notices if n.title == "What comes next")
    assert following.lines == ("Review: A plan is looked at again together",)
