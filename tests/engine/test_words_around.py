"""What stands around the questions speaks to each reader too: key facts by name, and why work may end early."""

from __future__ import annotations

from datetime import date

import pytest

from penpicture.dsl.diagnostic import Diagnostic
from penpicture.dsl.source import Source
from penpicture.engine.artifact import Artifact
from penpicture.engine.cleared import cleared
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.session import Session
from tests.engine.written import HEAD, artifact

BODY = """\
case summary:
  - show: harm
    label: Harm
    for family: Are we worried about harm?
    for child: Is anybody hurting you?
    easy read: Hurting
  - show: help
  - show: ours
sections:
  - id: home
    title: Home
    questions:
      - id: harm
        ask: Is the child harmed?
        type: yes/no
      - id: help
        ask: What does <child.known_as> need help with?
        for child: What do you need help with?
        type: text
      - id: ours
        ask: What do we think?
        type: text
        who may see: practitioner
      - id: decision
        ask: What was decided?
        type: choice
        options:
          more: More help
          no_more: Nothing more
      - id: rest
        ask: What else?
        type: text
pathways:
  - id: ends_here
    short when: decision is no_more
    because: Nobody fills in the rest to say goodbye
    for family: We have what we need, <child.known_as>
    easy read: You can stop here
"""
FACTS = {"child.known_as": {"value": "Robin"}}
TODAY = date(2026, 6, 1)


@pytest.fixture(scope="module")
def small() -> Artifact:
    return artifact(BODY)


def record(small: Artifact) -> Session:
    session = Session.open(small, facts=FACTS, today=TODAY)
    session.answer("decision", "no_more")
    return session


@pytest.mark.parametrize(
    ("audience", "voice", "labels"),
    [
        ("practitioner", None, ["Harm", "What does Robin need help with?", "What do we think?"]),
        ("court", None, ["Harm", "What does Robin need help with?"]),
        ("family", None, ["Are we worried about harm?", "What does Robin need help with?"]),
        ("child", None, ["Is anybody hurting you?", "What do you need help with?"]),
        ("child", "easy_read", ["Hurting", "What do you need help with?"]),
    ],
)
def test_a_key_fact_is_named_in_the_readers_words(
    small: Artifact, audience: str, voice: str | None, labels: list[str]
) -> None:
    assert [line.label for line in record(small).seen_by(audience, voice).case_summary()] == labels


@pytest.mark.parametrize(
    ("audience", "voice", "because"),
    [
        ("practitioner", None, "Nobody fills in the rest to say goodbye"),
        ("school", None, "Nobody fills in the rest to say goodbye"),
        ("family", None, "We have what we need, Robin"),
        ("child", "easy_read", "You can stop here"),
    ],
)
def test_a_reader_is_told_in_words_of_theirs_why_the_rest_may_be_left(
    small: Artifact, audience: str, voice: str | None, because: str
) -> None:
    assert [short.because for short in record(small).seen_by(audience, voice).short()] == [because]


def test_a_readers_file_has_the_words_of_that_reader_alone(small: Artifact) -> None:
    text = cleared(small, "family").artifact.dumps()
    assert "Are we worried about harm?" in text and "We have what we need" in text
    for others in ("Nobody fills in", "Is anybody hurting you?", '"Harm"', "You can stop here"):
        assert others not in text


def test_why_a_pathway_skips_is_said_in_the_readers_words_too() -> None:
    body = BODY.replace(
        "short when: decision is no_more", "skip when: decision is no_more\n    questions: rest"
    )
    view = record(artifact(body)).seen_by("family").question("rest")
    assert (view.status, view.because.sentence) == ("skipped", "We have what we need, Robin")


def told(body: str) -> list[Diagnostic]:
    return list(compile_exemplar(Source("small.yaml", HEAD + body)).diagnostics)


def test_words_for_a_reader_who_never_sees_the_key_fact_are_told() -> None:
    (found,) = told(BODY.replace("  - show: ours\n", "  - show: ours\n    for family: What they think\n"))
    assert (found.code, found.span.text) == ("PP622", "What they think")
    assert found.message.startswith("`ours` in the case summary has words for the family")


def test_a_slot_in_the_name_of_a_key_fact_is_refused_in_every_voice() -> None:
    (found,) = told(BODY.replace("for child: Is anybody hurting you?", "for child: Is <harm> so?"))
    assert (found.code, found.span.text) == ("PP606", "<harm>")


def test_a_slot_that_the_family_may_not_see_is_refused_in_why_work_ends() -> None:
    (found,) = told(BODY.replace("need, <child.known_as>", "need, <ours>"))
    assert (found.code, found.span.text) == ("PP620", "<ours>")


def test_hard_words_among_the_easy_ones_are_told() -> None:
    body = BODY.replace("Hurting\n", "Hurting (you)\n").replace("You can stop here", "Stop; or go on")
    assert [(found.code, found.span.text) for found in told(body)] == [
        ("PP651", "Hurting (you)"),
        ("PP651", "Stop; or go on"),
    ]
