"""The JSON Schema of the language (2020-12), made from the declared keys: completion and hover in any editor.

An editor reads YAML by its core schema, where an unquoted `2` is a number and an unquoted `yes` a text; so numbers are
allowed wherever a text may look like one. What spans several parts (a name that isn't there, a condition that doesn't
parse) is for `check` to say.

Written to `engine/language.schema.json` by `python -m penpicture.engine.json_schema`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from . import definition, leaves
from .definition import KINDS
from .item_class import mark_of
from .language import (
    LANGUAGE_VERSION,
    ConditionText,
    DashedName,
    Decimal,
    DottedName,
    Identifier,
    IsoDate,
    Key,
    Keyed,
    Length,
    Listed,
    NewPart,
    OneOf,
    Prose,
    Record,
    Records,
    Reference,
    Shape,
    Target,
    Version,
    Whole,
    YesNo,
    keys_of,
)
from .shape_in_words import NOUNS, in_words, wanted

Schema = dict[str, Any]

ID = f"urn:penpicture:language:{LANGUAGE_VERSION}"
"""The schema's name; it is no address, so that nothing is ever fetched."""

SHIPPED = Path(__file__).with_name("language.schema.json")
"""Where the schema lies, in the checkout and in the wheel."""

_TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}


def language_schema() -> Schema:
    """The whole schema: the kind of the file chosen by its key, and a definition for each part of the language."""
    kinds = dict(KINDS)
    chosen: Schema = _kind_missing(kinds)
    # An exemplar may say `data model:` of its own, so it is told apart first.
    for kind, cls in reversed(kinds.items()):
        chosen = {"if": {"required": [kind]}, "then": _ref(cls.__name__), "else": chosen}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ID,
        "title": "Penpicture",
        "description": "A file of the Penpicture language: an exemplar, a fragment, a data model, a code list, a word list or an authority.",
        "type": "object",
        "if": {"required": ["answers"]},
        "then": {"description": "An answer file has a schema of its own."},
        "else": chosen,
        "$defs": {name: _part(getattr(definition, name)) for name in NOUNS},
    }


def dumps() -> str:
    """The schema as the text that is shipped: indented, one line end at the end."""
    return json.dumps(language_schema(), indent=1, ensure_ascii=False) + "\n"


def _kind_missing(kinds: dict[str, type]) -> Schema:
    first = keys_of(next(iter(kinds.values())))["language"]
    heads = {kind: _described(keys_of(cls)["name"]) for kind, cls in kinds.items()}
    return {
        "description": f"The second key tells the kind of the file: {in_words(tuple(kinds))}.",
        "properties": {"penpicture": _described(first), **heads},
        "anyOf": [{"required": [kind]} for kind in kinds],
    }


def _part(cls: type) -> Schema:
    """The schema of one definition class."""
    keys = keys_of(cls)
    noun = NOUNS[cls.__name__]
    found: Schema = {
        "title": noun.partition(" ")[2],
        "description": (cls.__doc__ or "").strip(),
        "type": "object",
        "properties": {key.spelling: _described(key) for key in keys.values()},
        "required": [key.spelling for key in keys.values() if key.required],
        "additionalProperties": False,
    }
    by_type = _by_type(keys.values())
    if by_type:
        found["allOf"] = by_type
    return found


def _by_type(keys: Any) -> list[Schema]:
    """For each set of types, the keys that may stand with no other."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for key in keys:
        if key.types:
            groups.setdefault(key.types, []).append(key.spelling)
    return [
        {
            "if": {"required": ["type"], "properties": {"type": {"enum": list(types)}}},
            "else": {"properties": {spelling: False for spelling in spellings}},
        }
        for types, spellings in groups.items()
    ]


def _described(key: Key) -> Schema:
    """The schema of a key's value, with what an editor shows when the pointer rests on it."""
    more = f"\n\nTakes {wanted(key.shape)}." + (
        f" Only with type {in_words(key.types)}." if key.types else ""
    )
    value = (
        {"enum": [LANGUAGE_VERSION, str(LANGUAGE_VERSION)]}
        if key.spelling == "penpicture"
        else _value(key.shape)
    )
    return {"description": key.doc + more, "markdownDescription": key.doc + more, **value}


