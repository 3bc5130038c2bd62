"""The shipped library: nothing is wrong with it, and what it takes from others says from whom and from when."""

from __future__ import annotations

from pathlib import Path

import pytest

from penpicture import check
from penpicture.dsl.loading import load
from penpicture.engine.definition import Codes
from penpicture.engine.library import read_document
from tests.scenarios.story import NORTHSHIRE, TOP, artifact

LIBRARY = TOP / "exemplars"
FILES = sorted(LIBRARY.rglob("*.yaml"))
NAMES = [path.relative_to(LIBRARY).as_posix() for path in FILES]
EXEMPLARS = ("contact-and-referral", "initial-assessment", "core-assessment", "childs-plan", "review")
CODES = [name for name in NAMES if name.startswith("codes/")]


@pytest.mark.parametrize("folder", [LIBRARY, NORTHSHIRE], ids=["library", "northshire"])
def test_nothing_is_wrong_with_what_ships(folder: Path) -> None:
    found = [d for checked in check([folder]) for d in checked.diagnostics]
    assert not found, [f"{d.code} {d.span.file}:{d.span.line} {d.message}" for d in found]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_the_library_begins_with_the_line_that_editors_read(name: str) -> None:
    path = LIBRARY / name
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith("# yaml-language-server: $schema=")
    schema = (path.parent / first.partition("=")[2]).resolve()
    assert schema == TOP / "engine" / "language.schema.json"


@pytest.mark.parametrize("name", CODES)
def test_a_code_list_has_a_source_and_writes_each_code_once(name: str) -> None:
    source, _ = load(LIBRARY / name)
    assert source is not None
    codes, _ = read_document(source)
    assert isinstance(codes, Codes) and codes.source.text
    written = [o.written_as.text for o in codes.options if o.written_as is not None]
    assert len(written) == len(set(written))
    assert len(written) in (0, len(codes.options)), "all of a return's codes are written, or none"


@pytest.mark.parametrize("name", EXEMPLARS)
def test_reasons_are_reasons_and_never_options(name: str) -> None:
    """Finding 2: "refused", "not known" and "not yet obtained" are kept apart from the answers."""
    for path, spec in artifact(name).content["questions"].items():
        for option in spec.get("options", ()):
            said = str(option["say"]["practitioner"]).lower()
            assert said not in (
                "not known",
                "unknown",
                "refused",
                "not applicable",
                "not yet known",
                "n/a",
            ), path


def test_every_duty_names_its_nation_its_source_and_the_children_it_is_owed_to() -> None:
    """Finding 17: nobody asks a statutory question without being able to say whose law it is."""
    duties = {
        p: s["statutory"]
        for p, s in artifact("initial-assessment").content["questions"].items()
        if "statutory" in s
    }
    assert {"prompted_by", "harm", "own_words", "primary_need", "ethnicity", "disability"} <= set(duties)
    for path, duty in duties.items():
        assert duty["nation"] == "England" and duty["source"], path


@pytest.mark.parametrize("name", EXEMPLARS)
def test_whoever_has_no_answer_can_say_why(name: str) -> None:
    """Finding 2: outside rows, and but for what we did ourselves, which is known."""
    without = {
        path
        for path, spec in artifact(name).content["questions"].items()
        if not spec.get("reasons") and "." not in path
    }
    assert without <= {"seen_on", "safe_tonight", "looking_for"}, without


def test_every_dimension_of_the_framework_has_a_question() -> None:
    """Finding 4: the framework was never the trouble; all twenty dimensions are met, and by few questions."""
    met = {
        d
        for spec in artifact("initial-assessment").content["questions"].values()
        for d in spec.get("dimensions", ())
    }
    assert len(met) == 20
