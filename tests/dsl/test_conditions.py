"""Conditions, from an author's text to the portable tree of docs/artifact.md."""

from dataclasses import replace

import pytest

from penpicture.dsl.diagnostic import Diagnostics
from penpicture.dsl.parser import MAX_DEPTH, MAX_LENGTH
from penpicture.dsl.source import Source, Span
from penpicture.dsl.syntax import Scalar
from penpicture.dsl.typecheck import Typed, check
from penpicture.dsl.words import RESERVED, STATES
from tests.dsl.scope_of import FAMILY, fault, faults, scalar, typed

DRINKING = ("question", "drinking")
AGE = ("age", "years", ("fact", "child.born_on"), ("as_of",), ("fact", "child.unborn"))
MOVED, REFERRED = ("question", "moved_on"), ("fact", "referral.date")

TREES = {
    "drinking is now": ("is", DRINKING, "now"),
    "drinking is not now": ("not", ("is", DRINKING, "now")),
    "home.drinking is now": ("is", DRINKING, "now"),
    "safe is no": ("is", ("question", "safe"), "no"),
    "drinking is one of now, past": ("one_of", DRINKING, ("now", "past")),
    "drinking is not one of now, past": ("not", ("one_of", DRINKING, ("now", "past"))),
    "safe is one of yes, no": ("one_of", ("question", "safe"), ("yes", "no")),
    "needs includes speech": ("includes", ("question", "needs"), "speech"),
    "needs does not include speech": ("not", ("includes", ("question", "needs"), "speech")),
    "hours > 5": ("compare", ">", ("question", "hours"), ("number", 5)),
    "hours > 5 hours a week": ("compare", ">", ("question", "hours"), ("number", 5)),
    "weeks_born < 37 weeks": ("compare", "<", ("question", "weeks_born"), ("number", 37)),
    "score is 5": ("compare", "=", ("question", "score"), ("number", 5)),
    "score is not 2.50": ("not", ("compare", "=", ("question", "score"), ("number", "2.5"))),
    "score >= -2.0": ("compare", ">=", ("question", "score"), ("number", -2)),
    "score + 1 - hours > 3": (
        "compare", ">",
        ("subtract", ("add", ("question", "score"), ("number", 1)), ("question", "hours")),
        ("number", 3),
    ),
    "moved_on is before 2026-04-01": ("compare", "<", MOVED, ("date", "2026-04-01")),
    "moved_on is on or before 2026-04": ("compare", "<=", MOVED, ("date", "2026-04")),
    "moved_on is after 2026": ("compare", ">", MOVED, ("date", "2026")),
    "moved_on is on or after started_on": ("compare", ">=", MOVED, ("question", "started_on")),
    "moved_on is not before referral.date": ("not", ("compare", "<", MOVED, REFERRED)),
    "moved_on is referral.date": ("compare", "=", MOVED, REFERRED),
    "moved_on is 2026": ("compare", "=", MOVED, ("date", "2026")),
    "moved_on < today": ("compare", "<", MOVED, ("today",)),
    "child.age < 5 years": ("compare", "<", AGE, ("number", 5)),
    "5 years <= child.age": ("compare", "<=", ("number", 5), AGE),
    "child.age is 1 year": ("compare", "=", AGE, ("number", 1)),
    "mother.age < 16 years": (
        "compare", "<", ("age", "years", ("fact", "mother.born_on"), ("as_of",), None), ("number", 16),
    ),
    "child.age on referral.date >= 18 months": (
        "compare", ">=",
        ("age", "months", ("fact", "child.born_on"), REFERRED, ("fact", "child.unborn")),
        ("number", 18),
    ),
    "child.age is known": ("state", ("fact", "child.born_on"), "known"),
    "moved_on is on or before 7 working days after referral.date": (
        "compare", "<=", MOVED, ("shift", 7, "working days", REFERRED),
    ),
    "moved_on is after 1 month before referral.date": (
        "compare", ">", MOVED, ("shift", -1, "months", REFERRED),
    ),
    "months from moved_on to referral.date >= 6 months": (
        "compare", ">=", ("elapsed", "months", MOVED, REFERRED), ("number", 6),
    ),
    "working days from moved_on to referral.date > 10": (
        "compare", ">", ("elapsed", "working days", MOVED, REFERRED), ("number", 10),
    ),
    "drinking is now and safe is yes and seen is no": (
        "all", ("is", DRINKING, "now"), ("is", ("question", "safe"), "yes"), ("is", ("question", "seen"), "no"),
    ),
    "(drinking is now and safe is yes) or seen is no": (
        "any",
        ("all", ("is", DRINKING, "now"), ("is", ("question", "safe"), "yes")),
        ("is", ("question", "seen"), "no"),
    ),
    "not (drinking is now)": ("not", ("is", DRINKING, "now")),
    "surely (safe is yes)": ("surely", ("is", ("question", "safe"), "yes")),
    "possibly (safe is yes)": ("possibly", ("is", ("question", "safe"), "yes")),
    "school_age": ("named", "school_age"),
    "not school_age": ("not", ("named", "school_age")),
    "not (school_age) or (school_age)": ("any", ("not", ("named", "school_age")), ("named", "school_age")),
    "any sibling where age < 5 and home is yes": (
        "some", "siblings",
        ("all", ("compare", "<", ("question", "siblings.age"), ("number", 5)),
         ("is", ("question", "siblings.home"), "yes")),
    ),
    "every siblings where drinking is now": ("every", "siblings", ("is", DRINKING, "now")),
    "no home.sibling where home is no": ("none", "siblings", ("is", ("question", "siblings.home"), "no")),
    "any sibling where any school where joined_on is after moved_on": (
        "some", "siblings",
        ("some", "siblings.schools", ("compare", ">", ("question", "siblings.schools.joined_on"), MOVED)),
    ),
    "count of placements > 2": ("compare", ">", ("count", "placements", None), ("number", 2)),
    "count of placements where (ended_on is blank) is 0": (
        "compare", "=", ("count", "placements", ("state", ("question", "placements.ended_on"), "blank")),
        ("number", 0),
    ),
    "latest of placements.ended_on is before today": (
        "compare", "<", ("latest", "placements", ("question", "placements.ended_on")), ("today",),
    ),
    "total of placement.cost > 1000": (
        "compare", ">", ("total", "placements", ("question", "placements.cost")), ("number", 1000),
    ),
    "siblings is not known": ("state", ("question", "siblings"), "not_known"),
}  # fmt: skip


