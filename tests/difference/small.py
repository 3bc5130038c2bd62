"""One small exemplar, and edits of it: each takes a line or two out of the text and puts others in."""

from __future__ import annotations

from functools import cache

from penpicture.dsl.source import Source
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.difference.change import Change
from penpicture.engine.difference.compare import difference

TEXT = """\
penpicture: 1
exemplar: small-visit
version: 1.0.0
title: A small visit
about: child
as of: assessment.started_on
timescale:
  from: assessment.started_on
  to: assessment.signed_on
  within: 10 working days
retention:
  - keep for: 25 years
    from: child.born_on
    then: review
    source: Our schedule
  - keep for: 75 years
    from: child.born_on
    then: review
    if: child.looked_after is yes
pen picture:
  - This is about <child.known_as>.
  - say: <child.known_as> was seen.
    when: seen is yes
define:
  older: child.age >= 13 years
sections:
  - id: home
    title: At home
    questions:
      - id: drinking
        ask: Does anyone's drinking affect the child?
        for family: Does anyone's drinking affect you?
        hint: Ask gently.
        type: choice
        options:
          now: Yes, now
          past: In the past
          never: No, never
        no answer because: not_known, declined
        more to say: now
        returned as:
          cin: 2A
      - id: effect
        ask: How does it affect the child?
        type: long text
        ask when: drinking is now
        if not known: wait
        because: Asked where drinking has an effect today
      - id: sleeps
        ask: How many hours of sleep?
        type: number
        unit: hours
        at least: 0
        at most: 24
      - id: seen
        ask: Was the child seen?
        type: yes/no
        mandatory: yes
        no answer because: not_known
        answered by: practitioner
      - id: mood
        ask: How was the child?
        type: choice
        sensitivity: sensitive
        options:
          calm: Calm
          upset: Upset
      - id: pets
        ask: Which pets are there?
        type: group
        each: pet
        there are none: There are no pets
        questions:
          - id: pet_name
            ask: What is it called?
            type: text
  - id: school
    title: At school
    ask when: older
    if not known: wait
    questions:
      - id: learns
        ask: How is school going?
        type: long text
        dimension: education
      - id: bullied
        ask: Is anybody unkind?
        type: text
      - id: old_one
        ask: What was asked once?
        type: text
        retired: 2026-01-01
      - id: wants
        ask: What would help?
        type: long text
        fact: child.wishes
        sensitivity: sensitive
      - id: plan
        ask: What have we decided?
        type: choice
        essential: yes
        options:
          nothing: Nothing more
          more: A fuller look
pathways:
  - id: short_one
    short when: plan is nothing
    because: Nobody fills in the rest to say goodbye
signatures:
  - id: worker
    role: Social worker
    mandatory: yes
next:
  - exemplar: core-assessment
    if: plan is more
    elsewhere: yes
"""


@cache
def built(text: str) -> Artifact:
    compiled = compile_exemplar(Source("small-visit.yaml", text))
    assert compiled.artifact is not None, [f"{d.message}: {d.help}" for d in compiled.diagnostics]
    return compiled.artifact


def edited(old: str, new: str, text: str = TEXT) -> str:
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def changes(old: str, new: str) -> tuple[Change, ...]:
    return difference(built(old), built(new)).changes
