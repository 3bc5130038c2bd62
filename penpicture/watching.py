"""Check and build, again and again: the body of `watch`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from .building import build
from .checking import check_all
from .telling import counted, outcome_of, say, tell


def watch(args: list[str], path: Path, out: Path) -> None:
    """Check and build `path` into `out` now, and again whenever a file of ours is saved, until Ctrl-C."""
    from watchfiles import watch as saves

    home = path if path.is_dir() else path.parent
    within = out.resolve()
    started = False
    # Timeouts are yielded so that the first round comes when the watcher is at work: no save is missed meanwhile.
    for changes in saves(
        home,
        watch_filter=lambda _, name: _ours(Path(name), within),
        debounce=50,
        step=20,
        rust_timeout=100,
        yield_on_timeout=True,
    ):
        if changes or not started:
            once(args, path, out, sorted({Path(name) for _, name in changes}))
            started = True


def once(args: list[str], path: Path, out: Path, changed: Sequence[Path] = ()) -> None:
    """One round: what is wrong, or what was written."""
    say(f"[{datetime.now():%H:%M:%S}] " + (", ".join(map(_news, changed)) or f"watching {path}"))
    files, found = check_all(args, [path])
    tell(found)
    if outcome_of(found):
        return
    done = build(args, path, out)
    tell(d for d in done.found.sorted() if d not in found)
    say(f"{counted(files, 'file')} checked, {counted(len(done.files), 'file')} written to {out}")


def _news(changed: Path) -> str:
    # What is there now counts: many editors save by taking the old file away first.
    return f"{changed.name} " + ("saved" if changed.exists() else "taken away")


def _ours(path: Path, out: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts[-4:])
    return path.suffix in (".yaml", ".json", ".po") and not hidden and not path.is_relative_to(out)
