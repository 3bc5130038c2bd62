"""Random conditions, and random records to read them in: what the laws of conditions are tried on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, cast

from hypothesis import strategies as st

from penpicture.dsl.dates import day
from penpicture.dsl.truth import ABSENT, STATE_TESTS, Frame, Rows
from tests.truth import table

Draw = Callable[[st.SearchStrategy[Any]], Any]
Sources = Mapping[str, Any]

SOURCES: dict[str, Any] = {
    "c": "choice",
    "c2": "choice",
    "m": "choices",
    "n": "number",
    "k": "number",
    "d": "partial date",
    "born": "partial date",
    "unborn": "yes/no",
    "as_of": "date",
    "g": {"r": "choice", "n": "number", "d": "partial date", "h": {"r": "choice", "n": "number"}},
}
DEFINE: dict[str, Any] = {
    "older": (
        "compare",
        ">=",
        ("age", "years", ("question", "born"), ("as_of",), ("question", "unborn")),
        ("number", 2),
    ),
    "a_or_older": ("any", ("is", ("question", "c"), "a"), ("named", "older")),
}
CODES = ("a", "b")
UNITS = ("days", "weeks", "months", "years", "working days")
FILLED_TESTS = ("answered", "known", "not_applicable")
GAP_TESTS = tuple(t for t in STATE_TESTS if t in ("blank", "not_known") or t.startswith("reason:"))
NUMBERS = st.integers(-3, 3) | st.sampled_from([Decimal("0.5"), Decimal("1.5")])

base = table.context(SOURCES)
CONTEXT = type(base)(base.place, DEFINE, base.as_of, "England", lambda: day(2024, 6, 1))


@st.composite
def dates(draw: st.DrawFn) -> tuple[int, int]:
    """A range of days near 2024, mostly one day."""
    lo = draw(st.integers(day(2022, 2, 27), day(2024, 12, 31)))
    return lo, lo + draw(st.sampled_from([0, 0, 0, 27, 365]))


# --- conditions ---------------------------------------------------------------------------------------------------


@cache
def conditions(
    *, monotone: bool = False, negated: bool = False, scope: str = "", depth: int = 3
) -> st.SearchStrategy[Any]:
    """A condition to be read in a row of `scope`.

    `monotone` leaves out what is meant to change when a gap is filled: `surely`, `possibly`, tests of a gap, and,
    where they may count against the condition (`negated`), tests that ask whether one has been filled.
    """
    if depth == 0:
        return _leaves(monotone, negated, scope)

    def inner(turned: bool = False, within: str = scope) -> st.SearchStrategy[Any]:
        return conditions(monotone=monotone, negated=negated or turned, scope=within, depth=depth - 1)

    kinds = [
        _leaves(monotone, negated, scope),
        st.tuples(st.sampled_from(["all", "any"]), inner(), inner()),
        st.tuples(st.sampled_from(["all", "any"]), inner(), inner(), inner(), inner()),
        st.tuples(st.sampled_from(["all", "any"]), inner(), inner(), inner()),
        st.tuples(st.just("not"), inner(True)),
    ]
    if not monotone:
        kinds.append(st.tuples(st.sampled_from(["surely", "possibly"]), inner()))
    for group in _groups(scope):
        kinds.append(st.tuples(st.just("some"), st.just(group), inner(False, group)))
        kinds.append(st.tuples(st.sampled_from(["every", "none"]), st.just(group), inner(True, group)))
    return st.one_of(kinds)


def _groups(scope: str) -> list[str]:
    return {"": ["g"], "g": ["g.h"], "g.h": []}[scope]


def _named(kind: str, scope: str) -> list[tuple[str, str]]:
    """The sources of a type that a row of `scope` can read."""
    found: list[tuple[str, str]] = []
    sources, at = SOURCES, ""
    for step in ["", *(scope.split(".") if scope else [])]:
        if step:
            sources, at = sources[step], f"{at}{step}."
        found += [("question", at + name) for name, of in sources.items() if of == kind]
    return found


@cache
def _leaves(monotone: bool, negated: bool, scope: str) -> st.SearchStrategy[Any]:
    choice = st.sampled_from(_named("choice", scope))
    tests = ["skipped", "asked"]
    if not monotone:
        tests += ["pending", *FILLED_TESTS, *GAP_TESTS]
    elif not negated:
        tests += FILLED_TESTS
    source = st.sampled_from([ref for kind in ("choice", "number", "choices") for ref in _named(kind, scope)])
    groups = st.sampled_from([("question", group) for group in ("g", *_groups(scope))])
    kinds: list[st.SearchStrategy[Any]] = [
        st.tuples(st.just("is"), choice, st.sampled_from(CODES)),
        st.tuples(st.just("one_of"), choice, st.sampled_from([("a",), ("a", "b"), ("named", "a")])),
        st.tuples(st.just("state"), source | groups, st.sampled_from(tests)),
        _compared(_numbers(monotone, scope, 2)),
        _compared(_numbers(monotone, scope, 0)),
        _compared(_dates(scope)),
        st.sampled_from([("named", name) for name in DEFINE]),
    ]
    if _named("choices", scope):
        kinds.append(st.tuples(st.just("includes"), st.just(("question", "m")), st.sampled_from(CODES)))
    return st.one_of(kinds)


def _compared(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.tuples(st.just("compare"), st.sampled_from(["<", "<=", ">", ">=", "="]), values, values)


def _number(value: int | Decimal) -> Any:
    return "number", value if isinstance(value, int) else str(value)


@cache
def _numbers(monotone: bool, scope: str, depth: int) -> st.SearchStrategy[Any]:
    plain = NUMBERS.map(_number) | st.sampled_from(_named("number", scope))
    if depth == 0:
        return plain
    inner = _numbers(monotone, scope, depth - 1)
    born = st.just(("question", "born"))
    unborn = st.sampled_from([("question", "unborn"), None])
    units = st.sampled_from(UNITS[:4])
    kinds = [
        plain,
        st.tuples(st.sampled_from(["add", "subtract"]), inner, inner),
        st.tuples(st.just("age"), units, born, _dates(scope), unborn),
        st.tuples(st.just("elapsed"), st.sampled_from(UNITS), _dates(scope), _dates(scope)),
    ]
    for group in _groups(scope):
        test = conditions(monotone=monotone, negated=False, scope=group, depth=1)
        kinds.append(st.tuples(st.just("count"), st.just(group), st.none() | test))
        kinds.append(st.tuples(st.just("total"), st.just(group), _numbers(monotone, group, depth - 1)))
    return st.one_of(kinds)


@cache
def _dates(scope: str, depth: int = 1) -> st.SearchStrategy[Any]:
    plain = st.sampled_from(
        [*_named("partial date", scope), ("as_of",), ("today",), ("date", "2024-05"), ("date", "2023-12-31")]
    )
    if depth == 0:
        return plain
    moved = st.tuples(st.just("shift"), st.integers(-30, 30), st.sampled_from(UNITS), plain)
    over = st.tuples(st.sampled_from(["latest", "earliest"]), st.just("g"), _dates("g", 0))
    return st.one_of(plain, moved, over) if scope == "" else st.one_of(plain, moved)


# --- records ------------------------------------------------------------------------------------------------------


def frames() -> st.SearchStrategy[Frame]:
    """A record over `SOURCES`."""
    return _frame(SOURCES, None)


@st.composite
def _frame(draw: st.DrawFn, sources: Mapping[str, Any], outer: Frame | None) -> Frame:
    made: Frame = [outer, *(None, "") * len(sources)]
    for at, (name, kind) in enumerate(sources.items()):
        made[1 + 2 * at : 3 + 2 * at] = draw(_cell(name, kind, made))
    return made


@st.composite
def _cell(draw: st.DrawFn, name: str, kind: Any, frame: Frame) -> tuple[Any, str]:
    states = ["blank", "not_known", "declined", "not_applicable", "skipped", "pending", *["answered"] * 5]
    state = draw(st.sampled_from(states))
    if state in ("skipped", "not_applicable"):
        return (Rows(()) if isinstance(kind, Mapping) else ABSENT), state
    if state != "answered":
        return None, state
    if isinstance(kind, Mapping):
        return draw(_rows(cast(Sources, kind), frame)), state
    return draw(_answer(kind)), state


@st.composite
def _rows(draw: st.DrawFn, kind: Mapping[str, Any], frame: Frame) -> Rows:
    rows = [draw(_frame(kind, frame)) for _ in range(draw(st.integers(1, 3)))]
    return Rows(rows, draw(st.booleans()))


def _answer(kind: str) -> st.SearchStrategy[Any]:
    if kind == "number":
        return NUMBERS
    if kind == "partial date":
        return dates()
    if kind == "date":
        return dates().map(lambda days: (days[0], days[0]))
    if kind == "choices":
        return st.frozensets(st.sampled_from(CODES))
    return st.sampled_from(("yes", "no") if kind == "yes/no" else CODES)


def filled(
    draw: Draw, frame: Frame, keep: frozenset[tuple[str, int]] = frozenset(), everything: bool = False
) -> Frame:
    """The record with some of its gaps filled, pending sources decided, rough dates known better, and other rows
    added; of those in `keep` (a source's path and the id of its frame) none. `everything` fills all the others.

    Nobody is found to be unborn whose birth was known: rule C3 takes nothing from a known birth for that gap.
    """
    return _filled(draw, SOURCES, "", frame, None, keep, everything)


def _filled(
    draw: Draw,
    sources: Mapping[str, Any],
    scope: str,
    old: Frame,
    outer: Frame | None,
    keep: frozenset[tuple[str, int]],
    everything: bool,
) -> Frame:
    new: Frame = [outer, *old[1:]]
    for at, (name, kind) in enumerate(sources.items()):
        place, path = 1 + 2 * at, scope + name
        operand, state = old[place], old[place + 1]
        fill = (path, id(old)) not in keep and (everything or draw(st.booleans()))
        if isinstance(operand, Rows):
            rows = [_filled(draw, kind, path + ".", row, new, keep, everything) for row in operand.frames]
            if fill and operand.others and operand.frames:
                rows += [draw(_frame(kind, new)) for _ in range(draw(st.integers(0, 2)))]
            new[place] = Rows(rows, operand.others and not fill)
        elif fill and operand is None:
            states = ["answered", "not_applicable"] + (["skipped"] if state == "pending" else [])
            new[place + 1] = now = draw(st.sampled_from(states))
            if isinstance(kind, Mapping):
                new[place] = draw(_rows(cast(Sources, kind), new)) if now == "answered" else Rows(())
            elif now != "answered":
                new[place] = ABSENT
            else:
                new[place] = "no" if name == "unborn" else draw(_answer(kind))
        elif fill and kind == "partial date" and operand is not ABSENT:
            lo = draw(st.integers(*operand))
            new[place] = lo, draw(st.integers(lo, operand[1]))
    return new
