"""The files of a folder that are ours to read, and what they are called.

Hidden folders, what was built, and links are left out: what a folder has is what stands in it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from .. import exemplars
from ..dsl.diagnostic import Diagnostics
from ..dsl.reading_codes import NOT_FOUND
from ..dsl.source import Source, Span
from . import library_codes as codes

SHIPPED = Path(exemplars.__file__ or "").resolve().parent
"""The folder of the shipped library."""

SHIPPED_NAME = "penpicture/exemplars"
"""What diagnostics and provenance call that folder, wherever it is installed."""

LOCK_NAME = "penpicture.lock"
"""What the lock file is called, at the root of an authority's folder."""

CATALOGUES = "translations"
"""The folder of translations, beneath an authority's and beneath an exemplar's of the library."""

LEFT_OUT = ("out",)
"""Folders that are never searched, besides hidden ones (`.penpicture/` among them)."""


def files_of(folder: Path) -> tuple[tuple[Path, ...], Diagnostics]:
    """The `.yaml` files beneath a folder, sorted; hidden folders, `out/` and links are left out.

    A link that leads outside the authority's folder, or outside this one where it is nobody's, or nowhere, is a fault. Links
    inside lead to what is found anyway. A folder that may not be read is a fault.
    """
    root = real(folder)
    bound = folder_of(root) or root
    found: list[Path] = []
    out = Diagnostics()

    def unreadable(fault: OSError) -> None:
        name = from_here(Path(fault.filename))
        out.add(NOT_FOUND.at(whole(name), name=name, reason="it may not be read"))

    for at, folders, files in os.walk(root, onerror=unreadable):
        here = Path(at)
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in LEFT_OUT)
        for name in (*folders, *files):
            path = here / name
            if path.is_symlink() and (name.endswith(".yaml") or name in folders):
                if not inside(path, bound):
                    out.add(
                        codes.LEADS_OUTSIDE.at(whole(from_here(path)), name=path.relative_to(root).as_posix())
                    )
                elif not path.exists():
                    name = from_here(path)
                    out.add(NOT_FOUND.at(whole(name), name=name, reason="it is a link that leads nowhere"))
            elif name.endswith(".yaml") and not name.startswith(".") and path.is_file():
                found.append(path)
            elif _looks_like_ours(path):
                name = path.relative_to(root).as_posix()
                right = path.with_suffix(".yaml").name
                out.add(codes.OTHER_ENDING.at(whole(from_here(path)), name=name, right=right))
    return tuple(sorted(found)), out


_OTHER_ENDINGS = (".yml", ".YAML", ".YML", ".Yaml", ".Yml")
_OPENING = re.compile(rb"^penpicture\s*:", re.MULTILINE)


def _looks_like_ours(path: Path) -> bool:
    """Whether a file that is not read says that it is ours."""
    if not path.name.endswith(_OTHER_ENDINGS) or path.name.startswith(".") or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return _OPENING.search(file.read(4096)) is not None
    except OSError:
        return False


def folder_of(path: Path) -> Path | None:
    """The authority's folder that a file or folder belongs to: the nearest upward that has `authority.yaml`."""
    here = real(path)
    return next((at for at in (here, *here.parents) if (at / "authority.yaml").is_file()), None)


def inside(path: Path, root: Path) -> bool:
    """Whether a path, its links followed, stays beneath a folder."""
    return real(path).is_relative_to(root)


def real(path: Path) -> Path:
    """Where a path leads, links followed; of links that lead in a circle, as far as they go."""
    return Path(os.path.realpath(path))


def from_here(path: Path) -> str:
    """A path from where the user stands, or in full where that is shorter."""
    whole, here = path.as_posix(), Path.cwd()
    if not path.is_absolute():
        return whole
    near = Path(os.path.relpath(path, here)).as_posix()
    return near if path.is_relative_to(here) or len(near) < len(whole) else whole


def whole(name: str) -> Span:
    """A file as such, as a place."""
    return Span(Source(name, ""), 0, 0)
