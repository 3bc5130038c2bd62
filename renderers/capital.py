"""Words that begin a heading or a line."""

from __future__ import annotations


def capital(words: str) -> str:
    """The words with a capital where they begin; the rest is as it was written.

    >>> capital("grandmother's house in Wales")
    "Grandmother's house in Wales"
    """
    return words[:1].upper() + words[1:]
