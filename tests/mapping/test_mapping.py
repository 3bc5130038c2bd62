"""Questions and facts, both ways: what a record opens with, and what it has to say when it is done."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.dsl.printing import text
from penpicture.dsl.source import Source
from penpicture.engine.absence import ABSENT_REASONS, absent_reason
from penpicture.engine.answer_checking import AnswerFault
from penpicture.engine.answer_reading import read_answers
from penpicture.engine.answers import OnRecord
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.language import REASONS
from penpicture.engine.mapping import extract, prefill
from penpicture.engine.session import Session
from tests.scenarios.story import CASES, Story, artifact

BODY = """\
penpicture: 1
exemplar: small
version: 1.0.0
title: Small
about: child
as of: assessment.started_on
sections:
  - id: start
    title: The start
    questions:
      - id: language
        ask: Which language does the child speak best?
        type: text
        no answer because: not_known, declined
        fact: child.first_language
      - id: told
        ask: Has the child said anything of this?
        type: yes/no
      - id: contact
        ask: How can we get in touch safely?
        type: text
        ask when: told is yes
        no answer because: not_known
        fact: family.safe_contact
      - id: siblings
        ask: Who are the brothers and sisters?
        type: group
        there are none: No brothers or sisters
        there are others: More than these
        no answer because: not_known
        fact: child.siblings
        questions:
          - id: name
            ask: What is their name?
            type: text
            fact: name
            no answer because: not_known
          - id: born_on
            ask: When were they born?
            type: partial date
            fact: born_on
            no answer because: not_known
"""


COUNTED = """\
      - id: many
        ask: How do so many manage in one home?
        type: text
        ask when: count of siblings > 2
