"""Six children from the first call to the review: what one record told, no later one asks again."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

import pytest

from penpicture.engine.language import AUDIENCES
from penpicture.engine.session import Session
from tests.scenarios.journey import CHILDREN, LIBRARY, Step, in_wales, journey, with_facts
from tests.scenarios.story import artifact

STEPS = [step for child in CHILDREN for step in journey(child)]
LATER = [step for step in STEPS if step.exemplar != LIBRARY[0]]
CEILINGS = {
    # child: contact and referral, initial assessment, core assessment, plan, review
    "baby-price": (22, 25, 15, 9, 13),
    "callum": (25, 32, 24, 10, 10),
    "dawit": (25, 38, None, 19, 12),
    "jonah": (26, 39, 24, 10, 10),
    "lowri": (24, 37, 24, 11, 10),
    "ravi": (24, 31, None, 11, 10),
}
"""The most questions that each record may ask which no earlier one answered, rows left out: they are as many as the
people and things that they are about. None where the child's journey has no such record."""
SHOWN_AT_MOST = {
    "contact-and-referral": 30,
    "initial-assessment": 50,
    "core-assessment": 90,
    "childs-plan": 25,
    "review": 30,
}
"""The most that a record may ask with what stands there already, to confirm or to change."""


def named(step: Step) -> str:
    return step.name


def asked(step: Step) -> list[str]:
    """What is asked outside rows."""
    return [q for q in step.story.asked() if "[" not in q]


def to_answer(step: Step) -> list[str]:
    """What is asked and does not stand there already."""
    blank = step.blank.questions()
    return [q for q in asked(step) if not stands_there(step, q, blank[q].provenance)]


def stands_there(step: Step, question: str, provenance: str | None) -> bool:
    """Whether an earlier record told it, or told when it was last so. A list stands there with its rows."""
    spec = step.blank.program.content["questions"][question]
    if provenance is None and spec["type"] == "group" and "fact" in spec:
        return step.blank.on_record(spec["fact"]) is not None
    return provenance is not None


# --- the way through the library --------------------------------------------------------------------------------


@pytest.mark.parametrize("child", CHILDREN)
def test_every_child_goes_from_the_first_call_to_a_review(child: str) -> None:
    """Finding 20: each record leads to the next, and the last says how it goes on."""
    steps = journey(child)
    assert [step.exemplar for step in steps] == [
        name for name in LIBRARY if name in {s.exemplar for s in steps}
    ]
    assert {"contact-and-referral", "initial-assessment", "childs-plan", "review"} <= {
        s.exemplar for s in steps
    }
    for before, after in pairwise(steps):
        assert after.exemplar in before.story.leads_to(), (before.name, before.story.leads_to())
    assert steps[-1].story.leads_to()


def test_between_them_they_use_every_exemplar_and_every_way_out_of_a_review() -> None:
    assert {step.exemplar for step in STEPS} == set(LIBRARY)
    decisions = {s.story.session.question("decision").value for s in STEPS if s.exemplar == "review"}
    assert decisions == {"go_on", "change", "end"}


@pytest.mark.parametrize("step", STEPS, ids=named)
def test_a_record_is_ready_to_be_signed(step: Step) -> None:
    """Finding 3 and rule S3: nothing is missing, nothing lost, and lateness has its reason."""
    assert step.story.missing() == set()
    assert step.story.set_aside() == set()
    late = step.story.session.late()
    assert late is not None and (late.stage == "in time" or late.reason)


# --- single entry -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", LATER, ids=named)
def test_nothing_that_an_earlier_record_told_opens_blank(step: Step) -> None:
    """Finding 10 and rule A5: it stands there, to confirm or to change; what is out of date says so."""
    known = told_before(step)
    assert len(known) >= 5
    views = step.blank.questions()
    for question, spec in step.blank.program.content["questions"].items():
        if "fact" not in spec or spec["fact"] not in known or views[question].status != "asked":
            continue
        assert stands_there(step, question, views[question].provenance), question
        held = step.blank.on_record(spec["fact"])
        assert held is not None and held.record and held.on, question
        if spec["type"] == "group":
            rows = [entry["row"] for entry in held.value or ()]
            assert all(any(q.startswith(f"{question}[{row}].") for q in views) for row in rows), question
        elif not views[question].stale:
            assert views[question].state != "blank", question


def told_before(step: Step) -> set[str]:
    """The facts that earlier records of the same child published."""
    child = next(child for child in CHILDREN if step in journey(child))
    steps = journey(child)
    return {p.fact for earlier in steps[: steps.index(step)] for p in earlier.told.published}


@pytest.mark.parametrize("step", [s for s in STEPS if s.path.parent.name in CHILDREN], ids=named)
def test_a_records_file_holds_what_the_earlier_ones_told(step: Step) -> None:
    """`python -m tests.scenarios.journey` writes it; so the file can be opened by itself."""
    assert step.path.read_text(encoding="utf-8") == with_facts(step)


EACH_TIME_ANEW = {
    "decision": "each record decides for itself",
    "decision_why": "and says why",
    "seen": "each assessment sees the child",
    "seen_on": "and says when",
    "looking_for": "what is being done today",
}
"""Questions of more than one exemplar that are no fact: each record says them anew."""


