"""Reading one value: a text, typed by the shape its key declares, or a fault that says what to write instead.

A leaf is made once for each declared key. It gives the typed value, or `BAD` once it has reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal as Number
from typing import Any, Final

from ..dsl import lost
from ..dsl.catalogue import Code
from ..dsl.diagnostic import Diagnostic, Diagnostics, Edit
from ..dsl.kinds import SHORT_PERIODS
from ..dsl.nearest import close, nearest
from ..dsl.syntax import Located, Scalar
from . import definition_codes as codes
from . import spelling
from .definition import Aim, Lasting, Pinned
from .language import (
    LANGUAGE_VERSION,
    ConditionText,
    DashedName,
    Decimal,
    DottedName,
    Identifier,
    IsoDate,
    Length,
    NewPart,
    OneOf,
    Prose,
    Reference,
    Shape,
    Target,
    Version,
    Whole,
    YesNo,
)
from .shape_in_words import in_words, shown, wanted


class Bad:
    """The type of `BAD`."""


BAD: Final = Bad()
"""Stands for a value that has been reported as faulty, so that nothing blames it again."""

Leaf = Callable[[Scalar, Diagnostics], Any]
"""Reads a text that is not empty; gives its value, or `BAD` having reported."""

IDENTIFIER = r"[a-z][a-z0-9_]*"
"""The signs of an identifier: small letters, digits and underscores, beginning with a letter."""
DASHED_NAME = spelling.DASHED_NAME
"""The signs of the name of a file's content."""
DOTTED_NAME = rf"{IDENTIFIER}(?:\.{IDENTIFIER})*"
"""The name of a question or fact."""
DASHED_OR_UNDERSCORED = r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*_?"
"""The identity of any part: next steps are called by an exemplar's name."""
PART_NAME = r"[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*_?"
"""The name of any part, of a question with its section's."""
PART_WORDS = (
    "question", "section", "pathway", "sentence", "summary line", "signature", "next step", "condition", "timescale", "retention",
)  # fmt: skip
"""The words for the kinds of part, before a name."""
VERSION = spelling.VERSION
"""Three numbers with dots."""
REFERENCE = rf"{DASHED_NAME}(?:@[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*)?"
"""A name, and a version after `@`."""
NUMBER = r"-?[0-9]{1,15}(?:\.[0-9]{1,9})?"
"""A number in figures; short enough to be exact in every JSON reader."""
WHOLE = r"[0-9]{1,9}"
"""A whole number in figures."""
DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
"""The signs of a date; that there is such a day is judged apart."""

_LENGTH = re.compile(r"([0-9]{1,6}) +([a-z]+(?: [a-z]+)?)")
_SPOKEN_DATES = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d")


def leaf(shape: Shape, key: str) -> Leaf:
    """The reader of a key's single value. Raises TypeError for shapes that hold several values."""
    match shape:
        case Prose() | ConditionText():
            return _as_it_is
        case Identifier():
            return _identifier
        case DashedName():
            return _dashed(key)
        case DottedName():
            return _dotted
        case Target(kinds, alone):
            return _target(kinds, alone, key)
        case NewPart(kind):
            return _new_part(kind, key)
        case Version():
            return _version
        case Reference():
            return _reference
        case YesNo():
            return _yes_no(key)
        case OneOf(values):
            return _one_of(values, key)
        case Whole(least):
            return _whole(least, key)
        case Decimal():
            return _number(shape, key)
        case IsoDate():
            return _date
        case Length(units):
            return _length(units, key)
        case _:
            raise TypeError(f"{shape} is no shape of a single value")


def _as_it_is(text: Scalar, out: Diagnostics) -> Scalar:
    return text


def cut_short(text: Scalar, out: Diagnostics) -> None:
    """Report prose of one word with a comment after it. The reader lets a comment follow one word, such as a type;
    where that word is the start of a sentence (`ask: Drinking #1 or #2?`) the rest of it would be lost."""
    source, end = text.span.source.text, text.span.end
    line_end = source.find("\n", end)
    rest = source[end : line_end if line_end >= 0 else len(source)]
    if rest.lstrip(" \t").startswith("#"):
        out.add(lost.comment(text, end + len(rest)))


def _identifier(
    text: Scalar, out: Diagnostics, *, full: Any = re.compile(IDENTIFIER).fullmatch
) -> Scalar | Bad:
    if full(text.text):
        return text
    out.add(_signs(codes.IDENTIFIER, text, _slug(text.text, "_")))
    return BAD


