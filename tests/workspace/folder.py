"""Northshire's folder on base 1 of a small exemplar, with base 2 beside it, which meets its layers in every way there is."""

from __future__ import annotations

from pathlib import Path

AUTHORITY = """\
# Northshire is invented.
penpicture: 1
authority: northshire
title: Northshire Children's Services
nation: England
uses: first-visit@1  # until the board has met
"""

BASE_1 = """\
penpicture: 1
exemplar: first-visit
version: 1.0.0
title: First visit
about: child
sections:
  - id: home
    title: Life at home
    questions:
      - id: likes
        ask: What does the child like?
        type: text
      - id: sleep
        ask: How are the nights?
        type: text
      - id: school
        ask: Which school?
        type: text
      - id: pets
        ask: Which animals are there?
        type: text
      - id: drinking
        ask: Does anybody's drinking affect the child?
        type: choice
        options:
          now: Yes, now
          never: No, never
        no answer because: not_known
      - id: seen_alone
        ask: Was the child seen alone?
        type: yes/no
        no answer because: not_known
      - id: doctor
        ask: Who is the doctor?
        type: text
"""

BASE_2 = (
    BASE_1.replace("version: 1.0.0", "version: 2.0.0")
    .replace("What does the child like?", "What does the child enjoy?")  # what a change stands on
    .replace("How are the nights?", "How do the nights go?")  # what Northshire said already
    .replace("id: school", "id: place_of_learning")  # the target of a change
    .replace("id: pets", "id: animals")  # what a condition of Northshire's reads
    .replace(
        """\
        ask: Was the child seen alone?
        type: yes/no
        no answer because: not_known
""",
        """\
        ask: Was the child seen alone?
        type: yes/no
        no answer because: not_known
        statutory:
          nation: England
          source: Children Act 1989, section 17
          for: every child
""",
    )  # a duty
    + """\
      - id: who_asked
        ask: Who asked for this visit?
        type: text
"""  # a name of Northshire's
)

LAYER = """\
# What Northshire says.
penpicture: 1
layer: northshire
changes: first-visit@1
owner: The Northshire practice board
list:
  # Chosen by the parents' panel.
  - reword: likes
    ask: What makes the child happy?
    meaning: same
    because: Our parents' panel chose these words

  - reword: sleep
    ask: How do the nights go?
    meaning: same
    because: Nights is what people say
  - reword: home.school  # not only schools
    ask: Where does the child learn?
    meaning: same
    because: Some learn at home
  - add: vet
    in: home
    ask: Who looks after the animals?
    type: text
    ask when: pets is answered
    because: Neglect of animals says something
  # Asked by our audit.
  - add: who_asked
    in: home
    ask: Who asked us to come?
    type: text
    because: Local audit, March 2026
  - retire: seen_alone
    since: 2026-04-01
    because: We ask it elsewhere
  - reword: doctor
    ask: Who is the family's doctor?
    meaning: same
    because: Most families have one
"""


def northshire(folder: Path, base_2: str = BASE_2, layer: str = LAYER) -> Path:
    """The folder, not locked yet."""
    files = {
        "authority.yaml": AUTHORITY,
        "exemplars/first-visit/1.0.0.yaml": BASE_1,
        "exemplars/first-visit/2.0.0.yaml": base_2,
        "layers/authority/northshire.yaml": layer,
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
