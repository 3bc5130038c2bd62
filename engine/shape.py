"""From the positioned tree to what the author said: every key known, every value of its declared shape.

One reader serves all kinds of file. It is built once from the keys that `definition` declares, and reports every
fault it meets, the innermost cause once. Depth is bounded by the reader of YAML, which caps it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from ..dsl.diagnostic import Diagnostic, Diagnostics, Edit, Severity
from ..dsl.source import Source, Span
from ..dsl.syntax import Mapping, Node, Scalar, Sequence
from . import definition, unknown_key
from . import definition_codes as codes
from .consistency import CHECKS
from .definition import KINDS, Document
from .language import LANGUAGE_VERSION, Identifier, Key, Keyed, Listed, Record, Records, keys_of
from .leaves import BAD, Leaf, language_version, leaf
from .shape_in_words import NOUNS, bare, in_words, shown, wanted

NOT_READ_YET = ("layer", "variant", "scenarios")
"""Kinds of the design that this release does not read."""

ELSEWHERE = ("answers",)
"""Kinds that another reader reads: no fault here."""


MOST_FAULTS = 100
"""Reading stops after so many errors: nobody reads further, and a hostile file could make a million."""


class _Enough(Exception):
    """So many errors that reading stops."""


class _Faults(Diagnostics):
    """Diagnostics that stop the reading once there are `MOST_FAULTS` errors."""

    def __init__(self) -> None:
        super().__init__()
        self._errors = 0

    def add(self, diagnostic: Diagnostic) -> None:
        super().add(diagnostic)
        if diagnostic.severity is Severity.ERROR:
            self._errors += 1
            if self._errors >= MOST_FAULTS:
                raise _Enough


def shape(tree: Mapping, source: Source) -> tuple[Document | None, Diagnostics]:
    """What a file says, as the definition class of its kind, with all faults found on the way.

    The document is None where there is an error, and, without any fault, where the file is of a kind that is read
    elsewhere (`answers`). Nothing is resolved: conditions and texts stay as written.
    """
    out = _Faults()
    try:
        return _document(tree, source, out), out
    except _Enough:
        return None, out


def _document(tree: Mapping, source: Source, out: Diagnostics) -> Document | None:
    kind, key = kind_of(tree)
    if kind in ELSEWHERE:
        return None
    if not _language(tree, source, out):
        return None
    if kind is None or key is None:
        out.add(codes.NO_KIND.at(_top(tree, source), kinds=in_words(tuple(KINDS), "and")))
        return None
    if kind in NOT_READ_YET:
        out.add(codes.NOT_READ_YET.at(key.span, kind=kind, kinds=in_words(tuple(KINDS), "and")))
        return None
    table = TABLES[KINDS[kind].__name__]
    others = [e.key for e in tree.entries if e.key.text in KINDS and e.key.text not in table.slots]
    for other in others:
        noun, second = NOUNS[KINDS[kind].__name__], NOUNS[KINDS[other.text].__name__]
        out.add(codes.SECOND_KIND.at(other.span, first=noun, second=other.text, other=second))
    hidden = {id(other) for other in others}
    kept = tuple(e for e in tree.entries if id(e.key) not in hidden) if hidden else tree.entries
    made = _record(table, Mapping(kept, tree.span), out)
    return None if out.has_errors else cast("Document", made)


def kind_of(tree: Mapping) -> tuple[str | None, Scalar | None]:
    """The kind that a file says it is, and the key that says so; the second key where it names a kind, otherwise
    the first that does. `data model` in an exemplar is no kind: it names the model that the exemplar uses."""
    keys = [e.key for e in tree.entries]
    kinds = {*KINDS, *NOT_READ_YET, *ELSEWHERE}
    found = [k for k in keys if k.text in kinds]
    if not found:
        return None, None
    leading = [k for k in keys[:2] if k.text in kinds]
    if not leading and len(found) > 1 and found[0].text == "data model":
        return found[1].text, found[1]
    first = (leading or found)[0]
    return first.text, first


def _language(tree: Mapping, source: Source, out: Diagnostics) -> bool:
    """Whether the file can be read on: a missing version is reported and read as this one, another is not read."""
    for entry in tree.entries:
        if entry.key.text == "penpicture":
            value = entry.value
            if isinstance(value, Scalar) and value.text.strip():
                return language_version(value, out) is not BAD
            return True
    top = _top(tree, source)
    edit = Edit(Span(source, top.start, top.start), f"penpicture: {LANGUAGE_VERSION}\n")
    out.add(codes.NO_LANGUAGE.at(top, version=LANGUAGE_VERSION, edit=edit))
    return True


def _top(tree: Mapping, source: Source) -> Span:
    return tree.entries[0].key.span if tree.entries else Span(source, 0, 0)


# --- tables: one for each class, made once -----------------------------------------------------------------------

_Read = Callable[[Node, Scalar, Diagnostics], Any]


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where a key's value goes, and how it is read."""

    field: str
    read: _Read


