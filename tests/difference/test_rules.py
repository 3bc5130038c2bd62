"""Each kind of change, by a small edit of one exemplar: what it is called, of which part, and what it is judged."""

from __future__ import annotations

from typing import Any

import pytest

from penpicture.engine.artifact import Artifact
from penpicture.engine.difference.compare import difference
from penpicture.engine.difference.rules import MOVED, RULES, noticed_by
from penpicture.renderers.difference_markdown import difference_markdown
from penpicture.renderers.difference_text import difference_text
from tests.difference.by_hand import PAIRS, PAST, by_hand
from tests.difference.small import TEXT, built, changes, edited

SEEN = "        no answer because: not_known\n        answered by: practitioner\n"
EFFECT = "        ask when: drinking is now\n        if not known: wait\n"
LEARNS = "      - id: learns\n        ask: How is school going?\n        type: long text\n        dimension: education\n"
BULLIED = "      - id: bullied\n        ask: Is anybody unkind?\n        type: text\n"
NIGHT = "      - id: night\n        ask: How are the nights?\n        type: text\n"
LAW = "        statutory:\n          nation: England\n          source: Some Act, section 1\n          for: every child\n"

EDITS: tuple[tuple[str, str, str, str, str], ...] = (
    # rule, part, what it is judged: data returns practice wording privacy; what is taken out, what is put in.
    ("Q_ADD", "questions.night", "--r--", LEARNS, NIGHT + LEARNS),
    ("Q_ADD_NEEDED", "questions.night", "-rB--", LEARNS, NIGHT + "        mandatory: yes\n" + LEARNS),
    ("Q_RETIRE", "questions.bullied", "--r--", BULLIED, BULLIED + "        retired: 2026-05-01\n"),
    ("Q_DELETE", "questions.bullied", "Brr--", BULLIED, ""),
    ("Q_RENAME", "questions.unkind", "-----", "      - id: bullied\n", "      - id: unkind\n        was: bullied\n"),
    ("Q_RESTORE", "questions.old_one", "-rr--", "        retired: 2026-01-01\n", ""),
    ("Q_REUSE", "questions.old_one", "BBB--", "        type: text\n        retired: 2026-01-01\n", "        type: yes/no\n"),
    ("T_WIDEN", "questions.bullied", "-r---", BULLIED, BULLIED.replace("type: text", "type: long text")),
    ("T_CHANGE", "questions.bullied", "BB---", BULLIED, BULLIED.replace("type: text", "type: date")),
    ("U_CHANGE", "questions.sleeps", "BB---", "unit: hours", "unit: nights"),
    ("C_MANY", "questions.mood", "-B---", "type: choice\n        sensi", "type: choices\n        sensi"),
    ("V_TIGHTEN", "questions.sleeps.at_most", "r-r--", "at most: 24", "at most: 20"),
    ("V_LOOSEN", "questions.sleeps.at_least", "-rr--", "        at least: 0\n", ""),
    ("D_PREFILL", "questions.wants", "-rB--", "        fact: child.wishes\n", ""),
    ("N_RAISE", "questions.bullied", "--B--", BULLIED, BULLIED + "        mandatory: yes\n"),
    ("N_LOWER", "questions.seen", "-rr--", "        mandatory: yes\n        no", "        no"),
    ("N_DUTY_ADD", "questions.seen.statutory", "-rB--", SEEN, SEEN + LAW),
    ("N_ESSENTIAL", "questions.plan.essential", "--r--", "        essential: yes\n", ""),
    ("N_RISK", "questions.seen.risk", "--r--", SEEN, SEEN + "        risk: yes\n"),
    ("N_REASON_ADD", "questions.seen.reasons.declined", "-rr--", SEEN, SEEN.replace("not_known", "not_known, declined")),
    ("N_REASON_END", "questions.drinking.reasons.declined", "r-r--", "not_known, declined", "not_known"),
    ("N_TELL_MORE", "questions.drinking.more_to_say", "--r--", "more to say: now", "more to say: now, past"),
    ("N_WHO_ANSWERS", "questions.seen.answered_by", "--r--", "        answered by: practitioner\n", ""),
    ("O_ADD", "questions.plan.options.visit", "--r--", "          more: A", "          visit: A visit\n          more: A"),
    ("O_ADD", "questions.drinking.options.once", "-rr--", "          never:", "          once: Once\n          never:"),
    ("O_RETIRE", "questions.drinking.options.past", "-rr--", "          past: In the past\n",
     "          past:\n            say: In the past\n            retired: 2026-05-01\n"),
    ("O_DELETE", "questions.drinking.options.past", "BBr--", "          past: In the past\n", ""),
    ("O_RECODE", "questions.drinking.options.long_ago", "-r---", "          past: In the past\n",
     "          long_ago:\n            say: In the past\n            was: past\n"),
    ("O_RELABEL", "questions.drinking.options.past", "rr-r-", "past: In the past", "past: Long ago"),
    ("O_ORDER", "questions.plan.options", "---r-",
     "          nothing: Nothing more\n          more: A fuller look\n", "          more: A fuller look\n          nothing: Nothing more\n"),
    ("O_MERGE", "questions.drinking.options.never", "rBr--", "          past: In the past\n          never: No, never\n",
     "          never:\n            say: No, never\n            was: past\n"),
    ("W_WIDER", "questions.effect", "-rr--", "ask when: drinking is now", "ask when: drinking is one of now, past"),
    ("W_NARROWER", "questions.effect", "rrB--", EFFECT, EFFECT + "        skip when: seen is no\n"),
    ("W_OTHER", "questions.effect", "rrB--", "ask when: drinking is now", "ask when: drinking is past"),
    ("W_SAME", "questions.effect", "-----", "ask when: drinking is now", "ask when: drinking is now or (drinking is now and seen is yes)"),
    ("W_NARROWER", "sections.school", "rrB--", "ask when: older", "ask when: older and seen is yes"),
    ("X_UNKNOWN", "questions.effect", "rrB--", EFFECT, EFFECT.replace("wait", "ask")),
    ("C_AS_OF", "as_of", "rrB--", "as of: assessment.started_on", "as of: referral.date"),
    ("M_ORDER", "sections.school.questions", "---r-", LEARNS + BULLIED, BULLIED + LEARNS),
    ("M_DIMENSION", "questions.learns.dimensions", "--r--", "dimension: education", "dimension: health"),
    ("M_PART_RENAME", "sections.lessons", "-----", "  - id: school\n", "  - id: lessons\n    was: school\n"),
    ("S_REWORDED", "questions.learns.ask.practitioner", "rrrr-", "How is school going?", "How is school now?"),
    ("S_NAME", "sections.school.title.practitioner", "---r-", "title: At school", "title: At nursery"),
    ("S_VOICE", "questions.drinking.ask.family", "---r-", "affect you?", "trouble you?"),
    ("S_GUIDANCE", "questions.drinking.hint.practitioner", "---r-", "hint: Ask gently.", "hint: Take your time."),
    ("S_BECAUSE", "questions.effect.because", "---r-", "has an effect today", "is an issue today"),
    ("S_SYMBOL", "questions.seen.symbol", "---r-", SEEN, SEEN + "        symbol: child\n"),
    ("S_OWN_WORDS", "questions.learns", "---r-", LEARNS, LEARNS + "        whose words: child\n"),
    ("R_MAP", "questions.drinking.returned_as.cin", "-B---", "cin: 2A", "cin: 3A"),
    ("A_WIDER", "questions.mood", "----B", "sensitivity: sensitive\n        options", "sensitivity: personal\n        options"),
    ("A_NARROWER", "questions.seen", "--r-r", SEEN, SEEN + "        sensitivity: restricted\n"),
    ("L_DEADLINE", "timescale", "-BB--", "within: 10 working days", "within: 15 working days"),
    ("A_RETAIN_LONGER", "retention", "----B", "keep for: 25 years", "keep for: 30 years"),
    ("A_RETAIN_SHORTER", "retention", "B---r", "keep for: 75 years", "keep for: 899 months"),
    ("A_RETAIN_OTHER", "retention", "B---B", "from: child.born_on\n    then: review\n    source", "then: review\n    source"),
    ("A_RETAIN_LONGER", "retention", "----B", "looked_after is yes", "looked_after is not no or child.unborn is yes"),
    ("A_RETAIN_THEN", "retention.then", "B---r", "then: review\n    source", "then: erase\n    source"),
    ("A_LEGAL", "retention.source", "----r", "source: Our schedule", "source: Our schedule, 2026"),
    ("G_ADD", "signatures.manager", "--B--", "signatures:\n", "signatures:\n  - id: manager\n    role: Manager\n"),
    ("G_END", "signatures.worker", "--B--", "signatures:\n  - id: worker\n    role: Social worker\n    mandatory: yes\n", ""),
    ("G_NEED", "signatures.worker", "--B--", "role: Social worker\n    mandatory: yes", "role: Social worker"),
    ("NEXT_ADD", "next.review", "--r--", "next:\n", "next:\n  - exemplar: review\n    elsewhere: yes\n"),
    ("NEXT_WIDER", "next.core-assessment", "--r--", "if: plan is more", "if: plan is one of more, nothing"),
    ("NEXT_OTHER", "next.core-assessment", "--B--", "if: plan is more", "if: plan is nothing"),
    ("SHORT_NARROWER", "pathways.short_one", "--B--", "short when: plan is nothing", "short when: plan is nothing and seen is yes"),
    ("PEN_SAY", "pen_picture.0.say.practitioner", "---r-", "This is about", "We speak of"),
    ("PEN_WHEN", "pen_picture.1.when", "--rr-", "when: seen is yes", "when: seen is known"),
    ("NEXT_SAME", "next.core-assessment", "-----", "if: plan is more", "if: plan is more or (plan is more and seen is yes)"),
    ("SHORT_SAME", "pathways.short_one", "-----", "when: plan is nothing", "when: plan is nothing or (plan is nothing and seen is yes)"),
    ("SHORT_ADD", "pathways.two", "--r--", "signatures:\n", "  - id: two\n    short when: seen is no\n    because: Nobody was there\nsignatures:\n"),
    ("SUM_ADD", "case_summary.seen", "--r--", "define:\n", "case summary:\n  - show: seen\n    label: Seen\ndefine:\n"),
    ("R_CODE", "questions.plan.options.more.written_as", "-B---", "more: A fuller look", "more:\n            say: A fuller look\n            written as: M"),
    ("H_WHAT", "stage", "rrr--", "about: child\n", "about: child\nstage: assessment\n"),
    ("M_PART_ADD", "sections.later", "--r--", "pathways:\n", "  - id: later\n    title: Later\n    questions:\n" + NIGHT + "pathways:\n"),
    ("PEN_ADD", "pen_picture.0", "---r-", "pen picture:\n", "pen picture:\n  - Somebody is looked after.\n"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "part", "graded", "gone", "come"), EDITS, ids=[f"{e[0]} {e[1]}" for e in EDITS]
)
def test_a_change_is_known_for_what_it_is(rule: str, part: str, graded: str, gone: str, come: str) -> None:
    found = changes(TEXT, edited(gone, come))
    assert (rule, part) in [(each.rule, each.part) for each in found]
    judged = next(each.judged for each in found if (each.rule, each.part) == (rule, part)).as_json()
    assert (
        "".join({"none": "-", "review": "r", "breaking": "B"}[grade] for grade in judged.values()) == graded
    )
    for other in found:  # and the way back mirrors the way there
        assert any(each.rule in RULES[other.rule].mirror for each in changes(edited(gone, come), TEXT)), other
    assert len(found) == len(changes(edited(gone, come), TEXT))


