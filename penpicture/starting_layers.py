"""Writing a starting layer or variant into an authority's folder: the body of `new layer` and `new variant`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from . import starting_points
from .dsl.diagnostic import Diagnostics
from .engine.compile import compile_exemplar
from .engine.definition import Pinned
from .engine.gather import Gathered
from .engine.layering.holding import QUESTION, Held
from .engine.library import Workspace
from .finding import yours
from .locking import workspace_at
from .starting import begin, unfit
from .typed import command_line

_FOR = (("child.communicates_by", "symbols"), ("child.disability", "learning"))
"""What a new variant begins with: the first of these facts, with an option that it has, that the data model has."""

_WORDED = ("text", "long text")
"""The types of question of which a new variant shows how it is reworded."""


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
        when = _when(compiled.values["gather"], content["questions"])
        said = _reworded(Held(compiled.values["layer"].gathered.exemplar), content["questions"], when)
        text = starting_points.variant(name, reference, rank, owner, when, said, section, question)
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


def _when(gathered: Gathered, questions: Mapping[str, Any]) -> str:
    """A condition that holds for some children: what a fact says, or else a question of the exemplar."""
    facts = {fact.name.text: fact for fact in gathered.data_model.facts}
    for name, code in _FOR:
        fact = facts.get(name)
        if fact is not None and any(option.code.text == code for option in fact.options):
            return f"{name} {'includes' if fact.type.value == 'choices' else 'is'} {code}"
    asked = {path: spec for path, spec in questions.items() if "retired" not in spec and "." not in path}
    yes = next((path for path, spec in asked.items() if spec["type"] == "yes/no"), None)
    return f"{yes} is yes" if yes is not None else f"{next(iter(asked))} is answered"


def _reworded(held: Held, questions: Mapping[str, Any], when: str) -> tuple[str, str]:
    """A question whose words a variant could change, and those words; one that it does not apply by, where there is one."""
    words: dict[str, str] = {
        path: held.values[QUESTION, path].ask.text
        for path, spec in questions.items()
        if "retired" not in spec and (QUESTION, path) in held.values  # not what another variant adds
    }
    free = [path for path in words if not when.startswith(f"{path} ")] or list(words)
    said = next((path for path in free if questions[path]["type"] in _WORDED), free[0])
    return said, words[said]
