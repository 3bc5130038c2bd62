"""The pictures of the easy-read edition: a part of OpenMoji, kept in `symbols/` with its licence beside it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from ..engine.language import SYMBOLS

ATTRIBUTION = (
    "Symbols: OpenMoji 17.0.0, openmoji.org, CC BY-SA 4.0, creativecommons.org/licenses/by-sa/4.0. Comments and names inside the "
    "pictures were taken out."
)
"""What the licence asks to be shown, once, wherever symbols are: on a page, in a record, on paper."""

MOST_BYTES = 400_000
"""What all pictures together may weigh; those that one exemplar uses come to a few kilobytes."""


@cache
def svg(name: str) -> bytes:
    """The picture of a name of `language.SYMBOLS`: an SVG of 72 by 72 units, UTF-8, static, without identifiers, so that it may
    stand in a page many times. It says nothing to a screen reader: whoever shows it hides it, since the words
    beside it say the same. Raises ValueError for another name."""
    if name not in SYMBOLS:
        raise ValueError(f"{name} is no symbol")
    return files(__name__.rpartition(".")[0]).joinpath("symbols", f"{name}.svg").read_bytes()
