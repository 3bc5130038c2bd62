"""Whatever reads what is kept is kept as closely: by each way in which one thing can tell of another."""

from __future__ import annotations

import copy
from datetime import date
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest

from penpicture.dsl.printing import text
from penpicture.engine.artifact import Artifact
from penpicture.engine.clearance import EVERYBODY, Clearance, own_readers
from penpicture.engine.cleared import cleared
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.cutting import Cut
from penpicture.engine.language import AUDIENCES
from penpicture.engine.session import Session
from tests.engine.written import artifact, asking

DANGER = """\
- id: danger
  ask: Is the child in danger today?
  type: yes/no
  who may see: practitioner, conference
"""


HEAD = {"penpicture": 1, "answers": "small", "version": "1.0.0"}


def left(built: Any, audience: str = "family") -> list[str]:
    """The questions that an audience may see."""
    return list(cleared(built, audience).artifact.content["questions"])


def restricted(built: Artifact, *questions: str) -> Artifact:
    """The same artifact with questions kept more closely than their facts: no author may write so, a program may."""
    content = copy.deepcopy(built.content)
    for path in questions:
        content["questions"][path]["sensitivity"] = "restricted"
    return Artifact.of(content, {})


@pytest.mark.parametrize(
    ("level", "audiences"),
    [
        ("ordinary", AUDIENCES),
        ("personal", AUDIENCES),
        ("sensitive", ("practitioner", "family", "child", "conference", "court")),
        ("restricted", ("practitioner",)),
    ],
)
def test_an_answer_is_for_those_who_are_cleared_for_it(level: str, audiences: tuple[str, ...]) -> None:
    assert own_readers({"sensitivity": level}) == set(audiences)
    assert own_readers({"sensitivity": level, "who_may_see": ["practitioner", "school"]}) == {
        "practitioner",
        "school",
    }


def test_what_nobody_could_have_built_is_kept_as_closely_as_can_be() -> None:
    assert own_readers({"sensitivity": "secret"}) == {"practitioner"}
    assert own_readers({"who_may_see": "everybody"}) == frozenset()
    assert own_readers({}) == EVERYBODY


@pytest.mark.parametrize(
    "reads",
    [
        "ask when: danger is yes",
        "skip when: danger is no",
        "ask when: danger is answered",
        "ask when: in_danger",
        "ask when: surely (danger is yes) or possibly (danger is no)",
    ],
)
def test_a_question_tells_by_its_presence_what_its_condition_read(reads: str) -> None:
    asked = f"- id: plan\n  ask: What now?\n  type: text\n  {reads}\n"
    after = "- id: done\n  ask: Done?\n  type: yes/no\n  ask when: plan is answered\n"
    built = asking(DANGER + asked + after, "define:\n  in_danger: danger is yes\n")
    assert left(built) == []
    assert left(built, "conference") == ["danger", "plan", "done"]


def test_a_section_a_group_and_a_pathway_tell_of_what_they_read() -> None:
    built = artifact(
        "sections:\n"
        "  - id: first\n    title: First\n    questions:\n"
        + indent(DANGER, "      ")
        + "      - id: wayward\n"
        "        ask: Wayward?\n        type: text\n"
        "  - id: second\n    title: Second\n    skip when: danger is no\n    questions:\n"
        "      - id: inside\n        ask: Inside?\n        type: text\n"
        "  - id: third\n    title: Third\n    questions:\n"
        "      - id: rows\n        ask: Rows?\n        type: group\n        ask when: danger is yes\n        questions:\n"
        "          - id: row_text\n            ask: Row?\n            type: text\n"
        "      - id: open\n        ask: Open?\n        type: text\n"
        "pathways:\n"
        "  - id: way\n    skip when: danger is no\n    questions: wayward\n    because: There is none\n"
        "  - id: cut\n    short when: danger is no\n    because: All is well\n"
    )
    made = cleared(built, "family")
    assert list(made.artifact.content["questions"]) == ["open"]
    assert [section["id"] for section in made.artifact.content["sections"]] == ["third"]
    assert made.artifact.content["pathways"] == []
    assert made.withheld == {"": 3, "third": 2}


def test_a_pathway_that_names_what_is_gone_speaks_of_the_rest_alone() -> None:
    built = artifact(
        "sections:\n"
        "  - id: first\n    title: First\n    questions:\n" + indent(DANGER, "      ") + "  - id: second\n"
        "    title: Second\n    questions:\n      - id: done\n        ask: Done?\n        type: yes/no\n"
        "      - id: told\n        ask: Told?\n        type: text\n        mandatory: yes\n"
        "        no answer because: not_known\n"
        "pathways:\n"
        "  - id: cut\n    short when: done is yes\n    sections: first, second\n    because: It is done\n"
    )
    session = Session.open(built)
    theirs = session.seen_by("family")
    assert [gap.question for gap in theirs.missing()] == ["told"]
    session.answer("done", "yes")
    assert session.seen_by("family").missing() == ()


