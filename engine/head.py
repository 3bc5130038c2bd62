"""What a file says of itself at its left edge, its kind, name and version, without reading it as YAML.

An index is made of these. It may be mistaken about a file that is not sound; whoever takes the file reads it whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from ..dsl.loading import MOST_BYTES

KINDS = (
    "exemplar", "layer", "variant", "fragment", "data model", "codes", "words", "authority", "answers", "scenarios",
    "decisions", "acceptances", "lock file",
)  # fmt: skip
"""Every kind of the language, read by this release or not."""

_KEY = re.compile(
    rb"\n[\"']?(penpicture|version|changes|"
    + b"|".join(k.encode() for k in KINDS)
    + rb")[\"']?[ \t]*:(?:[ \t]+([^\r\n]*))?\r?$",
    re.MULTILINE,
)
"""Begins with a line end, not with `^`: so the search leaps from line to line."""
_ANY_KEY = re.compile(rb"^[^\s#%-][^\r\n]*?:(?:\s|$)", re.MULTILINE)
_MOST = 200

LAYERS = ("layer", "variant")
"""Kinds whose version is the exemplar that they change: a name may have one file for each."""


@dataclass(frozen=True, slots=True)
class Head:
    """A file's kind, name and version as text; `version` is empty where the kind has none, and of a layer the exemplar that it changes; `kind` and `name` are
    where a file of ours doesn't say what it is."""

    kind: str
    name: str
    version: str
    path: Path


def head(path: Path) -> Head | None:
    """The head of a file of ours, or None: not ours, not readable, or larger than any file that is read.

    A file is ours when it says `penpicture:`, or when its first key names a kind.
    """
    data = ordinary(path)
    return None if data is None else head_of(data, path)


def head_of(data: bytes, path: Path) -> Head | None:
    """The same of a file's bytes, which are or will be at `path`."""
    said: dict[str, str] = {}
    for found in _KEY.finditer(b"\n" + data):
        said.setdefault(found[1].decode(), _plain(found[2] or b""))
    kind = next((k for k in said if k in KINDS), None)
    if kind == "data model" and "exemplar" in said:
        kind = "exemplar"
    if kind is None:
        return Head("", "", said.get("version", ""), path) if "penpicture" in said else None
    if "penpicture" not in said and not _leads(data, kind):
        return None
    return Head(kind, said[kind], said.get("changes" if kind in LAYERS else "version", ""), path)


def ordinary(path: Path) -> bytes | None:
    """The bytes of a file, or None: not readable, larger than any file that is read, or no ordinary file."""
    try:
        stat = path.stat()
        # A pipe or a device may never end.
        if not S_ISREG(stat.st_mode) or stat.st_size > MOST_BYTES:
            return None
        return path.read_bytes()
    except OSError:
        return None


def _leads(data: bytes, kind: str) -> bool:
    first = _ANY_KEY.search(data)
    return first is not None and first[0].strip(b"\"' \t\r\n:").startswith(kind.encode())


def _plain(value: bytes) -> str:
    """A one-line value without quotation marks or a comment, cut to a length that a name may have."""
    text = value.decode("utf-8", errors="replace").strip()
    if text[:1] in ("'", '"'):
        return text[1:].partition(text[0])[0][:_MOST]
    return re.split(r"\s#", text, maxsplit=1)[0].strip()[:_MOST]
