"""A small exemplar that is signed, and records of it in a store of a test's own."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from penpicture.engine.artifact import Artifact
from penpicture.engine.store.store import Store
from tests.engine.written import artifact

BODY = """\
signatures:
  - id: worker
    role: Social worker
sections:
  - id: start
    title: The start
    questions:
      - id: story
        ask: What happened?
        type: long text
        mandatory: yes
        no answer because: not_known
      - id: drinking
        ask: Does anybody's drinking worry you?
        type: choice
        options:
          now: Yes, now
          never: No, never
        no answer because: not_known
      - id: effect
        ask: What is it like for the children?
        type: text
        ask when: drinking is now
      - id: how_long
        ask: For how many weeks?
        type: number
      - id: in_touch
        ask: How will you stay in touch?
        type: long text
        fact: plan.staying_in_touch
      - id: siblings
        ask: Who are the brothers and sisters?
        type: group
        each: sibling
        there are none: No brothers or sisters
        questions:
          - id: name
            ask: What is their name?
            type: text
"""
WHEN = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
SAM, JO = "Sam Lee", "Jo Day"


@cache
def exemplar() -> Artifact:
    """The exemplar."""
    return artifact(BODY)


@cache
def second() -> Artifact:
    """Its second version: how long is no longer asked, and where one lives is."""
    body = BODY.replace("id: how_long", "id: home").replace("For how many weeks?", "Where do you live?")
    return Artifact.of({**artifact(body.replace("number", "text")).content, "version": "2.0.0"}, {})


def said(**given: Any) -> dict[str, Any]:
    """An answer file that answers these questions, and names siblings where `siblings` is given."""
    siblings: list[str] | None = given.pop("siblings", None)
    found: dict[str, Any] = {
        "penpicture": 1, "answers": "small", "version": "1.0.0",
        "given": {name: {"value": value} for name, value in given.items()},
    }  # fmt: skip
    if siblings is not None:
        rows = [{"row": f"r{n}", "given": {"name": {"value": name}}} for n, name in enumerate(siblings, 1)]
        found["rows"] = {"siblings": {"state": "complete", "list": rows}}
    return found


def store(folder: Path) -> Store:
    """A new store in a folder."""
    return Store.open(folder / "records.store", create=True)


def begun(kept: Store, record: str = "r1", **given: Any) -> str:
    """A record in a store that says this already."""
    return kept.begin(exemplar(), subject="child-1", by=SAM, answers=said(**given), record=record, at=WHEN)


def values(kept: Store, record: str = "r1") -> dict[str, Any]:
    """What a record's questions are answered with."""
    return {name: one.value for name, one in kept.answers(record).given.items()}
