"""A small exemplar with two variants, as their authors write them: in other words and with other options for some children."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from penpicture.dsl.printing import text
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar

BASE = """\
penpicture: 1
exemplar: first-visit
version: 1.0.0
title: First visit
about: child
pen picture:
  - Robin tells people things with <talks>.
sections:
  - id: child
    title: About Robin
    questions:
      - id: disabled
        ask: Is Robin disabled?
        type: yes/no
        no answer because: not_known
      - id: welsh
        ask: Is Welsh spoken at home?
        type: yes/no
  - id: usual
    title: A usual week
    hint: Any week will do.
    questions:
      - id: talks
        ask: How does Robin tell people things?
        for family: How do they tell you things?
        type: choice
        options:
          speech: Speech
          drawing: Drawing
        no answer because: not_known, declined
      - id: likes
        ask: What does Robin like?
        hint: Anything at all.
        type: long text
        no answer because: not_known
      - id: friends
        ask: Who are the friends?
        type: group
        each: friend
        there are none: No friends yet
        questions:
          - id: name
            ask: What is their name?
            type: text
      - id: ends
        ask: Is that all for now?
        type: yes/no
pathways:
  - id: brief
    short when: ends is yes
    because: It is said
"""
AUTHORITY = "penpicture: 1\nauthority: northshire\ntitle: Northshire\nnation: England\n"
DISABILITY = """\
penpicture: 1
variant: disability
changes: first-visit@1
rank: authority
owner: The disabled children's team
applies when: disabled is yes
because: Everybody tells people things in their own way
list:
  - reword: section usual
    title: A usual week, and what helps
    meaning: same
    because: What helps is half of the week
  - reword: talks
    ask: How does Robin speak, sign or show things?
    for family: How do they show you things?
    hint: Signs, symbols and sounds count.
    meaning: changed
    because: Speech is one way of many
  - options: talks
    offer:
      device: A voice machine
    withdraw: drawing
    since: 2026-04-01
    because: Drawings are asked about elsewhere
  - no answer because: talks
    offer: not_asked
    withdraw: declined
    because: The team says why it did not ask
  - require: talks
    mandatory: yes
    because: It decides who is in the room
  - require: likes
    mandatory: yes
    essential: yes
    because: It is where the plan begins
  - reword: friends
    ask: Who does Robin like to be with?
    row title: With <name>
    there are others: And others
    meaning: same
    because: Not everybody says friend
  - add: aids
    in: usual
    after: friends
    ask: What makes getting about easier?
    type: text
    because: So that it is there on the day
"""
WELSH = """\
penpicture: 1
variant: welsh-spoken
changes: first-visit@1
rank: authority
owner: The language board
applies when: welsh is yes
list:
  - reword: likes
    ask: What does Robin like, in either language?
    meaning: same
    because: The answer may be in Welsh
"""
BOTH = """\
penpicture: 1
layer: both
changes: first-visit@1
rank: team
owner: The team
list:
  - reword: talks
    ask: In which language, and how?
    meaning: changed
    when all: disability, welsh-spoken
    because: Both are asked in one breath
"""


WRITTEN = {"authority": AUTHORITY, "base": BASE, "disability": DISABILITY, "welsh": WELSH, "both": BOTH}


@cache
def varied() -> Artifact:
    """`disability` applies where `disabled` is yes, `welsh-spoken` where `welsh` is: one of them, both or neither."""
    with tempfile.TemporaryDirectory() as folder:
        for name, said in WRITTEN.items():
            (Path(folder) / f"{name}.yaml").write_text(said, encoding="utf-8")
        compiled = compile_exemplar(Path(folder) / "base.yaml")
    assert compiled.artifact is not None, text(compiled.diagnostics)
    return compiled.artifact
