"""The artifact: one canonical JSON document that holds a resolved exemplar, and the two hashes that name it.

Loading one needs no YAML, no grammar and no compiler: this module imports none of them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ..dsl.diagnostic import Diagnostic, Diagnostics
from ..dsl.source import Source, Span
from . import artifact_codes as codes
from .artifact_shape import fault_in
from .canonical import NotCanonical, canonical, digest
from .uncollected import uncollected

FORMAT = 1
"""The version of the artifact's format that is written and read here."""

_OPENING = f'{{"artifact":{FORMAT},"content":'
_PARTS = {"artifact", "content", "hashes", "provenance"}


class ArtifactError(ValueError):
    """An artifact that cannot be used; `diagnostics` say why."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Carry what was found."""
        super().__init__("; ".join(f"{d.code}: {d.message}" for d in diagnostics))
        self.diagnostics = diagnostics


@dataclass(frozen=True)
class Artifact:
    """A built exemplar (docs/artifact.md).

    `content` and `provenance` are plain JSON values, for reading only; `content_hash` is the exemplar's identity
    (rule L7) and `provenance_hash` that of where its parts come from, each `sha256:` and 64 hexadecimal digits.
    """

    content: dict[str, Any]
    provenance: dict[str, Any]
    content_hash: str
    provenance_hash: str

    @classmethod
    def of(cls, content: dict[str, Any], provenance: dict[str, Any]) -> Artifact:
        """The artifact of a content and its provenance, hashed. Raises NotCanonical if they are not JSON."""
        return cls(content, provenance, digest(canonical(content)), digest(canonical(provenance)))

    @property
    def name(self) -> str:
        """The exemplar's name and version: `initial-assessment@3.0.0`."""
        return f"{self.content['exemplar']}@{self.content['version']}"

    def dumps(self) -> str:
        """The artifact as canonical JSON (RFC 8785), without a line end."""
        return canonical(
            {
                "artifact": FORMAT,
                "content": self.content,
                "hashes": {"content": self.content_hash, "provenance": self.provenance_hash},
                "provenance": self.provenance,
            }
        ).decode("utf-8")

    @classmethod
    def loads(cls, text: str, name: str = "artifact.json") -> Artifact:
        """The artifact that a text holds, its hashes verified. Raises ArtifactError with PP820-PP825."""
        artifact, found = read_artifact(Source(name, text))
        if artifact is None:
            raise ArtifactError(found.sorted())
        return artifact


def read_artifact(source: Source) -> tuple[Artifact | None, Diagnostics]:
    """The artifact that a source holds, or None and why not (PP820-PP825): it is no JSON, no artifact, of another
    format, changed since it was hashed, or not of the shape that docs/artifact.md describes."""
    found = Diagnostics()
    with uncollected():
        artifact = _quickly(source.text) or _carefully(source, found)
    if artifact is not None:
        fault = fault_in(artifact.content)
        if fault is not None:
            found.add(codes.WRONG_SHAPE.at(_whole(source), part=fault[0], expected=fault[1]))
            artifact = None
    return artifact, found


def _quickly(text: str) -> Artifact | None:
    # A canonical document is verified by hashing the author's very bytes. Whatever does not fit returns None and
    # is looked at with care.
    if not text.startswith(_OPENING):
        return None
    read = json.JSONDecoder().raw_decode
    try:
        content, end = read(text, len(_OPENING))
        hashes, start = read(text, text.index('"hashes":', end, end + 10) + 9)
        first = text.index('"provenance":', start, start + 14) + 13
        provenance, last = read(text, first)
        bytes_of_content = text[len(_OPENING) : end].encode()
        bytes_of_provenance = text[first:last].encode()
    except (ValueError, RecursionError):
        return None
    if text[end : end + 10] != ',"hashes":' or text[start : start + 14] != ',"provenance":':
        return None
    if text[last:].rstrip("\r\n") != "}" or not isinstance(hashes, dict) or hashes.keys() != _HASHES:
        return None
    if not isinstance(content, dict) or not isinstance(provenance, dict):
        return None
    if digest(bytes_of_content) != hashes["content"] or digest(bytes_of_provenance) != hashes["provenance"]:
        return None
    return Artifact(content, provenance, hashes["content"], hashes["provenance"])


_HASHES = {"content", "provenance"}


def _carefully(source: Source, found: Diagnostics) -> Artifact | None:
    source = Source(source.name, source.text, private=True)  # whatever it is, it may hold answers
    at = _whole(source)
    try:
        document = json.loads(source.text)
    except ValueError as fault:
        spot = fault.pos if isinstance(fault, json.JSONDecodeError) else 0
        found.add(codes.NOT_JSON.at(Span(source, spot, spot)))
        return None
    except RecursionError:
        found.add(codes.NOT_JSON.at(at))
        return None
    version = document.get("artifact") if isinstance(document, dict) else None
    if type(version) is int and version != FORMAT:
        found.add(codes.OTHER_FORMAT.at(at, found=version, known=FORMAT))
        return None
    if type(version) is not int or document.keys() != _PARTS:
        found.add(codes.NOT_AN_ARTIFACT.at(at))
        return None
    content, hashes, provenance = (document[part] for part in ("content", "hashes", "provenance"))
    for part, value in (("content", content), ("hashes", hashes), ("provenance", provenance)):
        if not isinstance(value, dict):
            found.add(codes.WRONG_SHAPE.at(at, part=part, expected="it must be an object"))
            return None
    if hashes.keys() != _HASHES:
        found.add(codes.WRONG_SHAPE.at(at, part="hashes", expected="it must have `content` and `provenance`"))
        return None
    artifact = Artifact(content, provenance, hashes["content"], hashes["provenance"])
    if not _matches(content, hashes["content"]):
        found.add(codes.CONTENT_CHANGED.at(at))
        return None
    if not _matches(provenance, hashes["provenance"]):
        found.add(codes.PROVENANCE_CHANGED.at(at))
        return None
    return artifact


def _matches(part: dict[str, Any], said: Any) -> bool:
    try:
        return bool(digest(canonical(part)) == said)
    except NotCanonical:
        return False


def _whole(source: Source) -> Span:
    return Span(source, 0, 0)
