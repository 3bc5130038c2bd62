"""A small exemplar with its own data model, and a store in which children of one family have records of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from penpicture.dsl.printing import text
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.knowing.family import new_child
from penpicture.engine.library import Workspace
from penpicture.engine.session import Session
from penpicture.engine.store.signing import sign
from penpicture.engine.store.store import Store

AUTHORITY = """\
penpicture: 1
authority: small
title: Small
nation: England
"""
_FACTS_HEAD = """\
penpicture: 1
data model: small-facts
version: 1.0.0
facts:
"""
_FACTS = (
    ("child.known_as", "text", "child", ("publish: at once",)),
    ("child.language", "text", "child", ()),
    ("child.carers", "list", "relationship", ("each: carer", "facts: [{id: name, title: Name, type: text}]")),
    ("family.drinking", "choice", "family", ("options: {now: Now, past: Past, never: Never}",)),
    ("family.needs", "text", "family", ("publish: at once",)),
    ("family.hopes", "text", "family", ("sensitivity: sensitive",)),
    ("family.friends", "list", "family", ("each: friend", "facts: [{id: who, title: Who, type: text}]")),
    ("household.address", "text", "household", ("publish: at once", "sensitivity: restricted")),
    ("referral.reason", "text", "record", ()),
)


def _facts() -> str:
    text = _FACTS_HEAD
    for name, kind, about, rest in _FACTS:
        text += f"  - id: {name}\n    title: {name}\n    type: {kind}\n    about: {about}\n"
        text += "".join(f"    {line}\n" for line in rest)
    return text


_HEAD = """\
penpicture: 1
exemplar: visit
version: 1.0.0
title: Visit
about: child
data model: small-facts@1
sections:
  - id: visit
    title: The visit
    questions:
"""
_QUESTIONS = (
    ("known_as", "What is the child called?", "text", "child.known_as", ""),
    ("language", "Which language is easiest?", "text", "child.language", "not_known"),
    ("carers", "Who looks after the child?", "group", "child.carers", "name"),
    ("drinking", "Does drinking affect the child?", "choice", "family.drinking", "not_known"),
    ("needs", "What does the family need?", "text", "family.needs", ""),
    ("hopes", "What does the family hope for?", "text", "family.hopes", ""),
    ("friends", "Who are the friends of the family?", "group", "family.friends", "who"),
    ("address", "Where do they live?", "text", "household.address", ""),
    ("reason", "Why did we visit?", "text", "referral.reason", ""),
)


def _visit() -> str:
    text = _HEAD
    for name, ask, kind, fact, rest in _QUESTIONS:
        text += f"      - id: {name}\n        ask: {ask}\n        type: {kind}\n        fact: {fact}\n"
        if kind == "group":
            text += f"        questions:\n          - id: {rest}\n            ask: Which one?\n"
            text += f"            type: text\n            fact: {rest}\n"
            continue
        if kind == "choice":
            text += "        options: {now: Now, past: Past, never: Never}\n"
        if rest:
            text += f"        no answer because: {rest}\n"
    return text + "      - id: notes\n        ask: What else was there?\n        type: text\n"


def visit() -> Artifact:
    """The artifact of a visit to a child."""
    return _built("child")


def family_visit() -> Artifact:
    """The same, about the family as a whole."""
    return _built("family")


def other_visit() -> Artifact:
    """The same, of a data model in which nobody has `never` drunk."""
    return _built("child", " never: Never")


@cache
def _built(about: str, without: str = "") -> Artifact:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "exemplars" / "data-model").mkdir(parents=True)
        (folder / "authority.yaml").write_text(AUTHORITY, encoding="utf-8")
        (folder / "exemplars" / "data-model" / "1.0.0.yaml").write_text(
            _facts().replace(f",{without}" if without else "\0", ""), encoding="utf-8"
        )
        path = folder / "exemplars" / "visit.yaml"
        written = (
            _visit()
            .replace("about: child", f"about: {about}")
            .replace(f",{without}" if without else "\0", "")
        )
        path.write_text(written, encoding="utf-8")
        made = compile_exemplar(path, Workspace.of(folder))
    assert made.artifact is not None, text(made.diagnostics)
    return made.artifact


class Case:
    """A store with children of one family, and what workers do in it, one day after the other."""

    def __init__(self, path: Path, store: Store | None = None) -> None:
        """A new store, or one that is open."""
        self.store = store or Store.open(path / "records.db", create=True)
        self.day = 0

    def now(self) -> datetime:
        """A day later than anything before."""
        self.day += 1
        return datetime.fromordinal(date(2026, 3, 1).toordinal() + self.day).replace(tzinfo=UTC)

    def child(self, sibling: str | None = None, **others: Any) -> str:
        """A new child; with a sibling, of that one's family and household."""
        return new_child(self.store, sibling_of=sibling, by="A. Worker", at=self.now(), **others)

    def begin(self, child: str, **answers: Any) -> str:
        """A draft about a child, with answers."""
        record = self.store.begin(visit(), subject=child, by="A. Worker", at=self.now())
        if answers:
            self.write(record, **answers)
        return record

    def write(self, record: str, **answers: Any) -> None:
        """Answers in a draft, and `clear=` what is taken back."""
        session = self.store.session(record)
        for question, value in answers.items():
            self.say(session, question, value)
        head = self.store.standing(record).head
        self.store.write(record, session.answers(), by="A. Worker", after=head, at=self.now())

    def say(self, session: Session, question: str, value: Any) -> None:
        """An answer, None to take one back, or rows of one answer each by their identifiers."""
        if isinstance(value, Mapping):
            part = {"carers": "name", "friends": "who"}[question]
            for row, said in value.items():
                if said is None:
                    session.remove_row(question, row)
                    continue
                if row not in {
                    a.rows[0] for a, _ in session.instances() if a.rows and a.path.startswith(question)
                }:
                    session.add_row(question, row)
                session.answer(f"{question}[{row}].{part}", said)
        elif value is None:
            session.clear(question)
        else:
            session.answer(question, value)

    def sign(self, record: str, *looked_at: str) -> None:
        """A signature."""
        head = self.store.standing(record).head
        sign(self.store, record, by="A. Worker", after=head, looked_at=looked_at, at=self.now())

    def signed(self, child: str, **answers: Any) -> str:
        """A record that is begun, written and signed."""
        record = self.begin(child, **answers)
        self.sign(record)
        return record
