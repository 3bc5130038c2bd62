"""The artifacts that a record was ever kept under."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..artifact import Artifact
from ..records.entry import Under
from ..records.history import History
from .store import Store


def artifacts_kept(store: Store, found: History) -> dict[Under, Artifact]:
    """By both their hashes, the first first. Raises StoreFault (PP787, PP784)."""
    return {each: store.artifact(each) for each in dict.fromkeys(entry.under for entry in found.entries)}


def contents_kept(store: Store, found: History) -> list[Mapping[str, Any]]:
    """Their contents, the first first. Raises StoreFault (PP787, PP784)."""
    return [each.content for each in artifacts_kept(store, found).values()]
