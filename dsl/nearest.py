"""The name an author most likely meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name nearest in spelling to `word`, or None where none is near; capitals are not told apart.

    >>> nearest("nevr", ["now", "past", "never"])
    'never'
    >>> nearest("apple", ["now", "past", "never"]) is None
    True
    """
    known = sorted(names)
    by_small: dict[str, str] = {}
    for name in known:
        by_small.setdefault(name.casefold(), name)
    small = word.casefold()
    if small in by_small:
        return by_small[small]
    close = get_close_matches(small[:100], by_small, n=1, cutoff=0.6)
    return by_small[close[0]] if close else None