@dataclass(frozen=True, slots=True)
class _Table:
    """How one definition class is read."""

    cls: type
    slots: dict[str, _Slot]
    required: tuple[tuple[str, Key], ...]
    whole_file: bool
    check: Callable[[Any, Mapping, Diagnostics], None] | None


TABLES: dict[str, _Table] = {}


def _table(cls: type) -> _Table:
    keys = keys_of(cls)
    slots = {k.spelling: _Slot(name, _reader(k)) for name, k in keys.items()}
    required = tuple((name, k) for name, k in keys.items() if k.required and k.spelling != "penpicture")
    return _Table(cls, slots, required, "penpicture" in slots, CHECKS.get(cls))


def _reader(key: Key) -> _Read:
    match key.shape:
        case Record(name, lone):
            return _one(key, name, lone)
        case Records(names, lone):
            return _several(key, names, lone)
        case Keyed(name, into, lone):
            return _keyed(key, name, into, lone)
        case Listed(of):
            return _listed(key, leaf(of, key.spelling))
        case shape_:
            return _single(key, leaf(shape_, key.spelling))


# --- records ------------------------------------------------------------------------------------------------------


def _record(
    table: _Table, node: Mapping, out: Diagnostics, into: str = "", name: Scalar | None = None
) -> Any:
    """One mapping as its class, or BAD once a fault of its own is reported."""
    values: dict[str, Any] = {}
    faulty: set[str] = set()
    slots = table.slots
    for entry in node.entries:
        key = entry.key
        slot = slots.get(key.text)
        if slot is None:
            meant = unknown_key.report(table.cls, key, out)
            faulty.add(slots[meant].field if meant else "")
            continue
        value = slot.read(entry.value, key, out)
        if value is BAD:
            faulty.add(slot.field)
        else:
            values[slot.field] = value
    for field, required in table.required:
        if field not in values and field not in faulty:
            faulty.add(field)
            _missing(table, node, required, name, out)
    if faulty or table.whole_file and "language" not in values:
        return BAD
    span = node.span
    if name is not None:
        values[into] = name
        span = Span(span.source, name.span.start, span.end)
    made = table.cls(span=span, **values)
    if table.check is not None:
        table.check(made, node, out)
    return made


def _missing(table: _Table, node: Mapping, key: Key, name: Scalar | None, out: Diagnostics) -> None:
    noun = NOUNS[table.cls.__name__]
    called = name or next((e.value for e in node.entries if e.key.text in ("id", *KINDS)), None)
    at = name.span if name else node.entries[0].key.span if node.entries else node.span
    what = (
        f"{bare(noun)} `{shown(called.text)}`"
        if isinstance(called, Scalar) and called.text
        else f"this {bare(noun)}"
    )
    out.add(
        codes.MISSING_KEY.at(
            at,
            what=what,
            key=key.spelling,
            wanted=wanted(key.shape),
            doc=key.doc[:1].lower() + key.doc[1:].rstrip("."),
        )
    )


def _item(names: tuple[str, ...], node: Mapping) -> _Table:
    """The table of the first class whose distinguishing key, its first required one, the mapping has."""
    for name in names[:-1]:
        table = TABLES[name]
        if node.get(table.required[0][1].spelling) is not None:
            return table
    return TABLES[names[-1]]


