"""What becomes of an answer under each rule, by a question as it was and as it is now."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from penpicture.engine.answer_checking import answers_from
from penpicture.engine.answers import Answers, OnRecord
from penpicture.engine.artifact import Artifact
from penpicture.engine.difference.change import Grade
from penpicture.engine.difference.rules import RULES
from penpicture.engine.migration.carrying import Carried, carried, migrated
from penpicture.engine.migration.outcome import HAPPENS, Outcome
from penpicture.engine.migration.plan import OtherExemplar, plan
from penpicture.engine.session import Session
from tests.engine.written import asking

Json = dict[str, Any]

MOOD = "- id: mood\n  ask: How was the child?\n  type: choice\n  options:\n    calm: Calm\n    upset: Upset\n    quiet: Quiet\n"
MOODS = MOOD.replace("type: choice", "type: choices")
TEXT = "- id: who\n  ask: Who came along?\n  type: text\n"
SEEN = "- id: seen\n  ask: Was the child seen?\n  type: yes/no\n"
SLEEP = "- id: sleep\n  ask: How many hours of sleep?\n  type: number\n  unit: hours\n  at least: 0\n"
DAY = "- id: met_on\n  ask: On which day?\n  type: date\n"
PETS = (
    "- id: pets\n  ask: Which pets are there?\n  type: group\n  there are none: No pets\n  questions:\n"
    "    - id: name\n      ask: What is it called?\n      type: text\n"
)
OLD = "- id: then\n  ask: What was asked once?\n  type: text\n  retired: 2026-01-01\n"
WHY = "  no answer because: not_known, declined\n"


def swap(text: str, *changes: tuple[str, str]) -> str:
    for gone, come in changes:
        assert text.count(gone) == 1, f"{gone!r} stands {text.count(gone)} times"
        text = text.replace(gone, come)
    return text


FOR_FAMILIES = swap(
    MOOD,
    ("calm: Calm", "calm:\n      say: Calm\n      for family: Calm and well"),
    ("upset: Upset", "upset:\n      say: Upset\n      for family: Upset, sad"),
)
ONE = Outcome
GOES_OVER: tuple[tuple[str, str, str, str, Json, Json, Outcome], ...] = (
    # rule, in words, the question as it was, as it is; an answer before, and after; what became of it.
    ("Q_RENAME", "an answer follows its question to a new name", TEXT, swap(TEXT, ("id: who", "id: along\n  was: who")),
     {"who": {"value": "An aunt"}}, {"along": {"value": "An aunt"}}, ONE.CARRIED),
    ("Q_RETIRE", "an answer stays with a question that is no longer asked", TEXT, TEXT + "  retired: 2026-05-01\n",
     {"who": {"value": "An aunt"}}, {"who": {"value": "An aunt"}}, ONE.KEPT),
    ("T_WIDEN", "a day becomes a date that need not be whole", DAY, swap(DAY, ("date", "partial date")),
     {"met_on": {"value": "2026-03-02"}}, {"met_on": {"value": "2026-03-02"}}, ONE.KEPT),
    ("T_WIDEN", "a number becomes text", swap(SLEEP, ("  unit: hours\n", "")), swap(SLEEP, ("number\n  unit: hours\n  at least: 0", "text")),
     {"sleep": {"value": 7.5}}, {"sleep": {"value": "7.5"}}, ONE.CARRIED),
    ("T_WIDEN", "an option becomes its words", MOOD, swap(MOOD, ("choice\n  options:\n    calm: Calm\n    upset: Upset\n    quiet: Quiet", "text")),
     {"mood": {"value": "upset"}}, {"mood": {"value": "Upset"}}, ONE.CARRIED),
    ("T_WIDEN", "yes or no becomes one of several options", SEEN,
     swap(SEEN, ("yes/no", "choice\n  options:\n    yes: Yes\n    no: No\n    partly: In part")),
     {"seen": {"value": "yes"}}, {"seen": {"value": "yes"}}, ONE.KEPT),
    ("T_NARROW", "a whole date stays a day", swap(DAY, ("date", "partial date")), DAY,
     {"met_on": {"value": "2026-03-02"}}, {"met_on": {"value": "2026-03-02"}}, ONE.KEPT),
    ("T_NARROW", "words become the option that they stand for", swap(MOOD, ("choice\n  options:\n    calm: Calm\n    upset: Upset\n    quiet: Quiet", "text")),
     MOOD, {"mood": {"value": "Upset"}}, {"mood": {"value": "upset"}}, ONE.CARRIED),
    ("C_MANY", "an answer becomes the one of several", MOOD, MOODS,
     {"mood": {"value": "upset"}}, {"mood": {"value": ["upset"]}}, ONE.CARRIED),
    ("C_ONE", "the only one of several stays", MOODS, MOOD,
     {"mood": {"value": ["upset"]}}, {"mood": {"value": "upset"}}, ONE.CARRIED),
    ("V_TIGHTEN", "a number that still fits stays", SLEEP, SLEEP + "  at most: 12\n",
     {"sleep": {"value": 9}}, {"sleep": {"value": 9}}, ONE.KEPT),
    ("V_LOOSEN", "a number stays where more fit", SLEEP, swap(SLEEP, ("  at least: 0\n", "")),
     {"sleep": {"value": 9}}, {"sleep": {"value": 9}}, ONE.KEPT),
    ("V_OTHER", "a text of another format stays where it fits", TEXT + "  format: phone\n", TEXT + "  format: nhs number\n",
     {"who": {"value": "943 476 5919"}}, {"who": {"value": "943 476 5919"}}, ONE.KEPT),
    ("O_ADD", "one more option changes no answer", MOOD, swap(MOOD, ("    quiet", "    bright: Bright\n    quiet")),
     {"mood": {"value": "upset"}}, {"mood": {"value": "upset"}}, ONE.KEPT),
    ("O_RETIRE", "an option that is withdrawn stays readable", MOOD,
     swap(MOOD, ("    upset: Upset", "    upset:\n      say: Upset\n      retired: 2026-05-01")),
     {"mood": {"value": "upset"}}, {"mood": {"value": "upset"}}, ONE.KEPT),
    ("O_RESTORE", "an option that is offered again changes no answer",
     swap(MOOD, ("    upset: Upset", "    upset:\n      say: Upset\n      retired: 2026-05-01")), MOOD,
     {"mood": {"value": "upset"}}, {"mood": {"value": "upset"}}, ONE.KEPT),
    ("O_RECODE", "an answer follows its option to a new code", MOOD,
     swap(MOOD, ("    upset: Upset", "    unhappy:\n      say: Upset\n      was: upset")),
     {"mood": {"value": "upset"}}, {"mood": {"value": "unhappy"}}, ONE.CARRIED),
    ("O_RECODE", "each of several answers follows its option", MOODS,
     swap(MOODS, ("    upset: Upset", "    unhappy:\n      say: Upset\n      was: upset")),
     {"mood": {"value": ["calm", "upset"]}}, {"mood": {"value": ["calm", "unhappy"]}}, ONE.CARRIED),
    ("O_MERGE", "a merged option becomes the one, and is to be checked", MOOD,
     swap(MOOD, ("    upset: Upset\n    quiet: Quiet", "    quiet:\n      say: Quiet\n      was: upset")),
     {"mood": {"value": "upset"}}, {"mood": {"value": "quiet"}}, ONE.CHECK),
    ("O_MERGE", "what was not merged needs no second look", MOOD,
     swap(MOOD, ("    upset: Upset\n    quiet: Quiet", "    quiet:\n      say: Quiet\n      was: upset")),
     {"mood": {"value": "calm"}}, {"mood": {"value": "calm"}}, ONE.KEPT),
    ("O_MERGE", "two that were merged are one of several", MOODS,
     swap(MOODS, ("    upset: Upset\n    quiet: Quiet", "    quiet:\n      say: Quiet\n      was: upset")),
     {"mood": {"value": ["upset", "quiet"]}}, {"mood": {"value": ["quiet"]}}, ONE.CHECK),
    ("O_RELABEL", "an option with other words marks its answers", MOOD, swap(MOOD, ("Upset", "Out of sorts")),
     {"mood": {"value": "upset"}}, {"mood": {"value": "upset"}}, ONE.CHECK),
    ("O_EXCLUSIVE", "an answer that stands alone stays", MOODS, swap(MOODS, ("    upset: Upset", "    upset:\n      say: Upset\n      exclusive: yes")),
     {"mood": {"value": ["upset"]}}, {"mood": {"value": ["upset"]}}, ONE.KEPT),
    ("S_REWORDED", "other words mark their answers", TEXT, swap(TEXT, ("Who came along?", "Who was invited?")),
     {"who": {"value": "An aunt"}}, {"who": {"value": "An aunt"}}, ONE.CHECK),
    ("S_VOICE", "other words for the family mark their answers", TEXT, swap(TEXT, ("type: text", "for family: Who came with you?\n  type: text")),
     {"who": {"value": "An aunt"}}, {"who": {"value": "An aunt"}}, ONE.CHECK),
    ("N_REASON_END", "a reason that is still offered stays", TEXT + WHY, TEXT + "  no answer because: not_known\n",
     {"who": {"reason": "not_known"}}, {"who": {"reason": "not_known"}}, ONE.KEPT),
    ("Q_RESTORE", "an answer counts again when its question returns, to be checked", OLD, swap(OLD, ("  retired: 2026-01-01\n", "")),
     {"then": {"value": "Once"}}, {"then": {"value": "Once"}}, ONE.CHECK),
)  # fmt: skip
STAYS_ASIDE: tuple[tuple[str, str, str, str, Json, Outcome], ...] = (
    ("Q_DELETE", "an answer whose question is gone stays readable", TEXT, "", {"who": {"value": "An aunt"}}, ONE.ASIDE),
    ("Q_REUSE", "an answer is not given to another question of the name", OLD, swap(OLD, ("type: text\n  retired: 2026-01-01", "type: yes/no")),
     {"then": {"value": "Once"}}, ONE.ASIDE),
    ("M_SECTION", "an answer has no place in a row that it never stood in", TEXT,
     PETS + "    - id: who\n      ask: Who came along?\n      type: text\n", {"who": {"value": "An aunt"}}, ONE.PERSON),
    ("T_NARROW", "a date that is not whole is no day", swap(DAY, ("date", "partial date")), DAY, {"met_on": {"value": "2026-03"}}, ONE.PERSON),
    ("T_NARROW", "a word that happens to be a code is no choice",
     swap(MOOD, ("choice\n  options:\n    calm: Calm\n    upset: Upset\n    quiet: Quiet", "text")), MOOD, {"mood": {"value": "upset"}}, ONE.PERSON),
    ("T_CHANGE", "text is no day, even where it looks like one", swap(TEXT, ("who", "met_on")), swap(DAY, ("On which day?", "Who came along?")),
     {"met_on": {"value": "2026-03-02"}}, ONE.PERSON),
    ("T_WIDEN", "yes is none of options that have no yes", SEEN, swap(SEEN, ("yes/no", "choice\n  options:\n    partly: In part\n    wholly: Wholly")),
     {"seen": {"value": "yes"}}, ONE.PERSON),
    ("C_ONE", "nobody but a person chooses one of several", MOODS, MOOD, {"mood": {"value": ["calm", "upset"]}}, ONE.PERSON),
    ("U_CHANGE", "hours are not turned into nights", SLEEP, swap(SLEEP, ("unit: hours", "unit: nights")), {"sleep": {"value": 9}}, ONE.PERSON),
    ("V_TIGHTEN", "a number that no longer fits", SLEEP, SLEEP + "  at most: 12\n", {"sleep": {"value": 13}}, ONE.PERSON),
    ("V_OTHER", "a text of another format", TEXT + "  format: phone\n", TEXT + "  format: email\n", {"who": {"value": "01632 960001"}}, ONE.PERSON),
    ("O_DELETE", "an option that is gone", MOOD, swap(MOOD, ("    upset: Upset\n", "")), {"mood": {"value": "upset"}}, ONE.PERSON),
    ("O_DELETE", "several answers of which one is gone stay together", MOODS, swap(MOODS, ("    upset: Upset\n", "")),
     {"mood": {"value": ["calm", "upset"]}}, ONE.PERSON),
    ("O_REUSE", "a code that was no longer offered and means another now", swap(MOOD, ("    quiet: Quiet", "    quiet:\n      say: Quiet\n      retired: 2026-01-01")),
     swap(MOOD, ("quiet: Quiet", "quiet: Angry")), {"mood": {"value": "quiet"}}, ONE.PERSON),
    ("S_SWAP", "a question that asks what another asked", TEXT + SEEN.replace("yes/no", "text"),
     swap(TEXT + SEEN.replace("yes/no", "text"), ("Who came along?", "X"), ("Was the child seen?", "Who came along?"), ("ask: X", "ask: Was the child seen?")),
     {"who": {"value": "An aunt"}}, ONE.PERSON),
    ("O_SWAP", "an option whose words for a family went to another", FOR_FAMILIES,
     swap(FOR_FAMILIES, ("for family: Calm and well", "for family: X"), ("for family: Upset, sad", "for family: Calm and well"), ("for family: X", "for family: Upset, sad")),
     {"mood": {"value": "upset"}}, ONE.PERSON),
    ("O_SWAP", "an option whose words now stand for another", MOOD, swap(MOOD, ("calm: Calm\n    upset: Upset", "calm: Upset\n    upset: Calm")),
     {"mood": {"value": "upset"}}, ONE.PERSON),
    ("O_SPLIT", "an option that was several before", swap(MOOD, ("    upset: Upset\n    quiet: Quiet", "    quiet:\n      say: Quiet\n      was: upset")), MOOD,
     {"mood": {"value": "quiet"}}, ONE.PERSON),
    ("O_EXCLUSIVE", "answers that no longer go together", MOODS, swap(MOODS, ("    upset: Upset", "    upset:\n      say: Upset\n      exclusive: yes")),
     {"mood": {"value": ["calm", "upset"]}}, ONE.PERSON),
    ("N_REASON_END", "a reason that is no longer offered", TEXT + WHY, TEXT + "  no answer because: not_known\n",
     {"who": {"reason": "declined"}}, ONE.PERSON),
)  # fmt: skip


def kept_nothing(found: Carried) -> bool:
    """Whether nothing is kept aside."""
    return not (found.aside.given or found.aside.rows or found.aside.facts)


def going(old: str, new: str, given: Json, **more: Any) -> tuple[Carried, Artifact]:
    """A record with these answers, given to the words of the older version, carried over."""
    before, after = asking(TAIL + old), asking(TAIL + new)
    head = {"penpicture": 1, "answers": "small", "version": "1.0.0", "artifact": before.content_hash}
    said = {
        name: {**each, "by": "Amina", "shown": before.content["questions"][name]["shown"]}
        for name, each in given.items()
    }
    answers = answers_from({**head, "given": said, **more}, before.content, before.content_hash)
    return migrated(plan(before, after), answers), after


TAIL = "- id: last\n  ask: Is there anything else?\n  type: long text\n"


@pytest.mark.parametrize(
    ("rule", "words", "old", "new", "before", "after", "outcome"),
    GOES_OVER,
    ids=[f"{e[0]}: {e[1]}" for e in GOES_OVER],
)
def test_an_answer_goes_over(
    rule: str, words: str, old: str, new: str, before: Json, after: Json, outcome: Outcome
) -> None:
    found, artifact = going(old, new, before)
    session = Session.open(artifact, answers=found.answers)
    ((name, said),) = after.items()
    assert list(found.answers.given) == [name] and kept_nothing(found)
    given = found.answers.given[name]
    assert ({"value": given.value} if given.reason is None else {"reason": given.reason}) == said
    assert given.by == "Amina"
    assert list(found.met.values()) == [outcome]
    assert session.question(name).check == (outcome is Outcome.CHECK)
    if outcome in (Outcome.CHECK, Outcome.CARRIED):
        assert found.told[0].rule == rule
    ways = plan(asking(TAIL + old), asking(TAIL + new)).ways
    assert rule in next(way.rules for way in ways.values() if way.old in before)


@pytest.mark.parametrize(
    ("rule", "words", "old", "new", "before", "outcome"),
    STAYS_ASIDE,
    ids=[f"{e[0]}: {e[1]}" for e in STAYS_ASIDE],
)
def test_an_answer_without_a_place_is_kept_aside_as_it_was_said(
    rule: str, words: str, old: str, new: str, before: Json, outcome: Outcome
) -> None:
    found, artifact = going(old, new, before)
    assert not Session.open(artifact, answers=found.answers).answers().given
    ((name, said),) = before.items()
    kept = found.aside.given[name].as_json()
    assert said.items() <= kept.items() and kept["by"] == "Amina"
    assert [(each.address, each.rule, each.outcome) for each in found.told] == [(name, rule, outcome)]
    older = asking(TAIL + old)
    assert Session.open(older, answers=found.aside).question(name).state != "blank"
    assert (len(found.needs) == 1) == (outcome is Outcome.PERSON)


def test_every_rule_that_touches_answers_is_tried() -> None:
    tried = {each[0] for each in (*GOES_OVER, *STAYS_ASIDE)} | ELSEWHERE
    assert tried == set(HAPPENS)


ELSEWHERE = {"Q_ADD", "Q_ADD_NEEDED", "N_ROWS_END", "SET_ASIDE", "F_END", "F_KEPT", "S_WORDING", "S_MEANING"}
"""The rules that have a test of their own below."""


def test_questions_that_are_new_are_told_with_whether_an_answer_is_needed() -> None:
    made = plan(asking(TEXT), asking(TEXT + DAY + SEEN + "  mandatory: yes\n"))
    assert made.added == (("met_on", False), ("seen", True))


def test_that_there_are_none_is_kept_aside_where_it_can_no_longer_be_said() -> None:
    found, artifact = going(
        PETS, swap(PETS, ("  there are none: No pets\n", "")), {}, rows={"pets": {"state": "none"}}
    )
    assert Session.open(artifact, answers=found.answers).question("pets").state == "blank"
    assert found.aside.rows["pets"].state == "none"
    assert [(each.address, each.rule, each.outcome) for each in found.told] == [
        ("pets[]", "N_ROWS_END", Outcome.PERSON)
    ]


def test_rows_keep_their_names_and_their_order_and_one_lost_answer_stays_in_its_row() -> None:
    two = PETS + "    - id: kind\n      ask: What is it?\n      type: text\n"
    listed = [
        {"row": "r2", "given": {"name": {"value": "Fido"}, "kind": {"value": "A dog"}}},
        {"row": "r1", "given": {"kind": {"value": "A cat"}}, "removed": True},
    ]
    found, artifact = going(two, PETS, {}, rows={"pets": {"list": listed}})
    assert [(row.row, row.removed, list(row.given)) for row in found.answers.rows["pets"].rows] == [
        ("r2", False, ["name"]),
        ("r1", True, []),
    ]
    assert [(row.row, row.removed, list(row.given)) for row in found.aside.rows["pets"].rows] == [
        ("r2", False, ["kind"]),
        ("r1", True, ["kind"]),
    ]
    assert [each.address for each in found.told] == ["pets[r2].kind", "pets[r1].kind"]
    Session.open(artifact, answers=found.answers)


def test_a_group_follows_its_new_name_with_everything_in_it() -> None:
    named = swap(PETS, ("id: pets", "id: animals\n  was: pets"), ("id: name", "id: called\n      was: name"))
    listed = [{"row": "r1", "given": {"name": {"value": "Fido"}}}]
    found, artifact = going(PETS, named, {}, rows={"pets": {"list": listed}})
    assert found.answers.rows["animals"].rows[0].given["called"].value == "Fido"
    assert kept_nothing(found)
    Session.open(artifact, answers=found.answers)


def test_an_answer_that_was_set_aside_stays_so_and_returns_to_be_checked() -> None:  # rule S4
    asked = SEEN + swap(TEXT, ("type: text", "type: text\n  ask when: seen is yes\n  if not known: wait"))
    found, artifact = going(asked, asked + DAY, {"seen": {"value": "no"}, "who": {"value": "An aunt"}})
    session = Session.open(artifact, answers=found.answers)
    assert session.question("who").set_aside
    session.answer("seen", "yes")
    assert session.question("who").check and not session.question("seen").check
    assert [(each.address, each.rule) for each in found.told] == [("who", "SET_ASIDE")]
    session.answer("who", "An aunt")
    assert not session.question("who").check


@pytest.mark.parametrize(
    ("said", "rule", "check"), [("same_as", "S_WORDING", False), ("changed_from", "S_MEANING", True)]
)
def test_words_of_which_somebody_judged_the_meaning_mark_their_answers_or_do_not(
    said: str, rule: str, check: bool
) -> None:
    old, new = asking(TEXT), asking(swap(TEXT, ("Who came along?", "Who came with you?")))
    content = {**new.content, "questions": {n: dict(q) for n, q in new.content["questions"].items()}}
    content["questions"]["who"][said] = [old.content["questions"]["who"]["shown"]]
    new = Artifact.of(content, {})
    made = plan(old, new)
    assert made.ways["who"].rules == (rule,)
    given = {"who": {"value": "An aunt", "shown": old.content["questions"]["who"]["shown"]}}
    head = {"penpicture": 1, "answers": "small", "version": "1.0.0"}
    found = migrated(made, answers_from({**head, "given": given}, old.content, old.content_hash))
    assert Session.open(new, answers=found.answers).question("who").check is check
    assert [each.rule for each in found.told] == [rule] * check


def test_every_rule_that_is_judged_for_stored_data_says_what_becomes_of_answers() -> None:
    """Rules that break or trouble stored data are here, but for those that touch of whom something is asked, or what it is about."""
    of_whom = ("W_", "X_", "C_AS_OF", "VAR_", "H_WHAT", "E_OTHER", "A_", "SHORT_")
    judged = {kind.id for kind in RULES.values() if kind.judged.data is not Grade.NONE}
    assert {rule for rule in judged if not rule.startswith(of_whom)} <= set(HAPPENS)


def test_an_answer_that_kept_no_hash_is_marked_all_the_same() -> None:
    before, after = asking(TEXT), asking(swap(TEXT, ("Who came along?", "Who was invited?")))
    head = {"penpicture": 1, "answers": "small", "version": "1.0.0", "given": {"who": {"value": "An aunt"}}}
    found = migrated(plan(before, after), answers_from(head, before.content, before.content_hash))
    assert Session.open(after, answers=found.answers).question("who").check


WISH = "- id: wants\n  ask: What would help?\n  type: long text\n  fact: child.wishes\n"


def test_facts_that_are_no_longer_named_are_kept_aside() -> None:
    seen = {"child.wishes": {"value": "A garden", "on": "2026-01-05"}}
    found, _ = going(WISH + TEXT, TEXT, {}, facts=seen)
    assert not found.answers.facts and found.aside.facts["child.wishes"].value == "A garden"
    assert [(each.question, each.rule, each.outcome) for each in found.told] == [
        ("fact child.wishes", "F_END", Outcome.ASIDE)
    ]
    found, _ = going(WISH + TEXT, WISH, {}, facts=seen)
    assert found.answers.facts["child.wishes"].on == "2026-01-05" and not found.told


def test_what_is_on_record_goes_over_where_the_fact_still_takes_it() -> None:
    before = asking(WISH)
    codes = [{"code": code, "say": {"practitioner": code}} for code in ("a", "b")]
    kept = [{"id": "name", "title": "Name", "type": "text"}, {"id": "born", "title": "Born", "type": "text"}]

    def of(old: Json, new: Json, value: Any) -> tuple[Any, Any, Outcome]:
        two = [
            Artifact.of(
                {**before.content, "facts": {"x.y": {"title": "X", "publish": "at sign-off", **spec}}}, {}
            )
            for spec in (old, new)
        ]
        seen = Answers("small", "1.0.0", facts={"x.y": OnRecord(value, on="2026-01-05", record="r")})
        found = carried(plan(*two), seen)
        now, aside = found.answers.facts.get("x.y"), found.aside.facts.get("x.y")
        for each in (now, aside):
            assert each is None or (each.on, each.record) == ("2026-01-05", "r")
        return now and now.value, aside and aside.value, found.met["fact x.y"]

    choice = {"type": "choice", "options": codes}
    recoded = {"type": "choice", "options": [{**codes[0], "code": "c", "was": ["a"]}, codes[1]]}
    assert of(choice, recoded, "a") == ("c", None, Outcome.CARRIED)
    assert of(choice, {**choice, "options": codes[1:]}, "a") == (None, "a", Outcome.ASIDE)
    assert of({"type": "date"}, {"type": "partial date"}, "2026-01-01") == ("2026-01-01", None, Outcome.KEPT)
    assert of({"type": "number", "unit": "cm"}, {"type": "number", "unit": "m"}, 90) == (
        None,
        90,
        Outcome.ASIDE,
    )
    assert of({"type": "text"}, {"type": "list", "parts": kept}, "Ann") == (None, "Ann", Outcome.ASIDE)
    rows = [{"row": "r1", "name": "Ann", "born": "2020"}, {"row": "r2", "name": "Bo"}]
    assert of({"type": "list", "parts": kept}, {"type": "list", "parts": kept[:1]}, rows) == (
        [{"row": "r1", "name": "Ann"}, {"row": "r2", "name": "Bo"}],
        [{"row": "r1", "born": "2020"}],
        Outcome.ASIDE,
    )


def test_two_exemplars_are_not_versions_of_one() -> None:
    other = Artifact.of({**asking(TEXT).content, "exemplar": "another"}, {})
    with pytest.raises(OtherExemplar, match="are not versions of one exemplar"):
        plan(asking(TEXT), other)


def test_the_page_lists_what_becomes_of_answers_under_every_rule() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "migrating.md").read_text(encoding="utf-8")
    for rule, happens in HAPPENS.items():
        assert f"| `{rule}` | {happens} |" in page


def test_nobody_is_sent_back_to_an_answer_whose_question_is_no_longer_asked() -> None:
    reworded = TEXT.replace("ask: ", "ask: And ", 1) + "  retired: 2026-05-01\n"
    found, _ = going(TEXT, reworded, {"who": {"value": "An aunt"}})
    assert list(found.answers.given) == ["who"] and found.told == ()
    assert list(found.met.values()) == [Outcome.KEPT]
    way = plan(asking(TAIL + TEXT), asking(TAIL + reworded)).ways["who"]
    assert way.outcome is Outcome.KEPT and way.rules == ("Q_RETIRE",)