@pytest.mark.parametrize(
    ("rule", "part", "graded", "old", "new"), PAIRS, ids=[f"{e[0]} {e[1]}" for e in PAIRS]
)
def test_what_no_single_edit_shows_is_known_too(
    rule: str, part: str, graded: str, old: str | Artifact, new: str | Artifact
) -> None:
    sides = [built(each) if isinstance(each, str) else each for each in (old, new)]
    there, back = difference(*sides).changes, difference(*reversed(sides)).changes
    judged = {(each.rule, each.part): each.judged.as_json() for each in there}
    assert (rule, part) in judged
    letters = {"none": "-", "review": "r", "breaking": "B"}
    assert "".join(letters[grade] for grade in judged[rule, part].values()) == graded
    left = [each.rule for each in back]
    for other in there:
        left.remove(next(mirror for mirror in RULES[other.rule].mirror if mirror in left))
    assert not left


def test_there_is_a_small_example_of_every_rule() -> None:
    assert {each[0] for each in (*EDITS, *PAIRS)} == set(RULES)


def test_a_law_is_compared_by_the_children_for_whom_it_asks() -> None:
    def asked(whom: str, source: str = "Some Act, section 1") -> str:
        law = LAW.replace("every child", whom).replace("Some Act, section 1", source)
        return edited(SEEN, SEEN + law)

    def told(old: str, new: str) -> list[tuple[str, str]]:
        return [(each.rule, each.judged.practice) for each in changes(old, new)]

    every, born = asked("every child"), asked("child.unborn is no")
    assert told(every, born) == [("N_DUTY_NARROWER", "breaking")]
    assert told(born, every) == [("N_DUTY_WIDER", "breaking")]
    assert told(asked("child.unborn is yes"), born) == [("N_DUTY_OTHER", "breaking")]
    assert told(born, asked("child.unborn is no or (child.unborn is no and child.unborn is no)"))[-1] == (
        "N_DUTY_SAME",
        "none",
    )
    until, longer, later = (
        asked(f"every child\n          {days}")
        for days in ("to: 2027-03-31", "to: 2028-03-31", "from: 2026-06-01")
    )
    assert told(every, until) == told(longer, until) == [("N_DUTY_NARROWER", "breaking")]
    assert told(every, later) == [("N_DUTY_NARROWER", "breaking")]
    assert told(until, longer) == told(later, every) == [("N_DUTY_WIDER", "breaking")]
    assert told(later, until) == [("N_DUTY_OTHER", "breaking")]
    assert told(every, asked("every child", "Some Act, section 2")) == [("N_DUTY_LAW", "review")]


