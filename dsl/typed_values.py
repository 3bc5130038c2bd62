"""The values of a condition, typed: questions and facts, ages, dates, numbers and what is reckoned from them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from . import condition_codes as codes
from .checking import Checking
from .kinds import KINDS, PHRASES, Operand, Tree, differing, period, phrase, same_unit, source
from .naming import lookup, lookup_group, lookup_in_rows
from .nodes import At, Count, Date, Elapsed, Fold, Name, NameOn, Number, Shift, Sum, Today, Value
from .scope import Known, Ref
from .written_dates import iso

if TYPE_CHECKING:
    from collections.abc import Callable

    from .nodes import Condition

MAX_DIGITS = 15
"""How many digits a number may have: more are not kept exactly by every reader of JSON."""

_DAYS = {"days": 1, "working days": 1, "weeks": 7, "months": 28, "years": 365}


def operand(
    at: Checking, node: Value, condition: Callable[[Checking, Condition], Tree | None]
) -> Operand | None:
    """Type a value; None where a fault was reported. `condition` types the condition inside a `count of`."""
    match node:
        case Name():
            return _named(at, node)
        case Number():
            return number(at, node)
        case Date():
            return written_date(at, node.text, node.at)
        case NameOn():
            return _age_on(at, node, condition)
        case Count():
            return _count(at, node, condition)
        case Fold():
            return _fold(at, node)
        case Elapsed():
            return _elapsed(at, node, condition)
        case Shift():
            return _shift(at, node, condition)
        case Sum():
            return _sum(at, node, condition)
        case Today():
            place = at.text.place(*node.at)
            if at.deciding:
                at.fault(codes.TODAY_DECIDES, node.at)
                return None
            at.today = at.today or place
            return Operand(("today",), "date", node.at)


def _named(at: Checking, node: Name) -> Operand | None:
    known = lookup(at, node)
    if known is None:
        return None
    kind = KINDS[known.type]
    if kind == "age":
        return Operand((), kind, node.at, known=known)
    ref = source(known)
    at.read(ref, node.at)
    return Operand(ref, kind, node.at, known.unit, known)


def number(at: Checking, node: Number) -> Operand | None:
    """A number as written: whole where it can be, otherwise the shortest decimal as a string."""
    digits = node.text.lstrip("-")
    if len(digits) > MAX_DIGITS:
        at.fault(codes.NUMBER_TOO_LONG, node.at, limit=MAX_DIGITS)
        return None
    n: int | str
    if "." in digits:
        decimal = Decimal(node.text).normalize()
        n = int(decimal) if decimal == decimal.to_integral_value() else format(decimal, "f")
    else:
        n = int(node.text)
    return Operand(("number", n), "number", node.at, node.unit, literal=True)


def written_date(at: Checking, text: str, place: At) -> Operand | None:
    """A date as written, whole or partial, from the year 1000 on."""
    whole = text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text
    try:
        if date.fromisoformat(whole).year < 1000:
            raise ValueError
    except ValueError:
        at.fault(codes.NO_SUCH_DATE, place, date=text)
        return None
    return Operand(("date", text), "date", place, literal=True)


def as_date(at: Checking, value: Operand) -> Operand | None:
    """A number of four digits beside a date is a year: a partial date. Anything else stays as it is."""
    text = at.text.text[slice(*value.at)]
    if value.literal and value.kind == "number" and value.unit is None and len(text) == 4 and text.isdigit():
        return written_date(at, text, value.at)
    return value


def age(at: Checking, value: Operand, unit: str) -> Tree:
    """The tree of an age in completed units (rule C3), and what it reads."""
    known = value.known
    assert known is not None
    born = ("fact", known.born or known.path)
    at.read(born, value.at)
    unless: Ref | None = None
    if known.unless is not None:
        unless = ("fact", known.unless)
        at.read(unless, value.at)
    if value.on is None:
        at.as_of = at.as_of or at.text.place(*value.at)
        return ("age", unit, born, ("as_of",), unless)
    return ("age", unit, born, value.on, unless)


def _age_on(
    at: Checking, node: NameOn, condition: Callable[[Checking, Condition], Tree | None]
) -> Operand | None:
    known = lookup(at, node.name)
    on = operand(at, node.on, condition)
    if known is None or on is None:
        return None
    if known.type != "age":
        at.fault(
            codes.NOT_AN_AGE, node.name.at, related=at.defined(known), name=node.name.text, kind=phrase(known)
        )
        return None
    day = _date(at, on)
    return None if day is None else Operand((), "age", node.at, known=known, on=day.tree)


def _count(
    at: Checking, node: Count, condition: Callable[[Checking, Condition], Tree | None]
) -> Operand | None:
    group = lookup_group(at, node.group, "count of")
    if group is None:
        return None
    at.read(group.ref, node.group.at)
    if node.where is None:
        return Operand(("count", group.path, None), "number", node.at)
    where = in_rows(at, group, node.where, condition)
    return None if where is None else Operand(("count", group.path, where), "number", node.at)


def in_rows(
    at: Checking, group: Known, where: Condition, condition: Callable[[Checking, Condition], Tree | None]
) -> Tree | None:
    """Type a condition in the rows of a group: a row sees itself, its enclosing groups' rows and the root."""
    outside, left = at.within, at.left
    at.within, at.left = group.path, (*left, outside)
    tree = condition(at, where)
    at.within, at.left = outside, left
    return tree


