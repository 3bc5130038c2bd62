"""What a store refuses, told without an answer."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError

from ...dsl.catalogue import Code
from .. import store_codes as codes

MOST = 200
"""Letters of a name."""
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


class Overtaken(StoreFault):
    """Somebody wrote in a record since its writer read it (PP785), so that a host can lay the two side by side: `places` are those
    that were written (`drinking`, `siblings[r1].name`), `by` who wrote, in order, and `head` the record's last entry now, which is
    what `after` has to be once that was seen. Without an answer."""

    def __init__(
        self, record: str, what: str, places: tuple[str, ...], by: tuple[str, ...], head: int
    ) -> None:
        """Of one record; `what` says it in words."""
        super().__init__(codes.OVERTAKEN, record=record, what=what)
        self.record, self.what, self.places, self.by, self.head = record, what, places, by, head

    def __reduce__(self) -> tuple[Any, ...]:
        """What it is made of."""
        return Overtaken, (self.record, self.what, self.places, self.by, self.head)


def _again(kind: Code, words: dict[str, Any]) -> StoreFault:
    return StoreFault(kind, **words)


def called(path: Path) -> str:
    """What a store is called in messages: the last part of its path."""
    return path.name or str(path)


@contextmanager
def told(path: Path) -> Generator[None]:
    """Whatever the database refuses within, as a StoreFault."""
    try:
        yield
    except DBAPIError as fault:
        raise _read(path, fault.orig) from None
    except sqlite3.Error as fault:
        raise _read(path, fault) from None
    except (
        UnicodeDecodeError
    ) as fault:  # so does Python refuse a message in which SQLite quotes what is no text
        raise _read(path, fault) from None
    except UnicodeEncodeError:  # a word of the command line that is no text
        raise StoreFault(codes.NO_NAME, what="it", reason="there is half a letter in it", most=MOST) from None


@contextmanager
def refused(path: Path) -> Generator[None]:
    """Whatever the system refuses within of a store's file or its folder, as a StoreFault; but that a file is there already."""
    try:
        yield
    except FileExistsError:
        raise
    except OSError as fault:
        raise _of_the_system(path, fault) from None


_DISK = "the disk did not take it"
_WRITING = {
    sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_DIR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_DELETE, sqlite3.SQLITE_IOERR_SHMOPEN, sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_SHMMAP,
}  # fmt: skip


def _read(path: Path, fault: object) -> StoreFault:
    """What a refusal of SQLite's means (https://sqlite.org/rescode.html)."""
    extended = getattr(fault, "sqlite_errorcode", 0)
    number = extended & 0xFF
    name = called(path)
    if number == sqlite3.SQLITE_FULL:
        return StoreFault(codes.FULL, path=name, reason="the disk is full")
    if extended in _WRITING:
        return StoreFault(codes.FULL, path=name, reason=_DISK)
    if number in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return StoreFault(codes.READ_ONLY, path=name)
    if number == sqlite3.SQLITE_CANTOPEN:
        return _not_opened(path)
    if number in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreFault(codes.BUSY, path=name)
    if number == sqlite3.SQLITE_NOTADB:
        return StoreFault(codes.NO_STORE, path=name, reason="it is another kind of file")
    if number == sqlite3.SQLITE_IOERR:
        return StoreFault(codes.DAMAGED, path=name, reason="the disk does not answer")
    if number == sqlite3.SQLITE_CONSTRAINT:
        return StoreFault(codes.DAMAGED, path=name, reason="one part of it contradicts another")
    return StoreFault(codes.DAMAGED, path=name, reason="the database says that it is malformed")


def _not_opened(path: Path) -> StoreFault:
    if not path.exists():
        return StoreFault(codes.NO_STORE, path=called(path), reason="there is no such file")
    if os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK):
        return StoreFault(codes.NO_STORE, path=called(path), reason="the files beside it cannot be opened")
    return StoreFault(
        codes.NO_STORE,
        path=called(path),
        reason="what was written last is in a file beside it, which you may not open",
    )


def _of_the_system(path: Path, fault: OSError) -> StoreFault:
    name = called(path)
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreFault(codes.FULL, path=name, reason="the disk is full")
    if fault.errno == errno.EFBIG:
        return StoreFault(codes.FULL, path=name, reason=_DISK)
    if fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StoreFault(codes.READ_ONLY, path=name)
    if fault.errno in (errno.ENOENT, errno.ENOTDIR):
        return StoreFault(codes.NO_STORE, path=name, reason="there is no such folder")
    if fault.errno == errno.ENAMETOOLONG:
        return StoreFault(codes.NO_STORE, path=name, reason="its name is too long")
    return StoreFault(codes.NO_STORE, path=name, reason="the disk does not answer")