def test_what_holds_while_something_is_not_known_hides_neither_who_is_asked_nor_why() -> None:
    both = edited("older: child.age >= 13 years", "older: child.age >= 16 years").replace(
        "ask when: older\n    if not known: wait", "ask when: older\n    if not known: ask"
    )
    found = [each for each in changes(TEXT, both) if each.part == "sections.school"]
    assert [each.rule for each in found] == ["X_UNKNOWN", "W_OTHER"]
    assert "a child aged 13" in [each.said for each in found[1].examples]
    assert (
        found[1].note
        == "it reads `older`, which is `child.age >= 16 years` now and was `child.age >= 13 years`"
    )
    asks = EFFECT.replace("drinking is now", "drinking is past").replace("wait", "ask")
    [change] = [each for each in changes(TEXT, edited(EFFECT, asks)) if each.rule.startswith("W_")]
    assert change.new == "ask when: drinking is past; if not known: ask"


def test_two_questions_that_trade_their_words_are_as_bad_as_labels_that_do() -> None:
    traded = edited("Is anybody unkind?", "X").replace("How is school going?", "Is anybody unkind?").replace("ask: X", "ask: How is school going?")  # fmt: skip
    found = [each for each in changes(TEXT, traded) if each.part.endswith("ask.practitioner")]
    assert [(each.rule, each.note) for each in found] == [
        ("S_SWAP", "`bullied` asked that before"),
        ("S_SWAP", "`learns` asked that before"),
    ]


