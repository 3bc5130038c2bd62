"""Variants: other words, other offers and other questions for some children, in one exemplar for all (rules L3 to L6, A4)."""

from __future__ import annotations

import json
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
    assert (session.status("likes"), because.sentence) == ("skipped", "They are asked in their own way")
    assert session.pen_picture().sentences == ()
    session.answer("signs", "no")
    assert session.pen_picture().sentences == ("They like Trains.",)


def test_why_a_variant_retires_something_is_for_colleagues_and_whoever_wonders_reads_the_variants_own_reason(
    tmp_path: Path,
) -> None:
    base = BASE + (
        "      - id: people\n        ask: Who is there?\n        type: group\n        row title: <name>\n"
        "        there are none: Nobody\n        questions:\n          - id: name\n            ask: Who is it?\n"
        "            type: text\n            no answer because: not_known\n"
    )
    gone = "".join(
        f"- retire: {name}\n  since: 2026-04-01\n  because: Our solicitor says we must not\n"
        for name in ("likes", "people.name")
    )
    own = variant(gone).replace("They are asked in their own way", "<child.known_as> is asked in another way")
    made = artifact(tmp_path / "a", own, base=base)
    session = record(made, signs="yes")
    session.hold("child.known_as", "Robin")
    row = session.add_row("people")
    for question in ("likes", f"people[{row}].name"):
        assert session.question(question).because.sentence == "Robin is asked in another way"
    history = made.provenance["questions.likes.retired"]["history"]
    assert history[-1]["because"] == "Our solicitor says we must not"
    assert "solicitor" not in json.dumps(made.content)
    silent = artifact(
        tmp_path / "b", own.replace("because: <child.known_as> is asked in another way\n", ""), base=base
    )
    said = record(silent, signs="yes").question("likes").because.sentence
    assert said == "skipped when variant `signing` applies"


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
        session = record(
            artifact(tmp_path / str(n), *variants, SETTLED.replace("same", meaning)), likes="Trains"
        )
        session.answer("signs", "yes")
        assert not session.question("likes").check
        session.answer("interpreter", "yes")
        assert session.question("likes").check is check


# --- what adversaries found -----------------------------------------------------------------------------------------

SENTENCE = (
    "- reword: sentence likes\n  say: They show that they love <likes>.\n  meaning: same\n  because: x\n"
)
OTHER_SENTENCE = SENTENCE.replace("show that they love", "light up at")


def settling(change: str) -> str:
    """A layer that settles what both variants say."""
    return layer(change.rstrip("\n") + "\n  when all: newcomers, signing\n")


def test_l5_what_three_variants_settle_says_nothing_of_a_child_in_only_two_of_them(tmp_path: Path) -> None:
    third = variant(WORDS.replace("show you", "tell you"), "third", "contact is answered")
    three = SETTLED.replace("newcomers, signing", "newcomers, signing, third")
    found = codes(tmp_path, variant(WORDS), variant(OTHER_WORDS, "newcomers"), third, three)
    assert found == ["PP552", "PP552", "PP552"]


def test_l5_it_is_enough_where_whoever_is_in_two_is_in_the_third(tmp_path: Path) -> None:
    third = variant(
        WORDS.replace("show you", "tell you"),
        "third",
        "signs is yes and interpreter is yes",
        rank="authority",
    )
    three = SETTLED.replace("newcomers, signing", "newcomers, signing, third")
    made = artifact(tmp_path, variant(WORDS), variant(OTHER_WORDS, "newcomers"), third, three)
    assert (
        record(made, signs="yes", interpreter="yes").question("likes").text.startswith("In any language or")
    )


