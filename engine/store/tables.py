"""The tables of a store. Rows of histories are only ever added; nothing but a leaf's words is ever taken out again."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, LargeBinary, MetaData, Table, Text

STORE_FORMAT = 1

METADATA = MetaData()

STORE = Table(
    "store", METADATA,
    Column("format", Integer, primary_key=True, autoincrement=False),
    comment="One row: the format that the store is written in.",
)  # fmt: skip

ARTIFACTS = Table(
    "artifacts", METADATA,
    Column("content", Text, primary_key=True),
    Column("provenance", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("document", LargeBinary, nullable=False),
    comment="Every artifact that a record was ever kept under, by both its hashes.",
)  # fmt: skip

RECORDS = Table(
    "records", METADATA,
    Column("record", Text, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("exemplar", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("provenance", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("head", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Index("records_of_subject", "subject"),
    Index("records_of_exemplar", "exemplar", "standing"),
    comment="Where each record stands, to find it by. It follows from the history, but for whom the record is about: "
    "that is not in the history but as a digest made with the salt, so that an identity can be severed.",
)  # fmt: skip

ENTRIES = Table(
    "entries", METADATA,
    Column("record", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
    Column("digest", Text, nullable=False),
    ForeignKeyConstraint(["record"], ["records.record"], deferrable=True, initially="DEFERRED"),
    comment="The history of each record: canonical JSON, and its digest.",
)  # fmt: skip

LEAVES = Table(
    "leaves", METADATA,
    Column("record", Text, primary_key=True),
    Column("digest", Text, primary_key=True),
    Column("place", Text, nullable=False),
    Column("salt", LargeBinary),
    Column("text", LargeBinary),
    ForeignKeyConstraint(["record"], ["records.record"], deferrable=True, initially="DEFERRED"),
    comment="What was said, by digest. Salt and text are null where they were erased.",
)  # fmt: skip
