"""Files that may hold answers: their places can be told, their words never. Answers are about children."""

from __future__ import annotations

from ..dsl.catalogue import registered
from ..dsl.diagnostic import Diagnostic, Diagnostics
from ..dsl.reader import read
from ..dsl.source import Source
from ..dsl.syntax import Mapping


def private(source: Source) -> Source:
    """The same text, of which no line is shown in a fault."""
    return source if source.private else Source(source.name, source.text, private=True)


def read_privately(source: Source) -> tuple[Mapping | None, Diagnostics]:
    """`dsl.reader.read`, with each fault told by the title of its code: the usual sentence quotes the text."""
    tree, found = read(private(source))
    return tree, Diagnostics(_without_words(fault) for fault in found)


def _without_words(fault: Diagnostic) -> Diagnostic:
    title = registered()[fault.code].title
    advice = "look at that line of the file; it is not shown here, because it may hold an answer"
    return Diagnostic(fault.code, fault.severity, f"{title[0].lower()}{title[1:]}", fault.span, advice)
