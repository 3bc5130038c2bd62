"""What was retired: asked again as it was, asked again as something else, and worded otherwise while nobody is asked."""

from __future__ import annotations

from penpicture.engine.difference.compare import difference
from penpicture.engine.releases.step import least_step
from penpicture.renderers.difference_sentences import sentence
from tests.difference.small import TEXT, built, changes, edited

ONCE = "        ask: What was asked once?\n        type: text\n        retired: 2026-01-01\n"


def told(new: str, old: str = ONCE) -> list[tuple[str, str]]:
    before = edited(ONCE, old)
    return [(each.rule, each.judged.practice) for each in changes(before, before.replace(old, new))]


def test_a_retired_name_that_asks_something_else_is_no_question_asked_again() -> None:
    found = changes(TEXT, edited(ONCE, "        ask: Is anybody hitting the child?\n        type: text\n"))
    reused = next(each for each in found if each.rule == "Q_REUSE")
    assert (reused.old, reused.new) == ("What was asked once?", "Is anybody hitting the child?")
    assert reused.judged.data == reused.judged.practice == "breaking"
    assert "Q_RESTORE" not in [each.rule for each in found]
    assert "S_REWORDED" in [each.rule for each in found]


def test_the_same_words_asked_again_are_asked_again() -> None:
    assert told("        ask: What was asked once?\n        type: text\n") == [("Q_RESTORE", "review")]


def test_what_is_asked_again_is_compared_in_all_that_it_is() -> None:
    again = ONCE.replace("        retired: 2026-01-01\n", "")
    assert told(again + "        mandatory: yes\n") == [("Q_RESTORE", "breaking"), ("N_RAISE", "breaking")]
    ruled = "        ask when: learns is known\n        if not known: wait\n"
    assert told(again + ruled) == [("Q_RESTORE", "review"), ("W_NARROWER", "breaking")]
    assert told(again + "        answered by: family\n        no answer because: declined\n") == [
        ("Q_RESTORE", "review"),
        ("N_REASON_ADD", "review"),
        ("N_WHO_ANSWERS", "review"),
    ]
    assert told(again + ruled, ONCE + ruled) == [("Q_RESTORE", "review")]


def test_of_what_is_no_longer_asked_nothing_is_said_to_be_needed() -> None:
    needed = "        ask: What was asked once?\n        type: text\n        mandatory: yes\n"
    assert told(ONCE, needed) == [("Q_RETIRE", "review")]


def test_what_stays_retired_is_named_where_it_is_worded_otherwise_and_asks_for_no_more() -> None:
    found = changes(TEXT, edited("What was asked once?", "What did we ask once?"))
    assert [(each.rule, each.part) for each in found] == [("S_NAME", "questions.old_one.ask.practitioner")]
    assert found[0].judged.as_json() == {
        "data": "none", "returns": "none", "practice": "none", "wording": "review", "privacy": "none"
    }  # fmt: skip


def test_a_day_that_is_yet_to_come_is_told_in_words_and_never_as_the_present() -> None:
    """`retired` asks no longer at once, whatever its day; a duty has its day beside its law (rule L2)."""
    later = edited(
        "Is anybody unkind?\n        type: text\n",
        "Is anybody unkind?\n        type: text\n        retired: 2999-04-01\n",
    )
    assert [sentence(each) for each in changes(TEXT, later)] == [
        "It is no longer asked; the day given for that is 1 April 2999. Its answers stay readable"
    ]
    law = "        statutory:\n          nation: England\n          source: Some Act\n          from: 2999-04-01\n"
    seen = "        mandatory: yes\n        no answer because: not_known\n"
    asks = difference(built(TEXT), built(edited(seen, seen + law)))
    assert [sentence(each) for each in asks.changes] == ["The law asks for it: Some Act, from 1 April 2999"]
    assert least_step(asks).because() == (
        "the law asks for it: Some Act, from 1 April 2999 (questions.seen.statutory)",
    )
    ends = edited(seen, seen + law.replace("from: 2999", "to: 2999"))
    assert [sentence(each) for each in changes(edited(seen, seen + law), ends)] == [
        "The law asks for it of other children, or at another time: to 1 April 2999, where it was from 1 April 2999"
    ]
