"""What was answered before a record moved to another version, and has no place in it: told at the question, so that nobody is said never to have
answered (rules S4, L6)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnsweredBefore:
    """An answer that was kept aside: its `words`, empty for whoever is only told that there was one, and the `readers` who could see the question
    that it was given to."""

    words: str
    readers: frozenset[str]
