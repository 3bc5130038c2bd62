"""A layer and a variant that use every key that changes have: the language reference quotes them."""

from __future__ import annotations

LAYER = """\
penpicture: 1
layer: northshire
changes: first-visit@1
rank: authority
owner: Northshire Children's Services practice board
list:
  - reword: likes
    ask: What does <child.known_as> love doing?
    for family: What does your child love doing?
    for child: What do you love doing?
    easy read: What do you love doing?
    hint: In their own words.
    hint for family: In your own words.
    hint for child: You can say it or draw it.
    hint easy read: You can draw it.
    meaning: same
    because: The children's panel said "likes" sounds like shopping
    agreed: 2026-03-01
  - reword: section home
    title: Where <child.known_as> lives
    meaning: same
    because: Not every home is a house
  - reword: sentence likes
    say: <child.known_as> loves <likes>.
    otherwise: We have yet to ask what <child.known_as> loves.
    meaning: same
    because: As the question says it
  - reword: summary line school
    label: School or nursery
    meaning: same
    because: Half of our children are under five
  - reword: signature worker
    role: Social worker or family support worker
    meaning: same
    because: Both visit first
  - reword: siblings
    row title: <name>
    there are none: No brothers or sisters
    there are others: And others whom we have not met
    meaning: same
    because: Plainer
  - add: who_asked
    in: home
    after: likes
    ask: Who asked us to visit?
    type: text
    asked because: It helps to know whom to thank
    because: Local audit, March 2026
  - add: section health
    after: home
    title: Health
    asked because: Whoever visits looks at health first
    because: Our doctors asked for it
    questions:
      - id: doctor
        ask: Who is the doctor?
        type: text
  - add: pathway babies
    ask when: child.age < 1 years
    questions: doctor
    because: Asked of babies alone
  - add: condition of_nursery_age
    when: child.age >= 2 years
    because: Used by our own pathways
  - add: sentence doctor
    after: likes
    say: The doctor is <doctor>.
    because: The first thing anybody looks for
  - add: signature manager
    role: Team manager
    because: Our managers read every first visit
  - add: next step core-assessment
    if: contact is answered
    because: Where we go on
  - options: school
    offer:
      at_home: Taught at home
    reword:
      yes: Yes, at school
    withdraw: no
    since: 2026-04-01
    rename:
      yes:
        to: at_school
    meaning: same
    because: Some of our children are taught at home
  - no answer because: likes
    offer: declined
    withdraw: not_asked
    because: A child may say no
  - when: contact
    ask when: likes is answered
    skip when: child.unborn is yes
    if not known: wait
    without: skip when
    asked because: Asked once we know a little
    because: Too early before
  - when: pathway of_school_age
    short when: contact is answered
    because: Enough for a first visit
  - when: sentence likes
    say when: likes is answered
    because: Nothing to say before
  - require: likes
    mandatory: no
    essential: yes
    risk: no
    statutory:
      - nation: Wales
        source: Social Services and Well-being (Wales) Act 2014, section 21
        for: every child
    answered by: practitioner, child
    because: It is what the visit is for
  - retire: contact
    since: 2026-04-01
    read instead: child.phone
    because: It is on record already
  - restore: contact
    because: It is on record for few
  - move: contact
    in: home
    after: likes
    because: The talk goes that way
  - move: section health
    before: home
    because: The doctor asked us
  - rename: siblings
    to: brothers_and_sisters
    because: The families' panel asked for whole words
  - rename: section home
    to: at_home
    because: As our other forms call it
  - lock: likes
    keep: at least
    because: Every child is asked
  - sensitivity: contact
    is: sensitive
    who may see: practitioner
    because: Some addresses must stay secret
  - returns: contact
    returned as:
      cin: Contact
    because: Our returns team needs it
  - timescale: 7 working days
    from: referral.decided_on
    to: assessment.signed_on
    because: Our board's promise
  - retention:
      keep for: 30 years
      from: child.born_on
      then: review
      source: Our own schedule, 2026
    because: Grown-up children still ask us at 28
  - title: Getting to know you
    for family: Getting to know you
    for child: Hello
    easy read: Hello
    because: Chosen by the parents' panel
  - reword: likes
    ask: How does <child.known_as> show you, in any language, what they love?
    meaning: same
    when all: communication-support, newly-arrived
    because: Both variants put it in their own words, and some children are in both
  - when: contact
    skip when: child.unborn is yes
    when all: communication-support, newly-arrived
    because: As for every child
  - options: school
    offer:
      in_hospital: In hospital
    when all: communication-support, newly-arrived
    because: Some of our children wait there
  - no answer because: likes
    offer: not_yet_known
    when all: communication-support, newly-arrived
    because: It takes time
  - require: likes
    essential: yes
    when all: communication-support, newly-arrived
    because: It is what the visit is for
"""

VARIANT = """\
penpicture: 1
variant: communication-support
changes: first-visit@1
rank: authority
owner: Northshire disabled children's team
applies when: child.communicates_by is answered
because: Children who sign or use pictures are asked in their way
list:
  - reword: likes
    ask: What does <child.known_as> show you that they love?
    meaning: same
    because: Not every child says it
"""
