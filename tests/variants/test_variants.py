"""Variants: other words, other offers and other questions for some children, in one exemplar for all (rules L3 to L6, A4)."""

from __future__ import annotations

from pathlib import Path

import pytest

from penpicture.dsl.printing import text
from tests.layers.folder import layer
from tests.variants.folder import BASE, artifact, codes, compiled, record, variant

WORDS = """\
- reword: likes
  ask: What does the child show you they love?
  meaning: same
  because: Not every child says it
"""
OTHER_WORDS = WORDS.replace(
    "What does the child show you they love?", "In any language, what does the child like?"
)
ADDED = """\
- add: signed_with
  in: beginning
  after: signs
  ask: Who signs with the child?
  type: text
  because: They are needed
"""


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


def test_l3_what_a_variant_adds_waits_while_nobody_knows_whether_it_applies(tmp_path: Path) -> None:
    session = record(artifact(tmp_path, variant(ADDED)), signs="?not_known")
    because = session.question("signed_with").because
    assert (session.status("signed_with"), because.by, because.owner) == ("pending", "variant", "signing")
    assert (
        because.sentence == "waiting until `signs` is known, since it is asked when variant `signing` applies"
    )
    session.answer("signs", "no")
    assert session.status("signed_with") == "skipped"


def test_l3_what_the_base_skips_and_a_variant_would_ask_waits_while_nobody_knows(tmp_path: Path) -> None:
    wider = "- when: school\n  ask when: child.age >= 3 years\n  because: Begins at three\n"
    made = artifact(tmp_path, variant(wider))
    found = [record(made, **said).status("school") for said in ({"signs": "no"}, {}, {"signs": "yes"})]
    assert found == ["skipped", "pending", "asked"]


def test_l3_what_the_base_asks_is_not_hidden_while_nobody_knows_whether_a_variant_would_skip_it(
    tmp_path: Path,
) -> None:
    narrower = "- when: contact\n  skip when: child.age < 5 years\n  because: Known already\n"
    made = artifact(tmp_path, variant(narrower))
    found = [record(made, **said).status("contact") for said in ({"signs": "no"}, {}, {"signs": "yes"})]
    assert found == ["asked", "asked", "skipped"]


def test_l6_what_a_variant_retires_is_skipped_while_it_applies_and_may_be_read(tmp_path: Path) -> None:
    retired = "- retire: likes\n  since: 2026-04-01\n  because: They are asked in another way\n"
    session = record(artifact(tmp_path, variant(retired)), likes="Trains", signs="yes")
    because = session.question("likes").because
    assert (session.status("likes"), because.sentence) == ("skipped", "They are asked in another way")
    assert session.pen_picture().sentences == ()
    session.answer("signs", "no")
    assert session.pen_picture().sentences == ("They like Trains.",)


def test_a_condition_that_a_variant_takes_away_is_taken_away_for_its_children(tmp_path: Path) -> None:
    base = BASE.replace(
        "        ask: Whom may we ring?",
        "        skip when: child.age < 5 years\n        ask: Whom may we ring?",
    )
    everyone = "- when: contact\n  without: skip when\n  because: Somebody has to be rung\n"
    made = artifact(tmp_path, variant(everyone), base=base)
    found = [record(made, **said).status("contact") for said in ({"signs": "no"}, {}, {"signs": "yes"})]
    assert found == ["skipped", "pending", "asked"]


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


def test_a_variant_can_ask_for_an_answer_at_sign_off(tmp_path: Path) -> None:
    made = artifact(
        tmp_path, variant("- require: likes\n  mandatory: yes\n  because: It is what the visit is for\n")
    )
    waits = [
        [each.question for each in record(made, **said).missing()]
        for said in ({"signs": "no"}, {"signs": "yes"})
    ]
    assert waits == [["contact"], ["likes", "contact"]]


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


