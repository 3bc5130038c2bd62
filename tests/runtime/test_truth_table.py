"""The page's closures give every cell of the core's truth table, both halves, and what any random condition gives."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from penpicture.dsl import closures
from penpicture.dsl.intervals import UNBOUNDED
from penpicture.dsl.truth import ABSENT, Rows
from penpicture.renderers.page_data import calendar_of
from tests.dsl.random_conditions import CONTEXT, DEFINE, SOURCES, conditions, frames
from tests.dsl.test_truth_table import CASES, cells
from tests.runtime.visits import HERE, RUNTIME, Node
from tests.truth import table
from tests.truth.table import Case

CALENDAR = calendar_of("England")


@pytest.fixture(scope="module")
def decide() -> Iterator[Node]:
    """The closures of the page in node."""
    running = Node(HERE / "cells.mjs", f"{RUNTIME.as_uri()}/")
    yield running
    running.close()


def written(frame: Any) -> list[Any]:
    return [[_operand(frame[at]), frame[at + 1]] for at in range(1, len(frame), 2)]


def _operand(operand: Any) -> list[Any]:
    if operand is ABSENT:
        return ["absent"]
    if isinstance(operand, Rows):
        return ["rows", [written(row) for row in operand.frames], operand.others]
    if isinstance(operand, frozenset):
        return ["codes", sorted(operand)]
    if isinstance(operand, int | Decimal) and not isinstance(operand, bool):
        return ["number", str(operand)]
    return ["plain", operand]


def asked(tree: Any, sources: Any, frame: Any, deciding: bool, *, of_values: bool = False) -> dict[str, Any]:
    return {
        "tree": tree,
        "ofValues": of_values,
        "deciding": deciding,
        "sources": sources,
        "written": written(frame),
        "asOf": ["question", "as_of"] if "as_of" in sources else None,
        "calendar": CALENDAR,
        "today": CONTEXT.today(),
        "define": DEFINE,
    }


def spelled(pair: list[Any]) -> str:
    return "".join({True: "T", False: "F", None: "U"}[half] for half in pair)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.about[:40])
def test_every_cell(decide: Node, case: Case) -> None:
    """Requirement 2a: deciding and reading, holds and fails."""
    every = cells(case)
    found = decide(
        [
            asked(
                case.columns[column],
                case.sources,
                table.frame(case.sources, situation),
                deciding,
                of_values=case.of_values,
            )
            for situation, column, _, deciding in every
        ]
    )
    wrong = [
        (situation, column, cell, said)
        for (situation, column, cell, _), said in zip(every, found, strict=True)
        if (number(said) != table.value(cell) if case.of_values else spelled(said) != cell)
    ]
    assert wrong == []


def number(said: Any) -> Any:
    """A value as the page tells it."""
    if isinstance(said, list):
        return number(said[0]), number(said[1])
    if said is None or said == "absent":
        return None if said is None else ABSENT
    if said.endswith("Infinity"):
        return UNBOUNDED if said == "Infinity" else -UNBOUNDED
    return Decimal(said)


@settings(
    max_examples=150,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(conditions(), frames())
def test_any_condition_on_any_record(decide: Node, tree: Any, frame: Any) -> None:
    """Rules C1 to C6."""
    for deciding in (True, False):
        halves = [closures.compile(t, CONTEXT, deciding=deciding)(frame) for t in (tree, ("not", tree))]
        assert decide([asked(tree, SOURCES, frame, deciding)]) == [halves], json.dumps(tree)


SUMS = [
    "0.1",
    "0.2",
    "-0.3",
    "123456789012345",
    "0.000000000000001",
    "99999999999999.9",
    "-5",
    "1e3",
    "7",
    "-0.05",
]


@pytest.mark.parametrize("left", SUMS)
def test_sums_and_differences_are_exact(decide: Node, left: str) -> None:
    """As Python's decimals: nobody's half pound is rounded."""
    for operator, by in (("add", Decimal.__add__), ("subtract", Decimal.__sub__)):
        trees = [[operator, ["number", left], ["number", right]] for right in SUMS]
        found = decide([asked(tree, {}, [None], True, of_values=True) for tree in trees])
        expected = [by(Decimal(left), Decimal(right)) for right in SUMS]
        assert [Fraction(number(said)) for said in found] == [Fraction(each) for each in expected]
