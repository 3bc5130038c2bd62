"""The shipped library's index: the same for every workspace of a run, so it is made once."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from .files import SHIPPED, SHIPPED_NAME
from .indexed import Index

_State = tuple[tuple[str, int, int], ...]


def shipped_index() -> Index:
    """The index of the shipped library, made anew once a file of it has changed."""
    return _made(_state(str(SHIPPED)))


@lru_cache(maxsize=1)
def _made(state: _State) -> Index:
    return Index(SHIPPED, _called)


def _state(folder: str) -> _State:
    """Each file beneath a folder: how long it is, and when it was last written, in nanoseconds."""
    found: list[tuple[str, int, int]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                found.extend(_state(entry.path))
            elif entry.name.endswith(".yaml"):
                stat = entry.stat()
                found.append((entry.path, stat.st_size, stat.st_mtime_ns))
    return tuple(found)


def _called(path: Path) -> str:
    return f"{SHIPPED_NAME}/{path.relative_to(SHIPPED).as_posix()}"