"""


def built() -> Artifact:
    return made_of(BODY)


def counting() -> Artifact:
    """One that counts them, and does not offer to say that there are others."""
    return made_of(BODY.replace("        there are others: More than these\n", "") + COUNTED)


@cache
def made_of(body: str) -> Artifact:
    compiled = compile_exemplar(Source("small.yaml", body))
    assert compiled.artifact is not None, text(compiled.diagnostics)
    return compiled.artifact


def opened(facts: dict[str, Any] | None = None, **answers: Any) -> Session:
    session = Session.open(built(), facts=facts or {}, today=date(2026, 6, 1))
    for question, value in answers.items():
        session.answer(question, value, by="A. Worker", at="2026-05-30T09:15")
    return session


def on_record(value: Any, **more: str) -> dict[str, Any]:
    return {"value": value, "on": "2025-01-10", "record": "referral", "said_by": "Mother", **more}


BROTHERS = [{"row": "a", "name": "Sam", "born_on": "2015"}, {"row": "b", "name": "Lee"}]


# --- what a new record opens with ----------------------------------------------------------------------------------


def test_a_new_record_opens_with_what_is_on_record_and_where_it_came_from() -> None:
    """Rule A5."""
    found = prefill(built(), {"child.first_language": on_record("Welsh"), "child.shoe_size": 3})
    (language,) = found.questions
    assert (language.question, language.fact, language.status) == (
        "language",
        "child.first_language",
        "asked",
    )
    assert (language.held.value, language.held.on, language.held.said_by) == ("Welsh", "2025-01-10", "Mother")
    assert found.passed_over == ("child.shoe_size",)
    assert (
        Session.open(built(), facts={n: h.as_json() for n, h in found.facts.items()})
        .question("language")
        .provenance
        == "on record"
    )


def test_the_rows_of_a_list_open_with_their_own_identifiers() -> None:
    """Rule C6."""
    found = prefill(built(), {"child.siblings": on_record(BROTHERS)})
    assert [(q.question, q.fact, q.held.value) for q in found.questions if q.fact != "child.siblings"] == [
        ("siblings[a].name", "child.siblings.name", "Sam"),
        ("siblings[a].born_on", "child.siblings.born_on", "2015"),
        ("siblings[b].name", "child.siblings.name", "Lee"),
    ]


def test_what_is_behind_a_question_not_asked_yet_counts_as_on_record() -> None:
    """Rule C9."""
    (contact,) = prefill(built(), {"family.safe_contact": "Text only"}).questions
    assert contact.status == "pending"


def test_what_no_question_asks_is_context() -> None:
    found = prefill(built(), {"assessment.started_on": "2026-05-01"})
    assert found.context == ("assessment.started_on",) and found.questions == ()


# --- what a record has to say --------------------------------------------------------------------------------------


def test_an_answer_is_published_with_its_day_its_record_and_who_said_it() -> None:
    (language,) = extract(opened(language="Somali"), record="assessment 12").published
    assert (language.value, language.on, language.record, language.said_by, language.provenance) == (
        "Somali",
        "2026-05-30",
        "assessment 12",
        "A. Worker",
        "new",
    )
    assert language.about == "child"


def test_a_reason_is_published_as_a_reason_and_as_hl7_writes_it() -> None:
    """Rules A1 and A3."""
    session = opened()
    session.give_reason("language", "declined")
    (language,) = extract(session).published
    assert (language.value, language.reason, language.data_absent_reason) == (
        None,
        "declined",
        "asked-declined",
    )


def test_saying_the_same_confirms_and_saying_otherwise_corrects() -> None:
    """Rule A5."""
    facts = {"child.first_language": on_record("Welsh")}
    assert extract(opened(facts, language="Welsh")).published[0].provenance == "confirmed"
    corrected = extract(opened(facts, language="English")).published[0]
    assert corrected.provenance == "corrected" and corrected.before is not None
    assert corrected.before.value == "Welsh"
    untouched = {u.fact: u.why for u in extract(opened(facts)).unpublished}
    assert untouched["child.first_language"] == "on record"


def test_what_is_out_of_date_and_not_said_again_is_told_as_left() -> None:
    """Rule A5."""
    facts = {
        "family.safe_contact": on_record("Text only", on="2010-01-01"),
        "child.first_language": on_record("Welsh", on="2010-01-01"),
        "assessment.started_on": "2026-05-01",
    }
    stale = {
        spec_name for spec_name, spec in built().content["facts"].items() if "stale_after" in spec
    } & facts.keys()
    told = {u.fact: u.why for u in extract(opened(facts, told="yes")).unpublished}
    assert stale and all(told[fact] == "left" for fact in stale)
    assert {q.fact for q in prefill(built(), facts).questions if q.stale} == stale


def test_what_is_not_asked_stays_as_it_is_on_record() -> None:
    """Rules C9 and S4: skipped, the fact is untouched, and what was said is set aside."""
    facts = {"family.safe_contact": on_record("Text only")}
    session = opened(facts, told="yes", contact="Ring the school")
    session.answer("told", "no")
    contact = next(u for u in extract(session).unpublished if u.fact == "family.safe_contact")
    assert (contact.why, contact.set_aside) == ("skipped", True)
    assert contact.held is not None and contact.held.value == "Text only"
    session.clear("told")
    assert {u.fact: u.why for u in extract(session).unpublished}["family.safe_contact"] == "pending"


def test_some_facts_do_not_wait_for_a_signature() -> None:
    """Rule R2."""
    found = extract(opened(told="yes", contact="Ring the school", language="Welsh"))
    for when in ("at once", "at sign-off"):
        assert all(built().content["facts"][p.fact]["publish"] == when for p in found.now(when))
    assert {p.fact for p in found.now("at once")} | {p.fact for p in found.now("at sign-off")} == {
        "family.safe_contact",
        "child.first_language",
    }


def test_a_fact_that_changed_meanwhile_is_shown_and_never_merged() -> None:
    """Rule R2."""
    draft = opened({"child.first_language": on_record("Welsh")}, language="English").answers()
    now = {"child.first_language": on_record("Polish", on="2026-05-31")}
    (language,) = extract(Session.open(built(), answers=draft, facts=now)).published
    assert language.changed and language.before is not None and language.seen is not None
    assert (language.value, language.before.value, language.seen.value) == ("English", "Polish", "Welsh")


# --- lists -------------------------------------------------------------------------------------------------------


def listed(session: Session) -> Any:
    return next(p for p in extract(session).published if p.fact == "child.siblings")


def test_a_brother_added_here_joins_those_on_record() -> None:
    session = opened({"child.siblings": on_record(BROTHERS)})
    session.add_row("siblings", "c")
    session.answer("siblings[c].name", "Kit")
    assert listed(session).value == [*BROTHERS, {"row": "c", "name": "Kit"}]


def test_a_brother_taken_off_here_is_not_taken_from_the_family() -> None:
    """Rule C6."""
    session = opened({"child.siblings": on_record(BROTHERS)})
    session.remove_row("siblings", "a")
    session.answer("siblings[b].born_on", "2019-03")
    assert listed(session).value == [BROTHERS[0], {**BROTHERS[1], "born_on": "2019-03"}]


def test_a_reason_in_a_row_leaves_what_is_on_record_and_is_told() -> None:
    session = opened({"child.siblings": on_record(BROTHERS)})
    session.give_reason("siblings[a].born_on", "not_known")
    (found,) = (u for u in extract(session).unpublished if u.fact == "child.siblings")
    assert (found.why, found.unsaid) == ("only reasons", {"a": {"born_on": "not_known"}})
    session.answer("siblings[b].name", "Leigh")
    assert listed(session).unsaid == {"a": {"born_on": "not_known"}}


def left(session: Session) -> str:
    """Why a record leaves the list as it is on record."""
    found = extract(session)
    assert "child.siblings" not in {p.fact for p in found.published}
    return next(u.why for u in found.unpublished if u.fact == "child.siblings")


def test_a_list_is_confirmed_only_by_saying_something_of_it_again() -> None:
    """Rules A5, C6 and R2: what takes rows off, or declines, says nothing of the family's list again."""
    facts = {"child.siblings": on_record(BROTHERS)}
    session = opened(facts)
    session.remove_row("siblings", "a")
    assert left(session) == "only removed"
    session.remove_row("siblings", "b")
    session.say_rows("siblings", "none")
    assert left(session) == "says none"
    session = opened(facts)
    session.give_reason("siblings", "not_known", at="2026-05-30")
    assert left(session) == "only reasons"
    session.give_reason("siblings[a].name", "not_known", at="2026-05-30")
    assert left(session) == "only reasons"
    session.answer("siblings[a].name", "Sam", by="A. Worker", at="2026-05-29")
    assert (listed(session).provenance, listed(session).on) == ("confirmed", "2026-05-29")


