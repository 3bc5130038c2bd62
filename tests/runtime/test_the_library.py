"""The shipped exemplar and Northshire's cases, for every reader: the page says what Python says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from penpicture.dsl.loading import load
from penpicture.engine.answer_reading import read_answers
from penpicture.engine.artifact import Artifact
from penpicture.engine.cleared import cleared, cleared_session
from penpicture.engine.kept import compile_kept
from penpicture.engine.language import AUDIENCES
from penpicture.engine.library import SHIPPED, Workspace
from penpicture.engine.session import Session
from penpicture.renderers.edition import Edition
from penpicture.renderers.page_data import page_data
from tests.runtime.visits import TODAY_IS, Node, agree, by_page

NORTHSHIRE = Path(__file__).parents[2] / "examples" / "northshire"
CASES = sorted((NORTHSHIRE / "cases").glob("*.yaml"))


@pytest.fixture(scope="module")
def shipped() -> Artifact:
    (exemplar,) = sorted((SHIPPED / "initial-assessment").glob("*.yaml"))[-1:]
    compiled = compile_kept(exemplar, Workspace.of(NORTHSHIRE))
    assert compiled.artifact is not None
    return compiled.artifact


def answers_of(case: Path, artifact: Artifact) -> dict[str, Any]:
    source, _ = load(case)
    assert source is not None
    answers, found = read_answers(source, artifact.content, artifact.content_hash)
    assert answers is not None, found
    plain: dict[str, Any] = json.loads(json.dumps(answers.as_json()))
    return plain


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_every_case(in_node: Node, shipped: Artifact, case: Path) -> None:
    """Requirement 2a."""
    page = page_data(shipped)
    # Explanations and statuses of the whole, and after each answer is taken back.
    answers = answers_of(case, shipped)
    agree(in_node, cleared(shipped).artifact, [], page=_as_cleared(page, shipped), answers=answers)
    calls: list[Any] = [("clear", question) for question in answers["given"]]
    agree(in_node, cleared(shipped).artifact, calls, page=_as_cleared(page, shipped), answers=answers)


def _as_cleared(page: dict[str, Any], artifact: Artifact, audience: str = "practitioner") -> dict[str, Any]:
    """The page under the cleared artifact's own name, which is what Python's session of it goes by."""
    return {**page, "artifact": cleared(artifact, audience).artifact.content_hash}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_reader(in_node: Node, shipped: Artifact, audience: str) -> None:
    """Requirement 4: a page knows as much of a record as its reader may, and says the same of it as Python."""
    page = _as_cleared(page_data(shipped, Edition(audience)), shipped, audience)
    for case in CASES:
        whole = Session.open(shipped, answers=answers_of(case, shipped), today=TODAY_IS)
        _, record = cleared_session(whole, audience)
        # What is cut for a reader no longer says who may see what: whose part it is stays with the whole.
        part = {key: said for key, said in record.answers().as_json().items() if key != "reader"}
        told = agree(in_node, record.program.artifact, [], page=page, answers=part)
        # The whole file through the same form: the same is shown, and all of it comes back.
        full = json.loads(json.dumps(whole.answers().as_json()))
        through = by_page(in_node, page, [], answers=json.dumps(full))
        assert {**through["json"], "artifact": None} == {**told["json"], "artifact": None}
        assert {**through["answers"], "artifact": full["artifact"]} == full
