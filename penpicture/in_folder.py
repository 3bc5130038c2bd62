"""Which exemplar of an authority's folder is meant: the one that is named, or the only one that it has or uses."""

from __future__ import annotations

from .command_codes import WHICH_EXEMPLAR
from .dsl.diagnostic import Diagnostics
from .engine.head import Head
from .engine.library import Workspace
from .engine.locking import exemplars_of
from .engine.shape_in_words import in_words
from .typed import command_line


def in_folder(
    args: list[str], typed: str, exemplar: str | None, workspace: Workspace, found: Diagnostics
) -> Head | None:
    """The exemplar of a folder, or None and why not (PP894, or what is wrong with what the folder uses)."""
    known = {head.name: head for head in workspace.documents() if head.kind == "exemplar"}
    known |= {head.name: head for head in exemplars_of(workspace, found)}
    if exemplar in known:
        return known[exemplar]
    if exemplar is None and len(known) == 1:
        return next(iter(known.values()))
    if found.has_errors:
        return None
    what = "more exemplars than one" if exemplar is None else f"no exemplar `{exemplar}`"
    if not known:
        what = "no exemplar"
    names = in_words(sorted(known), "or") if known else "an exemplar that it has or uses"
    fault = WHICH_EXEMPLAR.at(command_line(args, exemplar or typed), path=typed, what=what, names=names)
    if all(fault.as_json() != other.as_json() for other in found.sorted()):
        found.add(fault)
    return None
