"""A place of a record step by step."""

from __future__ import annotations

import re

_STEP = re.compile(r"([a-z][a-z0-9_]*)(?:\[([^\]]*)\])?")


def steps(place: str) -> list[tuple[str, str]]:
    """The questions that the place of an answer names, outermost first, each with the row that is meant, "" for none or for all; nothing for a place
    of another kind."""
    found: list[tuple[str, str]] = []
    rest = place
    while rest:
        step = _STEP.match(rest)
        if step is None:
            return []
        found.append((step[1], step[2] or ""))
        rest = rest[step.end() :]
        if rest and not rest.startswith("."):
            return []
        rest = rest.removeprefix(".")
    return found
