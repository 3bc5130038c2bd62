"""Where a line that stands wrongly belongs: the columns that are open above it, and what begins in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .diagnostic import Edit
from .quoting import clipped
from .source import Source, Span
from .syntax import Scalar

_FURTHEST = 1000  # lines looked back: nobody's list is longer between two of its dashes
_LOOK = 1000  # letters of a line looked at: patterns are never tried on a line of a million
_AROUND = 100_000  # letters before and after a line in which the same kind of list is looked for
_PARTS = re.compile(r"(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)(?P<name>[^\s#:\"'\[{-][^:]*)?")
_SIGNS = "\u2022\u00b7\u25aa\u25e6\u25cf\u25cb\u25a0\u25a1\u2023\u2043\u2219\u25b8\u25ba\u27a2\u2013\u2014\u2012\u2010\u2011\u2212"
_BULLET = re.compile(rf" *(?:[{_SIGNS}][ \xa0]*|\*[ \xa0]+)(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line taken apart: columns are counted from 0. `name` is what stands before a colon, empty where nothing
    does; `column` is where the name, or the text, begins after the dashes."""

    number: int
    indent: int
    column: int
    dashed: bool
    name: str
    has_value: bool


def taken_apart(source: Source, number: int, text: str | None = None) -> Line | None:
    """A line by its parts; None where it is blank or a comment. `text` is the line's where it is read in place of
    what the source has there."""
    text = (source.line(number) if text is None else text)[:_LOOK].rstrip()
    found = _PARTS.match(text)
    if found is None or found.end("indent") == len(text) or text[found.end("indent")] == "#":
        return None
    column, name = found.end("dashes"), found["name"] or ""
    rest = text[found.end() :]
    named = bool(name) and rest.startswith(":") and (len(rest) == 1 or rest[1] == " ")
    value = rest[1:].strip() if named else ""
    return Line(
        number,
        found.end("indent"),
        column,
        column > found.end("indent"),
        name if named else "",
        bool(value) and not value.startswith("#"),
    )


def above(source: Source, number: int) -> Iterator[Line]:
    """The lines above one, upward, leaving out blank ones and comments."""
    for one in range(number - 1, max(number - 1 - _FURTHEST, 0), -1):
        line = taken_apart(source, one)
        if line is not None:
            yield line


def below(source: Source, number: int) -> Line | None:
    """The next line below one that is neither blank nor a comment."""
    for one in range(number + 1, min(number + 50, len(source.line_starts)) + 1):
        line = taken_apart(source, one)
        if line is not None:
            return line
    return None


def still_open(source: Source, number: int, *, dashes: bool) -> Iterator[tuple[int, Line]]:
    """The columns in which a line below could begin: those of the dashes, or of the names, of what is open."""
    deepest = _LOOK
    for line in above(source, number):
        if dashes and line.dashed and line.indent <= deepest:
            yield line.indent, line
        if not dashes and line.name and line.column <= deepest:
            yield line.column, line
        deepest = min(deepest, line.indent)
        if deepest == 0:
            return


def nearest_column(source: Source, number: int, indent: int, *, dashes: bool) -> tuple[int, Line] | None:
    """Of the columns that are open above a line, the one nearest to `indent`, and of two the deeper; of those of
    dashes, the one that the line below goes with."""
    columns = list(still_open(source, number, dashes=dashes))
    after = below(source, number) if dashes else None
    for found in columns:
        if after is not None and not after.dashed and found[0] == after.indent - 2:
            return found
    return min(columns, key=lambda found: (abs(found[0] - indent), -found[0]), default=None)


def depth(source: Source, number: int, depths: Mapping[int, int]) -> int:
    """The column in which a line that is indented with tabs should begin, by the lines around it. `depths` holds
    those of such lines above it."""
    text = source.line(number)[:_LOOK]
    lead, dashed = _lead(text), text.lstrip(" \t").startswith("- ")
    last: tuple[Line, int] | None = None
    dashes: int | None = None
    for one in range(number - 1, max(number - 1 - _FURTHEST, 0), -1):
        raw = source.line(one)[:_LOOK]
        line = taken_apart(source, one, raw.lstrip(" \t") if "\t" in _lead(raw) else raw)
        if line is None:
            continue
        begins = depths.get(one, 0) if "\t" in _lead(raw) else line.indent
        name = begins + line.column - line.indent
        if last is None:
            last = (line, name)
            if line.name and not line.has_value:
                after = below(source, number)
                follows = 0 if after is None else after.indent - 2 * (dashed and not after.dashed)
                return follows if follows > name else name + 2
        if line.dashed and dashes is None:
            dashes = begins
        if "\t" in lead and _lead(raw) == lead and line.dashed == dashed:
            return begins
    if last is None:
        return 0
    after = below(source, number)
    if dashed and dashes is not None:
        return after.indent - 2 if after and not after.dashed and after.indent > 1 else dashes
    return after.indent if after and not after.dashed and 0 < after.indent < last[1] else last[1]