def test_a_named_condition_that_means_the_same_changes_nothing() -> None:
    found = changes(TEXT, edited("older: child.age >= 13 years", "older: child.age >= 156 months"))
    assert [(each.rule, each.part, each.old, each.new) for each in found] == [
        ("W_SAME", "define.older", "child.age >= 13 years", "child.age >= 156 months")
    ]
    assert found[0].judged.worst == "none"


@pytest.mark.parametrize("key", ["there are none: There are no pets", "there are others: There are others"])
def test_saying_of_all_rows_that_there_are_none_or_others_is_a_reason_for_no_answer(key: str) -> None:
    each = "        each: pet\n"
    without = edited("        there are none: There are no pets\n", "")
    offered = without.replace(each, f"{each}        {key}\n")
    part = f"questions.pets.{key.partition(':')[0].replace(' ', '_')}"
    there, back = changes(without, offered), changes(offered, without)
    assert [(c.rule, c.part, c.judged.practice) for c in there] == [("N_REASON_ADD", part, "review")]
    assert [(c.rule, c.part, c.judged.data) for c in back] == [("N_REASON_END", part, "review")]
    again = changes(offered, offered.replace(key, f"{key} at all"))
    assert [(c.rule, c.judged.data) for c in again] == [("S_NAME", "none")]


