"""An entry: one thing that happened to a record, chained to the one before it (rule R3)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from ..canonical import canonical, digest

ENTRY_FORMAT = 1

BEGAN, WROTE, LOOKED, SIGNED, AMENDED, REDACTED, SEVERED, MIGRATED, UNDONE = (
    "began", "wrote", "looked", "signed", "amended", "redacted", "severed", "migrated", "undone",
)  # fmt: skip
KINDS = (BEGAN, WROTE, LOOKED, SIGNED, AMENDED, REDACTED, SEVERED, MIGRATED, UNDONE)
"""What can happen to a record. `looked`: what changed of the facts was looked at and taken in (rule R2)."""

ALTHOUGH = "although"
"""What an entry holds besides that erased in a record that was not as it was kept: what `verify` had found."""

_SILENT = (REDACTED, SEVERED)
"""Kinds that say nothing at any place."""


def may_stand(kind: str, said: Mapping[str, str | None], *, signed: bool) -> bool:
    """Whether an entry of a kind may say this in a history, before it was `signed` or after: what is written behind a signature, and is no
    amendment, was signed by nobody (rule R3)."""
    if kind in _SILENT:
        return not said
    return not signed or kind == AMENDED


@dataclass(frozen=True, slots=True)
class Under:
    """The artifact that a record is kept under: both its hashes (rule R3)."""

    content: str
    provenance: str

    def as_json(self) -> dict[str, str]:
        """The two, by name."""
        return {"content": self.content, "provenance": self.provenance}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a record's history.

    `number` counts from 1. `said` goes from each place that was written to the digest of the leaf that stands there since, or None
    where what stood there was taken back. `more` holds what the kind needs besides (of a sign-off, the seal), and no
    answer. `at` is the time it was kept, UTC, ISO 8601; `by` who did it. `text` is the canonical JSON of all that, and
    `digest` its SHA-256; `previous` is the digest of the entry before, None for the first.
    """

    record: str
    number: int
    kind: str
    at: str
    by: str
    under: Under
    said: Mapping[str, str | None]
    because: str | None
    more: Mapping[str, Any]
    previous: str | None
    text: bytes
    digest: str


def entry(
    record: str,
    number: int,
    kind: str,
    *,
    at: str,
    by: str,
    under: Under,
    said: Mapping[str, str | None],
    previous: str | None,
    because: str | None = None,
    more: Mapping[str, Any] = MappingProxyType({}),
) -> Entry:
    """A new entry, spelled and hashed."""
    body: dict[str, Any] = {
        "entry": ENTRY_FORMAT, "record": record, "number": number, "kind": kind, "at": at, "by": by,
        "under": under.as_json(), "said": dict(said), "previous": previous,
    }  # fmt: skip
    if because is not None:
        body["because"] = because
    if more:
        body["more"] = dict(more)
    text = canonical(body)
    return Entry(
        record, number, kind, at, by, under, dict(said), because, dict(more), previous, text, digest(text)
    )


def read_entry(text: bytes) -> Entry:
    """An entry from its canonical JSON. Raises ValueError for a text that is none."""
    try:
        body = json.loads(text)
        return Entry(
            body["record"], body["number"], body["kind"], body["at"], body["by"], Under(**body["under"]),
            body["said"], body.get("because"), body.get("more", {}), body["previous"], text, digest(text),
        )  # fmt: skip
    except (KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise ValueError("this is no entry of a history") from fault
