"""When a text must be quoted in YAML, and how: for repaired lines and for canonical layout."""

from __future__ import annotations

import re

_FIRST = frozenset("!&*@`%|>{}[],#\"'")
# Letters that YAML cannot hold in the open, or that look like nothing.
_ESCAPED = re.compile(
    '[\\\\"\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]'
)
_OTHERWISE = re.compile(
    r"[-+]?\.?\d.*|[-+]?\.(?:inf|nan)|y|n|yes|no|on|off|true|false|null|~", re.IGNORECASE | re.DOTALL
)
_NAMED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}


def is_plain(text: str, *, inline: bool = False) -> bool:
    """Whether `text` may stand without quotes on one line and read back as itself.

    `inline` is for a place inside `[...]` or `{...}`, where commas and brackets end a text, and where by the
    reader's own rule a text with a space needs quotes.

    >>> is_plain("Yes, now"), is_plain("Yes: now"), is_plain("Is the # known?"), is_plain("no")
    (True, False, False, True)
    """
    if not text or text != text.strip() or text[0] in _FIRST:
        return False
    if text[0] in "-?:" and (len(text) == 1 or text[1] in " ,[]{}"):
        return False
    if (
        ": " in text
        or text[-1] == ":"
        or " #" in text
        or "\t" in text
        or _ESCAPED.search(text.replace('"', "").replace("\\", ""))
    ):
        return False
    if text.startswith(("---", "...")) or text == "<<":
        return False
    return not (inline and re.search(r"[,\[\]{}:\s?]", text))


def is_text_everywhere(text: str) -> bool:
    """Whether every YAML reader takes a plain `text` for a text, and not for a number, a date, a yes or a nothing.

    >>> is_text_everywhere("Yes, now"), is_text_everywhere("yes"), is_text_everywhere("010")
    (True, False, False)
    """
    return not _OTHERWISE.fullmatch(text)


def quoted(text: str) -> str:
    """`text` in quotes: double ones where it needs no escapes, else single ones, else escaped.

    >>> print(quoted("Is the # known?"), quoted('"Now" or never'))
    "Is the # known?" '"Now" or never'
    """
    if not _ESCAPED.search(text):
        return f'"{text}"'
    if not _ESCAPED.search(text.replace('"', "").replace("\\", "")):
        return "'" + text.replace("'", "''") + "'"
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def written(text: str, *, inline: bool = False) -> str:
    """`text` as it is best written on one line: plain where it may be, else quoted."""
    return text if is_plain(text, inline=inline) else quoted(text)


def clipped(text: str, most: int = 160) -> str:
    """The first line of `text` as a message quotes it: no longer than `most` letters."""
    line = text.partition("\n")[0]
    return line if len(line) <= most else line[: most - 1] + "…"


def _escape(found: re.Match[str]) -> str:
    letter = found[0]
    return _NAMED.get(letter) or (f"\\x{ord(letter):02x}" if letter < "\x80" else f"\\u{ord(letter):04x}")
