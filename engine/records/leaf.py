"""A leaf: one thing that a record holds, under a digest that tells nothing of it (rule R3).

The digest is made with a salt of the leaf's own. When value and salt are erased, the digest that is left stands for nothing that
could be guessed, not even a yes or a no, and everything that was reckoned over it still agrees.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from typing import Any

from ..canonical import canonical

SALT = 16
"""Bytes of salt: too many to try."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """What stands at a place of a record (`parted` says what places there are).

    `text` is the canonical JSON (RFC 8785) of what is said there, or a document as it is; `salt` is `SALT` random bytes. Both are
    None once the leaf is erased: its digest alone is left.
    """

    place: str
    digest: str
    salt: bytes | None
    text: bytes | None

    @property
    def erased(self) -> bool:
        """Whether what it said is gone."""
        return self.text is None

    @property
    def said(self) -> Any:
        """What it says, as plain JSON data; None where that is erased. Of a document, read `text`."""
        return None if self.text is None else json.loads(self.text)

    @property
    def holds(self) -> bool:
        """Whether its digest is that of what it says. An erased leaf says nothing that could be wrong."""
        if self.text is None or self.salt is None:
            return self.text is None and self.salt is None
        if len(self.salt) != SALT or "\0" in self.place:  # the three could be cut apart elsewhere
            return False
        return leaf_digest(self.salt, self.place, self.text) == self.digest


def leaf(place: str, said: Any) -> Leaf:
    """A new leaf of plain JSON data, with a salt of its own. Raises NotCanonical for what is no JSON."""
    return document(place, canonical(said))


def document(place: str, text: bytes) -> Leaf:
    """A new leaf of a document, such as a page, byte for byte."""
    salt = os.urandom(SALT)
    return Leaf(place, leaf_digest(salt, place, text), salt, text)


def leaf_digest(salt: bytes, place: str, text: bytes) -> str:
    """SHA-256 over the salt, the place, a null byte and the text: the same words at another place are another leaf."""
    return "sha256:" + hashlib.sha256(salt + place.encode() + b"\0" + text).hexdigest()
