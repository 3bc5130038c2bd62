"""A small exemplar to publish, and its next versions."""

from __future__ import annotations

from pathlib import Path

TEXT = """\
penpicture: 1
exemplar: first-visit
version: 1.0.0
title: First visit
about: child
as of: assessment.started_on
sections:
  - id: home
    title: At home
    questions:
      - id: smoking
        ask: Does anybody smoke indoors?
        type: choice
        options:
          daily: Every day
          rarely: Now and then
          never: Never
      - id: naps
        ask: How does <child.known_as> nap?
        type: text
        ask when: child.age < 5 years
        if not known: wait
      - id: cot
        ask: Where does <child.known_as> sleep?
        type: text
        ask when: child.age < 5 years
        if not known: wait
      - id: friends
        ask: Whom does <child.known_as> play with?
        type: long text
"""

LAYER = """\
penpicture: 1
layer: ours
changes: first-visit@1
rank: authority
owner: Our practice board
list:
  - reword: smoking
    ask: Does anybody smoke at home?
    meaning: same
    because: Indoors was read as in this room
    agreed: 2026-02-10
"""

AUTHORITY = """\
penpicture: 1
authority: ours
title: Our own council
nation: England
publishes: first-visit@1.0.0
"""


def edited(version: str, *changes: tuple[str, str], text: str = TEXT) -> str:
    """The exemplar at a version, with pieces of its text replaced. Raises AssertionError where one is not there."""
    for old, new in (("version: 1.0.0", f"version: {version}"), *changes):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def folder(root: Path) -> Path:
    """An authority's folder with the exemplar, and a layer over it."""
    (root / "exemplars").mkdir(parents=True)
    (root / "layers").mkdir()
    (root / "exemplars" / "first-visit.yaml").write_text(TEXT, encoding="utf-8")
    (root / "layers" / "ours.yaml").write_text(LAYER, encoding="utf-8")
    (root / "authority.yaml").write_text(AUTHORITY, encoding="utf-8")
    return root
