"""The name an author most likely meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

MANY = 200
"""Of more names than this, only those that begin or end alike are compared at length."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_.- "


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name nearest in spelling to `word`, or None where none is near; capitals are not told apart.

    >>> nearest("nevr", ["now", "past", "never"])
    'never'
    >>> nearest("apple", ["now", "past", "never"]) is None
    True
    """
    by_small: dict[str, str] = {}
    for name in names:
        small = name.casefold()
        if small not in by_small or name < by_small[small]:
            by_small[small] = name
    small = word.casefold()[:100]
    if small in by_small:
        return by_small[small]
    one_off = sorted(by_small.keys() & _one_off(small)) if len(by_small) > 1 else []
    if one_off:
        return by_small[one_off[0]]
    known = sorted(by_small)
    if len(known) > MANY:
        known = [n for n in known if n[:3] == small[:3] or n[-3:] == small[-3:]][:MANY]
    close = get_close_matches(small, known, n=1, cutoff=0.6)
    return by_small[close[0]] if close else None


def _one_off(word: str) -> frozenset[str]:
    """Every text one letter away: one left out, one too many, one wrong, two swapped."""
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    found = {a + b[1:] for a, b in cuts if b}
    found.update(a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1)
    found.update(a + letter + b[1:] for a, b in cuts if b for letter in _LETTERS)
    found.update(a + letter + b for a, b in cuts for letter in _LETTERS)
    return frozenset(found)
