"""A folder with two variants, a layer that changes what one of them says and settles what both say, and a base 2 beside base 1
that meets them in every way there is."""

from __future__ import annotations

from pathlib import Path

from tests.variants.folder import AUTHORITY, BASE

BASE_1 = BASE.replace(
    "      - id: contact\n",
    """\
      - id: sleep
        ask: How are the nights?
        type: text
      - id: pets
        ask: Which animals are there?
        type: text
      - id: doctor
        ask: Who is the doctor?
        type: text
      - id: contact
""",
)

SIGNING = """\
# For children who sign.
penpicture: 1
variant: signing
changes: first-visit@1
owner: The signing team
applies when: signs is yes
because: They are asked in their own way
list:
  # Chosen with the families.
  - reword: likes
    ask: What shows that the child likes something?
    meaning: same
    because: Not every child tells it in words

  - reword: sleep
    ask: How do the nights go?
    meaning: same
    because: Nights is what people say
  - reword: doctor
    ask: Who is the doctor, and who signs there?
    meaning: same
    because: Nobody did
  - require: school  # as agreed with the schools
    mandatory: yes
    because: The school signs too
  - add: pictures
    in: home
    after: likes
    ask: Which pictures does the child use?
    type: text
    no answer because: not_known
    because: They come along
  - add: vet
    in: home
    ask: Who looks after the animals?
    type: text
    no answer because: not_known
    ask when: pets is answered
    because: Animals are told first
  - retire: contact
    since: 2026-04-01
    because: We have it
"""

NEWCOMERS = """\
penpicture: 1
variant: newcomers
changes: first-visit@1
owner: The welcome team
applies when: interpreter is yes
because: They are asked in their own language
list:
  - reword: likes
    ask: What does the child like, in its own language?
    meaning: same
    because: The word came first
  - reword: sleep
    ask: How are the nights here?
    meaning: same
    because: They were others before
"""

LAYER = """\
penpicture: 1
layer: northshire
changes: first-visit@1
owner: The practice board
list:
  # What holds for children of both.
  - reword: likes
    ask: What shows it, and what is it called at home?
    meaning: same
    when all: signing, newcomers
    because: Both teams said so
  - reword: sleep
    ask: How do the nights go here?
    meaning: same
    when all: signing, newcomers
    because: Both teams said so
  - reword: signing/likes
    hint: Show the pictures.
    meaning: same
    because: Our own pictures
"""

BASE_2 = (
    BASE_1.replace("version: 1.2.0", "version: 2.0.0")
    .replace("What does the child like?", "What does the child enjoy?")  # what both variants stand on
    .replace("How are the nights?", "How do the nights go?")  # what one of them said already
    .replace("id: school", "id: place_of_learning")  # the target of a change
    .replace("id: pets", "id: animals")  # what a condition reads
    .replace(
        "        mandatory: yes\n        no answer because: not_known\n",
        """\
        mandatory: yes
        no answer because: not_known
        statutory:
          nation: England
          source: Children Act 1989, section 17
          for: every child
""",
    )  # a duty
    + """\
      - id: pictures
        ask: Which pictures are on the wall?
        type: text
"""  # a name of the variant's
)

FILES = {
    "authority.yaml": AUTHORITY + "uses: first-visit@1\n",
    "exemplars/first-visit/1.yaml": BASE_1,
    "variants/signing.yaml": SIGNING,
    "variants/newcomers.yaml": NEWCOMERS,
    "layers/northshire.yaml": LAYER,
}


def put(folder: Path, **others: str) -> Path:
    """The folder, not locked yet; `base_2`, `signing`, `newcomers`, `layer` and `base_1` are other texts in place of these."""
    files = FILES | {"exemplars/first-visit/2.yaml": others.pop("base_2", BASE_2)}
    paths = {"base_1": "exemplars/first-visit/1.yaml", "layer": "layers/northshire.yaml"}
    files |= {paths.get(name, f"variants/{name}.yaml"): text for name, text in others.items()}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
