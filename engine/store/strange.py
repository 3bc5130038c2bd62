"""What is in a store's database and was not put there by Penpicture: a trigger could write down what is erased."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from .tables import METADATA

_A = {"index": "an index", "table": "a table", "trigger": "a trigger", "view": "a view"}


def strange(connection: Connection, *, of: Collection[str] = _A) -> list[str]:
    """Each table, index, view and trigger that no store has, in words, or those `of` some kinds."""
    ours = {("table", table.name) for table in METADATA.tables.values()}
    ours |= {("index", str(index.name)) for table in METADATA.tables.values() for index in table.indexes}
    # SQLite's own begin with its name.
    found = connection.exec_driver_sql(
        "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite#_%' ESCAPE '#' ORDER BY type, name"
    )
    return [f"{_A[kind]}, `{name}`" for kind, name in found if (kind, name) not in ours and kind in of]