def _dashed(key: str) -> Leaf:
    full = re.compile(DASHED_NAME).fullmatch
    what = {
        "exemplar": "an exemplar",
        "authority": "an authority",
        "codes": "a code list",
        "words": "a word list",
    }.get(key, f"a {key}")

    def read(text: Scalar, out: Diagnostics) -> Scalar | Bad:
        if full(text.text):
            return text
        out.add(_signs(codes.DASHED_NAME, text, _slug(text.text, "-"), what=what))
        return BAD

    return read


def _dotted(text: Scalar, out: Diagnostics, *, full: Any = re.compile(DOTTED_NAME).fullmatch) -> Scalar | Bad:
    if full(text.text):
        return text
    kind, _, name = text.text.rpartition(" ")
    if kind in PART_WORDS and full(name):  # as changes of layers name their targets
        out.add(_signs(codes.DOTTED_NAME, text, name))
        return BAD
    out.add(_signs(codes.DOTTED_NAME, text, ".".join(_slug(part, "_") for part in text.text.split("."))))
    return BAD


def _target(kinds: tuple[str, ...], alone: tuple[str, ...], key: str) -> Leaf:
    def value(text: Scalar, out: Diagnostics) -> Any:
        if text.text in alone:
            return Located(Aim(text.text, text), text.span)
        kind = next((kind for kind in kinds if text.text.startswith(f"{kind} ")), None)
        other, _, name = text.text.rpartition(" ")
        if kind is None and other in PART_WORDS and other != "question":
            wants = wanted(Target(kinds, alone))
            out.add(codes.OTHER_PART.at(text.span, key=key, wanted=wants, kind=other, name=name))
            return BAD
        named = text if kind is None else _rest(text, kind)
        # What a variant says is meant by the variant's name before it: `disability/reason.prompted_by`.
        whose = re.match(f"({DASHED_NAME})/", named.text)
        if whose is not None:
            named = _rest(named, whose[0])
        variant = whose[1] if whose else ""
        if kind is not None and re.fullmatch(DASHED_OR_UNDERSCORED, named.text):
            return Located(Aim(kind, named, variant), text.span)
        read = _dotted(named, out) if kind is None or "." in named.text else _identifier(named, out)
        return BAD if isinstance(read, Bad) else Located(Aim(kind or "question", read, variant), text.span)

    return value


def _new_part(kind: str, key: str) -> Leaf:
    def value(text: Scalar, out: Diagnostics) -> Any:
        if text.text.strip() == kind:
            out.add(codes.NO_NEW_NAME.at(text.span, kind=kind))
            return BAD
        named = _rest(text, kind)
        if kind == "next step":
            return _dashed(key)(named, out)
        return _identifier(named, out)

    return value


def _rest(text: Scalar, word: str) -> Scalar:
    """What follows the word of a kind, at its own place."""
    start = len(text.text) - len(text.text[len(word) :].lstrip())
    return Scalar(text.text[start:], text.place(start, len(text.text)), text.style)


def _signs(kind: Code, text: Scalar, meant: str, what: str = "") -> Diagnostic:
    # A few words can be joined with some certainty; a sentence cannot.
    few = re.fullmatch(r"[A-Za-z0-9_.-]+(?: [A-Za-z0-9_.-]+){0,4}", text.text)
    good = bool(few and re.fullmatch(f"{DASHED_NAME}|{DOTTED_NAME}", meant))
    return kind.at(
        text.span,
        text=shown(text.text),
        suggestion=f", perhaps `{meant}`" if good else "",
        edit=Edit(text.span, meant) if good else None,
        what=what,
    )


def _slug(text: str, joint: str) -> str:
    return re.sub(r"[^a-z0-9]+", joint, text[:80].lower()).strip(joint)


def _version(text: Scalar, out: Diagnostics, *, full: Any = re.compile(VERSION).fullmatch) -> Scalar | Bad:
    if full(text.text):
        return text
    meant = next((v for v in (f"{text.text}.0", f"{text.text}.0.0", text.text.lstrip("v")) if full(v)), None)
    edit = Edit(text.span, meant) if meant else None
    out.add(codes.VERSION.at(text.span, text=shown(text.text), example=meant or "1.0.0", edit=edit))
    return BAD


def _reference(text: Scalar, out: Diagnostics, *, full: Any = re.compile(REFERENCE).fullmatch) -> Any:
    if full(text.text):
        name, _, version = text.text.partition("@")
        return Located(Pinned(name, version or None), text.span)
    name, _, version = text.text.partition("@")
    meant = _slug(name, "-") + (f"@{version.strip()}" if version else "")
    edit = Edit(text.span, meant) if full(meant) else None
    example = meant if edit else "initial-assessment@3"
    out.add(codes.REFERENCE.at(text.span, text=shown(text.text), example=example, edit=edit))
    return BAD


