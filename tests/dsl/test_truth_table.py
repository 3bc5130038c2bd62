"""Both evaluators give every cell of the truth table, and the table leaves no cell out."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from penpicture.dsl import closures
from penpicture.dsl.evaluate import evaluate, operand
from penpicture.dsl.truth import (
    GAP_REASONS,
    STATE_TESTS,
    STATES,
    Pair,
    pair_all,
    pair_any,
    pair_not,
    pair_possibly,
    pair_surely,
)
from tests.truth import table
from tests.truth.table import Case

CASES = table.cases()
NAMES = [f"{case.file}: {case.about}" for case in CASES]
MATRICES = {matrix["operator"]: matrix for matrix in table.connectives()}
PAIRS = [holds + fails for holds in "TFU" for fails in "TFU"]


def cells(case: Case) -> list[tuple[str, str, str, bool]]:
    return [
        (situation, column, cell, deciding)
        for situation, row in case.rows
        for column, cell in row.items()
        for deciding in case.contexts
    ]


def spelled(pair: Pair) -> str:
    return "".join({True: "T", False: "F", None: "U"}[half] for half in pair)


@pytest.mark.parametrize("case", [c for c in CASES if not c.of_values], ids=lambda c: c.about[:40])
def test_the_reference_gives_every_pair(case: Case) -> None:
    context = table.context(case.sources)
    wrong = [
        (situation, column, cell, spelled(found))
        for situation, column, cell, deciding in cells(case)
        if spelled(
            found := evaluate(
                case.columns[column], context, table.frame(case.sources, situation), deciding=deciding
            )
        )
        != cell
    ]
    assert wrong == []


@pytest.mark.parametrize("case", [c for c in CASES if not c.of_values], ids=lambda c: c.about[:40])
def test_the_closures_give_every_pair_by_halves(case: Case) -> None:
    context = table.context(case.sources)
    wrong: list[Any] = []
    for situation, column, cell, deciding in cells(case):
        tree, frame = case.columns[column], table.frame(case.sources, situation)
        holds = closures.compile(tree, context, deciding=deciding)(frame)
        fails = closures.compile(("not", tree), context, deciding=deciding)(frame)
        if spelled((holds, fails)) != cell:
            wrong.append((situation, column, cell, spelled((holds, fails))))
    assert wrong == []


@pytest.mark.parametrize("case", [c for c in CASES if c.of_values], ids=lambda c: c.about[:40])
def test_both_give_every_value(case: Case) -> None:
    context = table.context(case.sources)
    wrong: list[Any] = []
    for situation, column, cell, deciding in cells(case):
        tree, frame = case.columns[column], table.frame(case.sources, situation)
        want = table.value(cell)
        reference = operand(tree, context, frame, deciding=deciding)
        compiled = closures.value(tree, context, deciding=deciding)(frame)
        if not same(reference, want) or not same(compiled, want):
            wrong.append((situation, column, cell, reference, compiled))
    assert wrong == []


def same(found: Any, want: Any) -> bool:
    """A cell names a day as it names a month: `2024-05-12` is the range of that one day."""
    return bool(found == want)


@pytest.mark.parametrize("operator, function", [("all", pair_all), ("any", pair_any)])
def test_and_and_or_agree_with_the_matrix_for_pairs_and_for_conditions(operator: str, function: Any) -> None:
    matrix = MATRICES[operator]["cells"]
    assert set(matrix) == {(a, b) for a in PAIRS for b in PAIRS}
    for (a, b), want in matrix.items():
        assert spelled(function([table.pair(a), table.pair(b)])) == want, (a, b)
        if "TT" not in (a, b):
            assert by_witness((operator, WITNESS[a], WITNESS[b])) == want, (a, b)


def test_not_surely_and_possibly_agree_with_the_matrix_for_pairs_and_for_conditions() -> None:
    matrix = MATRICES["one"]["cells"]
    functions = {"not": pair_not, "surely": pair_surely, "possibly": pair_possibly}
    assert set(matrix) == {(pair, operator) for pair in PAIRS for operator in functions}
    for (pair, operator), want in matrix.items():
        assert spelled(functions[operator](table.pair(pair))) == want, (pair, operator)
        if pair != "TT":
            assert by_witness((operator, WITNESS[pair])) == want, (pair, operator)


SOURCES = {"yes": "yes/no", "gap": "yes/no", "away": "yes/no"}
WITNESS: dict[str, Any] = {
    "TF": ("is", ("question", "yes"), "yes"),
    "FT": ("is", ("question", "yes"), "no"),
    "UU": ("is", ("question", "gap"), "yes"),
    "FF": ("is", ("question", "away"), "yes"),
    "UT": ("state", ("question", "gap"), "answered"),
    "TU": ("not", ("state", ("question", "gap"), "answered")),
    "UF": ("any", ("is", ("question", "gap"), "yes"), ("is", ("question", "away"), "yes")),
    "FU": ("all", ("is", ("question", "gap"), "yes"), ("is", ("question", "away"), "yes")),
}
"""A condition of each pair that a condition can have, in a frame where `yes` is yes, `gap` blank, `away` skipped."""


def by_witness(tree: Any) -> str:
    context, frame = table.context(SOURCES), table.frame(SOURCES, "yes ; blank ; skipped")
    pair = evaluate(tree, context, frame, deciding=True)
    halves = [closures.compile(t, context, deciding=True)(frame) for t in (tree, ("not", tree))]
    assert spelled((halves[0], halves[1])) == spelled(pair)
    return spelled(pair)


def test_each_witness_has_its_pair() -> None:
    assert {pair: by_witness(tree) for pair, tree in WITNESS.items()} == {pair: pair for pair in WITNESS}


# --- nothing is left out ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.about[:40])
def test_every_source_of_a_case_goes_through_every_state_and_no_situation_twice(case: Case) -> None:
    situations = [situation for situation, _ in case.rows]
    assert len(set(situations)) == len(situations)
    for place, name in enumerate(case.sources):
        seen = {list(table.walk(situation))[place] for situation in situations}
        assert set(STATES) - {"answered"} <= seen, name
        assert seen - set(STATES), f"{name} is nowhere answered"


def test_every_state_test_is_in_the_table_in_both_contexts() -> None:
    for deciding in (True, False):
        tested = {
            tree[2]
            for case in CASES
            if case.file == "states.yaml" and deciding in case.contexts
            for tree in case.columns.values()
        }
        assert tested == set(STATE_TESTS)


def test_every_operator_and_value_of_the_portable_tree_is_in_the_table() -> None:
    used = {word for case in CASES for tree in case.columns.values() for word in heads(tree)}
    assert used >= {
        *(
            "state",
            "is",
            "one_of",
            "includes",
            "compare <",
            "compare <=",
            "compare >",
            "compare >=",
            "compare =",
        ),
        *("some", "every", "none", "number", "date", "as_of", "age years", "age months"),
        *(f"elapsed {unit}" for unit in ("days", "weeks", "months", "years", "working days")),
        *(f"shift {unit}" for unit in ("days", "weeks", "months", "years", "working days")),
        *("add", "subtract", "count", "total", "latest", "earliest"),
    }


def heads(tree: Any) -> list[str]:
    if tree is None or isinstance(tree, (str, int)):
        return []
    kind = tree[0]
    detail = {"compare": 1, "age": 1, "elapsed": 1, "shift": 2}.get(kind)
    own = kind if detail is None else f"{kind} {tree[detail]}"
    return [own, *(word for part in tree[1:] for word in heads(part))]


def test_every_mixture_of_rows_is_in_the_table_complete_and_with_others() -> None:
    case = next(case for case in CASES if list(case.sources) == ["g"] and case.file == "groups.yaml")
    situations = {situation for situation, _ in case.rows}
    words = ("yes", "no", "blank", "skipped")
    mixtures = [", ".join(some) for n in range(1, 5) for some in combinations(words, n)]
    assert {f"rows: {mixture}{others}" for mixture in mixtures for others in ("", ", others")} <= situations
    assert {f"rows: {state}" for state in (*GAP_REASONS, "pending", "not_applicable")} <= situations


def test_every_case_quotes_a_rule_that_the_table_is_made_from() -> None:
    assert {case.rule for case in CASES} <= {"A1", "C1", "C2", "C3", "C5", "C6"}


def test_no_condition_of_the_table_both_holds_and_fails() -> None:
    assert all(
        cell != "TT" for case in CASES if not case.of_values for _, row in case.rows for cell in row.values()
    )
