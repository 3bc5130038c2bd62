"""Every exemplar of an authority's folder as it stands: its version, what is laid over it, and whether it is sound."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..dsl.diagnostic import Diagnostic, Diagnostics, Severity
from . import lock_codes as codes
from .compile import compile_exemplar
from .definition import Layer, Variant
from .head import LAYERS, Head
from .language import RANKS
from .layering.stack import rank_of
from .library import SHIPPED_NAME, Workspace, fits, version_order
from .locking import exemplars_of

_LOCKING = frozenset(
    each.id
    for each in (
        codes.NOT_A_LOCK_FILE, codes.VERSION_GONE, codes.BASE_CHANGED, codes.PART_CHANGED, codes.OTHER_VERSION,
        codes.EXPECTATION_MISSED,
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Laid:
    """A layer or variant: its name, rank, owner, file, how many changes it makes, and the exemplar it is for, as it says."""

    kind: str
    name: str
    rank: str
    owner: str
    file: str
    changes: int
    wants: str


@dataclass(frozen=True, slots=True)
class Shelved:
    """An exemplar as the folder has it. `others` are the versions that there are besides, the highest first; `lock` is
    `locked`, `not locked`, or `not as locked`; `errors` and `warnings` are how many."""

    name: str
    version: str
    file: str
    shipped: bool
    others: tuple[str, ...]
    lock: str
    errors: int
    warnings: int
    laid: tuple[Laid, ...]

    @property
    def state(self) -> str:
        """In words: `sound`, or how many errors and warnings."""
        counts = ((self.errors, "error"), (self.warnings, "warning"))
        return ", ".join(f"{n} {word}{'s' if n > 1 else ''}" for n, word in counts if n) or "sound"


@dataclass(frozen=True, slots=True)
class Shelf:
    """All of a folder: `exemplars` by name, and the layers and variants that are laid over none of them."""

    exemplars: tuple[Shelved, ...]
    idle: tuple[Laid, ...]
    found: Diagnostics


def shelf(workspace: Workspace) -> Shelf:
    """Compile every exemplar that a folder has, uses, or lays layers over, and say how it stands. A name that leads nowhere is
    among what was `found`."""
    out = Diagnostics()
    heads = {head.name: head for head in exemplars_of(workspace, out)}
    for head in workspace.documents():
        if head.kind == "exemplar" and head.name and head.name not in heads:
            heads[head.name] = workspace.versions("exemplar", head.name)[0]
    out.extend(workspace.authority()[1])
    layers = [_laid(head, workspace) for head in workspace.documents() if head.kind in LAYERS]
    laid = [each for each in layers if each is not None]
    exemplars = tuple(_shelved(head, laid, workspace) for _, head in sorted(heads.items()))
    busy = {each.file for one in exemplars for each in one.laid}
    return Shelf(exemplars, tuple(each for each in laid if each.file not in busy), out)


def _laid(head: Head, workspace: Workspace) -> Laid | None:
    document, _ = workspace.open(head)
    if not isinstance(document, (Layer, Variant)):
        return None
    owner = document.owner.text if document.owner else ""
    rank = RANKS[rank_of(document)]
    file = _file(head.path, workspace)
    return Laid(
        head.kind, document.name.text, rank, owner, file, len(document.list), document.changes.span.text
    )


def _shelved(head: Head, layers: Iterable[Laid], workspace: Workspace) -> Shelved:
    source, found = workspace.source(head.path)
    if source is not None:
        found.extend(compile_exemplar(source, workspace).diagnostics)
    told = [each for each in found if _is_ours(each)]
    versions = {each.version for each in workspace.versions("exemplar", head.name)} - {head.version}
    over = [each for each in layers if _is_over(each, head)]
    over.sort(key=lambda each: (each.kind, RANKS.index(each.rank), each.name))
    return Shelved(
        head.name,
        head.version,
        _file(head.path, workspace),
        _file(head.path, workspace).startswith(f"{SHIPPED_NAME}/"),
        tuple(sorted(versions, key=version_order, reverse=True)),
        _lock(head, told, workspace),
        sum(each.severity is Severity.ERROR for each in told),
        sum(each.severity is Severity.WARNING for each in told),
        tuple(over),
    )


def _file(path: Path, workspace: Workspace) -> str:
    """A file as the folder knows it; one of the shipped library by the library's name."""
    if workspace.root is not None and path.is_relative_to(workspace.root):
        return path.relative_to(workspace.root).as_posix()
    return workspace.called(path)


def _lock(head: Head, told: Iterable[Diagnostic], workspace: Workspace) -> str:
    lock, faults = workspace.lock()
    if faults.has_errors or any(each.code in _LOCKING for each in told):
        return "not as locked"
    return "locked" if lock is not None and workspace.locked(head.name, head.version) else "not locked"


def _is_ours(fault: Diagnostic) -> bool:
    """Whether somebody here can mend it: any error, and a warning about the folder's own files."""
    return fault.severity is Severity.ERROR or not fault.span.file.startswith(f"{SHIPPED_NAME}/")


def _is_over(layer: Laid, head: Head) -> bool:
    name, _, version = layer.wants.partition("@")
    return name == head.name and fits(head.version, version or None)
