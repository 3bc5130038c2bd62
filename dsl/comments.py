"""The comments of a file, which the tree leaves out: where each stands, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .source import Source
from .syntax import Mapping, Node, Scalar, Sequence

_MARK = re.compile(r"(?:^|(?<=\s))#", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment: its text from the `#` on, its offset, whether it has its line to itself, and whether the line
    above it is blank."""

    text: str
    start: int
    alone: bool
    spaced: bool


def comments_of(source: Source, tree: Mapping) -> tuple[Comment, ...]:
    """Every comment of a file that was read as `tree`, in order. A `#` inside a text is none."""
    found: list[Comment] = []
    texts = sorted((_covered(source, scalar) for scalar in scalars_of(tree)), reverse=True)
    reached = 0
    for mark in _MARK.finditer(source.text):
        at = mark.start()
        while texts and texts[-1][1] <= at:
            texts.pop()
        if at < reached or texts and texts[-1][0] <= at:
            continue
        number = source.position(at)[0]
        begin = source.line_starts[number - 1]
        line = source.line(number)
        # A dash or a document mark alone before it leaves the comment with the line to itself.
        alone = re.fullmatch(r"[\s-]*|\s*\.\.\.\s*", line[: at - begin]) is not None
        found.append(Comment(line[at - begin :].rstrip(), at, alone, spaced(source, number)))
        reached = begin + len(line)
    return tuple(found)


def spaced(source: Source, number: int) -> bool:
    """Whether the line above a 1-based line is blank."""
    return number > 1 and not source.line(number - 1).strip()


def scalars_of(node: Node) -> Iterator[Scalar]:
    """Every key and text of a tree, in no particular order."""
    waiting: list[Node] = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, Sequence):
            waiting += node.items
        else:
            for entry in node.entries:
                yield entry.key
                waiting.append(entry.value)


def _covered(source: Source, scalar: Scalar) -> tuple[int, int]:
    """The stretch of a text in which a `#` is no comment: of a block, what stands below its header."""
    start, end = scalar.span.start, scalar.span.end
    if scalar.style in ("literal", "folded"):
        header = source.text.find("\n", start)
        start = end if header < 0 else min(header, end)
    return start, end
