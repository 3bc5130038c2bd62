"""The parser's complaints in plain words: what the author probably meant, and the line repaired."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from .diagnostic import Diagnostic, Edit, Related
from .indentation import bullet, nearest_column, taken_apart, without_dash
from .lost import before, pasted, requoted
from .quoting import clipped, quoted
from .reading_codes import (
    BAD_BEGINNING,
    BRACKET_NOT_CLOSED,
    COLON_IN_TEXT,
    CONTINUES,
    DASH_AMONG_NAMES,
    ESCAPE,
    INDENTATION,
    NAMELESS,
    NO_DASH,
    NO_SPACE_AFTER_COLON,
    NO_SPACE_AFTER_DASH,
    NOT_A_LINE,
    QUOTE_NOT_CLOSED,
    SEVERAL_DOCUMENTS,
    STRAY_SIGN,
    TEXT_AFTER_BRACKET,
    TEXT_AFTER_QUOTE,
    UNREADABLE,
)
from .source import Source, Span

_KEY = re.compile(r"^ *(?:- +)*(?:\"[^\"]*\"|'[^']*'|[^\s#\"'\[{][^#:]*?): +(?=\S)")
_GLUED_KEY = re.compile(r"^( *(?:- +)*)([^\s:#\"'\[{][^:#]*):(?=[^ /])")
_QUOTED = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
_LOOK = 1000
_GLUED_DASH = re.compile(r"^( *)-(?=[^\s-])")


def explain(source: Source, fault: Any, last: Any, opened: Sequence[int]) -> Diagnostic:
    """The diagnostic of a YAML error: `last` is the event before it, `opened` where each open list or mapping
    began, outermost first. Always finds a place; never raises."""
    problem = str(getattr(fault, "problem", None) or "")
    context = str(getattr(fault, "context", None) or "")
    mark, context_mark = getattr(fault, "problem_mark", None), getattr(fault, "context_mark", None)
    at = min(mark.index, len(source.text)) if mark is not None else 0
    since = min(context_mark.index, len(source.text)) if context_mark is not None else at
    if "mapping values are not allowed" in problem:
        return _colon(source, at, last)
    if "could not find expected ':'" in problem:
        return _no_colon(source, since)
    if "unexpected end of stream" in problem or "unexpected document indicator" in problem:
        return _quote(source, since if "quoted" in context else at)
    if (
        "escape" in problem
        or "hexdecimal" in problem
        or "hexadecimal" in problem
        or "Unicode character code" in problem
    ):
        return _escape(source, at)
    if "document start" in problem:
        return SEVERAL_DOCUMENTS.at(_line_span(source, at), marker="...")
    if "flow sequence" in context or "flow mapping" in context:
        return _bracket(source, at, since)
    if "node content" in problem:
        return _stray(source, at, opened)
    if "alias" in context:
        return _pasted(source, source.position(since)[0]) or beginning(source, since)
    if "block scalar" in context or "anchor" in context or "tag" in context:
        return beginning(source, since)
    if "cannot start any token" in problem or "not allowed" in problem:
        return beginning(source, at)
    if "block mapping" in context or "block collection" in context or "block sequence" in context:
        return _misplaced(source, at, since, last, opened)
    return UNREADABLE.at(_line_span(source, at))


def _colon(source: Source, at: int, last: Any) -> Diagnostic:
    """A `: ` where no name may end: within a text, or because of an earlier line."""
    here = source.position(at)[0]
    line, begin = _line(source, here), source.line_starts[here - 1]
    named = _KEY.match(line)
    start = _plain_start(last, at)
    if named and begin + named.end() <= at:
        value = begin + named.end()
        repaired, edit = requoted(source, value)
        return COLON_IN_TEXT.at(
            Span(source, at, at + 1),
            edit=edit,
            before=clipped(source.text[value:at].strip(), 60),
            repaired=repaired,
        )
    if here > 1:
        number = source.position(start)[0] if start is not None else here - 1
        for above in range(here - 1, max(number, here - 20) - 1, -1):
            glued = _glued(source, above)
            if glued:
                return glued
        if number < here:
            found = _pasted(source, number) or _continues(source, here, number)
            if found:
                return found
    dashed = re.match(r" *(?:- +)+", line)
    value = begin + (dashed.end() if dashed else len(line) - len(line.lstrip(" ")))
    repaired, edit = requoted(source, value)
    return COLON_IN_TEXT.at(
        Span(source, at, at + 1),
        edit=edit,
        before=clipped(source.text[value:at].strip(), 60),
        repaired=repaired,
    )


def _continues(source: Source, here: int, number: int) -> Diagnostic | None:
    """The fault of a line that goes on the text of line `number`, and was meant to stand beside or beneath it."""
    above, words = taken_apart(source, number), _line(source, here).strip()
    if above is None:
        return None
    related = (Related(_line_span(source, source.line_starts[number - 1]), "it becomes part of this text"),)
    at = _line_span(source, source.line_starts[here - 1])
    if above.name:
        repaired = clipped(" " * above.column + words)
        help_ = (
            f"line it up with `{clipped(above.name, 60)}` on line {number}: `{repaired}`; if it is part of that text, "
            "put the whole text in quotes"
        )
    elif above.dashed:
        text = clipped(_line(source, number).strip()[2:].strip(), 60)
        help_ = (
            f"give the text of line {number} its name as well, for instance `- say: {text}`, and begin this line "
            f"beneath that name: `{clipped(' ' * above.column + words)}`"
        )
    else:
        return None
    return CONTINUES.at(at, related=related, above=number, help=help_)


def _pasted(source: Source, number: int) -> Diagnostic | None:
    at = bullet(source, number)
    return None if at is None else pasted(source, number, at)


def _plain_start(last: Any, at: int) -> int | None:
    if last is None or getattr(last, "value", None) is None:
        return None
    return min(int(last.start_mark.index), at)


def _glued(source: Source, number: int) -> Diagnostic | None:
    """The fault of a line that says `key:value`; None if it does not."""
    line, begin = _line(source, number), source.line_starts[number - 1]
    found = _GLUED_KEY.match(line)
    if not found or _KEY.match(line):
        return None
    colon = begin + found.end() - 1
    # What stands after the colon may look like a space and be another letter to YAML.
    value = line[found.end() :].lstrip()
    repaired = f"{line[: found.end()].lstrip()} {value.rstrip()}"
    return NO_SPACE_AFTER_COLON.at(
        Span(source, colon, colon + 1),
        edit=Edit(Span(source, colon, begin + len(line) - len(value)), ": "),
        key=found[2],
        repaired=repaired,
    )


def _no_colon(source: Source, since: int) -> Diagnostic:
    """A line of words without a `: `."""
    if source.text.startswith(("[", "{"), since):
        return _bracket(source, since, since)
    number = source.position(since)[0]
    glued = _glued(source, number)
    if glued:
        return glued
    found = _glued_item(source, number) or _pasted(source, number)
    return found or NOT_A_LINE.at(_line_span(source, source.line_starts[number - 1]))


def _glued_item(source: Source, number: int) -> Diagnostic | None:
    """The fault of a line that says `-item`; None if it does not."""
    line = _line(source, number)
    dash = _GLUED_DASH.match(line)
    if not dash:
        return None
    at = source.line_starts[number - 1] + dash.end() - 1
    repaired = "- " + line[dash.end() :].strip()
    edit = Edit(Span(source, at, at + 1), "- ")
    return NO_SPACE_AFTER_DASH.at(Span(source, at, at + 1), edit=edit, repaired=repaired)


def _quote(source: Source, at: int) -> Diagnostic:
    mark = source.text[at : at + 1]
    if mark not in ("'", '"'):
        return UNREADABLE.at(_line_span(source, at))
    stop = source.text.find("\n", at)
    value = clipped(source.text[at : stop if stop >= 0 else len(source.text)].rstrip())
    lead = before(source, at)
    closed, other = f"{lead}{value}{mark}", ""
    if value.count(mark) % 2 == 0:
        closed = lead + quoted(value)
    elif mark == "'" and re.match(r"'\w", value):
        other = f"; if it is an apostrophe, use double quotes: `{lead}{quoted(value)}`"
    return QUOTE_NOT_CLOSED.at(Span(source, at, at + 1), repaired=closed, apostrophe=other)


def _escape(source: Source, at: int) -> Diagnostic:
    # One parser points at the backslash, the other at the letter after it.
    slash = at if source.text.startswith("\\", at) else source.text.rfind("\\", 0, at + 1)
    if slash < 0:
        return UNREADABLE.at(_line_span(source, at))
    begin = source.text.rfind("\n", 0, slash) + 1
    window = source.text[begin : min(slash + _LOOK, begin + 2 * _LOOK)].partition("\n")[0]
    found = next((f for f in _QUOTED.finditer(window) if begin + f.start() < slash < begin + f.end()), None)
    if found and "'" not in found[1] and '\\"' not in found[1]:
        single = f"'{found[1]}'"
        repaired = clipped(before(source, begin + found.start()) + single)
        edit = Edit(Span(source, begin + found.start(), begin + found.end()), single)
        return ESCAPE.at(Span(source, slash, slash + 2), edit=edit, repaired=repaired)
    return ESCAPE.at(Span(source, slash, slash + 1), repaired="'...'")


def _bracket(source: Source, at: int, since: int) -> Diagnostic:
    """A `[` or `{` that is not closed, or that begins a text."""
    bracket = source.text[since : since + 1]
    if bracket not in ("[", "{"):
        return UNREADABLE.at(_line_span(source, at))
    stop = source.text.find("\n", since)
    stop = stop if stop >= 0 else len(source.text)
    value = clipped(source.text[since:stop].rstrip())
    lead = before(source, since)
    closing = "]" if bracket == "[" else "}"
    closed = f"{lead}{value.rstrip(',')}{closing}" if closing not in value else f"{bracket}...{closing}"
    span = Span(source, since, since + 1)
    return BRACKET_NOT_CLOSED.at(span, bracket=bracket, repaired=closed, quoted=lead + quoted(value))


def _stray(source: Source, at: int, opened: Sequence[int]) -> Diagnostic:
    sign = source.text[at : at + 1]
    if sign and sign in ",]}":
        return STRAY_SIGN.at(Span(source, at, at + 1), sign=sign)
    inner = opened[-1] if opened else at
    if source.text[inner : inner + 1] in ("[", "{"):
        return _bracket(source, at, inner)
    return UNREADABLE.at(_line_span(source, at))


def beginning(source: Source, at: int) -> Diagnostic:
    """A text that begins with a sign that YAML keeps for itself."""
    sign = source.text[at : at + 1]
    if not sign or sign.isspace() or sign.isalnum():
        return UNREADABLE.at(_line_span(source, at))
    sign = "a backtick" if sign == "`" else f"`{sign} `" if sign in "-?" else f"`{sign}`"
    repaired, edit = requoted(source, at)
    return BAD_BEGINNING.at(Span(source, at, at + 1), edit=edit, sign=sign, repaired=repaired)


def _misplaced(source: Source, at: int, since: int, last: Any, opened: Sequence[int]) -> Diagnostic:
    """Something stands where no key or dash was expected: after a closing mark, or at an odd indentation."""
    number, column = source.position(at)
    line, begin = _line(source, number), source.line_starts[number - 1]
    indent = len(line) - len(line.lstrip(" "))
    if column - 1 > indent and last is not None:
        ended = last.end_mark.index
        start = last.start_mark.index
        if getattr(last, "style", None) in ("'", '"') and ended <= at:
            if source.position(start)[0] != source.position(ended)[0]:
                return _quote(source, start)
            repaired, edit = requoted(source, start)
            return TEXT_AFTER_QUOTE.at(
                Span(source, at, begin + len(line.rstrip())), edit=edit, repaired=repaired
            )
        opener = re.search(r"(?:: |- |^ *)([\[{])", line[: column - 1])
        if opener:
            start = begin + opener.start(1)
            repaired, edit = requoted(source, start)
            return TEXT_AFTER_BRACKET.at(
                Span(source, start, start + 1), edit=edit, bracket=opener[1], repaired=repaired
            )
        return UNREADABLE.at(Span(source, at, begin + len(line.rstrip())))
    if line.lstrip().startswith(":"):
        return NAMELESS.at(Span(source, at, at + 1))
    glued = _glued(source, number) or _glued_item(source, number)
    if glued:
        return glued
    found = _pasted(source, number)
    if found:
        return found
    container = opened[-1] if opened else since
    first, home = source.position(container)
    dashed = bool(re.match(r" *-(?: |$)", line))
    if indent == home - 1:
        related = (
            Related(_line_span(source, source.line_starts[first - 1]), "what it stands among begins here"),
        )
        if dashed:
            return _among_names(source, at, number, indent, related)
        return NO_DASH.at(_line_span(source, at), related=related, help=without_dash(source, number, first))
    near = nearest_column(source, number, indent, dashes=dashed)
    if near is None:
        return _among_names(source, at, number, indent) if dashed else UNREADABLE.at(_line_span(source, at))
    column, beside = near[0], near[1].number
    related = (Related(_line_span(source, source.line_starts[beside - 1]), "it is nearest to this"),)
    repaired = clipped(" " * column + line.strip())
    with_what = "the other dashes of its list" if dashed else "what it belongs beside"
    return INDENTATION.at(_line_span(source, at), related=related, beside=with_what, repaired=repaired)


def _among_names(
    source: Source, at: int, number: int, indent: int, related: tuple[Related, ...] = ()
) -> Diagnostic:
    """A list item where a name should stand: of a list that is open above, or of one whose name was forgotten."""
    near = nearest_column(source, number, indent, dashes=True)
    item, lined = taken_apart(source, number), ""
    if near is not None and item is not None and bool(item.name) == bool(near[1].name):
        repaired = clipped(" " * near[0] + _line(source, number).strip())
        lined = f"line it up with the other dashes of its list: `{repaired}`; or, if a list begins here, "
    return DASH_AMONG_NAMES.at(_line_span(source, at), related=related, lined=lined)


def _line(source: Source, number: int) -> str:
    """A line as far as anybody would look at it: patterns are never tried on a line of a million letters."""
    return source.line(number)[:_LOOK]


def _line_span(source: Source, at: int) -> Span:
    """The words of the line of `at`; at the end of the text, of the last line that has any."""
    number = source.position(min(at, len(source.text)))[0]
    while number > 1 and not source.line(number).strip():
        number -= 1
    line, begin = source.line(number), source.line_starts[number - 1]
    return Span(source, begin + len(line) - len(line.lstrip()), begin + len(line.rstrip()))
