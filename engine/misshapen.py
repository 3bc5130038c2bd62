"""The faults of a part's shape that every reader of values shares: a wrong shape, nothing there, a key missing."""

from __future__ import annotations

from collections.abc import Sequence as Several

from ..dsl.diagnostic import Diagnostics, Edit, Related
from ..dsl.quoting import clipped
from ..dsl.source import Span
from ..dsl.syntax import Entry, Mapping, Node, Scalar, Sequence
from . import definition_codes as codes
from .definition import KINDS
from .language import Key, Keyed, Listed, Record, Records
from .leaves import BAD, Bad
from .shape_in_words import NOUNS, bare, in_words, shown, wanted


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
            _first(node.span),
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


def empty(key: Key, at: Scalar, out: Diagnostics) -> Bad:
    """Nothing stands after a key, or at an item."""
    or_out = "" if key.required else ", or take the line out"
    out.add(
        codes.EMPTY.at(at.span, key=shown(at.text) or key.spelling, wanted=wanted(key.shape), or_out=or_out)
    )
    return BAD


def empty_list(key: Key, at: Scalar, out: Diagnostics) -> Bad:
    """A list or mapping has nothing in it, or nothing stands in its place."""
    if key.required:
        out.add(codes.EMPTY_LIST.at(at.span, key=key.spelling))
        return BAD
    return empty(key, at, out)


def beside(key: Key, at: Scalar, children: Several[Entry], out: Diagnostics) -> None:
    """The lines after a key with nothing beneath it are its own, and not indented: one fault for them all."""
    source, first, last = at.span.source, children[0].key.span, children[-1].value.span
    if last.end <= last.start:
        last = children[-1].key.span
    names = [shown(child.key.text) for child in children]
    one = len(names) == 1
    begin, whole = source.line_starts[first.line - 1], Span(source, first.start, last.end)
    indented = "\n".join(
        "  " + line if line.strip() else line for line in source.text[begin : last.end].split("\n")
    )
    repaired = indented.partition("\n")[0].rstrip()
    joint = "and" if last.end_line == first.line + 1 else "to"
    lines = f"lines {first.line} {joint} {last.end_line}"
    in_lines = source.text[begin : first.start].strip() == ""
    out.add(
        codes.NOT_INDENTED.at(
            at.span,
            related=(Related(_first(whole), "not indented"),),
            edit=Edit(Span(source, begin, last.end), indented) if in_lines else None,
            key=key.spelling,
            what=in_words(names, "and"),
            are="is" if one else "are",
            they="it doesn't" if one else "they don't",
            lines=f"line {first.line}" if first.line == last.end_line else lines,
            repaired=clipped(repaired),
        )
    )


def _first(span: Span) -> Span:
    """The first line of a stretch: a whole block would be a wall of underlining."""
    newline = span.source.text.find("\n", span.start, span.end)
    return span if newline < 0 else Span(span.source, span.start, max(newline, span.start))
