"""A small exemplar whose form shows every pattern, and a record that puts each into its states."""

from __future__ import annotations

from functools import cache
from typing import Any

from penpicture.engine.artifact import Artifact
from tests.engine.written import artifact

BODY = """\
for family: Our talk
for child: About me
as of: referral.decided_on
timescale:
  from: referral.decided_on
  to: assessment.signed_on
  within: 10 working days
pen picture:
  - <child.known_as> says <story>
  - "Brothers and sisters: <siblings>."
case summary:
  - show: how_long
    label: How long
  - show: siblings
    label: Brothers and sisters
pathways:
  - id: brief
    short when: agrees is yes
    because: The family agrees
signatures:
  - id: worker
    role: Social worker
next:
  - exemplar: care-plan
    elsewhere: yes
    if: drinking is now
    because: Somebody drinks now
sections:
  - id: start
    title: How it began for <child.known_as>
    hint: Begin where the family begins.
    questions:
      - id: story
        ask: What happened?
        hint: In their own words.
        type: long text
        mandatory: yes
        whose words: family
        no answer because: not_known, not_yet_known, recorded_elsewhere
      - id: drinking
        ask: Does anybody's drinking worry you?
        type: choice
        options:
          now: Yes, at present
          past:
            say: In the past
            hint: However long ago.
          never: No, never
        no answer because: not_known, not_asked
        more to say: now, past
      - id: effect
        ask: What is it like for the children?
        type: long text
        mandatory: yes
        ask when: drinking is now
        because: Only where somebody drinks
      - id: helps
        ask: What helps?
        type: choices
        options:
          talking: Talking
          music: Music
          nothing:
            say: Nothing helps yet
            exclusive: yes
        no answer because: declined
      - id: how_long
        ask: For how many weeks?
        type: number
        unit: weeks
        at least: 1
        no answer because: not_known
      - id: lives_with
        ask: Who lives at home?
        type: text
        fact: household.lives_with
        no answer because: not_known
  - id: people
    title: People
    questions:
      - id: seen_on
        ask: When was the child seen?
        type: date
        no answer because: not_yet_known
      - id: moved_in
        ask: When did they move in?
        type: partial date
      - id: adult
        ask: Who looks after the child?
        type: person
      - id: drawing
        ask: Is there a drawing?
        type: picture
        no answer because: not_applicable
      - id: agrees
        ask: Does the family agree?
        type: yes/no
        no answer because: not_asked
      - id: siblings
        ask: Who are the brothers and sisters?
        hint: Wherever they live.
        type: group
        each: sibling
        row title: About <name>
        there are none: No brothers or sisters
        there are others: There are others
        no answer because: not_known
        questions:
          - id: name
            ask: What is their name?
            type: text
            no answer because: not_known
          - id: schools
            ask: Which schools?
            type: group
            each: school
            questions:
              - id: place
                ask: Which school?
                type: text
  - id: safety
    title: Safety
    questions:
      - id: harm
        ask: Has anybody been hurt?
        type: yes/no
        sensitivity: restricted
        no answer because: not_known
      - id: worker_note
        ask: What should only we see?
        type: text
        who may see: practitioner
      - id: comfort
        ask: What gives comfort?
        type: text
"""

FACTS = {
    "child.known_as": "Robin",
    "household.lives_with": {
        "value": "Mum and Gran",
        "on": "2026-02-02",
        "record": "referral",
        "said_by": "School",
    },
    "referral.decided_on": "2026-03-02",
}


@cache
def exemplar() -> Artifact:
    """The exemplar."""
    return artifact(BODY)


def answers(**given: Any) -> dict[str, Any]:
    """An answer file with these values, and what is on record."""
    said = {
        name: value if isinstance(value, dict) and "reason" in value else {"value": value}
        for name, value in given.items()
    }
    return {"penpicture": 1, "answers": "small", "version": "1.0.0", "facts": FACTS, "given": said}
