"""What is known otherwise by now than a record saw it, in a line beside what a command was asked for (rule R2)."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from .engine.knowing.changed import Changed


def tell_changed(changes: Iterable[Changed]) -> None:
    """Name to standard error the facts that changed, without a word of what they say; nothing where none did."""
    facts = ", ".join(each.fact for each in changes)
    if facts:
        sys.stderr.write(
            f"known otherwise since: {facts}; `penpicture facts changed` tells by which record\n"
        )


def tell_waiting(facts: Iterable[str]) -> None:
    """Name to standard error the facts that a draft would tell at once and that wait; nothing where none do."""
    named = ", ".join(facts)
    if named:
        sys.stderr.write(
            f"not told yet: {named}; what this record says of it waits until somebody has looked: `penpicture facts look`, then `--take-in`\n"
        )
