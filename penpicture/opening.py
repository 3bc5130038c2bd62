"""From an artifact and an answer file to an open record."""

from __future__ import annotations

from pathlib import Path

from .dsl.diagnostic import Diagnostic
from .dsl.loading import load
from .engine.answer_reading import read_answers
from .engine.artifact import Artifact
from .engine.session import Session


def open_record(artifact: Artifact, answers: Path | None) -> tuple[Session | None, tuple[Diagnostic, ...]]:
    """A session with the answers of a file, or a blank one; None where the file cannot be used."""
    if answers is None:
        return Session.open(artifact), ()
    source, found = load(answers, str(answers), private=True)
    given = None
    if source is not None:
        given, faults = read_answers(source, artifact.content, artifact.content_hash)
        found.extend(faults)
    return (None if given is None else Session.open(artifact, answers=given)), found.sorted()
