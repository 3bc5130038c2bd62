"""Two slips in one test: `drinking = now or past`. The repair offered is the last one, not a text that is itself wrong."""

from __future__ import annotations

from collections.abc import Iterator

from . import condition_codes as codes
from .checking import Checking
from .misread import strays
from .nodes import All, Any, Condition, Count, Node, Rows, children
from .parser import TooDeep, TooLong, Unexpected, parse
from .source import Source, Span
from .syntax import Scalar


def several(at: Checking, repaired: str) -> str | None:
    """A repaired text with its options after `or` in a list, as `misread` would have it next; None where an option
    stands alone for which no repair is certain. A text that is right, or not yet a condition, stays as it is."""
    try:
        condition = parse(repaired)
    except (Unexpected, TooLong, TooDeep):
        return repaired
    text = Scalar(repaired, Span(Source("", repaired), 0, len(repaired)), "plain", 0)
    trial = Checking(text, at.scope, at.within, at.deciding, at.leading)
    for within, node in _joined(at, condition):
        trial.within = within
        strays(trial, node)
    edits = [told.edit for told in trial.found if told.code == codes.SEVERAL.id]
    if not all(edits):
        return None
    for edit in sorted((e for e in edits if e is not None), key=lambda e: -e.span.start):
        repaired = repaired[: edit.span.start] + edit.replacement + repaired[edit.span.end :]
    return repaired


def _joined(at: Checking, condition: Condition) -> Iterator[tuple[str, All | Any]]:
    """The `and`s and `or`s of a condition, each with the group in whose row it stands."""
    found: list[tuple[str, Node]] = [(at.within, condition)]
    while found:
        within, node = found.pop()
        if isinstance(node, All | Any):
            yield within, node
        inside = within
        if isinstance(node, Rows | Count):
            group = at.scope.group(node.group.text, within)
            inside = group.path if group is not None else within
        found.extend((inside, child) for child in children(node))
