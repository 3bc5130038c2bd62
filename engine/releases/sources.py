"""The texts that an exemplar was made from, as they were read: so that a release can be read when they are gone."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ..difference.acceptance_file import FOLDER
from ..files import LOCK_NAME, SHIPPED, inside, real
from ..head import LAYERS, head
from ..library import Workspace
from ..translation_applied import LANGUAGES
from ..translation_files import catalogue_path, shipped_catalogue
from .manifest import is_file_name

OURS, LIBRARY = "sources", "sources/library"
"""The folders of a release: for the author's own files, and for those of the library that comes with Penpicture."""


def sources_of(path: Path, workspace: Workspace, values: Mapping[str, Any]) -> dict[str, bytes]:
    """By name in a release: the exemplar at `path` with its parts, what is laid over it, who lays it, the lock file, and the
    translations, and what was decided of it. `values` are those of its compilation, which has gone well. Cases and answers are never among them. Raises
    OSError where a file is gone meanwhile."""
    root = workspace.root or real(path).parent
    found: dict[str, bytes] = {}
    for each in dict.fromkeys(real(one) for one in _paths(path, workspace, values)):
        if each.is_relative_to(SHIPPED):
            name = f"{LIBRARY}/{each.relative_to(SHIPPED).as_posix()}"
        else:
            name = f"{OURS}/{each.relative_to(root).as_posix() if each.is_relative_to(root) else each.name}"
        found["/".join(map(_plain, name.split("/")))] = each.read_bytes()
    return dict(sorted(found.items()))


def _plain(part: str) -> str:
    """A part of a path as it can be named everywhere: what cannot is written as in a link."""
    return part if is_file_name(part) and part.isprintable() else quote(os.fsencode(part))


def _paths(path: Path, workspace: Workspace, values: Mapping[str, Any]) -> Iterator[Path]:
    yield path
    yield from values["gather"].workspace.taken
    laid = {(layer.name.span.source.name) for layer in values["layer"].laid}
    yield from (
        said.path
        for said in workspace.documents()
        if said.kind in LAYERS and workspace.called(said.path) in laid
    )
    exemplar = values["gather"].exemplar.name.text
    for language in LANGUAGES:
        for catalogue in (
            catalogue_path(workspace, exemplar, language),
            shipped_catalogue(exemplar, language),
        ):
            if catalogue is not None and catalogue.is_file():
                yield catalogue
    if workspace.root is not None:
        for name in ("authority.yaml", LOCK_NAME):
            if (workspace.root / name).is_file():
                yield workspace.root / name
        for decided in sorted((workspace.root / FOLDER).glob("*.yaml")):
            said = head(decided)
            if said is not None and said.name == exemplar and inside(decided, workspace.root):
                yield decided