def _fold(at: Checking, node: Fold) -> Operand | None:
    found = lookup_in_rows(at, node.name, f"{node.kind} of")
    if found is None:
        return None
    group, known = found
    kind = KINDS[known.type]
    at.read(group.ref, node.name.at)
    at.read(known.ref, node.name.at)
    wanted = "number" if node.kind == "total" else "date"
    if kind != wanted:
        code = codes.TOTAL_OF_NUMBERS if wanted == "number" else codes.LATEST_OF_DATES
        at.fault(
            code, node.name.at, related=at.defined(known),
            name=node.name.text, kind=phrase(known), group=group.path, word=node.kind,
        )  # fmt: skip
        return None
    return Operand((node.kind, group.path, known.ref), kind, node.at, known.unit)


def _elapsed(
    at: Checking, node: Elapsed, condition: Callable[[Checking, Condition], Tree | None]
) -> Operand | None:
    start = operand(at, node.start, condition)
    end = operand(at, node.end, condition)
    start = start and _date(at, start)
    end = end and _date(at, end)
    unit = period(node.unit)
    assert unit is not None
    if start is None or end is None:
        return None
    return Operand(("elapsed", unit, start.tree, end.tree), "number", node.at, unit)


def _shift(
    at: Checking, node: Shift, condition: Callable[[Checking, Condition], Tree | None]
) -> Operand | None:
    length = number(at, node.length)
    base = operand(at, node.date, condition)
    base = base and _date(at, base)
    if length is None:
        return None
    unit, n = period(node.length.unit), length.tree[1]
    words = at.words(node.length.at)
    if unit is None or not isinstance(n, int):
        at.fault(codes.NEEDS_TIME, node.length.at, length=words)
        return None
    if n * _DAYS[unit] > 366_000:
        at.fault(codes.TIME_TOO_LONG, node.length.at, length=words)
        return None
    if base is None:
        return None
    return Operand(("shift", n if node.way == "after" else -n, unit, base.tree), "date", node.at)


def _sum(at: Checking, node: Sum, condition: Callable[[Checking, Condition], Tree | None]) -> Operand | None:
    left = operand(at, node.left, condition)
    right = operand(at, node.right, condition)
    if left is None or right is None:
        return None
    written = iso(at.text.text[slice(*node.at)])
    if written is not None and written[0].end() == node.at[1] - node.at[0] and written[0].start() == 0:
        at.fault(
            codes.OTHER_DATE,
            node.at,
            edit=(node.at, written[1]),
            found=at.words(node.at),
            repaired=written[1],
        )
        return None
    between = re.fullmatch(r"(\d+)[-–](\d+)", at.words(node.at))
    goes_on = at.text.text[node.at[1] : node.at[1] + 1] == "-"
    if between is not None and not goes_on and int(between[1]) < int(between[2]):
        at.fault(
            codes.OTHER_WORD, node.at, found=between[0],
            instead=f"both ends, each with its question: `... >= {between[1]} and ... <= {between[2]}`",
        )  # fmt: skip
        return None
    for side in (left, right):
        if side.kind != "number":
            at.fault(
                codes.NEEDS_NUMBERS, side.at, name=at.words(side.at), **_instead(at, node, left, right, side)
            )
            return None
    if left.unit and right.unit and not same_unit(left.unit, right.unit):
        at.fault(codes.UNIT_DIFFERS, right.at, name=at.words(left.at), **differing(left.unit, right.unit))
        return None
    tree = ("add" if node.sign == "+" else "subtract", left.tree, right.tree)
    return Operand(tree, "number", node.at, left.unit or right.unit)


def _instead(at: Checking, node: Sum, left: Operand, right: Operand, side: Operand) -> dict[str, Any]:
    kind = PHRASES[side.kind]
    if left.kind == "date" and right.kind == "number" and period(right.unit):
        way = "after" if node.sign == "+" else "before"
        return {"kind": kind, "help": f"write `{at.words(right.at)} {way} {at.words(left.at)}`"}
    if left.kind == right.kind == "date":
        return {"kind": kind, "help": f"write `days from {at.words(right.at)} to {at.words(left.at)}`"}
    return {"kind": kind, "help": "name number questions, or count rows with `count of`"}


def _date(at: Checking, value: Operand) -> Operand | None:
    found = as_date(at, value)
    if found is None or found.kind == "date":
        return found
    at.fault(codes.NEEDS_DATE, value.at, name=at.words(value.at), kind=PHRASES[value.kind])
    return None
