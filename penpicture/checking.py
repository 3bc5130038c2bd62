"""Checking several paths in one run, with progress for whoever watches: the body of `check` and of `watch`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .command_codes import NOTHING_TO_CHECK
from .dsl.diagnostic import Diagnostic, Diagnostics
from .engine.check import check
from .telling import working
from .typed import command_line


def check_all(
    args: list[str], paths: Sequence[Path], *, stop_after: str | None = None
) -> tuple[int, tuple[Diagnostic, ...]]:
    """How many files were checked, and what was found, in the order in which it is printed. A folder without a
    definition is a fault (PP855)."""
    found = Diagnostics()
    files = 0
    with working("Checking ..."):
        for path in paths:
            before = files
            for checked in check([path], stop_after=stop_after, remember=True):
                found.extend(checked.diagnostics)
                files += not checked.path.is_dir()
            if files == before and not found.has_errors:
                found.add(NOTHING_TO_CHECK.at(command_line(args, str(path)), path=str(path)))
    return files, found.sorted()
