"""What YAML would silently spoil: text taken for a comment, an anchor, a tag, a key, or part of the line above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from .catalogue import Code
from .diagnostic import Diagnostic, Edit, Related
from .indentation import bullet, new_list
from .quoting import clipped, quoted, written
from .reading_codes import (
    ALIAS,
    ANCHOR,
    BULLET,
    COMMA_IN_BRACES,
    GLUED_ITEM,
    ITEM_ASTRAY,
    PROSE_IN_BRACES,
    TAG,
    TEXT_AFTER_BRACKET,
    TEXT_LOST,
)
from .source import Source, Span
from .syntax import Entry, Mapping, Node, Scalar
from .syntax import Sequence as Items

_MOST_TOLD = 20  # lines of one text that are told of, each with its own repair
_NOTHING = re.compile(r"(?:: |- )[ \t]*(#[^\r\n]*)")


def after_nothing(text: str) -> dict[int, int]:
    """Where a comment takes the place of a value: the place just after the colon or dash, to the comment's end."""
    return {found.start() + 1: found.end() for found in _NOTHING.finditer(text)}


def comment(text: Scalar, end: int) -> Diagnostic:
    """A comment, up to `end`, on the line of an unquoted text that has a space in it, or of no text at all."""
    source = text.span.source
    start = text.span.end
    comment_at = source.text.index("#", start)
    whole = source.text[text.span.start : end].strip()
    return TEXT_LOST.at(
        Span(source, comment_at, end),
        lost=clipped(source.text[comment_at:end].rstrip(), 60),
        repaired=clipped(before(source, text.span.start) + quoted(" ".join(whole.split()))),
    )


def glued(text: Scalar) -> Iterator[Diagnostic]:
    """Lines of a folded plain text that begin with a dash or a bullet: meant as list items, read as words."""
    source = text.span.source
    at = source.text.find("\n", text.span.start, text.span.end)
    above = text.span.line
    bulleted = at >= 0 and bullet(source, above) == text.span.start
    told = 0
    while at >= 0 and told < _MOST_TOLD:
        stop = source.text.find("\n", at + 1, text.span.end)
        line = source.text[at + 1 : stop if stop >= 0 else text.span.end]
        words = line.lstrip(" ")
        if bulleted and words.startswith(source.text[text.span.start]):
            told += 1
            yield pasted(source, above, text.span.start)
            yield pasted(source, source.position(at + 1)[0], at + 1 + len(line) - len(words))
        elif re.match(r"-(?:\s|[\w<\"'])", words):
            told += 1
            start = at + 1 + len(line) - len(words)
            help_ = new_list(source, source.position(start)[0], above)
            yield GLUED_ITEM.at(Span(source, start, start + len(words.rstrip())), above=above, help=help_)
        at = stop


def item_astray(last: Node, key: Scalar) -> Diagnostic | None:
    """The fault of a list item that went to a list further right, so that its keys, from `key` on, are said a second
    time in the item above; `last` is the value before them. None where there is no such item."""
    if not isinstance(last, Items) or not isinstance(last.items[-1], Mapping) or key.body is None:
        return None
    item = last.items[-1]
    source, begin = item.span.source, item.span.start
    number, column = source.position(begin)
    home = key.span.column - 3
    if len(item.entries) != 1 or column <= key.span.column or home < 0 or key.span.line != number + 1:
        return None
    words = source.line(number).strip()
    related = (Related(key.span, "its keys stand here"),)
    dash = begin - len("- ") if source.text.startswith("- ", begin - 2) else begin
    repaired = clipped(" " * home + words)
    return ITEM_ASTRAY.at(Span(source, dash, item.span.end), related=related, repaired=repaired)


def pasted(source: Source, number: int, at: int) -> Diagnostic:
    """The fault of a line that begins, at `at`, with a bullet or a long dash in place of a list item's hyphen."""
    sign, begin = source.text[at], source.line_starts[number - 1]
    line = source.line(number)
    rest = line[at - begin + 1 :].lstrip(" \xa0")
    end = begin + len(line) - len(rest)
    repaired = clipped(line[: at - begin] + "- " + rest.rstrip())
    edit = Edit(Span(source, at, end), "- ")
    return BULLET.at(Span(source, at, at + 1), edit=edit, sign=sign, repaired=repaired)


