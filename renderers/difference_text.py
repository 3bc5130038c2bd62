"""A difference for a terminal: part by part, with the words that are other ones marked within their sentence."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from rich.console import Console
from rich.text import Text

from ..dsl.printing import visible
from ..engine.difference.change import Change, Difference
from ..engine.releases.step import step_in_words
from .difference_sentences import sentence
from .difference_words import (
    WHAT_BREAKS,
    accepted,
    broken,
    causes,
    counted,
    example,
    groups,
    head,
    heading,
    judged,
    parted,
    said,
    shown,
)

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
    if step_in_words(difference):
        yield Text(step_in_words(difference))
    for cause in causes(difference):
        yield Text(visible(cause))
    breaks = broken(difference)
    if breaks:
        yield Text()
        yield Text(WHAT_BREAKS, style="bold")
        for where, words in breaks:
            yield Text(visible(f"  {where}: {words}"))
    for group in groups(difference):
        yield Text()
        yield Text(group.head, style="bold")
        for part in group.parts:
            yield Text()
            called = heading(part)
            yield Text(visible(f"  {part.path}" + (f": {' '.join(called.split())}" if called else "")))
            for change in part.changes:
                yield from _change(change, called)


def _change(change: Change, called: str) -> Iterator[Text]:
    worst = str(change.judged.worst)
    line = Text("    ")
    line.append(f"{'-' if worst == 'none' else worst:<8}", style=_STYLES[worst])
    line.append(visible(f"  {sentence(change)}"))
    yield line
    for each in _below(change, called):
        yield Text("              ").append_text(each)


def _below(change: Change, called: str) -> Iterator[Text]:
    found = shown(change, called)
    if found.as_one:
        marks = Text()
        for piece in found.as_one:
            (opening, closing), (gap, words) = _MARKS[piece[0]], parted(piece)
            marks.append(gap).append(f"{opening}{visible(words)}{closing}", style=_STYLES[piece[0]])
        yield marks
    else:
        for name, pieces in (("before: ", found.before), ("now:    ", found.now)):
            if pieces is not None:
                yield Text(visible(f"{name}{said(pieces)}"))
    if found.same:
        yield Text(visible(f"still:  {found.same}"))
    for child in change.examples:
        yield Text(visible(example(child)))
    if change.note:
        yield Text(visible(change.note))
    if change.accepted is not None:
        yield Text(visible(accepted(change)), style=_STYLES["come" if not change.counts else "review"])
    asks = judged(change)
    yield Text(visible(f"{change.rule} {change.part}" + (f": {asks}" if asks else "")), style="dim")
