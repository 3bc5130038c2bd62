"""What lies in the rooms of a store's file that nothing uses.

SQLite writes over what is taken out, where it stood (`secure_delete`). But when it fills a page anew, because its neighbours grew, a
copy of what it moved may stay behind between the page's list of cells and the first of them (SQLite file format, 1.6): seldom, and
for as long as the page has room.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection

_HEAD = 100
"""Bytes of the file before its first page begins to hold anything."""
_INNER, _OUTER = {2, 5}, {10, 13}
"""The kinds of page that hold cells: with those below them to the right, and without."""
_PIECE = 16
"""Bytes that are looked for at once: of a copy only a part may be left."""
_SURE = 12
"""Bytes that hardly stand there by chance: a yes or a no by itself tells nothing."""
_WHOLE = 4_096
"""Bytes of a value that can stand in a cell itself. The rest of it has pages of its own, which are written over whole."""
_MOST = 65_536
"""Bytes of the largest page, which two bytes cannot say."""
_GOING = "going"


def goes(connection: Connection, *values: bytes | str | None) -> None:
    """Note what is taken out of the store in the transaction that has begun."""
    noted: set[bytes] = connection.info.setdefault(_GOING, set())
    for value in values:
        if isinstance(value, str):
            noted.add(value.encode())
        elif value is not None:
            pieces = (value[n : n + _PIECE] for n in range(0, min(len(value), _WHOLE), _PIECE))
            noted.update(each for each in pieces if len(each) >= _SURE)


def gone(connection: Connection) -> frozenset[bytes]:
    """What was noted since this was asked last, in pieces."""
    return frozenset(connection.info.pop(_GOING, ()))


def is_left(path: Path, pieces: frozenset[bytes]) -> bool:
    """Whether a piece of what was taken out lies in a room of the file, as of the last checkpoint, that nothing uses. Raises OSError."""
    if not pieces:
        return False
    if os.name == "nt":  # where no file can be held open for good: it is written anew unseen
        return True
    rooms = b"\0".join(found for found in _rooms(path) if found)
    return any(piece in rooms for piece in pieces)


def _rooms(path: Path) -> Iterator[bytes]:
    pages = _pages(path)
    start = _HEAD
    for page in pages:
        kind = page[start]
        if kind in _INNER or kind in _OUTER:
            cells = int.from_bytes(page[start + 3 : start + 5], "big")
            begin = start + (12 if kind in _INNER else 8) + 2 * cells
            end = int.from_bytes(page[start + 5 : start + 7], "big") or _MOST
            yield page[begin:end].strip(b"\0")
        start = 0


def _pages(path: Path) -> Iterator[bytes]:
    file = _held(path)
    size = int.from_bytes(os.pread(file, 2, 16), "big")
    size = _MOST if size == 1 else size
    at = 0
    while len(page := os.pread(file, size, at)) == size > 0:
        yield page
        at += size


def _held(path: Path) -> int:
    found = path.stat()
    file = _HELD.get((found.st_dev, found.st_ino))
    if file is None:
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        _HELD[found.st_dev, found.st_ino] = file
    return file


_HELD: dict[tuple[int, int], int] = {}
"""Files that were looked into, by device and inode. None is ever closed: with that, POSIX takes from a process every lock that it has on the
file, those of SQLite in other threads too (SQLite, How To Corrupt An SQLite Database File, 2.2)."""