def marked(source: Source, event: Any) -> Diagnostic:
    """A value with an anchor or a tag."""
    start = event.start_mark.index
    if event.anchor is not None and source.text.startswith("&", start):
        return _beginning(ANCHOR, source, start, start + 1 + len(event.anchor), event.anchor)
    word = re.match(r"\S*", source.text[start : start + 200])
    mark = word[0] if word else "!"
    return _beginning(TAG, source, start, start + max(len(mark), 1), mark[1:])


def alias(source: Source, event: Any) -> Diagnostic:
    """A value that YAML takes for an alias."""
    return _beginning(ALIAS, source, event.start_mark.index, event.end_mark.index, event.anchor)


def _beginning(kind: Code, source: Source, start: int, end: int, word: str) -> Diagnostic:
    span = Span(source, start, end)
    stop = source.text.find("\n", end)
    rest = source.text[end : stop if stop >= 0 else len(source.text)].strip()
    line, edit = requoted(source, start)
    structured = not rest or rest[0] in "[{\"'#|>"
    if kind is not ALIAS and structured:
        edit = Edit(span, "")
    elif structured:
        edit = None
    return kind.at(span, edit=edit, word=clipped(word, 40), repaired=line)


def requoted(source: Source, start: int) -> tuple[str, Edit | None]:
    """The line with its value, from `start` on, in quotes; and the edit, where the line has no `#` that might be
    a comment."""
    stop = source.text.find("\n", start)
    value = source.text[start : stop if stop >= 0 else len(source.text)].rstrip()
    line = clipped(before(source, start) + quoted(value))
    certain = 0 < len(value) < 1000 and " #" not in value
    return line, Edit(Span(source, start, start + len(value)), quoted(value)) if certain else None


def before(source: Source, start: int) -> str:
    """What stands on the line of `start` before it, with a space at its end."""
    lead = source.text[source.text.rfind("\n", 0, start) + 1 : start].lstrip()
    return lead if not lead or lead.endswith((" ", "[", "{")) else lead + " "


def in_braces(entries: Sequence[Entry], span: Span) -> Diagnostic | None:
    """The fault of a mapping in braces where a comma made a key, or where a sentence stands unquoted; else None."""
    for entry in entries:
        value = entry.value
        if isinstance(value, Scalar) and not value.text and value.style == "plain":
            if entry is entries[0] and span.source.text.startswith("{", span.start):
                line, edit = requoted(span.source, span.start)
                at = Span(span.source, span.start, span.start + 1)
                return TEXT_AFTER_BRACKET.at(at, edit=edit, bracket="{", repaired=line)
            return COMMA_IN_BRACES.at(
                entry.key.span, key=clipped(entry.key.text, 60), repaired=_in_lines(entries, span)
            )
    for entry in entries:
        value = entry.value
        if isinstance(value, Scalar) and value.style == "plain" and " " in value.text:
            braces = span.source.text.startswith("{", span.start)
            where = "braces" if braces else "brackets"
            return PROSE_IN_BRACES.at(
                value.span, text=clipped(value.text, 60), where=where, repaired=_in_lines(entries, span)
            )
    return None


def _in_lines(entries: Sequence[Entry], span: Span) -> str:
    """The mapping, a key on each line; what a comma cut off goes back to the text it was cut from."""
    pairs: list[tuple[str, str]] = []
    for entry in entries[:50]:
        if not isinstance(entry.value, Scalar):
            return "(one key on each line)"
        if not entry.value.text and entry.value.style == "plain" and pairs:
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]}, {entry.key.text}")
        else:
            pairs.append((entry.key.text, entry.value.text))
    return "\n" + "\n".join(f"  {written(key)}: {written(value)}".rstrip() for key, value in pairs)
