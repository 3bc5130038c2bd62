"""The cases of one source: its states, and its values cut at the constants that conditions use (rules A1, C1, C3).

Cutting is exact: within one case no condition can tell two values apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product
from math import floor
from typing import Any

from ...dsl import dates
from ...dsl.truth import ABSENT, GAP_REASONS, GAPS
from ..model import Fact, Question

MOST_CODES = 10
"""Codes of a question with several answers that are told apart; beyond, their combinations are too many."""

MOST_DAYS = 40
"""Stretches of days that constants cut time into."""

FIRST_DAY = dates.day(1900, 1, 1)
LAST_DAY = dates.day(2100, 1, 1)


@dataclass(frozen=True, slots=True)
class Case:
    """One case: a state, and the operand by which conditions compare it (`dsl.closures`). `plain` is an answer of
    that case in its JSON form."""

    state: str
    operand: Any = None
    plain: Any = None


@dataclass(slots=True)
class Constants:
    """What conditions compare one source with."""

    codes: dict[str, None] = field(default_factory=dict)
    numbers: set[Decimal] = field(default_factory=set)
    days: set[tuple[int, int]] = field(default_factory=set)


class TooMany(Exception):
    """One source alone has too many cases."""


def cases_of(
    said: tuple[Question | Fact, ...], constants: Constants, *, reasons: tuple[str, ...]
) -> list[Case]:
    """Every case of a source while nothing hides it: answers first, blank before the other gaps. `said` are the
    definitions that it has, one in each exemplar that is compared. Raises TooMany."""
    found = [Case("answered", operand, plain) for operand, plain in _values(said, constants)]
    if "not_applicable" in reasons:
        found.append(Case("not_applicable", ABSENT))
    found += [Case(gap) for gap in GAPS if gap == "blank" or gap in reasons]
    return found


def reasons_of(said: Question | Fact) -> tuple[str, ...]:
    """The reasons that a source can have. A fact may have any: other exemplars fill it in too."""
    if isinstance(said, Fact):
        return ("not_applicable", *GAP_REASONS)
    none = said.type == "group" and said.there_are_none is not None
    return (*said.reasons, "not_applicable") if none else said.reasons


def _values(said: tuple[Question | Fact, ...], constants: Constants) -> Iterator[tuple[Any, Any]]:
    kind = said[0].type
    if kind in ("choice", "yes/no"):
        for code in _told_apart(said, constants):
            yield code, code
    elif kind == "choices":
        yield from _choices(said, constants)
    elif kind == "number":
        yield from _numbers(said, constants)
    elif kind in ("date", "partial date"):
        yield from _days(constants, ranges=kind == "partial date")
    else:
        yield True, _PLAIN.get(kind, "Something")


_PLAIN: dict[str, Any] = {
    "person": {"name": "Somebody"},
    "picture": {"file": "picture.png"},
    "file": {"file": "file.pdf"},
    "list": [{"row": "r1"}],
    "group": 1,
}


def _codes(said: tuple[Question | Fact, ...]) -> list[str]:
    if said[0].type == "yes/no":
        return ["yes", "no"]
    # What only one of two exemplars offers is no answer that both can be asked about.
    offered = [dict.fromkeys(option.code for option in each.options) for each in said]
    return [code for code in offered[0] if all(code in each for each in offered)] or list(offered[0])


def _told_apart(said: tuple[Question | Fact, ...], constants: Constants) -> list[str]:
    known = _codes(said)
    retired = {option.code for each in said for option in each.options if option.retired}
    used = [code for code in known if code in constants.codes]
    rest = sorted((code for code in known if code not in constants.codes), key=retired.__contains__)
    # A code that no option has can still be read in a condition; an exemplar that is whole has none.
    return used + rest[:1] or list(constants.codes)


def _choices(said: tuple[Question | Fact, ...], constants: Constants) -> Iterator[tuple[Any, Any]]:
    known = _codes(said)
    used = [code for code in known if code in constants.codes]
    if len(used) > MOST_CODES:
        raise TooMany
    alone = {option.code for each in said for option in each.options if option.exclusive}
    rest = sorted((code for code in known if code not in constants.codes), key=alone.__contains__)
    for chosen in product((False, True), repeat=len(used)):
        codes = [code for code, on in zip(used, chosen, strict=True) if on] or rest[:1]
        if codes and not (len(codes) > 1 and alone.intersection(codes)):
            yield frozenset(codes), codes


def _numbers(said: tuple[Question | Fact, ...], constants: Constants) -> Iterator[tuple[Any, Any]]:
    least = [q.at_least for q in said if isinstance(q, Question) and q.at_least is not None]
    most = [q.at_most for q in said if isinstance(q, Question) and q.at_most is not None]
    low = min(least) if len(least) == len(said) else None
    high = max(most) if len(most) == len(said) else None
    cuts = [n for n in sorted(constants.numbers) if (low is None or n >= low) and (high is None or n <= high)]
    points = [_below(cuts[0], low) if cuts else _anywhere(low, high)]
    for n, following in zip(cuts, [*cuts[1:], None], strict=False):
        points.append(n)
        points.append(_above(n, high) if following is None else _between(n, following))
    for number in points:
        if number is not None:
            whole = number == number.to_integral_value()
            yield (int(number) if whole else number), (int(number) if whole else float(number))


def _anywhere(low: Decimal | None, high: Decimal | None) -> Decimal:
    return low if low is not None else min(high, Decimal(0)) if high is not None else Decimal(0)


def _below(cut: Decimal, low: Decimal | None) -> Decimal | None:
    if low is None:
        return Decimal(floor(cut)) - 1
    return low if low < cut else None


def _above(cut: Decimal, high: Decimal | None) -> Decimal | None:
    if high is None:
        return Decimal(floor(cut)) + 1
    return high if high > cut else None


def _between(low: Decimal, high: Decimal) -> Decimal:
    whole = Decimal(floor(low)) + 1
    return whole if whole < high else (low + high) / 2


def _days(constants: Constants, *, ranges: bool) -> Iterator[tuple[Any, Any]]:
    starts = sorted({FIRST_DAY, *(lo for lo, _ in constants.days), *(hi + 1 for _, hi in constants.days)})
    if len(starts) > MOST_DAYS:
        raise TooMany
    ends = [*(day - 1 for day in starts[1:]), max(LAST_DAY, starts[-1])]
    for at, start in enumerate(starts):
        day = start if at or len(starts) == 1 else ends[at]
        yield (day, day), dates.text(day, day)
    if ranges:
        for at, start in enumerate(starts):
            for end in ends[at + 1 :]:
                yield (start, end), dates.text(start, end)
            if constants.days and ends[at] > start:
                yield (start, ends[at]), dates.text(start, ends[at])
