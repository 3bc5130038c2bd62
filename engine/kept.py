"""Artifacts kept from one build to the next, in the hidden folder of an authority's own.

An artifact is kept under the hash of everything it came from, so nothing stale is ever found: the exemplar, what is laid over
it and what is shared (`rechecking.grounds`), and this program itself. What is kept is the artifact's own JSON, verified by
its own hashes when it is read. An exemplar with anything to say about it is never kept.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from weakref import WeakKeyDictionary

from ..dsl.diagnostic import Diagnostics
from ..dsl.loading import load
from .artifact import read_artifact
from .compile import Compiled, compile_exemplar
from .hidden import HIDDEN, keep
from .library import Workspace, real
from .rechecking.grounds import Grounds

__all__ = ["HIDDEN", "compile_kept"]


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
        _keep(place, workspace, compiled.artifact.dumps())
    return compiled


_GROUNDS: WeakKeyDictionary[Workspace, Grounds] = WeakKeyDictionary()
"""Of each workspace, which is that of a folder as it was once."""


def _place(exemplar: Path, workspace: Workspace) -> Path | None:
    """Where the artifact would be: a name for the exemplar, and the hash of all that makes it what it is."""
    if workspace.root is None:
        return None
    grounds = _grounds(workspace.root, workspace)
    on = None if grounds is None else grounds.of(real(exemplar))
    if on is None:
        return None
    name = hashlib.sha256(os.fsencode(real(exemplar))).hexdigest()[:16]
    return workspace.root / HIDDEN / f"{name}-{hashlib.sha256(on).hexdigest()}.json"


def _grounds(root: Path, workspace: Workspace) -> Grounds | None:
    found = _GROUNDS.get(workspace)
    if found is None or not found.still():
        try:
            found = Grounds(root)
        except (OSError, ValueError):
            return None
        _GROUNDS[workspace] = found
    return found


def _kept(place: Path) -> Compiled | None:
    if place.parent.is_symlink() or not place.is_file():
        return None
    source, _ = load(place)
    artifact = None if source is None else read_artifact(source)[0]
    return None if artifact is None else Compiled(artifact, Diagnostics())


def _keep(place: Path, workspace: Workspace, text: str) -> None:
    assert workspace.root is not None
    grounds = _GROUNDS.get(workspace)
    if grounds is not None and grounds.still() and keep(workspace.root, place.name, text):
        with suppress(OSError):
            for older in place.parent.glob(f"{place.name[:16]}-*.json"):
                if older != place:
                    older.unlink()
