"""Answers' values: read strictly by question type, never quoted in a fault.

A value is kept in its JSON form (text, code, list of codes, number, ISO date, mapping); its *operand* is the form
in which conditions compare it (see `dsl.closures`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ..dsl import dates

MAX_TEXT = 1_000_000
"""Characters in one answer: far beyond any record, and small enough to keep a session responsive."""

_FORMATS: dict[str, tuple[re.Pattern[str], str]] = {
    "email": (re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+"), "an e-mail address"),
    "phone": (re.compile(r"\+?[0-9 ()-]{5,20}"), "a telephone number"),
    "postcode": (re.compile(r"[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}"), "a postcode"),
    "nhs number": (re.compile(r"[0-9]{3} ?[0-9]{3} ?[0-9]{4}"), "an NHS number"),
    "upn": (re.compile(r"[A-Za-z][0-9]{11}[0-9A-Za-z]"), "a unique pupil number"),
    "web address": (re.compile(r"https?://[^\s]+"), "a web address"),
}

FORMAT_PATTERNS = {name: pattern.pattern for name, (pattern, _) in _FORMATS.items()}
"""The regular expression that a text of each format matches whole, once the space around it is taken off."""


class Malformed(ValueError):
    """A value that its question cannot take. `expected` says what it takes; the value itself is never told."""

    def __init__(self, expected: str) -> None:
        """Say what was expected, in words that follow "should be"."""
        super().__init__(expected)
        self.expected = expected


@dataclass(frozen=True, slots=True)
class ValueKind:
    """What a question or fact takes: its type and what narrows it. `options` are the codes, `exclusive` those that
    stand alone, `retired` those that are read and no longer offered."""

    type: str
    options: tuple[str, ...] = ()
    exclusive: frozenset[str] = frozenset()
    retired: frozenset[str] = frozenset()
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    format: str | None = None


def kind_of(spec: Mapping[str, Any]) -> ValueKind:
    """The kind of value that a question or fact of an artifact takes."""
    options = spec.get("options", ())
    bounds = [None if spec.get(k) is None else Decimal(str(spec[k])) for k in ("at_least", "at_most")]
    return ValueKind(
        spec["type"],
        ("yes", "no") if spec["type"] == "yes/no" else tuple(o["code"] for o in options),
        frozenset(o["code"] for o in options if o.get("exclusive")),
        frozenset(o["code"] for o in options if "retired" in o),
        bounds[0],
        bounds[1],
        spec.get("format"),
    )


def read_value(kind: ValueKind, raw: object) -> tuple[Any, Any]:
    """The JSON form and the operand of a raw value (from JSON, from YAML text or from Python).

    Raises Malformed, which says what the question takes and never what it was given.
    """
    return _READERS[kind.type](kind, raw)


def whole_text(raw: str) -> str:
    """The same text, if it can be written down. Raises Malformed for half a character (a lone surrogate)."""
    try:
        raw.encode("utf-8")
    except UnicodeEncodeError:
        raise Malformed("text in whole Unicode characters") from None
    return raw


def refuse_retired(kind: ValueKind, value: object) -> None:
    """See to it that a new answer (in its JSON form) has no retired option. Raises Malformed."""
    chosen = value if isinstance(value, list) else [value]
    if any(code in kind.retired for code in chosen):
        raise Malformed(_one_of(tuple(code for code in kind.options if code not in kind.retired)))


def _text(kind: ValueKind, raw: object) -> tuple[Any, Any]:
    if not isinstance(raw, str) or not raw.strip():
        raise Malformed("some text")
    if len(raw) > MAX_TEXT:
        raise Malformed(f"at most {MAX_TEXT:,} characters of text")
    whole_text(raw)
    if kind.format is not None:
        pattern, words = _FORMATS[kind.format]
        if not pattern.fullmatch(raw.strip()):
            raise Malformed(words)
        return raw.strip(), True
    return raw, True


def _choice(kind: ValueKind, raw: object) -> tuple[Any, Any]:
    if isinstance(raw, bool) and kind.type == "yes/no":
        raw = "yes" if raw else "no"
    if not isinstance(raw, str) or raw not in kind.options:
        raise Malformed(_one_of(kind.options))
    return raw, raw


def _choices(kind: ValueKind, raw: object) -> tuple[Any, Any]:
    if isinstance(raw, str):
        raw = [part.strip() for part in raw.split(",")]
    if not isinstance(raw, list | tuple | set | frozenset) or not raw:
        raise Malformed("a list of " + _one_of(kind.options))
    if not all(isinstance(code, str) and code in kind.options for code in raw):
        raise Malformed("a list of " + _one_of(kind.options))
    chosen = frozenset(raw)
    if len(chosen) > 1 and chosen & kind.exclusive:
        raise Malformed(f"`{min(chosen & kind.exclusive)}` alone, or other options without it")
    return [code for code in kind.options if code in chosen], chosen


_NUMERAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?", re.ASCII)
"""A number as a page or a file writes it: no words, no underscores, no other script's digits, of sensible size."""


