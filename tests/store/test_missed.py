"""What a store lacks as a whole, and what was put in beside Penpicture, is named: ties to a family, histories of facts, records."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from penpicture.engine.canonical import canonical, digest
from penpicture.engine.knowing.family import moves
from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.severing import sever
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import verify
from tests.knowing.family import Case
from tests.store.small import begun, store


@pytest.fixture
def family(tmp_path: Path) -> tuple[Path, str, str, str]:
    """The file of a store, two children of a family, and a record of the first one's."""
    case = Case(tmp_path)
    child = case.child()
    other = case.child(child)
    record = case.signed(child, known_as="Ash", needs="Rest")
    case.signed(other, known_as="Bo")
    assert not verify(case.store).mismatches
    case.store.close()
    return case.store.path, child, other, record


def found(path: Path, *changes: str, given: tuple[Any, ...] = ()) -> list[tuple[str, str, str]]:
    """What verify says after another program has changed the file."""
    with closing(sqlite3.connect(path)) as connection:
        for change in changes:
            connection.execute(change, given if "?" in change else ())
        connection.commit()
    with Store.open(path) as kept:
        return [(each.record, each.part, each.what) for each in verify(kept).mismatches]


def test_a_stranger_who_was_put_into_a_family_is_named(family: tuple[Path, str, str, str]) -> None:
    path, child, *_ = family
    told = found(
        path,
        "INSERT INTO identities VALUES ('c-9', 'child')",
        "INSERT INTO belongs SELECT 'c-9', kind, number, holder, how, since, at, by, because, line, salt FROM belongs WHERE child = ?",
        given=(child,),
    )
    assert ("c-9", "tie") in {each[:2] for each in told}


def test_a_child_who_was_taken_out_of_a_family_is_missed(family: tuple[Path, str, str, str]) -> None:
    path, _, other, _ = family
    told = found(path, "DELETE FROM belongs WHERE child = ?", given=(other,))
    assert [each[:2] for each in told] == [("the store", "tie")] * 2
    assert "no severance says so" in told[0][2]


@pytest.mark.parametrize(
    ("chain", "key", "what"),
    [
        ("ties", "tie", "which tie was made"),
        ("records", "record", "which record was begun"),
        ("records", "began", "how the record began"),
    ],
)
def test_what_a_line_of_the_ledger_lacks_is_said_in_words(
    family: tuple[Path, str, str, str], chain: str, key: str, what: str
) -> None:
    path = family[0]
    with closing(sqlite3.connect(path)) as connection:
        asked = "SELECT number, body FROM ledger WHERE chain = ? ORDER BY number DESC LIMIT 1"
        number, body = connection.execute(asked, (chain,)).fetchone()
        text = canonical({name: said for name, said in json.loads(body).items() if name != key})
        new = (text, digest(text), chain, number)
        connection.execute("UPDATE ledger SET body = ?, digest = ? WHERE chain = ? AND number = ?", new)
        connection.execute("UPDATE ledger_heads SET digest = ? WHERE chain = ?", (digest(text), chain))
        connection.commit()
    assert ("the store", "ledger", f"line {number} of the ledger of {chain} does not say {what}") in found(
        path
    )


def test_records_whose_names_are_kept_as_bytes_are_not_listed(family: tuple[Path, str, str, str]) -> None:
    with closing(sqlite3.connect(family[0])) as connection:
        connection.execute("UPDATE records SET record = CAST(record AS BLOB)")
        connection.commit()
    with Store.open(family[0]) as kept, pytest.raises(StoreFault, match="PP784.*not kept as text"):
        kept.records()


@pytest.mark.parametrize("column", ["by", "since", "because", "how", "at", "salt"])
def test_a_tie_that_was_rewritten_is_named(family: tuple[Path, str, str, str], column: str) -> None:
    path, _, other, _ = family
    told = found(path, f"UPDATE belongs SET {column} = '2020-01-01' WHERE child = ? AND kind = 'family'", given=(other,))  # fmt: skip
    assert [each[:2] for each in told] == [(other, "tie")]
    assert "to which family it belongs: it is not what was said" in told[0][2]


def test_the_ledger_of_ties_is_a_chain(family: tuple[Path, str, str, str]) -> None:
    path, _, other, _ = family
    told = found(
        path,
        "DELETE FROM ledger WHERE chain = 'ties' AND number = 3",
        "DELETE FROM belongs WHERE child = ? AND line = 3",
        given=(other,),
    )
    assert [each[2] for each in told] == ["line 3 of the ledger of ties is not there"]


