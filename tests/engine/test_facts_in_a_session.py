"""Facts in a record: provenance, staleness, and questions bound to facts (rules A5, C9, R2)."""

from __future__ import annotations

from datetime import date
from typing import Any

from penpicture.engine.session import Session

from .written import artifact

BOUND = """\
as of: assessment.started_on
sections:
  - id: story
    title: Story
    questions:
      - id: language
        ask: Which language does the child speak best?
        type: text
        mandatory: yes
        no answer because: not_known
        fact: child.first_language
      - id: language_note
        ask: What helps when we talk?
        type: text
        ask when: language is known
      - id: visit
        ask: Did we visit?
        type: yes/no
"""


def opened(**facts: Any) -> Session:
    named = {name.replace("__", "."): value for name, value in facts.items()}
    return Session.open(artifact(BOUND), facts=named, today=date(2026, 6, 1))


def test_what_is_on_record_counts_as_answered_and_is_shown_as_on_record() -> None:
    """Rule A5."""
    record = opened(child__first_language={"value": "Welsh", "on": "2026-01-05", "said_by": "health visitor"})
    view = record.question("language")
    assert (view.state, view.value, view.provenance) == ("answered", "Welsh", "on record")
    assert record.status("language_note") == "asked"
    assert record.missing() == ()


def test_an_answer_confirms_or_corrects_what_is_on_record() -> None:
    """Rule A5."""
    record = opened(child__first_language="Welsh")
    record.answer("language", "Welsh")
    assert record.question("language").provenance == "confirmed"
    record.answer("language", "English")
    assert record.question("language").provenance == "corrected"
    record.clear("language")
    assert record.question("language").value == "Welsh"


def test_nothing_on_record_leaves_a_blank_that_sign_off_waits_for() -> None:
    """Rules A5 and C9."""
    record = opened()
    assert [m.question for m in record.missing()] == ["language"]
    assert record.status("language_note") == "pending"
    record.give_reason("language", "not_known")
    assert record.missing() == ()


def test_a_fact_that_changed_since_is_shown_to_the_signer() -> None:
    """Rule R2: never merged unseen."""
    draft = opened(child__first_language="Welsh").answers()
    later = Session.open(artifact(BOUND), facts={"child.first_language": "English"}, answers=draft)
    assert later.changed_facts() == ("child.first_language",)
    unchanged = Session.open(artifact(BOUND), facts={"child.first_language": "Welsh"}, answers=draft)
    assert unchanged.changed_facts() == ()


def test_a_set_aside_answer_leaves_its_fact_unknown_while_pending_and_on_record_while_skipped() -> None:
    """Rule C9: returning to the record is not a gap."""
    text = """\
sections:
  - id: story
    title: Story
    questions:
      - id: talk
        ask: Do we need an interpreter?
        type: yes/no
        no answer because: not_known
      - id: language
        ask: Which language does the child speak best?
        type: text
        fact: child.first_language
        ask when: talk is yes
      - id: note
        ask: What helps?
        type: text
        ask when: language is answered
"""
    record = Session.open(artifact(text), facts={"child.first_language": "Welsh"})
    assert record.status("note") == "asked"
    record.answer("talk", "yes")
    record.answer("language", "English")
    record.clear("talk")
    assert (record.status("language"), record.status("note")) == ("pending", "pending")
    record.answer("talk", "no")
    assert (record.status("language"), record.status("note")) == ("skipped", "asked")
