"""Copying a whole store while others write in it: what stood at one moment, and nothing of what was erased before."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from .. import store_codes as codes
from .fault import StoreFault, refused, told
from .placing import placed
from .store import Store


def copied(store: Store, to: Path | str) -> None:
    """Put a copy of a store at `to`, where nothing may be yet: whole, private and on the disk, or none. Copying the file by other
    means leaves out what is still in the log beside it.

    Raises FileExistsError, and StoreFault: PP784 for a store that is damaged, of which no copy is made.
    """
    to = Path(to)
    with refused(to), placed(to) as beside:
        with told(store.path), store.alone() as connection:
            said = connection.execute("PRAGMA integrity_check(1)").fetchall()
            if said != [("ok",)]:
                raise StoreFault(
                    codes.DAMAGED, path=store.path.name, reason="one part of it contradicts another"
                )
        with told(to), store.alone() as connection:
            # It writes each row anew: no page comes along that once held something else.
            connection.execute("VACUUM INTO ?", (beside.absolute().as_uri(),))
        with told(to):
            _as_stores_are(beside)


def _as_stores_are(path: Path) -> None:
    made = sqlite3.connect(path.absolute().as_uri(), uri=True, isolation_level=None)
    try:
        made.execute("PRAGMA journal_mode = WAL")
    finally:
        made.close()
