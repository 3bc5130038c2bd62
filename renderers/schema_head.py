"""How the JSON Schemas of an exemplar begin: which dialect, which exemplar, for which reader."""

from __future__ import annotations

from typing import Any

from ..engine.cleared import Cleared

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_head(made: Cleared, kind: str, title: str, description: str) -> dict[str, Any]:
    """The head of a schema of `kind` (`record`, `state`). Its `$id` names the exemplar's identity, the reader
    and the voice, so that no two schemas that differ have one name."""
    content = made.artifact.content
    named = f"{content['exemplar']}:{content['version']}:{made.identity}:{made.audience}:{made.voice}"
    return {
        "$schema": DIALECT,
        "$id": f"urn:penpicture:{kind}:{named}",
        "title": title,
        "description": description,
    }
