"""A difference as Markdown (CommonMark, with GitHub's strike-through), for a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from ..engine.difference.change import Change, Difference, Grade
from .difference_words import counted, facet, groups, head, is_wording, judged, marked, plain, says
from .record_markdown import escaped


def difference_markdown(difference: Difference) -> str:
    """The difference as Markdown, ending in a line end. Nothing that an author wrote is read as Markdown."""
    return "\n".join(_lines(difference)) + "\n"


def _lines(difference: Difference) -> Iterator[str]:
    yield f"## {escaped(head(difference))}"
    yield ""
    yield escaped(counted(difference))
    for group in groups(difference):
        yield ""
        yield f"### {group.head}"
        for part in group.parts:
            yield ""
            yield f"#### {_line(part.path)}" + (f": {_line(part.called)}" if part.called else "")
            yield ""
            for change in part.changes:
                yield from _change(change, part.path)


def _change(change: Change, path: str) -> Iterator[str]:
    of = facet(change, path)
    grade = f"**{judged(change)}**: " if change.judged.worst is not Grade.NONE else ""
    yield f"- {grade}{escaped(says(change))} (`{change.rule}`{f', {_line(of)}' if of else ''})"
    if is_wording(change):
        yield f"  - {_marked(change)}"
    elif change.old is not None or change.new is not None:
        yield f"  - before: {_line(plain(change.old))}"
        yield f"  - now: {_line(plain(change.new))}"
    for child in change.examples:
        yield f"  - {_line(child.said)}: {child.before} before, {child.after} now"
    if change.note:
        yield f"  - {_line(change.note)}"


_AROUND = {"gone": "~~", "come": "**", "kept": ""}


def _marked(change: Change) -> str:
    found = [
        f"{_AROUND[kind]}{_line(words)}{_AROUND[kind]}"
        for kind, words in marked(change.old, change.new)
        if words.strip()
    ]
    return " ".join(found)


def _line(words: str) -> str:
    return escaped(" ".join(words.split()))
