"""An artifact is a stranger's too: translations that do not fit what they translate are refused when it is read."""

from __future__ import annotations

import copy
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from penpicture.engine.artifact import Artifact, ArtifactError
from penpicture.engine.cleared import cleared
from tests.translations.folder import artifact, catalogue

SCHEMA = json.loads(files("penpicture.engine").joinpath("artifact.schema.json").read_text(encoding="utf-8"))
EFFECT = "questions.effect.ask.practitioner"


def spoilt(made: Artifact, said: Any) -> str:
    """The text of an artifact that says something else of its translations, hashed anew."""
    content = copy.deepcopy(made.content)
    content["translations"] = said
    return Artifact.of(content, made.provenance).dumps()


@pytest.mark.parametrize(
    "said",
    [
        [],
        {"xx": {"texts": {}, "reviewed": []}},
        {"cy": []},
        {"cy": {"texts": {}}},
        {"cy": {"texts": {"questions.gone.ask": "Na"}, "reviewed": []}},
        {"cy": {"texts": {EFFECT: "Dim slot"}, "reviewed": []}},
        {"cy": {"texts": {EFFECT: [{"slot": ["fact", "worker.name"]}]}, "reviewed": []}},
        {"cy": {"texts": {EFFECT: {"slot": 3}}, "reviewed": []}},
        {"cy": {"texts": {EFFECT: [{"slot": ["fact"]}, 3]}, "reviewed": []}},
    ],
)
def test_translations_that_fit_nothing_are_refused(tmp_path: Path, said: Any) -> None:
    with pytest.raises(ArtifactError, match="PP825"):
        Artifact.loads(spoilt(artifact(tmp_path, catalogue()), said))


def test_an_artifact_with_translations_is_as_its_schema_describes_and_reads_back(tmp_path: Path) -> None:
    made = artifact(tmp_path, catalogue())
    jsonschema.validate(json.loads(made.dumps()), SCHEMA)
    assert Artifact.loads(made.dumps()) == made


def test_there_is_no_such_language(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="language"):
        cleared(artifact(tmp_path), "family", None, "xx")
