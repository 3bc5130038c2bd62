"""What the store asks of its database can be said to PostgreSQL as well, but for what is SQLite's own (docs/store.md)."""

from __future__ import annotations

import re
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event, insert, make_url
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql import ClauseElement

from penpicture.engine.knowing.conflicts import conflicts
from penpicture.engine.knowing.family import moves, new_child, one_family
from penpicture.engine.knowing.for_one_child import for_one_child, history_for_child
from penpicture.engine.knowing.looking import changes_since, look
from penpicture.engine.knowing.telling import tell
from penpicture.engine.migration.moving import move, undo
from penpicture.engine.records.findings import Sound
from penpicture.engine.records.signed import Signature
from penpicture.engine.records.verifying import verified
from penpicture.engine.store import fact_tables, ledger_tables
from penpicture.engine.store.amending import amend
from penpicture.engine.store.copying import copied
from penpicture.engine.store.due import due
from penpicture.engine.store.erasing import erase
from penpicture.engine.store.held import held
from penpicture.engine.store.redacting import redact
from penpicture.engine.store.severing import sever
from penpicture.engine.store.signing import sign
from penpicture.engine.store.store import Store
from penpicture.engine.store.tables import METADATA, STORE, STORE_FORMAT
from penpicture.engine.store.verifying import export, known, processes, read, verify
from tests.mapping.conftest import Fill, postgresql, server
from tests.store.small import SAM, begun, said, second

__all__ = ["postgresql", "server"]

TOP = Path(__file__).resolve().parents[2]
OTHER = make_url("postgresql+pg8000://").get_dialect()()
WORKER = (Signature("worker", SAM),)
OWN = ("PRAGMA", "BEGIN IMMEDIATE", "BEGIN", "CREATE")
"""What is asked in so many words: SQLite's own, and what SQLAlchemy makes of the tables."""


@contextmanager
def listening() -> Generator[tuple[list[Any], list[str]]]:
    """All that is asked meanwhile: what SQLAlchemy was given, and what was given to the driver in so many words."""
    asked: list[Any] = []
    plain: list[str] = []

    def hear(_connection: Any, clause: Any, *_: Any) -> None:
        asked.append(clause)

    def hear_plain(_connection: Any, _cursor: Any, words: str, _given: Any, context: Any, _many: Any) -> None:
        if context.compiled is None:
            plain.append(words)

    event.listen(Engine, "before_execute", hear)
    event.listen(Engine, "before_cursor_execute", hear_plain)
    try:
        yield asked, plain
    finally:
        event.remove(Engine, "before_execute", hear)
        event.remove(Engine, "before_cursor_execute", hear_plain)


def in_common(store: Store) -> None:
    """What is done with a store but for erasing."""
    begun(store, story="In spring", drinking="now", effect="Loud", in_touch="By letter")
    told = said(story="In May", drinking="now", effect="Loud", in_touch="By letter")
    store.write("r1", told, by=SAM, after=1, because="Misheard")
    new_child(store, sibling_of="child-1", by=SAM, identity="child-2")
    one_family(store, "child-1", new_child(store, by=SAM), by=SAM)
    moves(store, "child-2", since="2026-06-01", by=SAM)
    tell(store, "child-1", {"plan.staying_in_touch": "By telephone"}, source="A letter", by=SAM)
    assert [each.fact for each in changes_since(store, "r1")] == ["plan.staying_in_touch"]
    look(store, "r1", by=SAM)
    begun(store, "r2", story="In June", in_touch="By tele\u00adphone \N{SNOWMAN}")
    sign(store, "r1", by=SAM, signed=WORKER, after=store.standing("r1").head)
    head = store.standing("r1").head
    amend(store, "r1", said(how_long=3), because="Left out", by=SAM, signed=WORKER, after=head)
    assert move(store, second(), by=SAM).records == 1
    assert undo(store, second(), by=SAM).records == 1
    assert [each.fact for each in conflicts(store, "child-1")] == ["plan.staying_in_touch"]
    assert for_one_child(store, "child-1") and history_for_child(store, "child-1", "plan.staying_in_touch")
    assert held(store, "child-1").parts and due(store, date(2060, 1, 1)).unsaid == ("r1", "r2")
    export(store, "r1")
    processes(store)


def everything(folder: Path) -> None:
    """All that is done with a store."""
    with Store.open(folder / "kept.db", create=True) as store:
        in_common(store)
        redact(store, "r1", ["in_touch", "story"], because="Not ours", by=SAM)
        verify(store, deep=True)
        sever(store, "child-1", because="Adopted", by=SAM)
        erase(store, "r2", because="By order", by=SAM, early=True)
        copied(store, folder / "copy.db")


def test_every_statement_and_every_table_can_be_said_to_postgresql(tmp_path: Path) -> None:
    with listening() as (asked, plain):
        everything(tmp_path)
    clauses = {str(each.compile(dialect=OTHER)) for each in asked if isinstance(each, ClauseElement)}
    assert len(clauses) > 40
    assert {type(each).__name__ for each in asked if not isinstance(each, ClauseElement)} <= {"str"}
    for table in METADATA.sorted_tables:
        assert str(CreateTable(table).compile(dialect=OTHER)).strip().startswith(f"CREATE TABLE {table.name}")
        for index in table.indexes:
            assert "CREATE" in str(CreateIndex(index).compile(dialect=OTHER))
    assert {fact_tables.FACT_HISTORIES.metadata, ledger_tables.LEDGER.metadata} == {METADATA}
    assert plain
    assert not [each for each in plain if not each.strip().startswith(OWN) and "sqlite_master" not in each]


def test_records_are_kept_and_read_in_postgresql_itself(postgresql: Fill) -> None:
    engine = postgresql(b"").execution_options(isolation_level="SERIALIZABLE")
    with engine.begin() as connection:
        METADATA.create_all(connection)
        connection.execute(insert(STORE).values(format=STORE_FORMAT))
    store = Store(Path("records"), engine)
    in_common(store)
    assert store.answers("r2").given["in_touch"].value == "By tele\u00adphone \N{SNOWMAN}"
    with store.reading() as connection:
        found = [verified(kept, known(connection)) for kept in read(connection, "r1", "r2")]
    assert [each.record for each in found if isinstance(each, Sound)] == ["r1", "r2"]


def test_the_docs_name_what_is_of_sqlite_alone() -> None:
    told = (TOP / "docs" / "store.md").read_text(encoding="utf-8").partition("## Another database")[2]
    for each in (TOP / "engine").rglob("*.py"):
        text = each.read_text(encoding="utf-8")
        for words in re.findall(r"(?:PRAGMA|VACUUM INTO|BEGIN IMMEDIATE)", text):
            assert words.split()[0] in told, (each.name, words)
    for module in (TOP / "engine").rglob("*.py"):
        if re.search(r"^import sqlite3$", module.read_text(encoding="utf-8"), re.MULTILINE):
            assert f"`{module.relative_to(TOP)}`" in told, module
