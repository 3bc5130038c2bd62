"""An authority's folder with a small base exemplar and the layers that a test writes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from textwrap import dedent, indent

from penpicture.dsl.printing import text
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import Compiled, compile_exemplar

AUTHORITY = """\
penpicture: 1
authority: northshire
title: Northshire Children's Services
nation: {nation}
"""

BASE = """\
penpicture: 1
exemplar: first-visit
version: 1.2.0
title: First visit
about: child
as of: referral.decided_on
timescale:
  from: referral.decided_on
  to: assessment.signed_on
  within: 10 working days
pen picture:
  - id: likes
    say: They like <likes>.
  - id: drinking
    say: Drinking worries somebody.
    when: drinking is now
case summary:
  - show: drinking
    label: Drinking
sections:
  - id: home
    title: Life at home
    questions:
      - id: likes
        ask: What does the child like?
        type: text
      - id: drinking
        ask: Does anybody's drinking affect the child?
        type: choice
        options:
          now: Yes, now
          never: No, never
        no answer because: not_known
        mandatory: yes
      - id: effect
        ask: How does it affect the child?
        type: text
        ask when: drinking is now
      - id: siblings
        ask: Who are the brothers and sisters?
        type: group
        each: sibling
        there are none: No brothers or sisters
        questions:
          - id: name
            ask: What is their name?
            type: text
          - id: age_now
            ask: How old are they?
            type: number
            unit: years
  - id: voice
    title: What the child says
    questions:
      - id: seen_alone
        ask: Was the child seen alone?
        type: yes/no
        no answer because: not_known
        statutory:
          nation: England
          source: Children Act 1989, section 17
          for: every child
pathways:
  - id: seen
    skip when: likes is answered
    questions: seen_alone
    because: {seen}
signatures:
  - id: worker
    role: Social worker
"""
NO_PATHWAY = BASE[: BASE.index("pathways:")] + BASE[BASE.index("signatures:") :]


def layer(changes: str, name: str = "northshire", rank: str = "authority") -> str:
    """The text of a layer with these changes."""
    head = f"penpicture: 1\nlayer: {name}\nchanges: first-visit@1\nrank: {rank}\nowner: The {name} board\nlist:\n"
    return head + indent(dedent(changes).strip("\n"), "  ") + "\n"


def compiled(
    folder: Path, layers: Iterable[str], base: str = NO_PATHWAY, nation: str = "England"
) -> Compiled:
    """The base compiled in a folder with these layers, in files that are named as they come."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "authority.yaml").write_text(AUTHORITY.format(nation=nation), encoding="utf-8")
    (folder / "base.yaml").write_text(base, encoding="utf-8")
    for n, each in enumerate(layers):
        (folder / f"layer-{n}.yaml").write_text(each, encoding="utf-8")
    return compile_exemplar(folder / "base.yaml")


def artifact(folder: Path, *layers: str, base: str = NO_PATHWAY, nation: str = "England") -> Artifact:
    """The artifact of that; the test fails with its faults."""
    found = compiled(folder, layers, base, nation)
    assert found.artifact is not None, text(found.diagnostics)
    return found.artifact


def codes(folder: Path, *layers: str, base: str = NO_PATHWAY, nation: str = "England") -> list[str]:
    """The codes of what is wrong with it."""
    return [each.code for each in compiled(folder, layers, base, nation).diagnostics]