@pytest.mark.parametrize("text", TREES)
def test_a_condition_is_the_tree_that_the_artifact_documents(text: str) -> None:
    assert typed(text).tree == TREES[text]


@pytest.mark.parametrize(
    ("text", "test"),
    [
        ("is blank", "blank"),
        ("is answered", "answered"),
        ("is known", "known"),
        ("is asked", "asked"),
        ("is skipped", "skipped"),
        ("is pending", "pending"),
        ("is not known", "not_known"),
        ("is not applicable", "not_applicable"),
        ("is not_applicable", "not_applicable"),
        ("is not_known", "reason:not_known"),
        ("is not_yet_known", "reason:not_yet_known"),
        ("is not_asked", "reason:not_asked"),
        ("is declined", "reason:declined"),
        ("is recorded_elsewhere", "reason:recorded_elsewhere"),
    ],
)
def test_every_state_of_a1_has_its_test(text: str, test: str) -> None:
    """Rules A1 and C2: a reason is written with its underscores, and `is not known` is a test of its own."""
    assert typed(f"drinking {text}").tree == ("state", DRINKING, test)


@pytest.mark.parametrize(
    ("text", "test"),
    [
        ("is not blank", "blank"),
        ("is not answered", "answered"),
        ("is not asked", "asked"),
        ("is not declined", "reason:declined"),
        ("is not not_known", "reason:not_known"),
        ("is not not_asked", "reason:not_asked"),
        ("is not not_applicable", "not_applicable"),
    ],
)
def test_before_the_other_states_is_not_turns_the_test_about(text: str, test: str) -> None:
    """Rule C1."""
    assert typed(f"drinking {text}").tree == ("not", ("state", DRINKING, test))