def _number(kind: ValueKind, raw: object) -> tuple[Any, Any]:
    if isinstance(raw, bool) or not isinstance(raw, str | int | float | Decimal):
        raise Malformed("a number")
    text = str(raw).strip()
    if not _NUMERAL.fullmatch(text):
        raise Malformed("a number")
    number = Decimal(text)
    digits, power = number.as_tuple().digits, int(number.as_tuple().exponent)
    if len(digits) > 15 or len(digits) + power > 15 or power < -15:
        raise Malformed("a number of at most 15 digits")
    if kind.at_least is not None and number < kind.at_least:
        raise Malformed(f"a number of at least {kind.at_least}")
    if kind.at_most is not None and number > kind.at_most:
        raise Malformed(f"a number of at most {kind.at_most}")
    value = int(number) if number == number.to_integral_value() else number.normalize()
    return (value if isinstance(value, int) else float(value)), value


_WHOLE_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def _date(kind: ValueKind, raw: object) -> tuple[Any, Any]:
    text = raw.isoformat() if isinstance(raw, date) else raw
    if not isinstance(text, str) or not _WHOLE_DATE.fullmatch(text):
        raise Malformed("a date, as 2026-04-01")
    return _partial_date(kind, text, "a date, as 2026-04-01")


def _partial_date(
    kind: ValueKind, raw: object, expected: str = "a date, as 2026-04-01, 2026-04 or 2026"
) -> tuple[Any, Any]:
    text = str(raw) if isinstance(raw, int) and not isinstance(raw, bool) else raw
    if isinstance(text, date):
        text = text.isoformat()
    if not isinstance(text, str):
        raise Malformed(expected)
    found = dates.parse(text)
    if found is None:
        raise Malformed(expected)
    return text, found


def _mapping(raw: object, keys: tuple[str, ...], needed: str, expected: str) -> dict[str, str]:
    if isinstance(raw, str):
        raw = {needed: raw}
    if not isinstance(raw, Mapping) or set(raw) - set(keys):
        raise Malformed(expected)
    if not all(isinstance(v, str) and len(v) <= MAX_TEXT for v in raw.values()):
        raise Malformed(expected)
    if not str(raw.get(needed, "")).strip():
        raise Malformed(expected)
    return {k: whole_text(raw[k]) for k in keys if k in raw}


def _person(kind: ValueKind, raw: object) -> tuple[Any, Any]:
    keys = ("name", "id", "relationship", "role")
    return _mapping(
        raw, keys, "name", "a person: a name, or a mapping with name, relationship, role, id"
    ), True


def _file(kind: ValueKind, raw: object) -> tuple[Any, Any]:
    keys = ("file", "type", "sha256", "description")
    found = _mapping(raw, keys, "file", f"a {kind.type}: a mapping with file, type, sha256, description")
    if "/" in found["file"] or "\\" in found["file"] or found["file"].startswith("."):
        raise Malformed("a file's bare name, without a folder")
    return found, True


def _one_of(options: tuple[str, ...]) -> str:
    shown = [f"`{code}`" for code in options[:8]]
    return "one of " + ", ".join(shown) + (", ..." if len(options) > 8 else "")


_READERS = {
    "text": _text,
    "long text": _text,
    "yes/no": _choice,
    "choice": _choice,
    "choices": _choices,
    "number": _number,
    "date": _date,
    "partial date": _partial_date,
    "person": _person,
    "picture": _file,
    "file": _file,
}
