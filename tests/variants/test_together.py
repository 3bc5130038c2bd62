"""What several variants say at once: told apart by an example child, composed, or settled by a layer (rule L5)."""

from __future__ import annotations

from pathlib import Path

import pytest

from penpicture.dsl.printing import text
from tests.layers.folder import layer
from tests.variants.folder import BASE, artifact, codes, compiled, record, variant
from tests.variants.said import OTHER_WORDS, SENTENCE, WORDS, settling

SETTLED = layer(
    """\
    - reword: likes
      ask: In any language or sign, what does the child love?
      meaning: same
      when all: newcomers, signing
      because: Some children are both
    """
)
OTHER_SENTENCE = SENTENCE.replace("show that they love", "light up at")
NEW_SECTION = "- add: section {}\n  title: More\n  after: home\n  questions:\n    - {}\n  because: x\n"


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


def test_two_variants_of_one_name_that_both_fit_the_version_are_told_apart(tmp_path: Path) -> None:
    again = variant("- reword: contact\n  ask: Whom?\n  meaning: same\n  because: x\n").replace(
        "@1", "@1.2.0"
    )
    assert codes(tmp_path, variant(WORDS), again) == ["PP302"]


def test_l5_a_settlement_for_children_whom_there_are_not_is_warned_of(tmp_path: Path) -> None:
    laid = variant(WORDS), variant(OTHER_WORDS, "newcomers", "signs is no"), SETTLED
    assert codes(tmp_path, *laid) == ["PP562"]


@pytest.mark.parametrize(
    "change", ["- reword: newcomers/likes\n", "- reword: likes\n  when all: newcomers, signing\n"]
)
def test_l5_a_variant_speaks_for_itself_alone(tmp_path: Path, change: str) -> None:
    said = f"{change}  ask: And so?\n  meaning: same\n  because: x\n"
    assert codes(tmp_path, variant(said), variant(OTHER_WORDS, "newcomers")) == ["PP550"]


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
