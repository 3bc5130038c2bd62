"""The fonts that records are set in, all of them ours to ship, and which letters they have.

Atkinson Hyperlegible Next is read most easily; it has the letters of English, Welsh and Polish. Noto Sans stands in
for what it lacks, and one Noto for each other script. Chinese, Japanese, Korean and pictures (emoji) have no font here.
"""

from __future__ import annotations

import struct
from base64 import b64encode
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable

MAIN = "Atkinson Hyperlegible Next"
FAMILIES = (
    MAIN, "Noto Sans", "Noto Sans Arabic", "Noto Sans Bengali", "Noto Sans Devanagari", "Noto Sans Ethiopic",
    "Noto Sans Gujarati", "Noto Sans Gurmukhi", "Noto Sans Hebrew", "Noto Sans Tamil",
)  # fmt: skip
"""In the order in which they are tried for a letter."""

_NEEDS_NO_GLYPH = frozenset(
    "\n\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f"
)


def folder() -> Traversable:
    """Where the fonts lie."""
    return files(__name__.rpartition(".")[0]).joinpath("fonts")


@cache
def font_path() -> str:
    """The same as a path of the file system."""
    with as_file(folder()) as path:
        return str(path)


@cache
def covered(main_only: bool = False) -> frozenset[int]:
    """The code points that the fonts have, or the main one alone, and those that need no glyph."""
    wanted = "AtkinsonHyperlegibleNext-Regular" if main_only else ""
    found = {ord(letter) for letter in _NEEDS_NO_GLYPH}
    for font in folder().iterdir():
        upright = font.name.endswith(".ttf") and "Bold" not in font.name and "Italic" not in font.name
        if upright and font.name.startswith(wanted):
            found |= _letters(font.read_bytes())
    return frozenset(found)


@cache
def font_face(weights: int) -> str:
    """The main font for a page as CSS: none of its weights, the regular one (1), or the bold one too (2)."""
    return "".join(
        f'@font-face{{font-family:"{MAIN}";font-weight:{weight};font-display:swap;'
        f"src:url(data:font/ttf;base64,{_base64(name)})}}"
        for weight, name in ((400, "Regular"), (700, "Bold"))[:weights]
    )


def _base64(name: str) -> str:
    return b64encode(folder().joinpath(f"AtkinsonHyperlegibleNext-{name}.ttf").read_bytes()).decode()


def _letters(font: bytes) -> set[int]:
    """The code points of a font: its `cmap` table, subtables of format 4 and 12 (OpenType 1.9)."""
    (count,) = struct.unpack_from(">H", font, 4)
    tables = {
        font[12 + 16 * n : 16 + 16 * n]: struct.unpack_from(">I", font, 20 + 16 * n)[0] for n in range(count)
    }
    cmap = tables[b"cmap"]
    found: set[int] = set()
    for n in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", font, cmap + 4 + 8 * n)
        start = cmap + offset
        (form,) = struct.unpack_from(">H", font, start)
        if platform not in (0, 3) or (platform, encoding) == (0, 5):
            continue
        found |= _segments(font, start) if form == 4 else _groups(font, start) if form == 12 else set()
    return found


def _segments(font: bytes, start: int) -> set[int]:
    segments = struct.unpack_from(">H", font, start + 6)[0] // 2
    ends = struct.unpack_from(f">{segments}H", font, start + 14)
    firsts = struct.unpack_from(f">{segments}H", font, start + 16 + 2 * segments)
    deltas = struct.unpack_from(f">{segments}H", font, start + 16 + 4 * segments)
    at = start + 16 + 6 * segments
    ranges = struct.unpack_from(f">{segments}H", font, at)
    found: set[int] = set()
    for n, (first, end, delta, offset) in enumerate(zip(firsts, ends, deltas, ranges, strict=True)):
        for point in range(first, min(end, 0xFFFE) + 1):
            glyph = point + delta
            if offset:
                (glyph,) = struct.unpack_from(">H", font, at + 2 * n + offset + 2 * (point - first))
                glyph = glyph and glyph + delta
            if glyph & 0xFFFF:
                found.add(point)
    return found


def _groups(font: bytes, start: int) -> set[int]:
    (count,) = struct.unpack_from(">I", font, start + 12)
    found: set[int] = set()
    for n in range(count):
        first, end, _ = struct.unpack_from(">III", font, start + 16 + 12 * n)
        found.update(range(first, end + 1))
    return found
