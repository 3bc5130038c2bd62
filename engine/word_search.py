"""Finding words and phrases in a text, in time linear in the text however many are looked for.

A word is letters and digits with apostrophes inside. A phrase is words with spaces, line ends or hyphens between, so
that `wheelchair bound` is found in `Wheelchair-bound` too. What stands in a slot is no word of the author's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..dsl.syntax import Scalar

T = TypeVar("T")

MOST_WORDS = 8
"""Words in a phrase that is looked for, at most: what bounds the work at each word of a text."""

_WORD = re.compile(r"<[A-Za-z][^<>\n]{0,120}>|([^\W_]+(?:['\u2019][^\W_]+)*)")
_WORDS = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_BETWEEN = re.compile(r"[\s\u2010\u2011-]{1,20}")

Phrase = tuple[str, ...]
"""The words of a phrase, in small letters, apostrophes straight."""


def phrase(text: str) -> Phrase:
    """The words of a text as they are looked for.

    >>> phrase("Wheelchair-bound")
    ('wheelchair', 'bound')
    """
    return tuple(_plain(found[1]) for found in _WORD.finditer(text) if found[1])


def pieces(words: Scalar) -> Iterator[Scalar]:
    """The texts between the commas of one, each with its own place; one that is empty has the place of them all."""
    start = 0
    for raw in words.text.split(","):
        said = raw.strip()
        left = start + len(raw) - len(raw.lstrip())
        yield Scalar(said, words.place(left, left + len(said)) if said else words.span)
        start += len(raw) + 1


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """One find: `text[start:end]` is the phrase, and `of` what it was looked for by."""

    start: int
    end: int
    of: T


class Search(Generic[T]):
    """Phrases to look for, each with what it stands for."""

    def __init__(self, phrases: Mapping[Phrase, T]) -> None:
        """Of phrases as `phrase` makes them; the longest that fits is found."""
        self._by_first: dict[str, list[tuple[Phrase, T]]] = {}
        for words in sorted(phrases, key=len, reverse=True):
            self._by_first.setdefault(words[0], []).append((words, phrases[words]))
        self._firsts = frozenset(word for first in self._by_first for word in (first, f"{first}'s"))

    def within(self, text: str) -> Iterator[Found[T]]:
        """Each find from left to right. None overlaps another: at each word the longest phrase counts."""
        if self._firsts.isdisjoint(_WORDS.findall(_plain(text))):
            return  # most texts have none of them
        places = [(m.start(1), m.end(1), _plain(m[1])) for m in _WORD.finditer(text) if m[1]]
        past = 0
        for n, (start, _, word) in enumerate(places):
            if start < past:
                continue
            for words, of in self._candidates(word):
                last = self._fits(text, places, n, words)
                if last is not None:
                    past = places[last][1]
                    yield Found(start, _without_ending(text, places[last], words[-1]), of)
                    break

    def _candidates(self, word: str) -> Iterable[tuple[Phrase, T]]:
        own = self._by_first.get(word, ())
        return own or self._by_first.get(word.removesuffix("'s"), ())

    def _fits(self, text: str, places: list[tuple[int, int, str]], n: int, words: Phrase) -> int | None:
        """The place of the last word of a phrase that begins at place `n`, or None."""
        if n + len(words) > len(places):
            return None
        for k, wanted in enumerate(words):
            _, end, word = places[n + k]
            last = k == len(words) - 1
            if word != wanted and not (last and word == f"{wanted}'s"):
                return None
            if not last and not _BETWEEN.fullmatch(text, end, places[n + k + 1][0]):
                return None
        return n + len(words) - 1


def _without_ending(text: str, place: tuple[int, int, str], wanted: str) -> int:
    """Where a find ends: before an `'s` that is no part of what was looked for."""
    return place[1] if place[2] == wanted else place[1] - 2


def _plain(word: str) -> str:
    return word.lower().replace("\u2019", "'")
