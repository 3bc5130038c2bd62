"""A content in another language: each text that is translated, in its place.

What is cut down, filled and shown afterwards is a content like any other, so nothing about who may see what has to be
thought of twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from .translation_texts import places

Json = dict[str, Any]

LANGUAGES = {"en": "English", "cy": "Welsh"}
"""The languages that are spoken here, as a message in English calls them. Exemplars are written in the first."""


def in_language(content: Mapping[str, Any], language: str) -> Json:
    """The content with its texts in a language, those that are not translated as they were written. It says nothing
    of translations any more; its `language` is the one asked for."""
    found: Json = {key: value for key, value in content.items() if key != "translations"}
    if language == content["language"]:
        return found
    found["language"] = language
    said = content.get("translations", {}).get(language, {}).get("texts", {})
    if not said:
        return found
    found = deepcopy(found)
    for place in list(places(found)):
        if place.path in said:
            place.holder[place.key] = said[place.path]
    return found


def languages_of(content: Mapping[str, Any]) -> tuple[str, ...]:
    """The languages that a content can be read in, its own first."""
    return content["language"], *sorted(content.get("translations", {}))


def is_reviewed(content: Mapping[str, Any], language: str) -> bool:
    """Whether a native speaker has reviewed every translation of a content into a language."""
    said = content.get("translations", {}).get(language)
    return said is not None and said["texts"].keys() == set(said["reviewed"])
