"""An exemplar as its author would write it, straight to a session: what the tests of the engine begin with."""

from __future__ import annotations

from datetime import date
from textwrap import dedent, indent
from typing import Any

from penpicture.dsl.printing import text
from penpicture.dsl.source import Source
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.session import Session

HEAD = """\
penpicture: 1
exemplar: small
version: 1.0.0
title: Small
about: child
"""


def artifact(body: str) -> Artifact:
    """The artifact of an exemplar whose file has this body under a usual head; the test fails with its faults."""
    compiled = compile_exemplar(Source("small.yaml", HEAD + dedent(body)))
    assert compiled.artifact is not None, text(compiled.diagnostics)
    return compiled.artifact


def asking(questions: str, rest: str = "") -> Artifact:
    """The artifact of an exemplar with one section of these questions; `rest` stands before the sections."""
    listed = indent(dedent(questions), "      ")
    sections = "sections:\n  - id: story\n    title: Story\n    questions:\n" + listed
    return artifact(dedent(rest) + sections)


def visit(questions: str, rest: str = "", **opening: Any) -> Session:
    """A blank record of such an exemplar, on a fixed day."""
    opening.setdefault("today", date(2026, 6, 1))
    return Session.open(asking(questions, rest), **opening)
