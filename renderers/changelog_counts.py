"""How much longer or shorter a record becomes for children of each age, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from ..engine.releases.asked_by_age import Counted
from .changelog_model import Line, Part
from .changelog_words import Saying, capital, children, counted, joined, number

HEAD = "How much longer or shorter it is"


def of_counts(found: Sequence[Counted], say: Saying) -> Part | None:
    """The count by age; children of whom the same is true are told together. None where nothing came or went."""
    if not any(each.more or each.fewer or each.undecided for each in found):
        return None
    alike: dict[tuple[int, int], list[Counted]] = {}
    for each in found:
        alike.setdefault((len(each.more), len(each.fewer)), []).append(each)
    every = [each.band for each in found]
    lines = [
        Line(f"{capital(_sentence(*numbers))} for {children([each.band for each in those], every)}.")
        for numbers, those in alike.items()
    ]
    undecided = list(dict.fromkeys(path for each in found for path in each.undecided))
    if undecided:
        verb = "is" if len(undecided) == 1 else "are"
        names = joined([say.question(path) for path in undecided])
        lines.append(Line(f"{names} {verb} not counted: of whom it is asked now could not be proved."))
    lead = "These are the questions that a child of that age may be asked. No child is asked all of them."
    return Part(HEAD, lead, tuple(lines))


def _sentence(more: int, fewer: int) -> str:
    if more and fewer:
        return f"{counted(more, 'question')} more and {number(fewer)} fewer"
    if more or fewer:
        return f"{counted(more or fewer, 'question')} {'more' if more else 'fewer'}"
    return "as many questions as before"