def test_a_count_of_rows_tells_of_what_is_counted_in_them() -> None:
    built = asking(
        "- id: people\n  ask: Who?\n  type: group\n  questions:\n"
        "    - id: hits\n      ask: Do they hit?\n      type: yes/no\n      sensitivity: restricted\n"
        "    - id: name\n      ask: Name?\n      type: text\n"
        "- id: by_count\n  ask: Plan?\n  type: text\n  ask when: count of people where (hits is yes) >= 2\n"
        "- id: by_any\n  ask: Plan?\n  type: text\n  ask when: any people where hits is yes\n"
        "- id: by_rows\n  ask: Plan?\n  type: text\n  ask when: count of people >= 2\n"
    )
    assert left(built) == ["people", "people.name", "by_rows"]


CLOCKED = """\
as of: started
sections:
  - id: all
    title: All
    questions:
      - id: started
        ask: When did it start?
        type: date
        sensitivity: {kept}
      - id: school
        ask: How is <child.known_as>, who is <child.age>, at school?
        type: text
        ask when: child.age >= 5 years
        if not known: ask
      - id: old
        ask: How long ago?
        type: text
        ask when: months from child.born_on to started >= 6
      - id: open
        ask: Open?
        type: text
pen picture:
  - say: <child.known_as> is of school age.
    when: child.age >= 5 years
"""


def test_an_age_tells_of_the_day_that_it_is_reckoned_on() -> None:
    open_to_all = artifact(CLOCKED.format(kept="ordinary"))
    assert left(open_to_all) == ["started", "school", "old", "open"]
    kept = artifact(CLOCKED.format(kept="restricted"))
    content = cleared(kept, "family").artifact.content
    assert list(content["questions"]) == ["open"]
    assert "child.age" not in content["facts"] and content["as_of"] is None and content["pen_picture"] == []


def test_an_answer_and_its_fact_are_kept_alike() -> None:
    built = asking(
        "- id: language\n  ask: Which language?\n  type: text\n  fact: child.first_language\n"
        "  ask when: child.unborn is no\n"
        "- id: unborn\n  ask: Born?\n  type: yes/no\n  fact: child.unborn\n"
    )
    content = cleared(restricted(built, "unborn"), "school").artifact.content
    assert content["questions"] == {} and content["facts"] == {}


def test_why_something_is_kept_is_told_by_the_nearest_way() -> None:
    plan = "- id: plan\n  ask: What now?\n  type: text\n  ask when: danger is yes\n"
    clearance = Clearance(asking(DANGER + plan).content)
    assert clearance.why("family", ("question", "plan")) == (("question", "plan"), ("question", "danger"))
    assert clearance.why("conference", ("question", "plan")) == ()


def test_lateness_is_for_those_who_may_see_the_clock() -> None:
    body = (
        "timescale:\n  from: referral.decided_on\n  to: assessment.signed_on\n  within: 10 working days\n"
        "sections:\n  - id: all\n    title: All\n    questions:\n"
        "      - id: open\n        ask: Open?\n        type: text\n"
    )
    facts = {"referral.decided_on": "2026-01-05", "assessment.signed_on": "2026-05-01"}
    session = Session.open(artifact(body), facts=facts, today=date(2026, 6, 1))
    session.explain_lateness("His mother was in hospital")
    told = {}
    for audience in AUDIENCES:
        late = session.seen_by(audience).late()
        assert late is not None and late.is_late
        told[audience] = late.reason
    assert {audience for audience, reason in told.items() if reason} == set(AUDIENCES) - {"school", "health"}


def test_a_question_is_kept_by_its_own_sensitivity_whoever_may_see_its_fact() -> None:
    built = asking("- id: language\n  ask: Which language?\n  type: text\n  fact: child.first_language\n")
    built = restricted(built, "language")
    assert left(built, "practitioner") == ["language"] and left(built) == []


def test_from_whom_a_fact_came_is_for_practitioners_whoever_may_see_the_fact() -> None:
    """The neighbour who rang may be named there, and nobody can say so of one fact."""
    built = asking("- id: language\n  ask: Which language?\n  type: text\n  fact: child.first_language\n")
    held = {"value": "Welsh", "on": "2026-01-02", "record": "referral-7", "said_by": "Mrs Evans"}
    for session in (
        Session.open(built, facts={"child.first_language": held}),
        Session.open(built, answers={**HEAD, "facts": {"child.first_language": held}}),
        Session.open(
            built,
            facts={"child.first_language": held},
            answers={**HEAD, "facts": {"child.first_language": held}},
        ),
    ):
        for audience in AUDIENCES:
            (told,) = session.seen_by(audience).answers().as_json()["facts"].values()
            kept = {} if audience == "practitioner" else {"record", "said_by"}
            assert told == {key: said for key, said in held.items() if key not in kept}


