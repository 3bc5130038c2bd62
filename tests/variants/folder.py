"""An authority's folder with a small base exemplar, two variants by what its questions say, and whatever a test adds."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent
from typing import Any

from penpicture.dsl.printing import text
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import Compiled, compile_exemplar
from penpicture.engine.session import Session

AUTHORITY = "penpicture: 1\nauthority: northshire\ntitle: Northshire\nnation: England\n"

BASE = """\
penpicture: 1
exemplar: first-visit
version: 1.2.0
title: First visit
about: child
as of: assessment.started_on
pen picture:
  - id: likes
    say: They like <likes>.
sections:
  - id: beginning
    title: Where we begin
    questions:
      - id: signs
        ask: Does the child sign or use pictures?
        type: yes/no
        no answer because: not_known
      - id: interpreter
        ask: Does the family want an interpreter?
        type: yes/no
        no answer because: not_known
  - id: home
    title: Life at home
    questions:
      - id: likes
        ask: What does the child like?
        for child: What do you like?
        type: text
        no answer because: not_known
      - id: school
        ask: Which school?
        type: choice
        options:
          near: The nearest
          far: Another
        ask when: child.age >= 5 years
        no answer because: not_known
      - id: contact
        ask: Whom may we ring?
        type: text
        mandatory: yes
        no answer because: not_known
      - id: seen_alone
        ask: Was the child seen alone?
        type: yes/no
        no answer because: not_known
        statutory:
          nation: England
          source: Children Act 1989, section 17
          for: every child
"""

CONDITIONS = {"signing": "signs is yes", "newcomers": "interpreter is yes"}


def variant(changes: str, name: str = "signing", when: str = "", rank: str = "authority") -> str:
    """The text of a variant with these changes; it applies by its name, or when told."""
    said = when or CONDITIONS[name]
    head = f"penpicture: 1\nvariant: {name}\nchanges: first-visit@1\nrank: {rank}\nowner: The {name} team\napplies when: {said}\n"
    because = "because: They are asked in their own way\nlist:\n"
    return head + because + indent(dedent(changes).strip("\n"), "  ") + "\n"


def compiled(folder: Path, *texts: str, base: str = BASE) -> Compiled:
    """The base compiled in a folder with these layers and variants, in files that are named as they come."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "authority.yaml").write_text(AUTHORITY, encoding="utf-8")
    (folder / "base.yaml").write_text(base, encoding="utf-8")
    for n, each in enumerate(texts):
        (folder / f"laid-{n}.yaml").write_text(each, encoding="utf-8")
    return compile_exemplar(folder / "base.yaml")


def artifact(folder: Path, *texts: str, base: str = BASE) -> Artifact:
    """The artifact of that; the test fails with its faults."""
    found = compiled(folder, *texts, base=base)
    assert found.artifact is not None, text(found.diagnostics)
    return found.artifact


def codes(folder: Path, *texts: str, base: str = BASE) -> list[str]:
    """The codes of what is wrong with it."""
    return [each.code for each in compiled(folder, *texts, base=base).diagnostics]


def record(made: Artifact, **said: Any) -> Session:
    """A record of a child of four, with these answers; a reason is written with a `?` before it."""
    facts = {"child.born_on": "2022-01-10", "assessment.started_on": "2026-03-02"}
    session = Session.open(
        made, facts={name: v for name, v in facts.items() if name in made.content["facts"]}
    )
    for question, value in said.items():
        if isinstance(value, str) and value.startswith("?"):
            session.give_reason(question, value[1:])
        else:
            session.answer(question, value)
    return session
