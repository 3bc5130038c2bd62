"""The list of what somebody read before it is given out, as it comes back."""

from __future__ import annotations

from pathlib import Path

from .engine.erasing_codes import DECIDED, NOT_READ
from .engine.store.fault import StoreFault
from .engine.store.giving import Given
from .engine.store.held import Held
from .renderers.extract_files import TO_READ, NotRead, decided
from .telling import counted

MOST = 50_000_000
"""Bytes of such a list."""


def read_list(path: Path) -> dict[tuple[str, str, str], bool]:
    """What was decided of each part. Raises StoreFault (PP777), which quotes nothing of the list."""
    try:
        if path.stat().st_size > MOST:
            raise StoreFault(NOT_READ, path=path.name, line=1, reason="begins a list that is too long")
        return decided(path.read_bytes())
    except OSError:
        raise StoreFault(
            NOT_READ, path=path.name, line=1, reason="cannot be read: there is no such file here"
        ) from None
    except NotRead as fault:
        raise StoreFault(NOT_READ, path=path.name, line=fault.line, reason=fault.reason) from None


def keep_decisions(path: Path, found: Held) -> None:
    """See that what somebody decided in a list that is about to be written over is among what was `found`. Raises StoreFault (PP827)."""
    if not path.exists():
        return
    try:
        said = read_list(path)
    except StoreFault:  # who knows what somebody wrote into it
        raise StoreFault(DECIDED, path=path.as_posix()) from None
    listed = {part.key: part.given is Given.OUT if part.read else None for part in found.parts}
    if any(listed[key] is not decision for key, decision in said.items() if key in listed):
        raise StoreFault(DECIDED, path=path.as_posix())


def still_to_read(found: Held) -> str:
    """How much is left out until somebody has read it."""
    waiting = sum(part.given is Given.READ_FIRST for part in found.parts)
    if not waiting:
        return f"all of {TO_READ} has been read, and what was decided is kept there"
    return f"{counted(waiting, 'part', 'parts')} left out until somebody has read {TO_READ}: say `include` or `leave out` in its last column, and give it with --reviewed"
