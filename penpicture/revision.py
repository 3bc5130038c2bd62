"""What a folder was at a revision of git: its files are read out of git's store, and nothing of theirs is run."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from .dsl.diagnostic import Diagnostic
from .dsl.source import Span
from .typed import NAME

KINDS = (".yaml", ".po", ".json", ".lock")
"""How the names end of files that an exemplar can be made of."""

MOST_FILES = 20_000

_ENDS = tuple(kind.encode() for kind in KINDS)


@dataclass(frozen=True, slots=True)
class There:
    """A path as it was at a revision, beneath the folder in which everything of that revision is for a while."""

    path: Path
    room: Path
    revision: str

    def named(self, fault: Diagnostic, at: Span) -> Diagnostic:
        """A fault with its places called as somebody would type them, `main:ours/layers/a.yaml`, and not by a folder that
        is gone; what is wrong with the command itself stands `at` the word that was typed."""
        return replace(
            fault,
            message=self._called(fault.message),
            help=self._called(fault.help),
            span=at if fault.span.file == NAME else self.placed(fault.span),
            related=tuple(replace(each, span=self.placed(each.span)) for each in fault.related),
            edit=None if fault.edit is None else replace(fault.edit, span=self.placed(fault.edit.span)),
        )

    def placed(self, span: Span) -> Span:
        """A place called as somebody would type it."""
        whole = Path(os.path.abspath(span.file))
        if not whole.is_relative_to(self.room):
            return span
        name = f"{self.revision}:{whole.relative_to(self.room).as_posix()}"
        return replace(span, source=replace(span.source, name=name))

    def _called(self, words: str) -> str:
        for room in (str(self.room), os.path.relpath(self.room)):
            words = words.replace(f"{room}/", f"{self.revision}:").replace(room, self.revision)
        return words


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
    with unpacked(typed) as there:
        yield None if there is None else there.path


@contextmanager
def unpacked(typed: str) -> Generator[There | None]:
    """The same, for whoever tells faults that were found there."""
    revision, _, path = typed.partition(":")
    with TemporaryDirectory(prefix="penpicture-") as room:
        top = Path(room).resolve()
        written = _written(revision, path, top)
        yield None if written is None else There(written, top, revision)


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
