"""What anybody wrote, made fit to stand on any page: nothing in it hides, and nothing in it moves its neighbours.

Control characters, and the marks that turn the direction of text by force (U+202A to U+202E and U+2066 to U+2069 of
Unicode's bidirectional algorithm, UAX #9), stand as a sign that can be seen. Letters that are written from right to
left keep their own direction: that is how they are read.
"""

from __future__ import annotations

import re
import unicodedata

MARK = "\ufffd"
"""What stands where something cannot be shown."""

_ISOLATE, _END = "\u2068", "\u2069"

_HIDDEN = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # halves of letters, and what is no letter
    "\u202a-\u202e\u2066-\u2069"  # turns of direction
    "\u2061-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"  # signs that only a program sees
)
_MARKED = re.compile(f"[{_HIDDEN}]")
_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u2066-\u2069]")


def legible(text: str) -> str:
    """Text that any page or paper can hold: line ends are `\\n`, tabs are spaces, and what cannot be seen is marked.

    >>> legible("one\\ttwo\\r\\nthr\\x00ee")
    'one two\\nthr\ufffdee'
    """
    if text.isascii() and text.isprintable():
        return text
    return _MARKED.sub(MARK, _LINE_ENDS.sub("\n", text).replace("\t", " "))


def isolated(text: str) -> str:
    """Somebody's words inside a sentence of ours, so that neither turns the other (U+2068 and U+2069). `text` is
    legible, so that it cannot end the isolation itself."""
    return text if text.isascii() else f"{_ISOLATE}{text}{_END}"


def unisolated(text: str) -> str:
    """The same without isolation, for what has no way of showing it; other marks of direction are marked."""
    return _DIRECTIONS.sub(_seen, text)


def right_to_left(text: str) -> bool:
    """Whether a text is read from right to left: its first letter decides (rules P2 and P3 of UAX #9)."""
    if text.isascii():
        return False
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def in_another_script(text: str) -> bool:
    """Whether most of a text's letters are not Latin: nobody should have it read aloud as if it were English."""
    if text.isascii():
        return False
    letters = [letter for letter in text if letter.isalpha()]
    other = sum(script(letter) != "Latin" for letter in letters)
    return other * 2 > len(letters)


def script(letter: str) -> str:
    """The script of a letter, as its name in Unicode has it: `Latin`, `Cyrillic`, `Ethiopic`; `other` without one."""
    name = unicodedata.name(letter, "other").split(" ")[0].split("-")[0]
    return name.capitalize() if name.isalpha() and unicodedata.category(letter)[0] in "LM" else "other"


def _seen(found: re.Match[str]) -> str:
    return "" if found[0] in (_ISOLATE, _END) else MARK
