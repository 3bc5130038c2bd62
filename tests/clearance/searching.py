"""Looking for marks in whatever a target wrote: in bytes, in what they decode to, and in what is packed in them."""

from __future__ import annotations

import base64
import gzip
import html
import io
import re
import subprocess
import zipfile
from collections.abc import Iterable, Iterator

import pikepdf

_PACKED = re.compile(rb"[A-Za-z0-9+/]{24,}={0,2}")
_ENTITY = re.compile(r"\\u([0-9a-fA-F]{4})")
MARK = re.compile(r"zq[0-9]{4}kx")
"""What a mark looks like (`canaries.Marks`)."""


def marks_in(files: dict[str, bytes]) -> set[str]:
    """Every mark in the names and contents of files."""
    found: set[str] = set()
    for name, content in files.items():
        for text in (name, *texts(content)):
            found.update(MARK.findall(text.casefold()))
    return found


def texts(content: bytes, depth: int = 0) -> Iterator[str]:
    """Everything that can be read in a file, as far as three layers of packing."""
    yield content.decode("latin-1")
    if content.startswith(b"%PDF"):
        yield from _paper(content)
        return
    plain = content.decode("utf-8", "replace")
    for one in (plain, html.unescape(plain), _ENTITY.sub(lambda m: chr(int(m[1], 16)), plain)):
        yield one
        # A line may have been broken, or a tag put, in the middle of a word.
        yield re.sub(r"<[^<>]*>|[\s\u00ad\u200b-]", "", one)
    if depth < 3:
        for packed in _unpacked(content):
            yield from texts(packed, depth + 1)


def _unpacked(content: bytes) -> Iterable[bytes]:
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield packed.read(name)
    if content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
    for run in _PACKED.findall(content):
        try:
            unpacked = base64.b64decode(run + b"=" * (-len(run) % 4))
        except ValueError:
            continue
        if len(unpacked) < 4096 or unpacked[:2] in (b"PK", b"\x1f\x8b") or unpacked[:4] == b"%PDF":
            yield unpacked


def _paper(content: bytes) -> Iterator[str]:
    spoken = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
    plain = spoken.stdout.decode("utf-8", "replace")
    yield plain
    yield re.sub(r"[\s\u00ad\u200b-]", "", plain)
    with pikepdf.open(io.BytesIO(content)) as paper:
        for thing in paper.objects:
            yield from _strings(thing)


def _strings(thing: pikepdf.Object) -> Iterator[str]:
    if isinstance(thing, pikepdf.Stream):
        try:
            yield thing.read_bytes().decode("latin-1")
        except pikepdf.PdfError:
            yield thing.read_raw_bytes().decode("latin-1")
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in thing.items():
            yield key
            yield from _inline(value)
    elif isinstance(thing, pikepdf.Array):
        for value in thing.as_list():
            yield from _inline(value)


def _inline(value: object) -> Iterator[str]:
    """What stands in a thing itself; what it points to is looked at in its own place."""
    if isinstance(value, pikepdf.Object) and not value.is_indirect:
        yield from _strings(value)
