"""Files that may hold answers: their places can be told, their words never. Answers are about children."""

from __future__ import annotations

from ..dsl.catalogue import registered
from ..dsl.diagnostic import Diagnostic, Diagnostics
from ..dsl.reader import read
from ..dsl.reading_codes import TEXT_LOST
from ..dsl.source import Source
from ..dsl.syntax import Mapping, Node, Scalar, Sequence
from .language import REASONS
from .leaves import cut_short

_MOST_FAULTS = 100  # as in reading: nobody reads further


def private(source: Source) -> Source:
    """The same text, of which no line is shown in a fault."""
    return source if source.private else Source(source.name, source.text, private=True)


def read_privately(source: Source) -> tuple[Mapping | None, Diagnostics]:
    """`dsl.reader.read`, with each fault told by the title of its code: the usual sentence quotes the text."""
    tree, found = read(private(source))
    if tree is not None and "#" in source.text:
        _look_for_lost_text(tree, found)
    return tree, Diagnostics(_without_words(fault) for fault in found)


def _look_for_lost_text(tree: Mapping, found: Diagnostics) -> None:
    """Report every value of one word with a comment after it: as in a definition, what follows `Pat #` may be the
    end of a sentence. A comment may follow a reason and what the file says of itself on its first lines."""
    waiting: list[Node] = [entry.value for entry in tree.entries if not isinstance(entry.value, Scalar)]
    while waiting and len(found) < _MOST_FAULTS:
        node = waiting.pop()
        if isinstance(node, Mapping):
            waiting.extend(entry.value for entry in node.entries)
        elif isinstance(node, Sequence):
            waiting.extend(node.items)
        elif node.style == "plain" and " " not in node.text and node.text and node.text not in REASONS:
            cut_short(node, found)


def _without_words(fault: Diagnostic) -> Diagnostic:
    title = registered()[fault.code].title
    advice = "look at that line of the file; it is not shown here, because it may hold an answer"
    if fault.code == TEXT_LOST.id:
        advice = (
            "put the whole value in quotes, if the number sign belongs to it; a comment goes on a line of its own; the "
            "line is not shown here, because it may hold an answer"
        )
    return Diagnostic(fault.code, fault.severity, f"{title[0].lower()}{title[1:]}", fault.span, advice)