def test_that_the_rows_are_all_there_are_confirms_them() -> None:
    session = opened({"child.siblings": on_record(BROTHERS)})
    session.say_rows("siblings", "complete")
    assert (listed(session).provenance, listed(session).on) == ("confirmed", "2026-06-01")


def test_none_said_again_confirms_that_there_are_none() -> None:
    session = opened({"child.siblings": on_record([])})
    session.say_rows("siblings", "none")
    assert (listed(session).reason, listed(session).provenance) == ("not_applicable", "confirmed")


def test_that_there_are_others_is_kept_for_the_next_record() -> None:
    """Rules C6 and S2: a list that is not known to be whole never opens as a whole one."""
    session = opened()
    session.answer(f"siblings[{session.add_row('siblings', 'a')}].name", "Sam")
    session.say_rows("siblings", "others")
    found = listed(session)
    assert found.others and found.held.as_json()["others"] is True
    facts = {"child.siblings": found.held}
    next_one = Session.open(counting(), facts=facts, today=date(2026, 6, 2))
    assert next_one.status("many") == "pending"
    assert next_one.seen_by("family").status("many") == "pending"
    again = Session.open(counting(), answers=next_one.answers().as_json())
    assert again.status("many") == "pending"
    next_one.say_rows("siblings", "complete")
    assert next_one.status("many") == "skipped"
    assert not listed(next_one).others and listed(next_one).provenance == "corrected"
    next_one.clear("siblings")
    assert next_one.status("many") == "pending"
    next_one.hold("child.siblings", on_record(BROTHERS[:1]))
    assert next_one.status("many") == "skipped"


def test_others_of_a_list_on_record_are_told_and_make_it_no_younger() -> None:
    session = opened({"child.siblings": on_record(BROTHERS)})
    session.say_rows("siblings", "others")
    found = listed(session)
    assert (found.value, found.others, found.provenance) == (BROTHERS, True, "corrected")
    assert (found.on, found.said_by) == ("2025-01-10", "Mother")


def test_others_than_none_on_record_are_a_gap() -> None:
    """Rule C6: "there are others" without one row told is blank, and never a stated none."""
    session = opened({"child.siblings": on_record([])})
    session.say_rows("siblings", "others")
    assert (session.question("siblings").state, left(session)) == ("blank", "blank")


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("child.siblings", {"value": [], "others": True}),
        ("child.siblings", {"reason": "not_known", "others": True}),
        ("child.siblings", {"value": BROTHERS, "others": "some"}),
        ("child.first_language", {"value": "Welsh", "others": True}),
    ],
)
def test_others_are_of_a_list_with_entries(name: str, held: dict[str, Any]) -> None:
    with pytest.raises(AnswerFault, match="PP714"):
        Session.open(built(), facts={name: held})


def test_the_rows_on_record_come_first_and_in_its_order_however_a_record_is_opened() -> None:
    session = opened({"child.siblings": on_record(BROTHERS)})
    session.answer(f"siblings[{session.add_row('siblings', 'c')}].name", "Kit")
    session.remove_row("siblings", "a")
    session.add_row("siblings", "a")
    rows = [name for name in session.questions() if name.endswith(".name")]
    assert rows == ["siblings[a].name", "siblings[b].name", "siblings[c].name"]
    again = Session.open(built(), answers=session.answers().as_json(), today=session.today)
    assert list(again.questions()) == list(session.questions())