def test_l5_two_variants_that_say_one_thing_differently_are_told_apart_by_an_example_child(
    tmp_path: Path,
) -> None:
    found = compiled(tmp_path, variant(WORDS), variant(OTHER_WORDS, "newcomers")).diagnostics
    assert [each.code for each in found] == ["PP552"]
    assert "a child for whom `interpreter` is `yes` and `signs` is `yes`" in text(found)
    assert "laid-0.yaml" in text(found) and "laid-1.yaml" in text(found)


def test_l5_they_compose_where_no_child_can_be_in_both(tmp_path: Path) -> None:
    made = artifact(
        tmp_path, variant(WORDS), variant(OTHER_WORDS, "newcomers", "interpreter is yes and signs is no")
    )
    assert record(made, signs="no", interpreter="yes").question("likes").text.startswith("In any language")


def test_l5_equal_words_compose(tmp_path: Path) -> None:
    made = artifact(tmp_path, variant(WORDS), variant(WORDS, "newcomers"))
    assert (
        record(made, signs="yes", interpreter="yes")
        .question("likes")
        .text.startswith("What does the child show")
    )


def test_l5_what_each_offers_composes(tmp_path: Path) -> None:
    one = "- no answer because: likes\n  offer: not_yet_known\n  because: It takes time\n"
    other = one.replace("not_yet_known", "declined")
    made = artifact(tmp_path, variant(one), variant(other, "newcomers"))
    reasons = record(made, signs="yes", interpreter="yes").facing("likes")["reasons"]
    assert set(reasons) == {"not_known", "not_yet_known", "declined"}


SETTLED = layer(
    """\
    - reword: likes
      ask: In any language or sign, what does the child love?
      meaning: same
      when all: newcomers, signing
      because: Some children are both
    """
)


def test_l5_a_layer_settles_what_holds_for_a_child_whom_both_are_for(tmp_path: Path) -> None:
    made = artifact(tmp_path, variant(WORDS), variant(OTHER_WORDS, "newcomers"), SETTLED)
    said = ({"signs": "yes"}, {"interpreter": "yes"}, {"signs": "yes", "interpreter": "yes"})
    assert [record(made, **each).question("likes").text for each in said] == [
        "What does the child show you they love?",
        "In any language, what does the child like?",
        "In any language or sign, what does the child love?",
    ]


def test_l5_a_settled_condition_holds_for_both_and_at_least_waits_while_it_may(tmp_path: Path) -> None:
    three, never = (
        f"- when: school\n  {said}\n  because: Their own\n"
        for said in ("ask when: child.age >= 3 years", "ask when: child.age >= 9 years")
    )
    settled = layer(
        "- when: school\n  ask when: child.age >= 4 years\n  when all: newcomers, signing\n  because: Both"
    )
    made = artifact(tmp_path, variant(three), variant(never, "newcomers"), settled)
    found = {
        (signs, interpreter): record(made, signs=signs, interpreter=interpreter).status("school")
        for signs in ("yes", "no", "?not_known")
        for interpreter in ("yes", "no", "?not_known")
    }
    assert found == {
        ("yes", "yes"): "asked",
        ("yes", "no"): "asked",
        ("yes", "?not_known"): "asked",
        ("no", "yes"): "skipped",
        ("no", "no"): "skipped",
        ("no", "?not_known"): "skipped",
        ("?not_known", "yes"): "pending",
        ("?not_known", "no"): "pending",
        ("?not_known", "?not_known"): "pending",
    }


def test_a_layer_changes_what_a_variant_says_by_naming_it(tmp_path: Path) -> None:
    named = layer(
        "- reword: signing/likes\n  for child: What do you love?\n  meaning: same\n  because: Their panel"
    )
    made = artifact(tmp_path, variant(WORDS), named)
    entry = next(each for each in made.content["questions"]["likes"]["variants"] if each["in"] == ["signing"])
    assert entry["ask"] == {
        "practitioner": "What does the child show you they love?",
        "child": "What do you love?",
    }