def test_what_two_exemplars_ask_is_one_fact() -> None:
    """Finding 10: a question that is asked in a second exemplar is bound to the fact that the first one publishes."""
    bound: dict[str, set[str | None]] = {}
    times: Counter[str] = Counter()
    for name in LIBRARY:
        for question, spec in artifact(name).content["questions"].items():
            if "." not in question:
                times[question] += 1
                bound.setdefault(question, set()).add(spec.get("fact"))
    for question, facts in bound.items():
        if times[question] > 1 and question not in EACH_TIME_ANEW:
            assert len(facts) == 1 and None not in facts, (question, facts)


def test_a_birth_is_told_by_the_hospital_and_asked_of_nobody() -> None:
    """Finding 11: between plan and review the baby is born; the review opens with a child and not with a pregnancy."""
    plan, review = journey("baby-price")[-2:]
    assert "still to be born, and is expected on 11 May 2026" in plan.story.tells()
    assert review.story.tells().startswith("Ivy is 1 month old.")
    assert "unborn" not in review.blank.questions()


# --- how much is asked ------------------------------------------------------------------------------------------


def test_every_child_has_ceilings_for_the_records_of_the_journey() -> None:
    for child in CHILDREN:
        there = {step.exemplar for step in journey(child)}
        assert [LIBRARY[i] for i, most in enumerate(CEILINGS[child]) if most is not None] == [
            name for name in LIBRARY if name in there
        ]


@pytest.mark.parametrize("child", CHILDREN)
def test_a_record_keeps_to_its_ceiling(child: str) -> None:
    """Finding 1: how much a family is asked in each record, and in all of them together."""
    for step in journey(child):
        most = CEILINGS[child][LIBRARY.index(step.exemplar)]
        assert most is not None and len(to_answer(step)) <= most, (step.name, len(to_answer(step)))
        assert len(asked(step)) <= SHOWN_AT_MOST[step.exemplar], (step.name, len(asked(step)))


def test_the_ceilings_are_those_that_were_promised() -> None:
    """A plain case's initial assessment asks fewer than 40, a core assessment 90, a plan 25, a review 30."""
    assert (CEILINGS["ravi"][1] or 0) < 40
    promised = {"core-assessment": 90, "childs-plan": 25, "review": 30}
    for name, most in promised.items():
        assert all((ceilings[LIBRARY.index(name)] or 0) < most for ceilings in CEILINGS.values())
        assert all(len(asked(step)) < most for step in STEPS if step.exemplar == name)


# --- what the law asks for --------------------------------------------------------------------------------------


@pytest.mark.parametrize("nation", ["England", "Wales"])
@pytest.mark.parametrize("step", STEPS, ids=named)
def test_no_child_misses_a_question_that_is_owed(step: Step, nation: str) -> None:
    """Rule L2, in the six cases: while `for` surely holds, a statutory question is asked, in either nation."""
    session = step.story.session
    if nation == "Wales":
        session = Session.open(in_wales(step.exemplar), answers=session.answers(), today=session.today)
    views = session.questions()
    for question, spec in session.program.content["questions"].items():
        duty: dict[str, Any] | None = spec.get("statutory")
        if duty is None:
            continue
        assert duty["nation"] == nation
        owed = "for" not in duty or session.program.reading(duty["for"]["tree"])(session.root) is True
        assert not owed or views[question].status == "asked", question


def test_each_nation_has_duties_of_its_own() -> None:
    """Wales does not inherit England's section 17."""
    for name in ("core-assessment", "childs-plan", "review"):
        sources = {
            q: s["statutory"]["source"]
            for q, s in in_wales(name).content["questions"].items()
            if "statutory" in s
        }
        assert sources and all("Wales" in source for source in sources.values()), name
    # The 42 working days of Wales are those of an assessment from 2016 on.
    limits = in_wales("core-assessment").content["timescale"]["limits"]
    assert [(limit["within"], limit["from"]) for limit in limits] == [([42, "working days"], "2016-04-06")]
    assert "limits" not in artifact("core-assessment").content["timescale"]


# --- who reads it -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", STEPS, ids=named)
def test_every_reader_meets_the_child_first_and_no_hole(step: Step) -> None:
    """Finding 4 and rule R5."""
    for audience in AUDIENCES:
        told = step.story.tells(audience)
        assert "…" not in told and "<" not in told, audience
    name = step.story.session.on_record("child.known_as") or step.story.session.question("known_as")
    assert step.story.tells().startswith(str(name.value))


@pytest.mark.parametrize("step", STEPS, ids=named)
def test_nobody_but_the_social_worker_reads_who_rang(step: Step) -> None:
    call = journey(next(c for c in CHILDREN if step in journey(c)))[0]
    caller = call.story.session.question("caller").value
    if isinstance(caller, dict):
        for audience in AUDIENCES[1:]:
            seen = step.story.session.seen_by(audience)
            assert "referral.caller" not in seen.program.facts and "caller" not in seen.questions()
