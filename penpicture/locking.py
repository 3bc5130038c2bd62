"""Writing a folder's lock file: the body of `lock`."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from .building import Written, write
from .dsl.diagnostic import Diagnostics
from .dsl.loading import load
from .engine.library import Workspace
from .engine.lock_codes import NO_FOLDER
from .engine.lock_file import LOCK_NAME, Lock, printed
from .engine.locking import lock_of
from .finding import yours
from .typed import command_line


@dataclass(slots=True)
class Locked:
    """The file that was written, or None; what it says that it did not say before; and what was wrong."""

    file: Path | None = None
    news: tuple[str, ...] = ()
    found: Diagnostics = field(default_factory=Diagnostics)


def lock_folder(args: list[str], folder: Path) -> Locked:
    """Write `penpicture.lock` into the authority's folder at or around `folder`. Nothing is written where an exemplar
    does not compile."""
    done = Locked()
    workspace = workspace_at(args, folder, done.found)
    if workspace is None or workspace.root is None:
        return done
    made = lock_of(workspace)
    done.found.extend(yours(made.found))
    if made.lock is None:
        return done
    done.news = tuple(news(made.before, made.lock))
    target = Path(os.path.relpath(workspace.root)) / LOCK_NAME
    text = printed(made.lock)
    there, _ = load(target)
    if there is None or there.text != text:
        written = Written()
        write(args, folder, target.parent, {LOCK_NAME: text.encode()}, written)
        done.found.extend(written.found)
    done.file = target
    return done


def workspace_at(args: list[str], folder: Path, found: Diagnostics) -> Workspace | None:
    """The authority's folder at or around a path; None where there is none, which is reported (PP878)."""
    workspace = Workspace.of(folder)
    if workspace.root is None:
        found.add(NO_FOLDER.at(command_line(args, str(folder)), path=str(folder)))
        return None
    return workspace


def news(before: Lock | None, now: Lock) -> list[str]:
    """What a lock says that the one before did not, in a line each."""
    said: list[str] = []
    old = before.entries if before is not None else {}
    for name, entry in sorted(now.entries.items()):
        was = old.get(name)
        if was is None:
            said.append(f"{name} {entry.version}: new")
            continue
        if was.version != entry.version:
            said.append(f"{name}: {was.version} is now {entry.version}")
        if was.content != entry.content:
            said.append(f"{name} {entry.version}: says something else than before")
        for layer, facets in sorted(entry.noted.items()):
            had = was.noted.get(layer, {})
            for path, short in sorted(facets.items()):
                if path in had and had[path] != short:
                    said.append(f"{name} {entry.version}: {layer} now expects something else at {path}")
            new = sum(path not in had for path in facets)
            if new:
                said.append(f"{name} {entry.version}: {new} more noted for {layer}")
    said.extend(f"{name}: no longer used" for name in sorted(old) if name not in now.entries)
    return said
