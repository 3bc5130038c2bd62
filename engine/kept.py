"""Artifacts kept from one build to the next, in the hidden folder of an authority's own.

An artifact is kept under the hash of everything it came from, so nothing stale is ever found: the file asked for,
every definition and catalogue of the folder and of the shipped library, and this program itself. What is kept is the artifact's
own JSON, verified by its own hashes when it is read. An exemplar with anything to say about it is never kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from ..dsl.diagnostic import Diagnostics
from ..dsl.loading import load
from .artifact import read_artifact
from .compile import Compiled, compile_exemplar
from .head import ordinary
from .library import SHIPPED, Workspace, files_of, real
from .lock_file import LOCK_NAME
from .translation_files import catalogue_files

HIDDEN = ".penpicture"
"""The folder's name, beneath the one that has `authority.yaml`. It can be deleted at any time."""


def compile_kept(exemplar: Path, workspace: Workspace) -> Compiled:
    """`compile_exemplar` for a file, at the cost of reading the artifact where nothing changed since the last time.

    Only a workspace with a folder of its own keeps anything; without one, or where the folder can't be written,
    this compiles. `values` of what was kept is empty. Raises nothing.
    """
    place = _place(exemplar, workspace)
    kept = _kept(place) if place is not None else None
    if kept is not None:
        return kept
    source, found = load(exemplar, workspace.called(exemplar))
    if source is None:
        return Compiled(None, found)
    compiled = compile_exemplar(source, workspace)
    if place is not None and compiled.artifact is not None and not len(compiled.diagnostics):
        _keep(place, compiled.artifact.dumps())
    return compiled


def _place(exemplar: Path, workspace: Workspace) -> Path | None:
    """Where the artifact would be: a name for the exemplar, and the hash of all that makes it what it is."""
    if workspace.root is None:
        return None
    try:
        file = real(exemplar)
        every = hashlib.sha256()
        lock = workspace.root / LOCK_NAME
        own = (file, *((lock,) if lock.exists() else ()), *files_of(workspace.root)[0])
        for path in (*own, *files_of(SHIPPED)[0], *catalogue_files(workspace.root)):
            data = ordinary(path)
            if data is None:
                return None
            every.update(f"{path}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
            every.update(data)
        for path in _program():
            stat = path.stat()
            every.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\0".encode("utf-8", "surrogateescape"))
    except OSError:
        return None
    name = hashlib.sha256(str(file).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return workspace.root / HIDDEN / f"{name}-{every.hexdigest()}.json"


def _program() -> Iterator[Path]:
    """The files of this program that decide what an artifact is."""
    engine = Path(__file__).resolve().parent
    for room in (engine, engine.parent / "dsl"):
        yield from sorted(path for path in room.rglob("*") if path.suffix in (".py", ".lark"))


def _kept(place: Path) -> Compiled | None:
    if not place.is_file():
        return None
    source, _ = load(place)
    artifact = None if source is None else read_artifact(source)[0]
    return None if artifact is None else Compiled(artifact, Diagnostics())


def _keep(place: Path, text: str) -> None:
    # Keeping is a kindness: where it can't be done, the next build takes as long as this one.
    with suppress(OSError):
        place.parent.mkdir(exist_ok=True)
        (place.parent / ".gitignore").write_text("*\n", encoding="utf-8")
        half = place.with_suffix(".part")
        half.write_text(text, encoding="utf-8")
        for older in place.parent.glob(f"{place.name[:16]}-*.json"):
            older.unlink()
        half.replace(place)
