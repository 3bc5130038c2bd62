"""Whether a reason says again what it erases. Pure: words are compared, whatever stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from unicodedata import normalize

WHOLE = 3
"""So many words of an answer are all of it: a reason that has them in a row repeats it."""
RUN = 5
"""So many words in a row of a longer answer are no chance."""


def repeats(reason: str, said: Iterable[Any]) -> bool:
    """Whether a reason has in it all the words of a text of three or more that was `said` (plain JSON data), or five in a row of it.

    >>> repeats("He wrote: nan comes when it is loud", [{"value": "Nan comes, when it is loud."}])
    True
    >>> repeats("It was said of somebody else", [{"value": "Nan comes, when it is loud."}])
    False
    """
    words = _words(reason)
    for text in _texts(said):
        told = _words(text)
        if len(told) < WHOLE:
            continue
        runs = _runs(told, min(len(told), RUN))
        if not runs.isdisjoint(_runs(words, min(len(told), RUN))):
            return True
    return False


def _runs(words: Sequence[str], long: int) -> set[tuple[str, ...]]:
    return {tuple(words[n : n + long]) for n in range(len(words) - long + 1)}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", normalize("NFKC", text).casefold())


def _texts(said: Any) -> Iterator[str]:
    """Every text in plain data, however deep."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, Mapping):
        yield from _texts(list(said.values()))
    elif isinstance(said, Iterable):
        for each in said:
            yield from _texts(each)