@pytest.mark.parametrize(
    "change",
    [
        "- reword: likes\n  ask: What does the child like?\n  meaning: same\n  because: Plain is best\n",
        "- when: school\n  ask when: child.age >= 5 years\n  because: As for everybody\n",
        "- reword: sentence likes\n  say: They like <likes>.\n  meaning: same\n  because: Plain is best\n",
    ],
)
def test_l5_for_a_child_in_both_the_bases_word_can_be_what_is_settled(tmp_path: Path, change: str) -> None:
    three = "- when: school\n  ask when: child.age >= 3 years\n  because: x\n"
    one, other = WORDS + SENTENCE + three, OTHER_WORDS + OTHER_SENTENCE + three.replace("3", "9")
    both = codes(tmp_path / "a", variant(one), variant(other, "newcomers"))
    assert both == ["PP552"] * 3
    found = codes(tmp_path / "b", variant(one), variant(other, "newcomers"), settling(change))
    assert found == ["PP552"] * 2


def test_an_option_that_is_called_like_a_need_is_withdrawn_and_the_need_stays(tmp_path: Path) -> None:
    base = BASE.replace("          far: Another\n", "          far: Another\n          risk: One they fear\n")
    base = base.replace("        ask: Which school?\n", "        ask: Which school?\n        risk: yes\n")
    base = base.replace("5 years\n", "5 years\n        if not known: ask\n")
    gone = "- options: school\n  withdraw: risk\n  since: 2026-04-01\n  because: x\n"
    facing = record(artifact(tmp_path, variant(gone), base=base), signs="yes").facing("school")
    assert facing["risk"] and [each["code"] for each in facing["options"]] == ["near", "far"]


def test_l5_two_variants_that_end_one_thing_compose_whatever_their_reasons(tmp_path: Path) -> None:
    ends = "- retire: likes\n  since: 2026-04-01\n  because: They are asked in another way\n"
    theirs = variant(ends, "newcomers").replace("They are asked in their own way", "An interpreter asks them")
    made = artifact(tmp_path, variant(ends), theirs)
    assert record(made, interpreter="yes").question("likes").because.sentence == "An interpreter asks them"


def test_what_two_variants_say_alike_in_a_pen_picture_is_said_once(tmp_path: Path) -> None:
    made = artifact(tmp_path, variant(SENTENCE), variant(SENTENCE, "newcomers"))
    told = record(made, likes="Trains", signs="yes", interpreter="yes").pen_picture().sentences
    assert told == ("They show that they love Trains.",)


def test_l5_two_variants_words_of_a_sentence_are_settled_like_those_of_a_question(tmp_path: Path) -> None:
    both = settling(SENTENCE.replace("show that they love", "glow at"))
    laid = variant(SENTENCE), variant(OTHER_SENTENCE, "newcomers")
    found = compiled(tmp_path / "a", *laid).diagnostics
    assert [each.code for each in found] == ["PP552"]
    assert "the wording of `sentence likes`" in text(found) and "laid-0.yaml:10:10" in text(found)
    made = artifact(tmp_path / "b", *laid, both)
    said: tuple[dict[str, str], ...] = (
        {},
        {"signs": "yes"},
        {"interpreter": "yes"},
        {"signs": "yes", "interpreter": "yes"},
    )
    assert [record(made, likes="Trains", **each).pen_picture().sentences[0] for each in said] == [
        "They like Trains.", "They show that they love Trains.", "They light up at Trains.", "They glow at Trains."
    ]  # fmt: skip


def test_l3_the_words_of_a_sentence_and_when_it_is_said_are_facets_of_their_own(tmp_path: Path) -> None:
    when = "- when: sentence likes\n  say when: school is near\n  because: x\n"
    made = artifact(
        tmp_path, variant(SENTENCE), variant(when, "newcomers", "interpreter is yes or signs is yes")
    )
    assert record(made, likes="Trains", signs="yes").pen_picture().sentences == ()
    made = artifact(tmp_path / "b", variant(SENTENCE), variant(when, "newcomers"))
    assert record(made, likes="Trains", signs="yes").pen_picture().sentences == (
        "They show that they love Trains.",
    )
    ends = "- retire: sentence likes\n  since: 2026-04-01\n  because: x\n"
    made = artifact(tmp_path / "c", variant(SENTENCE), variant(ends, "newcomers"))
    assert record(made, likes="Trains", signs="yes", interpreter="yes").pen_picture().sentences == ()


