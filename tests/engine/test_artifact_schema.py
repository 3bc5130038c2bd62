"""The published JSON Schema of artifacts describes those that are built, and nothing looser."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.language import RETURNS, SYMBOLS, VOICES
from penpicture.engine.library import SHIPPED
from tests.engine.written import artifact

SCHEMA = json.loads(files("penpicture.engine").joinpath("artifact.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

EVERYTHING = """\
stage: assessment
for family: For the family
easy read: For you
as of: assessment.started_on
timescale:
  from: referral.decided_on
  to: assessment.signed_on
  within: 10 working days
retention:
  - keep for: 25 years
    from: child.born_on
    then: review
  - keep for: 6 years
    then: erase
    if: child.looked_after is no
    source: The council's schedule
define:
  young: child.age < 5 years and 2 working days after referral.date is before today
pen picture:
  - say: <child.known_as> is <child.age>.
    when: young
    otherwise: Nothing is known yet.
case summary:
  - child.born_on
sections:
  - id: story
    title: Story
    hint: A hint
    ask when: child.unborn is no
    if not known: wait
    because: Asked of children who are born
    questions:
      - id: why
        ask: Why?
        for child: Why are we here, <child.known_as>?
        easy read: Why are we here?
        hint: A hint
        hint easy read: A hint
        symbol: question
        type: text
        whose words: child
        returned as: {cin: ReferralReason, wales_crcs: Reason}
        mandatory: yes
        no answer because: not_known
        if not known: ask
        ask when: referral.date is known
        risk: yes
        fact: referral.reason
      - id: how_many
        ask: How many?
        type: number
        unit: weeks
        at least: 0.5
        at most: 40
        skip when: months from child.born_on to referral.date > 6 or weight - 2 >= 1.5
      - id: weight
        ask: How heavy?
        type: number
        statutory:
          nation: Wales
          source: Children Act 1989, section 17
          from: 1991-10-14
          for: child.unborn is no
      - id: people
        ask: Who?
        type: group
        each: person_there
        row title: <name>
        there are none: Nobody
        there are others: Others
        no answer because: not_known
        questions:
          - id: name
            ask: What is their name?
            type: text
          - id: ways
            ask: How do they talk?
            type: choices
            options:
              talking: By talking
              signing:
                say: By signing
                exclusive: yes
                easy read: Signing
                symbol: signing
                written as: S1
                retired: 2026-01-01
            more to say: signing
            dimension: identity
          - id: since
            ask: Since when?
            type: partial date
            ask when: ways includes signing
      - id: last
        ask: And then?
        type: text
        skip when: >-
          any person_there where (ways includes signing and since is on or after 2020-05)
        essential: yes
        if not known: wait
        no answer because: not_known
        ask when: count of people < 3 or latest of people.since is before 2020-01-01 or possibly (count of people > 1)
pathways:
  - id: brief
    short when: why is declined or how_many is not known
    because: Because
signatures:
  - id: worker
    role: Social worker
next:
  - exemplar: initial-assessment
    if: possibly (child.age < 5 years)
    because: Because
"""


def faults(document: Any) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(document)]


def test_the_schema_is_a_sound_json_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "path", sorted(SHIPPED.glob("initial-assessment/*.yaml")), ids=lambda p: p.parent.name
)
def test_the_shipped_exemplar_is_as_the_schema_describes(path: Any) -> None:
    built = compile_exemplar(path).artifact
    assert built is not None
    assert faults(json.loads(built.dumps())) == []


def test_an_exemplar_that_says_everything_is_as_the_schema_describes() -> None:
    built = artifact(EVERYTHING)
    assert faults(json.loads(built.dumps())) == []
    assert Artifact.loads(built.dumps()).content == built.content


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("artifact",), 2),
        (("content", "mood"), "good"),
        (("content", "about"), "nobody"),
        (("content", "questions", "why", "type"), "essay"),
        (("content", "questions", "why", "ask"), {}),
        (("content", "questions", "why", "rules"), [{"kind": "ask"}]),
        (("content", "questions", "why", "symbol"), "../../secret"),
        (("content", "questions", "why", "whose_words"), "nobody"),
        (("content", "questions", "why", "returned_as"), {"tax": "Income"}),
        (("content", "questions", "why", "rules", 0, "tree"), ["maybe", ["today"]]),
        (("content", "questions", "why", "rules", 0, "tree"), ["all"]),
        (("hashes", "content"), "sha1:00"),
        (("provenance", "exemplar", "line"), 0),
    ],
)
def test_the_schema_refuses_what_the_format_does_not_have(path: tuple[Any, ...], value: Any) -> None:
    document = json.loads(artifact(EVERYTHING).dumps())
    part = document
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    assert faults(document) != []


def test_the_schema_has_the_voices_symbols_and_returns_of_the_language() -> None:
    parts = SCHEMA["$defs"]
    assert tuple(parts["wording"]["properties"]) == tuple(VOICES)
    assert tuple(parts["symbol"]["enum"]) == SYMBOLS
    assert tuple(parts["returned"]["propertyNames"]["enum"]) == tuple(RETURNS)
