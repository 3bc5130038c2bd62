"""Diagnostics as people and programs read them: text with carets, GitHub annotations, a count."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

from .diagnostic import Diagnostic, Severity
from .source import Span

WIDEST = 110
"""Columns of an author's line that are shown; a longer one is cut around the caret."""

Style = Callable[[str, str], str]
"""Makes a piece of text look like its kind: `error`, `warning`, `code`, `place`, `caret`, `help`."""

_ANSI = {"error": "1;31", "warning": "1;33", "code": "1", "place": "34", "caret": "1;31", "help": "36"}
_TAB = 4
_JOINERS = "\u200c\u200d"
_CONTROL_PICTURES = 0x2400


def text(found: Iterable[Diagnostic], *, colour: bool = False, style: Style | None = None) -> str:
    """All of them with their places, in the order given, and a line that counts them; nothing for none.

    `style` makes pieces look like their kind; left out, they are plain, or with `colour` in ANSI colours.
    No control character of anybody's text is ever in the result.
    """
    diagnostics = tuple(found)
    if not diagnostics:
        return ""
    look = style or (_coloured if colour else _plain)
    parts = [one(diagnostic, look) for diagnostic in diagnostics]
    return "\n".join([*parts, summary(diagnostics) + "\n"])


def one(diagnostic: Diagnostic, style: Style | None = None) -> str:
    """One of them: the sentence, each place with the author's line and a caret, and what to do."""
    look = style or _plain
    places = (diagnostic.span, *(related.span for related in diagnostic.related))
    gutter = max(len(str(place.line)) for place in places)
    bar = look("place", " " * gutter + " |")
    kind = diagnostic.severity.value
    lines = [f"{look(kind, kind)} {look('code', diagnostic.code)}: {visible(diagnostic.message)}"]
    lines += _shown(diagnostic.span, " " * gutter + "-->", "", gutter, bar, look)
    for related in diagnostic.related:
        lines += _shown(
            related.span, " " * gutter + ":::", ": " + visible(related.message), gutter, bar, look
        )
    advice = [("help", diagnostic.help)] if diagnostic.help else []
    repaired = _repaired(diagnostic)
    # A help that prints the repaired line already has said it.
    if repaired and repaired.strip() not in diagnostic.help:
        advice.append(("write instead", repaired.strip()))
    for title, words in advice:
        first, *others = words.split("\n")
        lines.append(f"{look('place', ' ' * gutter + ' =')} {look('help', title)}: {visible(first)}")
        lines += [f"{' ' * (gutter + 5)}{visible(line)}" for line in others]
    return "\n".join(lines) + "\n"


def summary(found: Iterable[Diagnostic]) -> str:
    """How many of each: `2 errors, 1 warning`; `nothing wrong` for none."""
    severities = [diagnostic.severity for diagnostic in found]
    counts = [(severities.count(severity), severity.value) for severity in Severity]
    said = [f"{count} {word}{'s' if count > 1 else ''}" for count, word in counts if count]
    return ", ".join(said) or "nothing wrong"


def github(found: Iterable[Diagnostic]) -> str:
    """One workflow command a line, which GitHub shows beside the line of the file it speaks of.

    Columns are left out where a place goes over several lines: GitHub then refuses them.
    """
    return "".join(_annotation(diagnostic) + "\n" for diagnostic in found)


def visible(words: str) -> str:
    """`words` with everything that a terminal would obey, or that hides, made visible."""
    return words if words.isascii() and words.isprintable() else "".join(_letter(w)[0] for w in words)


def _shown(place: Span, arrow: str, label: str, gutter: int, bar: str, look: Style) -> list[str]:
    """A place: its file and position, its line, and carets beneath it."""
    source = place.source
    number, column = source.position(place.start)
    head = look("place", f"{arrow} {visible(place.file)}:{number}:{column}") + label
    line = source.line(number)
    if source.private or not line.strip() or place.end == 0:
        return [head]
    end_number, end_column = source.position(place.end)
    end = end_column - 1 if end_number == number else len(line)
    begin = min(column - 1, len(line))
    words, indent, width = _cut(line, begin, max(min(end, len(line)), begin))
    numbered = look("place", f"{number:>{gutter}} |")
    return [
        head,
        bar,
        f"{numbered} {words}".rstrip(),
        f"{bar} {' ' * indent}{look('caret', '^' * max(width, 1))}",
    ]


