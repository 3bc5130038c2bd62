"""Whether a reason says again what it erases. Pure: words are compared, whatever stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from unicodedata import category, name, normalize

WHOLE = 3
"""So many words of an answer are all of it: a reason that has them in a row repeats it."""
RUN = 5
"""So many words in a row of a longer answer are no chance."""
SURE = 8
"""So many letters in a row are no chance either, wherever blanks and stops are put between them."""
COMMON = frozenset({
    "yes", "no", "not", "now", "never", "none", "always", "often", "sometimes", "both", "neither",
    "other", "unknown", "nothing", "all", "some", "any", "many", "few", "maybe", "it",
})  # fmt: skip
"""Answers of one word that tell nothing by standing in a reason."""

_NO_BLANKS = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
"""Scripts that set no blank between words: each of their letters is taken for one."""
_UNSEEN = re.compile("[\u034f\ufe00-\ufe0f]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")


def repeats(reason: str, said: Iterable[Any], short: Iterable[str] = ()) -> bool:
    """Whether a reason has in it all the words of a text of three or more that was `said` (plain JSON data), or five in a row of it; or the whole
    of a `short` text of one or two, but for words that everybody uses and numbers of one or two digits.

    >>> repeats("He wrote: nan comes when it is loud", [{"value": "Nan comes, when it is loud."}])
    True
    >>> repeats("It was said of somebody else", [{"value": "Nan comes, when it is loud."}])
    False
    >>> repeats("Zebedee Marsh is not to be named", [], ["Zebedee Marsh"])
    True
    """
    reasoned = words(reason)
    told = [each for text in texts(said) if len(each := words(text)) >= WHOLE]
    told += [each for text in short if _tells(each := words(text))]
    together = "".join(reasoned)
    return any(_has(reasoned, together, each, min(len(each), RUN)) for each in told)


def words(text: str) -> list[str]:
    """The words of a text, folded so that none is told from another by its looks alone: without case, without letters that nobody sees, and in
    scripts that set no blanks letter by letter."""
    found: list[str] = []
    within = False
    for letter in _THOUSANDS.sub("", folded(text)):
        if category(letter)[0] not in "LNM":
            within = False
        elif found and (category(letter)[0] == "M" or (within and not _alone(letter))):
            found[-1] += letter
        else:
            found.append(letter)
            within = not _alone(letter)
    return found


def folded(text: str) -> str:
    """A text without case, in one spelling (NFKC), and without the letters that nobody sees."""
    if text.isascii():
        return text.lower()
    seen = "".join(letter for letter in text if category(letter) != "Cf")
    return normalize("NFKC", normalize("NFKC", _UNSEEN.sub("", seen)).casefold())


def texts(said: Any) -> Iterator[str]:
    """Every text in plain data, however deep."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, Mapping):
        yield from texts(list(said.values()))
    elif isinstance(said, Iterable):
        for each in said:
            yield from texts(each)


def _tells(told: Sequence[str]) -> bool:
    together = "".join(told)
    if together.isdecimal():
        return len(together) > 2
    return len(together) > 1 and not (len(told) == 1 and together in COMMON)


def _has(reasoned: Sequence[str], together: str, told: Sequence[str], long: int) -> bool:
    runs = _runs(told, long)
    alike = ("".join(run) for run in runs)
    return not runs.isdisjoint(_runs(reasoned, long)) or any(
        len(each) >= SURE and each in together for each in alike
    )


def _runs(told: Sequence[str], long: int) -> set[tuple[str, ...]]:
    return {tuple(told[n : n + long]) for n in range(len(told) - long + 1)}


def _alone(letter: str) -> bool:
    """Whether a letter is of a script that sets no blanks."""
    return ord(letter) > 0xE00 and name(letter, "").startswith(_NO_BLANKS)
