"""What records note of the versions of facts that they have on record, and which versions those are."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, select

from ..knowing.fact_history import NOTES, histories, histories_of_fact
from ..knowing.kin import one_with
from ..knowing.version import FactVersion, noted_by
from ..records.parted import FACT
from .tables import LEAVES


def version_noted(text: Any) -> str:
    """The note (`knowing.version.noted_by`) in the text of a leaf; none where it has none, or is not as it was kept: one damaged record keeps nobody from
    erasing in another."""
    try:
        found = json.loads(text).get("version")
    except (ValueError, TypeError, AttributeError, RecursionError):
        return ""
    return found if isinstance(found, str) else ""


def on_record(connection: Connection, facts: Collection[str]) -> list[tuple[str, str, str]]:
    """By record and place, what records note of the versions of facts."""
    wanted = select(LEAVES.c.record, LEAVES.c.place, LEAVES.c.text).where(
        LEAVES.c.place.in_([FACT + fact for fact in facts]), LEAVES.c.text.is_not(None)
    )
    rows = connection.execute(wanted).all()
    return [(row[0], row[1], version_noted(row[2])) for row in rows]


def notes_of(connection: Connection, fact: str, record: str) -> frozenset[str]:
    """What a record notes of the versions of a fact that it has on record."""
    return frozenset(version for one, _, version in on_record(connection, (fact,)) if one == record)


def holders_seen(connection: Connection, fact: str, record: str) -> set[str]:
    """The holders of the versions of a fact that a record has on record."""
    names = notes_of(connection, fact, record)
    every = (v for versions in histories_of_fact(connection, fact) for v in versions)
    return {each.holder for each in every if noted_by(record, each.version) in names}


def near_versions(connection: Connection, fact: str, holders: Collection[str]) -> tuple[FactVersion, ...]:
    """What some holders, and those that were found to be one with them, have of a fact."""
    known = histories(connection, one_with(connection, holders), fact)
    return tuple(v for versions in known.values() for v in versions if v.how not in NOTES)
