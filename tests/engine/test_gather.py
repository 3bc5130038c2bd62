"""An exemplar is brought together: fragments in place, code lists' options at hand, the data model loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from penpicture.dsl.diagnostic import Diagnostic
from penpicture.dsl.source import Source
from penpicture.engine import gather as gathering
from penpicture.engine.definition import Exemplar, Question, Section
from penpicture.engine.gather import MOST_DEEP, Gathered, gather
from penpicture.engine.library import Workspace, read_document
from tests.engine.test_library import folder, fragment
from tests.engine.test_shape import LIKES, SECTION


def exemplar(text: str) -> Exemplar:
    document, faults = read_document(Source("visit.yaml", text))
    assert isinstance(document, Exemplar), [f.message for f in faults]
    return document


def gathered(text: str, workspace: Workspace) -> Gathered:
    made, faults = gather(exemplar(text), workspace)
    assert made is not None and not faults, [f.message for f in faults]
    return made


def refused(text: str, workspace: Workspace) -> tuple[Diagnostic, ...]:
    made, faults = gather(exemplar(text), workspace)
    assert made is None
    return faults.sorted()


def ids(made: Gathered) -> list[str]:
    """The ids of all questions in order, groups' after the group."""

    def walk(parts: tuple[object, ...]) -> list[str]:
        found: list[str] = []
        for part in parts:
            assert isinstance(part, (Question, Section))
            found += [part.id.text] if isinstance(part, Question) else []
            found += walk(part.questions)
        return found

    return walk(made.exemplar.sections)


def part(name: str, *lines: str) -> str:
    """A fragment of questions: an id for a question, `use x` for a use."""
    items = [
        f"  - use: {line[4:]}\n"
        if line.startswith("use ")
        else f"  - id: {line}\n    ask: Well?\n    type: text\n"
        for line in lines
    ]
    return f"penpicture: 1\nfragment: {name}\nversion: 1.0.0\nquestions:\n{''.join(items)}"


def test_a_fragments_questions_stand_where_it_is_used(tmp_path: Path) -> None:
    workspace = folder(
        tmp_path, school=part("school", "which_school", "use travel", "friends"), travel=part("travel", "bus")
    )
    text = LIKES + "      - use: school@1\n      - id: last\n        ask: And?\n        type: text\n"
    made = gathered(text, workspace)
    assert ids(made) == ["likes", "which_school", "bus", "friends", "last"]
    assert [Path(s.name).stem for s in made.sources[:3]] == ["visit", "school", "travel"]


def test_a_fragments_questions_may_stand_in_the_rows_of_a_group(tmp_path: Path) -> None:
    text = SECTION + (
        "      - id: siblings\n        ask: Who?\n        type: group\n        questions:\n          - use: school\n"
    )
    assert ids(gathered(text, folder(tmp_path, school=part("school", "which_school")))) == [
        "siblings",
        "which_school",
    ]


def test_a_fragments_sections_stand_among_sections(tmp_path: Path) -> None:
    agreed = (
        "penpicture: 1\nfragment: agreed\nversion: 1.0.0\nsections:\n  - id: agreed\n    title: Agreed\n"
        "    questions:\n      - use: school\n"
    )
    workspace = folder(tmp_path, agreed=agreed, school=part("school", "which_school"))
    made = gathered(LIKES + "  - use: agreed@1.0.0\n", workspace)
    assert [s.id.text for s in made.exemplar.sections if isinstance(s, Section)] == ["home", "agreed"]
    assert ids(made) == ["likes", "which_school"]


def test_what_a_fragment_says_is_placed_in_its_own_file(tmp_path: Path) -> None:
    made = gathered(LIKES + "      - use: school\n", folder(tmp_path, school=part("school", "which_school")))
    section = made.exemplar.sections[0]
    assert isinstance(section, Section) and Path(section.questions[1].span.file).name == "school.yaml"


