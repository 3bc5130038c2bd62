"""What a group may say of its rows as a whole (rule C6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def group_answers(spec: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The states, besides `complete`, that a group offers for its rows, each with its wording; nothing for a question."""
    for state in ("none", "others"):
        if f"there_are_{state}" in spec:
            yield state, spec[f"there_are_{state}"]
