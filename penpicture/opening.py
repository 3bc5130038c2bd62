"""From an artifact and an answer file to an open record."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from .command_codes import NOT_ANSWERS
from .dsl.diagnostic import Diagnostic
from .dsl.loading import load
from .dsl.source import Source
from .engine.answer_reading import read_answers
from .engine.answers import Answers
from .engine.artifact import Artifact, ArtifactError
from .engine.head import head
from .engine.session import Session
from .typed import command_line


@dataclass(frozen=True, slots=True)
class Opened:
    """A session, or None; what was found wrong on the way; and whether the fault is in the command itself: a word of
    it names nothing, or a file of another kind."""

    session: Session | None
    diagnostics: tuple[Diagnostic, ...]
    mistyped: bool = False


def open_record(args: list[str], artifact: Artifact, answers: Path | None) -> Opened:
    """A session with the answers of a file, or a blank one; None where the file or the artifact cannot be used."""
    if answers is None:
        return _opened(artifact, None)
    source, found = load(answers, str(answers), private=True)
    if source is None:
        return Opened(None, found.sorted(), mistyped=not answers.exists())
    given, faults = read_answers(source, artifact.content, artifact.content_hash)
    if given is None:
        kind = _other_kind(answers, source)
        if kind:
            fault = NOT_ANSWERS.at(command_line(args, str(answers), last=True), path=str(answers), kind=kind)
            return Opened(None, (fault,), mistyped=True)
        return Opened(None, faults.sorted())
    opened = _opened(artifact, given)
    return Opened(opened.session, (*faults.sorted(), *opened.diagnostics))


def _opened(artifact: Artifact, answers: Answers | None) -> Opened:
    try:
        return Opened(Session.open(artifact, answers=answers), ())
    except ArtifactError as fault:
        return Opened(None, fault.diagnostics)


def _other_kind(path: Path, source: Source) -> str:
    """What a file is that is no answer file; empty where it says that it is one, or says nothing."""
    if path.suffix == ".json":
        try:
            told = json.loads(source.text)
        except (ValueError, RecursionError):
            return ""
        return "a built exemplar" if isinstance(told, dict) and {"content", "hashes"} <= told.keys() else ""
    said = head(path)
    if said is None or said.kind in ("answers", ""):
        return ""
    return "an exemplar" if said.kind == "exemplar" else f"of the kind `{said.kind}`"
