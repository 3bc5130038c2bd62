"""From an artifact and an answer file to an open record."""

from __future__ import annotations

from pathlib import Path

from .dsl.diagnostic import Diagnostic
from .dsl.loading import load
from .engine.answer_reading import read_answers
from .engine.answers import Answers
from .engine.artifact import Artifact, ArtifactError
from .engine.session import Session


def open_record(artifact: Artifact, answers: Path | None) -> tuple[Session | None, tuple[Diagnostic, ...]]:
    """A session with the answers of a file, or a blank one; None where the file or the artifact cannot be used."""
    if answers is None:
        return _opened(artifact, None)
    source, found = load(answers, str(answers), private=True)
    given = None
    if source is not None:
        given, faults = read_answers(source, artifact.content, artifact.content_hash)
        found.extend(faults)
    if given is None:
        return None, found.sorted()
    session, refused = _opened(artifact, given)
    return session, (*found.sorted(), *refused)


def _opened(artifact: Artifact, answers: Answers | None) -> tuple[Session | None, tuple[Diagnostic, ...]]:
    try:
        return Session.open(artifact, answers=answers), ()
    except ArtifactError as fault:
        return None, fault.diagnostics
