"""Models of exemplars as an author writes them, for the tests of proofs."""

from __future__ import annotations

from textwrap import dedent, indent

from penpicture.dsl.diagnostic import Diagnostic
from penpicture.dsl.printing import text
from penpicture.dsl.source import Source
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.model import Condition, Model

HEAD = """\
penpicture: 1
exemplar: small
version: 1.0.0
title: Small
about: child
as of: started
"""

STARTED = """\
- id: started
  ask: When did it start?
  type: date
"""


def written(questions: str, rest: str = "") -> Source:
    """An exemplar with one section of these questions, after one that says when it started."""
    listed = indent(STARTED + dedent(questions), "      ")
    sections = f"sections:\n  - id: story\n    title: Story\n    questions:\n{listed}"
    return Source("small.yaml", HEAD + dedent(rest) + sections)


def model(questions: str, rest: str = "") -> Model:
    """Its model; the test fails with the faults of one that has errors."""
    compiled = compile_exemplar(written(questions, rest))
    assert "analyse" in compiled.values, text(compiled.diagnostics)
    found: Model = compiled.values["analyse"]
    return found


def told(questions: str, rest: str = "") -> list[Diagnostic]:
    """What is found in it."""
    return list(compile_exemplar(written(questions, rest)).diagnostics)


def asks(made: Model, path: str) -> Condition:
    """The condition by which a question is asked."""
    return next(rule.condition for rule in made.questions[path].rules if rule.kind == "ask")
