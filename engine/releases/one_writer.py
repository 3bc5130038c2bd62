"""One writer of a folder at a time: whoever comes second waits, on Windows for ten
seconds at most, and writes nothing then. The system lets go where a writer is killed."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from .objects import make_folder

NAME = ".writing"
"""The file that is held; it is empty, and stays there."""


@contextmanager
def one_writer(folder: Path) -> Generator[None]:
    """Hold a folder, making it where it is not there. Raises OSError."""
    make_folder(folder)
    handle = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _hold(handle)
        yield
    finally:
        os.close(handle)


def _hold(handle: int) -> None:
    """Wait until nobody else holds the file; closing it lets go."""
    if sys.platform == "win32":
        import msvcrt

        # For ten seconds, then OSError: a writer needs far less, and whoever comes second is told so and writes nothing.
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)
