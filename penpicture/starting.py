"""Writing a starting point where nothing stands yet: the body of `new`."""

from __future__ import annotations

import os
import re
from pathlib import Path

from . import starting_points
from .command_codes import ALREADY_THERE, NOT_A_NAME, UNWRITABLE
from .dsl.diagnostic import Diagnostic
from .engine.library import Workspace
from .typed import command_line

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def start(args: list[str], kind: str, name: str, nation: str) -> tuple[tuple[Path, ...], Diagnostic | None]:
    """Write the files of a new `authority` or `exemplar`: what was written, and what kept it from being written.

    Nothing that is there already is ever changed.
    """
    at = command_line(args, name)
    if not _NAME.fullmatch(name) or len(name) > 60:
        what, example = (
            ("an authority", "northshire") if kind == "authority" else ("an exemplar", "home-visit")
        )
        return (), NOT_A_NAME.at(at, name=name, what=what, example=example)
    files: dict[Path, str]
    if kind == "authority":
        top = Path(name)
        files = {top / path: text for path, text in starting_points.authority(name, nation).items()}
    else:
        root = Workspace.of(Path.cwd()).root
        top = (
            Path(os.path.relpath(root / "exemplars")) / f"{name}.yaml"
            if root is not None
            else Path(f"{name}.yaml")
        )
        files = {top: starting_points.exemplar(name)}
    if top.exists() or top.is_symlink():
        return (), ALREADY_THERE.at(at, path=str(top))
    for path, text in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        except OSError as fault:
            reason = (fault.strerror or "it is not possible").lower()
            return (), UNWRITABLE.at(at, path=str(path), reason=reason)
    return tuple(files), None
