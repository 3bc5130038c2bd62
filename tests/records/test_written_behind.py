"""What somebody writes past Penpicture behind a signature, under a name that is none, or beside the tables: `verify` tells it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from penpicture.engine.canonical import canonical, digest
from penpicture.engine.records.leaf import leaf
from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.redacting import redact
from penpicture.engine.store.severing import sever
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import verify
from penpicture.verified_told import verified_text
from tests.records.test_verifying import first, found, tamper
from tests.records.visit import begun


def add(path: Path, kind: str, said: dict[str, Any], *, taking: str = "") -> None:
    """Add an entry to a history, with all that follows from it, `taking` out a leaf: as whoever knows how could."""
    with closing(sqlite3.connect(path)) as connection:
        (number, body, before) = connection.execute(
            "SELECT number, body, digest FROM entries ORDER BY number DESC LIMIT 1"
        ).fetchone()
        last = json.loads(body)
        leaves = [leaf(place, each) for place, each in said.items()]
        entry = {
            "at": last["at"], "by": "Jim", "entry": 1, "kind": kind, "number": number + 1, "previous": before,
            "record": last["record"], "said": {each.place: each.digest for each in leaves}, "under": last["under"],
        }  # fmt: skip
        if taking:
            found = connection.execute("SELECT digest FROM leaves WHERE place = ?", (taking,)).fetchone()
            entry["more"] = {"erased": list(found)}
            connection.execute("UPDATE leaves SET salt = NULL, text = NULL WHERE digest = ?", found)
        text = canonical(entry)
        connection.execute(
            "INSERT INTO entries (record, number, body, digest) VALUES (?, ?, ?, ?)",
            (last["record"], number + 1, text, digest(text)),
        )
        for each in leaves:
            connection.execute(
                "INSERT INTO leaves (record, digest, place, salt, text) VALUES (?, ?, ?, ?, ?)",
                (last["record"], each.digest, each.place, each.salt, each.text),
            )
        connection.execute("UPDATE records SET head = ?, digest = ?", (number + 1, digest(text)))
        connection.commit()


@pytest.mark.parametrize("kind", ["wrote", "looked", "migrated", "undone", "redacted", "severed"])
def test_an_answer_that_was_written_behind_the_signature_was_signed_by_nobody(
    signed_store: Path, kind: str
) -> None:
    add(signed_store, kind, {"drinking": {"value": "never"}})
    assert first(signed_store) == (
        "entry",
        "entry 3 of its history writes after it was signed, and signs nothing",
    )
    with Store.open(signed_store) as store, pytest.raises(StoreFault) as refused:
        store.session("r-1")
    assert refused.value.code == "PP784", "nor can an amendment sign it along"


@pytest.mark.parametrize("place", ["story", "fact child.known_as"])
def test_a_severance_takes_nothing_out(signed_store: Path, place: str) -> None:
    add(signed_store, "severed", {}, taking=place)
    assert first(signed_store) == ("entry", "entry 3 of its history erases something, and is no redaction")


def test_that_a_record_was_cut_from_whom_it_was_about_is_told(signed_store: Path) -> None:
    with Store.open(signed_store) as store:
        sever(store, "c-1", because="An adoption", by="Jim")
        told = verify(store, "r-1")
    (cut,) = told.sound[0].severed
    assert (cut.entry, cut.by) == (3, "Jim") and told.as_json()["sound"][0]["severed"] == [cut.as_json()]
    assert "\ncut from whom it was about on " in verified_text(told) and verified_text(told).endswith(
        " by Jim\n"
    )


@pytest.mark.parametrize("tables", [("records",), ("records", "entries", "leaves")])
def test_a_record_whose_name_is_of_another_kind_is_not_passed_over(
    signed_store: Path, tables: tuple[str, ...]
) -> None:
    with Store.open(signed_store) as store:
        begun(store, "r-2")
    for table in tables:
        tamper(signed_store, f"UPDATE {table} SET record = CAST(record AS BLOB) WHERE record = 'r-1'")
    told = found(signed_store)
    assert "r-1" in [each.record for each in told.mismatches]
    assert [each.record for each in told.sound] == ["r-2"], told.mismatches


def test_what_could_write_down_what_is_erased_is_named_and_nothing_is_erased_before_it(
    signed_store: Path,
) -> None:
    tamper(signed_store, "CREATE TABLE shadow (text)")
    tamper(
        signed_store,
        "CREATE TRIGGER copied BEFORE UPDATE ON leaves BEGIN INSERT INTO shadow VALUES (old.text); END",
    )
    assert [each.what for each in found(signed_store).mismatches] == [
        "it has a table, `shadow`, which Penpicture did not make",
        "it has a trigger, `copied`, which Penpicture did not make",
    ]
    with Store.open(signed_store) as store, pytest.raises(StoreFault) as refused:
        redact(store, "r-1", ["story"], because="It was decided so", by="Jim")
    assert refused.value.code == "PP784" and "a trigger, `copied`" in str(refused.value)
    with Store.open(signed_store) as store:
        assert not store.history("r-1").redacted
