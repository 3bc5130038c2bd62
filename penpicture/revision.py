"""What a folder was at a revision of git: its files are read out of git's store, and nothing of theirs is run."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

KINDS = (".yaml", ".po", ".json", ".lock")
"""How the names end of files that an exemplar can be made of."""

MOST_FILES = 20_000

_ENDS = tuple(kind.encode() for kind in KINDS)


def is_revision(typed: str) -> bool:
    """Whether a word is `REVISION:path`, and no file that is there."""
    revision, colon, path = typed.partition(":")
    return bool(colon and revision and path) and not revision.startswith("-") and not os.path.lexists(typed)


@contextmanager
def at_revision(typed: str) -> Generator[Path | None]:
    """The path that a word `REVISION:path` means, in a folder that is gone afterwards; None where git has no such thing.

    The path is from the top of the repository that the current folder is in, or from here where it begins with `./`. Links are
    left out, and so is what git would make of a file when it is checked out: blobs are read as they are.
    """
    revision, _, path = typed.partition(":")
    with TemporaryDirectory(prefix="penpicture-") as room:
        yield _written(revision, path, Path(room).resolve())


def _written(revision: str, path: str, room: Path) -> Path | None:
    if path.startswith("./"):
        prefix = _git("rev-parse", "--show-prefix")
        if prefix is None:
            return None
        path = prefix.decode().strip() + path[2:]
    listed = _git("ls-tree", "-r", "-z", "--full-tree", revision)
    if listed is None:
        return None
    blobs: dict[str, bytes] = {}
    for entry in listed.split(b"\0"):
        about, _, name = entry.partition(b"\t")
        mode, _, rest = about.partition(b" ")
        leads_out = {b"..", b"", b".git"}.intersection(name.split(b"/"))
        if mode.startswith(b"100") and name.endswith(_ENDS) and not leads_out:
            blobs[os.fsdecode(name)] = rest.rpartition(b" ")[2]
    if len(blobs) > MOST_FILES or not any(
        PurePosixPath(n).is_relative_to(path.rstrip("/") or ".") for n in blobs
    ):
        return None
    given = _git("cat-file", "--batch", given=b"\n".join(blobs.values()) + b"\n")
    if given is None:
        return None
    at = 0
    for blob in blobs:
        end = given.index(b"\n", at)
        size = int(given[at:end].rpartition(b" ")[2])
        target = room / blob
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(given[end + 1 : end + 1 + size])
        at = end + size + 2
    return room / path


def _git(*words: str, given: bytes = b"") -> bytes | None:
    """What git says; None where it says no, or is not there. Nothing is fetched."""
    try:
        done = subprocess.run(
            ["git", *words],
            input=given,
            capture_output=True,
            check=True,
            env={**os.environ, "GIT_NO_LAZY_FETCH": "1"},
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout
