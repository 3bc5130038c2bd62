"""An exemplar, or a record, cut down to what one reader may see, in the voice that speaks to that reader.

Whatever is written for a reader is written from this: what the reader may not see is not there to be told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .artifact import Artifact
from .cutting import Cut
from .language import AUDIENCES, VOICES
from .translation_applied import LANGUAGES, in_language
from .variants_seen import Said, said_beyond

if TYPE_CHECKING:
    from .session import Session


@dataclass(frozen=True, slots=True)
class Cleared:
    """An artifact for one reader.

    Its wordings have one text each, in the voice asked for, under `practitioner`; who may see it is said no more.
    `identity` is the hash of the whole artifact: what records and answer files go by. `withheld` counts, by
    section, the questions of the exemplar that are not for this reader, whatever any record says; those of sections
    that are gone with them are counted under "". `said` is what was left in for the sake of a record
    (`cleared`).
    """

    artifact: Artifact
    identity: str
    audience: str
    voice: str
    withheld: Mapping[str, int]
    said: Said = ()


def cleared(
    artifact: Artifact,
    audience: str = "practitioner",
    voice: str | None = None,
    language: str | None = None,
    said: Said = (),
) -> Cleared:
    """The artifact for an audience of `language.AUDIENCES`, in a voice of `language.VOICES` (its own by default), in a
    language that it has been translated into (as it was written by default). Raises ValueError for any other.

    `said` is what a record gives for answers that only variants offer (`variants_seen.said_beyond`): it stays where the
    question does, so that the record can be read by whoever may read the question."""
    voice = voice or (audience if audience in VOICES else "practitioner")
    language = language or artifact.content["language"]
    if audience not in AUDIENCES or voice not in VOICES:
        raise ValueError("there is no such audience or voice")
    if language not in LANGUAGES:
        raise ValueError("there is no such language")
    key = (artifact.content_hash, audience, voice, language, said)
    found = _KEPT.get(key)
    if found is None:
        # Translated first, cut afterwards: a translation is cut as its text is.
        cut = Cut(_translated(artifact, language), audience, voice, said)
        made = Artifact.of(cut.content(), {})
        while len(_KEPT) >= 32:
            del _KEPT[next(iter(_KEPT))]
        found = _KEPT[key] = Cleared(made, artifact.content_hash, audience, voice, cut.withheld, said)
    return found


_KEPT: dict[tuple[str, str, str, str, Said], Cleared] = {}
_TRANSLATED: dict[tuple[str, str], dict[str, Any]] = {}


def _translated(artifact: Artifact, language: str) -> dict[str, Any]:
    """The whole content in a language: the same for every reader, and never changed."""
    key = artifact.content_hash, language
    if key not in _TRANSLATED:
        while len(_TRANSLATED) >= 4:
            del _TRANSLATED[next(iter(_TRANSLATED))]
        _TRANSLATED[key] = in_language(artifact.content, language)
    return _TRANSLATED[key]


def cleared_session(
    session: Session,
    audience: str = "practitioner",
    voice: str | None = None,
    language: str | None = None,
) -> tuple[Cleared, Session]:
    """A record for an audience: its artifact, and a session of it with what the reader may see of the answers and
    of the facts (`Session.seen_by`). Ask that session without an audience: it has one."""
    artifact = session.program.artifact
    said = (
        said_beyond(artifact.content, session.answers().as_json()) if "variants" in artifact.content else ()
    )
    return cleared(artifact, audience, voice, language, said), session.seen_by(audience, voice, language)