def test_sentences_without_names_and_said_twice_keep_their_places(tmp_path: Path) -> None:
    base = BASE.replace("pen picture:\n", "pen picture:\n  - say: They like <likes>.\n  - say: Here we go.\n")
    more = "- add: sentence more\n  after: likes\n  say: And so on.\n  because: x\n"
    made = artifact(tmp_path, variant(SENTENCE + more), base=base)
    assert record(made, likes="Trains", signs="yes").pen_picture().sentences == (
        "They like Trains.", "Here we go.", "They show that they love Trains.", "And so on."
    )  # fmt: skip


PATHWAY = "- add: pathway quick\n  {kind} when: school is near\n  questions: contact\n  because: It is known at school\n"


@pytest.mark.parametrize("kind", ["ask", "skip"])
def test_a_pathway_that_a_variant_adds_tells_its_reason(tmp_path: Path, kind: str) -> None:
    school = "far" if kind == "ask" else "near"
    base = BASE.replace("child.age >= 5 years", "child.age >= 1 years")
    made = artifact(tmp_path, variant(PATHWAY.format(kind=kind)), base=base)
    because = record(made, signs="yes", school=school).question("contact").because
    assert (because.status, because.sentence) == ("skipped", "It is known at school")


def test_l5_two_variants_conditions_of_one_pathway_are_settled_at_the_pathway(tmp_path: Path) -> None:
    way = "pathways:\n  - id: quick\n    because: Known\n    skip when: likes is answered\n    questions: contact\n"
    base = BASE.replace("sections:\n", f"{way}sections:\n", 1)
    one = "- when: pathway quick\n  skip when: school is near\n  because: Known there\n"
    other, same = (one.replace("school is near", each) for each in ("school is far", "likes is answered"))
    laid = variant(one), variant(other, "newcomers")
    found = compiled(tmp_path / "a", *laid, base=base).diagnostics
    assert [each.code for each in found] == ["PP552"]
    assert "laid-0.yaml:10:16" in text(found) and "laid-1.yaml:10:16" in text(found)
    made = artifact(tmp_path / "b", *laid, settling(same), base=base)
    session = record(made, signs="yes", interpreter="yes", likes="Trains")
    assert session.status("contact") == "skipped"


def test_l5_what_two_variants_offer_under_one_code_is_settled_by_one_more_offer(tmp_path: Path) -> None:
    offer = "- options: school\n  offer:\n    special: {}\n  because: x\n"
    laid = variant(offer.format("One")), variant(offer.format("Two"), "newcomers")
    made = artifact(tmp_path, *laid, settling(offer.format("Both")))
    said = ({"signs": "yes"}, {"interpreter": "yes"}, {"signs": "yes", "interpreter": "yes"})
    assert [record(made, **each).facing("school")["options"][-1]["say"]["practitioner"] for each in said] == [
        "One",
        "Two",
        "Both",
    ]


@pytest.mark.parametrize(
    ("read", "kind"), [("moved is yes", "section"), ("any friends where near is yes", "group")]
)
def test_l4_a_variant_may_not_look_into_a_section_or_group_that_a_layer_adds_nearer_the_team(
    tmp_path: Path, read: str, kind: str
) -> None:
    inside = "    - id: {}\n      ask: x\n      type: yes/no\n      no answer because: not_known\n"
    added = {
        "section": "- add: section more\n  title: More\n  after: home\n  questions:\n"
        + inside.format("moved"),
        "group": "- add: friends\n  in: home\n  ask: Who?\n  type: group\n  no answer because: not_known\n  questions:\n"
        + inside.format("near"),
    }[kind]
    nearer = layer(f"{added}  because: x\n", rank="team")
    assert codes(tmp_path, variant(WORDS, when=read), nearer) == ["PP555"]


def test_l7_a_variant_that_changes_nothing_leaves_the_identity_alone(tmp_path: Path) -> None:
    nothing = variant(WORDS.replace("What does the child show you they love?", "What does the child like?"))
    changes = variant(OTHER_WORDS, "newcomers")
    found, bare = artifact(tmp_path / "a", nothing, changes), artifact(tmp_path / "b", changes)
    assert found.content_hash == bare.content_hash
    assert list(found.content["variants"]) == ["newcomers"]


