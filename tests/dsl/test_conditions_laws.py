"""Laws of conditions: text and tree say the same, and nothing that anybody writes can crash a check."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.dsl.diagnostic import Diagnostics
from penpicture.dsl.nearest import nearest
from penpicture.dsl.parser import parse
from penpicture.dsl.spell import spell
from penpicture.dsl.spell_tree import spell_tree

from .scope_of import FAMILY, checked, typed
from .test_conditions import TREES
from .test_conditions_slips import MENDED, TOLD

Tree = tuple[Any, ...]

NUMBERS = st.integers(0, 10**6) | st.decimals(0, 1000, places=2, allow_nan=False).map(
    lambda d: int(d) if d == d.to_integral_value() else format(d.normalize(), "f")
)
DATES = st.sampled_from(
    [
        ("question", "moved_on"), ("question", "started_on"), ("fact", "referral.date"), ("fact", "child.born_on"),
        ("date", "2026-04-01"), ("date", "2026-04"), ("date", "2026"), ("today",),
        ("latest", "placements", ("question", "placements.ended_on")),
    ]
)  # fmt: skip
UNITS = st.sampled_from(["days", "working days", "weeks", "months", "years"])
PERIODS = st.sampled_from(["days", "weeks", "months", "years"])
OPS = st.sampled_from(["<", "<=", ">", ">=", "="])


@st.composite
def shifts(draw: st.DrawFn) -> Tree:
    n = draw(st.integers(-400, 400).filter(bool))
    return ("shift", n, draw(UNITS), draw(DATES))


SINCE = DATES | shifts()
PLAIN = st.sampled_from([("question", "score"), ("count", "placements", None)])
NUMERIC: st.SearchStrategy[Tree] = (
    PLAIN
    | st.builds(lambda u, a, b: ("elapsed", u, a, b), UNITS, DATES, DATES)
    | st.just(("total", "placements", ("question", "placements.cost")))
)
SUMS = st.recursive(
    PLAIN,
    lambda inner: st.builds(
        lambda sign, a, n: (sign, a, ("number", n)), st.sampled_from(["add", "subtract"]), inner, NUMBERS
    ),
    max_leaves=4,
)
AGES = st.builds(
    lambda unit, on: ("age", unit, ("fact", "child.born_on"), on, ("fact", "child.unborn")),
    PERIODS,
    st.just(("as_of",)) | SINCE,
)
STATES = st.sampled_from(
    [
        "blank", "answered", "not_applicable", "not_known", "known", "asked", "skipped", "pending",
        "reason:declined", "reason:not_known", "reason:not_yet_known", "reason:not_asked",
        "reason:recorded_elsewhere",
    ]
)  # fmt: skip


def stated(words: st.SearchStrategy[str], *paths: str) -> st.SearchStrategy[Tree]:
    return st.builds(lambda path, word: ("state", ("question", path), word), st.sampled_from(paths), words)


TESTS: st.SearchStrategy[Tree] = st.one_of(
    st.builds(lambda o: ("is", ("question", "drinking"), o), st.sampled_from(["now", "past", "never"])),
    st.builds(
        lambda o: ("one_of", ("question", "drinking"), tuple(o)),
        st.lists(st.sampled_from(["now", "past", "never"]), min_size=1, max_size=3),
    ),
    st.just(("includes", ("question", "needs"), "speech")),
    st.just(("named", "school_age")),
    stated(STATES, "drinking", "safe", "siblings", "story"),
    st.builds(lambda op, a, n: ("compare", op, a, ("number", n)), OPS, NUMERIC | SUMS, NUMBERS),
    st.builds(lambda op, a, b: ("compare", op, a, b), OPS, st.just(("question", "moved_on")), SINCE),
    st.builds(lambda op, a, n: ("compare", op, a, ("number", n)), OPS, AGES, st.integers(0, 100)),
    st.just(("state", ("fact", "referral.reason"), "reason:not_known")),
)
ROW_TESTS: st.SearchStrategy[Tree] = st.one_of(
    st.just(("is", ("question", "siblings.home"), "yes")),
    st.builds(lambda op, n: ("compare", op, ("question", "siblings.age"), ("number", n)), OPS, NUMBERS),
    TESTS,
)


def joined(tests: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    def more(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
        several = st.lists(inner, min_size=2, max_size=3)
        return st.one_of(
            several.map(lambda parts: ("all", *parts)),
            several.map(lambda parts: ("any", *parts)),
            inner.map(lambda part: ("not", part)),
            st.builds(lambda kind, part: (kind, part), st.sampled_from(["surely", "possibly"]), inner),
        )

    return st.recursive(tests, more, max_leaves=6)


ROWS = st.builds(
    lambda kind, inner: (kind, "siblings", inner),
    st.sampled_from(["some", "every", "none"]),
    joined(ROW_TESTS),
)
COUNTS = st.builds(
    lambda inner: ("compare", ">", ("count", "siblings", inner), ("number", 2)), joined(ROW_TESTS)
)
CONDITIONS = joined(TESTS | ROWS | COUNTS)


@given(CONDITIONS)
def test_a_tree_spelled_and_checked_is_the_same_tree(tree: Tree) -> None:
    assert typed(spell_tree(tree, FAMILY)).tree == tree


@given(CONDITIONS)
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
def test_any_text_at_all_is_understood_or_told_of(text: str) -> None:
    sound(text)


@given(st.lists(PIECES, max_size=12), st.sampled_from(["", "siblings", "siblings.schools", "placements"]))
@settings(max_examples=300)
def test_any_words_of_the_language_in_any_order_are_understood_or_told_of(
    words: list[str], within: str
) -> None:
    sound(" ".join(words), within)


@given(st.sampled_from(WRITTEN), st.data())
@settings(max_examples=300)
def test_a_condition_with_a_piece_changed_is_understood_or_told_of(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 6)))
    piece = data.draw(PIECES | st.text(max_size=3))
    sound(text[:start] + piece + text[end:])


@given(st.text(max_size=30), st.lists(st.text(max_size=12), max_size=20))
def test_the_nearest_name_is_one_of_the_names_in_any_order(word: str, names: list[str]) -> None:
    found = nearest(word, names)
    assert found is None or found in names
    assert found == nearest(word, reversed(names))
    if word in names:
        assert found is not None and found.casefold() == word.casefold()
