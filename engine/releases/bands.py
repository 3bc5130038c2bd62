"""The ages at which two exemplars begin or cease to ask something: bands of children, each as a condition to be proved of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ..model import Condition
from ..model_of import condition_of

Json = Mapping[str, Any]

_MONTHS = {"years": 12, "months": 1}
"""Units that bands are cut in; conditions in weeks or days cut none."""


@dataclass(frozen=True, slots=True)
class Age:
    """A count of completed months."""

    months: int


@dataclass(frozen=True, slots=True)
class Band:
    """Children of an age: from `start` on, until they are of `end`; None where there is no end. Where `is_unborn`, children not yet
    born. `condition` is what holds of them; None where it holds of every child."""

    start: Age | None
    end: Age | None
    is_unborn: bool
    condition: Condition | None


EVERY = Band(None, None, False, None)
"""Every child, where age decides nothing."""


def bands(*contents: Json) -> tuple[Band, ...]:
    """The bands that the conditions of some contents tell apart, the youngest first; `EVERY` alone where they tell none. Only
    ages of the child count, as they are reckoned on the day that the exemplar says (rule C4)."""
    ages = [each for content in contents for each in _ages(content)]
    if not ages:
        return (EVERY,)
    node = next(age for age, _ in ages)
    cuts = sorted({months for age, months in ages if age[2] == node[2]} - {0})
    found: list[Band] = []
    if node[4] is not None:
        found.append(Band(None, None, True, _condition(["is", node[4], "yes"])))
    starts = [0, *cuts]
    for start, end in zip(starts, [*cuts, None], strict=True):
        tests = [_compare(node, ">=", start)] if start or end is None else []
        tests += [] if end is None else [_compare(node, "<", end)]
        tree = tests[0] if len(tests) == 1 else ["all", *tests]
        found.append(Band(Age(start), None if end is None else Age(end), False, _condition(tree)))
    return tuple(found)


def _ages(content: Json) -> Iterator[tuple[list[Any], int]]:
    """Every age that a condition compares with a number, and the months at which it turns."""
    of_the_child = {name for name, spec in content["facts"].items() if spec.get("about") == "child"}
    waiting: list[Any] = [content["define"], content["sections"], content["questions"]]
    while waiting:
        at = waiting.pop()
        if isinstance(at, dict):
            waiting += at.values()
        elif isinstance(at, list):
            if len(at) == 4 and at[0] == "compare":
                yield from _compared(at, of_the_child)
            waiting += at


def _compared(tree: list[Any], births: set[str]) -> Iterator[tuple[list[Any], int]]:
    _, op, left, right = tree
    for age, number in ((left, right), (right, left)):
        if age[0] != "age" or number[0] != "number" or age[1] not in _MONTHS or age[3] != ["as_of"]:
            continue
        if age[2][0] == "fact" and age[2][1] in births:
            least = Decimal(number[1]).to_integral_value()
            turns = {"<": (0,), ">=": (0,), "<=": (1,), ">": (1,), "=": (0, 1)}[
                op if age is left else _FLIPPED[op]
            ]
            for more in turns:
                yield age, (int(least) + more) * _MONTHS[age[1]]


_FLIPPED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "="}


def _compare(age: list[Any], op: str, months: int) -> list[Any]:
    unit = "years" if months % 12 == 0 else "months"
    return ["compare", op, ["age", unit, *age[2:]], ["number", months // _MONTHS[unit]]]


def _condition(tree: list[Any]) -> Condition:
    return condition_of({"tree": tree, "text": ""})
