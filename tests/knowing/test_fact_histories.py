"""The history of a fact only grows, verifies byte by byte, and stays whole where a part of it was erased."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from penpicture.engine.knowing.fact_history import held_by_another, note_erasure
from penpicture.engine.knowing.identity import holders
from penpicture.engine.knowing.verifying import broken
from penpicture.engine.knowing.version import REDACTED, SEVERED
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import verify
from tests.knowing.family import Case
from tests.knowing.test_publishing import values, versions


def faults(store: Store) -> tuple[str, ...]:
    with store.reading() as connection:
        return tuple(each.what for each in broken(connection))


def test_histories_that_nobody_touched_verify(case: Case) -> None:
    sam = case.child()
    case.signed(sam, language="Welsh", drinking="past", carers={"r1": "Gran"})
    case.signed(sam, language="English")
    assert faults(case.store) == ()


def test_an_erased_version_is_nothing_that_is_known_and_the_rest_verifies(case: Case) -> None:
    """A redaction takes out what was said, says so, and leaves every other digest as it was (requirement 5)."""
    sam = case.child()
    case.signed(sam, language="Welsh", hopes="A garden")
    first, *_ = versions(case, sam, "child.language")
    assert first.said is not None
    with case.store.writing() as writing:
        holder = holders(writing.connection, sam)["child"]
        note_erasure(
            writing.connection, holder, "child.language", REDACTED, [first.said.digest], at="2026-04-01", by="A. Lead"
        )  # fmt: skip
    assert values(case, sam) == {"family.hopes": "A garden"}
    kept, note = versions(case, sam, "child.language")
    assert (kept.held, kept.digest, kept.record) == (None, first.digest, first.record)
    assert (note.how, note.erased, note.by) == ("redacted", (first.said.digest,), "A. Lead")
    assert faults(case.store) == ()
    case.signed(sam, language="English")
    assert values(case, sam)["child.language"] == "English"


def test_where_a_fact_came_from_can_be_taken_out_and_what_is_known_stays(case: Case) -> None:
    """So that a family keeps what it knows when a child's links to it are cut."""
    sam = case.child()
    case.signed(sam, drinking="past")
    (first,) = versions(case, sam, "family.drinking")
    with case.store.writing() as writing:
        holder = holders(writing.connection, sam)["family"]
        note_erasure(
            writing.connection, holder, "family.drinking", SEVERED, [first.source.digest], at="2026-04-01", by="A. Lead"
        )  # fmt: skip
    assert values(case, sam) == {"family.drinking": "past"}
    assert versions(case, sam, "family.drinking")[0].record is None
    assert faults(case.store) == ()


CHANGES = {
    "a word that was said": "UPDATE fact_leaves SET text = replace(CAST(text AS TEXT), 'Welsh', 'Irish') WHERE place LIKE 'said%'",
    "a salt": "UPDATE fact_leaves SET salt = zeroblob(16)",
    "who told it": "UPDATE fact_leaves SET text = CAST(replace(CAST(text AS TEXT), 'A. Worker', 'B. Worker') AS BLOB) WHERE place LIKE 'source%'",
    "a leaf taken out in silence": "UPDATE fact_leaves SET salt = NULL, text = NULL WHERE place LIKE 'said%'",
    "a leaf that is gone": "DELETE FROM fact_leaves WHERE place LIKE 'said%'",
    "how it came to be known": "UPDATE fact_versions SET body = CAST(replace(CAST(body AS TEXT), 'corrected', 'confirmed') AS BLOB)",
    "a digest": "UPDATE fact_versions SET digest = 'sha256:0'",
    "the name of a version": "UPDATE fact_versions SET version = version || '0'",
    "the first version gone": "DELETE FROM fact_versions WHERE number = 1",
    "the last version gone": "DELETE FROM fact_versions WHERE number = 2",
    "the name of the fact": "UPDATE fact_histories SET fact = 'child.known_as'",
    "a version that is a text": "UPDATE fact_versions SET body = 'nothing'",
    "whose it is": "UPDATE fact_histories SET holder = 'another child'",
    "whose it is gone": "DELETE FROM fact_histories",
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_somebody_changed_in_the_file_is_found(tmp_path: Path, change: str) -> None:
    case = Case(tmp_path)
    sam = case.child()
    case.signed(sam, language="Welsh")
    case.signed(sam, language="English")
    case.store.close()
    path = tmp_path / "records.db"
    with sqlite3.connect(path) as file:
        assert file.execute(CHANGES[change]).rowcount > 0
    file.close()
    with Store.open(path) as store:
        assert faults(store)
        assert not any(word in each for each in faults(store) for word in ("Welsh", "English", "Irish"))


def test_a_history_that_is_severed_is_anothers_and_verifies(case: Case) -> None:
    """Nothing of it says whose it was."""
    sam = case.child()
    case.signed(sam, language="Welsh")
    other = case.child()
    with case.store.writing() as writing:
        held_by_another(writing.connection, sam, other, at="2026-04-01", by="A. Lead")
    assert values(case, other) == {"child.language": "Welsh"} and values(case, sam) == {}
    assert faults(case.store) == ()
    case.signed(other, language="English")
    assert [one.how for one in versions(case, other, "child.language")] == ["new", "severed", "corrected"]


def test_any_byte_of_a_version_that_is_changed_is_found(tmp_path: Path) -> None:
    """Every third byte of body, leaves and digests of one small history, one after the other."""
    case = Case(tmp_path)
    case.signed(case.child(), language="Welsh")
    case.store.close()
    path = tmp_path / "records.db"
    columns = (("fact_histories", "holder"), ("fact_histories", "salt"), ("fact_versions", "body"), ("fact_versions", "digest"), ("fact_leaves", "text"), ("fact_leaves", "salt"), ("fact_leaves", "digest"))  # fmt: skip
    file = sqlite3.connect(path, isolation_level=None)
    file.execute("PRAGMA synchronous = OFF")
    with Store.open(path) as store:
        tried = 0
        for table, column in columns:
            for (was,) in file.execute(f"SELECT DISTINCT {column} FROM {table}").fetchall():
                data = was if isinstance(was, bytes) else was.encode()
                for n in range(0, len(data), 3):
                    spoilt = data[:n] + bytes([data[n] ^ 1]) + data[n + 1 :]
                    put = spoilt if isinstance(was, bytes) else spoilt.decode("latin-1")
                    file.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (put, was))
                    assert faults(store), (table, column, n)
                    file.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (was, put))
                    tried += 1
        assert tried > 200 and faults(store) == ()
    file.close()


def test_verifying_a_store_verifies_what_is_known_as_well(tmp_path: Path) -> None:
    case = Case(tmp_path)
    sam = case.child()
    case.signed(sam, language="Welsh")
    assert verify(case.store).mismatches == ()
    case.store.close()
    with sqlite3.connect(tmp_path / "records.db") as file:
        file.execute("UPDATE fact_leaves SET salt = zeroblob(16) WHERE place = 'said child.language'")
    file.close()
    with Store.open(tmp_path / "records.db") as store:
        (found,) = verify(store).mismatches
    assert (found.record, found.part, found.place) == ("child.language", "fact", sam)
