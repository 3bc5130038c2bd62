"""What is left of a store that was being made or copied when the program was killed: it has records in it, and nobody looks for it.

Whoever makes one next in the same folder takes it out. The folder of a run that goes on is held, and stays.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

HALF = ".penpicture-"
"""How the name of the folder begins in which a store is made."""
_STORE = {"store", "store-journal", "store-wal", "store-shm"}
_YOUNG = 60
"""Seconds in which a folder may not be held yet."""


@contextmanager
def in_use(folder: Path) -> Generator[None]:
    """Hold a folder, so that nobody takes it for a leftover. The system lets go where the program is killed."""
    handle = _held(folder)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def clear_half_made(folder: Path) -> tuple[str, ...]:
    """Take out what runs that were cut off left in a folder, and name it. What is held, is younger than a minute or has anything else in
    it stays. Raises nothing."""
    gone: list[str] = []
    with suppress(OSError):
        for each in sorted(folder.glob(f"{HALF}*")):
            if _is_left(each) and (handle := _held(each)) is not None:
                shutil.rmtree(each, ignore_errors=True)
                os.close(handle)
                gone.append(each.name)
    return tuple(gone)


def _is_left(folder: Path) -> bool:
    if folder.is_symlink() or not folder.is_dir():
        return False
    old = time.time() - folder.stat().st_mtime > _YOUNG
    return old and {each.name for each in folder.iterdir()} <= _STORE


def _held(folder: Path) -> int | None:
    """A hold of a folder, or None where somebody else has it, or the system knows of none."""
    if sys.platform == "win32":  # a folder cannot be held there
        return None
    import fcntl

    handle = None
    try:
        handle = os.open(folder, os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        if handle is not None:
            os.close(handle)
        return None
    return handle
