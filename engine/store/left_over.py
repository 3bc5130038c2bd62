"""What lies in the rooms of a store's file that nothing uses.

SQLite writes over what is taken out, where it stood (`secure_delete`). But when it fills a page anew, because its neighbours grew, a
copy of what it moved may stay behind between the page's list of cells and the first of them (SQLite file format, 1.6): seldom, and
for as long as the page has room.
"""

from __future__ import annotations

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
    rooms = b"\0".join(found for found in _rooms(path) if found)
    return any(piece in rooms for piece in pieces)


def _rooms(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        head = file.read(_HEAD)
        size = int.from_bytes(head[16:18], "big")
        size = 65_536 if size == 1 else size  # which two bytes cannot say
        file.seek(0)
        start = _HEAD
        while len(page := file.read(size)) == size > 0:
            kind = page[start]
            if kind in _INNER or kind in _OUTER:
                cells = int.from_bytes(page[start + 3 : start + 5], "big")
                begin = start + (12 if kind in _INNER else 8) + 2 * cells
                end = int.from_bytes(page[start + 5 : start + 7], "big") or 65_536
                yield page[begin:end].strip(b"\0")
            start = 0
