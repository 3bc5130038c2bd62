"""Catalogues written and brought up to date: the body of `translate`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from .command_codes import NOT_AN_EXEMPLAR, UNWRITABLE
from .dsl.diagnostic import Diagnostics
from .dsl.loading import load
from .dsl.source import Source
from .engine.artifact import Artifact
from .engine.compile import compile_exemplar
from .engine.definition import Pinned
from .engine.head import head
from .engine.library import Workspace, files_of, real
from .engine.translation_catalogue import Catalogue, Message, read_catalogue
from .engine.translation_files import catalogue_path, shipped_catalogue
from .engine.translation_meaning import Meanings, as_called_now, changed_meanings
from .engine.translation_writing import marked_reviewed, written
from .finding import yours
from .typed import command_line


@dataclass(slots=True)
class Done:
    """What was written, in words, and what was wrong."""

    told: list[str] = field(default_factory=list[str])
    found: Diagnostics = field(default_factory=Diagnostics)


def extract(args: list[str], exemplar: str) -> tuple[str, Done]:
    """The template of an exemplar's texts, for whoever translates with tools of their own."""
    done = Done()
    for artifact, _, _ in _exemplars(args, exemplar, done.found):
        return written(artifact), done
    return "", done


def update(args: list[str], exemplar: str, language: str) -> Done:
    """Write the catalogue of an exemplar in a language, or of each exemplar of a folder, or bring it up to date."""
    done = Done()
    for artifact, workspace, meanings in _exemplars(args, exemplar, done.found):
        name = str(artifact.content["exemplar"])
        shipped = shipped_catalogue(name, language)
        path = catalogue_path(workspace, name, language)
        covered: Catalogue | None = None
        if path is None:
            path = shipped
        elif shipped.is_file():
            covered = _read(shipped, workspace, language, done.found)[1]
        old, faulty = None, False
        if path.is_file():
            old, catalogue = _read(path, workspace, language, done.found)
            faulty = catalogue is None
        if not faulty:
            keep(args, exemplar, path, written(artifact, language, old, covered, meanings), done)
    return done


def review(args: list[str], file: str, by: str) -> Done:
    """Mark every translation of a catalogue that holds as reviewed, and say in its head by whom."""
    done = Done()
    path = Path(file)
    workspace = Workspace.of(path)
    language = path.stem if path.parent.name == "translations" else path.parent.name
    old, catalogue = _read(path, workspace, language, done.found)
    if old is not None and catalogue is not None:
        text = marked_reviewed(old, _messages(catalogue), by)
        keep(args, file, path, text, done)
    return done


def _messages(catalogue: Catalogue) -> list[Message]:
    return [*catalogue.by_context.values(), *(m for m in catalogue.by_words.values() if not m.context)]


def _read(
    path: Path, workspace: Workspace, language: str, found: Diagnostics
) -> tuple[Source | None, Catalogue | None]:
    source, faults = load(path, workspace.called(path))
    found.extend(faults)
    if source is None:
        return None, None
    catalogue, faults = read_catalogue(source, language)
    found.extend(faults)
    return source, catalogue


def keep(args: list[str], typed: str, path: Path, text: str, done: Done) -> None:
    """Write a catalogue to a path, whole; a fault where that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as fault:
        reason = (fault.strerror or "it is not possible").lower()
        done.found.add(UNWRITABLE.at(command_line(args, typed), path=str(path), reason=reason))
        return
    done.told.append(Workspace.of(path.parent).called(path))


def _exemplars(
    args: list[str], typed: str, found: Diagnostics
) -> Iterable[tuple[Artifact, Workspace, Meanings]]:
    """The exemplars that a word of the command line means, as they are before anything is translated."""
    path = Path(typed)
    if path.is_dir():
        workspace = Workspace.of(path)
        files = [
            file for file in files_of(path)[0] if (said := head(file)) is not None and said.kind == "exemplar"
        ]
        if workspace.root == real(path):
            authority, faults = workspace.authority()
            found.extend(faults)
            for used in authority.uses if authority is not None else ():
                there, faults = workspace.find(
                    "exemplar", Pinned(used.value.name, used.value.version), used.span
                )
                found.extend(faults)
                if there is not None:
                    files.append(there.path)
    elif path.is_file() or path.suffix == ".yaml" or len(path.parts) > 1:
        workspace, files = Workspace.of(path), [path]
    else:
        workspace = Workspace.of(Path.cwd())
        name, _, version = typed.partition("@")
        there, faults = workspace.find("exemplar", Pinned(name, version or None), command_line(args, typed))
        found.extend(faults)
        files = [] if there is None else [there.path]
    for file in dict.fromkeys(files):
        source, faults = load(file, workspace.called(file))
        found.extend(faults)
        said = head(file) if file.is_file() else None
        if said is not None and said.kind not in ("exemplar", ""):
            kind = f"of the kind `{said.kind}`"
            found.add(NOT_AN_EXEMPLAR.at(command_line(args, typed), path=typed, kind=kind))
            continue
        if source is not None:
            compiled = compile_exemplar(source, workspace, stop_after="emit")
            found.extend(yours(compiled.diagnostics))
            if compiled.artifact is not None:
                meant = changed_meanings(compiled.values["layer"].laid)
                yield compiled.artifact, workspace, as_called_now(meant, compiled.artifact.content)
