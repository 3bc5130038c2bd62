"""A quick look at the variants of an artifact: each named entry is of a variant that is there, and offers no more than
its question does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .artifact_trees import Trees
from .faces import named
from .language import ANSWERING, SYMBOLS

Fault = tuple[str, str]
"""The part that is wrong, as a dotted path, and what it must be."""


def fault_in_variants(content: dict[str, Any], trees: Trees) -> Fault | None:
    """The first part of a content's variants that has not the shape of docs/artifact.md, or None. The questions,
    sections and conditions of the content have been looked at."""
    variants = content.get("variants", {})
    if type(variants) is not dict or not all(type(one) is dict for one in variants.values()):
        return "variants", "it must be an object by name"
    for name, one in variants.items():
        if named(name) not in content["define"]:
            return f"variants.{name}", "its condition must be in `define`"
        if not trees.text(one.get("because", "")):
            return f"variants.{name}.because", _A_TEXT
    for n, section in enumerate(content["sections"]):
        for i, fault in _entries(section, variants, _SECTION, trees, ""):
            return f"sections.{n}.variants{i}", fault
    for path, question in content["questions"].items():
        for i, fault in _entries(question, variants, _QUESTION, trees, path):
            return f"questions.{path}.variants{i}", fault
    return None


def _entries(
    spec: dict[str, Any], variants: dict[str, Any], kinds: _Kinds, trees: Trees, path: str
) -> Iterator[tuple[str, str]]:
    entries = spec.get("variants", [])
    if type(entries) is not list:
        yield "", "it must be a list"
        return
    for n, entry in enumerate(entries):
        where = entry.get("in") if type(entry) is dict else None
        if type(where) is not list or not all(type(name) is str and name in variants for name in where):
            yield f".{n}", "it must have `in`, a list of variants of this artifact"
            return
        for key, value in entry.items():
            sound = kinds.get(key)
            if sound is not None and not sound(value, spec, trees, path):
                yield f".{n}.{key}", _EXPECTED.get(key, _A_TEXT)


def _text(value: Any, spec: dict[str, Any], trees: Trees, path: str) -> bool:
    return trees.text(value, spec.get("group", ""))


def _row_text(value: Any, spec: dict[str, Any], trees: Trees, path: str) -> bool:
    return trees.text(value, path if spec["type"] == "group" else spec.get("group", ""))


def _wording(value: Any, spec: dict[str, Any], trees: Trees, path: str) -> bool:
    return trees.wording(value, spec.get("group", ""))


def _wording_or_none(value: Any, spec: dict[str, Any], trees: Trees, path: str) -> bool:
    return value == {} or _wording(value, spec, trees, path)


def _options(value: Any, spec: dict[str, Any], trees: Trees, path: str) -> bool:
    codes = [option["code"] for option in spec.get("options", ())]
    return type(value) is list and all(
        type(option) is dict
        and option.get("code") in codes
        and _wording(option.get("say"), spec, trees, path)
        and _text(option.get("hint", ""), spec, trees, path)
        and option.get("symbol", SYMBOLS[0]) in SYMBOLS
        for option in value
    )


def _reasons(value: Any, spec: dict[str, Any], trees: Trees, path: str) -> bool:
    return type(value) is list and all(reason in spec.get("reasons", ()) for reason in value)


def _texts(value: Any, spec: dict[str, Any], trees: Trees, path: str) -> bool:
    return type(value) is list and all(type(one) is str for one in value)


def _flag(value: Any, spec: dict[str, Any], trees: Trees, path: str) -> bool:
    return type(value) is bool


def _symbol(value: Any, spec: dict[str, Any], trees: Trees, path: str) -> bool:
    return value == "" or value in SYMBOLS


def _one_text(value: Any, spec: dict[str, Any], trees: Trees, path: str) -> bool:
    return type(value) is str


def _answering(value: Any, spec: dict[str, Any], trees: Trees, path: str) -> bool:
    return type(value) is list and all(who in ANSWERING for who in value)


_Kinds = dict[str, Callable[[Any, dict[str, Any], Trees, str], bool]]

_SECTION: _Kinds = {"title": _wording, "hint": _text}
_QUESTION: _Kinds = {
    "ask": _wording,
    "hint": _wording_or_none,
    "options": _options,
    "reasons": _reasons,
    "more_to_say": _texts,
    "mandatory": _flag,
    "essential": _flag,
    "risk": _flag,
    "symbol": _symbol,
    "row_title": _row_text,
    "there_are_none": _text,
    "there_are_others": _text,
    "because": _text,
    "answered_by": _answering,
    "shown": _one_text,
    "same_as": _texts,
}

_A_TEXT = "it must be a text, with slots of what this artifact has"
_EXPECTED = {
    "options": "it must list options of its question",
    "reasons": "it must list reasons of its question",
    "more_to_say": "it must be a list of texts",
    "mandatory": "it must be true or false",
    "essential": "it must be true or false",
    "risk": "it must be true or false",
    "symbol": "it must name a picture of this release",
    "answered_by": "it must list those who have a form of their own",
    "shown": "it must be a text",
    "same_as": "it must be a list of texts",
}
