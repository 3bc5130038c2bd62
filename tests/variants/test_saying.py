"""What a variant says stands while it surely applies: words, options and what was answered before (rules L3, A4)."""

from __future__ import annotations

from pathlib import Path

from tests.variants.folder import BASE, artifact, record, variant
from tests.variants.said import ADDED, WORDS


def test_l3_a_variants_words_stand_while_it_surely_applies_and_only_then(tmp_path: Path) -> None:
    made = artifact(tmp_path, variant(WORDS))
    session = record(made)
    assert session.question("likes").text == "What does the child like?"
    session.answer("signs", "yes")
    assert session.question("likes").text == "What does the child show you they love?"
    session.answer("signs", "no")
    assert session.question("likes").text == "What does the child like?"
    session.give_reason("signs", "not_known")
    assert session.question("likes").text == "What does the child like?"


def test_a_variant_can_begin_to_apply_half_way_and_nothing_written_is_lost(tmp_path: Path) -> None:
    session = record(artifact(tmp_path, variant(WORDS + ADDED)), likes="Trains")
    session.answer("signs", "yes")
    likes = session.question("likes")
    assert (likes.value, likes.check) == ("Trains", False)
    session.answer("signed_with", "Her aunt")
    session.answer("signs", "no")
    assert [each.question for each in session.set_aside()] == ["signed_with"]
    session.answer("signs", "yes")
    assert session.question("signed_with").value == "Her aunt"


def test_a4_an_option_that_a_variant_offered_stays_and_is_marked_once_it_applies_no_more(
    tmp_path: Path,
) -> None:
    offer = "- options: school\n  offer:\n    special: A school where people sign\n  because: There is one\n"
    wider = "- when: school\n  ask when: child.age >= 3 years\n  because: Begins at three\n"
    session = record(artifact(tmp_path, variant(offer + wider)), signs="yes", school="special")
    assert not session.question("school").not_offered
    session.answer("signs", "no")
    school = session.question("school")
    assert (school.value, school.not_offered) == ("special", True)


def test_an_option_that_a_variant_withdraws_is_not_offered_to_its_children(tmp_path: Path) -> None:
    withdrawn = (
        "- options: school\n  withdraw: far\n  since: 2026-04-01\n  because: There is none that signs\n"
    )
    made = artifact(tmp_path, variant(withdrawn))
    offered = [
        [option["code"] for option in record(made, **said).facing("school")["options"]]
        for said in ({}, {"signs": "yes"})
    ]
    assert offered == [["near", "far"], ["near"]]


def test_a4_words_that_mean_something_else_mark_what_was_answered_before(tmp_path: Path) -> None:
    session = record(artifact(tmp_path, variant(WORDS.replace("same", "changed"))), likes="Trains")
    assert not session.question("likes").check
    session.answer("signs", "yes")
    assert session.question("likes").check
    session.answer("likes", "Trains, with her whole body")
    assert not session.question("likes").check
    session.answer("signs", "no")
    assert session.question("likes").check


def test_a_sentence_of_the_pen_picture_is_said_in_the_variants_words(tmp_path: Path) -> None:
    said = "- reword: sentence likes\n  say: They show that they love <likes>.\n  meaning: same\n  because: As it is\n"
    made = artifact(tmp_path, variant(said))
    told = [record(made, likes="Trains", **more).pen_picture().sentences for more in ({}, {"signs": "yes"})]
    assert told == [("They like Trains.",), ("They show that they love Trains.",)]


def test_an_option_that_is_called_like_a_need_is_withdrawn_and_the_need_stays(tmp_path: Path) -> None:
    base = BASE.replace("          far: Another\n", "          far: Another\n          risk: One they fear\n")
    base = base.replace("        ask: Which school?\n", "        ask: Which school?\n        risk: yes\n")
    base = base.replace("5 years\n", "5 years\n        if not known: ask\n")
    gone = "- options: school\n  withdraw: risk\n  since: 2026-04-01\n  because: x\n"
    facing = record(artifact(tmp_path, variant(gone), base=base), signs="yes").facing("school")
    assert facing["risk"] and [each["code"] for each in facing["options"]] == ["near", "far"]
