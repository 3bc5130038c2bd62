"""The faults of a part's shape that every reader of values shares: a wrong shape, nothing there, a key missing."""

from __future__ import annotations

from ..dsl.diagnostic import Diagnostics
from ..dsl.source import Span
from ..dsl.syntax import Mapping, Node, Scalar, Sequence
from . import definition_codes as codes
from .definition import KINDS
from .language import Key, Keyed, Listed, Record, Records
from .leaves import BAD, Bad
from .shape_in_words import NOUNS, bare, shown, wanted


def missing(cls: type, node: Mapping, key: Key, name: Scalar | None, out: Diagnostics) -> None:
    """A part says nothing of a key that it needs; `name` is the part's own where the key before it names it."""
    noun = NOUNS[cls.__name__]
    called = name or next((e.value for e in node.entries if e.key.text in ("id", *KINDS)), None)
    if isinstance(called, Scalar) and called.text.strip():
        at, what = called.span, f"{bare(noun)} `{shown(called.text)}`"
    else:
        at, what = (node.entries[0].key.span if node.entries else node.span), f"this {bare(noun)}"
    out.add(
        codes.MISSING_KEY.at(
            at,
            what=what,
            key=key.spelling,
            wanted=wanted(key.shape),
            doc=key.doc[:1].lower() + key.doc[1:].rstrip("."),
        )
    )


def wrong(key: Key, node: Node, out: Diagnostics, what: str = "", wants: str = "") -> Bad:
    """A list, a text or a mapping stands where another is wanted; `what` and `wants` are the key's own if left out."""
    found = {Scalar: "a text", Mapping: "keys and values", Sequence: "a list"}[type(node)]
    help_ = _HELP.get((type(key.shape), type(node)), _QUOTE)
    out.add(
        codes.WRONG_SHAPE.at(
            _first(node),
            what=what or f"`{key.spelling}`",
            wanted=wants or wanted(key.shape),
            found=found,
            help=help_.format(key=key.spelling),
        )
    )
    return BAD


_QUOTE = "write it as one text; one that holds `: ` or begins with a sign goes in quotation marks"
_DASHES = "begin each item beneath `{key}` with `- `"
_LINES = "beneath `{key}` write a line for each, `code: words`, indented and without `- `"
_HELP: dict[tuple[type, type], str] = {
    (Records, Mapping): _DASHES,
    (Records, Scalar): _DASHES,
    (Keyed, Sequence): _LINES,
    (Keyed, Scalar): _LINES,
    (Record, Scalar): "write its keys beneath `{key}`, indented, one on a line",
    (Record, Sequence): "take the `- ` away and write the keys beneath `{key}`",
    (Listed, Mapping): "write them on one line with commas between",
    (Listed, Sequence): "write them on one line with commas between",
}


def _first(node: Node) -> Span:
    """The first line of a node: a whole block would be a wall of underlining."""
    span = node.span
    newline = span.source.text.find("\n", span.start, span.end)
    return span if newline < 0 else Span(span.source, span.start, max(newline, span.start))


def empty(key: Key, at: Scalar, out: Diagnostics) -> Bad:
    """Nothing stands after a key, or at an item."""
    out.add(codes.EMPTY.at(at.span, key=shown(at.text) or key.spelling, wanted=wanted(key.shape)))
    return BAD


def empty_list(key: Key, at: Scalar, out: Diagnostics) -> Bad:
    """A list or mapping has nothing in it, or nothing stands in its place."""
    if key.required:
        out.add(codes.EMPTY_LIST.at(at.span, key=key.spelling))
        return BAD
    return empty(key, at, out)
