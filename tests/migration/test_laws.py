"""What holds of every migration, whatever is edited and whatever was answered: nothing is lost, twice is once, and the way back."""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.engine.address import Address, parse_address
from penpicture.engine.answers import Answers, Given
from penpicture.engine.artifact import Artifact
from penpicture.engine.migration.carrying import Carried, carried, migrated
from penpicture.engine.migration.outcome import HAPPENS, Outcome
from penpicture.engine.migration.plan import Plan, plan
from penpicture.engine.migration.summary import summary
from penpicture.engine.session import Session
from penpicture.engine.shown import shown_hash
from tests.difference.small import TEXT, built, edited
from tests.difference.test_laws import BASE_1, BASE_2, of, with_some
from tests.difference.test_rules import EDITS
from tests.engine.random_records import artifacts
from tests.engine.varied import SHOWN, varied
from tests.migration.answering import answers_to
from tests.migration.leaves import leaves, rows_of

OF_TEXT = answers_to(built(TEXT))


@cache
def versions(edit: int) -> tuple[Artifact, Artifact]:
    return built(TEXT), built(edited(*EDITS[edit][3:]))


def the_other(found: Plan) -> dict[str, str]:
    """The older path of each question by its newer one."""
    return {way.new: old for old, way in found.ways.items() if way.new is not None}


def nothing_is_lost(found: Plan, before: Answers, after: Carried) -> None:
    """Every answer is in the newer answers or aside, as it was said wherever it is aside, and in one of them alone."""
    now, aside = leaves(after.answers), leaves(after.aside)
    called = the_other(found)
    back = {_under(called, address): said for address, said in now.items()}
    for address, said in leaves(before).items():
        if address in aside:
            assert aside[address] == said and address not in back
            continue
        kept = back.pop(address)
        if isinstance(said, Given):
            for name in ("reason", "note", "at", "by", "until", "pointer"):
                assert getattr(kept, name) == getattr(said, name)
        else:
            assert kept == said
    assert set(back) == set(), "nothing is made up"
    assert set(aside) <= set(leaves(before))
    assert [(_row(called, address), removed) for address, removed in rows_of(after.answers)] == [
        (address, removed) for address, removed in rows_of(before) if _row_has_place(found, address)
    ]


def _under(called: dict[str, str], address: str) -> str:
    """An address of the newer version in the older one's names."""
    if address.startswith("fact "):
        return address
    name, space, more = address.partition(" ")
    at = parse_address(name)
    return str(Address(called[at.path], at.rows)) + space + more


def _row(called: dict[str, str], address: str) -> str:
    at = parse_address(address.rpartition("[")[0])
    return f"{Address(called[at.path], at.rows)}[{address.rpartition('[')[2]}"


def _row_has_place(found: Plan, address: str) -> bool:
    path = parse_address(address.rpartition("[")[0]).path
    groups = [path.split(".")[: n + 1] for n in range(path.count(".") + 1)]
    return all(found.ways[".".join(group)].new is not None for group in groups)


@pytest.mark.parametrize("edit", range(len(EDITS)), ids=[f"{e[0]} {e[1]}" for e in EDITS])
@settings(max_examples=2, deadline=None)
@given(data=st.data())
def test_nothing_is_lost_under_any_rule(edit: int, data: st.DataObject) -> None:
    for old, new in (versions(edit), versions(edit)[::-1]):
        found = plan(old, new)
        before = data.draw(answers_to(old))
        after = migrated(found, before)
        nothing_is_lost(found, before, after)
        opened = Session.open(new, answers=after.answers)
        assert leaves(opened.answers()).keys() == leaves(after.answers).keys()
        Session.open(old, answers=after.aside)
        assert migrated(found, after.answers).answers is after.answers
        again = migrated(plan(new, new), after.answers)
        assert again.answers is after.answers and not again.aside.given and not again.aside.rows


@settings(max_examples=25, deadline=None)
@given(edits=st.lists(st.integers(0, len(EDITS) - 1), min_size=2, max_size=6, unique=True), before=OF_TEXT)
def test_nothing_is_lost_whatever_is_edited_together(edits: list[int], before: Answers) -> None:
    try:
        old, new = built(TEXT), built(with_some(edits))
    except AssertionError:
        return  # together they make no sound exemplar
    found = plan(old, new)
    after = migrated(found, before)
    nothing_is_lost(found, before, after)
    Session.open(new, answers=after.answers)


def with_hashes(made: Artifact) -> Artifact:
    """The same artifact with the hash of what each question shows."""
    questions = {
        name: {**spec, "shown": shown_hash(spec)} for name, spec in made.content["questions"].items()
    }
    return Artifact.of({**made.content, "questions": questions}, {})