def _bare_text(table: _Table, lone: str, text: Scalar, out: Diagnostics) -> dict[str, Any] | None:
    slot = table.slots[lone]
    value = slot.read(text, text, out)
    return None if value is BAD else {slot.field: value}


# --- readers of one key's value -----------------------------------------------------------------------------------


def _single(key: Key, read: Leaf) -> _Read:
    def value(node: Node, at: Scalar, out: Diagnostics) -> Any:
        if type(node) is not Scalar:
            return _wrong(key, node, out)
        if not node.text or node.text.isspace():
            return _empty(key, at, out)
        return read(node, out)

    return value


def _listed(key: Key, read: Leaf) -> _Read:
    def value(node: Node, at: Scalar, out: Diagnostics) -> Any:
        if type(node) is Mapping:
            return _wrong(key, node, out)
        if type(node) is Scalar:
            if not node.text or node.text.isspace():
                return _empty(key, at, out)
            pieces = _pieces(key, node, out)
        else:
            pieces = []
            for item in cast(Sequence, node).items:
                if type(item) is not Scalar:
                    return _wrong(key, item, out, what=f"each item of `{key.spelling}`")
                if not item.text or item.text.isspace():
                    return _empty(key, item, out)
                pieces.append(item)
            if not pieces:
                return _empty_list(key, node, at, out)
        seen: dict[str, Scalar] = {}
        values: list[Any] = []
        good = True
        for piece in pieces:
            if piece.text in seen:
                out.add(codes.TWICE.at(piece.span, text=shown(piece.text), key=key.spelling))
                continue
            seen[piece.text] = piece
            found = read(piece, out)
            if found is BAD:
                good = False
            else:
                values.append(found)
        return tuple(values) if good and values else BAD

    return value


def _pieces(key: Key, node: Scalar, out: Diagnostics) -> list[Scalar]:
    """The texts between the commas of one text, each with its own place."""
    pieces: list[Scalar] = []
    start = 0
    for raw in node.text.split(","):
        word = raw.strip()
        left = start + len(raw) - len(raw.lstrip())
        span = node.place(left, left + len(word))
        if word:
            body = span.start if node.body is not None else None
            pieces.append(Scalar(word, span, node.style, body))
        else:
            comma = min(max(start - 1, 0), len(node.text) - 1) if start or len(node.text) == 1 else len(raw)
            out.add(codes.LOOSE_COMMA.at(node.place(comma, comma + 1), key=key.spelling))
        start += len(raw) + 1
    return pieces


def _one(key: Key, name: str, lone: str | None) -> _Read:
    def value(node: Node, at: Scalar, out: Diagnostics) -> Any:
        table = TABLES[name]
        if type(node) is Mapping and node.entries:
            return _record(table, node, out)
        if type(node) is Scalar and (not node.text or node.text.isspace()) or type(node) is Mapping:
            return _empty(key, at, out)
        if type(node) is Scalar and lone:
            values = _bare_text(table, lone, node, out)
            return BAD if values is None else table.cls(span=node.span, **values)
        return _wrong(key, node, out)

    return value


def _several(key: Key, names: tuple[str, ...], lone: str | None) -> _Read:
    def value(node: Node, at: Scalar, out: Diagnostics) -> Any:
        if type(node) is not Sequence:
            if type(node) is Scalar and not node.text.strip():
                return _empty_list(key, node, at, out)
            return _wrong(key, node, out)
        if not node.items:
            return _empty_list(key, node, at, out)
        made: list[Any] = []
        for item in node.items:
            if type(item) is Mapping and item.entries:
                found = _record(_item(names, item), item, out)
                if found is not BAD:
                    made.append(found)
            elif type(item) is Scalar and not item.text.strip():
                out.add(
                    codes.EMPTY.at(
                        item.span if item.span.end > item.span.start else at.span, key="- ", wanted="an item"
                    )
                )
            elif type(item) is Scalar and lone:
                values = _bare_text(TABLES[names[-1]], lone, item, out)
                if values is not None:
                    made.append(TABLES[names[-1]].cls(span=item.span, **values))
            else:
                kinds = " or ".join(NOUNS[n] for n in reversed(names))
                _wrong(key, item, out, what=f"each item of `{key.spelling}`", wants=f"the keys of {kinds}")
        return tuple(made)

    return value


