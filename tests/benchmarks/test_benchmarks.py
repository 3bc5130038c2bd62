"""What `make bench` compares is comparable: one form, told to each engine in its own language."""

from __future__ import annotations

import re

import pytest

from benchmarks.figures import Figure, table
from benchmarks.forms import KINDS, TOPOLOGIES, every_type_yaml, our_yaml, parents, survey_json, xlsform
from penpicture.dsl.source import Source
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.language import QUESTION_TYPES
from penpicture.engine.session import Session

SIZE = 60


def artifact(topology: str) -> Artifact:
    compiled = compile_exemplar(Source("form.yaml", our_yaml(topology, SIZE)))
    assert compiled.artifact is not None
    return compiled.artifact


@pytest.mark.parametrize("topology", TOPOLOGIES)
def test_a_form_is_the_same_in_every_language(topology: str) -> None:
    wanted = {f"q{i}": None if parent is None else f"q{parent}" for i, parent in parents(topology, SIZE)}
    survey = [row for row in xlsform(topology, SIZE)["survey"] if row["type"].startswith("select_one")]
    assert {row["name"]: named(row.get("relevant")) for row in survey} == wanted
    pages = survey_json(topology, SIZE)["pages"]
    elements = [question for page in pages for question in page["elements"]]
    assert {question["name"]: named(question.get("visibleIf")) for question in elements} == wanted
    questions = artifact(topology).content["questions"]
    ours = {path.rpartition(".")[2]: spec for path, spec in questions.items() if spec["type"] != "group"}
    assert {
        name: named(spec["rules"][0]["text"] if "rules" in spec else None) for name, spec in ours.items()
    } == wanted


def named(condition: str | None) -> str | None:
    found = re.search(r"q\d+", condition or "")
    return found and found[0]


def test_a_chain_collapses_to_its_first_question_and_a_fan_opens_whole() -> None:
    chain = Session.open(artifact("chain"))
    for i in range(SIZE):
        chain.answer(f"q{i}", "yes")
    chain.answer("q0", "no")
    assert [name for name, view in chain.questions().items() if view.status == "asked"] == ["q0"]
    fan = Session.open(artifact("fanout"))
    fan.answer("q0", "yes")
    assert all(view.status == "asked" for view in fan.questions().values())


def test_a_time_is_met_up_to_its_target_and_a_rate_from_it() -> None:
    assert Figure("t", "ms", 25.0, 25).met
    assert not Figure("t", "ms", 25.1, 25).met
    assert Figure("r", "1/s", 1_500_000, 1_500_000).met
    assert not Figure("r", "1/s", 1_499_999, 1_500_000).met
    assert Figure("t", "ms", None, 25).met is False
    assert Figure("t", "ms", 3.0).met is None


def test_the_table_says_how_far_ahead_and_what_was_missed() -> None:
    told = table([Figure("reveal", "ms", 5.0, 25, 100.0, "other"), Figure("idle", "us", 30.0, 20)])
    assert "| reveal | at most 25.0 ms | 5.00 ms | 100 ms (other) | 20.0 | yes |" in told
    assert "| idle | at most 20.0 µs | 30.0 µs |  |  | **no** |" in told


def test_the_page_that_is_timed_has_every_type_of_question_each_with_a_hint() -> None:
    built = compile_exemplar(Source("form.yaml", every_type_yaml(300))).artifact
    assert built is not None
    questions = built.content["questions"].values()
    assert len(questions) == 300 and all("hint" in spec for spec in questions)
    assert {spec["type"] for spec in questions} == set(QUESTION_TYPES) == set(KINDS)
