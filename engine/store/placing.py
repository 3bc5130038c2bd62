"""Putting a new store in its place: whole, on the disk and nobody else's to read, or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from .half_made import HALF, clear_half_made, in_use

PRIVATE = 0o600
"""Records are about children: who may read them is for the owner of the file to widen."""


@contextmanager
def placed(path: Path) -> Generator[Path]:
    """Where to make what shall stand at `path`. On leaving it stands there, on the disk; where anything stands there by
    then, that stays. A reader of `path` sees nothing or all of it. What a run that was cut off left in the folder goes. Raises
    FileExistsError, OSError."""
    clear_half_made(path.parent)
    with TemporaryDirectory(prefix=HALF, dir=path.parent) as folder, in_use(Path(folder)):
        made = Path(folder) / "store"
        made.touch(PRIVATE)
        yield made
        if (
            len(os.listdir(folder)) > 1
        ):  # SQLite could not put all of its log into the file, and did not say so
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        _to_disk(made)
        _given_its_name(made, path)
        _to_disk(path.parent)


def _given_its_name(made: Path, path: Path) -> None:
    try:
        os.link(made, path)  # unlike renaming, this never puts one file in another's place
    except FileExistsError as there:
        raise FileExistsError(there.errno, there.strerror, os.fspath(path)) from None
    except OSError:  # a disk on which no file has two names
        _copied(made, path)


def _copied(made: Path, path: Path) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), PRIVATE)
    try:
        with open(descriptor, "wb") as there, made.open("rb") as here:
            shutil.copyfileobj(here, there)
            there.flush()
            os.fsync(there.fileno())
    except BaseException:
        path.unlink()
        raise


def _to_disk(path: Path) -> None:
    """See to it that a file, or the names in a folder, outlive a loss of power."""
    if os.name == "nt" and path.is_dir():  # there a folder cannot be asked
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