def test_an_identity_that_is_gone_is_named(family: tuple[Path, str, str, str]) -> None:
    path, child, *_ = family
    told = found(path, "DELETE FROM identities WHERE identity = ?", given=(child,))
    assert any("nothing says any more what it is" in each[2] for each in told)


def test_ties_stay_whole_through_a_move_and_a_severance(tmp_path: Path) -> None:
    case = Case(tmp_path)
    child = case.child()
    other = case.child(child)
    moves(case.store, other, since="2026-02-01", by="A. Worker", at=case.now())
    case.signed(child, known_as="Ash", needs="Rest")
    case.begin(other)
    sever(case.store, child, because="An adoption order was made", by="A. Worker", at=case.now())
    assert not verify(case.store).mismatches
    case.store.close()


def test_a_fact_whose_whole_history_was_taken_out_is_missed(family: tuple[Path, str, str, str]) -> None:
    path, *_ = family
    told = found(
        path, *(f"DELETE FROM {each}" for each in ("fact_leaves", "fact_versions", "fact_histories"))
    )
    assert ("the store", "ledger") in {each[:2] for each in told}
    assert "histories of facts were begun, and 0 are there" in told[-1][2]


def test_a_record_that_saw_a_version_which_is_gone_is_named(tmp_path: Path) -> None:
    case = Case(tmp_path)
    child = case.child()
    case.signed(child, known_as="Ash")
    draft = case.begin(child)
    case.store.close()
    told = found(case.store.path, *(f"DELETE FROM {each}" for each in ("fact_leaves", "fact_versions", "fact_histories")))  # fmt: skip
    assert (
        draft, "fact", "the version of `child.known_as` that it saw is not in the store, and nothing says why",
    ) in told  # fmt: skip


def vanish(connection: sqlite3.Connection) -> None:
    for table in ("records", "entries", "leaves"):
        connection.execute(f"DELETE FROM {table} WHERE record = 'r1'")


def cut_off(connection: sqlite3.Connection) -> None:
    vanish(connection)
    connection.execute("DELETE FROM ledger WHERE number = 1")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (vanish, ("r1", "record", "it was begun, and is not there any more")),
        (cut_off, ("the store", "ledger", "line 1 of the ledger of records is not there")),
    ],
)
def test_a_record_that_vanished_is_named(
    tmp_path: Path, change: Callable[[sqlite3.Connection], None], says: tuple[str, str, str]
) -> None:
    with store(tmp_path) as kept:
        begun(kept)
        begun(kept, "r2")
    with closing(sqlite3.connect(tmp_path / "records.store")) as connection:
        change(connection)
        connection.commit()
    assert found(tmp_path / "records.store") == [says]


def test_a_record_that_vanished_is_named_when_it_is_asked_for(tmp_path: Path) -> None:
    with store(tmp_path) as kept:
        begun(kept)
    with closing(sqlite3.connect(tmp_path / "records.store")) as connection:
        vanish(connection)
        connection.commit()
    with store(tmp_path) as kept:
        assert [each.part for each in verify(kept, "r1").mismatches] == ["record"]


def test_a_tie_that_goes_by_hand_after_a_severance_is_missed_still(
    family: tuple[Path, str, str, str],
) -> None:
    path, child, other, _ = family
    with Store.open(path) as kept:
        sever(kept, child, because="An adoption order was made", by="A. Worker")
    told = found(path, "DELETE FROM belongs WHERE child = ? AND kind = 'household'", given=(other,))
    assert [each[:2] for each in told] == [("the store", "tie")]
    assert told[0][2].startswith(
        "3 ties of children to a family or household are not there, and severances cut 2"
    )


def test_no_order_in_a_store_tells_which_new_identity_was_of_which_family(tmp_path: Path) -> None:
    case = Case(tmp_path)
    for _ in range(2):
        child = case.child()
        case.child(child)
        case.signed(child, known_as="Ash", needs="Rest")
        sever(case.store, child, because="An adoption order was made", by="A. Worker", at=case.now())
    case.store.close()
    with closing(sqlite3.connect(case.store.path)) as connection:
        lines = connection.execute("SELECT body FROM ledger WHERE chain = 'ties'").fetchall()
        assert all(b'"tie":' in bytes(body) for (body,) in lines), "no line says that ties were cut"
        for table in ("identities", "belongs", "fact_histories", "fact_versions", "fact_leaves"):
            with pytest.raises(sqlite3.OperationalError, match="rowid"):
                connection.execute(f"SELECT rowid FROM {table}")