def test_a_question_bound_to_a_fact_is_read_as_its_fact_but_for_its_status() -> None:
    """Rule C9."""
    assert typed("why is known").tree == ("state", ("fact", "referral.reason"), "known")
    assert typed("why is not_known").tree == ("state", ("fact", "referral.reason"), "reason:not_known")
    assert typed("school_kind is primary").tree == ("is", ("fact", "child.school_kind"), "primary")
    for status in ("asked", "skipped", "pending"):
        assert typed(f"why is {status}").tree == ("state", ("question", "why"), status)


def test_a_row_is_looked_in_first_and_then_outward() -> None:
    """Rule C7."""
    joined = ("question", "siblings.schools.joined_on")
    assert typed("joined_on is blank", within="siblings.schools").tree == ("state", joined, "blank")
    assert typed("age < 5", within="siblings.schools").reads[0][0] == ("question", "siblings.age")
    assert typed("drinking is now", within="siblings.schools").tree == ("is", DRINKING, "now")
    assert typed("any school where age < 5", within="siblings").tree[0:2] == ("some", "siblings.schools")


def test_everything_that_is_read_is_listed_with_its_mention() -> None:
    found = typed("any sibling where child.age < 5 years and drinking is now and school_age")
    assert [(ref, span.text) for ref, span in found.reads] == [
        (("question", "siblings"), "sibling"),
        (("fact", "child.born_on"), "child.age"),
        (("fact", "child.unborn"), "child.age"),
        (DRINKING, "drinking"),
        (("fact", "child.born_on"), "school_age"),
        (("fact", "child.unborn"), "school_age"),
    ]


def test_a_condition_tells_whether_it_reckons_on_as_of() -> None:
    """Rule C4."""
    assert typed("child.age < 5 years").as_of is not None
    assert typed("school_age").as_of is not None
    assert typed("child.age on referral.date < 5 years").as_of is None
    assert typed("drinking is now").as_of is None


@pytest.mark.parametrize(
    "text", ["moved_on is before today", "overdue", "count of placements where (overdue) > 1"]
)
def test_today_decides_nothing(text: str) -> None:
    """Rule C4: it is allowed where nothing is decided."""
    assert typed(text).today is not None
    assert fault(text, deciding=True).code in ("PP455", "PP460")


@pytest.mark.parametrize("text", ["drinking is pending", "drinking is not pending", "stuck", "not stuck"])
def test_pending_decides_nothing(text: str) -> None:
    """Rule C2."""
    assert typed(text).pending is not None
    assert fault(text, deciding=True).code in ("PP456", "PP460")


@pytest.mark.parametrize("text", ["drinking is pending", "stuck"])
def test_what_comes_next_may_ask_what_is_pending(text: str) -> None:
    """Rules C2 and C4: `next` decides no status, yet goes by the record's own dates."""
    found, diagnostics = check(scalar(text), FAMILY, deciding=True, leading=True)
    assert found is not None and not len(diagnostics)
    late, diagnostics = check(scalar("moved_on is before today"), FAMILY, deciding=True, leading=True)
    assert late is None and diagnostics.has_errors


def test_a_named_condition_with_a_fault_of_its_own_is_not_blamed_again() -> None:
    found, diagnostics = check(scalar("broken and drinking is now"), FAMILY, deciding=True)
    assert found is None and not len(diagnostics)


def test_several_faults_of_one_condition_are_told_in_one_run() -> None:
    assert [d.span.text for d in faults("drinkng is now or drinking is nwo")] == ["drinkng", "nwo"]


def test_a_fault_inside_a_block_points_at_its_own_line() -> None:
    text = "drinking is now\nand mod is sad\n"
    source = Source("bad.yaml", "ask when: |\n    drinking is now\n    and mod is sad\n")
    block = Scalar(text, Span(source, 10, len(source.text)), "literal", 16, 4)
    _, diagnostics = check(block, FAMILY, deciding=True)
    (only,) = diagnostics
    assert (only.span.line, only.span.column, only.span.text) == (3, 9, "mod")
    assert only.edit is not None and only.edit.replacement == "mood"