_SPOKEN = {
    "true": "yes",
    "on": "yes",
    "y": "yes",
    "false": "no",
    "off": "no",
    "n": "no",
    "yes": "yes",
    "no": "no",
}


def _yes_no(key: str) -> Leaf:
    def read(text: Scalar, out: Diagnostics) -> Located[bool] | Bad:
        if text.text == "yes":
            return Located(True, text.span)
        if text.text == "no":
            return Located(False, text.span)
        meant = _SPOKEN.get(text.text.strip().lower())
        edit = Edit(text.span, meant) if meant else None
        out.add(codes.YES_OR_NO.at(text.span, key=key, text=shown(text.text), edit=edit))
        return BAD

    return read


def _one_of(values: tuple[str, ...], key: str) -> Leaf:
    offered = frozenset(values)
    by_letters = {_slug(value, " "): value for value in values}

    def read(text: Scalar, out: Diagnostics) -> Located[str] | Bad:
        if text.text in offered:
            return Located(text.text, text.span)
        certain = by_letters.get(_slug(text.text, " ")) or close(text.text, values)
        meant = certain or nearest(text.text, values)
        out.add(
            codes.ONE_OF.at(
                text.span,
                text=shown(text.text),
                key=key,
                suggestion=f"perhaps `{meant}` was meant; " if meant else "",
                words=in_words(values, "and"),
                edit=Edit(text.span, certain) if certain else None,
            )
        )
        return BAD

    return read


def _whole(least: int, key: str) -> Leaf:
    full = re.compile(WHOLE).fullmatch

    def read(text: Scalar, out: Diagnostics) -> Located[int] | Bad:
        if full(text.text) and (number := int(text.text)) >= least:
            return Located(number, text.span)
        out.add(codes.NUMBER.at(text.span, text=shown(text.text), key=key, wanted=wanted(Whole(least))))
        return BAD

    return read


def _number(shape: Decimal, key: str) -> Leaf:
    full = re.compile(NUMBER).fullmatch

    def read(text: Scalar, out: Diagnostics) -> Located[Number] | Bad:
        if full(text.text):
            return Located(Number(text.text), text.span)
        out.add(codes.NUMBER.at(text.span, text=shown(text.text), key=key, wanted=wanted(shape)))
        return BAD

    return read


def _date(text: Scalar, out: Diagnostics, *, full: Any = re.compile(DATE).fullmatch) -> Located[date] | Bad:
    if full(text.text):
        try:
            return Located(date.fromisoformat(text.text), text.span)
        except ValueError:
            pass
    meant = _spoken_date(text.text)
    edit = Edit(text.span, meant) if meant else None
    out.add(codes.DATE.at(text.span, text=shown(text.text), example=meant or "2026-04-01", edit=edit))
    return BAD


def _spoken_date(text: str) -> str | None:
    for form in _SPOKEN_DATES:
        try:
            return datetime.strptime(text[:40], form).date().isoformat()
        except ValueError:
            continue
    return None


def _length(units: tuple[str, ...], key: str) -> Leaf:
    singular = {unit.removesuffix("s"): unit for unit in units}

    def read(text: Scalar, out: Diagnostics) -> Located[Lasting] | Bad:
        found = _LENGTH.fullmatch(text.text)
        unit = found[2] if found else ""
        if found and unit in singular:
            unit = singular[unit]
        if found and unit in units:
            return Located(Lasting(int(found[1]), unit), text.span)
        certain = (SHORT_PERIODS.get(unit) or close(unit, units)) if found else None
        meant = certain if certain in units else nearest(unit, units) if found else None
        out.add(
            codes.LENGTH.at(
                text.span,
                text=shown(text.text),
                key=key,
                units=in_words(units, "and"),
                suggestion=f"; perhaps `{found[1]} {meant}` was meant" if found and meant else "",
                edit=Edit(text.span, f"{found[1]} {meant}") if found and meant and meant == certain else None,
            )
        )
        return BAD

    return read


def language_version(text: Scalar, out: Diagnostics) -> Located[int] | Bad:
    """The value of `penpicture:`: the one version of the language that this release reads."""
    if text.text == str(LANGUAGE_VERSION):
        return Located(LANGUAGE_VERSION, text.span)
    out.add(codes.OTHER_LANGUAGE.at(text.span, found=shown(text.text), version=LANGUAGE_VERSION))
    return BAD
