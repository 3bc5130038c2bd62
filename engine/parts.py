"""One part of the language from its keys and values, by tables that are made once from the declared keys.

Parts stand inside parts; how deep is bounded by the reader of YAML, which caps it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..dsl.diagnostic import Diagnostics, Edit
from ..dsl.nearest import nearest
from ..dsl.source import Span
from ..dsl.syntax import Mapping, Node, Scalar, Sequence
from . import definition, unknown_key
from . import definition_codes as codes
from .consistency import CHECKS
from .item_class import item_class, mark_of
from .language import (
    ConditionText,
    Identifier,
    Key,
    Keyed,
    Listed,
    OneOf,
    Prose,
    Record,
    Records,
    Shape,
    keys_of,
)
from .leaves import BAD, leaf
from .misshapen import beside, empty, empty_list, missing, wrong
from .part_texts import Read, as_written, listed, one_text
from .shape_in_words import NOUNS, in_words, shown, wanted


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a key's value goes, and how it is read."""

    field: str
    read: Read
    key: Key
    inner: str
    """The class of what stands beneath the key, or nothing where that is a text or a list."""


@dataclass(frozen=True, slots=True)
class Table:
    """How one definition class is read."""

    cls: type
    slots: dict[str, Slot]
    required: tuple[tuple[str, Key], ...]
    whole_file: bool
    check: Callable[[Any, Mapping, Diagnostics], None] | None


TABLES: dict[str, Table] = {}
"""The table of each definition class, by its name."""


def _table(cls: type) -> Table:
    keys = keys_of(cls)
    slots = {k.spelling: Slot(name, _reader(k), k, _inner(k)) for name, k in keys.items()}
    required = tuple((name, k) for name, k in keys.items() if k.required and k.spelling != "penpicture")
    return Table(cls, slots, required, "penpicture" in slots, CHECKS.get(cls))


def _inner(key: Key) -> str:
    match key.shape:
        case Record(name) | Keyed(name):
            return name
        case Records((name,), single=True):
            return name
        case _:
            return ""


def _reader(key: Key) -> Read:
    match key.shape:
        case Record(name, lone):
            return _one(key, name, lone)
        case Records(names, lone, single):
            return _several(key, names, lone, single=single)
        case Keyed(name, into, lone, names):
            return _keyed(key, name, into, lone, names)
        case Listed(of):
            return listed(key, leaf(of, key.spelling))
        case Prose() | ConditionText():
            return as_written(key)
        case shape_:
            return one_text(key, leaf(shape_, key.spelling))


# --- records ------------------------------------------------------------------------------------------------------


def part(table: Table, node: Mapping, out: Diagnostics, into: str = "", name: Scalar | None = None) -> Any:
    """One mapping as the class of its table, or BAD once a fault of its own is reported. A part that is named by the
    key before it has that `name` in the field `into`."""
    values: dict[str, Any] = {}
    faulty: set[str] = set()
    slots = table.slots
    entries = node.entries
    past = 0
    for place, entry in enumerate(entries):
        key = entry.key
        if place < past:
            continue
        slot = slots.get(key.text)
        if slot is None:
            meant = unknown_key.report(table.cls, key, node, out)
            faulty.add(slots[meant].field if meant else "")
            continue
        if slot.inner and _is_nothing(entry.value):
            own = _children(table, slot.inner, node, place)
            if own:
                beside(slot.key, key, entries[own.start : own.stop], out)
                faulty.add(slot.field)
                past = own.stop
                continue
        value = slot.read(entry.value, key, out)
        if value is BAD:
            faulty.add(slot.field)
        else:
            values[slot.field] = value
    for field, required in table.required:
        if field not in values and field not in faulty:
            faulty.add(field)
            missing(table.cls, node, required, name, out)
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


def _is_nothing(node: Node) -> bool:
    return type(node) is Scalar and not node.text and node.style == "plain"


def _children(table: Table, inner: str, node: Mapping, place: int) -> range:
    """The places of the entries that follow one with nothing beneath it, and that belong there: keys of the inner
    part, or, where each has a name of its own, those that are no keys of this part, well or badly spelt."""
    keyed = isinstance(table.slots[node.entries[place].key.text].key.shape, Keyed)
    within = TABLES[inner].slots
    end = place + 1
    for entry in node.entries[place + 1 :]:
        key = entry.key
        if key.text in table.slots or not (
            unknown_key.meant(table.cls, key, node) is None if keyed else key.text in within
        ):
            break
        end += 1
    return range(place + 1, end)


_OTHER_VERBS = {
    **dict.fromkeys(("remove", "delete", "drop", "hide", "take out"), "retire"),
    **dict.fromkeys(("change", "edit", "rephrase", "replace", "wording", "text"), "reword"),
    **dict.fromkeys(("new", "insert", "question", "append"), "add"),
    **dict.fromkeys(("ask when", "skip when", "condition"), "when"),
    **dict.fromkeys(("mandatory", "required", "essential", "answered by"), "require"),
    **dict.fromkeys(("bring back", "unretire", "undo"), "restore"),
}
"""What people write for a verb."""


