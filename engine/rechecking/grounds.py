"""What the findings about a file hang on, as one hash: while it is the same, so are they.

A folder is read once, whole, before anything of it is checked. Too much is counted in rather than too little: what is
shared (parts, lock file, word lists, the library, this program) counts for every file; an exemplar, its layers and
variants and its translations for whatever names that exemplar.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from ..files import CATALOGUES, LOCK_NAME, SHIPPED, files_of
from ..head import LAYERS, Head, head, head_of, ordinary
from ..program_stamp import program_stamp
from ..spelling import DASHED_NAME, VERSION

_NAME = re.compile(DASHED_NAME)
_VERSION = re.compile(VERSION)
_CASES = ("answers", "scenarios", "decisions", "acceptances")
"""Kinds on which nothing else hangs."""

Stamp = tuple[int, int, int, int]


class Grounds:
    """One authority's folder as it is now. `heads` are those of its own files, by path."""

    def __init__(self, root: Path) -> None:
        """Read the folder. Raises OSError where something in it, or of this program, cannot be read, and ValueError
        where an exemplar's name or version cannot be one: what hangs on it is then unknown."""
        self.root = root
        self.heads: dict[Path, Head] = {}
        self._digests: dict[Path, bytes] = {}
        self._stamps: dict[Path, Stamp] = {}
        self._by_name: dict[str, list[Path]] = {}
        self._named_before: dict[str, bytes] = {}
        paths, faults = files_of(root)
        parts: list[Path] = []
        roster: dict[tuple[str, str, str], list[Path]] = {}
        for path in paths:
            said = head_of(self._read(path), path)
            if said is None:
                continue
            self.heads[path] = said
            if said.kind in _CASES:
                continue
            roster.setdefault((said.kind, said.name, said.version), []).append(path)
            if said.kind == "exemplar":
                if not (_NAME.fullmatch(said.name) and _VERSION.fullmatch(said.version)):
                    raise ValueError(said.name)
                self._by_name.setdefault(said.name, []).append(path)
            elif said.kind in LAYERS:
                self._by_name.setdefault(changed_by(said), []).append(path)
            else:
                parts.append(path)
        # Two files of one name and version are a fault that is told wherever the name is looked up.
        parts += [path for twins in roster.values() if len(twins) > 1 for path in twins]
        alone = [path for path in (root / "authority.yaml", root / LOCK_NAME) if os.path.lexists(path)]
        library = (*files_of(SHIPPED)[0], *sorted(SHIPPED.glob(f"*/{CATALOGUES}/*.po")))
        for path in (*alone, *library):
            if path not in self._digests:
                self._read(path)
        for path in sorted((root / CATALOGUES).glob("*/*.po")):
            self._read(path)
            self._by_name.setdefault(path.stem, []).append(path)
        self._shared = _hash(
            program_stamp(),
            repr([os.getcwd(), str(root), list(roster), [fault.message for fault in faults]]).encode(
                errors="surrogateescape"
            ),
            *(self._of(path) for path in (*parts, *alone, *library)),
        )
        self._all = _hash(self._shared, *map(self._name, sorted(self._by_name)))

    def of_folder(self) -> bytes:
        """On what the findings about the folder as such hang: on everything that is no case."""
        return self._all

    def of(self, path: Path) -> bytes | None:
        """On what those about a file hang, by its real path; None where that is not known."""
        if path.suffix == ".json" and not self.has(path):
            return self._of_json(path)
        if not self.has(path):
            return None
        if path == self.root / LOCK_NAME:
            return _hash(self._all, self._of(path))
        said = self.said(path)
        if said is None:
            return None
        if said.kind in ("exemplar", "answers"):
            on = self._named(said.name)
        elif said.kind in LAYERS:
            on = self._named(changed_by(said))
        else:
            on = self._all if said.kind in ("authority", *_CASES) else self._shared
        return _hash(on, self._of(path))

    def said(self, path: Path) -> Head | None:
        """The head of a file of the folder, or of the library."""
        if path not in self.heads and path.is_relative_to(SHIPPED):
            return head(path)
        return self.heads.get(path)

    def _of_json(self, path: Path) -> bytes | None:
        try:
            data = self._read(path)
        except OSError:
            return None
        names = _ANSWERED.findall(data)
        plain = len(names) == 1 and data.count(b'"answers"') == 1 and b"\\u" not in data
        on = self._named(names[0].decode("utf-8", "replace")) if plain else self._all
        return _hash(on, self._of(path))

    def has(self, path: Path) -> bool:
        """Whether a file, by its real path, was read."""
        return path in self._digests

    def still(self) -> bool:
        """Whether every file is yet as it was read: what was found meanwhile hangs on this, and on nothing newer."""
        try:
            return all(_stamp(path) == stamp for path, stamp in self._stamps.items())
        except OSError:
            return False

    def _named(self, name: str) -> bytes:
        # A name that is none may be spelt in a way that only YAML understands.
        return self._name(name) if _NAME.fullmatch(name) else self._all

    def _name(self, name: str) -> bytes:
        if name not in self._named_before:
            found = _hash(self._shared, *(self._of(path) for path in self._by_name.get(name, ())))
            self._named_before[name] = found
        return self._named_before[name]

    def _of(self, path: Path) -> bytes:
        return os.fsencode(path) + b"\0" + self._digests[path]

    def _read(self, path: Path) -> bytes:
        stamp = _stamp(path)
        data = ordinary(path)
        if data is None:
            raise OSError(path)
        self._stamps[path] = stamp
        self._note(path, data)
        return data

    def _note(self, path: Path, data: bytes) -> None:
        # A link counts by where it leads, which decides whether it is read at all.
        self._digests[path] = hashlib.sha256(data).digest() + os.fsencode(os.path.realpath(path))


_ANSWERED = re.compile(rb'"answers"\s*:\s*"([^"\\]*)"')


def changed_by(said: Head) -> str:
    """The name of the exemplar that a layer or variant changes."""
    return said.version.partition("@")[0]


def _stamp(path: Path) -> Stamp:
    stat = path.stat()
    return stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns


def _hash(*parts: bytes) -> bytes:
    every = hashlib.sha256()
    for part in parts:
        every.update(len(part).to_bytes(8, "big") + part)
    return every.digest()
