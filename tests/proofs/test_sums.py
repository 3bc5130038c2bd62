"""Sums of two questions, decided with z3, against every quarter that their answers may be."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from penpicture.dsl.intervals import OPERATORS
from penpicture.engine.model import Tree
from penpicture.engine.proofs import Met, Never, Proofs
from tests.proofs.small import model, question, rule

A, B = ("question", "q0"), ("question", "q1")
QUARTERS = [n / 4 for n in range(17)]
VALUES: dict[Tree, int] = {A: 0, B: 1}


def value(tree: Tree, at: tuple[float, ...]) -> float:
    if tree[0] == "number":
        return float(tree[1])
    if tree[0] == "question":
        return at[VALUES[tree]]
    left, right = value(tree[1], at), value(tree[2], at)
    return left + right if tree[0] == "add" else left - right


def comparisons() -> st.SearchStrategy[Tree]:
    sides = st.sampled_from([("add", A, B), ("subtract", A, B), A, B])
    others = st.one_of(st.integers(0, 5).map(lambda n: ("number", n)), st.sampled_from([A, B]))
    return st.tuples(st.just("compare"), st.sampled_from(["<", "<=", ">", ">=", "="]), sides, others)


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(st.lists(comparisons(), min_size=1, max_size=3))
def test_a_sum_can_be_what_some_answers_make_it(parts: list[Tree]) -> None:
    tree: Tree = ("all", *parts)
    made = model(
        [
            question("q0", "number", at_least=Decimal(0), at_most=Decimal(4)),
            question("q1", "number", at_least=Decimal(0), at_most=Decimal(4)),
            question("q2", "text", (rule("ask", tree, "q2"),)),
        ]
    )
    possible = any(
        all(OPERATORS[op](value(left, at), value(right, at)) for _, op, left, right in parts)
        for at in product(QUARTERS, repeat=2)
    )
    found = Proofs(made).ever_asked("q2")
    assert isinstance(found, Met if possible else Never), (parts, found)
