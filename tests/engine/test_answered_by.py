"""Who answers a question: said of a question, a group or a section, and of what stands in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from penpicture.engine.artifact import Artifact
from penpicture.engine.artifact_shape import fault_in
from penpicture.engine.cleared import cleared
from tests.engine.test_voices import codes
from tests.engine.written import artifact
from tests.variants import folder as variants

BODY = """
sections:
  - id: outcome
    title: What happens next
    answered by: practitioner
    questions:
      - id: decision
        ask: What have we decided?
        type: text
      - id: said
        ask: What do you say to it?
        type: text
        answered by: practitioner, family
      - id: steps
        ask: Who does what?
        type: group
        each: step
        questions:
          - id: what
            ask: What?
            type: text
          - id: liked
            ask: Is it what you want?
            type: text
            answered by: practitioner, child
  - id: words
    title: Words
    questions:
      - id: own_words
        ask: What do you say?
        type: text
"""


def said(built: Artifact) -> dict[str, Any]:
    return {path: spec.get("answered_by") for path, spec in built.content["questions"].items()}


def test_what_stands_in_a_section_or_a_group_is_answered_by_whom_that_says() -> None:
    assert said(artifact(BODY)) == {
        "decision": ["practitioner"],
        "said": ["practitioner", "family"],
        "steps": ["practitioner"],
        "steps.what": ["practitioner"],
        "steps.liked": ["practitioner", "child"],
        "own_words": None,
    }


def test_it_is_no_secret_what_somebody_else_answers() -> None:
    whole, family = artifact(BODY), cleared(artifact(BODY), "family").artifact
    assert said(family) == said(whole)
    assert family.content["questions"].keys() == whole.content["questions"].keys()


def test_who_answers_changes_the_exemplar_and_not_what_an_answer_saw() -> None:
    plain, its = artifact(BODY.replace("    answered by: practitioner\n", "", 1)), artifact(BODY)
    assert plain.content_hash != its.content_hash
    shown = [built.content["questions"]["decision"]["shown"] for built in (plain, its)]
    assert shown[0] == shown[1]


@pytest.mark.parametrize("word", ["court", "social worker", "everybody"])
def test_only_those_who_have_a_form_of_their_own_answer(word: str) -> None:
    body = BODY.replace("answered by: practitioner, child", f"answered by: {word}")
    assert codes(body) == [("PP215", word)]


def test_an_artifact_that_says_it_in_another_shape_is_refused() -> None:
    content: Any = {**artifact(BODY).content}
    content["questions"] = {
        **content["questions"],
        "decision": {**content["questions"]["decision"], "answered_by": "us"},
    }
    assert fault_in(content) == ("questions.decision.answered_by", "it must be a list")


def test_a_variant_says_who_answers_while_it_applies(tmp_path: Path) -> None:
    asks = "- require: likes\n  answered by: practitioner, child\n  because: They say it themselves\n"
    made = variants.artifact(tmp_path, variants.variant(asks))
    assert fault_in(dict(made.content)) is None
    session = variants.record(made)
    assert "answered_by" not in session.facing("likes")
    session.answer("signs", "yes")
    assert session.facing("likes")["answered_by"] == ["practitioner", "child"]