def test_what_a_reader_writes_down_names_the_artifact_that_everybody_has() -> None:
    """A family's answer file is read again without a word of another version."""
    built = made_of(BODY)
    view = opened(language="Welsh").seen_by("family")
    answers, found = read_answers(Source("a.json", view.answers().dumps()), built.content, built.content_hash)
    assert answers is not None and not list(found)
    assert view.as_json()["artifact"] == view.seen_by("child").answers().artifact == built.content_hash


def test_an_age_is_worked_out_and_never_held_not_even_as_a_reason() -> None:
    story = artifact("initial-assessment")
    age = next(name for name, spec in story.content["facts"].items() if spec["type"] == "age")
    for held in ({"reason": "not_known"}, {"value": 5}, 5):
        with pytest.raises(AnswerFault, match="PP718"):
            Session.open(story, facts={age: held})


def test_what_prefill_gives_back_opens_a_record_as_it_is() -> None:
    opening = prefill(built(), {"child.first_language": OnRecord("Welsh", on="2025-01-10")})
    session = Session.open(built(), facts=opening.facts)
    assert session.on_record("child.first_language") == opening.facts["child.first_language"]
    session.hold("child.first_language", OnRecord("Somali"))
    assert session.question("language").value == "Somali"


def test_having_no_brothers_is_a_fact() -> None:
    """Rule C6: none is a stated N/A."""
    session = opened()
    session.say_rows("siblings", "none")
    assert (listed(session).value, listed(session).reason) == (None, "not_applicable")


# --- the law -----------------------------------------------------------------------------------------------------


def comes_round(built: Artifact, session: Session) -> None:
    """Publish all that a record says, open a blank record, and find it there."""
    found = extract(session)
    facts = {name: held.as_json() for name, held in session.answers().facts.items()}
    facts |= {p.fact: p.held.as_json() for p in found.published}
    opening = prefill(built, facts, today=session.today)
    blank = Session.open(built, facts=facts, today=session.today)
    for published in found.published:
        assert blank.on_record(published.fact) == published.held == opening.facts[published.fact]
    for kept in found.unpublished:
        assert blank.on_record(kept.fact) == kept.held
    again = extract(blank)
    assert again.published == () and all(u.why != "blank" or u.held is None for u in again.unpublished)


def test_what_northshires_records_say_opens_the_next_one() -> None:
    for name in CASES:
        comes_round(artifact("initial-assessment"), Story.case(name).session)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_what_any_record_says_opens_the_next_one(data: st.DataObject) -> None:
    facts: dict[str, Any] = {}
    if data.draw(st.booleans()):
        facts["child.first_language"] = on_record("Welsh")
    if data.draw(st.booleans()):
        facts["child.siblings"] = on_record(data.draw(st.sampled_from([BROTHERS, BROTHERS[:1], []])))
        if facts["child.siblings"]["value"] and data.draw(st.booleans()):
            facts["child.siblings"]["others"] = True
    session = opened(facts)
    for row in data.draw(st.lists(st.sampled_from("abcd"), max_size=4, unique=True)):
        if f"siblings[{row}].name" not in session.questions():
            session.add_row("siblings", row)
        for part, value in (("name", "Kit"), ("born_on", "2019-03")):
            what = data.draw(st.sampled_from(["nothing", "value", "reason"]))
            if what == "value":
                session.answer(f"siblings[{row}].{part}", value)
            elif what == "reason":
                session.give_reason(f"siblings[{row}].{part}", "not_known")
        if data.draw(st.integers(0, 3)) == 0:
            session.remove_row("siblings", row)
    for question, value in (("language", "Somali"), ("told", "yes"), ("told", "no"), ("contact", "Text")):
        if data.draw(st.booleans()):
            session.answer(question, value)
    said = data.draw(st.sampled_from(["complete", "others", None]))
    if said is not None:
        session.say_rows("siblings", said)
    if data.draw(st.booleans()):
        session.give_reason(data.draw(st.sampled_from(["language", "contact", "siblings"])), "not_known")
    comes_round(built(), session)


# --- HL7 ---------------------------------------------------------------------------------------------------------


def test_each_reason_has_a_code_and_a_skip_has_none() -> None:
    """Rule A3."""
    assert set(ABSENT_REASONS) == set(REASONS)
    assert set(ABSENT_REASONS.values()) <= {
        "not-applicable",
        "unknown",
        "temp-unknown",
        "asked-declined",
        "not-asked",
    }
    for reason in REASONS:
        assert absent_reason("asked", reason) == ABSENT_REASONS[reason]
        assert absent_reason("skipped", reason) is None and absent_reason("pending", reason) is None
    assert absent_reason("asked", "blank") is None and absent_reason("asked", "answered") is None
