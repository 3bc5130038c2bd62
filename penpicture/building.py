"""Writing what there is to write into a folder: the body of `build`, `watch` and `run --out`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from .choosing import USUAL, Choice
from .command_codes import NOTHING_TO_CHECK, UNWRITABLE
from .dsl.diagnostic import Diagnostics
from .dsl.loading import load
from .engine.artifact import Artifact
from .engine.head import Head, head
from .engine.kept import compile_kept
from .engine.library import Workspace, files_of, real, version_order
from .engine.locking import exemplars_of
from .engine.session import Session
from .finding import find, yours
from .losing import Losses
from .typed import command_line


@dataclass(slots=True)
class Written:
    """What a command wrote, what was wrong, and what the targets left out."""

    files: list[Path] = field(default_factory=list[Path])
    found: Diagnostics = field(default_factory=Diagnostics)
    losses: Losses = field(default_factory=Losses)


def build(args: list[str], path: Path, out: Path, choice: Choice = USUAL) -> Written:
    """Write each exemplar at a path below `out`, as it was chosen.

    An exemplar with an error writes nothing, and does not keep the others from being written.
    """
    done = Written()
    targets = choice.exemplar_targets(args, done.found)
    if done.found.has_errors:
        return done
    for artifact in artifacts(args, path, done.found):
        folder = out / artifact.content["exemplar"]
        files = {"artifact.json": (artifact.dumps() + "\n").encode()}
        for target in targets:
            files |= _emitted(target, artifact, choice, done)
        if not write(args, out, folder, files, done):
            break
    return done


def write_record(args: list[str], session: Session, out: Path, choice: Choice = USUAL) -> Written:
    """Write a record into `out`, in the forms and editions that were chosen."""
    done = Written()
    targets = choice.record_targets(args, done.found)
    if not done.found.has_errors:
        for target in targets:
            if not write(args, out, out, _emitted(target, session, choice, done), done):
                break
    return done


def _emitted(target: Any, given: Any, choice: Choice, done: Written) -> dict[str, bytes]:
    """The files of a target in the chosen editions; its losses are told once for all of them."""
    files: dict[str, bytes] = {}
    for edition in choice.editions_of(target):
        emitted = target(given, edition)
        files |= emitted.files
        done.losses.add(target, given, emitted.losses)
    return files


def artifacts(args: list[str], path: Path, found: Diagnostics) -> Iterator[Artifact]:
    """The artifact of each exemplar at a path, or that the folder there has and uses."""
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
    own = _highest(said for file in files if (said := head(file)) is not None and said.kind == "exemplar")
    if workspace.root == real(path):
        found.extend(workspace.authority()[1])
        # What is used, or changed by a layer, is built at the version in use, which need not be the highest.
        own |= {used.name: used.path for used in exemplars_of(workspace, found)}
    exemplars = list(own.values())
    if not exemplars and not found.has_errors:
        found.add(NOTHING_TO_CHECK.at(command_line(args, str(path)), path=str(path)))
    for file in exemplars:
        at = real(file)
        named = path / at.relative_to(real(path)) if at.is_relative_to(real(path)) else file
        built = compile_kept(named, workspace)
        found.extend(yours(built.diagnostics))
        if built.artifact is not None:
            yield built.artifact


def _highest(heads: Iterable[Head]) -> dict[str, Path]:
    """The file of each exemplar's highest version, by name: each is built into one folder, of its name."""
    best: dict[str, Head] = {}
    for said in heads:
        if said.name not in best or version_order(said.version) > version_order(best[said.name].version):
            best[said.name] = said
    return {name: said.path for name, said in best.items()}


def write(
    args: list[str],
    out: Path,
    folder: Path,
    files: dict[str, bytes],
    done: Written,
    *,
    private: bool = False,
) -> bool:
    """Write files into a folder at or below `out`, each whole or not at all; False where one could not be. A name that leads out of
    the folder is not written, whoever chose it: none of the files is then. What comes out of a store is `private`: files, and folders that are made for
    them, are the writer's alone to read."""
    away = next((name for name in files if _leads_away(name)), None)
    if away is not None:
        at = command_line(args, str(out))
        done.found.add(UNWRITABLE.at(at, path=away, reason="its name leads out of the folder"))
        return False
    for name, data in files.items():
        target = folder / name
        half = target.with_name(f".{target.name}.part")
        try:
            if private:
                _make_private(target.parent)
                half.unlink(missing_ok=True)
                with open(
                    os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _AS_BYTES, 0o600), "wb"
                ) as file:
                    file.write(data)
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                half.write_bytes(data)
            half.replace(target)
        except OSError as fault:
            with suppress(OSError):
                half.unlink(missing_ok=True)
            reason = (fault.strerror or "it is not possible").lower()
            done.found.add(UNWRITABLE.at(command_line(args, str(out)), path=str(target), reason=reason))
            return False
        done.files.append(target)
    return True


_AS_BYTES: int = getattr(os, "O_BINARY", 0)
"""Windows would change the ends of lines."""


def _make_private(folder: Path) -> None:
    for each in (*reversed(folder.parents), folder):
        if not each.is_dir():
            each.mkdir(mode=0o700, exist_ok=True)


def _leads_away(name: str) -> bool:
    """Whether a file of this name could stand outside the folder that it is written into, on any system."""
    return any(".." in path.parts or path.anchor for path in (PurePosixPath(name), PureWindowsPath(name)))
