"""The hidden folder of an authority's own, in which what took a while is kept for the next time.

It can be deleted at any time. Whatever lies in it was put there by anybody: who reads from it believes nothing.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

HIDDEN = ".penpicture"
"""The folder's name, beneath the one that has `authority.yaml`."""


def keep(root: Path, name: str, text: str) -> bool:
    """Put a text into the hidden folder of `root`, whole or not at all; whether it is there now. Raises nothing.

    Keeping is a kindness: where it can't be done, the next run takes as long as this one.
    """
    folder = root / HIDDEN
    with suppress(OSError):
        if folder.is_symlink():
            return False  # It could lead anywhere, and somebody's file of that name would be written over.
        folder.mkdir(exist_ok=True)
        ignore = folder / ".gitignore"
        if not os.path.lexists(ignore):
            ignore.write_text("*\n", encoding="utf-8")
        handle, half = tempfile.mkstemp(suffix=".part", dir=folder)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            os.replace(half, folder / name)
        except (OSError, UnicodeEncodeError):
            os.unlink(half)
            return False
        return True
    return False
