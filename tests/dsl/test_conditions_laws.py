"""Laws of conditions: text and tree say the same, and nothing that anybody writes can crash a check."""

from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.dsl.diagnostic import Diagnostics
from penpicture.dsl.nearest import nearest
from penpicture.dsl.parser import parse
from penpicture.dsl.spell import spell
from penpicture.dsl.spell_tree import spell_tree
from tests.dsl.scope_of import FAMILY, checked, typed
from tests.dsl.test_conditions import TREES
from tests.dsl.test_conditions_slips import MENDED, TOLD

Tree = tuple[Any, ...]

Trees = st.SearchStrategy[Tree]


def plain(number: Decimal) -> int | str:
    whole = int(number)
    return whole if whole == number else format(number.normalize(), "f")


def turned(part: Tree) -> Tree:
    return ("not", part)


def together(parts: list[Tree]) -> Tree:
    return ("all", *parts)


def either(parts: list[Tree]) -> Tree:
    return ("any", *parts)


J = st.just
NUMBERS: Trees = st.tuples(J("number"), st.integers(0, 10**6) | st.decimals(0, 1000, places=2).map(plain))
WHOLE: Trees = st.tuples(J("number"), st.integers(0, 100))
DATES: Trees = st.sampled_from(
    [
        ("question", "moved_on"), ("question", "started_on"), ("fact", "referral.date"), ("fact", "child.born_on"),
        ("date", "2026-04-01"), ("date", "2026-04"), ("date", "2026"), ("today",),
        ("latest", "placements", ("question", "placements.ended_on")),
    ]
)  # fmt: skip
PERIODS = st.sampled_from(["days", "weeks", "months", "years"])
UNITS = PERIODS | J("working days")
OPS = st.sampled_from(["<", "<=", ">", ">=", "="])
SHIFTS: Trees = st.tuples(J("shift"), st.integers(1, 400) | st.integers(-400, -1), UNITS, DATES)
SINCE: Trees = DATES | SHIFTS
COUNTED: Trees = st.sampled_from([("question", "score"), ("count", "placements", None)])
TOTAL: Trees = J(("total", "placements", ("question", "placements.cost")))
NUMERIC: Trees = COUNTED | st.tuples(J("elapsed"), UNITS, DATES, DATES) | TOTAL


def summed(inner: Trees) -> Trees:
    return st.tuples(st.sampled_from(["add", "subtract"]), inner, NUMBERS)


SUMS: Trees = st.recursive(COUNTED, summed, max_leaves=4)
AGES: Trees = st.tuples(
    J("age"), PERIODS, J(("fact", "child.born_on")), J(("as_of",)) | SINCE, J(("fact", "child.unborn"))
)
STATES = st.sampled_from(
    [
        "blank", "answered", "not_applicable", "not_known", "known", "asked", "skipped", "pending",
        "reason:declined", "reason:not_known", "reason:not_yet_known", "reason:not_asked",
        "reason:recorded_elsewhere",
    ]
)  # fmt: skip
ASKED: Trees = st.tuples(J("question"), st.sampled_from(["drinking", "safe", "siblings", "story"]))
CODES = st.sampled_from(["now", "past", "never"])
DRINKING: Trees = J(("question", "drinking"))
TESTS: Trees = st.one_of(
    st.tuples(J("is"), DRINKING, CODES),
    st.tuples(J("one_of"), DRINKING, st.lists(CODES, min_size=1, max_size=3).map(tuple)),
    J(("includes", ("question", "needs"), "speech")),
    J(("named", "school_age")),
    st.tuples(J("state"), ASKED, STATES),
    J(("state", ("fact", "referral.reason"), "reason:not_known")),
    st.tuples(J("compare"), OPS, NUMERIC | SUMS, NUMBERS),
    st.tuples(J("compare"), OPS, J(("question", "moved_on")), SINCE),
    st.tuples(J("compare"), OPS, AGES, WHOLE),
)
ROW_TESTS: Trees = st.one_of(
    J(("is", ("question", "siblings.home"), "yes")),
    st.tuples(J("compare"), OPS, J(("question", "siblings.age")), NUMBERS),
    TESTS,
)


def more(inner: Trees) -> Trees:
    several = st.lists(inner, min_size=2, max_size=3)
    modal = st.tuples(st.sampled_from(["surely", "possibly"]), inner)
    return st.one_of(several.map(together), several.map(either), inner.map(turned), modal)


IN_ROWS: Trees = st.recursive(ROW_TESTS, more, max_leaves=6)
ROWS: Trees = st.tuples(st.sampled_from(["some", "every", "none"]), J("siblings"), IN_ROWS)
COUNT: Trees = st.tuples(J("count"), J("siblings"), IN_ROWS)
CONDITIONS: Trees = st.recursive(
    TESTS | ROWS | st.tuples(J("compare"), J(">"), COUNT, WHOLE), more, max_leaves=6
)


@given(CONDITIONS)
@settings(deadline=None)
def test_a_tree_spelled_and_checked_is_the_same_tree(tree: Tree) -> None:
    assert typed(spell_tree(tree, FAMILY)).tree == tree


@given(CONDITIONS)
@settings(deadline=None)
def test_canonical_text_is_its_own_canonical_text(tree: Tree) -> None:
    text = spell_tree(tree, FAMILY)
    assert typed(text).text == text
    assert spell(parse(text)) == text
    assert parse(spell(parse(text))) == parse(text)


def test_what_an_author_wrote_and_its_canonical_text_mean_the_same() -> None:
    for text, tree in TREES.items():
        assert typed(typed(text).text).tree == tree
        assert parse(typed(text).text) == parse(text)
        assert typed(spell_tree(tree, FAMILY)).tree == tree


WRITTEN = [*TREES, *MENDED, *TOLD]
PIECES = st.sampled_from(
    sorted({word for text in WRITTEN for word in text.split()} | set("()!=<>&|\"'.,+-/"))
)


def sound(text: str, within: str = "") -> None:
    for deciding in (True, False):
        found, diagnostics = checked(text, within=within, deciding=deciding)
        assert isinstance(diagnostics, Diagnostics)
        assert (found is None) == (diagnostics.has_errors or "broken" in text)
        for told in diagnostics:
            json = told.as_json()
            assert json["line"] >= 1 and json["column"] >= 1
            assert told.span.start <= told.span.end <= len(told.span.source.text)


@given(st.text(max_size=60))
@settings(deadline=None)
def test_any_text_at_all_is_understood_or_told_of(text: str) -> None:
    sound(text)


@given(st.lists(PIECES, max_size=12), st.sampled_from(["", "siblings", "siblings.schools", "placements"]))
@settings(max_examples=300, deadline=None)
def test_any_words_of_the_language_in_any_order_are_understood_or_told_of(
    words: list[str], within: str
) -> None:
    sound(" ".join(words), within)


@given(st.sampled_from(WRITTEN), st.data())
@settings(max_examples=300, deadline=None)
def test_a_condition_with_a_piece_changed_is_understood_or_told_of(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 6)))
    piece = data.draw(PIECES | st.text(max_size=3))
    sound(text[:start] + piece + text[end:])


@given(st.text(max_size=30), st.lists(st.text(max_size=12), max_size=20))
@settings(deadline=None)
def test_the_nearest_name_is_one_of_the_names_in_any_order(word: str, names: list[str]) -> None:
    found = nearest(word, names)
    assert found is None or found in names
    assert found == nearest(word, reversed(names))
    if word in names:
        assert found is not None and found.casefold() == word.casefold()