def test_two_variants_of_one_name_that_both_fit_the_version_are_told_apart(tmp_path: Path) -> None:
    again = variant("- reword: contact\n  ask: Whom?\n  meaning: same\n  because: x\n").replace(
        "@1", "@1.2.0"
    )
    assert codes(tmp_path, variant(WORDS), again) == ["PP302"]


def test_l5_a_settlement_for_children_whom_there_are_not_is_warned_of(tmp_path: Path) -> None:
    laid = variant(WORDS), variant(OTHER_WORDS, "newcomers", "signs is no"), SETTLED
    assert codes(tmp_path, *laid) == ["PP562"]


def test_a_change_of_what_only_a_variant_adds_is_told_how_to_name_it(tmp_path: Path) -> None:
    bare = "- reword: signed_with\n  ask: Who signs?\n  meaning: same\n  because: x\n"
    found = compiled(tmp_path / "a", variant(ADDED), layer(bare)).diagnostics
    assert "variant `signing` adds it: write `signing/` before its name" in text(found)
    made = artifact(tmp_path / "b", variant(ADDED), layer(bare.replace("signed_with", "signing/signed_with")))
    assert record(made, signs="yes").question("signed_with").text == "Who signs?"


@pytest.mark.parametrize(
    "change", ["- reword: newcomers/likes\n", "- reword: likes\n  when all: newcomers, signing\n"]
)
def test_l5_a_variant_speaks_for_itself_alone(tmp_path: Path, change: str) -> None:
    said = f"{change}  ask: And so?\n  meaning: same\n  because: x\n"
    assert codes(tmp_path, variant(said), variant(OTHER_WORDS, "newcomers")) == ["PP550"]


def test_a_fault_in_a_variants_words_is_told_once_where_it_stands(tmp_path: Path) -> None:
    wrong = ADDED.replace("Who signs", "Who signs <nobody>")
    found = compiled(tmp_path, variant(wrong), variant(WORDS, "newcomers"), settling(WORDS)).diagnostics
    assert [each.code for each in found] == ["PP601"]
    assert "laid-0.yaml:12:20" in text(found)


BINDING = BASE.replace("        type: yes/no\n", "        fact: child.unborn\n        type: yes/no\n", 1)


def test_l4_a_fact_that_a_question_here_answers_is_what_that_question_says(tmp_path: Path) -> None:
    said = "- reword: {}\n  ask: In other words?\n  meaning: same\n  because: x\n"
    own, other = (variant(said.format(each), when="child.unborn is yes") for each in ("signs", "likes"))
    assert codes(tmp_path / "a", own, base=BINDING) == ["PP554"]
    assert codes(tmp_path / "b", other, base=BINDING) == []


def test_l4_a_fact_may_be_looked_at_by_every_rank_wherever_it_is_asked(tmp_path: Path) -> None:
    asks = "- add: born\n  in: home\n  after: likes\n  ask: Not born yet?\n  fact: child.unborn\n  type: yes/no\n"
    nearer = layer(f"{asks}  no answer because: not_known\n  because: x\n", rank="team")
    assert codes(tmp_path, variant(WORDS, when="child.unborn is yes", rank="nation"), nearer) == []


def test_a_question_that_a_variant_asks_of_nobody_is_told_in_plain_words(tmp_path: Path) -> None:
    never = ADDED.replace("  because", "  ask when: signs is no\n  because")
    found = compiled(tmp_path, variant(never)).diagnostics
    assert [each.code for each in found] == ["PP522"]
    assert "`variant signing applies and signs is no` never holds" in text(found)


def test_s2_a_variant_that_applies_where_nobody_knows_may_hide_nothing(tmp_path: Path) -> None:
    ends = "- retire: likes\n  since: 2026-04-01\n  because: x\n"
    found = compiled(tmp_path / "a", variant(ends, when="signs is not known")).diagnostics
    assert [each.code for each in found] == ["PP502"]
    assert "let the variant apply by an answer of `signs`" in text(found)
    assert codes(tmp_path / "b", variant(WORDS, when="signs is not known")) == []