def test_rows_of_which_nothing_may_be_seen_are_not_there_to_be_counted() -> None:
    built = asking(
        "- id: homes\n  ask: Which homes?\n  type: group\n  questions:\n"
        "    - id: people\n      ask: Who?\n      type: group\n      questions:\n"
        "        - id: incident\n          ask: What happened?\n          type: text\n          sensitivity: restricted\n"
        "        - id: inner\n          ask: Is it so?\n          type: yes/no\n          who may see: practitioner\n"
        "        - id: name\n          ask: Name?\n          type: text\n          ask when: inner is yes\n"
        "- id: plan\n  ask: Plan?\n  type: text\n  ask when: count of homes >= 2\n"
        "- id: open\n  ask: Open?\n  type: text\n",
        "pen picture:\n  - say: There are homes.\n    when: count of homes >= 1\ncase summary:\n  - homes\n",
    )
    content = cleared(built, "family").artifact.content
    assert list(content["questions"]) == ["open"]
    assert content["pen_picture"] == content["case_summary"] == []
    assert left(built, "practitioner") == list(built.content["questions"])


def test_a_list_of_which_nothing_may_be_seen_is_not_there_either(tmp_path: Path) -> None:
    (tmp_path / "authority.yaml").write_text("penpicture: 1\nauthority: x\ntitle: X\nnation: England\n")
    (tmp_path / "facts.yaml").write_text(
        "penpicture: 1\ndata model: small-facts\nversion: 1.0.0\nfacts:\n"
        "  - id: child.people\n    title: People\n    type: list\n    each: person\n    facts:\n"
        "      - id: name\n        title: Name\n        type: text\n        sensitivity: restricted\n"
    )
    sections = "sections:\n  - id: all\n    title: All\n    questions:\n"
    body = "      - {id: open, ask: Open?, type: text}\n"
    group = (
        "      - id: people\n        ask: Who?\n        type: group\n        fact: child.people\n        questions:\n"
        "          - {id: name, ask: Name?, type: text, fact: name}\n"
    )
    seen = "          - {id: likes, ask: Likes?, type: text}\n"
    head = "penpicture: 1\nexemplar: small\nversion: 1.0.0\ntitle: Small\nabout: child\ndata model: small-facts@1\n"
    pen = "pen picture:\n  - say: There are people.\n    when: child.people is answered\n"
    for questions, still in (
        (body, []),
        (body + group, []),
        (body + group + seen, ["people", "people.likes"]),
    ):
        (tmp_path / "small.yaml").write_text(head + pen + sections + questions)
        compiled = compile_exemplar(tmp_path / "small.yaml")
        assert compiled.artifact is not None, text(compiled.diagnostics)
        content = cleared(compiled.artifact, "family").artifact.content
        assert list(content["questions"]) == ["open", *still]
        assert bool(content["pen_picture"]) == ("child.people" in content["facts"]) == bool(still)


def test_an_age_tells_of_what_would_leave_it_unknown() -> None:
    unborn = "- id: unborn\n  ask: Born?\n  type: yes/no\n  fact: child.unborn\n"
    by_age = "- id: school\n  ask: School at <child.age>?\n  type: text\n"
    built = asking(unborn + by_age, "as of: assessment.started_on\n")
    assert built.content["facts"]["child.age"]["age_unless"] == "child.unborn"
    assert left(built) == ["unborn", "school"]
    kept = cleared(restricted(built, "unborn"), "family").artifact.content
    assert list(kept["questions"]) == ["school"] and "child.age" not in kept["facts"]


def test_whether_a_fact_is_stale_tells_of_the_day_that_it_is_reckoned_on() -> None:
    started = "- id: started\n  ask: When did it start?\n  type: date\n"
    bound = "- id: language\n  ask: Which language?\n  type: text\n  fact: child.first_language\n"
    content = copy.deepcopy(asking(started + bound, "as of: started\n").content)
    content["questions"]["started"]["sensitivity"] = "restricted"
    assert left(Artifact.of(content, {})) == ["language"]
    content["facts"]["child.first_language"]["stale_after"] = [6, "months"]
    assert Clearance(content).why("family", ("question", "language"))[-1] == ("question", "started")


@pytest.mark.parametrize("voice", ["family", "child", "easy_read"])
def test_an_option_is_said_in_one_voice_and_without_what_is_kept(voice: str) -> None:
    """Of a question and of a fact, its words and its hint."""
    built = asking(DANGER + "- id: how\n  ask: How?\n  type: choice\n  options: {a: A, b: B}\n")
    content = copy.deepcopy(built.content)
    slot = {"slot": ["question", "danger"]}
    option = {
        "code": "a",
        "say": {"practitioner": ["Theirs ", slot], "family": "F", "child": "C", "easy_read": "E"},
        "hint": ["Hint ", slot],
    }
    content["questions"]["how"]["options"] = [option]
    fact = {"title": "How", "type": "choice", "options": [option]}
    content["facts"]["child.how"] = fact
    audience = "family" if voice == "family" else "child"
    cut = Cut(content, audience, voice).content()
    for spec in (cut["questions"]["how"], cut["facts"]["child.how"]):
        (said,) = spec["options"]
        assert said["say"] == {"practitioner": {"family": "F", "child": "C", "easy_read": "E"}[voice]}
        assert said["hint"] == ["Hint ", "…"]
    content["questions"]["how"]["options"] = [{**option, "say": {"practitioner": ["Theirs ", slot]}}]
    (said,) = Cut(content, audience, voice).content()["questions"]["how"]["options"]
    assert said["say"] == {"practitioner": ["Theirs ", "…"]}
