"""A record put into a database as its tables have it, and taken out again."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import Engine, MetaData, column, create_engine, select, table
from sqlalchemy.pool import StaticPool

from penpicture.engine.artifact import Artifact
from penpicture.engine.cleared import cleared
from penpicture.engine.session import Session
from penpicture.renderers.table_rows import Rows, record_answers, record_rows
from penpicture.renderers.table_schema import metadata_of


def sqlite(script: bytes) -> Engine:
    """A new database from a script, that sees to its references."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.executescript(script.decode())
    connection.execute("PRAGMA foreign_keys = ON")
    return create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)


@lru_cache(maxsize=8)
def tables_of(artifact: Artifact) -> MetaData:
    """The tables of an exemplar."""
    return metadata_of(cleared(artifact))


def keep(engine: Engine, artifact: Artifact, session: Session, record: str) -> Rows:
    """Put a record in, as a program does that knows nothing of its columns but their names."""
    rows = record_rows(session, record)
    with engine.begin() as connection:
        for name, some in rows.items():
            if some:
                connection.execute(table(name, *map(column, some[0])).insert(), some)
    return rows


def kept(engine: Engine, artifact: Artifact, record: str) -> Rows:
    """Every row of a record."""
    found: Rows = {}
    with engine.connect() as connection:
        for name, known in tables_of(artifact).tables.items():
            if "record_id" in known.c:
                chosen = select(known).where(known.c.record_id == record)
                found[name] = [dict(row) for row in connection.execute(chosen).mappings()]
    return found


def again(artifact: Artifact, rows: Mapping[str, list[dict[str, Any]]], before: Session) -> Session:
    """The record that the rows hold, on the same day."""
    return Session.open(artifact, answers=record_answers(artifact, rows), today=before.today)
