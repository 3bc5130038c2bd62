"""A record that somebody made so that looking at it stops: it is told as one that does not match, and nothing else is left unseen."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from penpicture.engine.canonical import canonical, digest
from penpicture.engine.records.findings import Mismatch
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import export, verify, verify_document
from tests.records.visit import begun

Body = dict[str, Any]
DEEP = "deep"
"""What stands for more lists within one another than a program can write."""


def half_a_letter_in_the_seal(body: Body) -> None:
    if "seal" in body["more"]:
        body["more"]["seal"]["x"] = "\ud800"


def half_a_letter_in_a_place(body: Body) -> None:
    body["said"]["a\ud800"] = "sha256:x"


def a_seal_too_deep_to_be_read(body: Body) -> None:
    if "seal" in body["more"]:
        body["more"]["seal"]["x"] = DEEP


CRAFTED = [half_a_letter_in_the_seal, half_a_letter_in_a_place, a_seal_too_deep_to_be_read]


def chained(entries: list[str], change: Callable[[Body], None]) -> list[tuple[str, str]]:
    """The bodies of a history written anew with a change, each following from the one before, with their digests."""
    made: list[tuple[str, str]] = []
    for each in entries:
        body = json.loads(each)
        change(body)
        body["previous"] = made[-1][1] if made else None
        text = json.dumps(body, sort_keys=True, separators=(",", ":"))
        text = text.replace(f'"{DEEP}"', "[" * 960 + "]" * 960)
        made.append((text, digest(text.encode())))
    return made


@pytest.mark.parametrize("change", CRAFTED)
def test_it_keeps_no_other_record_from_being_looked_at(
    signed_store: Path, change: Callable[[Body], None]
) -> None:
    with Store.open(signed_store) as store:
        begun(store, "r-2", story="The rent rose.")
    with closing(sqlite3.connect(signed_store)) as inner, inner:
        bodies = [row[0].decode() for row in inner.execute("select body from entries where record = 'r-1'")]
        for number, (text, made) in enumerate(chained(bodies, change), 1):
            row = (text.encode(), made, number)
            inner.execute("update entries set body = ?, digest = ? where record = 'r-1' and number = ?", row)
    with Store.open(signed_store) as store:
        told = verify(store)
    assert [each.record for each in told.mismatches] == ["r-1"]
    assert [each.record for each in told.sound] == ["r-2"]
    json.dumps(told.as_json(), ensure_ascii=False).encode()


@pytest.mark.parametrize("change", CRAFTED)
def test_one_that_was_handed_on_is_told_as_one_that_does_not_match(
    signed_store: Path, change: Callable[[Body], None]
) -> None:
    with Store.open(signed_store) as store:
        document = json.loads(export(store, "r-1"))
    bodies = [each["body"] for each in document["entries"]]
    for entry, (text, made) in zip(document["entries"], chained(bodies, change), strict=True):
        entry["body"], entry["digest"] = text, made
    (found,) = verify_document(canonical(document)).mismatches
    assert isinstance(found, Mismatch) and found.record == "r-1"
    found.what.encode()
