"""Writing what there is to write into a folder: the body of `build` and `watch`, and of `run --out`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from .command_codes import NOTHING_TO_CHECK, UNWRITABLE
from .dsl.diagnostic import Diagnostic, Diagnostics
from .dsl.loading import load
from .engine.artifact import Artifact
from .engine.definition import Pinned
from .engine.head import Head, head
from .engine.kept import compile_kept
from .engine.library import Workspace, files_of, real, version_order
from .engine.session import Session
from .finding import find, yours
from .renderers.edition import Edition
from .typed import command_line

EDITIONS = tuple(Edition(audience) for audience in ("practitioner", "family", "child"))
"""Those that wording is written for: each gets its form."""


def build(args: list[str], path: Path, out: Path) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Write each exemplar at a path below `out`. What was written, and what was found, losses included.

    An exemplar with an error writes nothing, and does not keep the others from being written.
    """
    found = Diagnostics()
    written: list[Path] = []
    for artifact in _artifacts(args, path, found):
        for name, data in _files(artifact, found):
            target = out / artifact.content["exemplar"] / name
            if not _write(args, out, target, data, found):
                return tuple(written), found.sorted()
            written.append(target)
    return tuple(written), found.sorted()


def write_record(
    args: list[str], session: Session, out: Path
) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Write a record into `out`, for each audience in each form that there is."""
    from .renderers.registry import RECORD_TARGETS

    found = Diagnostics()
    written: list[Path] = []
    for target in RECORD_TARGETS.values():
        for edition in EDITIONS:
            emitted = target(session, edition)
            found.extend(emitted.losses)
            for name, data in emitted.files.items():
                if not _write(args, out, out / name, data, found):
                    return tuple(written), found.sorted()
                written.append(out / name)
    return tuple(written), found.sorted()


def _artifacts(args: list[str], path: Path, found: Diagnostics) -> Iterator[Artifact]:
    if not path.is_dir():
        one = find(args, str(path))
        found.extend(one.diagnostics)
        if one.artifact is not None:
            yield one.artifact
        return
    workspace = Workspace.of(path)
    files, faults = files_of(path)
    found.extend(faults)
    found.extend(workspace.faults())
    for file in files:
        if not os.access(file, os.R_OK):
            found.extend(load(file, str(file))[1])
    exemplars = _highest(
        said for file in files if (said := head(file)) is not None and said.kind == "exemplar"
    )
    if workspace.root == real(path):
        authority, faults = workspace.authority()
        found.extend(faults)
        for used in authority.uses if authority is not None else ():
            there, _ = workspace.find("exemplar", Pinned(used.value.name, used.value.version), used.span)
            if there is not None and there.path not in exemplars:
                exemplars.append(there.path)
    if not exemplars and not found.has_errors:
        found.add(NOTHING_TO_CHECK.at(command_line(args, str(path)), path=str(path)))
    for file in exemplars:
        at = real(file)
        named = path / at.relative_to(real(path)) if at.is_relative_to(real(path)) else file
        built = compile_kept(named, workspace)
        found.extend(yours(built.diagnostics))
        if built.artifact is not None:
            yield built.artifact


def _highest(heads: Iterable[Head]) -> list[Path]:
    """The file of each exemplar's highest version: each is built into one folder, of its name."""
    best: dict[str, Head] = {}
    for said in heads:
        if said.name not in best or version_order(said.version) > version_order(best[said.name].version):
            best[said.name] = said
    return [said.path for said in best.values()]


def _files(artifact: Artifact, found: Diagnostics) -> Iterator[tuple[str, bytes]]:
    """The files that are written from an artifact, by name."""
    from .renderers.registry import EXEMPLAR_TARGETS

    yield "artifact.json", (artifact.dumps() + "\n").encode()
    for target in EXEMPLAR_TARGETS.values():
        for edition in EDITIONS:
            emitted = target(artifact, edition)
            found.extend(emitted.losses)
            yield from emitted.files.items()


def _write(args: list[str], out: Path, target: Path, data: bytes, found: Diagnostics) -> bool:
    half = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(data)
        half.replace(target)
    except OSError as fault:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        reason = (fault.strerror or "it is not possible").lower()
        found.add(UNWRITABLE.at(command_line(args, str(out)), path=str(target), reason=reason))
        return False
    return True