@settings(max_examples=12, deadline=None)
@given(old=artifacts().map(with_hashes), new=artifacts().map(with_hashes), data=st.data())
def test_what_is_set_aside_under_random_conditions_is_marked_and_nothing_else_is(
    old: Artifact, new: Artifact, data: st.DataObject
) -> None:  # rule S4
    before = data.draw(answers_to(old))
    after = migrated(plan(old, new), before)
    nothing_is_lost(plan(old, new), before, after)
    Session.open(new, answers=after.answers)
    session = Session.open(old, answers=before)
    removed = tuple(f"{row}." for row, gone in rows_of(before) if gone)
    given_ = {address for address, said in leaves(before).items() if isinstance(said, Given)}
    aside = {each.question for each in session.set_aside()} & given_
    aside |= {address for address in given_ if address.startswith(removed)}
    assert {each.address for each in after.told if each.rule == "SET_ASIDE"} == aside


@settings(max_examples=2, deadline=None)
@given(data=st.data())
def test_nothing_is_lost_between_two_versions_of_the_national_base(data: st.DataObject) -> None:
    for old, new in ((of(BASE_1), of(BASE_2)), (of(BASE_2), of(BASE_1))):
        found = plan(old, new)
        before = data.draw(answers_to(old))
        after = migrated(found, before)
        nothing_is_lost(found, before, after)
        Session.open(new, answers=after.answers)
        Session.open(old, answers=after.aside)


def test_what_a_variant_offered_and_asked_goes_over_by_the_words_of_that_variant() -> None:
    old = varied()
    content = copy.deepcopy(old.content)
    tells = content["questions"]["tells"]
    tells["hint"]["practitioner"] = "Take your time."
    tells["shown"] = shown_hash(tells)
    tells["variants"][2]["ask"]["practitioner"] = "How do they sign?"
    tells["variants"][2]["shown"] = "sha256:" + "1" * 64
    new = Artifact.of(content, {})

    def said(shown: str) -> Given:
        given = {"tells": Given("looks", shown=shown)}
        after = migrated(plan(old, new), Answers("small", "1.0.0", given=given))
        return after.answers.given["tells"]

    assert said(old.content["questions"]["tells"]["shown"]).shown == tells["shown"], (
        "only guidance is otherwise"
    )
    assert said(SHOWN["signing"]).shown == SHOWN["signing"], "the words of the variant are others"
    assert said(SHOWN["arriving"]).shown == SHOWN["arriving"]


LOSSY = {Outcome.ASIDE, Outcome.PERSON, Outcome.CHECK}


TOUCHING = [n for n, edit in enumerate(EDITS) if edit[0] in HAPPENS]


@pytest.mark.parametrize("edit", TOUCHING, ids=[f"{EDITS[n][0]} {EDITS[n][1]}" for n in TOUCHING])
@settings(max_examples=3, deadline=None)
@given(before=OF_TEXT)
def test_there_and_back_gives_whatever_no_rule_says_is_lossy(edit: int, before: Answers) -> None:
    old, new = versions(edit)
    there = carried(plan(old, new), before)
    back = carried(plan(new, old), there.answers)
    lossy = {each.address for each in there.told if each.outcome in LOSSY}
    now = leaves(back.answers)
    for address, said in leaves(before).items():
        if address not in lossy and not any(
            each.outcome in LOSSY and each.question == address for each in back.told
        ):
            assert now[address] == said
    assert back.answers.artifact == before.artifact and back.answers.version == before.version


@settings(max_examples=10, deadline=None)
@given(before=OF_TEXT)
def test_a_comment_or_another_origin_changes_no_byte(before: Answers) -> None:
    again = Artifact.of(built(TEXT).content, {"moved": "elsewhere"})
    assert migrated(plan(built(TEXT), again), before).answers.dumps() == before.dumps()


@settings(max_examples=10, deadline=None)
@given(records=st.lists(OF_TEXT, max_size=4), edit=st.integers(0, len(EDITS) - 1))
def test_a_summary_counts_every_record_and_tells_no_answer(records: list[Answers], edit: int) -> None:
    found = plan(*versions(edit))
    told: dict[str, Any] = summary(
        found, [(f"record-{n}", migrated(found, each)) for n, each in enumerate(records)]
    ).as_json()
    assert told["records"] == len(records)
    of = {each["question"]: each for each in told["questions"]}
    for path in ("drinking", "bullied", "sleeps"):
        answered = sum(path in each.given for each in records)
        assert sum(of.get(path, {"records": {}})["records"].values()) == answered
    assert "Amina" not in str(told) and "aunt" not in str(told)


def test_a_summary_names_the_records_that_need_a_person() -> None:
    found = plan(built(TEXT), built(edited("at most: 24", "at most: 20")))

    def record(hours: int) -> Carried:
        return migrated(found, Answers("small-visit", "1.0.0", given={"sleeps": Given(hours)}))

    told = summary(found, [("a", record(8)), ("b", record(22)), ("c", record(24))])
    assert told.needs == ("b", "c")
    (sleeps,) = [each for each in told.questions if each.moves]
    assert sleeps.question == "sleeps" and dict(sleeps.records) == {Outcome.KEPT: 1, Outcome.PERSON: 2}
    assert sleeps.happens == ("kept where it still fits; otherwise kept aside, and a person looks",)