def test_options_from_a_code_list_are_put_in_with_its_exact_version() -> None:
    text = (
        SECTION + "      - id: sex\n        ask: Sex?\n        type: choice\n        options from: sex@2025\n"
    )
    made = gathered(text, Workspace(None))
    section = made.exemplar.sections[0]
    assert isinstance(section, Section)
    question = section.questions[0]
    assert isinstance(question, Question) and [o.code.text for o in question.options][:2] == [
        "male",
        "female",
    ]
    assert question.options_from is not None and question.options_from.value.version == "2025"
    assert "sex@2025" in made.codes


def test_the_facts_of_the_data_model_have_their_options_too() -> None:
    made = gathered(LIKES, Workspace(None))
    sex = next(f for f in made.data_model.facts if f.name.text == "child.sex")
    assert [o.code.text for o in sex.options][:2] == ["male", "female"]


def test_a_note_beside_an_option_that_the_code_list_lacks_is_refused() -> None:
    text = SECTION + (
        "      - id: sex\n        ask: Sex?\n        type: choice\n        options from: sex@2025\n        more to say: mael\n"
    )
    assert [(f.code, f.span.text) for f in refused(text, Workspace(None))] == [("PP235", "mael")]


def test_every_name_that_leads_nowhere_is_told_in_one_run() -> None:
    text = LIKES.replace("title:", "data model: no-such@1\ntitle:", 1) + (
        "      - use: no-such-part@1\n      - id: a\n        ask: A?\n        type: choice\n        options from: no-such-list@1\n"
        "      - id: b\n        ask: B?\n        type: choice\n        options from: no-such-list@1\n"
    )
    told = [(f.code, f.span.text) for f in refused(text, Workspace(None))]
    assert told == [("PP300", "no-such@1"), ("PP300", "no-such-part@1"), *[("PP300", "no-such-list@1")] * 2]


def test_faults_inside_a_fragment_are_told_at_their_own_place(tmp_path: Path) -> None:
    workspace = folder(tmp_path, school=part("school", "which_school") + "    unit: kg\n")
    faults = refused(LIKES + "      - use: school\n", workspace)
    assert [(f.code, Path(f.span.file).name) for f in faults] == [("PP234", "school.yaml")]


def test_a_fragment_that_uses_itself_is_refused_with_the_whole_circle(tmp_path: Path) -> None:
    workspace = folder(tmp_path, a=part("aa", "use bb"), b=part("bb", "use cc"), c=part("cc", "use bb"))
    faults = refused(LIKES + "      - use: aa\n", workspace)
    assert [f.message for f in faults] == ["fragment `bb` uses itself: `bb` uses `cc` uses `bb`"]
    assert [Path(r.span.file).name for r in faults[0].related] == ["a.yaml"]


def test_a_fragment_without_what_is_wanted_here_is_refused(tmp_path: Path) -> None:
    faults = refused(LIKES + "  - use: school\n", folder(tmp_path, school=fragment("school")))
    assert [(f.code, f.span.text) for f in faults] == [("PP305", "school")]


def test_fragments_inside_one_another_end_at_a_depth(tmp_path: Path) -> None:
    chain = {f"p{n}": part(f"p{n}", f"use p{n + 1}") for n in range(3 * MOST_DEEP)}
    faults = refused(LIKES + "      - use: p0\n", folder(tmp_path, **chain))
    assert [f.code for f in faults] == ["PP306"]


def test_fragments_that_double_and_double_are_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "MOST_PARTS", 100)
    uses = [f"use p{n}" for n in range(1, 8)]
    many = {f"p{n}": part(f"p{n}", f"q{n}", *[u for u in uses if u == f"use p{n + 1}"] * 9) for n in range(8)}
    faults = refused(LIKES + "      - use: p0\n", folder(tmp_path, **many))
    assert [(f.code, f.span.text) for f in faults] == [("PP306", "p0")]
