"""A condition can be explained: what each part came to, what it read, and what an unknown one waits for."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.dsl.evaluate import evaluate
from penpicture.dsl.reasons import leaves, unknown_refs
from tests.dsl.random_conditions import CONTEXT, conditions, filled, frames
from tests.truth import table

SOURCES: dict[str, Any] = {
    "x": "choice",
    "y": "choice",
    "d": "partial date",
    "g": {"r": "choice", "s": "choice"},
}
HERE = table.context(SOURCES)
X, Y = ("is", ("question", "x"), "a"), ("one_of", ("question", "y"), ("a", "b"))
R, S = ("is", ("question", "g.r"), "a"), ("is", ("question", "g.s"), "a")


def waits(tree: Any, situation: str) -> list[str]:
    """The names waited for; a row's with its number."""
    frame = table.frame(SOURCES, situation)
    rows: list[Any] = [] if frame[7] is None else frame[7].frames
    found: list[str] = []
    for (_, name), at in unknown_refs(tree, HERE, frame):
        found.append(name if at is frame else f"{name} {1 + [id(row) for row in rows].index(id(at))}")
    return found


@pytest.mark.parametrize(
    "tree, situation, names",
    [
        (("all", X, Y), "blank ; blank ; 2024 ; blank", ["x", "y"]),
        (("all", X, Y), "a ; blank ; 2024 ; blank", ["y"]),
        (("all", X, Y), "b ; blank ; 2024 ; blank", []),
        (("any", X, Y), "b ; pending ; 2024 ; blank", ["y"]),
        (("any", X, Y), "a ; not_known ; 2024 ; blank", []),
        (("not", ("any", X, ("not", Y))), "declined ; a ; 2024 ; blank", ["x"]),
        (("any", ("all", X, Y), ("all", ("not", X), ("not", Y))), "blank ; a ; 2024 ; blank", ["x"]),
        (("all", X, X), "blank ; a ; 2024 ; blank", ["x"]),
        (("state", ("question", "x"), "answered"), "not_known ; a ; 2024 ; blank", ["x"]),
        (("state", ("question", "x"), "skipped"), "pending ; a ; 2024 ; blank", ["x"]),
        (("surely", X), "blank ; a ; 2024 ; blank", []),
    ],
)
def test_s3_only_what_could_change_the_whole_is_waited_for(
    tree: Any, situation: str, names: list[str]
) -> None:
    assert waits(tree, situation) == names


def test_s3_a_date_too_rough_to_decide_is_waited_for() -> None:
    before_may = ("compare", "<", ("question", "d"), ("date", "2024-05-01"))
    assert waits(before_may, "a ; a ; 2024 ; blank") == ["d"]
    assert waits(before_may, "a ; a ; 2023 ; blank") == []


@pytest.mark.parametrize(
    "tree, rows, names",
    [
        (("some", "g", R), "pending", ["g"]),
        (("some", "g", R), "rows: b/a, blank/a", ["g.r 2"]),
        (("some", "g", R), "rows: b/a, others", ["g"]),
        (("some", "g", R), "rows: blank/a, others", ["g", "g.r 1"]),
        (("every", "g", R), "rows: blank/a, pending/a, a/a", ["g.r 1", "g.r 2"]),
        (("none", "g", R), "rows: b/a, blank/a", ["g.r 2"]),
        (("not", ("some", "g", R)), "rows: b/a, blank/a", ["g.r 2"]),
        (("every", "g", ("any", R, S)), "rows: skipped/blank, a/a", ["g.s 1"]),
        (("not", ("some", "g", ("any", R, S))), "rows: skipped/blank, b/b", ["g.s 1"]),
        (("compare", ">", ("count", "g", R), ("number", 1)), "rows: a/a, blank/blank", ["g.r 2"]),
        (("compare", ">", ("count", "g", None), ("number", 1)), "rows: a/a, others", ["g"]),
        (("some", "g", ("all", R, X)), "rows: a/a", ["x"]),
    ],
)
def test_s3_groups_wait_for_their_rows_by_name(tree: Any, rows: str, names: list[str]) -> None:
    assert waits(tree, f"blank ; a ; 2024 ; {rows}") == names


@settings(max_examples=300, deadline=None)
@given(conditions(monotone=True), frames(), st.data())
def test_s3_while_what_it_waits_for_is_not_filled_a_condition_stays_unknown(
    tree: Any, frame: Any, data: st.DataObject
) -> None:
    keep = frozenset((ref[1], id(at)) for ref, at in unknown_refs(tree, CONTEXT, frame))
    unknown = evaluate(tree, CONTEXT, frame, deciding=True)[0] is None
    assert unknown or not keep
    if unknown:
        after = filled(data.draw, frame, keep, everything=True)
        assert evaluate(tree, CONTEXT, after, deciding=True)[0] is None


def test_s6_each_leaf_tells_its_pair_and_what_it_read() -> None:
    tree = ("all", X, ("not", ("some", "g", R)))
    frame = table.frame(SOURCES, "a ; a ; 2024 ; rows: a/a, b/a")
    first, second = leaves(tree, HERE, frame, deciding=True)
    assert (first.tree, first.pair, [ref[1] for ref, _ in first.reads]) == (X, (True, False), ["x"])
    assert (second.tree, second.pair) == (("some", "g", R), (True, False))
    assert [ref[1] for ref, _ in second.reads] == ["g", "g.r", "g.r"]
    assert [id(at) for _, at in second.reads] == [id(frame), *(id(row) for row in frame[7].frames)]


@settings(deadline=None)
@given(conditions(), frames(), st.booleans())
def test_s6_every_condition_on_every_record_can_be_explained(tree: Any, frame: Any, deciding: bool) -> None:
    found = leaves(tree, CONTEXT, frame, deciding=deciding)
    assert found
    waited = unknown_refs(tree, CONTEXT, frame, deciding=deciding)
    read = {(ref, id(at)) for leaf in found for ref, at in leaf.reads}
    assert {(ref, id(at)) for ref, at in waited} <= read
