"""Where catalogues lie: `translations/<language>/<exemplar>.po` in an authority's folder, and
`<exemplar>/translations/<language>.po` in the shipped library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from ..dsl.diagnostic import Diagnostic, Diagnostics
from ..dsl.loading import load
from ..dsl.source import Source, Span
from . import library_codes
from . import translation_codes as codes
from .files import CATALOGUES
from .library import SHIPPED, Workspace, real
from .translation_applied import LANGUAGES
from .translation_catalogue import Catalogue, read_catalogue

_NAME = re.compile(r"[a-z][a-z0-9-]*")


def catalogue_path(workspace: Workspace, exemplar: str, language: str) -> Path | None:
    """Where the catalogue of an exemplar belongs in an authority's folder, there or not; None without a folder."""
    return None if workspace.root is None else workspace.root / CATALOGUES / language / f"{exemplar}.po"


def shipped_catalogue(exemplar: str, language: str) -> Path:
    """Where the shipped library keeps the catalogue of an exemplar of its own, there or not."""
    return SHIPPED / exemplar / CATALOGUES / f"{language}.po"


def catalogues_of(exemplar: str, workspace: Workspace) -> tuple[list[Catalogue], Diagnostics]:
    """The catalogues of an exemplar: the authority's own before the shipped one. One that cannot be read is an error,
    and so is one that a link leads out of the folder to."""
    found = Diagnostics()
    read: list[Catalogue] = []
    if not _NAME.fullmatch(exemplar):
        return read, found
    for language in LANGUAGES:
        if language == "en":
            continue
        for path in (catalogue_path(workspace, exemplar, language), shipped_catalogue(exemplar, language)):
            if path is None or not path.is_file():
                continue
            root = SHIPPED if path.is_relative_to(SHIPPED) else workspace.root
            if root is not None and not real(path).is_relative_to(real(root)):
                at = Span(Source(workspace.called(path), ""), 0, 0)
                found.add(library_codes.LEADS_OUTSIDE.at(at, name=path.name))
                continue
            source, faults = load(path, workspace.called(path), private=False)
            found.extend(faults)
            if source is not None:
                catalogue, told = _read(source.name, source.text, language)
                found.extend(told)
                if catalogue is not None:
                    read.append(catalogue)
    return read, found


@lru_cache(maxsize=8)
def _read(name: str, text: str, language: str) -> tuple[Catalogue | None, tuple[Diagnostic, ...]]:
    # What checks a folder again after each save reads the same catalogue again and again.
    catalogue, found = read_catalogue(Source(name, text), language)
    return catalogue, tuple(found)


def catalogue_files(root: Path | None) -> Iterator[Path]:
    """Every catalogue of an authority's folder and of the shipped library, sorted."""
    if root is not None:
        yield from sorted(path for path in (root / CATALOGUES).glob("*/*.po") if path.is_file())
    yield from sorted(SHIPPED.glob(f"*/{CATALOGUES}/*.po"))


def strays(workspace: Workspace) -> Diagnostics:
    """The catalogues of a folder that nothing reads: of a language that is not spoken here (PP667), or of no exemplar
    (PP670)."""
    found = Diagnostics()
    if workspace.root is None:
        return found
    names = set(workspace.names("exemplar"))
    for path in sorted((workspace.root / CATALOGUES).glob("*/*.po")):
        at = Span(Source(workspace.called(path), ""), 0, 0)
        language = path.parent.name
        if language not in LANGUAGES or language == "en":
            here = ", ".join(f"`{code}` ({name})" for code, name in LANGUAGES.items() if code != "en")
            what = f"`{language}` is no language into which exemplars are translated here"
            found.add(codes.NO_SUCH_LANGUAGE.at(at, what=what, help=f"the languages are {here}"))
        elif path.stem not in names:
            help = f": {', '.join(f'`{name}.po`' for name in sorted(names)[:6])}"
            found.add(codes.NOBODYS.at(at, name=path.stem, help=help))
    return found