def _cut(line: str, begin: int, end: int) -> tuple[str, int, int]:
    """As much of a line as is shown, and the columns of `line[begin:end]` in it: where it starts, how wide it is."""
    # A line may be a million letters long: those far from the caret are never looked at.
    low, high = max(begin - WIDEST, 0), min(end, begin + WIDEST) + WIDEST
    shown: list[tuple[str, int]] = []
    column = 0
    for letter in line[low:high]:
        picture, width = (
            (" " * (_TAB - column % _TAB), _TAB - column % _TAB) if letter == "\t" else _letter(letter)
        )
        shown.append((picture, width))
        column += width
    begin, end = begin - low, min(end - low, len(shown))
    first, last = 0, len(shown)
    if low or high < len(line) or column > WIDEST:
        room = WIDEST - 2
        first = begin
        before = 0
        while first > 0 and before + shown[first - 1][1] <= room // 3:
            first -= 1
            before += shown[first][1]
        last, used = first, 0
        while last < len(shown) and used + shown[last][1] <= room:
            used += shown[last][1]
            last += 1
    left = "…" if low + first > 0 else ""
    right = "…" if low + last < len(line) else ""
    words = left + "".join(picture for picture, _ in shown[first:last]) + right
    indent = len(left) + sum(width for _, width in shown[first:begin])
    return words, indent, sum(width for _, width in shown[begin : max(min(end, last), begin)])


def _letter(letter: str) -> tuple[str, int]:
    """How one character is shown, and its width in columns."""
    if " " <= letter <= "~":
        return letter, 1
    point = ord(letter)
    if point < 0x20:
        return chr(_CONTROL_PICTURES + point), 1
    if point == 0x7F:
        return "\u2421", 1
    kind = unicodedata.category(letter)
    if letter in _JOINERS or kind in ("Mn", "Me"):
        return letter, 0
    if kind in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        named = f"<U+{point:04X}>"
        return named, len(named)
    return letter, 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _repaired(diagnostic: Diagnostic) -> str:
    """The first line that an edit makes; empty where there is no edit, or it leaves nothing."""
    edit = diagnostic.edit
    if edit is None or edit.span.source.private:
        return ""
    source = edit.span.source
    number, column = source.position(edit.span.start)
    end_number, end_column = source.position(edit.span.end)
    before, after = source.line(number)[: column - 1], source.line(end_number)[end_column - 1 :]
    line = (before + edit.replacement + after).split("\n")[0]
    return line if len(line) <= 2 * WIDEST else ""


def _annotation(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    place = [f"file={_property(span.file)}", f"line={span.line}", f"endLine={span.end_line}"]
    if span.line == span.end_line:
        place += [f"col={span.column}", f"endColumn={span.end_column}"]
    said = [diagnostic.message, diagnostic.help]
    said += [f"{related.span.file}:{related.span.line}: {related.message}" for related in diagnostic.related]
    words = "%0A".join(_data(part) for part in said if part)
    return f"::{diagnostic.severity.value} {','.join(place)},title={_property(diagnostic.code)}::{words}"


def _data(words: str) -> str:
    """A workflow command's message: per cent signs and line ends escaped."""
    return "%0A".join(visible(line).replace("%", "%25") for line in words.split("\n"))


def _property(words: str) -> str:
    """A workflow command's property: colons and commas escaped as well."""
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def _plain(kind: str, words: str) -> str:
    return words


def _coloured(kind: str, words: str) -> str:
    return f"\x1b[{_ANSI[kind]}m{words}\x1b[0m"
