"""A record as a test tells it: open, say, give a reason, see what is asked. The engine's first client.

story = Story.open("initial-assessment", {"child.born_on": "2025-11-03", ...})
story.say("drinking", "past")
assert story.asks("drinking_effect")
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from penpicture.dsl.source import Source
from penpicture.engine.answer_reading import read_answers
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.library import Workspace
from penpicture.engine.session import Session

TOP = Path(__file__).resolve().parents[2]
NORTHSHIRE = TOP / "examples" / "northshire"
OWN = "girl-who-looks-after-her-mum"
"""The case that answers what Northshire's own layers ask: `layers/test_northshire.py` opens it on Northshire's version."""
CASES = tuple(sorted(p.stem for p in (NORTHSHIRE / "cases").glob("*.yaml") if p.stem != OWN))
"""Northshire's cases that answer the national questions alone, and so open on the shipped exemplar too."""
TODAY = date(2026, 1, 12)


@cache
def artifact(name: str) -> Artifact:
    """A shipped exemplar as it stands, in England: without Northshire's layers."""
    path = TOP / "exemplars" / name / "1.0.0.yaml"
    return _compiled(compile_exemplar(path, Workspace.of(NORTHSHIRE).bare()))


@cache
def written(text: str) -> Artifact:
    """An exemplar that stands in a test, as its author would write it."""
    return _compiled(compile_exemplar(Source("exemplar.yaml", text)))


def _compiled(done: Any) -> Artifact:
    assert done.artifact is not None, [f"{d.code} {d.span.line} {d.message}" for d in done.diagnostics]
    found: Artifact = done.artifact
    return found


class Story:
    """One record being written, in the words of the people who write it."""

    def __init__(self, session: Session) -> None:
        """Begin with a session."""
        self.session = session
        self._rows: Counter[str] = Counter()

    @classmethod
    def open(cls, exemplar: str, facts: Mapping[str, Any] | None = None, today: date = TODAY) -> Story:
        """A blank record of a shipped exemplar, with what is on record of the child."""
        return cls(Session.open(artifact(exemplar), facts=facts, today=today))

    @classmethod
    def of(cls, text: str, facts: Mapping[str, Any] | None = None, today: date = TODAY) -> Story:
        """A blank record of an exemplar that stands in the test."""
        return cls(Session.open(written(text), facts=facts, today=today))

    @classmethod
    def case(cls, name: str, today: date = TODAY) -> Story:
        """One of Northshire's cases."""
        path = NORTHSHIRE / "cases" / f"{name}.yaml"
        compiled = artifact("initial-assessment")
        source = Source(path.name, path.read_text(encoding="utf-8"))
        answers, faults = read_answers(source, compiled.content, compiled.content_hash)
        assert answers is not None and not list(faults), [
            f"{d.code} {d.span.line} {d.message}" for d in faults
        ]
        return cls(Session.open(compiled, answers=answers, today=today))

    # --- what people do -----------------------------------------------------------------------------------------

    def say(self, question: str, value: Any, note: str | None = None) -> None:
        """Answer a question."""
        self.session.answer(question, value, note=note)

    def because(self, question: str, reason: str, **more: str) -> None:
        """Say why there is no answer."""
        self.session.give_reason(question, reason, **more)

    def take_back(self, question: str) -> None:
        """Leave a question blank again."""
        self.session.clear(question)

    def add(self, group: str, **answers: Any) -> str:
        """Add a row and answer in it; the row's address."""
        self._rows[group] += 1
        row = self.session.add_row(group, f"r{self._rows[group]}")
        place = f"{group}[{row}]"
        for question, value in answers.items():
            self.say(f"{place}.{question}", value)
        return place

    def there_are_none(self, group: str) -> None:
        """Say that a group has no rows."""
        self.session.say_rows(group, "none")

    def there_are_others(self, group: str) -> None:
        """Say that a group has more rows than are told."""
        self.session.say_rows(group, "others")

    # --- what they see ------------------------------------------------------------------------------------------

    def asks(self, question: str) -> bool:
        """Whether it is asked."""
        return self.session.status(question) == "asked"

    def skips(self, question: str) -> bool:
        """Whether it is skipped."""
        return self.session.status(question) == "skipped"

    def waits(self, question: str) -> bool:
        """Whether it waits for an answer to another."""
        return self.session.status(question) == "pending"

    def why(self, question: str) -> str:
        """The reason shown for a question's status."""
        return self.session.question(question).because.sentence

    def state(self, question: str) -> str:
        """Blank, answered, or the reason that was given."""
        return self.session.question(question).state

    def missing(self) -> set[str]:
        """The questions that sign-off waits for."""
        return {m.question for m in self.session.missing()}

    def set_aside(self) -> set[str]:
        """The questions whose answers are kept and do not count."""
        return {s.question for s in self.session.set_aside()}

    def leads_to(self) -> set[str]:
        """The exemplars that come next."""
        return {n.exemplar for n in self.session.next()}

    def asked(self) -> list[str]:
        """Every question that is asked, rows and all."""
        return [q for q, view in self.session.questions().items() if view.status == "asked"]

    def tells(self, audience: str = "practitioner") -> str:
        """The pen picture."""
        return self.session.pen_picture(audience).text
