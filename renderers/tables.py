"""The tables that records of one exemplar are kept in, as a target. What makes them is loaded when they are written:
SQLAlchemy takes longer than everything else that a build loads."""

from __future__ import annotations

from ..engine.artifact import Artifact
from ..engine.cleared import cleared
from .edition import STANDARD, Edition
from .features import FEATURES, OF_VALUES
from .target import DEVELOPERS, Emitted, Target

DIALECTS = ("postgresql", "sqlite")
"""The databases whose SQL is written: PostgreSQL from version 12, SQLite from 3.35."""


def tables(artifact: Artifact, _: Edition = STANDARD) -> Emitted:
    """`tables.postgresql.sql` and `tables.sqlite.sql`: what an empty database needs for records of an exemplar. There is
    one edition, of all that a practitioner may see: records are kept once, for everybody."""
    from .table_schema import metadata_of
    from .table_script import script

    made = cleared(artifact)
    metadata = metadata_of(made)
    return Emitted({f"tables.{name}.sql": script(made, metadata, name) for name in DIALECTS})


_CARRIES = OF_VALUES | {
    "the answer `there are none`",
    "the answer `there are others`",
    "which options stand alone",
    "that an option is retired",
}

TABLES = Target(
    "tables",
    "tables for PostgreSQL and SQLite",
    "artifact",
    tables,
    carries=_CARRIES,
    beyond=frozenset(FEATURES) - _CARRIES,
    editions=DEVELOPERS,
)
