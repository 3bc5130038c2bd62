"""What a question feeds: the fact that it is bound to, or in a row the part of a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def fact_of(spec: Mapping[str, Any], content: Mapping[str, Any]) -> str:
    """The name of what a question of a content feeds: a fact, of a row the list and its part, or ""."""
    if "part" in spec:
        return f"{content['questions'][spec['group']].get('fact', '')}.{spec['part']}"
    return str(spec.get("fact", ""))


def bound_to(spec: Mapping[str, Any], content: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The fact, or the part of a list, that a question of a content feeds, as the content has it; empty for one that the
    content does not tell of, None for a question that feeds nothing."""
    nothing: Mapping[str, Any] = {}
    if "fact" in spec:
        found: Mapping[str, Any] = content["facts"].get(spec["fact"], nothing)
        return found
    if "part" in spec:
        listed = content["facts"].get(content["questions"][spec["group"]].get("fact"), nothing)
        parts = (part for part in listed.get("parts", ()) if part["id"] == spec["part"])
        return next(parts, nothing)
    return None
