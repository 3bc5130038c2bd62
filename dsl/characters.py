"""Characters that may not stand in a file: what cannot be seen, and indentation that is not what it seems."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from .diagnostic import Diagnostic, Edit
from .indentation import depth
from .quoting import clipped, quoted
from .reading_codes import CONTROL, DIRECTIVE, HIDDEN_DIRECTION, LONE_RETURNS, ODD_SPACE, TAB, TAB_INSIDE
from .source import Source, Span
from .syntax import Scalar

# One search finds them all, so that a file without any costs one pass.
_WRONG = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|\r(?!\n)"
)
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BREAKS = frozenset("\x0b\x0c\x85\u2028\u2029")  # they part words, so a space must do so in their place
_TABBED = re.compile(r"\t[ \t]*")
_ODD = re.compile("[\xa0\u1680\u2000-\u200b\u202f\u205f\u3000]")
_ODDLY_SPACED = re.compile(
    "^ *[\xa0\u1680\u2000-\u200b\u202f\u205f\u3000][ \xa0\u1680\u2000-\u200b\u202f\u205f\u3000]*",
    re.MULTILINE,
)
_DIRECTIVE = re.compile(r"^%.*", re.MULTILINE)
_NAMES = {
    "\0": "a NUL", "\x0b": "a vertical tab, a word processor's line break", "\x0c": "a page break",
    "\r": "a lone carriage return", "\x1b": "an escape", "\x7f": "a delete", "\x85": "a next-line mark",
    "\u2028": "a line separator", "\u2029": "a paragraph separator", "\ufeff": "a byte-order mark",
}  # fmt: skip


def oddly_spaced(key: Scalar) -> Diagnostic | None:
    """The fault of a key with a space in it that is not an ordinary one; else None."""
    found = _ODD.search(key.text)
    if not found:
        return None
    at = found.start()
    repaired = clipped(_ODD.sub(" ", key.text))
    return ODD_SPACE.at(key.place(at, at + 1), name=_name(found[0]), repaired=repaired)


def hidden(text: Scalar) -> Diagnostic | None:
    """The fault of a quoted text whose escapes make a character that may not stand in the open; else None."""
    found = _WRONG.search(text.text)
    if not found:
        return None
    kind = HIDDEN_DIRECTION if found[0] in _DIRECTION else CONTROL
    repaired = clipped(quoted(_WRONG.sub(lambda wrong: " " if wrong[0] in _BREAKS else "", text.text)))
    return kind.at(text.span, name=_name(found[0]), repaired=repaired)


def unseen(text: str) -> Iterator[tuple[int, str]]:
    """Where a text has a character that may not stand in a file, and what that is called."""
    for found in _WRONG.finditer(text):
        yield found.start(), _name(found[0])


def unfit(source: Source) -> Iterator[Diagnostic]:
    """Each character and line beginning that may not stand in a file, in no particular order."""
    text = source.text
    returned = False
    for found in _WRONG.finditer(text):
        if found[0] != "\r":
            yield _invisible(source, found.start())
        elif not returned:
            returned = True
            yield LONE_RETURNS.at(Span(source, found.start(), found.end()))
    if "\t" in text:
        depths: dict[int, int] = {}
        for found in _TABBED.finditer(text):
            yield _tabbed(source, found.start(), found.end(), depths)
    if not text.isascii():
        for found in _ODDLY_SPACED.finditer(text):
            at = next(i for i in range(found.start(), found.end()) if text[i] != " ")
            span = Span(source, found.start(), found.end())
            spaces = " " * sum(letter != "\u200b" for letter in found[0])
            yield ODD_SPACE.at(
                span,
                edit=Edit(span, spaces),
                name=_name(text[at]),
                repaired=spaces + _rest(source, found.end()),
            )
    if text.startswith("%") or "\n%" in text:
        for found in _DIRECTIVE.finditer(text):
            yield DIRECTIVE.at(Span(source, found.start(), found.end()))


def _tabbed(source: Source, start: int, end: int, depths: dict[int, int]) -> Diagnostic:
    """A tab with the blanks after it: at the beginning of a line, or inside one. `depths` keeps the columns that
    the lines with tabs should begin in, by line."""
    begin = source.text.rfind("\n", 0, start) + 1
    lead = source.text[begin:start]
    rest = _rest(source, end).replace("\t", " ")
    if not lead.strip(" "):
        number = source.position(begin)[0]
        depths[number] = depth(source, number, depths)
        return TAB.at(Span(source, begin, end), repaired=" " * depths[number] + rest)
    repaired = clipped(f"{lead.lstrip()} {rest}".rstrip())
    span = Span(source, start, end)
    return TAB_INSIDE.at(span, edit=Edit(span, " " if rest else ""), repaired=repaired)


def _invisible(source: Source, at: int) -> Diagnostic:
    letter = source.text[at]
    span = Span(source, at, at + 1)
    line = source.line(span.line)
    before, after = line[: span.column - 1], line[span.column :]
    parts = letter in _BREAKS and bool(before.strip()) and bool(after.strip())
    space = " " if parts and not before.endswith(" ") and not after.startswith(" ") else ""
    kind = HIDDEN_DIRECTION if letter in _DIRECTION else CONTROL
    return kind.at(
        span,
        edit=Edit(span, space),
        name=_name(letter),
        repaired=clipped((before + space + after).strip()),
    )


def _name(letter: str) -> str:
    return f"{_NAMES.get(letter) or 'a ' + unicodedata.name(letter, 'control character').lower()} (U+{ord(letter):04X})"


def _rest(source: Source, at: int) -> str:
    end = source.text.find("\n", at)
    return clipped(source.text[at : end if end >= 0 else len(source.text)].rstrip())
