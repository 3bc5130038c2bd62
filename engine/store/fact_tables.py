"""The tables of what is known of children, families and households, apart from any one record (rule R1).

Like histories of records, they only grow. What ties a history to a child, and a version to a record, stands outside of what is
hashed over, or in a leaf of its own, so that an identity can be severed and the rest still agrees. Rows stand in the order of their keys, which are chance:
in which order they were written, a child's beside the family's, is nowhere.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, LargeBinary, Table, Text

from .tables import METADATA

IDENTITIES = Table(
    "identities", METADATA,
    Column("identity", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    sqlite_with_rowid=False,
    comment="Every child, person, family and household, by a name that tells nothing.",
)  # fmt: skip

BELONGS = Table(
    "belongs", METADATA,
    Column("child", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("holder", Text, nullable=False),
    Column("how", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("because", Text),
    Column("line", Integer, nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Index("belongs_to", "holder"),
    sqlite_with_rowid=False,
    comment="Which family and which household a child belongs to; the last row of each kind holds now, those before it held "
    "until then. `how`: new to the store, joined (found to be of that family), or moved (to another). `line` of the ledger has "
    "the digest of it all, made with the salt.",
)  # fmt: skip

FACT_HISTORIES = Table(
    "fact_histories", METADATA,
    Column("history", Text, primary_key=True),
    Column("holder", Text, nullable=False),
    Column("fact", Text, nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("head", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Index("fact_of_holder", "holder", "fact", unique=True),
    sqlite_with_rowid=False,
    comment="One history for each holder and fact. Whose it is stands here, and in the history but as a "
    "digest made with the salt, so that an identity can be severed.",
)  # fmt: skip

FACT_VERSIONS = Table(
    "fact_versions", METADATA,
    Column("history", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("version", Text, nullable=False, unique=True),
    Column("body", LargeBinary, nullable=False),
    Column("digest", Text, nullable=False),
    ForeignKeyConstraint(["history"], ["fact_histories.history"], deferrable=True, initially="DEFERRED"),
    sqlite_with_rowid=False,
    comment="The versions of each fact: canonical JSON, and its digest. `version` names one to the records that saw it.",
)  # fmt: skip

FACT_LEAVES = Table(
    "fact_leaves", METADATA,
    Column("history", Text, primary_key=True),
    Column("digest", Text, primary_key=True),
    Column("place", Text, nullable=False),
    Column("salt", LargeBinary),
    Column("text", LargeBinary),
    ForeignKeyConstraint(["history"], ["fact_histories.history"], deferrable=True, initially="DEFERRED"),
    sqlite_with_rowid=False,
    comment="What each version says, and apart from it where it came from. Salt and text are null where they were erased.",
)  # fmt: skip
