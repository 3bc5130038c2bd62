"""How far something has come: a bar at a terminal, now and then a line elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager

LINES = 10
"""Lines that are said at most where there is no terminal."""
FEW = 500
"""So many are done before anybody would look for a line."""


@contextmanager
def progressing(quiet: bool) -> Generator[Callable[[int, int], None]]:
    """Something to tell how many are done, and of how many. It says so on standard error, unless it is to be quiet."""
    if quiet:
        yield lambda done, of: None
    elif sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        with _bar() as told:
            yield told
    else:
        yield _lines()


def _lines() -> Callable[[int, int], None]:
    said = 0

    def told(done: int, of: int) -> None:
        nonlocal said
        step = done * LINES // max(of, 1)
        if of >= FEW and step > said:
            said = step
            sys.stderr.write(f"{done:,} of {of:,} records\n")
            sys.stderr.flush()

    return told


@contextmanager
def _bar() -> Generator[Callable[[int, int], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("records"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True, highlight=False), transient=True) as bar:
        task = bar.add_task("records", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)
