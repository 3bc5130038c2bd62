"""The whole way from an author's text to the artifact, as one visible list of stages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..dsl.diagnostic import Diagnostics
from ..dsl.loading import load
from ..dsl.reader import read
from ..dsl.source import Source
from ..dsl.syntax import Mapping as Tree
from . import compile_codes as codes
from .analysis import analyse
from .artifact import Artifact
from .definition import Document, Exemplar
from .emit import content
from .gather import Gathered, gather
from .layers import placing
from .library import Workspace
from .model import Model
from .provenance import provenance
from .resolve import resolve
from .shape import shape
from .uncollected import uncollected


@dataclass(frozen=True, slots=True)
class Setting:
    """What a stage may look at besides the value it is given: the exemplar's text and the folder it stands in.
    `values` are those of the stages before, by name."""

    source: Source
    workspace: Workspace
    values: dict[str, Any] = field(default_factory=dict)


Outcome = tuple[Any, Diagnostics]
"""A stage's value, or None where it could not make one, and what it found."""


def _read(source: Source, setting: Setting) -> tuple[Tree | None, Diagnostics]:
    return read(source)


def _shape(tree: Tree, setting: Setting) -> tuple[Document | None, Diagnostics]:
    return shape(tree, setting.source)


def _gather(document: Document, setting: Setting) -> tuple[Gathered | None, Diagnostics]:
    if not isinstance(document, Exemplar):
        return None, Diagnostics([codes.NOT_AN_EXEMPLAR.at(document.name.span)])
    return gather(document, setting.workspace)


def _resolve(gathered: Gathered, setting: Setting) -> tuple[Model | None, Diagnostics]:
    authority, found = setting.workspace.authority()
    model, faults = resolve(
        gathered,
        nation=authority.nation.value if authority else None,
        exemplars=setting.workspace.names("exemplar") if gathered.exemplar.next else None,
    )
    found.extend(faults)
    return model, found


def _analyse(model: Model, setting: Setting) -> tuple[Model | None, Diagnostics]:
    return analyse(model)


def _emit(model: Model, setting: Setting) -> tuple[Artifact | None, Diagnostics]:
    place = placing(setting.values["gather"], setting.workspace.root)
    return Artifact.of(content(model), provenance(model, place)), Diagnostics()


STAGES: tuple[tuple[str, Callable[[Any, Setting], Outcome]], ...] = (
    ("read", _read),  # text -> positioned tree
    ("shape", _shape),  # tree -> definition
    ("gather", _gather),  # definition -> definition with fragments, code lists and the data model at hand
    ("resolve", _resolve),  # definition -> model: names found, conditions typed
    ("analyse", _analyse),  # model -> model in order, circles and gaps refused
    ("emit", _emit),  # model -> artifact
)
"""Every stage by name, each from the value of the one before to the next; any can be the last."""


@dataclass(frozen=True)
class Compiled:
    """What came of a compilation: the artifact if all went well, what was found, and each stage's value by name."""

    artifact: Artifact | None
    diagnostics: Diagnostics
    values: Mapping[str, Any] = field(default_factory=dict, repr=False)


def compile_exemplar(
    exemplar: Path | str | Source, workspace: Workspace | None = None, stop_after: str | None = None
) -> Compiled:
    """Take an exemplar through the stages, from a file or a text, to its artifact.

    `workspace` is the folder it belongs to, found from the file where it is left out; a lone text belongs to none
    and goes by the shipped library. `stop_after` names the last stage to run. A stage that finds an error is the
    last. Raises ValueError for a stage of no such name, and nothing else.
    """
    if stop_after is not None and stop_after not in dict(STAGES):
        raise ValueError(f"there is no stage {stop_after!r}")
    found = Diagnostics()
    if isinstance(exemplar, Source):
        source: Source | None = exemplar
        here = workspace or Workspace(None)
    else:
        source, found = load(exemplar)
        here = workspace or Workspace.of(exemplar)
    if source is None:
        return Compiled(None, found)
    with uncollected():  # Every stage keeps what it makes.
        return _through(source, here, found, stop_after)


def _through(source: Source, workspace: Workspace, found: Diagnostics, stop_after: str | None) -> Compiled:
    setting = Setting(source, workspace)
    value: Any = source
    for name, stage in STAGES:
        value, faults = stage(value, setting)
        found.extend(faults)
        if value is not None:
            setting.values[name] = value
        if value is None or found.has_errors or name == stop_after:
            break
    artifact = value if isinstance(value, Artifact) and not found.has_errors else None
    return Compiled(artifact, found, setting.values)
