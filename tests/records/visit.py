"""A small record with one of everything that signing freezes, and what is said in it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from penpicture.engine.artifact import Artifact
from penpicture.engine.records.seal import Seal
from penpicture.engine.records.signed import Signature
from penpicture.engine.store.sealing import Render
from penpicture.engine.store.signing import sign
from penpicture.engine.store.store import Store
from penpicture.recording import Editions
from tests.engine.written import artifact

BODY = """\
for family: Our visit
as of: assessment.started_on
timescale:
  from: assessment.started_on
  to: assessment.signed_on
  within: 10 working days
signatures:
  - id: worker
    role: Social worker
    mandatory: yes
  - id: carer
    role: Parent or carer
pen picture:
  - <child.known_as> is <child.age> old.
  - say: About the drinking, <effect>
    when: effect is answered
sections:
  - id: home
    title: At home
    questions:
      - id: story
        ask: What led to this?
        for family: What has brought us together?
        type: text
        mandatory: yes
        no answer because: not_known, declined
      - id: drinking
        ask: Does anyone's drinking affect <child.known_as>?
        for family: Does anyone's drinking affect you all?
        type: choice
        options: {now: "Yes, now", past: "In the past, not now", never: "No, never"}
        no answer because: not_known, not_yet_known
      - id: effect
        ask: How does it affect <child.known_as>?
        type: long text
        mandatory: yes
        no answer because: not_known
        ask when: drinking is one of now, past
      - id: note
        ask: What should only we see?
        type: text
        who may see: practitioner
      - id: siblings
        ask: Who are the brothers and sisters?
        type: group
        each: sibling
        questions:
          - id: name
            ask: What is the name?
            type: text
          - id: at_home
            ask: At home?
            type: yes/no
"""

FACTS = {
    "child.known_as": "Sam",
    "child.born_on": "2018-05-04",
    "child.unborn": False,
    "assessment.started_on": "2026-04-01",
}
SIGNED_ON = datetime(2026, 4, 9, 14, 30, tzinfo=UTC)
WORKER = Signature("worker", "Asha Rahman")
CARER = Signature("carer", "Dana Example", "2026-04-08")


@cache
def exemplar() -> Artifact:
    """The exemplar."""
    return artifact(BODY)


def said(**given: Any) -> dict[str, Any]:
    """Answers to its questions as an answer file has them; a reason where one begins with `because:`, and one sibling."""
    told = {
        name: {"reason": value.removeprefix("because:")}
        if isinstance(value, str) and value.startswith("because:")
        else {"value": value}
        for name, value in given.items()
    }
    return {
        "penpicture": 1,
        "answers": "small",
        "version": "1.0.0",
        "facts": FACTS,
        "given": told,
        "rows": {"siblings": {"list": [{"row": "r1", "given": {"name": {"value": "Robin"}}}]}},
    }


ALL = {
    "story": "The rent rose.",
    "drinking": "past",
    "effect": "the nights are short.",
    "note": "Only for us.",
}


def begun(store: Store, record: str = "r-1", **given: Any) -> str:
    """A draft with these answers, begun on 1 April."""
    began = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
    return store.begin(
        exemplar(), subject="c-1", by="Kim", facts=FACTS, answers=said(**given), at=began, record=record
    )


def signed(
    store: Store,
    record: str = "r-1",
    *,
    render: Render | None = None,
    **given: Any,
) -> Seal:
    """A record with these answers, or all, begun and signed."""
    begun(store, record, **(given or ALL))
    return sign(
        store,
        record,
        by="Asha Rahman",
        signed=(WORKER, CARER),
        after=1,
        at=SIGNED_ON,
        render=render,
    )


def kept(path: Path) -> Seal:
    """A store at a path with one signed record, and what its readers read."""
    with Store.open(path, create=True) as store:
        return signed(store, render=Editions())


TODAY = date(2026, 6, 1)
