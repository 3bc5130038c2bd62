"""Closures mean what the reference means, and conditions keep the laws of rules C1, C2 and C6."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.dsl import closures
from penpicture.dsl.closures import Compiler, Context
from penpicture.dsl.context import Ref
from penpicture.dsl.evaluate import evaluate
from penpicture.dsl.nesting import LIMIT, TooDeep, depth
from penpicture.dsl.truth import ABSENT, Frame, Pair, Rows
from tests.dsl.random_conditions import CONTEXT, conditions, filled, frames

FRAMES = frames()


def halves(tree: Any, frame: Frame, deciding: bool, scope: str = "") -> Pair:
    compiler = Compiler(CONTEXT)
    return (
        compiler.condition(tree, scope=scope, deciding=deciding)(frame),
        compiler.fails(tree, scope=scope, deciding=deciding)(frame),
    )


# --- the same as the reference ------------------------------------------------------------------------------------


@settings(max_examples=400, deadline=None)
@given(conditions(), FRAMES, st.booleans())
def test_closures_agree_with_the_reference_on_any_condition_and_record(
    tree: Any, frame: Frame, deciding: bool
) -> None:
    pair = evaluate(tree, CONTEXT, frame, deciding=deciding)
    assert halves(tree, frame, deciding) == pair
    assert pair != (True, True)


@settings(deadline=None)
@given(conditions(scope="g", depth=2), FRAMES, st.booleans())
def test_closures_agree_with_the_reference_in_the_rows_of_a_group(
    tree: Any, frame: Frame, deciding: bool
) -> None:
    _, index = CONTEXT.place("", ("question", "g"))
    for row in frame[index].frames if frame[index] is not None else ():
        assert halves(tree, row, deciding, "g") == evaluate(tree, CONTEXT, row, scope="g", deciding=deciding)


@settings(deadline=None)
@given(conditions(depth=2), FRAMES)
def test_a_condition_read_back_from_json_means_the_same(tree: Any, frame: Frame) -> None:
    assert halves(json.loads(json.dumps(tree)), frame, True) == halves(tree, frame, True)


# --- C1 -----------------------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(conditions(), FRAMES, st.booleans())
def test_c1_not_swaps_the_halves_and_twice_changes_nothing(tree: Any, frame: Frame, deciding: bool) -> None:
    holds, fails = halves(tree, frame, deciding)
    assert halves(("not", tree), frame, deciding) == (fails, holds)
    assert halves(("not", ("not", tree)), frame, deciding) == (holds, fails)


@settings(deadline=None)
@given(conditions(depth=2), conditions(depth=2), FRAMES, st.booleans())
def test_c1_de_morgan(a: Any, b: Any, frame: Frame, deciding: bool) -> None:
    for outer, inner in (("all", "any"), ("any", "all")):
        one = ("not", (outer, a, b))
        other = (inner, ("not", a), ("not", b))
        assert halves(one, frame, deciding) == halves(other, frame, deciding)


@settings(max_examples=400, deadline=None)
@given(conditions(monotone=True), FRAMES, st.booleans(), st.data())
def test_c1_a_known_result_never_flips_when_a_gap_is_filled(
    tree: Any, frame: Frame, deciding: bool, data: st.DataObject
) -> None:
    """In a condition that decides a status, tests whether a gap is filled among them."""
    compiled = closures.compile(tree, CONTEXT, deciding=True)
    before = compiled(frame)
    if before is not None:
        assert compiled(filled(data.draw, frame)) is before


@settings(max_examples=200, deadline=None)
@given(conditions(monotone=True, negated=True), FRAMES, st.data())
def test_c1_neither_half_ever_flips_where_no_state_is_asked(
    tree: Any, frame: Frame, data: st.DataObject
) -> None:
    before = halves(tree, frame, True)
    after = halves(tree, filled(data.draw, frame), True)
    assert all(b is None or a is b for b, a in zip(before, after, strict=True))


# --- C6 -----------------------------------------------------------------------------------------------------------

ROW_TESTS = conditions(scope="g", depth=2)


@settings(deadline=None)
@given(ROW_TESTS, FRAMES, st.booleans())
def test_c6_any_every_and_no_are_one_test_turned_round(test: Any, frame: Frame, deciding: bool) -> None:
    some = halves(("some", "g", test), frame, deciding)
    assert halves(("none", "g", test), frame, deciding) == some[::-1]
    assert halves(("every", "g", ("not", test)), frame, deciding) == some[::-1]


@settings(deadline=None)
@given(ROW_TESTS, FRAMES, st.booleans())
def test_c6_any_is_a_count_of_at_least_one(test: Any, frame: Frame, deciding: bool) -> None:
    at_least_one = ("compare", ">=", ("count", "g", test), ("number", 1))
    assert halves(("some", "g", test), frame, deciding)[0] == halves(at_least_one, frame, deciding)[0]


@settings(deadline=None)
@given(conditions(depth=2), FRAMES, st.booleans(), st.data())
def test_c6_the_order_of_rows_never_matters(
    tree: Any, frame: Frame, deciding: bool, data: st.DataObject
) -> None:
    _, index = CONTEXT.place("", ("question", "g"))
    group = frame[index]
    before = halves(tree, frame, deciding)
    if group is not None:
        frame[index] = Rows(data.draw(st.permutations(group.frames)), group.others)
    assert halves(tree, frame, deciding) == before


@settings(deadline=None)
@given(
    st.sampled_from(["some", "every", "none"]),
    st.sampled_from([("is", ("question", "g.r"), "a"), ("compare", ">", ("question", "g.n"), ("number", 1))]),
    FRAMES,
    st.booleans(),
)
def test_c6_a_row_in_which_the_test_does_not_arise_is_left_out(
    kind: str, test: Any, frame: Frame, deciding: bool
) -> None:
    _, index = CONTEXT.place("", ("question", "g"))
    group = frame[index]
    if group is None:
        return
    away = [frame, *(ABSENT, "skipped") * 3, Rows(()), "skipped"]
    before = halves((kind, "g", test), frame, deciding)
    frame[index] = Rows([*group.frames, away], group.others)
    assert halves((kind, "g", test), frame, deciding) == before


# --- compiling ----------------------------------------------------------------------------------------------------


def place(scope: str, ref: Ref) -> tuple[int, int]:
    return 0, 1


def test_a_definition_is_compiled_once_however_many_use_it() -> None:
    asked: list[Ref] = []

    def counting(scope: str, ref: Ref) -> tuple[int, int]:
        asked.append(ref)
        return 0, 1

    define = {"small": ("compare", "<", ("question", "x"), ("number", 5))}
    compiler = Compiler(Context(counting, define, None, "England", lambda: 1))
    holds = [compiler.condition(("named", "small"), deciding=True) for _ in range(10)]
    assert len(asked) == 1
    assert all(run([None, 4, "answered"]) is True for run in holds)


def test_without_an_as_of_an_age_is_unknown() -> None:
    context = Context(place, {}, None, "England", lambda: 1)
    run = closures.value(("age", "years", ("question", "x"), ("as_of",), None), context)
    assert run([None, (738000, 738000), "answered"]) is None


def test_today_is_asked_each_time() -> None:
    days = iter([10, 20])
    context = Context(place, {}, None, "England", lambda: next(days))
    run = closures.value(("today",), context)
    assert [run([None]), run([None])] == [(10, 10), (20, 20)]


def nested(levels: int) -> Any:
    tree: Any = ("is", ("question", "x"), "a")
    for _ in range(levels):
        tree = ("not", tree)
    return tree


def test_a_condition_as_deep_as_the_limit_runs_and_a_deeper_one_is_refused() -> None:
    context = Context(place, {}, None, "England", lambda: 1)
    assert depth(nested(LIMIT - 1), {}) == LIMIT
    assert closures.compile(nested(LIMIT - 1), context, deciding=True)([None, "a", "answered"]) is False
    for levels in (LIMIT, 100_000):
        with pytest.raises(TooDeep):
            closures.compile(nested(levels), context, deciding=True)


def test_a_long_chain_of_definitions_is_refused_and_so_is_a_circle() -> None:
    define: dict[str, Any] = {"d0": ("is", ("question", "x"), "a")}
    define |= {f"d{n}": ("not", ("named", f"d{n - 1}")) for n in range(1, 5000)}
    context = Context(place, define, None, "England", lambda: 1)
    compiler = Compiler(context)
    assert compiler.condition(("named", "d40"), deciding=True)([None, "a", "answered"]) is True
    with pytest.raises(TooDeep):
        compiler.condition(("named", "d4999"), deciding=True)
    circle = Context(place, {"a": ("named", "b"), "b": ("not", ("named", "a"))}, None, "England", lambda: 1)
    with pytest.raises(TooDeep):
        closures.compile(("named", "a"), circle, deciding=True)


@pytest.mark.parametrize("tree", [("perhaps", ("number", 1)), ("compare", "<", ("perhaps",), ("number", 1))])
def test_what_is_no_condition_is_refused(tree: Any) -> None:
    context = Context(place, {}, None, "England", lambda: 1)
    with pytest.raises(ValueError, match="perhaps"):
        closures.compile(tree, context, deciding=True)
    with pytest.raises(ValueError, match="perhaps"):
        evaluate(tree, context, [None, 1, "answered"], deciding=True)


def test_a_sum_too_large_to_reckon_with_is_unknown() -> None:
    context = Context(place, {}, None, "England", lambda: 1)
    huge = ("number", "9e999999")
    run = closures.compile(("compare", ">", ("add", huge, huge), ("number", 1)), context, deciding=True)
    assert run([None]) is None
