"""A difference for a terminal: part by part, with the words that are other ones marked within their sentence."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from rich.console import Console
from rich.text import Text

from ..dsl.printing import visible
from ..engine.difference.change import Change, Difference
from .difference_words import counted, facet, groups, head, is_wording, judged, marked, plain, says

_STYLES = {
    "breaking": "bold red",
    "review": "yellow",
    "none": "dim",
    "gone": "red",
    "come": "green",
    "kept": "",
}
_MARKS = {"gone": ("[-", "-]"), "come": ("{+", "+}"), "kept": ("", "")}
"""Colour alone tells nothing: the marks are there without it too."""


def difference_text(difference: Difference, *, colour: bool = False) -> str:
    """The difference as text, ending in a line end; with the codes of a terminal where it wants `colour`."""
    written = StringIO()
    console = Console(
        file=written, width=10_000, highlight=False, markup=False, emoji=False, soft_wrap=True,
        force_terminal=colour, color_system="standard" if colour else None, legacy_windows=False,
    )  # fmt: skip
    for line in _lines(difference):
        console.print(line)
    return written.getvalue()


def _lines(difference: Difference) -> Iterator[Text]:
    yield Text(visible(head(difference)), style="bold")
    yield Text(counted(difference))
    for group in groups(difference):
        yield Text()
        yield Text(group.head, style="bold")
        for part in group.parts:
            yield Text()
            yield Text(visible(f"  {part.path}" + (f": {plain(part.called)}" if part.called else "")))
            for change in part.changes:
                yield from _change(change, part.path)


def _change(change: Change, path: str) -> Iterator[Text]:
    worst = str(change.judged.worst)
    line = Text("    ")
    line.append(f"{'-' if worst == 'none' else worst:<8}", style=_STYLES[worst])
    of = facet(change, path)
    line.append(visible(f"  {change.rule}{f' {of}' if of else ''}: {says(change)}"))
    yield line
    for said in _said(change):
        yield Text("              ").append_text(said)


def _said(change: Change) -> Iterator[Text]:
    if judged(change):
        yield Text(judged(change), style="dim")
    if is_wording(change):
        sentence = Text()
        before = ""
        for kind, words in marked(change.old, change.new):
            opening, closing = _MARKS[kind]
            gap = " " if before and not before.endswith(" ") and not words.startswith(" ") else ""
            sentence.append(gap).append(f"{opening}{visible(words)}{closing}", style=_STYLES[kind])
            before = words
        yield sentence
    elif change.old is not None or change.new is not None:
        yield Text(visible(f"before: {plain(change.old)}"))
        yield Text(visible(f"now:    {plain(change.new)}"))
    for child in change.examples:
        yield Text(visible(f"{child.said}: {child.before} before, {child.after} now"))
    if change.note:
        yield Text(visible(change.note))
