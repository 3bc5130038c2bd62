"""What was found about a folder's files, kept from one check to the next and never believed on trust.

Each entry is sealed with the hash of all that it hangs on, which is not kept: an entry that is stale, spoilt, from
another machine or made up does not fit its seal, and is as if it were not there.
"""

from __future__ import annotations

import hashlib
import json
from hmac import compare_digest
from pathlib import Path
from typing import Any

from ...dsl.diagnostic import Diagnostics
from ..head import ordinary
from ..hidden import HIDDEN, keep
from .grounds import Grounds
from .told import Texts, as_json, from_json

NAME = "checked.json"
"""The file's name in the hidden folder."""


class Memory:
    """The findings about one folder."""

    def __init__(self, grounds: Grounds) -> None:
        """Of the folder that stands on these grounds; what an earlier check found is read at once."""
        self.grounds = grounds
        self._texts = Texts(grounds.has)
        self._kept = _read(grounds.root / HIDDEN / NAME)
        self._new: dict[str, list[str]] = {}

    def recall(self, what: str, on: bytes, called: str = "") -> Diagnostics | None:
        """What was found about `what` the last time, where all that it hangs on is as it was, and it is called the same."""
        seal, told = self._new.get(what) or self._kept.get(what) or ("", "")
        if not seal or not compare_digest(seal, _seal(called or what, on, told)):
            return None
        try:
            return from_json(json.loads(told), self._texts)
        except (LookupError, TypeError, ValueError):
            return None

    def note(self, what: str, on: bytes, found: Diagnostics, called: str = "") -> None:
        """Remember what was found. Where it speaks of a file that is not of the folder, it is forgotten."""
        try:
            told = json.dumps(as_json(found, self._texts), separators=(",", ":"))
        except LookupError:
            return
        self._new[what] = [_seal(called or what, on, told), told]

    def save(self) -> None:
        """Keep it for the next check, unless a file was changed meanwhile: nobody knows then which one was read."""
        if not self._new or not self.grounds.still():
            return
        root = self.grounds.root
        others = {
            what: entry for what, entry in self._kept.items() if (root / what.partition(" ")[2]).exists()
        }
        text = json.dumps(others | self._new, sort_keys=True, indent=0)
        keep(root, NAME, text + "\n")


def _seal(called: str, on: bytes, told: str) -> str:
    said = f"{called}\0{told}".encode("utf-8", "surrogateescape")
    return hashlib.blake2b(said, key=on, digest_size=32).hexdigest()


def _read(path: Path) -> dict[str, list[str]]:
    """The entries of a file that anybody may have written: those that could be ours."""
    if path.parent.is_symlink():
        return {}
    data = ordinary(path)
    try:
        found: Any = json.loads(data or b"{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {what: entry for what, entry in found.items() if _could_be_ours(entry)}


def _could_be_ours(entry: Any) -> bool:
    return (
        isinstance(entry, list)
        and len(entry) == 2
        and all(isinstance(each, str) and each.isascii() for each in entry)
    )
