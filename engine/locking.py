"""Making a folder's lock file: what it uses now, at the versions that it has already where it has any."""

from __future__ import annotations

from dataclasses import dataclass

from ..dsl.diagnostic import Diagnostics, Severity
from ..dsl.source import Source, Span
from .compile import Compiled, compile_exemplar, nation_of
from .definition import Layer, Pinned, Variant
from .gather import Gathered
from .head import LAYERS, Head
from .layering.beneath import expectations
from .layering.expectations import noted_as
from .layering.stack import stack_of
from .library import Workspace
from .lock_codes import NOT_LOCKED
from .lock_file import LOCK_NAME, PART_KINDS, Entry, Lock, Pin, text_hash


@dataclass(frozen=True, slots=True)
class Locking:
    """A lock as it would be written, or None; what kept it from being made; and the one that is there now, if it can be
    read."""

    lock: Lock | None
    found: Diagnostics
    before: Lock | None


def lock_of(workspace: Workspace) -> Locking:
    """The lock of a folder: every exemplar that it uses, and every one that its layers change. One that is locked stays
    at its version, with its parts at theirs: to take another is what `upgrade` is for.

    None where an exemplar cannot be compiled as it stands, the lock file's own complaints aside.
    """
    authority, out = workspace.authority()
    before, _ = workspace.lock()
    if authority is None or out.has_errors:
        return Locking(None, out, before)
    there = workspace.unchecked()
    entries: dict[str, Entry] = {}
    for found in exemplars_of(there, out):
        entry = entry_of(found, there, out)
        if entry is not None:
            entries[entry.name] = entry
    out = Diagnostics(fault for fault in out if fault.code != NOT_LOCKED.id)
    at = Span(Source(LOCK_NAME, ""), 0, 0)
    lock = None if out.has_errors or not entries else Lock(authority.name.text, entries, at)
    return Locking(lock, out, before)


def exemplars_of(workspace: Workspace, out: Diagnostics) -> tuple[Head, ...]:
    """The files of all exemplars that a folder uses or that its layers change, by name; each name once."""
    authority, _ = workspace.authority()
    wanted: list[tuple[Pinned, Span]] = [(u.value, u.span) for u in (authority.uses if authority else ())]
    for head in workspace.documents():
        if head.kind in LAYERS:
            document, faults = workspace.open(head)
            out.extend(faults)
            if isinstance(document, (Layer, Variant)):
                wanted.append((document.changes.value, document.changes.span))
    heads: dict[str, Head] = {}
    for pinned, span in wanted:
        if pinned.name not in heads:
            found, faults = workspace.find("exemplar", pinned, span)
            out.extend(faults)
            if found is not None:
                heads[pinned.name] = found
    return tuple(head for _, head in sorted(heads.items()))


def entry_of(found: Head, workspace: Workspace, out: Diagnostics) -> Entry | None:
    """What the lock file is to say of an exemplar as it stands. None where it does not compile, which is reported.
    `workspace` is an unchecked one."""
    source, faults = workspace.source(found.path)
    out.extend(faults)
    if source is None:
        return None
    base = compile_exemplar(source, workspace.bare(), stop_after="emit")
    laid = compile_exemplar(source, workspace)
    out.extend(
        each
        for each in (base if base.artifact is None else laid).diagnostics
        if each.severity is Severity.ERROR
    )
    if base.artifact is None or laid.artifact is None:
        return None
    parts: list[Pin] = []
    for head in laid.values["gather"].workspace.taken.values():
        text, _ = workspace.source(head.path)
        if head.kind in PART_KINDS and text is not None:
            parts.append(Pin(head.kind, head.name, head.version, text_hash(text.text), Span(text, 0, 0)))
    noted = noted_of(laid, workspace)
    return Entry(
        found.name, found.version, text_hash(source.text), base.artifact.content_hash, tuple(parts), noted,
        Span(source, 0, 0),
    )  # fmt: skip


def noted_of(laid: Compiled, workspace: Workspace) -> dict[str, dict[str, str]]:
    """The short hash of each facet that a layer's changes expect, by the layer's name and the facet's path."""
    gathered: Gathered = laid.values["gather"]
    stack, _ = stack_of(gathered.exemplar, workspace)
    authority, _ = workspace.authority()
    nation = nation_of(gathered.exemplar, authority)
    noted: dict[str, dict[str, str]] = {}
    for each in expectations(gathered.exemplar, stack, nation):
        for facet in each.found or ():
            noted.setdefault(each.layer.name.text, {})[noted_as(each, facet)] = facet.short
    return noted
