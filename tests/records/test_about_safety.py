"""A blank that is about a child's safety: whoever signs is told of it, and no family reads that it can wait (rule S3)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from penpicture.engine.artifact import Artifact
from penpicture.engine.store.amending import amend
from penpicture.engine.store.signing import sign
from penpicture.engine.store.store import Store
from penpicture.recording import Editions, shown
from tests.engine.written import artifact

BEGAN = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
ON = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
SAFE_TONIGHT = {
    "practitioner": "What has been done so that Sam is safe tonight?",
    "family": "What have we agreed so that your child is safe tonight?",
    "child": "What will keep you safe tonight?",
}


def harm() -> Artifact:
    return artifact("""\
for family: Our visit
for child: About me
sections:
  - id: home
    title: At home
    questions:
      - id: harm
        ask: Is the child being harmed?
        for family: Does your child come to harm?
        for child: Is anybody hurting you?
        type: choice
        options: {harmed: "Yes, now", no_sign: "No sign of it"}
        risk: yes
        mandatory: yes
      - id: safe_tonight
        ask: What has been done so that <child.known_as> is safe tonight?
        for family: What have we agreed so that your child is safe tonight?
        for child: What will keep you safe tonight?
        type: text
        risk: yes
        ask when: harm is harmed
        if not known: ask
      - id: likes
        ask: What does the child like?
        type: text
""")


def signed(store: Store, said: str) -> None:
    given = {"harm": {"value": said}}
    told = {"penpicture": 1, "answers": "small", "version": "1.0.0", "given": given}
    store.begin(
        harm(), subject="c-1", by="Kim", facts={"child.known_as": "Sam"}, answers=told, record="r-1", at=BEGAN
    )
    sign(store, "r-1", by="Kim", after=1, at=ON, render=Editions())


def page(store: Store, reader: str) -> str:
    return shown(store, "r-1", reader).text


def under(text: str, title: str) -> str:
    """What stands under a title."""
    return " ".join(text.partition(f"\n{title}\n{'-' * len(title)}\n")[2].partition("\n\n\n")[0].split())


@pytest.mark.parametrize("reader", ["family", "child"])
def test_no_family_is_told_that_what_keeps_a_child_safe_can_wait(store: Store, reader: str) -> None:
    signed(store, "harmed")
    text = page(store, reader)
    assert SAFE_TONIGHT[reader] in under(text, "Still to be written down")
    later = under(text, "Not talked about when this was signed")
    assert "What does the child like?" in later and SAFE_TONIGHT[reader] not in later


@pytest.mark.parametrize("reader", ["family", "child"])
def test_nor_once_harm_came_to_be_known_by_an_amendment(store: Store, reader: str) -> None:
    signed(store, "no_sign")
    assert "Still to be written down" not in page(store, reader)
    told = {"penpicture": 1, "answers": "small", "version": "1.0.0", "given": {"harm": {"value": "harmed"}}}
    amend(store, "r-1", told, because="Sam told us.", by="Kim", after=2, at=ON, render=Editions())
    assert SAFE_TONIGHT[reader] in under(page(store, reader), "Still to be written down")


@pytest.mark.parametrize("reader", ["family", "child"])
def test_nor_while_it_is_a_draft(store: Store, reader: str) -> None:
    store.begin(harm(), subject="c-1", by="Kim", facts={"child.known_as": "Sam"}, record="r-1", at=BEGAN)
    text = page(store, reader)
    assert SAFE_TONIGHT[reader] in under(text, "Still to be written down")
    assert SAFE_TONIGHT[reader] not in under(text, "Still to talk about")


def test_a_practitioner_reads_what_is_blank_about_safety_before_and_after_it_is_signed(store: Store) -> None:
    store.begin(harm(), subject="c-1", by="Kim", facts={"child.known_as": "Sam"}, record="r-2", at=BEGAN)
    draft = shown(store, "r-2", "practitioner").text
    assert under(draft, "Missing for sign-off") == "- Is the child being harmed?"
    signed(store, "harmed")
    for text in (draft, page(store, "practitioner")):
        told = under(text, "About safety, and blank")
        assert told.endswith(f"- {SAFE_TONIGHT['practitioner']}") and "like" not in told
    assert store.session("r-1").blank_risks() == ("safe_tonight",)
