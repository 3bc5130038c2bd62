"""One run of checking with what earlier runs remember: of each authority's folder, its memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ...dsl.diagnostic import Diagnostics
from ..files import folder_of, real
from ..head import head
from .grounds import Grounds
from .memory import Memory

Work = Callable[[], Diagnostics]
"""Checks, and says what it found."""


class Remembered:
    """What is remembered of every folder that a run comes by; nothing of a file that is in no authority's folder."""

    def __init__(self, *, wanted: bool) -> None:
        """Where it is not `wanted`, nothing is remembered, and nothing kept."""
        self._wanted = wanted
        self._roots: dict[Path, Path | None] = {}
        self._memories: dict[Path, Memory | None] = {}
        self._doubted: set[Path] = set()

    def folder(self, path: Path, work: Work) -> Diagnostics:
        """What is found about a folder as such."""
        memory = self._memory(self._root(path)) if self._wanted else None
        if memory is None:
            return work()
        return self._either(memory, "folder", path, memory.grounds.of_folder(), work)

    def file(self, path: Path, work: Work) -> Diagnostics:
        """What is found about a file. An exemplar's findings are noted by `note_exemplar`, from inside the work."""
        at = real(path)
        memory = self._memory(self._root(at.parent)) if self._wanted else None
        on = None if memory is None else memory.grounds.of(at)
        if memory is None or on is None:
            return work()
        said = memory.grounds.said(at)
        if said is not None and said.kind == "exemplar":
            found = memory.recall(_exemplar(at), on)
            return work() if found is None else found
        return self._either(memory, "file", path, on, work)

    def is_ours(self, path: Path) -> bool:
        """Whether a file, by its real path, says that it is one of ours."""
        memory = self._memory(self._root(path.parent)) if self._wanted else None
        if memory is not None and memory.grounds.has(path):
            return path in memory.grounds.heads
        return head(path) is not None

    def exemplar(self, path: Path, root: Path | None) -> Diagnostics | None:
        """What was found about an exemplar as the folder `root` has it, where that still holds."""
        memory = self._memory(root) if self._wanted else None
        on = None if memory is None else memory.grounds.of(real(path))
        return None if memory is None or on is None else memory.recall(_exemplar(real(path)), on)

    def note_exemplar(self, path: Path, root: Path | None, found: Diagnostics, name: str | None) -> None:
        """Remember what was found about an exemplar. `name` is the one that it has once it is read; None where it
        cannot be read."""
        memory = self._memory(root) if self._wanted else None
        on = None if memory is None else memory.grounds.of(real(path))
        said = None if memory is None else memory.grounds.said(real(path))
        if memory is None or on is None or said is None or name not in (None, said.name):
            return
        memory.note(_exemplar(real(path)), on, found)

    def doubt(self, path: Path) -> None:
        """Do not remember what is being found about a file: it is about another exemplar than it seems."""
        self._doubted.add(real(path))

    def save(self) -> None:
        """Keep it all for the next run."""
        for memory in self._memories.values():
            if memory is not None:
                memory.save()

    def _either(self, memory: Memory, kind: str, path: Path, on: bytes, work: Work) -> Diagnostics:
        what = f"{kind} {real(path)}"
        called = f"{what}\0{path}"  # Findings call a file as its user does.
        found = memory.recall(what, on, called)
        if found is None:
            found = work()
            if real(path) not in self._doubted:
                memory.note(what, on, found, called)
        return found

    def _root(self, folder: Path) -> Path | None:
        if folder not in self._roots:
            self._roots[folder] = folder_of(folder)
        return self._roots[folder]

    def _memory(self, root: Path | None) -> Memory | None:
        if root is None:
            return None
        if root not in self._memories:
            try:
                self._memories[root] = Memory(Grounds(root))
            except (OSError, ValueError):
                self._memories[root] = None
        return self._memories[root]


def _exemplar(path: Path) -> str:
    return f"exemplar {path}"
