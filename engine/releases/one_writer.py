"""One writer of a folder at a time: whoever comes second waits. The system lets go where a writer is killed."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

NAME = ".writing"
"""The file that is held; it is empty, and stays there."""


@contextmanager
def one_writer(folder: Path) -> Generator[None]:
    """Hold a folder, making it where it is not there. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
