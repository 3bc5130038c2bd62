"""A visit to an invented family: an exemplar with everything that a record can have in it, and one record of it.

It stands here, and not in the library, so that what is expected of it changes only when the record does.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from penpicture.engine.artifact import Artifact
from penpicture.engine.session import Session
from tests.engine.written import artifact

BODY = """\
for family: Our visit
for child: About me
nation: England
as of: assessment.started_on
timescale:
  from: referral.decided_on
  to: assessment.signed_on
  within: 10 working days
pen picture:
  - say: <child.known_as> lives with <household.lives_with>.
    for child: You live with <household.lives_with>. That is your home.
  - say: "<child.known_as> says: <own_words>"
    for child: "You told us this: <own_words>"
case summary:
  - show: child.known_as
    label: Name
  - show: likes
    label: Enjoys
  - show: how_long
    label: Weeks at school
sections:
  - id: home
    title: Life at home
    for child: Home
    questions:
      - id: lives_with
        ask: Who does <child.known_as> live with?
        for family: Who lives at home?
        for child: Who do you live with?
        type: text
        no answer because: not_known
        dimension: family_and_social_relationships, stability
        symbol: home
        fact: household.lives_with
      - id: morning
        ask: What is a morning like?
        for child: What do you do in the morning?
        easy read: How is your morning?
        type: long text
        no answer because: not_yet_known
        dimension: basic_care, self_care_skills
        symbol: sun
      - id: worry
        ask: Is anything hard at home just now?
        for child: Is anything hard for you now?
        type: choice
        options:
          something:
            say: Something is hard
            symbol: sad
          nothing:
            say: Nothing is hard
            symbol: happy
        no answer because: not_known, declined
        dimension: emotional_warmth
      - id: worry_what
        ask: What is hard?
        type: long text
        ask when: worry is something
        because: Asked where something is hard
        dimension: emotional_warmth
      - id: siblings
        ask: Who are the brothers and sisters?
        for child: Who are your brothers and sisters?
        type: group
        no answer because: not_known
        dimension: family_and_social_relationships
        symbol: brother
        each: sibling
        row title: <name>
        there are none: No brothers or sisters
        there are others: There are others, whom we have still to meet
        questions:
          - id: name
            ask: What is their name?
            type: text
          - id: born
            ask: When were they born?
            type: partial date
            no answer because: not_known
      - id: pets
        ask: Which animals live there?
        type: group
        each: animal
        row title: <animal>
        questions:
          - id: animal
            ask: What is it called?
            type: text
          - id: about_it
            ask: What is it like?
            type: long text
  - id: his_days
    title: <child.known_as>'s days
    questions:
      - id: likes
        ask: What does <child.known_as> enjoy?
        for child: What do you like?
        type: choices
        options:
          trains:
            say: Trains
            symbol: bus
          music:
            say: Music
            symbol: music
          nothing: Nothing just now
        dimension: identity
        more to say: always
        symbol: star
      - id: how_long
        ask: For how many weeks at school?
        type: number
        unit: weeks
      - id: health
        ask: Is there anything about health that people need to know?
        type: yes/no
        no answer because: recorded_elsewhere
        dimension: health
      - id: visit_again
        ask: What would help next?
        type: text
        no answer because: not_yet_known
      - id: diet
        ask: Is there food that must not be eaten?
        type: text
        no answer because: not_applicable
  - id: baby
    title: The new baby
    ask when: child.unborn is yes
    because: Asked before a child is born
    questions:
      - id: cot
        ask: Is there a cot?
        type: yes/no
  - id: words
    title: In their own words
    for child: My words
    questions:
      - id: own_words
        ask: What does <child.known_as> say, or show us?
        for child: What do you want to say?
        easy read: What do you want to say?
        type: long text
        whose words: child
        symbol: talking
      - id: drawing
        ask: Would <child.known_as> like to add a picture?
        for child: Do you want to add a picture?
        type: picture
        whose words: child
      - id: parents_words
        ask: What do the parents say?
        for family: What do you want to say?
        type: long text
        whose words: family
      - id: between_us
        ask: What should only colleagues read?
        type: text
        who may see: practitioner
signatures:
  - id: worker
    role: Social worker
next:
  - exemplar: core-assessment
    if: worry is something
    because: There is more to understand
    elsewhere: yes
"""

FACTS: dict[str, Any] = {
    "child.known_as": "Robin",
    "child.unborn": "no",
    "household.lives_with": {
        "value": "his mum Jo and his gran",
        "on": "2026-05-04",
        "record": "referral",
        "said_by": "the health visitor",
    },
    "referral.decided_on": "2026-05-05",
    "assessment.started_on": "2026-05-11",
}

TODAY = date(2026, 6, 1)


@cache
def exemplar() -> Artifact:
    """The exemplar."""
    return artifact(BODY)


def blank(**facts: Any) -> Session:
    """A record in which nothing is said, with what is on record of Robin; None takes a fact away."""
    return Session.open(
        exemplar(), facts={name: held for name, held in {**FACTS, **facts}.items() if held}, today=TODAY
    )


def visit() -> Session:
    """Robin's record: some of it answered, some of it not, each for a reason of its own."""
    session = blank()
    hand = {"by": "Priya Nair", "at": "2026-05-12"}
    session.answer(
        "morning",
        "Robin wakes at six; his gran makes porridge. Mr. Hill from next door waves.\nThen the bus comes.",
        **hand,
    )
    session.answer("worry", "something", note="Mornings, when the bus is late.", **hand)
    session.answer("worry_what", "The waiting.", **hand)
    session.give_reason("worry", "declined", **hand)  # what was said of it is set aside
    session.add_row("siblings", "r1")
    session.answer("siblings[r1].name", "Alex", **hand)
    session.answer("siblings[r1].born", "2019-08", **hand)
    session.add_row("siblings", "r2")
    session.answer("siblings[r2].name", "Kim", **hand)
    session.give_reason("siblings[r2].born", "not_known", **hand)
    session.say_rows("siblings", "others")
    session.add_row("pets", "r1")
    session.answer("pets[r1].animal", "Biscuit", **hand)
    session.answer("likes", ["trains", "music"], note="Above all the 7.15.", by="Jo", at="2026-05-13T16:05")
    session.give_reason("health", "recorded_elsewhere", pointer="Health plan of 12 January 2026")
    session.give_reason(
        "visit_again", "not_yet_known", until="2026-06-15", note="Jo would like to think about it."
    )
    session.give_reason("diet", "not_applicable")
    session.answer("own_words", "Bus. Then school.\nThen bus!", by="Robin", at="2026-05-12")
    session.answer("drawing", {"file": "bus.png", "description": "A red bus with nine windows"})
    session.answer("parents_words", 'He is not "difficult". He knows what he likes.', by="Jo")
    session.answer("between_us", "For colleagues alone.")
    session.explain_lateness("Jo was in hospital for a week.")
    return session
