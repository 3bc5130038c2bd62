"""The SQL that makes the tables of an exemplar in an empty database, and says in it what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import MetaData, Text
from sqlalchemy import Table as SqlTable
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import CreateTable, SetColumnComment, SetTableComment

from ..engine.cleared import Cleared
from .table_layout import Layout
from .table_meanings import Row, code_rows, mapping_rows, state_rows


def script(made: Cleared, metadata: MetaData, name: str) -> bytes:
    """The script for a database of `tables.DIALECTS`, of a cleared artifact and its tables: UTF-8, in one
    transaction."""
    # `named` leaves % as it is: the text goes to the database as it stands, through no driver.
    dialect: Dialect = (postgresql if name == "postgresql" else sqlite).dialect(paramstyle="named")
    laid: Layout = metadata.info["layout"]
    about = f"-- Tables for records of {made.artifact.name} ({made.identity})"
    parts = [" ".join(about.split()), "BEGIN"]
    if name == "postgresql":
        # A backslash in a text is then a backslash, whatever the database was set to.
        parts.append("SET LOCAL standard_conforming_strings = on")
    for table in metadata.tables.values():
        parts.append(str(CreateTable(table).compile(dialect=dialect)).strip())
        if name == "postgresql":
            parts.append(str(SetTableComment(table).compile(dialect=dialect)))
            parts += [str(SetColumnComment(c).compile(dialect=dialect)) for c in table.columns if c.comment]
    companions = (
        (laid.mapping, mapping_rows(made, laid)),
        (laid.states, state_rows()),
        (laid.codes, code_rows(made.artifact.content)),
    )
    for table_name, rows in companions:
        parts += _inserts(metadata.tables[table_name], rows, dialect)
    text = parts[0] + "\n" + "".join(f"{part};\n" for part in (*parts[1:], "COMMIT"))
    return text.replace(", \n", ",\n").encode()


def _inserts(table: SqlTable, rows: Iterable[Row], dialect: Dialect) -> Iterator[str]:
    """What puts rows of texts into a table. Compiling each by itself would take most of a second."""
    names = dialect.identifier_preparer
    text: Any = Text()
    quoted = text.literal_processor(dialect)
    columns = ", ".join(names.format_column(column) for column in table.columns)
    for row in rows:
        said = (row[column.name] for column in table.columns)
        values = ", ".join("NULL" if words is None else quoted(words) for words in said)
        yield f"INSERT INTO {names.format_table(table)} ({columns}) VALUES ({values})"
