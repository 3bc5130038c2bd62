"""The name an author most likely meant: a guess to ask about, or a slip of one letter that can be mended."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

MANY = 200
"""Of more names than this, only those that begin or end alike are compared at length."""

ALIKE = 0.8
"""How alike two words must be for the one to be a guess at the other: less has offered another question entirely."""

_LONG_ENOUGH = 4
"""How many letters a word needs for one of them to be certainly wrong: `mum` and `mud` are two words."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_.- "
_DIGITS = "0123456789"


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name nearest in spelling to `word`, or None where none is near; capitals are not told apart.

    It is a guess, to be asked about. Where names have dots, each part is compared for itself: that two facts are
    both of the child does not make them alike.

    >>> nearest("nevr", ["now", "past", "never"])
    'never'
    >>> nearest("apple", ["now", "past", "never"]) is None
    True
    >>> nearest("child.school", ["child.born_on", "child.weight"]) is None
    True
    """
    by_small = _by_small(names)
    small = word.casefold()[:100]
    if small in by_small:
        return by_small[small]
    if len(small) < _LONG_ENOUGH - 1:
        return None
    one_off = sorted(by_small.keys() & _one_off(small))
    if one_off:
        return by_small[one_off[0]]
    known = sorted(n for n in by_small if 2 * len(n) <= 3 * len(small) <= 6 * len(n))
    if len(known) > MANY:
        last = small.rpartition(".")[2]
        known = [n for n in known if n.rpartition(".")[2][:3] == last[:3] or n[-3:] == small[-3:]][:MANY]
    parts = [SequenceMatcher(None, "", part, autojunk=False) for part in small.split(".")]
    alike = [(_likeness(parts, name), name) for name in known]
    best = max(alike, key=lambda found: found[0], default=(0.0, ""))
    return by_small[best[1]] if best[0] >= ALIKE else None


def close(word: str, names: Iterable[str]) -> str | None:
    """The one name that `word` is certainly a slip for, or None: it differs in capitals, or in one letter left out,
    too many, wrong or changed places, in a word of four letters at least (of three, where two changed places). A figure is never taken for a slip, and of
    two names as close as each other neither is certain.

    >>> close("nevr", ["now", "past", "never"])
    'never'
    >>> close("hous", ["house", "hours"]) is None
    True
    >>> close("parent_2", ["parent_1"]) is None
    True
    """
    by_small = _by_small(names)
    small = word.casefold()[:100]
    if small in by_small:
        return by_small[small]
    found = by_small.keys() & _one_off(small)
    if len(found) != 1:
        return None
    (name,) = found
    mine, its = small.split("."), name.split(".")
    if len(mine) != len(its) or not all(map(_surely, mine, its)):
        return None
    return by_small[name] if _figures(name) == _figures(small) else None


def _surely(part: str, other: str) -> bool:
    """Whether a part of a name, one letter off at most, is surely a slip for another: long enough, or of the same
    letters."""
    return max(len(part), len(other)) >= _LONG_ENOUGH or sorted(part) == sorted(other)


def _by_small(names: Iterable[str]) -> dict[str, str]:
    by_small: dict[str, str] = {}
    for name in names:
        small = name.casefold()
        if small not in by_small or name < by_small[small]:
            by_small[small] = name
    return by_small


def _figures(word: str) -> str:
    return "".join(letter for letter in word if letter in _DIGITS)


def _likeness(parts: list[SequenceMatcher[str]], name: str) -> float:
    """How alike a word, in its parts, and a name are in the part in which they are least so, from 0 to 1."""
    named = name.split(".")
    if len(named) != len(parts):
        return 0.0
    least = 1.0
    for part, other in zip(parts, named, strict=True):
        part.set_seq1(other)
        if part.real_quick_ratio() < ALIKE or part.quick_ratio() < ALIKE:
            return 0.0
        least = min(least, part.ratio())
    return least


def _one_off(word: str) -> frozenset[str]:
    """Every text one letter away: one left out, one too many, one wrong, two swapped."""
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    found = {a + b[1:] for a, b in cuts if b}
    found.update(a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1)
    found.update(a + letter + b[1:] for a, b in cuts if b for letter in _LETTERS)
    found.update(a + letter + b for a, b in cuts for letter in _LETTERS)
    return frozenset(found)
