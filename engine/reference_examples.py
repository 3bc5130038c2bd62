"""One small file of each kind, using every key of the language: the language reference quotes them.

They are examples of form. The library's own files are better reading for what to ask.
"""

from __future__ import annotations

from .reference_examples_layer import LAYER, VARIANT

EXEMPLAR = """\
penpicture: 1
exemplar: first-visit
version: 1.2.0
title: First visit
for family: Our first visit
for child: When we came to see you
easy read: Our visit
about: child
stage: assessment
nation: England
data model: data-model@1
as of: assessment.started_on
timescale:
  from: referral.decided_on
  to: assessment.signed_on
  within: 10 working days
  source: Working together, 2010
  limits:
    - nation: England
      within: 7 working days
      source: Framework for the assessment of children in need, 2000
      from: 2000-04-01
      to: 2010-03-30
retention:
  - keep for: 25 years
    from: child.born_on
    then: review
    source: Our council's own schedule
  - keep for: 75 years
    from: child.born_on
    then: review
    if: child.looked_after is yes
    nation: England
    source: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 50

pen picture:
  - <child.known_as> is <child.age>.
  - say: <child.known_as> likes <likes>.
    for family: <child.known_as> likes <likes>, you told us.
    for child: You like <likes>.
    easy read: You like this. <likes>
    when: likes is answered
    id: likes
    otherwise: We have not heard yet what <child.known_as> likes.

case summary:
  - child.born_on
  - show: school
    label: School
    for family: Your child's school
    for child: Your school
    easy read: Your school

define:
  school_age: child.age >= 5 years
  hard_days:
    when: drinking is now or hours_alone > 20

sections:
  - id: home
    was: family_home
    title: Life at home
    for family: Your home
    for child: Where you live
    easy read: Your home
    hint: Write what you saw and heard, and who said it.
    answered by: practitioner, family
    essential: yes
    questions:
      - id: likes
        was: hobbies
        ask: What does <child.known_as> like?
        for family: What does your child like?
        for child: What do you like?
        easy read: What do you like?
        hint: In the child's own words where you can.
        hint for family: Anything at all, large or small.
        hint for child: You can draw it too.
        hint easy read: You can draw it.
        symbol: star
        type: long text
        whose words: child
        answered by: practitioner, child
        dimension: emotional_warmth, identity
        no answer because: not_known, declined
      - id: drinking
        ask: Does anyone's drinking affect <child.known_as>?
        type: choice
        options:
          now: Yes, now
          past:
            say: In the past, not now
            was: stopped
            for family: It used to
            for child: Before, but not any more
            easy read: Before. Not now.
            hint: Say when it stopped.
            symbol: before
          never: No, never
        no answer because: not_known, not_asked
        more to say: now, past
        mandatory: yes
        risk: yes
        sensitivity: sensitive
        who may see: practitioner, conference, court
        statutory:
          nation: England
          source: Children Act 1989, section 17
          from: 1991-10-14
          to: 2099-12-31
          for: every child
      - id: hours_alone
        ask: How many hours a week is <child.known_as> alone?
        type: number
        unit: hours a week
        at least: 0
        at most: 168
        no answer because: not_known
        ask when: drinking is now
        if not known: ask
        because: Drinking and time alone are looked at together
      - id: languages
        ask: Which languages are spoken at home?
        type: choices
        options:
          english:
            say: English
            written as: ENG
            in a sentence: English at home
          welsh: Welsh
          none_spoken:
            say: None
            exclusive: yes
          other_written:
            say: Another one
            retired: 2026-04-01
      - id: contact
        ask: Where can we write to you?
        type: text
        format: email
        essential: yes
      - id: sex
        ask: What is <child.known_as>'s sex?
        type: choice
        options from: sex@2025
        fact: child.sex
        returned as: {cin: Sex}
      - id: siblings
        ask: Who are <child.known_as>'s brothers and sisters?
        type: group
        each: sibling
        row title: <sibling_name>
        there are none: There are no brothers or sisters
        there are others: There are others we don't know yet
        questions:
          - id: sibling_name
            ask: What is the name?
            type: text
          - id: sibling_born
            ask: When were they born?
            type: partial date

  - id: learning
    title: School and learning
    ask when: school_age
    if not known: wait
    because: Asked once a child is of school age
    questions:
      - id: school
        ask: Which school is it?
        type: text
      - use: communication@1
      - id: old_number
        ask: What was the number on the old card?
        type: text
        skip when: child.age < 11 years
        retired: 2026-04-01
        read instead: child.number

  - id: visits
    title: Earlier visits
    skip when: first_contact is yes
    because: There were none
    questions:
      - id: earlier
        ask: What came of earlier visits?
        type: long text

  - use: what-happens-next@1

pathways:
  - id: of_school_age
    ask when: school_age
    if not known: wait
    questions: learning.school, contact
    because: Not asked of a child below school age
  - id: first_time
    skip when: first_contact is yes
    sections: visits
    because: Nobody has visited before
  - id: ends_here
    short when: drinking is never
    because: Nobody fills in the rest to say goodbye
    for family: We have what we need, so you can leave the rest
    for child: You can stop here if you like
    easy read: You can stop here

signatures:
  - id: worker
    role: Social worker
    mandatory: yes

next:
  - exemplar: core-assessment
    if: drinking is now
    elsewhere: yes
    because: A fuller look is needed
"""

