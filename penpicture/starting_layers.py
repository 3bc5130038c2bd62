"""Writing a starting layer or variant into an authority's folder: the body of `new layer` and `new variant`."""

from __future__ import annotations

import os
from pathlib import Path

from . import starting_points
from .dsl.diagnostic import Diagnostics
from .engine.compile import compile_exemplar
from .engine.definition import Pinned
from .engine.gather import Gathered
from .engine.library import Workspace
from .finding import yours
from .locking import workspace_at
from .starting import begin, unfit
from .typed import command_line

_FOR = ("child.disability", "child.communicates_by", "child.first_language")
"""Facts that children differ by: the first that the data model has is what a new variant begins with."""


def start_layer(
    args: list[str], kind: str, name: str, changes: str, rank: str
) -> tuple[tuple[Path, ...], Diagnostics]:
    """Write a new `layer` or `variant` of an exemplar, sound as it stands, into `layers/<rank>/` or `variants/` of the folder
    that one is in: what was written, and what kept it from being written."""
    found = Diagnostics()
    fault = unfit(args, kind, name)
    if fault is not None:
        return (), Diagnostics([fault])
    workspace = workspace_at(args, Path("."), found)
    if workspace is None or workspace.root is None:
        return (), found
    wanted, _, version = changes.partition("@")
    there, found = workspace.find(
        "exemplar", Pinned(wanted, version or None), command_line(args, changes, last=True)
    )
    if there is None:
        return (), found
    compiled = compile_exemplar(there.path, workspace)
    if compiled.artifact is None:
        return (), Diagnostics(yours(compiled.diagnostics))
    content = compiled.artifact.content
    question = _free("anything_else", {path.rpartition(".")[2] for path in content["questions"]})
    section = content["sections"][-1]["id"]
    reference = f"{there.name}@{there.version.split('.')[0]}"
    owner = _owner(workspace)
    top = Path(os.path.relpath(workspace.root))
    if kind == "layer":
        path = top / "layers" / rank / f"{name}.yaml"
        text = starting_points.layer(name, reference, rank, owner, section, question)
    else:
        path = top / "variants" / f"{name}.yaml"
        when = _when(compiled.values["gather"], next(iter(content["questions"])))
        text = starting_points.variant(name, reference, rank, owner, when, section, question)
    written, fault = begin(args, name, path, {path: text})
    return written, Diagnostics([fault] if fault is not None else ())


def _free(name: str, taken: set[str]) -> str:
    number = 2
    free = name
    while free in taken:
        free, number = f"{name}_{number}", number + 1
    return free


def _owner(workspace: Workspace) -> str:
    authority, _ = workspace.authority()
    return authority.title.text if authority is not None else "Our practice board"


def _when(gathered: Gathered, question: str) -> str:
    facts = {fact.name.text for fact in gathered.data_model.facts}
    return f"{next((fact for fact in _FOR if fact in facts), question)} is answered"