def _has_verb(names: tuple[str, ...], node: Mapping, out: Diagnostics) -> bool:
    """Whether an item of a layer's list says what it does; one that doesn't is reported."""
    verbs = tuple(dict.fromkeys(mark_of(name).spelling for name in names))
    if any(entry.key.text in verbs for entry in node.entries):
        return True
    first = node.entries[0].key
    if first.text == "unlock":
        out.add(codes.UNLOCKED.at(first.span))
        return False
    meant = _OTHER_VERBS.get(first.text) or nearest(first.text, verbs)
    edit = Edit(first.span, meant) if meant else None
    out.add(
        codes.NO_VERB.at(
            first.span,
            verbs=in_words(verbs),
            meant=f"perhaps `{meant}` was meant; " if meant else "",
            edit=edit,
        )
    )
    return False


def _bare_text(table: Table, lone: str, text: Scalar, out: Diagnostics) -> dict[str, Any] | None:
    slot = table.slots[lone]
    value = slot.read(text, text, out)
    return None if value is BAD else {slot.field: value}


# --- readers of one key's value -----------------------------------------------------------------------------------


def _one(key: Key, name: str, lone: str | None) -> Read:
    def value(node: Node, at: Scalar, out: Diagnostics) -> Any:
        table = TABLES[name]
        if type(node) is Mapping and node.entries:
            return part(table, node, out)
        if type(node) is Scalar and (not node.text or node.text.isspace()) or type(node) is Mapping:
            return empty(key, at, out)
        if type(node) is Scalar and lone:
            values = _bare_text(table, lone, node, out)
            return BAD if values is None else table.cls(span=node.span, **values)
        return wrong(key, node, out)

    return value


def _several(key: Key, names: tuple[str, ...], lone: str | None, *, single: bool) -> Read:
    def value(node: Node, at: Scalar, out: Diagnostics) -> Any:
        if single and type(node) is Mapping:
            node = Sequence((node,), node.span)
        if type(node) is not Sequence:
            if type(node) is Scalar and not node.text.strip():
                return empty_list(key, at, out)
            return wrong(key, node, out)
        if not node.items:
            return empty_list(key, at, out)
        made: list[Any] = []
        for item in node.items:
            if type(item) is Mapping and item.entries:
                if key.shape == definition.CHANGES and not _has_verb(names, item, out):
                    continue
                found = part(TABLES[item_class(names, item)], item, out)
                if found is not BAD:
                    made.append(found)
            elif type(item) is Scalar and not item.text.strip():
                out.add(
                    codes.EMPTY.at(
                        item.span if item.span.end > item.span.start else at.span,
                        key="- ",
                        wanted="an item",
                        or_out=", or take the line out",
                    )
                )
            elif type(item) is Scalar and lone:
                values = _bare_text(TABLES[names[-1]], lone, item, out)
                if values is not None:
                    made.append(TABLES[names[-1]].cls(span=item.span, **values))
            else:
                kinds = " or ".join(NOUNS[n] for n in reversed(names))
                wrong(key, item, out, what=f"each item of `{key.spelling}`", wants=f"the keys of {kinds}")
        return tuple(made)

    return value


def _keyed(key: Key, name: str, into: str, lone: str | None, names: tuple[str, ...]) -> Read:
    identify = leaf(OneOf(names) if names else Identifier(), key.spelling)

    def value(node: Node, at: Scalar, out: Diagnostics) -> Any:
        table = TABLES[name]
        if type(node) is not Mapping:
            if type(node) is Scalar and not node.text.strip():
                return empty_list(key, at, out)
            return wrong(key, node, out)
        if not node.entries:
            return empty_list(key, at, out)
        made: list[Any] = []
        good = True
        for entry in node.entries:
            named = identify(entry.key, out)
            found: Any = BAD
            if type(entry.value) is Mapping and entry.value.entries:
                found = part(table, entry.value, out, into, entry.key)
            elif type(entry.value) is Scalar and not entry.value.text.strip() or type(entry.value) is Mapping:
                out.add(
                    codes.EMPTY.at(
                        entry.key.span,
                        key=shown(entry.key.text),
                        wanted=wanted(_shape_of(table, lone)),
                        or_out=", or take the line out",
                    )
                )
            elif type(entry.value) is Scalar and lone:
                values = _bare_text(table, lone, entry.value, out)
                if values is not None:
                    span = Span(entry.key.span.source, entry.key.span.start, entry.value.span.end)
                    found = table.cls(span=span, **{into: entry.key}, **values)
            else:
                wrong(
                    key,
                    entry.value,
                    out,
                    what=f"`{shown(entry.key.text)}`",
                    wants=wanted(_shape_of(table, lone)),
                )
            if named is not BAD and found is not BAD:
                made.append(found)
            else:
                good = False
        # Of options that are not all there nothing more is said: `more to say` may well name the missing one.
        return tuple(made) if good else BAD

    return value


def _shape_of(table: Table, lone: str | None) -> Shape:
    keys = keys_of(table.cls)
    return next((k.shape for k in keys.values() if k.spelling == lone), next(iter(keys.values())).shape)


for _name in NOUNS:
    TABLES[_name] = _table(getattr(definition, _name))