def test_no_name_is_offered_for_what_moves_into_the_rows_of_a_group() -> None:
    row = "          - id: pet_name\n            ask: What is it called?\n            type: text\n"
    inside = "".join(f"    {line}\n" for line in BULLIED.splitlines())
    found = changes(TEXT, edited(BULLIED, "").replace(row, row + inside))
    gone = next(each for each in found if each.rule == "Q_DELETE")
    assert (
        "was:" not in gone.note
        and "`pets.bullied`" in gone.note
        and "a person carries them over" in gone.note
    )


def test_what_several_changes_follow_from_is_told_once_and_what_breaks_comes_first() -> None:
    found = difference(
        built(TEXT), built(edited("older: child.age >= 13 years", "older: child.age >= 15 years"))
    )
    said = difference_text(found).splitlines()
    many = len(found.changes)
    assert many > 1
    assert (
        said[3]
        == f"`older` changed from `child.age >= 13 years` to `child.age >= 15 years`: {many} changes follow"
    )
    mixed = difference(
        built(TEXT), built(edited("cin: 2A", "cin: 3A").replace("hint: Ask gently.", "hint: Wait."))
    )
    said = difference_text(mixed).splitlines()
    assert said[4:6] == [
        "What breaks",
        "  Does anyone's drinking affect the child? (questions.drinking.returned_as.cin): In the return cin it goes into “3A”, where it went into “2A”",
    ]
    assert "### What breaks" in difference_markdown(mixed)


def test_a_signature_of_another_role_is_practice() -> None:
    found = changes(TEXT, edited("role: Social worker", "role: Cleaner"))
    assert [(each.rule, each.judged.practice) for each in found] == [("S_NAME", "review")]


def test_a_first_retention_takes_no_period_away_and_a_review_in_place_of_erasure_loses_nothing() -> None:
    said = TEXT[TEXT.index("retention:") : TEXT.index("pen picture:")]
    assert changes(edited(said, ""), TEXT)[0].judged.data == "review"
    erased = edited("then: review\n    source", "then: erase\n    source")
    assert changes(erased, TEXT)[0].judged.data == "review"


def test_a_question_that_moves_is_where_it_is_now() -> None:
    there = edited(BULLIED, "").replace("  - id: school\n", BULLIED + "  - id: school\n")
    found = changes(TEXT, there)
    assert [(each.rule, each.old, each.new) for each in found if each.rule == "M_SECTION"] == [
        ("M_SECTION", "school", "home")
    ]
    assert "W_WIDER" in [each.rule for each in found], "the section it stood in was for older children alone"


def test_what_hangs_on_another_kind_of_answer_is_not_said_to_be_proved() -> None:
    several = TEXT.replace("drinking is now", "drinking includes now")
    several = several.replace(
        "type: choice\n        options:\n          now", "type: choices\n        options:\n          now"
    )
    for old, new in ((TEXT, several), (several, TEXT)):
        found = {each.rule: each for each in changes(old, new)}
        assert found.keys() & {"W_SAME", "W_WIDER", "W_NARROWER", "W_OTHER"} == set()
        assert "`drinking`, which takes another kind of answer now" in found["W_UNDECIDED"].note
        assert found["W_UNDECIDED"].judged.practice == "breaking"