def test_no_edit_is_offered_where_the_place_is_not_exact() -> None:
    source = Source("bad.yaml", 'ask when: "drinking is nwo"')
    quoted = Scalar("drinking is nwo", Span(source, 10, 27), "double")
    _, diagnostics = check(quoted, FAMILY, deciding=True)
    (only,) = diagnostics
    assert only.edit is None and only.span.text == '"drinking is nwo"'


@pytest.mark.parametrize(
    "text",
    [
        "(" * 900 + "drinking is now" + ")" * 900,
        "not (" * 300 + "drinking is now" + ")" * 300,
        " + ".join(["score"] * 240) + " > 5",
        "any sibling where " * 90 + "age < 5",
        "days from " * 100,
        "5 days after " * 140 + "moved_on is before 2026",
        "drinking is now and " * 90 + "drinking is now",
        "drinking is one of " + ", ".join(["now"] * 300),
        "(" * MAX_LENGTH,
        "x" * MAX_LENGTH,
        "x" * (MAX_LENGTH + 1),
        "9" * MAX_LENGTH,
    ],
)
def test_nothing_that_fits_in_a_condition_overflows(text: str) -> None:
    _, diagnostics = check(scalar(text), FAMILY, deciding=True)
    assert isinstance(diagnostics, Diagnostics)


def test_length_and_depth_are_capped() -> None:
    assert fault("drinking is now and " * 120 + "drinking is now").code == "PP402"
    deep = "not (" * MAX_DEPTH + "drinking is now" + ")" * MAX_DEPTH
    assert fault(deep).code == "PP403"
    assert typed("not (" * 40 + "drinking is now" + ")" * 40).tree[0] == "not"


def test_the_nearest_name_is_looked_for_only_so_often() -> None:
    """A file of nothing but unknown names is told of each, and does not hang."""
    scope = replace(FAMILY)
    found = [
        list(check(scalar(f"drinkng is now and x{i} is y"), scope, deciding=True)[1]) for i in range(150)
    ]
    assert all(len(told) == 2 for told in found)
    assert found[0][0].edit is not None and found[-1][0].edit is None


def test_the_reserved_words_are_those_of_the_grammar() -> None:
    """Rule C7: no word of the language is free for an id, and no other word is taken."""
    from importlib.resources import files
    from re import findall

    grammar = files("penpicture.dsl").joinpath("grammar.lark").read_text(encoding="utf-8")
    rules = "\n".join(line for line in grammar.splitlines() if not line.startswith("//"))
    words = set(findall(r'"([a-z]+)"', rules))
    states = set(STATES)
    units = {word + s for word in ("day", "week", "month", "year") for s in ("", "s")}
    assert words | states | units == RESERVED
    for state in STATES:
        assert state in rules


def test_the_grammar_has_no_conflicts(caplog: pytest.LogCaptureFixture) -> None:
    """A strict LALR grammar: lark would settle a conflict of shift and reduce in silence, and log it."""
    from importlib.resources import files

    from lark import Lark

    grammar = files("penpicture.dsl").joinpath("grammar.lark").read_text(encoding="utf-8")
    with caplog.at_level("DEBUG", logger="lark"):
        Lark(grammar, parser="lalr", lexer="basic", debug=True)
    assert "onflict" not in caplog.text


def test_the_canonical_text_has_one_space_and_needful_brackets_only() -> None:
    assert typed("(drinking  is\tnow)").text == "drinking is now"
    assert typed("((drinking is now) and (safe is yes)) or (seen is no)").text == (
        "(drinking is now and safe is yes) or seen is no"
    )
    assert typed("not (school_age)").text == "not school_age"


def test_a_typed_condition_compares_by_what_it_means() -> None:
    one, other = typed("drinking is now"), typed("drinking  is now")
    assert isinstance(one, Typed) and one.tree == other.tree and one.text == other.text
