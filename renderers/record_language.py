"""What a record in translation says of itself: that it is a draft, and which of its texts are still in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from ..engine.artifact import Artifact
from ..engine.cleared import cleared
from ..engine.translation_applied import is_reviewed
from ..engine.variants_seen import Said
from .edition import Edition
from .own_words import words_in
from .page_languages import untranslated
from .record_model import Line, Record

DRAFT = "This translation is a draft. No native speaker has reviewed it yet."


def marked(record: Record, artifact: Artifact, edition: Edition, kept: Said = ()) -> Record:
    """A record with the mark of a draft, unless a native speaker has reviewed all of its language, and with the texts
    in it that nobody has translated; as it is where it is in the language that the exemplar was written in. `kept` is
    what it has of the exemplar for its own sake (`Cleared.said`)."""
    if record.language == artifact.content["language"]:
        return record
    words = words_in(record.language)
    said = Line(words.say("What people wrote"), words.say("In the language in which they wrote it"))
    record = replace(record, about=(*record.about, said))
    reviewed = words.reviewed and is_reviewed(artifact.content, record.language)
    ours, theirs = (
        cleared(artifact, edition.audience, edition.voice, language, kept).artifact.content
        for language in (artifact.content["language"], record.language)
    )
    texts = untranslated(ours, theirs, artifact.content, record.language)
    if texts:
        reads = re.compile("|".join(map(_pattern, texts)), re.DOTALL)
        english = dict.fromkeys(said for said in _texts(record) if reads.fullmatch(said))
        record = replace(record, as_written=tuple(english))
    return record if reviewed else replace(record, draft=words.say(DRAFT))


def _pattern(text: Any) -> str:
    """What a TEXT reads as, whatever stands in its slots."""
    parts = [text] if isinstance(text, str) else text
    return "".join(re.escape(part) if isinstance(part, str) else ".*" for part in parts)


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from _texts(inner)
    elif is_dataclass(part):
        for each in fields(part):
            yield from _texts(getattr(part, each.name))
