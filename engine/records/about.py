"""Whom a record is about: kept beside its history, where it can be severed, and tied to it by a digest that tells nothing."""

from __future__ import annotations

from .leaf import leaf_digest

ABOUT = "about"
"""What an entry holds besides that begins a record or severs an identity: the digest from then on."""


def about(salt: bytes, record: str, subject: str) -> str:
    """The digest of whom a record is about. With the salt gone it stands for nothing that could be guessed."""
    return leaf_digest(salt, f"{ABOUT} {record}", subject.encode())
