"""What holds of every difference: of nothing with itself, of there and back, and of what proofs are given to read."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.difference.compare import difference
from penpicture.engine.difference.rules import RULES
from penpicture.engine.emit import content
from penpicture.engine.model_of import model_of
from penpicture.renderers.difference_markdown import difference_markdown
from penpicture.renderers.difference_text import difference_text
from tests.conftest import Golden
from tests.difference.by_hand import with_a_variant
from tests.difference.small import TEXT, built
from tests.difference.test_rules import EDITS

TOP = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
BASE_1 = "exemplars/initial-assessment/1.0.0.yaml"
BASE_2 = "examples/next-version/initial-assessment-2.0.0.yaml"
SCHEMA = json.loads((TOP / "engine" / "difference.schema.json").read_text(encoding="utf-8"))


@cache
def of(path: str) -> Artifact:
    made = compile_exemplar(TOP / path).artifact
    assert made is not None
    return made


@pytest.mark.parametrize("path", [BASE_1, BASE_2, "exemplars/core-assessment/1.0.0.yaml"])
def test_an_exemplar_differs_from_itself_in_nothing(path: str) -> None:
    again = Artifact.of(json.loads(json.dumps(of(path).content)), {"moved": "elsewhere"})
    found = difference(of(path), again)
    assert found.same and difference_text(found).endswith("Both mean the same.\n")


def with_some(edits: list[int]) -> str:
    text = TEXT
    for number in edits:
        gone, come = EDITS[number][3:]
        if text.count(gone) == 1:
            text = text.replace(gone, come)
    return text


@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(0, len(EDITS) - 1), min_size=2, max_size=4, unique=True))
def test_there_and_back_mirror_each_other_whatever_is_edited_together(edits: list[int]) -> None:
    text = with_some(edits)
    try:
        old, new = built(TEXT), built(text)
    except AssertionError:
        return  # together they make no sound exemplar
    there, back = difference(old, new), difference(new, old)
    assert there.same == back.same == (old.content_hash == new.content_hash)
    left = [each.rule for each in back.changes]
    for change in there.changes:
        mirror = next((each for each in RULES[change.rule].mirror if each in left), None)
        assert mirror is not None, (change, left)
        left.remove(mirror)
    assert not left
    assert difference(old, new) == there


@pytest.mark.parametrize("path", [BASE_1, BASE_2, "exemplars/review/1.0.0.yaml"])
def test_what_proofs_read_is_all_that_an_artifact_says(path: str) -> None:
    def plain(said: dict[str, Any]) -> dict[str, Any]:
        questions = {
            name: {key: value for key, value in spec.items() if key not in ("same_as", "changed_from")}
            for name, spec in said["questions"].items()
        }
        return {key: value for key, value in said.items() if key != "translations"} | {"questions": questions}

    assert plain(content(model_of(of(path).content))) == plain(of(path).content)


def test_the_next_base_is_judged_as_it_was_kept(golden: Golden) -> None:
    found = difference(of(BASE_1), of(BASE_2))
    golden.generated(HERE / "golden" / "base-1-to-2.txt", difference_text(found))
    golden.generated(HERE / "golden" / "base-1-to-2.md", difference_markdown(found))


def test_what_programs_read_is_as_its_schema_says() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for found in (difference(of(BASE_1), of(BASE_2)), difference(of(BASE_1), of(BASE_1))):
        jsonschema.validate(json.loads(json.dumps(found.as_json())), SCHEMA)


def test_nothing_that_an_author_wrote_is_obeyed_by_a_terminal_or_read_as_markdown() -> None:
    said = json.dumps(built(TEXT).content)
    said = said.replace("How is school going?", r"How \u001b[2J <b>is</b> [x](http://y.example) *it*?")
    found = difference(built(TEXT), Artifact.of(json.loads(said), {}))
    assert "\x1b" not in difference_text(found)
    assert "<b>" not in difference_markdown(found) and "[x](" not in difference_markdown(found)


def test_a_variant_is_judged_by_the_children_to_whom_it_applies() -> None:
    ours = with_a_variant("child.unborn is no")
    assert told(built(TEXT), ours)[-1] == ("VAR_ADD", "variants.born")
    assert told(ours, built(TEXT))[-1] == ("VAR_END", "variants.born")
    assert told(
        ours, with_a_variant("child.unborn is no or (child.unborn is no and child.unborn is no)")
    ) == [("VAR_SAME", "variants.born")]
    assert told(ours, with_a_variant("child.unborn is no and child.sex is female")) == [
        ("VAR_NARROWER", "variants.born")
    ]
    assert told(ours, with_a_variant("child.unborn is yes")) == [("VAR_OTHER", "variants.born")]
    where = "questions.learns.variants.born.ask.practitioner"
    assert ("S_REWORDED", where) in told(ours, with_a_variant("child.unborn is no", "How are lessons?"))


def told(old: Artifact, new: Artifact) -> list[tuple[str, str]]:
    found = difference(old, new).changes
    return [(each.rule, each.part) for each in found if not each.part.startswith("facts.")]


def test_the_page_lists_every_rule_as_it_is_judged() -> None:
    page = (TOP / "docs" / "comparing.md").read_text(encoding="utf-8")
    letters = {"none": "-", "review": "r", "breaking": "B"}
    for kind in RULES.values():
        judged = "".join(letters[grade] for grade in kind.judged.as_json().values())
        assert f"| `{kind.id}` | {kind.says} | `{judged}` |" in page
