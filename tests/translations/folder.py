"""Glanmorfa: an authority's folder with one small exemplar and the catalogue that a test writes."""

from __future__ import annotations

from pathlib import Path

from penpicture.dsl.printing import text
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import Compiled, compile_exemplar
from penpicture.engine.session import Session

AUTHORITY = "penpicture: 1\nauthority: glanmorfa\ntitle: Glanmorfa\nnation: Wales\n"
EXEMPLAR = """\
penpicture: 1
exemplar: visit
version: 1.0.0
title: A visit
about: child
as of: assessment.started_on
pen picture:
  - say: <child.known_as> is <child.age> old, and was seen on <seen_on>.
    for child: You are <child.age> old.
sections:
  - id: home
    title: At home
    questions:
      - id: drinking
        ask: Does anyone's drinking affect <child.known_as>?
        for child: Does a grown-up's drinking worry you?
        hint: Ask each person alone.
        type: choice
        options:
          now: Yes, now
          never:
            say: No, never
            for child: Never
        no answer because: not_known
      - id: effect
        ask: How does it affect <child.known_as>?
        type: text
        ask when: drinking is now
        because: Asked where somebody drinks
      - id: seen_on
        ask: When was <child.known_as> seen?
        type: date
      - id: likes
        ask: Who and what does <child.known_as> like?
        type: choices
        options:
          dogs: dogs
          eggs: eggs
          art: art
"""
HEAD = (
    'msgid ""\nmsgstr ""\n"Language: cy\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Content-Transfer-Encoding: 8bit\\n"\n'
)
WELSH = {
    "A visit": "Ymweliad",
    "At home": "Gartref",
    "Does anyone's drinking affect <child.known_as>?": "A yw yfed rhywun yn effeithio ar <child.known_as>?",
    "Does a grown-up's drinking worry you?": "Ydy yfed oedolyn yn dy boeni di?",
    "Ask each person alone.": "Gofynnwch i bob un ar wahân.",
    "Yes, now": "Ydy, nawr",
    "No, never": "Na, byth",
    "Never": "Byth",
    "How does it affect <child.known_as>?": "Sut mae'n effeithio ar <child.known_as>?",
    "Asked where somebody drinks": "Gofynnir lle mae rhywun yn yfed",
    "When was <child.known_as> seen?": "Pryd gwelwyd <child.known_as>?",
    "Who and what does <child.known_as> like?": "Pwy a beth mae <child.known_as> yn ei hoffi?",
    "dogs": "cŵn",
    "eggs": "wyau",
    "art": "celf",
    "<child.known_as> is <child.age> old, and was seen on <seen_on>.": "Mae <child.known_as> yn <child.age> oed, a gwelwyd ar <seen_on>.",
    "You are <child.age> old.": "Rwyt ti'n <child.age> oed.",
    "the child": "y plentyn",
}  # fmt: skip
FACTS = {"child.known_as": "Sam", "child.born_on": "2020-01-02", "assessment.started_on": "2026-06-01"}


def quoted(words: str) -> str:
    """Words as a PO file has them."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def catalogue(welsh: dict[str, str] | None = None, more: str = "") -> str:
    """A catalogue that says each text so, whoever reads it."""
    said = WELSH if welsh is None else welsh
    return HEAD + "".join(f"\nmsgid {quoted(k)}\nmsgstr {quoted(v)}\n" for k, v in said.items()) + more


def folder(at: Path, po: str | None = None, exemplar: str = EXEMPLAR) -> Path:
    """The folder, and the exemplar's file in it."""
    (at / "translations" / "cy").mkdir(parents=True, exist_ok=True)
    (at / "authority.yaml").write_text(AUTHORITY, encoding="utf-8")
    (at / "visit.yaml").write_text(exemplar, encoding="utf-8")
    if po is not None:
        (at / "translations" / "cy" / "visit.po").write_text(po, encoding="utf-8")
    return at / "visit.yaml"


def compiled(at: Path, po: str | None = None, exemplar: str = EXEMPLAR) -> Compiled:
    """What comes of it."""
    return compile_exemplar(folder(at, po, exemplar))


def artifact(at: Path, po: str | None = None, exemplar: str = EXEMPLAR) -> Artifact:
    """The artifact; the test fails with its faults."""
    found = compiled(at, po, exemplar)
    assert found.artifact is not None, text(found.diagnostics)
    return found.artifact


def codes(found: Compiled, besides: str = "") -> list[str]:
    """The codes of what was found about the catalogue; those of titles of facts that nobody translated here are many."""
    return [
        each.code
        for each in found.diagnostics
        if each.code.startswith(("PP66", "PP67")) and each.code != besides
    ]


def visit(made: Artifact) -> Session:
    """A record of it."""
    session = Session.open(made, facts=FACTS)
    session.answer("drinking", "now", by="Ann Worker", at="2026-06-12")
    session.answer("seen_on", "2026-06-12")
    session.answer("likes", ["dogs", "eggs", "art"])
    return session
