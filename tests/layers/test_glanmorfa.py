"""Glanmorfa, an invented authority in Wales, makes the national initial assessment its own by three layers."""

from __future__ import annotations

from functools import cache

from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.definition import Pinned
from penpicture.engine.library import Workspace
from penpicture.renderers.form_html import form_html
from tests.package.rooms import TOP

FOLDER = TOP / "examples" / "glanmorfa"


@cache
def glanmorfa() -> Artifact:
    workspace = Workspace(FOLDER)
    authority, _ = workspace.authority()
    assert authority is not None
    base, _ = workspace.find("exemplar", Pinned("initial-assessment", "1"), authority.span)
    assert base is not None
    found = compile_exemplar(base.path, workspace)
    assert found.artifact is not None and not found.diagnostics.has_errors
    return found.artifact


def test_every_rank_has_its_say_and_the_nearest_the_last_word() -> None:
    questions = glanmorfa().content["questions"]
    assert questions["language_of_choice"]["ask"]["family"] == "In which language would you like us to talk?"
    assert questions["what_helps"]["essential"] and questions["what_helps"]["section"] == "story"
    # The team's words for practitioners, the authority's for everybody else.
    assert "equipment" in str(questions["within_reach"]["ask"]["practitioner"])
    assert questions["within_reach"]["ask"]["child"] == "Where can you go by yourself, or with a friend?"
    assert glanmorfa().content["timescale"]["within"] == [8, "working days"]


def test_who_said_what_when_and_why_can_be_told_of_each_wording() -> None:
    history = glanmorfa().provenance["questions.within_reach.ask.practitioner"]["history"]
    assert [(step["file"].rpartition("/")[2], step.get("agreed")) for step in history] == [
        ("glanmorfa.yaml", "2026-05-11"),
        ("disabled-children.yaml", "2026-06-08"),
    ]
    assert history[-1]["because"] == "A bus that takes no wheelchair is not within reach"


def test_no_duty_of_another_nation_binds() -> None:
    duties = [q["statutory"]["nation"] for q in glanmorfa().content["questions"].values() if "statutory" in q]
    assert set(duties) <= {"Wales"} and glanmorfa().content["nation"] == "Wales"


def test_the_form_asks_it_in_glanmorfas_words() -> None:
    page = next(iter(form_html(glanmorfa()).files.values())).decode()
    assert "In which language would the family like us to talk?" in page
