"""Opening the file of a store, so that what is acknowledged is on the disk and what is erased is gone from it.

The file is never opened but by SQLite: closing it once more in the same process would let go of SQLite's locks on it.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, insert, select
from sqlalchemy.pool import NullPool

from .. import store_codes as codes
from . import fact_tables, fault, ledger_tables
from .fault import StoreFault, called, refused, told
from .placing import placed
from .tables import METADATA, STORE, STORE_FORMAT

WRITES = {"penpicture_writes": True}
"""The execution option of a connection that will write: it takes the store for itself at once."""
MARK = 0x50504943
"""The application id in the file's header, "PPIC", by which a store is told from another program's database."""
LOG = "-wal"
"""What SQLite puts after a store's name for the file that it writes to first."""


def opened(path: Path, *, create: bool) -> Engine:
    """The engine of a store's file. Raises StoreFault where there is none, or where it cannot be read."""
    if not _can_be_named(path):
        raise StoreFault(
            codes.NO_STORE,
            path=called(path).encode(errors="replace").decode().replace("\0", "?"),
            reason="no file can be called so",
        )
    with refused(path):
        if create and not os.path.lexists(path):
            with suppress(FileExistsError):  # somebody else was quicker: theirs is as good
                made_in_place(path)
        _is_a_file(path)
    engine = _engine(path)
    with told(path):
        _is_marked(path)
    with told(path), engine.connect() as connection, connection.begin():
        _is_a_store(connection, path)
    return engine


def _can_be_named(path: Path) -> bool:
    """Whether a file can be called so: half a letter, and the letter that ends names within the system, are in no name."""
    try:
        return b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        return False


def made_in_place(path: Path) -> None:
    """A new store, empty and whole."""
    with placed(path) as beside:
        engine = _engine(beside)
        with told(path), engine.execution_options(**WRITES).begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {MARK}")
            for each in (fact_tables.FACT_HISTORIES, ledger_tables.LEDGER):
                assert each.metadata is METADATA  # a new store has every table
            METADATA.create_all(connection)
            connection.execute(insert(STORE).values(format=STORE_FORMAT))


def _is_a_file(path: Path) -> None:
    """Looked at from outside. Raises StoreFault, OSError."""
    try:
        path.lstat()
    except FileNotFoundError:
        raise StoreFault(codes.NO_STORE, path=called(path), reason="there is no such file") from None
    except PermissionError:
        raise StoreFault(
            codes.NO_STORE, path=called(path), reason="you may not look into its folder"
        ) from None
    if not path.exists():
        raise StoreFault(codes.NO_STORE, path=called(path), reason="it is a link that leads nowhere")
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise StoreFault(codes.NO_STORE, path=called(path), reason="it is a folder")
    if not stat.S_ISREG(found.st_mode):
        raise StoreFault(codes.NO_STORE, path=called(path), reason="it is no file")
    if not found.st_size:
        raise StoreFault(codes.NO_STORE, path=called(path), reason="it is empty")
    if not os.access(path, os.R_OK):
        raise StoreFault(codes.NO_STORE, path=called(path), reason="you may not read it")


def _is_marked(path: Path) -> None:
    """Looked at without a lock and without a write, as long as it may be another program's. Raises StoreFault, sqlite3.Error."""
    looking = _connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1")
    try:
        ((found,),) = looking.execute("PRAGMA application_id").fetchall()
    except sqlite3.DatabaseError as fault:
        if fault.sqlite_errorcode == sqlite3.SQLITE_CORRUPT:
            return  # or somebody is writing; the next look takes locks, and will tell
        raise
    finally:
        looking.close()
    if found != MARK:
        raise StoreFault(codes.NO_STORE, path=called(path), reason="it is another program's database")


def _is_a_store(connection: Connection, path: Path) -> None:
    """Looked at from inside. Raises StoreFault."""
    found = connection.execute(select(STORE.c.format)).scalar()
    if found != STORE_FORMAT:
        raise StoreFault(codes.NEWER_STORE, path=called(path), found=found, known=STORE_FORMAT)


# --- connections ------------------------------------------------------------------------------------------------------


def _engine(path: Path) -> Engine:
    engine = create_engine("sqlite://", creator=lambda: _connected(path), poolclass=NullPool)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "commit", lambda connection: _lay_still(connection, path))
    return engine


def _connected(path: Path) -> sqlite3.Connection:
    """A connection to a file that is there, as much as may be done with it."""
    address = path.absolute().as_uri()
    if not (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)):
        if _has_log(path):
            return _set(_connect(f"{address}?mode=ro"))
        # Nothing can be written beside it, so that SQLite cannot watch for writers. It has no log: it lies still, or we say so.
        seen = _seen(path)
        still = _set(_connect(f"{address}?mode=ro&immutable=1", Still))
        assert isinstance(still, Still)
        still.seen = seen
        return still
    found = _set(_connect(f"{address}?mode=rw"))
    try:
        found.execute("PRAGMA journal_mode = WAL")
        # A transaction that was acknowledged is on the disk, whatever happens next: with the log, and where there can be
        # none ("extra"), and on a Mac, whose disk must be asked for it ("fullfsync").
        found.execute("PRAGMA synchronous = EXTRA")
        found.execute("PRAGMA fullfsync = ON")
    except BaseException:
        found.close()
        raise
    return found


class Still(sqlite3.Connection):
    """A connection to a file that is taken to lie still: how it looked from outside before it was opened."""

    seen: tuple[int, ...]


def _connect(address: str, kind: type[sqlite3.Connection] = sqlite3.Connection) -> sqlite3.Connection:
    return sqlite3.connect(address, uri=True, timeout=fault.PATIENCE, isolation_level=None, factory=kind)


def _set(connection: sqlite3.Connection) -> sqlite3.Connection:
    for pragma in (
        "foreign_keys = ON",
        "secure_delete = ON",  # what is erased is written over
        "trusted_schema = OFF",
        "cell_size_check = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _has_log(path: Path) -> bool:
    """Whether some of what was written is not in the file yet. A link's log is beside what it leads to."""
    try:
        return os.stat(os.fspath(path.resolve()) + LOG).st_size > 0
    except OSError:
        return False


def _seen(path: Path) -> tuple[int, ...]:
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("penpicture_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _lay_still(connection: Connection, path: Path) -> None:
    """Raises StoreFault where what was taken to lie still was written by somebody who may."""
    inner = connection.connection.dbapi_connection
    if isinstance(inner, Still) and (inner.seen != _seen(path) or _has_log(path)):
        raise StoreFault(codes.BUSY, path=called(path))
