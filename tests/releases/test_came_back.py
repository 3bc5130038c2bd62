"""Names that come back two releases later, for something else."""

from __future__ import annotations

import pytest

from penpicture.engine.difference.change import Difference
from penpicture.engine.difference.compare import difference
from penpicture.engine.releases.came_back import with_names_that_came_back
from penpicture.engine.releases.step import Step, least_step
from tests.difference.by_hand import by_hand, with_a_variant
from tests.difference.small import TEXT, built, edited

BULLIED = "      - id: bullied\n        ask: Is anybody unkind?\n        type: text\n"
PAST = "          past: In the past\n"
WITHDRAWN = "          past:\n            say: In the past\n            retired: 2026-05-01\n"


def compared(*texts: str) -> Difference:
    *earlier, last, new = [built(each) for each in texts]
    return with_names_that_came_back(difference(last, new), reversed(earlier), last, new)


def told(found: Difference) -> list[tuple[str, str]]:
    return [(each.rule, each.part) for each in found.changes]


@pytest.mark.parametrize(
    "between", ["", BULLIED.replace("unkind?", "kind?") + "        retired: 2026-05-01\n"]
)
def test_a_question_that_went_and_comes_back_as_another_breaks_what_older_records_hold(between: str) -> None:
    gone = edited(BULLIED, between)
    other = edited(BULLIED, BULLIED.replace("Is anybody unkind?", "Is anybody kind?"))
    found = compared(TEXT, TEXT, gone, other)
    assert told(found)[0] == ("Q_REUSE", "questions.bullied")
    reused = found.changes[0]
    assert (reused.old, reused.new) == ("Is anybody unkind?", "Is anybody kind?")
    assert reused.note == "1.0.0 asked it last, and its records may hold such answers" and reused.hash
    assert least_step(found).step is Step.MAJOR
    assert least_step(difference(built(gone), built(other))).step is Step.MINOR


def test_the_same_question_may_come_back() -> None:
    assert "Q_REUSE" not in dict(told(compared(TEXT, edited(BULLIED, ""), TEXT)))


def test_what_it_asked_last_counts() -> None:
    kind = edited("Is anybody unkind?", "Is anybody kind?")
    last, new = built(edited(BULLIED, "")), built(kind)
    releases = iter([built(kind), built(TEXT)])
    found = with_names_that_came_back(difference(last, new), releases, last, new)
    assert "Q_REUSE" not in dict(told(found))


def test_an_answer_that_went_and_comes_back_as_another_breaks_them_too() -> None:
    without, other = edited(PAST, ""), edited(PAST, "          past: We do not know\n")
    assert ("O_REUSE", "questions.drinking.options.past") in told(compared(TEXT, without, other))
    assert "O_REUSE" not in dict(told(compared(TEXT, without, TEXT)))
    assert "O_REUSE" not in dict(told(compared(TEXT, edited(PAST, WITHDRAWN), TEXT)))


def test_a_question_that_only_has_its_name_back_is_no_other() -> None:
    away = edited("id: bullied\n", "id: unkind\n        was: bullied\n")
    back = edited(
        BULLIED,
        BULLIED.replace("id: bullied\n", "id: bullied\n        was: unkind\n").replace("unkind?", "kind?"),
    )
    assert "Q_REUSE" not in dict(told(compared(TEXT, away, back)))


LATER = "  - id: later\n    title: Later on\n    questions:\n      - id: late\n        ask: And then?\n        type: text\npathways:\n"
WORKER = "signatures:\n  - id: worker\n    role: Social worker\n"
LEAD = f"{WORKER}    mandatory: yes\n  - id: lead\n    role: Team manager\n"
SHORT = TEXT[TEXT.index("  - id: short_one") : TEXT.index("signatures:")]


@pytest.mark.parametrize(
    ("part", "rule", "once", "without", "now", "had"),
    [
        ("sections.later", "M_PART_ADD", edited("pathways:\n", LATER), TEXT,
         edited("pathways:\n", LATER.replace("Later on", "Much later")), "for the section “Later on”"),
        ("signatures.lead", "G_ADD", edited(WORKER, LEAD), TEXT,
         edited(WORKER, LEAD.replace("Team manager", "Head of school")), "for “Team manager”"),
        ("pathways.short_one", "SHORT_ADD", TEXT, edited(f"pathways:\n{SHORT}", ""),
         edited("short when: plan is nothing", "short when: plan is more"), "for `plan is nothing`"),
    ],
)  # fmt: skip
def test_what_is_new_says_what_had_its_name_before(
    part: str, rule: str, once: str, without: str, now: str, had: str
) -> None:
    notes = {(each.rule, each.part): each.note for each in compared(once, without, now).changes}
    assert notes[rule, part] == f"1.0.0 had this name {had}"
    again = {(each.rule, each.part): each.note for each in compared(once, without, once).changes}
    assert again[rule, part] == ""


def test_a_variant_that_comes_back_for_other_children_says_so() -> None:
    once, last, new = with_a_variant("child.unborn is yes"), built(TEXT), with_a_variant("child.unborn is no")
    found = with_names_that_came_back(difference(last, new), [once], last, new)
    notes = {each.part: each.note for each in found.changes if each.rule == "VAR_ADD"}
    assert notes == {"variants.born": "1.0.0 had this name for `child.unborn is yes`"}


def test_a_fact_that_comes_back_as_another_is_told_of_what_is_on_record() -> None:
    unnamed = edited("        fact: child.wishes\n", "")
    last, new = built(unnamed), built(TEXT)
    once = by_hand(lambda content: content["facts"]["child.wishes"].update(about="family"))
    found = with_names_that_came_back(difference(last, new), [once], last, new)
    kept = {each.part: each for each in found.changes if each.rule == "F_KEPT"}
    assert kept.keys() == {"facts.child.wishes.about"}
    assert kept["facts.child.wishes.about"].note == ("1.0.0 named it last, and such facts may be on record")
    same = with_names_that_came_back(difference(last, new), [new], last, new)
    assert same.changes == difference(last, new).changes
