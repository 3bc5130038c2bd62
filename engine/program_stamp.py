"""Which program this is: what is kept by one release is never believed by another, nor by one that was changed."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path


def program_stamp() -> bytes:
    """A hash of Python's version, of each file of `dsl` and `engine` by size and time, and of the folders in which
    packages are installed, by time. Raises OSError where a file is gone."""
    every = hashlib.sha256(sys.version.encode())
    engine = Path(__file__).resolve().parent
    for room in (engine, engine.parent / "dsl"):
        for path, stat in sorted(_files(str(room)), key=lambda each: each[0]):
            every.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\0".encode("utf-8", "surrogateescape"))
    for folder in sys.path:
        # A package is installed, upgraded or taken away: its folder's name in here changes.
        if folder.endswith(("site-packages", "dist-packages")) and os.path.isdir(folder):
            every.update(f"{folder}\0{os.stat(folder).st_mtime_ns}\0".encode("utf-8", "surrogateescape"))
    return every.digest()


def _files(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            else:
                yield entry.path, entry.stat()