def test_l3_a_layer_that_changes_what_a_variant_says_too_is_warned(tmp_path: Path) -> None:
    other = layer(
        "- reword: likes\n  ask: What do they love?\n  meaning: same\n  because: Plainer", rank="team"
    )
    assert codes(tmp_path, variant(WORDS), other) == ["PP557"]


def test_l4_a_variant_may_not_look_at_what_a_sibling_adds(tmp_path: Path) -> None:
    assert codes(tmp_path, variant(ADDED), variant(WORDS, "newcomers", "signed_with is answered")) != []


def test_c10_a_variant_that_decides_itself_through_others_is_a_circle(tmp_path: Path) -> None:
    narrower = "- when: signs\n  ask when: school is near\n  because: Their own\n"
    wider = "- when: school\n  ask when: child.age >= 3 years\n  because: Begins at three\n"
    assert codes(
        tmp_path,
        variant(narrower + wider, when="contact is answered"),
        variant(wider, "newcomers", "signs is yes"),
    ) == ["PP501"]


def test_l2_a_duty_is_proved_in_every_combination_of_variants(tmp_path: Path) -> None:
    lost = "- add: pathway briefly\n  skip when: likes is answered\n  questions: seen_alone\n  because: Enough is known\n"
    found = compiled(tmp_path, variant(lost)).diagnostics
    assert [each.code for each in found] == ["PP520"]
    assert "`signs` is `yes`" in text(found)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("- retire: seen_alone\n  since: 2026-04-01\n  because: x", "PP383"),
        ("- reword: seen_alone\n  ask: Was anybody seen?\n  meaning: changed\n  because: x", "PP383"),
        ("- no answer because: seen_alone\n  offer: declined\n  because: x", "PP383"),
    ],
)
def test_l2_no_variant_hollows_out_a_duty(tmp_path: Path, change: str, code: str) -> None:
    assert codes(tmp_path, variant(change)) == [code]


def test_locks_bind_variants_of_their_rank_and_nearer_the_team(tmp_path: Path) -> None:
    lock = layer("- lock: likes\n  keep: wording\n  because: Agreed by everybody", rank="region")
    assert codes(tmp_path / "a", lock, variant(WORDS)) == ["PP373"]
    assert codes(tmp_path / "b", lock, variant(WORDS, rank="nation")) == []


def test_at_least_is_proved_for_the_children_of_a_variant_too(tmp_path: Path) -> None:
    lock = layer("- lock: school\n  keep: at least\n  because: Every child who goes to school", rank="region")
    later = "- when: school\n  ask when: child.age >= 7 years\n  because: Later\n"
    assert codes(tmp_path / "a", lock, variant(later)) == ["PP388"]
    earlier = later.replace("7", "3")
    assert codes(tmp_path / "b", lock, variant(earlier)) == []


def test_the_history_of_a_wording_has_the_variants_step(tmp_path: Path) -> None:
    history = artifact(tmp_path, variant(WORDS)).provenance["questions.likes.ask.practitioner"]["history"]
    assert [(step["layer"], step.get("rank", "")) for step in history] == [
        ("first-visit@1.2.0", ""),
        ("signing", "variant"),
    ]


def test_an_exemplar_without_variants_says_nothing_of_them(tmp_path: Path) -> None:
    assert "variants" not in artifact(tmp_path).content


def test_a4_a_settlement_says_for_itself_whether_the_meaning_is_the_same(tmp_path: Path) -> None:
    variants = (variant(WORDS), variant(OTHER_WORDS, "newcomers"))
    for n, (meaning, check) in enumerate((("same", False), ("changed", True))):
        session = record(artifact(tmp_path / str(n), *variants, SETTLED.replace("same", meaning)), likes="Trains")
        session.answer("signs", "yes")
        assert not session.question("likes").check
        session.answer("interpreter", "yes")
        assert session.question("likes").check is check
