"""A small exemplar with one question in every state, and records of it."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from penpicture.engine.artifact import Artifact
from penpicture.engine.session import Session
from tests.engine.written import artifact

BODY = """\
for family: Our talk
pen picture:
  - say: Robin says <story>
    when: story is answered
  - Between us, <worker_note>.
case summary:
  - show: how_long
    label: How long
sections:
  - id: start
    title: The start
    for family: How it began
    hint: Begin where the family begins.
    questions:
      - id: story
        ask: What happened?
        for family: What has brought us together?
        hint: In their own words.
        hint for family: In your own words.
        type: long text
        mandatory: yes
        no answer because: not_known, declined, recorded_elsewhere
      - id: drinking
        ask: Does anybody's drinking worry you?
        type: choice
        options:
          now:
            say: Yes, at present
            for family: Yes, now
          past:
            say: In the past
            hint: However long ago.
          never: No, never
        no answer because: not_known, not_asked
        more to say: now, past
      - id: effect
        ask: What is it like for the children?
        type: long text
        ask when: drinking is now
        because: Only where somebody drinks
      - id: how_long
        ask: For how many weeks?
        type: number
        unit: weeks
        at least: 1
      - id: worker_note
        ask: What should only we see?
        type: text
        who may see: practitioner
      - id: siblings
        ask: Who are the brothers and sisters?
        type: group
        each: sibling
        row title: About <name>
        there are none: No brothers or sisters
        questions:
          - id: name
            ask: What is their name?
            type: text
            no answer because: not_known
          - id: at_home
            ask: Do they live at home?
            type: yes/no
"""


@cache
def exemplar() -> Artifact:
    """The exemplar."""
    return artifact(BODY)


def record(built: Artifact | None = None, **answers: Any) -> Session:
    """A record with these answers, and one sibling where `sibling` is given."""
    session = Session.open(built or exemplar(), today=date(2026, 6, 1))
    sibling = answers.pop("sibling", None)
    for question, value in answers.items():
        session.answer(question, value)
    if sibling is not None:
        session.add_row("siblings", "r1")
        session.answer("siblings[r1].name", sibling)
    return session