NEW_SECTION = "- add: section {}\n  title: More\n  after: home\n  questions:\n    - {}\n  because: x\n"


def test_two_variants_that_add_one_question_in_sections_of_their_own_are_told_both_places(
    tmp_path: Path,
) -> None:
    own = "id: same\n      ask: Same?\n      type: text"
    one, other = (
        variant(NEW_SECTION.format("here", own)),
        variant(NEW_SECTION.format("there", own), "newcomers"),
    )
    found = compiled(tmp_path / "a", one, other).diagnostics
    assert [each.code for each in found] == ["PP560"]
    assert "laid-0.yaml:13:13" in text(found) and "laid-1.yaml:13:13" in text(found)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "parts.yaml").write_text(
        "penpicture: 1\nfragment: parts\nversion: 1.0.0\nquestions:\n  - id: part\n    ask: Part?\n    type: text\n",
        encoding="utf-8",
    )
    one, other = (
        variant(NEW_SECTION.format(each, "use: parts@1"), name)
        for each, name in (("here", "signing"), ("there", "newcomers"))
    )
    found = compiled(tmp_path / "b", one, other).diagnostics
    assert [each.code for each in found] == ["PP560"]
    assert "laid-0.yaml:9:18" in text(found) and "laid-1.yaml:9:18" in text(found)


def test_two_variants_may_ask_the_same_in_rows_of_different_groups(tmp_path: Path) -> None:
    group = "      - id: {0}\n        ask: Who?\n        type: group\n        no answer because: not_known\n        questions:\n          - id: {0}_name\n            ask: Name?\n            type: text\n"
    base = BASE + group.format("friends") + group.format("cousins")
    add = "- add: near\n  in: {}\n  ask: Near?\n  type: yes/no\n  because: x\n"
    made = artifact(
        tmp_path, variant(add.format("friends")), variant(add.format("cousins"), "newcomers"), base=base
    )
    assert {"friends.near", "cousins.near"} <= set(made.content["questions"])


def test_l5_what_pairs_settle_alike_needs_no_word_for_all_three(tmp_path: Path) -> None:
    third = variant(WORDS.replace("show you", "tell you"), "third", "contact is answered")
    pairs = ("newcomers, signing", "newcomers, third", "signing, third")
    settled = layer("".join(f"{WORDS.rstrip()}\n  when all: {pair}\n" for pair in pairs))
    made = artifact(tmp_path, variant(WORDS), variant(OTHER_WORDS, "newcomers"), third, settled)
    said = record(made, signs="yes", interpreter="yes", contact="An aunt")
    assert said.question("likes").text == "What does the child show you they love?"


def test_why_something_is_skipped_is_never_told_as_a_reason_to_ask_it(tmp_path: Path) -> None:
    way = "pathways:\n  - id: quick\n    because: Known\n    skip when: likes is answered\n    questions: contact\n"
    base = BASE.replace("sections:\n", f"{way}sections:\n", 1)
    gone = "- retire: pathway quick\n  since: 2026-04-01\n  because: Asked again\n"
    made = artifact(tmp_path, variant(gone), base=base)
    asked = record(made, signs="yes", likes="Trains").question("contact").because
    assert asked.status == "asked" and "Known" not in asked.sentence


def test_s6_a_pathway_says_why_it_skips_where_a_variant_has_other_rules(tmp_path: Path) -> None:
    base = (
        BASE
        + "pathways:\n  - id: known\n    skip when: likes is answered\n    questions: contact\n    because: They are known\n"
    )
    changed = "- when: pathway known\n  skip when: likes is answered and school is near\n  asked because: The school knows them\n  because: x\n"
    made = artifact(tmp_path, variant(changed), base=base)
    told = [
        record(made, likes="Trains", **said).question("contact").because
        for said in ({"signs": "no"}, {"signs": "yes"}, {})
    ]
    assert [each.status for each in told] == ["skipped", "asked", "pending"]
    assert told[0].sentence == "They are known" and told[0].owner == "known"