def _value(shape: Shape) -> Schema:
    match shape:
        case Prose() | ConditionText():
            return dict(_TEXT)
        case Identifier():
            return _signs(leaves.IDENTIFIER)
        case DashedName():
            return _signs(leaves.DASHED_NAME)
        case DottedName():
            return _signs(leaves.DOTTED_NAME)
        case Target(kinds):  # What stands alone looks like the name of a question.
            words = f"(?:(?:{'|'.join(kinds)}) +)?" if kinds else ""
            return _signs(f"{words}(?:{leaves.DASHED_NAME}/)?{leaves.PART_NAME}")
        case NewPart(kind):
            return _signs(f"{kind} +{leaves.DASHED_OR_UNDERSCORED}")
        case Version():
            return _signs(leaves.VERSION)
        case Reference():
            return _signs(leaves.REFERENCE)
        case YesNo():
            return {"enum": ["yes", "no"]}
        case OneOf(values):
            return {"enum": list(values)}
        case Listed(of):
            return _listed(of)
        case Whole(least):
            return {"type": ["integer", "string"], "minimum": least, "pattern": f"^{leaves.WHOLE}$"}
        case Decimal():
            most = 10**15
            return {
                "type": ["number", "string"],
                "pattern": f"^{leaves.NUMBER}$",
                "exclusiveMinimum": -most,
                "exclusiveMaximum": most,
            }
        case IsoDate():
            return {"type": "string", "format": "date", "pattern": f"^{leaves.DATE}$"}
        case Length(units):
            ones = (unit.removesuffix("s") for unit in units)
            return _signs(f"[0-9]{{1,6}} +(?:{'|'.join((*units, *ones))})")
        case Record(cls, lone):
            return (
                _ref(cls)
                if lone is None
                else {"if": {"type": "object"}, "then": _ref(cls), "else": dict(_TEXT)}
            )
        case Records(classes, lone, single):
            several: Schema = {"type": "array", "minItems": 1, "items": _item(classes, lone)}
            if single:
                return {"if": {"type": "array"}, "then": several, "else": _item(classes, lone)}
            return several
        case Keyed(cls, _, lone, names):
            value = _ref(cls)
            if lone:
                value = {"if": {"type": "object"}, "then": value, "else": dict(_TEXT)}
            return {
                "type": "object",
                "minProperties": 1,
                "propertyNames": {"enum": list(names)} if names else {"pattern": f"^{leaves.IDENTIFIER}$"},
                "additionalProperties": value,
            }


def _item(classes: tuple[str, ...], lone: str | None) -> Schema:
    """An item of a list: the first class whose distinguishing key it has, the last where it has none of them."""
    found = _ref(classes[-1])
    for name in reversed(classes[:-1]):
        mark = mark_of(name)
        told: Schema = {"type": "object", "required": [mark.spelling]}
        if isinstance(mark.shape, NewPart):
            told["properties"] = {mark.spelling: {"type": "string", "pattern": f"^{mark.shape.kind} "}}
        found = {"if": told, "then": _ref(name), "else": found}
    return {"if": {"type": "object"}, "then": found, "else": dict(_TEXT)} if lone else found


def _listed(of: OneOf | Identifier | DashedName | DottedName | Reference) -> Schema:
    """Several values: one of them, some on a line with commas between, or a list."""
    one = _value(of)
    signs = (
        "|".join(of.values) if isinstance(of, OneOf) else one["pattern"].removeprefix("^").removesuffix("$")
    )
    line = {"type": "string", "pattern": rf"^\s*(?:{signs})(?:\s*,\s*(?:{signs}))*\s*$"}
    return {"anyOf": [one, line, {"type": "array", "minItems": 1, "items": one}]}


def _signs(pattern: str) -> Schema:
    return {"type": "string", "pattern": f"^(?:{pattern})$"}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


if __name__ == "__main__":
    SHIPPED.write_text(dumps(), encoding="utf-8")
