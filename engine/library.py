"""Where a name leads: an authority's folder, and the library that comes with Penpicture.

Files are found by what they say of themselves, never by a path made of an author's words, so no name leads out of
its folder. The index reads only heads; a file is read whole when it is taken, once.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from copy import copy
from functools import lru_cache
from pathlib import Path

from ..dsl.diagnostic import Diagnostic, Diagnostics, Related
from ..dsl.loading import load
from ..dsl.nearest import nearest
from ..dsl.reader import read
from ..dsl.source import Source, Span
from ..dsl.syntax import Located
from . import library_codes as codes
from . import lock_codes
from .definition import Authority, DataModel, Document, Pinned
from .files import LEFT_OUT, SHIPPED, SHIPPED_NAME, files_of, folder_of, from_here, inside, real, whole
from .head import LAYERS, Head
from .indexed import Index, kind_in_words, replaced
from .lock_file import LOCK_NAME, Entry, Lock, Pin, read_lock
from .shape import shape
from .shape_in_words import in_words
from .shipped_index import shipped_index
from .versions import fits, version_order

__all__ = [
    "LEFT_OUT",
    "SHIPPED",
    "SHIPPED_NAME",
    "Workspace",
    "files_of",
    "fits",
    "kind_in_words",
    "read_document",
    "real",
    "version_order",
]


def read_document(source: Source) -> tuple[Document | None, Diagnostics]:
    """A source read and shaped; None where it has an error or is of a kind that is read elsewhere."""
    tree, out = read(source)
    if tree is None:
        return None, out
    document, found = shape(tree, source)
    out.extend(found)
    return (None if out.has_errors else document), out


@lru_cache(maxsize=256)
def _shelved(name: str, text: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """A file of the shipped library: every exemplar takes the same ones, so a text is read once for all workspaces."""
    document, found = read_document(Source(name, text))
    return document, tuple(found)


class Workspace:
    """An authority's folder, or none, before the shipped library. Files are indexed on the first look-up and read
    once; a changed folder wants a new workspace."""

    def __init__(
        self,
        root: Path | None,
        shipped: Path = SHIPPED,
        *,
        texts: Mapping[Path, str] | None = None,
        locked: bool = True,
    ) -> None:
        """`root` is the folder that has `authority.yaml`; without one only the shipped library is searched. `texts` stand
        in place of files, by their real path; where not `locked`, the folder's lock file is not looked at."""
        self.root = real(root) if root is not None else None
        self.taken: dict[Path, Head] = {}
        self._shipped = shipped
        self._texts = dict(texts or {})
        self._heeds_lock = locked
        self._lock: tuple[Lock | None, Diagnostics] | None = None
        self._pins: dict[tuple[str, str], tuple[Pin, ...]] = {}
        self._laid = True
        self._checks = True
        self._own: Index | None = None
        self._library: Index | None = None
        self._read: dict[Path, tuple[Document | None, Diagnostics]] = {}

    @classmethod
    def of(cls, path: Path | str) -> Workspace:
        """The workspace that a file or folder belongs to: the nearest folder upward that has `authority.yaml`."""
        return cls(folder_of(Path(path)))

    def documents(self) -> tuple[Head, ...]:
        """The heads of the workspace's own files, by path. Empty for a lone file."""
        heads = self._index().heads if self.root is not None else ()
        return heads if self._laid else tuple(h for h in heads if h.kind not in LAYERS)

    def lock(self) -> tuple[Lock | None, Diagnostics]:
        """What the folder's lock file says; None without a fault where there is none."""
        if self._lock is None:
            self._lock = self._read_lock()
        return self._lock[0], Diagnostics(self._lock[1])

    def _read_lock(self) -> tuple[Lock | None, Diagnostics]:
        if self.root is None or not self._heeds_lock:
            return None, Diagnostics()
        path = self.root / LOCK_NAME
        if path not in self._texts and not os.path.lexists(path):
            return None, Diagnostics()
        if not inside(path, self.root):
            return None, Diagnostics([codes.LEADS_OUTSIDE.at(whole(from_here(path)), name=path.name)])
        source, out = self.source(path)
        return (None, out) if source is None else read_lock(source)

    def locked(self, name: str, version: str | None = None) -> Entry | None:
        """What the lock file says of an exemplar, if it says anything (of this version, where one is given)."""
        lock, _ = self.lock()
        entry = lock.entries.get(name) if lock is not None else None
        return entry if entry is not None and version in (None, entry.version) else None

    def within(self, name: str, version: str) -> Workspace:
        """The same folder as an exemplar of it sees it: parts at their locked versions. What is found through it is noted
        in `taken`, by path."""
        entry = self.locked(name, version)
        return self._view(entry.parts if entry is not None else (), laid=self._laid)

    def unchecked(self) -> Workspace:
        """The same folder, at the versions of its lock file, without asking whether they are what they were."""
        view = self._view((), laid=self._laid)
        view._checks = False
        return view

    @property
    def is_checked(self) -> bool:
        """Whether exemplars are compared with the lock file here: not where no layer is laid over them."""
        return self._laid and self._checks

    def bare(self) -> Workspace:
        """The same folder, and the same parts at their locked versions, without any layer or variant."""
        return self._view([pin for pins in self._pins.values() for pin in pins], laid=False)

    def _view(self, pins: Iterable[Pin], *, laid: bool) -> Workspace:
        if self.root is not None:
            self._index()
        self._shelves()
        view = copy(self)
        view.taken, view._pins, view._laid = {}, {}, laid
        for pin in pins:
            view._pins[pin.kind, pin.name] = (*view._pins.get((pin.kind, pin.name), ()), pin)
        return view

    def faults(self) -> Diagnostics:
        """What is wrong with the folder itself: files with one name, or in the place of the library's, links that lead
        outside."""
        if self.root is None:
            return Diagnostics()
        return Diagnostics((*self._index().faults, *replaced(self._index(), self._shelves(), self.called)))

    def versions(self, kind: str, name: str) -> tuple[Head, ...]:
        """The files of a kind and name, the highest version first; the workspace's own where it has any, otherwise
        the shipped library's."""
        own = self._index().named(kind, name) if self.root is not None else ()
        return own or self._shelves().named(kind, name)

    def names(self, kind: str) -> tuple[str, ...]:
        """Every name of a kind that can be found from here, sorted."""
        own = self._index().names(kind) if self.root is not None else set[str]()
        return tuple(sorted(own | self._shelves().names(kind)))

    def find(self, kind: str, wanted: Pinned, at: Span) -> tuple[Head | None, Diagnostics]:
        """The file that a reference means: the version of the lock file that fits, where there is one, else the highest. An
        exemplar of no stated version is the one that the folder uses. `at` is where the reference stands.

        A version that the workspace does not have is looked for in the shipped library before it is reported.
        Where two files say that version, the fault comes along with one of them.
        """
        own = self._index().named(kind, wanted.name) if self.root is not None else ()
        shipped = self._shelves().named(kind, wanted.name)
        wanted = self._as_used(kind, wanted)
        pinned = self._pinned(kind, wanted)
        if pinned is not None:
            version, where = pinned
            wanted = Pinned(wanted.name, version)
            if not any(head.version == version for head in (*own, *shipped)):
                return None, self._gone(kind, wanted, where, at)
        for heads in (own, shipped):
            for found in heads:
                if fits(found.version, wanted.version) if pinned is None else found.version == wanted.version:
                    self.taken[found.path] = found
                    return found, Diagnostics(self._index().twins(found) if heads is own else ())
        there = (*own, *shipped)
        if there:
            version = wanted.version or ""
            listed = sorted({h.version for h in there if h.version}, key=version_order)
            help_ = (
                f"the versions here are {in_words(listed, 'and')}" if listed else "its file says no version"
            )
            return None, Diagnostics(
                [
                    codes.UNKNOWN_VERSION.at(
                        at, kind=kind_in_words(kind), name=wanted.name, version=version, help=help_
                    )
                ]
            )
        return None, Diagnostics(
            [
                codes.UNKNOWN_NAME.at(
                    at, kind=kind_in_words(kind), name=wanted.name, help=self._other(kind, wanted)
                )
            ]
        )

    def _as_used(self, kind: str, wanted: Pinned) -> Pinned:
        """An exemplar of no stated version is the one that the folder uses, if it uses one."""
        if kind != "exemplar" or wanted.version is not None or self.root is None:
            return wanted
        path = self.root / "authority.yaml"
        document = self.open(Head("authority", "", "", path))[0] if inside(path, self.root) else None
        uses = document.uses if isinstance(document, Authority) else ()
        return next((used.value for used in uses if used.value.name == wanted.name), wanted)

    def _pinned(self, kind: str, wanted: Pinned) -> tuple[str, Span] | None:
        """The exact version that the lock file has for a reference, and where it says so."""
        if kind == "exemplar":
            entry = self.locked(wanted.name)
            if entry is not None and fits(entry.version, wanted.version):
                return entry.version, entry.span
            return None
        pins = [p for p in self._pins.get((kind, wanted.name), ()) if fits(p.version, wanted.version)]
        best = max(pins, key=lambda pin: version_order(pin.version), default=None)
        return None if best is None else (best.version, best.span)

    def _gone(self, kind: str, wanted: Pinned, where: Span, at: Span) -> Diagnostics:
        there = sorted({h.version for h in self.versions(kind, wanted.name)}, key=version_order)
        others = f"; the versions here are {in_words(there, 'and')}" if there else ""
        related = () if at.source is where.source else (Related(at, "used here"),)
        fault = lock_codes.VERSION_GONE.at(
            where,
            kind=kind_in_words(kind),
            name=wanted.name,
            version=wanted.version,
            there=others,
            related=related,
        )
        return Diagnostics([fault])

    def _other(self, kind: str, wanted: Pinned) -> str:
        names = self.names(kind)
        meant = nearest(wanted.name, names[:2_000])
        if meant:
            return f"perhaps `{meant}` was meant"
        here = (
            "" if self.root is not None else "; a folder's own files are found once it has `authority.yaml`"
        )
        if not names:
            return f"there is no {kind_in_words(kind)} here at all{here}"
        return f"those that are here are {in_words(names[:12], 'and')}{here}"

    def open(self, found: Head) -> tuple[Document | None, Diagnostics]:
        """A file of the index, read whole; None where it has an error. Reading it twice costs nothing."""
        if found.path not in self._read:
            source, out = self.source(found.path)
            document = None
            if source is not None:
                shelved = found.path.is_relative_to(self._shipped)
                document, faults = _shelved(source.name, source.text) if shelved else read_document(source)
                out.extend(faults)
            self._read[found.path] = document, out
        document, out = self._read[found.path]
        return document, Diagnostics(out)

    def source(self, path: Path) -> tuple[Source | None, Diagnostics]:
        """A file's text under the name that diagnostics call it by."""
        if path in self._texts:
            return Source(self.called(path), self._texts[path]), Diagnostics()
        return load(path, self.called(path))

    def take(self, kind: str, wanted: Pinned, at: Span) -> tuple[Document | None, Diagnostics]:
        """`find`, then `open`."""
        found, out = self.find(kind, wanted, at)
        if found is None:
            return None, out
        document, faults = self.open(found)
        out.extend(faults)
        return document, out

    def called(self, path: Path) -> str:
        """What diagnostics call a file: from where the user stands, or in full where that is shorter; one of the
        shipped library by the library's name."""
        if path.is_relative_to(self._shipped):
            return f"{SHIPPED_NAME}/{path.relative_to(self._shipped).as_posix()}"
        return from_here(path)

    def authority(self) -> tuple[Authority | None, Diagnostics]:
        """Whose folder it is; None without a fault where there is none. What it `uses` is looked up as well."""
        if self.root is None:
            return None, Diagnostics()
        path = self.root / "authority.yaml"
        if not inside(path, self.root):
            return None, Diagnostics([codes.LEADS_OUTSIDE.at(whole(from_here(path)), name=path.name)])
        document, out = self.open(Head("authority", "", "", path))
        if not isinstance(document, Authority):
            return None, out
        out.extend(self.lock()[1])
        for used in document.uses:
            out.extend(self.find("exemplar", used.value, used.span)[1])
            out.extend(self._unlocked(used))
        return document, out

    def _unlocked(self, used: Located[Pinned]) -> Diagnostics:
        """What is used and not locked, or locked at another version (PP874, PP877)."""
        name, version = used.value.name, used.value.version
        entry = self.locked(name)
        if self.lock()[0] is None or not self._checks or entry is not None and fits(entry.version, version):
            return Diagnostics()
        if entry is None:
            return Diagnostics([lock_codes.NOT_LOCKED.at(used.span, name=name)])
        fault = lock_codes.OTHER_VERSION.at(
            used.span, wanted=f"{name}@{version}", name=name, version=entry.version, major=entry.version.split(".")[0],
            related=(Related(entry.span, "the version that is locked"),),
        )  # fmt: skip
        return Diagnostics([fault])

    def data_model(self, wanted: Pinned | None, at: Span) -> tuple[DataModel | None, Diagnostics]:
        """The data model that an exemplar names, or, where it names none, the highest shipped one."""
        if wanted is None:
            heads = self._shelves().of_kind("data model")
            if not heads:
                return None, Diagnostics(
                    [
                        codes.UNKNOWN_NAME.at(
                            at, kind="data model", name="data-model", help="name one with `data model:`"
                        )
                    ]
                )
            best = self.find("data model", Pinned(heads[0].name, None), at)[0] if self._pins else heads[0]
            self.taken[heads[0].path if best is None else best.path] = heads[0] if best is None else best
            document, out = self.open(heads[0] if best is None else best)
        else:
            document, out = self.take("data model", wanted, at)
        return (document if isinstance(document, DataModel) else None), out

    def _index(self) -> Index:
        if self._own is None:
            assert self.root is not None
            self._own = Index(self.root, self.called, self._texts)
        return self._own

    def _shelves(self) -> Index:
        if self._library is None:
            kept = self._shipped == SHIPPED
            self._library = shipped_index() if kept else Index(self._shipped, self.called)
        return self._library
