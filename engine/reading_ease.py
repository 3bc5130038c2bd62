"""How easy a text is to read, by the two formulas that most people know, over syllables that a library counts.

The formulas are rough: they see how long words and sentences are, and not whether anybody knows the word. They were
made for samples of a hundred words and more, so they are used of all that one reader reads of an exemplar together.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

LEAST_WORDS = 100
"""Words of a text below which the formulas say nothing: Flesch took his samples so long."""

_ENDS = re.compile(r"[.!?:;…]+[\"'”’)\]]*(?:\s+|$)|\n+")
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Counts:
    """Sentences, words and syllables of a text; two are added by adding their texts."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0

    def __add__(self, other: Counts) -> Counts:
        """The counts of both texts, one after the other."""
        return Counts(
            self.sentences + other.sentences, self.words + other.words, self.syllables + other.syllables
        )

    @property
    def ease(self) -> float:
        """Flesch's reading ease: 100 is very easy, 0 very hard (R. Flesch, A new readability yardstick, Journal of
        Applied Psychology 32, 1948). 100 where there are no words."""
        if not self.words:
            return 100.0
        return 206.835 - 1.015 * self.words / self.sentences - 84.6 * self.syllables / self.words

    @property
    def grade(self) -> float:
        """The school year in the United States in which it is read with ease, by Kincaid and others (Research Branch
        Report 8-75, Naval Technical Training Command, 1975); add five for the age. 0 where there are no words."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def words_a_sentence(self) -> float:
        """How long a sentence is, in words."""
        return self.words / self.sentences if self.sentences else 0.0


@lru_cache(maxsize=20_000)
def counts_of(text: str, said_with: Callable[[str], int] | None = None) -> Counts:
    """The counts of one text, whose end ends a sentence; `said_with` counts the syllables of a word, left out
    `syllables`.

    >>> counts_of("Who lives with you? And who visits")
    Counts(sentences=2, words=7, syllables=8)
    """
    count = said_with or syllables
    sentences = [words for words in map(_WORD.findall, _ENDS.split(text)) if words]
    return Counts(
        len(sentences),
        sum(map(len, sentences)),
        sum(count(word) for words in sentences for word in words),
    )


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """How many syllables a word is said with, by the dictionary of `syllapy`, or by its rules for a word that is not
    in there; a number counts as one.

    >>> syllables("assessment"), syllables("home")
    (3, 1)
    """
    # Loaded when first asked for: nothing but reading ease needs it.
    from syllapy import count  # type: ignore[import-untyped]

    found: int = count(word.replace("\u2019", "'"))
    return max(found, 1)


def roughly(word: str) -> int:
    """How many syllables a word has at a glance: its groups of vowels, but for an `e` at the end. A word such as
    `something` has one fewer, and one such as `area` one more.

    >>> roughly("home"), roughly("assessment"), roughly("table")
    (1, 3, 2)
    """
    ending = word[-1:] == "e" and word[-2:] != "le"
    return len(_VOWELS.findall(word, 0, len(word) - ending)) or 1


_VOWELS = re.compile(r"[aeiouyAEIOUY]+")