FRAGMENT = """\
penpicture: 1
fragment: what-happens-next
version: 1.0.0
sections:
  - id: agreed
    title: What we agreed
    questions:
      - id: who_does_what
        ask: Who does what, and by when?
        type: long text
questions:
  - id: anything_else
    ask: Is there anything else?
    type: long text
"""

DATA_MODEL = """\
penpicture: 1
data model: small-model
version: 1.0.0
facts:
  - id: child.known_as
    title: The name the child goes by
    type: text
    about: child
    when not known say: the child
    history: yes
    publish: at once
  - id: child.born_on
    title: Date of birth
    type: partial date
    about: child
    sensitivity: personal
    who may see: practitioner, family, health
  - id: child.unborn
    title: Whether the child is still to be born
    type: yes/no
  - id: child.age
    title: Age
    type: age
    from: child.born_on
    unless: child.unborn
  - id: child.weight
    title: Weight
    type: number
    unit: kg
    stale after: 6 months
  - id: child.sex
    title: Sex
    type: choice
    options from: sex@2025
    returned as:
      ssda903: SEX
      cin:
        field: Sex
  - id: referral.route
    title: How the referral came
    type: choice
    context: yes
    options:
      phone: By telephone
      letter: By letter
  - id: family.addresses
    title: Addresses
    type: list
    each: address
    facts:
      - id: lines
        title: The address
        type: long text
      - id: since
        title: Since when
        type: partial date
"""

CODES = """\
penpicture: 1
codes: ways-to-come
version: 2026
source: Northshire Children's Services, list of routes, 2026
from: 2026-04-01
to: 2027-03-31
options:
  phone:
    say: By telephone
    written as: T
  letter: By letter
"""

WORDS = """\
penpicture: 1
words: northshire-words
version: 1.0.0
list:
  - avoid: hub, hubs
    say instead: office
    because: nobody knew which building was meant
    source: Northshire parents' panel, March 2026
    for: family, child
  - allow: placement
    because: Our courts write it, and the panel would rather read one word for it
"""

AUTHORITY = """\
penpicture: 1
authority: northshire
title: Northshire Children's Services
nation: England
uses: initial-assessment@1
publishes: initial-assessment@1.0.0
"""

EXAMPLES = {
    "exemplar": EXEMPLAR,
    "layer": LAYER,
    "variant": VARIANT,
    "fragment": FRAGMENT,
    "data model": DATA_MODEL,
    "codes": CODES,
    "words": WORDS,
    "authority": AUTHORITY,
}
"""The example of each kind."""
