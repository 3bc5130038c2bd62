"""What a variant asks, ends and waits for, and which reason is told for it (rules L3, L6, S2, S6)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from penpicture.dsl.printing import text
from tests.variants.folder import BASE, artifact, codes, compiled, record, variant
from tests.variants.said import ADDED, SENTENCE, WORDS

PATHWAY = "- add: pathway quick\n  {kind} when: school is near\n  questions: contact\n  because: It is known at school\n"


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


def test_a_variant_can_ask_for_an_answer_at_sign_off(tmp_path: Path) -> None:
    made = artifact(
        tmp_path, variant("- require: likes\n  mandatory: yes\n  because: It is what the visit is for\n")
    )
    waits = [
        [each.question for each in record(made, **said).missing()]
        for said in ({"signs": "no"}, {"signs": "yes"})
    ]
    assert waits == [["contact"], ["likes", "contact"]]


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


@pytest.mark.parametrize("kind", ["ask", "skip"])
def test_a_pathway_that_a_variant_adds_tells_its_reason(tmp_path: Path, kind: str) -> None:
    school = "far" if kind == "ask" else "near"
    base = BASE.replace("child.age >= 5 years", "child.age >= 1 years")
    made = artifact(tmp_path, variant(PATHWAY.format(kind=kind)), base=base)
    because = record(made, signs="yes", school=school).question("contact").because
    assert (because.status, because.sentence) == ("skipped", "It is known at school")


def test_s2_a_variant_that_applies_where_nobody_knows_may_hide_nothing(tmp_path: Path) -> None:
    ends = "- retire: likes\n  since: 2026-04-01\n  because: x\n"
    found = compiled(tmp_path / "a", variant(ends, when="signs is not known")).diagnostics
    assert [each.code for each in found] == ["PP502"]
    assert "let the variant apply by an answer of `signs`" in text(found)
    assert codes(tmp_path / "b", variant(WORDS, when="signs is not known")) == []


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
