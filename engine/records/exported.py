"""A record handed on whole: one canonical JSON document, with all that is needed to read it and to see that it is as it was kept.

The published contract is `engine/kept-record.schema.json`.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from ..artifact import Artifact, ArtifactError
from ..canonical import canonical
from .verifying import Artifacts, EntryRow, Kept, LeafRow

EXPORT_FORMAT = 1


def document(kept: Kept, artifacts: Iterable[bytes]) -> bytes:
    """A record as it is kept, and the artifacts that it was kept under, as one document (RFC 8785). Of what was erased the digests
    are in it. Whom it is about is not: that is for whoever hands it on to say."""
    return canonical(
        {
            "penpicture": EXPORT_FORMAT,
            "kept": kept.record,
            "artifacts": [each.decode() for each in artifacts],
            "entries": [
                {"number": number, "body": body.decode(), "digest": digest}
                for number, body, digest in kept.entries
            ],
            "leaves": [_leaf(each) for each in sorted(kept.leaves, key=itemgetter(0))],
        }
    )


def read_document(text: bytes) -> tuple[Kept, Artifacts]:
    """A record from its document, to be verified. Raises ValueError for what is no such document, or is spelled otherwise."""
    try:
        whole: dict[str, Any] = json.loads(text)
        if whole["penpicture"] != EXPORT_FORMAT or canonical(whole) != text:
            raise ValueError
        entries: list[EntryRow] = [
            (each["number"], each["body"].encode(), each["digest"]) for each in whole["entries"]
        ]
        leaves = [_row(each) for each in whole["leaves"]]
        kept = Kept(str(whole["kept"]), entries, leaves)
        if document(kept, [each.encode() for each in whole["artifacts"]]) != text:
            raise ValueError  # a salt in capitals is the same salt, and another document
        return kept, dict(map(artifact_of, whole["artifacts"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise ValueError("this is no record that was handed on, or not as it was written") from fault


def _leaf(row: LeafRow) -> dict[str, Any]:
    digest, place, salt, text = row
    found: dict[str, Any] = {"digest": digest, "place": place}
    if salt is None or text is None:
        return found
    found["salt"] = salt.hex()
    try:
        found["text"] = text.decode()
    except UnicodeDecodeError:
        found["bytes"] = base64.b64encode(text).decode()
    return found


def _row(leaf: dict[str, Any]) -> LeafRow:
    salt = bytes.fromhex(leaf["salt"]) if "salt" in leaf else None
    text = leaf["text"].encode() if "text" in leaf else None
    if "bytes" in leaf:
        text = base64.b64decode(leaf["bytes"], validate=True)
    return leaf["digest"], leaf["place"], salt, text


def artifact_of(text: str) -> tuple[tuple[str, str], tuple[str, str] | None]:
    """Both hashes of an artifact's text, and its exemplar and version; None for those, where it is not spelled as artifacts are."""
    try:
        found = Artifact.loads(text)
    except ArtifactError:
        return ("", ""), None
    content = found.content
    same = (content["exemplar"], content["version"]) if found.dumps() == text else None
    return (found.content_hash, found.provenance_hash), same
