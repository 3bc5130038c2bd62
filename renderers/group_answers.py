"""What a group may say of its rows as a whole (rule C6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def group_answers(spec: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The states, besides `complete`, that a group offers for its rows whichever variants apply, each with its wording;
    nothing for a question."""
    for state in ("none", "others"):
        key = f"there_are_{state}"
        said = next((each[key] for each in (spec, *spec.get("variants", ())) if each.get(key)), None)
        if said is not None:
            yield state, said
