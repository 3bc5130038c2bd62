"""What can befall a store from outside: each for as long as a context lasts, or for good."""

from __future__ import annotations

import os
import resource
import sqlite3
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlalchemy import event
from sqlalchemy.pool import Pool

from penpicture.engine.store import fault as faults


@contextmanager
def short_of_room(size: int) -> Generator[None]:
    """No file grows beyond so many bytes: what the system says is not that the disk is full, and means as much."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def full(pages: int) -> Generator[None]:
    """The database has no more than so many pages: what SQLite says is that the disk is full."""

    def small(connection: Any, _: Any) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(Pool, "connect", small)
    try:
        yield
    finally:
        event.remove(Pool, "connect", small)


@contextmanager
def held(path: Path, how: str) -> Generator[None]:
    """Another program has begun, and does not end; nobody waits for it."""
    with patch.object(faults, "PATIENCE", 0), closing(sqlite3.connect(path, isolation_level=None)) as other:
        if how == "EXCLUSIVE":
            other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute(f"BEGIN {how}")
        if how == "EXCLUSIVE":
            other.execute("UPDATE records SET standing = 'mine'")
        yield
        other.execute("ROLLBACK")


def protected() -> AbstractContextManager[Any]:
    """Nothing may be written anywhere, as the system says; whoever runs the tests may be allowed all the same."""
    may = os.access
    return patch.object(os, "access", lambda path, mode: mode != os.W_OK and may(path, mode))


@contextmanager
def changed(path: Path, *statements: str) -> Generator[None]:
    """Another program has done something to the tables."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for each in statements:
            connection.execute(each)
        connection.commit()
    yield


@contextmanager
def cut(path: Path, size: int) -> Generator[None]:
    """The file ends too early."""
    path.write_bytes(path.read_bytes()[:size])
    yield


TROUBLE: dict[str, Callable[[Path], AbstractContextManager[Any]]] = {
    "the disk is full": lambda _: full(8),
    "nobody may write in the folder": lambda _: protected(),
    "somebody else is writing": lambda path: held(path, "IMMEDIATE"),
    "the end of the file is lost": lambda path: cut(path, 16384),
    "another program takes the artifacts out": lambda path: changed(path, "DELETE FROM artifacts"),
    "a later release writes it anew": lambda path: changed(path, "UPDATE store SET format = 2"),
}
"""By what has happened, in words."""
