"""Checking files and folders of every kind: what `penpicture check` and `watch` ask for."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..dsl.diagnostic import Diagnostics
from .files import LEFT_OUT, files_of, real
from .rechecking.run import Remembered

if TYPE_CHECKING:
    from .check_anew import Anew


@dataclass(frozen=True, slots=True)
class Checked:
    """One file that was checked, or a folder as such, and what was found in it."""

    path: Path
    diagnostics: Diagnostics


def check(
    paths: Iterable[Path | str] | Path | str, *, stop_after: str | None = None, remember: bool = False
) -> Iterator[Checked]:
    """Check each file, or the one, and everything of ours beneath each folder: definitions, answer files and artifacts.

    Files are checked one by one as the result is read; an exemplar that several answer files answer is built once.
    `stop_after` is a stage of `compile.STAGES`, after which exemplars are left. Where it may `remember`, an authority's folder keeps
    what was found in its hidden folder, and what has not changed since is not checked again: the result is the same.
    """
    run = _Run(stop_after, remember)
    try:
        for path in map(Path, (paths,) if isinstance(paths, Path | str) else paths):
            yield from run.folder(path) if path.is_dir() else (run.file(path),)
    finally:
        run.remembered.save()


class _Run:
    """What is remembered, and what checks the rest: its imports take a while, and often there is no rest."""

    def __init__(self, stop_after: str | None, remember: bool) -> None:
        self.remembered = Remembered(wanted=remember and stop_after is None)
        self._stop_after = stop_after
        self._made: Anew | None = None

    def folder(self, path: Path) -> Iterator[Checked]:
        found, faults = files_of(path)
        faults.extend(self.remembered.folder(path, lambda: self._anew().folder(path)))
        yield Checked(path, faults)
        for file in (*found, *_answers_in_json(path)):
            if file.suffix == ".json" or self.remembered.is_ours(file) or not os.access(file, os.R_OK):
                yield self.file(path / file.relative_to(real(path)))

    def file(self, path: Path) -> Checked:
        return Checked(path, self.remembered.file(path, lambda: self._anew().file(path)))

    def _anew(self) -> Anew:
        if self._made is None:
            from .check_anew import Anew

            self._made = Anew(self._stop_after, self.remembered)
        return self._made


_KEYS = re.compile(rb'"(answers|penpicture)"')
_OURS = {b"answers", b"penpicture"}


def _answers_in_json(folder: Path) -> Iterator[Path]:
    """The `.json` files beneath a folder that say they are answers, sorted."""
    for at, folders, files in os.walk(real(folder)):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in LEFT_OUT)
        for name in sorted(files):
            path = Path(at) / name
            ours = name.endswith(".json") and not name.startswith(".")
            if ours and (not os.access(path, os.R_OK) or _OURS.issubset(_KEYS.findall(_opening(path)))):
                yield path


def _opening(path: Path) -> bytes:
    """The first bytes of an ordinary file; none of anything else."""
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(4096)
