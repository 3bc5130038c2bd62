"""Doing something in a store to see what comes of it, and keeping nothing."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager, suppress

from .store import Store
from .writing import Writing


class _Seen(Exception):
    """What was to be seen was seen."""


@contextmanager
def writing_or_rehearsing(store: Store, dry_run: bool) -> Generator[Writing]:
    """One transaction; with `dry_run` it is undone at its end, whatever was done in it. Raises StoreFault."""
    with suppress(_Seen), store.writing() as writing:
        yield writing
        if dry_run:
            raise _Seen