def test_two_labels_that_change_places_are_caught_as_the_worst_of_all() -> None:
    found = changes(
        TEXT,
        edited("now: Yes, now\n          past: In the past", "now: In the past\n          past: Yes, now"),
    )
    swaps = [(each.part, each.old, each.new) for each in found if each.rule == "O_SWAP"]
    assert swaps == [
        ("questions.drinking.options.now", "Yes, now", "In the past"),
        ("questions.drinking.options.past", "In the past", "Yes, now"),
    ]
    assert all(each.judged.data == "breaking" for each in found if each.rule == "O_SWAP")


@pytest.mark.parametrize("facet", ["for family", "for child", "easy read", "in a sentence"])
def test_labels_that_change_places_are_caught_for_every_reader(facet: str) -> None:
    def worded(now: str, past: str) -> str:
        both = "".join(f"          {code}:\n            say: {say}\n            {facet}: {words}\n"
                       for code, say, words in (("now", "Yes, now", now), ("past", "In the past", past)))  # fmt: skip
        return edited("          now: Yes, now\n          past: In the past\n", both)

    found = changes(worded("these days", "long ago"), worded("long ago", "these days"))
    assert [(each.rule, each.part) for each in found] == [
        ("O_SWAP", "questions.drinking.options.now"),
        ("O_SWAP", "questions.drinking.options.past"),
    ]
    assert found[0].old == "these days" and found[0].note and found[0].judged.data == "breaking"


def test_labels_that_change_places_for_some_children_are_caught_too() -> None:
    def varied(first: str, second: str) -> Artifact:
        def lay(content: dict[str, Any]) -> None:
            mood = content["questions"]["mood"]
            options = [{"code": code, "say": {"practitioner": words}} for code, words in (("calm", first), ("upset", second))]  # fmt: skip
            mood["variants"] = [{"in": ["born"], "options": options, "shown": first}]

        return by_hand(lay)

    found = difference(varied("Content", "Crying"), varied("Crying", "Content")).changes
    assert [(each.rule, each.part) for each in found] == [
        ("O_SWAP", "questions.mood.variants.born.options.calm"),
        ("O_SWAP", "questions.mood.variants.born.options.upset"),
    ]


def test_a_note_that_goes_with_its_answer_asks_nothing_of_anybody() -> None:
    noted = edited("more to say: now", "more to say: now, past")
    without = {
        each.rule: each for each in changes(noted, noted.replace(PAST, "").replace("now, past", "now"))
    }
    assert without["N_TELL_MORE"].judged.worst == "none" and without["O_DELETE"].judged.worst == "breaking"
    assert changes(noted, TEXT)[0].judged.practice == "review"


def test_another_day_for_what_is_retired_already_asks_nothing_of_anybody() -> None:
    found = changes(TEXT, edited("retired: 2026-01-01", "retired: 2026-02-01"))
    assert [(each.rule, each.judged.worst) for each in found] == [("Q_RETIRE", "none")]
    assert noticed_by(found[0]) == MOVED


def test_a_question_that_comes_retired_asks_nothing_of_anybody() -> None:
    old = "      - id: old_one\n        ask: What was asked once?\n        type: text\n"
    retired = f"{old}        retired: 2026-01-01\n"
    found = changes(edited(retired, ""), edited(old, f"{old}        mandatory: yes\n"))
    assert [(each.rule, each.judged.worst) for each in found] == [("Q_ADD", "none")]


def in_welsh(now: str, past: str, text: str = TEXT, facet: str = "say.practitioner") -> Artifact:
    """The small exemplar with two labels of drinking in Welsh."""
    said = {
        f"questions.drinking.options.{code}.{facet}": words for code, words in (("now", now), ("past", past))
    }

    def translate(content: dict[str, Any]) -> None:
        content["translations"] = {"cy": {"texts": said, "reviewed": []}}

    return by_hand(translate, text)


