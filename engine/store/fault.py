"""What a store refuses, told without an answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError

from ...dsl.catalogue import Code
from .. import store_codes as codes

PATIENCE = 5
"""Seconds that a writer waits for another."""


class StoreFault(Exception):
    """Something that a store cannot do, or was refused. `code` is the catalogue's; `help` says what to do; `words` are those of
    the message, by name, and hold no answer."""

    def __init__(self, code: Code, **words: Any) -> None:
        """Fill the code's message."""
        super().__init__(f"{code.id}: {code.message.format(**words)}")
        self.kind = code
        self.code = code.id
        self.message = code.message.format(**words)
        self.help = code.help.format(**words)
        self.words = words

    def __reduce__(self) -> tuple[Any, ...]:
        """What it is made of, so that it can go from one process to another."""
        return _again, (self.kind, self.words)


def _again(kind: Code, words: dict[str, Any]) -> StoreFault:
    return StoreFault(kind, **words)


@contextmanager
def told(path: Path) -> Generator[None]:
    """Whatever the database refuses within, as a StoreFault."""
    try:
        yield
    except DBAPIError as fault:
        raise _read(path, fault.orig) from None
    except sqlite3.Error as fault:
        raise _read(path, fault) from None


def _read(path: Path, fault: object) -> StoreFault:
    number = getattr(fault, "sqlite_errorcode", 0) & 0xFF
    name = path.name
    if number == sqlite3.SQLITE_FULL:
        return StoreFault(codes.FULL, path=name)
    if number in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN):
        return StoreFault(codes.READ_ONLY, path=name)
    if number in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreFault(codes.BUSY, path=name, seconds=PATIENCE)
    if number == sqlite3.SQLITE_NOTADB:
        return StoreFault(codes.NO_STORE, path=name, reason="it is another kind of file")
    if number == sqlite3.SQLITE_IOERR:
        return StoreFault(codes.DAMAGED, path=name, reason="the disk does not answer")
    return StoreFault(codes.DAMAGED, path=name, reason="the database says that it is malformed")
