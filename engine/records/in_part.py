"""Answers that are a part of a record, laid over what stands there: what they do not speak of stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from .parted import FACT, Plain


def laid_over(before: Plain, part: Plain) -> dict[str, Any]:
    """What is said at each place of a record (`parted`) once a part of it is said anew. The rows that the part has of a group are added
    to those that there are, or stand for those of the same identifier; one that it marks `removed` is set aside. Facts stay as they are
    on record."""
    found = dict(before)
    for place, one in part.items():
        if not place.startswith(FACT):
            found[place] = (_rows if place.endswith("[]") else _said)(before.get(place), one)
    return found


def _said(before: Any, now: Any) -> Any:
    """What stands at a place: as it was where the same is said again, for saying it again makes nobody its author."""
    if not isinstance(before, Mapping) or not isinstance(now, Mapping):
        return now
    told = cast("Mapping[str, Any]", before)
    return before if all(told.get(part) == now.get(part) for part in _WORDS) else now


_WORDS = ("value", "reason", "note", "until", "pointer")
"""What of an answer is said; the rest tells who said it, when, and to which wording."""


def _rows(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Mapping[str, Any]:
    """The rows that a group has once some are added to it, said anew, or set aside."""
    if before is None:
        return now
    aside = now.get("removed", [])
    listed = [row for row in dict.fromkeys((*before["list"], *now["list"])) if row not in aside]
    removed = [row for row in dict.fromkeys((*before.get("removed", ()), *aside)) if row not in listed]
    state = now.get("state", before.get("state"))
    found: dict[str, Any] = {} if state is None else {"state": state}
    return {**found, "list": listed, **({"removed": removed} if removed else {})}
