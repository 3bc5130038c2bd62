"""The files beneath one folder by what they say of themselves, without reading any of them whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from ..dsl.diagnostic import Diagnostic, Diagnostics, Related
from ..dsl.loading import load
from ..dsl.source import Span
from . import library_codes as codes
from .files import files_of, whole
from .head import Head, head, head_of, ordinary
from .versions import version_order


def kind_in_words(kind: str) -> str:
    """One file of a kind in plain words."""
    return {"codes": "code list", "words": "word list"}.get(kind, kind)


class Index:
    """The heads beneath one folder, by kind and name, the highest version first."""

    def __init__(
        self, root: Path, called: Callable[[Path], str], texts: Mapping[Path, str] | None = None
    ) -> None:
        """Read the heads beneath `root`; `texts` stand in place of files, and `called` says what a file is called."""
        paths, faults = files_of(root)
        over = {path: head_of(text.encode(), path) for path, text in (texts or {}).items()}
        self.heads = tuple(
            h for h in (over[path] if path in over else head(path) for path in paths) if h is not None
        )
        self.faults = faults
        self._named: dict[tuple[str, str], tuple[Head, ...]] = {}
        self._twins: dict[tuple[str, str, str], list[Diagnostic]] = {}
        by_name: dict[tuple[str, str], list[Head]] = {}
        for found in self.heads:
            if found.name and found.kind not in _UNNAMED:
                by_name.setdefault((found.kind, found.name), []).append(found)
        for key, heads in by_name.items():
            self._named[key] = tuple(sorted(heads, key=lambda h: version_order(h.version), reverse=True))
            for other, fault in _twice(self._named[key], called):
                self._twins.setdefault((*key, other.version), []).append(fault)
                self.faults.add(fault)

    def named(self, kind: str, name: str) -> tuple[Head, ...]:
        """The files of a kind and name, the highest version first."""
        return self._named.get((kind, name), ())

    def twins(self, found: Head) -> list[Diagnostic]:
        """The faults of other files that say the same kind, name and version."""
        return self._twins.get((found.kind, found.name, found.version), [])

    def names(self, kind: str) -> set[str]:
        """Every name of a kind."""
        return {n for k, n in self._named if k == kind}

    def of_kind(self, kind: str) -> tuple[Head, ...]:
        """Every file of a kind, the highest version first."""
        found = [h for (k, _), heads in self._named.items() if k == kind for h in heads]
        return tuple(sorted(found, key=lambda h: version_order(h.version), reverse=True))


def replaced(own: Index, library: Index, called: Callable[[Path], str]) -> Diagnostics:
    """A warning for each file of a folder that stands in the place of one of the library's, and does not say what that one
    says (PP308): it has its kind, its name and its version. A copy to the letter replaces nothing."""
    out = Diagnostics()
    for ours in own.heads:
        theirs = library.named(ours.kind, ours.name)
        same = next((head for head in theirs if head.version == ours.version), None)
        if same is not None and ordinary(ours.path) != ordinary(same.path):
            version = f"{ours.version} " if ours.version else ""
            where = (Related(_said(same, called), "the one that comes with Penpicture"),)
            out.add(
                codes.REPLACES_SHIPPED.at(
                    _said(ours, called),
                    kind=kind_in_words(ours.kind),
                    name=ours.name,
                    version=version,
                    related=where,
                )
            )
    return out


_UNNAMED = ("answers", "scenarios", "decisions", "acceptances", "lock file")
"""Kinds whose second key names something else: the exemplar that they answer."""


def _twice(heads: Iterable[Head], called: Callable[[Path], str]) -> Iterator[tuple[Head, Diagnostic]]:
    first: dict[str, Head] = {}
    for found in sorted(heads, key=lambda h: h.path):
        other = first.setdefault(found.version, found)
        if other is not found:
            fault = codes.TWO_FILES.at(
                _said(found, called),
                kind=kind_in_words(found.kind),
                name=found.name,
                version=f"{found.version} " if found.version else "",
                related=(Related(_said(other, called), "and here"),),
            )
            yield found, fault


def _said(found: Head, called: Callable[[Path], str]) -> Span:
    """Where a file says its kind and name."""
    source, _ = load(found.path, called(found.path))
    if source is None:
        return whole(called(found.path))
    at = re.search(rf"^{re.escape(found.kind)}[ \t]*:[^\n\r]*", source.text, re.MULTILINE)
    return Span(source, at.start(), at.end()) if at else Span(source, 0, 0)
