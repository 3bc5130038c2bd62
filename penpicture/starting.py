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
_LONGEST = 60


def start(args: list[str], kind: str, name: str, nation: str) -> tuple[tuple[Path, ...], Diagnostic | None]:
    """Write the files of a new `authority` or `exemplar`: what was written, and what kept it from being written.

    Nothing that is there already is ever changed.
    """
    fault = unfit(args, kind, name)
    if fault is not None:
        return (), fault
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
    return begin(args, name, top, files)


_CALLED = {
    "authority": ("an authority", "northshire"),
    "exemplar": ("an exemplar", "home-visit"),
    "layer": ("a layer", "northshire"),
    "variant": ("a variant", "signing"),
}


def unfit(args: list[str], kind: str, name: str) -> Diagnostic | None:
    """Why a word cannot be the name of a new thing of a kind (PP856), or None."""
    if _NAME.fullmatch(name) and len(name) <= _LONGEST:
        return None
    what, example = _CALLED[kind]
    return NOT_A_NAME.at(command_line(args, name), name=name, what=what, example=example)


def begin(
    args: list[str], name: str, top: Path, files: dict[Path, str]
) -> tuple[tuple[Path, ...], Diagnostic | None]:
    """Write files where nothing stands at `top` yet: what was written, and what kept it from being written."""
    at = command_line(args, name)
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
