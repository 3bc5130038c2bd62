"""The changelog, as a social worker reads it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.difference.compare import difference
from penpicture.engine.library import SHIPPED, Workspace
from penpicture.engine.migration.outcome import Outcome
from penpicture.engine.migration.plan import plan
from penpicture.engine.releases.manifest import Manifest, Published
from penpicture.renderers.changelog import QUIET, changelog
from penpicture.renderers.changelog_markdown import changelog_markdown
from penpicture.renderers.changelog_model import Changelog
from penpicture.renderers.changelog_records import NOTHING
from penpicture.renderers.changelog_text import changelog_text
from penpicture.renderers.changelog_words import exemplar_called
from tests.difference.by_hand import PAIRS
from tests.difference.small import TEXT as SMALL
from tests.difference.small import built
from tests.difference.small import edited as small
from tests.difference.test_rules import EDITS
from tests.releases.small import TEXT, edited

TOP = Path(__file__).resolve().parents[2]
BY = Published("Practice board", "2026-04-01T09:30:00Z", "Two years of use")


def told(old: Artifact | None, new: Artifact, publisher: str = "") -> Changelog:
    version = new.content["version"]
    made = Manifest(
        publisher and "ours", new.content["exemplar"], version, new.name, "", "", "", None, BY, ""
    )
    last = None if old is None else Manifest("", "", old.content["version"], "", "", "", "", None, BY, "")
    return changelog(made, publisher, last, old, new, None if old is None else difference(old, new))


def lines(found: Changelog, head: str) -> list[str]:
    return [line.words for part in found.parts if part.head == head for line in part.lines]


def changed(*changes: tuple[str, str], version: str = "2.0.0") -> Changelog:
    return told(built(TEXT), built(edited(version, *changes)))


def test_it_says_in_numbers_as_people_say_them_how_much_shorter_a_record_is() -> None:
    found = changed((TEXT[TEXT.index("      - id: naps") : TEXT.index("      - id: friends")], ""))
    assert "Two questions fewer for children under five." in lines(found, "How much longer or shorter it is")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("child.age < 5 years", "child.age < 7 years", "One question more for children of 5 to 6."),
        ("child.age < 5 years", "child.age < 6 years", "One question more for children of 5."),
        ("child.age < 5 years", "child.age < 18 months", "One question fewer for children from 18 months to under 5."),
        ("child.age < 5 years", "child.age >= 3 years", "One question more for children of 5 and over."),
        ("child.age < 5 years", "child.unborn is yes or child.age < 5 years", "One question more for children not yet born."),
        ("child.age < 5 years", "child.age < 5 years or child.age >= 16 years", "One question more for children of 16 and over."),
    ],
)  # fmt: skip
def test_children_are_told_by_their_age(old: str, new: str, said: str) -> None:
    before = TEXT.replace(f"ask when: {old}", "ask when: child.age < 1 years", 1).replace(
        "child.age < 1 years", old, 1
    )
    after = built(before.replace(old, new, 1).replace("1.0.0", "2.0.0"))
    assert said in lines(told(built(before), after), "How much longer or shorter it is")


def test_children_of_several_ages_are_told_in_one_line() -> None:
    naps = "ask when: child.age < 5 years"
    before = TEXT.replace(
        naps, "ask when: child.age < 3 years or (child.age >= 7 years and child.age < 16 years)", 1
    )
    after = TEXT.replace(naps, "ask when: child.age < 16 years", 1).replace("1.0.0", "2.0.0")
    assert lines(told(built(before), built(after)), "How much longer or shorter it is") == [
        "As many questions as before for children not yet born, under three, and of 7 and over.",
        "One question more for children of 3 to 6.",
    ]


def test_what_is_new_gone_and_worded_otherwise_is_told_by_what_it_asks() -> None:
    found = changed(
        ("        ask: Whom does <child.known_as> play with?\n", "        ask: Whom does <child.known_as> like to play with?\n"),
        ("          never: Never\n", "          never: Never\n          outside: Only outside\n"),
        ("      - id: friends\n", "      - id: pets\n        ask: Which animals are at home?\n        type: text\n        mandatory: yes\n        no answer because: not_known\n      - id: friends\n"),
    )  # fmt: skip
    assert lines(found, "New questions") == [
        "“Which animals are at home?”, in “At home”. It has to be answered before the record is signed."
    ]
    assert lines(found, "In other words") == [
        "“Whom does the child like to play with?” Before: “Whom does the child play with?”"
    ]
    assert lines(found, "Other answers to choose from") == [
        "“Does anybody smoke indoors?” offers “Only outside” as well."
    ]
    assert lines(found, "Records that are there already") == [
        "In open records, look again at the answers to “Whom does the child like to play with?”: what was answered may no longer fit.",
        "Before an open record can be signed, it needs an answer to “Which animals are at home?”, or one of the reasons that are offered for having none.",
    ]


def test_a_retired_question_stays_readable_and_a_deleted_one_has_no_place() -> None:
    retired = changed(
        ("        ask: Whom does <child.known_as> play with?\n", "        ask: Whom does <child.known_as> play with?\n        retired: 2026-04-01\n")
    )  # fmt: skip
    assert lines(retired, "No longer asked") == ["“Whom does the child play with?”"]
    assert any("stays readable" in line for line in lines(retired, "Records that are there already"))
    gone = changed((TEXT[TEXT.index("      - id: friends") :], ""))
    assert lines(gone, "No longer asked") == [
        "“Whom does the child play with?”: what was answered is kept aside and stays readable."
    ]
    assert any(
        "is kept aside and stays readable. This version does not ask it." in line
        for line in lines(gone, "Records that are there already")
    )


@pytest.mark.parametrize(("rule", "part", "judged", "old", "new"), EDITS)
def test_every_kind_of_change_that_somebody_notices_is_told(
    rule: str, part: str, judged: str, old: str, new: str
) -> None:
    found = told(built(SMALL), built(small(old, new)))
    listed = [
        line.words
        for each in found.parts
        if each.head != "Records that are there already"
        for line in each.lines
    ]
    assert listed or rule in QUIET, rule
    assert not any("None" in line or "{" in line or "`" in line for line in listed), listed
    assert changelog_text(found) and changelog_markdown(found)


@pytest.mark.parametrize(("rule", "part", "judged", "old", "new"), PAIRS)
def test_so_is_every_kind_that_only_an_example_by_hand_has(
    rule: str, part: str, judged: str, old: str | Artifact, new: str | Artifact
) -> None:
    before, after = (built(each) if isinstance(each, str) else each for each in (old, new))
    found = told(before, after)
    listed = [
        line.words
        for each in found.parts
        if each.head != "Records that are there already"
        for line in each.lines
    ]
    assert listed or rule in QUIET, rule
    assert not any("None" in line or "{" in line or "`" in line for line in listed), listed


def test_where_only_words_changed_nobody_has_to_look_at_a_record() -> None:
    found = changed(("    title: At home", "    title: Where the child lives"), version="1.0.1")
    assert lines(found, "Records that are there already") == [
        "In open records no answer has to be looked at again."
    ]
    assert not lines(found, "How much longer or shorter it is")


def test_where_nothing_changed_it_says_so_and_a_first_version_says_that_it_is_one() -> None:
    assert "otherwise than before" in changelog_text(changed(version="1.0.1"))
    assert "This is the first version." in changelog_text(told(None, built(TEXT)))


def test_nothing_that_anybody_wrote_is_read_as_markdown_or_leaves_its_line() -> None:
    hostile = "ask: '![x](https://example.org) *Whom* [a](b)  ## one'"
    found = changed(("ask: Whom does <child.known_as> play with?", hostile))
    text = changelog_markdown(found)
    assert r"!\[x\](https\://example.org) \*Whom\* \[a\](b) ## one" in text
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        "# First visit: what is new in 2.0.0",
        "## Records that are there already",
        "## In other words",
    ]


def test_no_id_no_code_and_no_rule_is_in_it() -> None:
    for text in (changelog_text(base()), changelog_text(northshire())):
        assert not any(
            word in text for word in ("`", "W_", "Q_ADD", "S_REWORDED", "_agrees", "child.known_as")
        )
        assert not re.search(r"questions\.\w", text)


@cache
def base() -> Changelog:
    old = compile_exemplar(SHIPPED / "initial-assessment" / "1.0.0.yaml").artifact
    new = compile_exemplar(TOP / "examples" / "next-version" / "initial-assessment-2.0.0.yaml").artifact
    assert old is not None and new is not None
    return told(old, new)


@cache
def northshire() -> Changelog:
    path = SHIPPED / "initial-assessment" / "1.0.0.yaml"
    folder = Workspace.of(TOP / "examples" / "northshire")
    old, new = compile_exemplar(path, folder.bare()).artifact, compile_exemplar(path, folder).artifact
    assert old is not None and new is not None
    return told(old, new, "Northshire Children's Services")


def test_the_next_version_of_the_library_reads_so() -> None:
    found = base()
    assert found.title == "Initial assessment: what is new in 2.0.0"
    assert lines(found, "How much longer or shorter it is")[:2] == [
        "Three questions more and two fewer for children not yet born.",
        "Four questions more and one fewer for children under four.",
    ]
    assert any(
        line.endswith("are asked of more children now, such as a child aged 10.")
        for line in lines(found, "Asked of more or of fewer children")
    )
    assert (
        "“What have we decided?” offers “A meeting in which the family makes its own plan” as well."
        in lines(found, "Other answers to choose from")
    )


def test_a_long_one_begins_with_five_lines_at_most_and_a_short_one_with_none() -> None:
    head = base().parts[0]
    assert head.head == "In short"
    assert [line.words for line in head.lines] == [
        "Five questions are new, and two questions are no longer asked.",
        "Six questions are asked of more, of fewer or of other children.",
        "Two questions are asked in other words, and two questions offer other answers.",
        "One question more has to be answered before a record is signed.",
        "In open records look again at the answers to three questions.",
    ]
    assert changed(("    title: At home", "    title: Where we live")).parts[0].head != "In short"


def test_forms_and_answers_are_called_as_people_call_them() -> None:
    around = " ".join(lines(base(), "Around the record"))
    assert "“Child's plan”" in around and "is “yes”" not in around
    assert exemplar_called("young-carers-assessment") == "Young carers assessment"


def test_whose_reason_it_is_and_who_decided_is_told_beside_what_an_authority_changed() -> None:
    text = " ".join(changelog_text(northshire()).split())
    assert "Northshire Children's Services" in text
    assert (
        "“Where else has the family lived, and who there knows them?”, in “Who is in the child's life”. Why: Families move across"
        " our councils' borders, and nobody had asked next door (Northern safeguarding partnership, 20 January 2026)."
        in text
    )
    whys = [
        line.why
        for part in northshire().parts
        for line in part.lines
        if part.head != "Records that are there already"
    ]
    assert sum(map(bool, whys)) > 30


def says_nothing_to_look_at(before: Artifact, after: Artifact) -> bool:
    return NOTHING in lines(told(before, after), "Records that are there already")


@pytest.mark.parametrize("edit", [*EDITS, *PAIRS], ids=lambda edit: f"{edit[0]} {edit[1]}")
def test_it_says_of_open_records_what_moving_them_does(edit: tuple[str, str, str, Any, Any]) -> None:
    *_, old, new = edit
    if edit in EDITS:
        sides = [built(SMALL), built(small(old, new))]
    else:
        sides = [built(each) if isinstance(each, str) else each for each in (old, new)]
    for before, after in (sides, reversed(sides)):
        ways = plan(before, after).ways.values()
        touched = any(way.outcome in (Outcome.CHECK, Outcome.ASIDE, Outcome.PERSON) for way in ways)
        of_whom = ("W_NARROWER", "W_OTHER", "W_UNDECIDED", "X_UNKNOWN")
        set_aside = any(each.rule in of_whom for each in difference(before, after).changes)
        assert says_nothing_to_look_at(before, after) == (not touched and not set_aside)


def test_answers_that_are_marked_when_a_question_is_asked_again_are_not_said_to_be_left_alone() -> None:
    retired = "        ask: What was asked once?\n        type: text\n        retired: 2026-01-01\n"
    again = retired.replace("        retired: 2026-01-01\n", "")
    found = told(built(SMALL), built(small(retired, again)))
    assert any(
        "look again at the answers to “What was asked once?”" in line
        for line in lines(found, "Records that are there already")
    )


def test_the_answers_that_a_reused_name_leaves_without_a_place_are_called_by_what_they_answered() -> None:
    retired = "        ask: What was asked once?\n        type: text\n        retired: 2026-01-01\n"
    other = "        ask: Is anybody hitting the child?\n        type: text\n"
    found = told(built(SMALL), built(small(retired, other)))
    said = lines(found, "Records that are there already")
    assert any("what was answered to “What was asked once?” is kept aside" in line for line in said)
