"""Glanmorfa, an invented authority in Wales, makes the national initial assessment its own by three layers."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import get_args

from penpicture.dsl.diagnostic import Severity
from penpicture.dsl.loading import load
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import Compiled, compile_exemplar
from penpicture.engine.definition import Item, Layer, Pinned
from penpicture.engine.library import Workspace, read_document
from penpicture.renderers.form_html import form_html
from tests.package.rooms import TOP

FOLDER = TOP / "examples" / "glanmorfa"


def compiled(workspace: Workspace) -> Compiled:
    authority, _ = workspace.authority()
    assert authority is not None
    base, _ = workspace.find("exemplar", Pinned("initial-assessment", "1"), authority.span)
    assert base is not None
    return compile_exemplar(base.path, workspace)


@cache
def glanmorfa() -> Artifact:
    found = compiled(Workspace(FOLDER))
    assert found.artifact is not None and not list(found.diagnostics)
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


def test_no_duty_of_another_nation_binds_and_wales_has_its_own() -> None:
    """Section 17 of the Children Act 1989 and the English census bind nobody here; section 21 of the Welsh Act does, and
    section 47 of the English one, which is law in both."""
    duties = {
        name: q["statutory"] for name, q in glanmorfa().content["questions"].items() if "statutory" in q
    }
    assert glanmorfa().content["nation"] == "Wales"
    assert {duty["nation"] for duty in duties.values()} == {"Wales"}
    assert {
        name: (duty["source"].partition(", section ")[2], duty["from"]) for name, duty in duties.items()
    } == {
        "wishes": ("21(4)(b)", "2016-04-06"),
        "could_help": ("21(4)(c) and (d)", "2016-04-06"),
        "harm": ("47", "1991-10-14"),
    }


def test_a_team_that_asks_what_wales_asks_of_fewer_is_told_of_the_law_and_of_a_child(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*"))
    team = tmp_path / "layers" / "team" / "disabled-children.yaml"
    narrower = (
        "  - when: wishes\n    skip when: communicates_by includes behaviour\n    because: Too hard to ask\n"
    )
    team.write_text(team.read_text(encoding="utf-8") + narrower, encoding="utf-8")
    found = compiled(Workspace(tmp_path)).diagnostics
    (fault,) = (d for d in found if d.severity is Severity.ERROR)
    assert fault.code == "PP520" and "Social Services and Well-being (Wales) Act 2014" in fault.message
    assert "a child" in fault.message


def test_the_form_asks_it_in_glanmorfas_words() -> None:
    page = next(iter(form_html(glanmorfa()).files.values())).decode()
    assert "In which language would the family like us to talk?" in page


def test_every_verb_of_the_language_is_shown_at_work_in_one_authority_or_the_other() -> None:
    used: set[type] = set()
    for path in (*FOLDER.glob("layers/*/*.yaml"), *(TOP / "examples/northshire").glob("layers/*/*.yaml")):
        source, _ = load(path)
        assert source is not None
        layer, _ = read_document(source)
        assert isinstance(layer, Layer)
        for item in layer.list:
            assert item.because is not None and item.because.text
            used.add(type(item))
    assert used == set(get_args(Item))