def _keyed(key: Key, name: str, into: str, lone: str | None) -> _Read:
    identify = leaf(Identifier(), key.spelling)

    def value(node: Node, at: Scalar, out: Diagnostics) -> Any:
        table = TABLES[name]
        if type(node) is not Mapping:
            if type(node) is Scalar and not node.text.strip():
                return _empty_list(key, node, at, out)
            return _wrong(key, node, out)
        if not node.entries:
            return _empty_list(key, node, at, out)
        made: list[Any] = []
        for entry in node.entries:
            named = identify(entry.key, out)
            found: Any = BAD
            if type(entry.value) is Mapping and entry.value.entries:
                found = _record(table, entry.value, out, into, entry.key)
            elif type(entry.value) is Scalar and not entry.value.text.strip() or type(entry.value) is Mapping:
                out.add(
                    codes.EMPTY.at(
                        entry.key.span, key=shown(entry.key.text), wanted=wanted(_shape_of(table, lone))
                    )
                )
            elif type(entry.value) is Scalar and lone:
                values = _bare_text(table, lone, entry.value, out)
                if values is not None:
                    span = Span(entry.key.span.source, entry.key.span.start, entry.value.span.end)
                    found = table.cls(span=span, **{into: entry.key}, **values)
            else:
                _wrong(
                    key,
                    entry.value,
                    out,
                    what=f"`{shown(entry.key.text)}`",
                    wants=wanted(_shape_of(table, lone)),
                )
            if named is not BAD and found is not BAD:
                made.append(found)
        return tuple(made)

    return value


def _shape_of(table: _Table, lone: str | None) -> Any:
    keys = keys_of(table.cls)
    return next((k.shape for k in keys.values() if k.spelling == lone), next(iter(keys.values())).shape)


# --- faults that several readers share ----------------------------------------------------------------------------


def _wrong(key: Key, node: Node, out: Diagnostics, what: str = "", wants: str = "") -> Any:
    found = {Scalar: "a text", Mapping: "keys and values", Sequence: "a list"}[type(node)]
    help_ = _SHAPE_HELP.get((type(key.shape), type(node)), "see `{key}` in the language reference")
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
_SHAPE_HELP: dict[tuple[type, type], str] = {
    (Records, Mapping): _DASHES,
    (Records, Scalar): _DASHES,
    (Keyed, Sequence): _LINES,
    (Keyed, Scalar): _LINES,
    (Record, Scalar): "write its keys beneath `{key}`, indented, one on a line",
    (Record, Sequence): "take the `- ` away and write the keys beneath `{key}`",
    (Listed, Mapping): "write them on one line with commas between",
    (Listed, Sequence): "write them on one line with commas between",
}


def _help_for_text(shape_: type) -> None:
    for node in (Mapping, Sequence):
        _SHAPE_HELP.setdefault((shape_, node), _QUOTE)


def _first(node: Node) -> Span:
    """The first line of a node: a whole block would be a wall of underlining."""
    span = node.span
    newline = span.source.text.find("\n", span.start, span.end)
    return span if newline < 0 else Span(span.source, span.start, max(newline, span.start))


def _empty(key: Key, at: Scalar, out: Diagnostics) -> Any:
    out.add(codes.EMPTY.at(at.span, key=shown(at.text) or key.spelling, wanted=wanted(key.shape)))
    return BAD


def _empty_list(key: Key, node: Node, at: Scalar, out: Diagnostics) -> Any:
    if key.required:
        out.add(codes.EMPTY_LIST.at(at.span, key=key.spelling))
        return BAD
    return _empty(key, at, out)


for _cls in vars(definition).values():
    if isinstance(_cls, type) and _cls.__name__ in NOUNS:
        TABLES[_cls.__name__] = _table(_cls)
        for _key in keys_of(_cls).values():
            if not isinstance(_key.shape, (Record, Records, Keyed, Listed)):
                _help_for_text(type(_key.shape))
