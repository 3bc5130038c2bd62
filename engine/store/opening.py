"""Opening the file of a store, so that what is acknowledged is on the disk and what is erased is gone from it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, select
from sqlalchemy.pool import NullPool

from .. import store_codes as codes
from .fault import PATIENCE, StoreFault, told
from .tables import METADATA, STORE, STORE_FORMAT

WRITES = {"penpicture_writes": True}
"""The execution option of a connection that will write: it takes the store for itself at once."""


def opened(path: Path, *, create: bool) -> Engine:
    """The engine of a store's file. Raises StoreFault where there is none, or where it cannot be read."""
    if not create and not path.is_file():
        raise StoreFault(codes.NO_STORE, path=path.name, reason="there is no such file")
    engine = create_engine("sqlite://", creator=lambda: _connected(path, create=create), poolclass=NullPool)
    event.listen(engine, "begin", _begin)
    with told(path):
        _ready(engine, path, create=create)
    return engine


def _connected(path: Path, *, create: bool) -> sqlite3.Connection:
    mode = "rwc" if create else "rw"
    if not create and path.is_file() and not _writable(path):
        mode = "ro"
    found = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=PATIENCE, isolation_level=None
    )
    for pragma in (
        "foreign_keys = ON",
        "secure_delete = ON",  # what is erased is written over
        "trusted_schema = OFF",
        "cell_size_check = ON",
    ):
        found.execute(f"PRAGMA {pragma}")
    if mode != "ro":
        # Full: a transaction that was acknowledged is on the disk, whatever happens next.
        found.execute("PRAGMA journal_mode = WAL")
        found.execute("PRAGMA synchronous = FULL")
    return found


def _writable(path: Path) -> bool:
    try:
        with path.open("r+b"):
            return True
    except OSError:
        return False


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("penpicture_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _ready(engine: Engine, path: Path, *, create: bool) -> None:
    """A new store gets its tables; any other must be one of a format that is read here."""
    with engine.connect() as connection:
        tables = _tables(connection)
    if not tables and create:
        with engine.execution_options(**WRITES).begin() as connection:
            METADATA.create_all(connection)
            if not connection.execute(select(STORE.c.format)).all():
                connection.execute(insert(STORE).values(format=STORE_FORMAT))
        return
    if STORE.name not in tables:
        raise StoreFault(codes.NO_STORE, path=path.name, reason="it is another program's database")
    with engine.connect() as connection:
        found = connection.execute(select(STORE.c.format)).scalar()
    if found != STORE_FORMAT:
        raise StoreFault(codes.NEWER_STORE, path=path.name, found=found, known=STORE_FORMAT)


def _tables(connection: Connection) -> set[Any]:
    return set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