def test_labels_that_change_places_in_a_translation_alone_are_caught_too() -> None:
    found = difference(
        in_welsh("Ydy, nawr", "Yn y gorffennol"), in_welsh("Yn y gorffennol", "Ydy, nawr")
    ).changes
    part = "translations.cy.questions.drinking.options"
    assert [(each.rule, each.part, each.old, each.new, each.note) for each in found] == [
        ("O_SWAP", f"{part}.now", "Ydy, nawr", "Yn y gorffennol", "as it reads in Welsh"),
        ("O_SWAP", f"{part}.past", "Yn y gorffennol", "Ydy, nawr", "as it reads in Welsh"),
    ]
    assert found[0].judged.data == "breaking"


def test_labels_that_change_places_in_every_language_are_told_once() -> None:
    swapped = edited(
        "now: Yes, now\n          past: In the past", "now: In the past\n          past: Yes, now"
    )
    old = in_welsh("Ydy, nawr", "Yn y gorffennol")
    both = difference(old, in_welsh("Yn y gorffennol", "Ydy, nawr", swapped)).changes
    assert [each.part for each in both if each.rule == "O_SWAP"] == [
        "questions.drinking.options.now",
        "questions.drinking.options.past",
    ]
    behind = difference(old, in_welsh("Ydy, nawr", "Yn y gorffennol", swapped)).changes
    assert {each.rule for each in behind} == {"O_SWAP", "S_STALE"}


def test_another_translation_of_a_label_is_no_swap() -> None:
    found = difference(in_welsh("Ydy", "Gynt"), in_welsh("Ydy, nawr", "Gynt")).changes
    assert [each.rule for each in found] == ["S_TRANSLATION"]


def test_a_name_is_never_guessed_but_a_forgotten_one_is_pointed_at() -> None:
    found = {each.rule: each for each in changes(TEXT, edited("id: bullied", "id: unkind"))}
    assert {"Q_DELETE", "Q_ADD"} <= found.keys() and "Q_RENAME" not in found
    assert found["Q_DELETE"].note == (
        "perhaps it is called `unkind` now: if so, write `was: bullied` there, and its answers go with it"
    )


def test_what_leans_on_another_name_or_code_is_as_it_was() -> None:
    renamed = TEXT.replace("id: drinking\n", "id: drinks\n        was: drinking\n").replace(
        "drinking is now", "drinks is now"
    )
    recoded = renamed.replace(
        "          now: Yes, now\n",
        "          at_present:\n            say: Yes, now\n            was: now\n",
    )
    recoded = recoded.replace("drinks is now", "drinks is at_present").replace(
        "more to say: now", "more to say: at_present"
    )
    assert [each.rule for each in changes(TEXT, recoded)] == ["Q_RENAME", "O_RECODE"]


def test_the_child_newly_asked_and_the_child_no_longer_asked_are_shown() -> None:
    found = changes(TEXT, edited("ask when: drinking is now", "ask when: drinking is past"))
    told = [
        (child.said, child.before, child.after)
        for each in found
        if each.rule == "W_OTHER"
        for child in each.examples
    ]
    assert told == [
        ("a child for whom `drinking` is `past`", "skipped", "asked"),
        ("a child for whom `drinking` is `now`", "asked", "skipped"),
    ]


def test_what_reads_a_changed_name_is_told_though_its_own_condition_stands() -> None:
    found = changes(TEXT, edited("older: child.age >= 13 years", "older: child.age >= 10 years"))
    told = [(each.rule, each.part, [child.said for child in each.examples]) for each in found]
    assert told == [
        ("W_WIDER", "sections.school", ["a child aged 10"]),
        ("NEXT_WIDER", "next.core-assessment", ["a child aged 10, for whom `plan` is `more`"]),
        ("SHORT_WIDER", "pathways.short_one", ["a child aged 10, for whom `plan` is `nothing`"]),
    ]
    assert all(each.note for each in found)


def test_a_comment_a_layout_or_a_version_is_no_change() -> None:
    assert changes(TEXT, TEXT.replace("pathways:", "# Why there is one.\n\npathways:")) == ()
    assert changes(TEXT, TEXT.replace("version: 1.0.0", "version: 2.0.0")) == ()
