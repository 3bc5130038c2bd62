"""What a page needs to speak another language: the exemplar's texts in it, by where they stand in the page's content.

Both contents are cut down for the reader before they are compared, so that nothing is told in one language that is
kept back in the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..engine.artifact import Artifact
from ..engine.cleared import cleared
from ..engine.spoken import spoken
from ..engine.translation_applied import LANGUAGES, is_reviewed, languages_of
from ..engine.translation_texts import places
from .edition import Edition

Json = dict[str, Any]


def page_languages(artifact: Artifact, edition: Edition) -> Json:
    """By language, each but the exemplar's own: `texts`, a list of `[[key, ...], TEXT]` to be put into the content;
    `untranslated`, the texts that stay as they were written; `spoken`, how dates, ages and lists are said; and
    `draft`, whether anything of it is unreviewed."""
    own = artifact.content["language"]
    as_written = cleared(artifact, edition.audience, edition.voice).artifact.content
    found: Json = {}
    for language in LANGUAGES:
        if language == own:
            continue
        if language in languages_of(artifact.content):
            said = cleared(artifact, edition.audience, edition.voice, language).artifact.content
        else:
            said = {**as_written, "language": language}
        found[language] = {
            "texts": list(_otherwise(as_written, said, ())),
            "untranslated": untranslated(as_written, said, artifact.content, language),
            "spoken": spoken(language),
            "draft": not is_reviewed(artifact.content, language),
        }
    return found


def untranslated(as_written: Json, said: Json, whole: Json, language: str) -> list[Any]:
    """The texts of two cut contents that are alike in both languages, but for those that a translation leaves as they
    are, as it may a name."""
    kept = {_key(text) for text in whole.get("translations", {}).get(language, {}).get("texts", {}).values()}
    same: dict[str, Any] = {}
    for ours, theirs in zip(places(as_written), places(said), strict=True):
        if ours.text == theirs.text:
            same.setdefault(_key(theirs.text), theirs.text)
    return [text for key, text in same.items() if key not in kept]


def _key(text: Any) -> str:
    """A TEXT with slots, or without, as a string of its own."""
    return f"={text}" if isinstance(text, str) else json.dumps(text, sort_keys=True)


def _otherwise(one: Any, other: Any, path: tuple[str | int, ...]) -> Iterator[list[Any]]:
    """Where two contents differ: each place with what stands there in the other."""
    if one is other:
        return
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one:
            yield from _otherwise(one[key], other[key], (*path, key))
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other) and not _is_text(one):
        for n, part in enumerate(one):
            yield from _otherwise(part, other[n], (*path, n))
    elif one != other:
        yield [list(path), other]


def _is_text(part: list[Any]) -> bool:
    """Whether a list is a TEXT with slots, which is put in whole."""
    return any(isinstance(each, dict) and "slot" in each for each in part)
