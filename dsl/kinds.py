"""The kinds of value that a condition may hold, and a value once its kind is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .nodes import At
from .scope import Known, Ref

Tree = tuple[Any, ...]
"""A condition or value in its portable form (docs/artifact.md), lists as tuples."""

PERIODS = {"day": "days", "week": "weeks", "month": "months", "year": "years", "working day": "working days"}
"""Units of time by their singular."""

KINDS = {
    "text": "text",
    "long text": "text",
    "person": "person",
    "picture": "picture",
    "file": "file",
    "yes/no": "yes/no",
    "choice": "choice",
    "choices": "choices",
    "number": "number",
    "date": "date",
    "partial date": "date",
    "age": "age",
    "group": "group",
    "list": "list",
}

PHRASES = {
    "text": "a text",
    "person": "a person",
    "picture": "a picture",
    "file": "a file",
    "yes/no": "a yes/no question",
    "choice": "a choice",
    "choices": "a question with several answers",
    "number": "a number",
    "date": "a date",
    "age": "an age",
    "group": "a repeating group",
    "list": "a list",
}
"""What each kind of value is called in a message."""


@dataclass(frozen=True, slots=True)
class Operand:
    """A typed value. `kind` is a key of PHRASES; `unit` what a number counts; `known` the question or fact it is,
    where it is one. The tree of an age is made by `age`, when its unit is known: until then `on` holds its date.
    """

    tree: Tree
    kind: str
    at: At
    unit: str | None = None
    known: Known | None = None
    on: Tree | None = None
    literal: bool = False


def period(words: str | None) -> str | None:
    """The unit of time that some words name, in the plural, or None.

    >>> period("year"), period("working days"), period("kg")
    ('years', 'working days', None)
    """
    if words is None:
        return None
    return PERIODS.get(words.removesuffix("s"))


SHORT_PERIODS = {
    **dict.fromkeys(("yr", "yrs", "y", "yo"), "years"),
    **dict.fromkeys(("mth", "mths", "mo", "mos", "mnth", "mnths"), "months"),
    **dict.fromkeys(("wk", "wks", "w"), "weeks"),
    **dict.fromkeys(("d", "dy", "dys"), "days"),
}
"""Units of time as they are shortened in notes."""


def source(known: Known) -> Ref:
    """Where the value of a question or fact is read: of a question bound to a fact, the fact (rule C9)."""
    if known.fact is not None and not known.group and known.type != "group":
        return ("fact", known.fact)
    return known.ref


def phrase(known: Known) -> str:
    """What a question or fact is called by its kind: `a date`, `a text`."""
    return PHRASES[KINDS[known.type]]


def same_unit(one: str, other: str) -> bool:
    """Whether two units are one, however many of it there are: `week` and `weeks`."""
    return one.casefold().removesuffix("s") == other.casefold().removesuffix("s")


def differing(unit: str, other: str | None) -> dict[str, Any]:
    """The words of the fault that a number is given in `other` units than those its question counts in."""
    help = f"give the number in {unit}, or leave its unit out"
    return {"unit": unit, "other": other, "help": help}
