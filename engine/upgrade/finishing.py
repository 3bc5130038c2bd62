"""The folder as it is once every change is decided: the texts to write, shown to be sound before any is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ...dsl.diagnostic import Diagnostics
from ...dsl.source import Span
from .. import upgrade_codes as codes
from ..compile import compile_exemplar
from ..definition import Layer, Pinned, Variant
from ..head import LAYERS, Head
from ..leaves import DASHED_NAME, VERSION
from ..library import Workspace, version_order
from ..lock_file import LOCK_NAME, printed
from ..locking import entry_of
from ..shape_in_words import in_words
from .rewriting import Change, Move, rewritten


def finished(
    workspace: Workspace, move: Move, new: Head, taken: Iterable[Change]
) -> tuple[dict[Path, str], Diagnostics]:
    """The new text of every file that changes, the lock file among them where there is one, by real path. None of them is to
    be written where there is an error: a change that cannot be taken out, or an exemplar that would not compile."""
    out = Diagnostics()
    texts = rewritten(workspace.unchecked(), move, out, taken)
    if out.has_errors or workspace.root is None:
        return {}, out
    after = Workspace(workspace.root, texts=texts, locked=False)
    entry = entry_of(new, after, out)
    lock, _ = workspace.lock()
    if lock is not None and entry is not None:
        texts[workspace.root / LOCK_NAME] = printed(replace(lock, entries=lock.entries | {entry.name: entry}))
    return ({} if out.has_errors else texts), out


def versions(
    workspace: Workspace, name: str, to: str, at: tuple[Span, Span], out: Diagnostics
) -> tuple[Move, Head, Head] | None:
    """The version of an exemplar that is in use and the one that is asked for, as a move and their files; None where there
    is no such pair, which is reported (PP300, PP301, PP880, PP881). `at` is where the name and the version were typed."""
    wanted = _in_use(workspace, name)
    anew = Workspace(workspace.root, locked=False)
    new, faults = anew.find("exemplar", Pinned(name, to), at[1])
    if new is None:
        out.extend(faults)
        return None
    if wanted is None:
        used = sorted(_all_in_use(workspace))
        there = f": {in_words(used, 'and')}" if used else "; it uses nothing yet"
        out.add(codes.NOT_IN_USE.at(at[0], name=name, used=there))
        return None
    old, faults = workspace.find("exemplar", wanted, at[0])
    if old is None:
        out.extend(faults)
        return None
    for head in (old, new):
        if not re.fullmatch(DASHED_NAME, head.name) or not re.fullmatch(VERSION, head.version):
            out.extend(compile_exemplar(head.path, workspace).diagnostics)  # which says so at its place
            return None
    if version_order(new.version) <= version_order(old.version):
        out.add(codes.NOT_NEWER.at(at[1], name=name, old=old.version, new=new.version))
        return None
    return Move(name, old.version, new.version), old, new


def _in_use(workspace: Workspace, name: str) -> Pinned | None:
    return next((pinned for pinned in _references(workspace) if pinned.name == name), None)


def _all_in_use(workspace: Workspace) -> set[str]:
    return {pinned.name for pinned in _references(workspace)}


def _references(workspace: Workspace) -> list[Pinned]:
    authority, _ = workspace.authority()
    found = [used.value for used in authority.uses] if authority is not None else []
    for head in workspace.documents():
        if head.kind in LAYERS:
            document, _ = workspace.open(head)
            if isinstance(document, (Layer, Variant)):
                found.append(document.changes.value)
    return found
