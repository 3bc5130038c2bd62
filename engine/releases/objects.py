"""Bytes kept under their own hash: the same bytes are kept once, and whoever reads them knows whether they are what they were.

A file is there whole or not at all: it is written beside its place, forced to the disk, and only then given its name.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from ..release_codes import DAMAGED

_HALF = ".part"
_READ_ONLY, _WRITABLE, _FOLDER_READ_ONLY, _FOLDER = 0o444, 0o644, 0o555, 0o755


class Damaged(Exception):
    """A kept file is not what it was. `name` is what it is called, `what` how it is otherwise: `is gone`, `was changed`."""

    def __init__(self, name: str, what: str) -> None:
        """Of one file."""
        super().__init__(f"{name} {what}")
        self.name = name
        self.what = what

    def __reduce__(self) -> tuple[Any, ...]:
        """What it is made of, so that it can go from one process to another."""
        return Damaged, (self.name, self.what)

    @property
    def code(self) -> str:
        """The catalogue's code."""
        return DAMAGED.id

    @property
    def help(self) -> str:
        """What to do."""
        return DAMAGED.help


def sha256(data: bytes) -> str:
    """The SHA-256 of some bytes, in 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def put(folder: Path, data: bytes) -> str:
    """Keep bytes in a folder of objects, unless they are there already and sound; their hash. Raises OSError."""
    name = sha256(data)
    with suppress(Damaged):
        if got(folder, name, name) == data:
            return name
    write_whole(folder / name, data)
    return name


def got(folder: Path, name: str, called: str) -> bytes:
    """The bytes of a hash. `called` is what whoever asked calls them. Raises Damaged where they are gone or changed."""
    try:
        data = (folder / name).read_bytes()
    except FileNotFoundError:
        raise Damaged(called, "is gone") from None
    except OSError:
        raise Damaged(called, "cannot be read") from None
    if sha256(data) != name:
        raise Damaged(called, "was changed")
    return data


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, and see it onto the disk before it has its name; nobody may write to it afterwards.
    Raises OSError."""
    handle, half = tempfile.mkstemp(suffix=_HALF, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(half, _READ_ONLY)
        with suppress(OSError):
            os.chmod(path, _WRITABLE)  # Windows lets nobody put a file in the place of one that is read-only
        os.replace(half, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(half)
        raise
    _onto_the_disk(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder, and those that it stands in, each on the disk before anything is put into it: what outlives a loss of power has
    to be found again. One that is there stays. Raises OSError."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
        _onto_the_disk(each.parent)
    folder.mkdir(exist_ok=True)


@contextmanager
def open_to_writing(*folders: Path) -> Generator[None]:
    """The folders, made where they are not there, with leave to write into them; without it again afterwards, so that nothing
    is deleted by mistake. What a killed writer left half done is cleared away. Raises OSError."""
    for folder in folders:
        make_folder(folder)
        with suppress(OSError):
            os.chmod(folder, _FOLDER)
        clear(folder)
    try:
        yield
    finally:
        for folder in folders:
            with suppress(OSError):
                os.chmod(folder, _FOLDER_READ_ONLY)


def clear(folder: Path) -> None:
    """Clear away what a killed writer left half done in a folder. Raises OSError."""
    for half in folder.glob(f"*{_HALF}"):
        half.unlink()


def _onto_the_disk(folder: Path) -> None:
    """See the names in a folder onto the disk, where the system lets one."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
