"""Taking a new version of an exemplar beneath an authority's changes: the body of `upgrade`."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .building import Written, write
from .dsl.diagnostic import Diagnostics
from .dsl.loading import load
from .dsl.source import Source, Span
from .engine.head import LAYERS
from .engine.layering.expectations import Found
from .engine.library import Workspace, real
from .engine.library_codes import LEADS_OUTSIDE
from .engine.upgrade.deciding import base_of, decided, file_of, ours_of, theirs_of, with_unsaid
from .engine.upgrade.finishing import finished, versions
from .engine.upgrade.judging import judge
from .engine.upgrade.met import Met
from .engine.upgrade.rewriting import Move
from .finding import yours
from .locking import workspace_at
from .typed import command_line


@dataclass(slots=True)
class Upgrading:
    """Where an upgrade stands: what the new version meets with what was decided of each, how many are open, the files that
    were written, and what was found. `done` once the folder is at the new version."""

    move: Move | None = None
    decisions: tuple[tuple[Met, str], ...] = ()
    open: int = 0
    done: bool = False
    files: list[Path] = field(default_factory=list[Path])
    found: Diagnostics = field(default_factory=Diagnostics)

    def as_json(self) -> dict[str, Any]:
        """The published JSON form: `exemplar`, `from`, `to`, `done`, `open`, `written`, `diagnostics`, and `changes`, each
        with what the old version says, what the new one says and what the change says, with their places."""
        move = self.move
        return {
            "exemplar": move.name if move else None,
            "from": move.old if move else None,
            "to": move.new if move else None,
            "done": self.done,
            "open": self.open,
            "changes": [_change(one, choice) for one, choice in self.decisions],
            "written": [str(file) for file in self.files],
            "diagnostics": [each.as_json() for each in self.found.sorted()],
        }


def upgrade(args: list[str], name: str, to: str, folder: Path) -> Upgrading:
    """Judge every change of the folder's layers on the new version, hold them against the decisions in `decisions/`, and,
    once none is open, rewrite `uses`, `changes` and the lock file, and take out what was decided so. Until then only the
    file of decisions is written."""
    state = Upgrading()
    workspace = workspace_at(args, folder, state.found)
    if workspace is None or workspace.root is None:
        return state
    state.found.extend(yours(workspace.authority()[1]))
    for head in workspace.documents():
        if head.kind in LAYERS:
            state.found.extend(workspace.open(head)[1])
    at = command_line(args, name), command_line(args, to, last=True)
    found = versions(workspace, name, to, at, state.found) if not state.found.has_errors else None
    if found is None:
        return state
    state.move, old, new = found
    judged = judge(workspace, state.move, old, new)
    state.found.extend(judged.found)
    if judged.found.has_errors:
        return state
    file = workspace.root / "decisions" / file_of(state.move)
    source, faults = load(file, workspace.called(file)) if os.path.lexists(file) else (None, Diagnostics())
    state.found.extend(faults)
    if faults.has_errors:
        return state
    held = decided(judged.met, state.move, source)
    state.found.extend(held.found)
    state.decisions, state.open = held.decisions, len(held.open)
    if held.unsaid:
        text = with_unsaid(source.text if source is not None else None, held.unsaid, state.move)
        _write(args, workspace, {file: text}, state)
    if not state.found.has_errors:
        texts, faults = finished(workspace, state.move, new, held.taken)
        state.found.extend(yours(faults))
        if not faults.has_errors:
            _write(args, workspace, texts, state)
            state.done = not state.found.has_errors
    return state


def _write(args: list[str], workspace: Workspace, texts: dict[Path, str], state: Upgrading) -> None:
    assert workspace.root is not None
    top = Path(os.path.relpath(workspace.root))
    for path, text in texts.items():
        data = text.encode()
        if path.exists() and path.read_bytes().startswith(BOM_UTF8):
            data = BOM_UTF8 + data
        target = top / path.relative_to(workspace.root)
        if not real(path.parent).is_relative_to(workspace.root):
            at = Span(Source(str(target), ""), 0, 0)
            state.found.add(LEADS_OUTSIDE.at(at, name=path.parent.relative_to(workspace.root).as_posix()))
            return
        written = Written()
        write(args, top, target.parent, {target.name: data}, written)
        state.files.extend(written.files)
        state.found.extend(written.found)


def _change(one: Met, choice: str) -> dict[str, Any]:
    return {
        "change": one.called,
        "layer": one.layer.name.text,
        "outcome": one.outcome,
        "decide": choice,
        "reason": one.reason,
        **_place(one.span),
        "ours": ours_of(one),
        "base": {"text": base_of(one), "places": _places(one.old)},
        "theirs": {"text": theirs_of(one), "places": _places(one.new)},
    }


def _places(facets: tuple[Found, ...]) -> list[dict[str, Any]]:
    return [_place(each.at) for each in facets if each.at is not None]


def _place(span: Span) -> dict[str, Any]:
    return {"file": span.file, "line": span.line, "column": span.column}
