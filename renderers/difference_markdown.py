"""A difference as Markdown (CommonMark, with GitHub's strike-through), for a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from ..engine.difference.change import Change, Difference, Grade
from ..engine.releases.step import step_in_words
from .difference_sentences import sentence
from .difference_words import (
    WHAT_BREAKS,
    Shown,
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
from .record_markdown import escaped


def difference_markdown(difference: Difference) -> str:
    """The difference as Markdown, ending in a line end. Nothing that an author wrote is read as Markdown."""
    return "\n".join(_lines(difference)) + "\n"


def _lines(difference: Difference) -> Iterator[str]:
    yield f"## {escaped(head(difference))}"
    yield ""
    yield escaped(counted(difference))
    if step_in_words(difference):
        yield ""
        yield escaped(step_in_words(difference))
    for cause in causes(difference):
        yield ""
        yield _line(cause)
    breaks = broken(difference)
    if breaks:
        yield ""
        yield f"### {WHAT_BREAKS}"
        yield ""
        for where, words in breaks:
            yield f"- {_line(where)}: {_line(words)}"
    for group in groups(difference):
        yield ""
        yield f"### {group.head}"
        for part in group.parts:
            yield ""
            called = heading(part)
            yield f"#### {_line(called or part.path)}"
            yield ""
            for change in part.changes:
                yield from _change(change, called)


def _change(change: Change, called: str) -> Iterator[str]:
    asks = judged(change)
    grade = f"**{change.judged.worst}**: " if change.judged.worst is not Grade.NONE else ""
    yield f"- {grade}{_line(sentence(change))}"
    for each in _below(shown(change, called)):
        yield f"  - {each}"
    for child in change.examples:
        yield f"  - {_line(example(child))}"
    if change.note:
        yield f"  - {_line(change.note)}"
    if change.accepted is not None:
        yield f"  - {_line(accepted(change))}"
    yield f"  - `{change.rule}` {_line(change.part)}" + (f": {asks}" if asks else "")


_AROUND = {"gone": "~~", "come": "**", "kept": ""}


def _below(found: Shown) -> Iterator[str]:
    if found.as_one:
        marks: list[str] = []
        for piece in found.as_one:
            around, (gap, words) = _AROUND[piece[0]], parted(piece)
            marks.append(f"{gap}{around}{_line(words)}{around}")
        yield "".join(marks)
    else:
        for name, pieces in (("before", found.before), ("now", found.now)):
            if pieces is not None:
                yield f"{name}: {_line(said(pieces))}"
    if found.same:
        yield f"still: {_line(found.same)}"


def _line(words: str) -> str:
    return escaped(" ".join(words.split()))
