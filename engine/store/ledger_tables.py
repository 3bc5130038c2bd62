"""The tables of the ledger: what was ever begun in a store, in chains of their own, so that what vanished whole is missed."""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, Table, Text

from .tables import METADATA

LEDGER = Table(
    "ledger", METADATA,
    Column("chain", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
    Column("digest", Text, nullable=False),
    comment="One row for each record that was begun, and in a chain apart for each tie of a child to a family or household: "
    "canonical JSON, and its digest. Nothing is ever taken out.",
)  # fmt: skip

LEDGER_HEADS = Table(
    "ledger_heads", METADATA,
    Column("chain", Text, primary_key=True),
    Column("head", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    comment="Where each chain of the ledger ends; and of histories of facts and of ties that were cut, which no order may lead from one "
    "to another, how many there are and the sum of their digests.",
)  # fmt: skip