def _lead(text: str) -> str:
    return text[: len(text) - len(text.lstrip(" \t"))]


def bullet(source: Source, number: int) -> int | None:
    """The offset of a bullet or a long dash that begins a line where a list item's hyphen should; else None."""
    line = source.line(number)[:_LOOK]
    found = _BULLET.match(line)
    return source.line_starts[number - 1] + len(line) - len(line.lstrip(" ")) if found else None


def without_dash(source: Source, number: int, first: int) -> str:
    """What to do with a line that stands in the column of the dashes of a list, which begins on line `first`."""
    line = taken_apart(source, number)
    words = source.line(number)[:_LOOK].strip()
    indent = line.indent if line else 0
    with_dash = f"put a dash before it: `{clipped(' ' * indent + '- ' + words)}`"
    items = [
        one for one in above(source, number) if one.number >= first and one.dashed and one.indent == indent
    ]
    if line is None or not line.name or not items or not items[0].name:
        return with_dash
    if line.name in {one.name for one in items}:
        return with_dash
    owner = next((one for one in above(source, first) if one.name and one.column < indent), None)
    beside = ""
    if owner is not None:
        where = "at the left margin" if owner.column == 0 else f"in the column of `{owner.name}`"
        beside = f"begin it {where}: `{clipped(' ' * owner.column + words)}`"
        after = below(source, number)
        if not line.has_value and after is not None and owner.column < after.indent <= indent:
            return beside
    within = f"indent it to belong to the item above: `{clipped(' ' * items[0].column + words)}`"
    return f"{within}; or, if it does not belong there, {beside}" if beside else within


def new_list(source: Source, number: int, first: int) -> str:
    """What to do with a list item that would go on the text which begins on line `first`: it belongs to a list that
    is open above, or begins one whose name was forgotten."""
    item, text = taken_apart(source, number), taken_apart(source, first)
    words = source.line(number)[:_LOOK].strip()
    spaced = "- " + words[1:].lstrip()
    after_dash = ", and put a space after the dash" if not words.startswith("- ") else ""
    indent = len(source.line(number)) - len(source.line(number).lstrip(" "))
    if text is None or text.dashed or not text.name:
        column = text.indent if text else indent
        return f"line its dash up with the dashes of its list{after_dash}: `{clipped(' ' * column + spaced)}`"
    name, likely = _list_name(source, item, text)
    named = "give it its name, on a line of its own above it"
    if name:
        named += f": `{' ' * text.column}{name}:`"
    near = nearest_column(source, number, indent, dashes=True)
    if near is None:
        return f"if a list begins here, {named}"
    lined = f"line its dash up with the dashes of its list{after_dash}: `{clipped(' ' * near[0] + spaced)}`"
    after = below(source, number)
    goes_on = after is None or after.dashed or after.indent > indent  # else its own keys stand further left
    if likely and goes_on:
        return f"a list begins here: {named}; or, if it belongs to the list above, {lined}"
    return f"{lined}; or, if a new list begins here, {named}"


def _list_name(source: Source, item: Line | None, text: Line) -> tuple[str, bool]:
    """What a list in the column of the line above is called elsewhere in the file, by its items' first name; and
    whether its items stand where this one stands."""
    if item is None or not item.name:
        return "", False
    pattern = re.compile(
        rf"^ {{{text.column}}}([^\s#:-][^:\n]{{0,60}}): *\n( *)- +{re.escape(item.name)}:", re.MULTILINE
    )
    here = source.line_starts[item.number - 1]
    found = [
        (len(one[2]) == item.indent, one[1])
        for one in pattern.finditer(source.text, max(here - _AROUND, 0), here + _AROUND)
    ]
    likely, name = max(found, default=(False, ""))
    return name, likely


def begins_item(source: Source, start: int) -> bool:
    """Whether what begins at `start` is the first thing after a list item's dash."""
    return source.text[source.text.rfind("\n", 0, start) + 1 : start].lstrip().startswith("- ")


def dash_put_back(key: Scalar, second: str) -> tuple[str, Edit | None]:
    """The line of a list item's first key with the dash that was forgotten; and the edit, where the next line
    begins with the same `second` key as the item above, so that it is certain that an item begins here."""
    source, start = key.span.source, key.span.start
    line = taken_apart(source, key.span.line)
    words = clipped(source.line(key.span.line)[:_LOOK].strip())
    if line is None or line.indent < 2:
        return "- " + words, None
    repaired = " " * (line.indent - 2) + "- " + words
    after = below(source, line.number)
    certain = after is not None and after.indent == line.indent and after.name == second
    return repaired, Edit(Span(source, start - 2, start), "- ") if certain else None
