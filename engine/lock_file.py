"""`penpicture.lock`: the exact versions that a folder uses, read as warily as anything that came by post."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from ..dsl.diagnostic import Diagnostic, Diagnostics
from ..dsl.reader import read
from ..dsl.source import Source, Span
from . import files
from . import lock_codes as codes
from .definition import LockedExemplar, LockFile
from .shape import shape
from .spelling import DASHED_NAME

LOCK_NAME = files.LOCK_NAME
"""The file's name, at the root of an authority's folder."""

PART_KINDS = ("fragment", "codes", "data model")
"""The kinds of part that an exemplar takes from other files."""

_PART = re.compile(rf"({'|'.join(PART_KINDS)}) ({DASHED_NAME})@([A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*)")
_HASH = re.compile(r"sha256:[0-9a-f]{64}")
_NOTED = re.compile(r"([0-9a-f]{12}) (\S.*)")


@dataclass(frozen=True, slots=True)
class Pin:
    """A part at its exact version, the hash of its text, and where the lock file says so."""

    kind: str
    name: str
    version: str
    text: str
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """An exemplar as it is locked: `parts` by kind and name; `noted` the short hash of each facet that a layer's changes
    expect, by the layer's name and the facet's path."""

    name: str
    version: str
    text: str
    content: str
    parts: tuple[Pin, ...]
    noted: dict[str, dict[str, str]]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Lock:
    """What a lock file says: each exemplar by its name."""

    name: str
    entries: dict[str, Entry]
    span: Span = field(compare=False, repr=False)


def text_hash(text: str) -> str:
    """The hash of a text, as lock files write it: `sha256:` and 64 hexadecimal digits. A file's line ends do not count."""
    data = text.replace("\r\n", "\n").encode("utf-8", "surrogatepass")
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def read_lock(source: Source) -> tuple[Lock | None, Diagnostics]:
    """What a lock file says, or None and why it cannot be used (PP870, and the faults of any file's shape)."""
    tree, out = read(source)
    if tree is None:
        return None, out
    if tree.get("lock file") is None:
        return None, Diagnostics([_refused(Span(source, 0, 0), "does not say that it is a lock file")])
    document, found = shape(tree, source)
    out.extend(found)
    if not isinstance(document, LockFile) or out.has_errors:
        return None, out
    entries: dict[str, Entry] = {}
    for locked in document.exemplars:
        name = locked.exemplar
        if name.text in entries:
            out.add(_refused(name.span, f"has `{name.text}` twice"))
        entries[name.text] = _entry(locked, out)
    return (None if out.has_errors else Lock(document.name.text, entries, document.name.span)), out


def _entry(locked: LockedExemplar, out: Diagnostics) -> Entry:
    parts: list[Pin] = []
    for scalar in (locked.text, locked.content, *(part.text for part in locked.made_of)):
        if not _HASH.fullmatch(scalar.text):
            out.add(_refused(scalar.span, "has a hash that is none"))
    for part in locked.made_of:
        found = _PART.fullmatch(part.part.text)
        if found is None:
            out.add(_refused(part.part.span, "has a part without a kind, a name and a version"))
        else:
            parts.append(Pin(found[1], found[2], found[3], part.text.text, part.part.span))
    noted: dict[str, dict[str, str]] = {}
    for layer in locked.layers:
        facets = noted.setdefault(layer.layer.text, {})
        for each in layer.expects:
            said = _NOTED.fullmatch(each.expects.text)
            if said is None:
                out.add(_refused(each.expects.span, "has an expectation without a short hash and a place"))
            else:
                facets[said[2]] = said[1]
    return Entry(
        locked.exemplar.text, locked.version.text, locked.text.text, locked.content.text, tuple(parts), noted,
        locked.version.span,
    )  # fmt: skip


def _refused(span: Span, reason: str) -> Diagnostic:
    return codes.NOT_A_LOCK_FILE.at(span, reason=reason)


_HEAD = """\
# Written by `penpicture lock`: what this folder uses, to the letter. Keep it with the folder, and change nothing here.
"""


def printed(lock: Lock) -> str:
    """The canonical text of a lock file: exemplars, parts, layers and facets each in the order of their names."""
    lines = [_HEAD + "penpicture: 1", f"lock file: {lock.name}", "exemplars:"]
    for _, entry in sorted(lock.entries.items()):
        lines += [f"  - exemplar: {entry.name}", f"    version: {entry.version}"]
        lines += [f"    text: {entry.text}", f"    content: {entry.content}"]
        if entry.parts:
            lines.append("    made of:")
        for pin in sorted(entry.parts, key=lambda p: (p.kind, p.name, p.version)):
            lines += [f"      - part: {pin.kind} {pin.name}@{pin.version}", f"        text: {pin.text}"]
        layers = {name: facets for name, facets in entry.noted.items() if facets}
        if layers:
            lines.append("    layers:")
        for name, facets in sorted(layers.items()):
            lines += [f"      - layer: {name}", "        expects:"]
            lines += [f"          - {short} {path}" for path, short in sorted(facets.items())]
    return "\n".join(lines) + "\n"
