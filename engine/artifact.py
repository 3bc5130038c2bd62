"""The artifact: one canonical JSON document that holds a resolved exemplar, and the two hashes that name it.

Loading one needs no YAML, no grammar and no compiler: this module imports none of them.
"""

from __future__ import annotations

import json
import re
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
    """An artifact that cannot be used; `diagnostics` say why, and `code` is that of the first."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Carry what was found."""
        super().__init__("; ".join(f"{d.code}: {d.message}" for d in diagnostics))
        self.diagnostics = diagnostics
        self.code = diagnostics[0].code if diagnostics else ""

    def __reduce__(self) -> tuple[Any, ...]:
        """What it is made of, so that it can go from one process to another."""
        return ArtifactError, (self.diagnostics,)


class Artifact:
    """A built exemplar (docs/artifact.md).

    `content` and `provenance` are plain JSON values, for reading only; `content_hash` is the exemplar's identity
    (rule L7) and `provenance_hash` that of where its parts come from, each `sha256:` and 64 hexadecimal digits.
    Two artifacts are equal when both hashes are.
    """

    __slots__ = (
        "_content_text",
        "_provenance",
        "_provenance_text",
        "content",
        "content_hash",
        "provenance_hash",
    )

    def __init__(self, content: dict[str, Any], content_text: str, provenance_text: str) -> None:
        """From a content, and the canonical texts of it and of its provenance."""
        self.content = content
        self.content_hash = digest(content_text.encode())
        self.provenance_hash = digest(provenance_text.encode())
        self._content_text = content_text
        self._provenance_text = provenance_text
        self._provenance: dict[str, Any] | None = None

    @classmethod
    def of(cls, content: dict[str, Any], provenance: dict[str, Any]) -> Artifact:
        """The artifact of a content and its provenance, hashed. Raises NotCanonical if they are not JSON."""
        made = cls(content, canonical(content).decode(), canonical(provenance).decode())
        made._provenance = provenance
        return made

    @property
    def provenance(self) -> dict[str, Any]:
        """Where each part comes from. Few ever ask, so it is read from its text, verified already, when one does.
        Raises ArtifactError (PP825) if somebody hashed what is no JSON object."""
        if self._provenance is None:
            try:
                read = json.loads(self._provenance_text)
            except (ValueError, RecursionError):
                read = None
            if not isinstance(read, dict):
                at = _whole(Source("artifact.json", ""))
                raise ArtifactError((codes.WRONG_SHAPE.at(at, part="provenance", expected=_OBJECT),))
            self._provenance = read
        return self._provenance

    @property
    def name(self) -> str:
        """The exemplar's name and version: `initial-assessment@3.0.0`."""
        return f"{self.content['exemplar']}@{self.content['version']}"

    def __eq__(self, other: object) -> bool:
        """Whether both say the same, of the same provenance."""
        return isinstance(other, Artifact) and self._hashes() == other._hashes()

    def __hash__(self) -> int:
        """By the two hashes."""
        return hash(self._hashes())

    def __repr__(self) -> str:
        """The name and the identity."""
        return f"<Artifact {self.name} {self.content_hash}>"

    def _hashes(self) -> tuple[str, str]:
        return self.content_hash, self.provenance_hash

    def dumps(self) -> str:
        """The artifact as canonical JSON (RFC 8785), without a line end."""
        return (
            f'{_OPENING}{self._content_text},"hashes":{{"content":"{self.content_hash}",'
            f'"provenance":"{self.provenance_hash}"}},"provenance":{self._provenance_text}}}'
        )

    @classmethod
    def loads(cls, text: str, name: str = "artifact.json") -> Artifact:
        """The artifact that a text holds, its hashes verified. Raises ArtifactError with PP820-PP825."""
        artifact, found = read_artifact(Source(name, text))
        if artifact is None:
            raise ArtifactError(found.sorted())
        return artifact


def out_of_order(node: str, name: str = "artifact.json") -> Diagnostic:
    """The fault of an artifact that puts a node of its order before what the node reads (PP825)."""
    expected = f"`{node}` must come before what reads it"
    return codes.WRONG_SHAPE.at(Span(Source(name, ""), 0, 0), part="order", expected=expected)


_OBJECT = "it must be an object"


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
    # A canonical document is verified by hashing its very bytes, and only `content` is read at once. Whatever does
    # not fit returns None and is looked at with care.
    if not text.startswith(_OPENING):
        return None
    try:
        content, end = json.JSONDecoder().raw_decode(text, len(_OPENING))
        hashes = _AFTER_CONTENT.match(text, end)
        last = len(text.rstrip("\r\n")) - 1
        if hashes is None or text[last] != "}" or text[hashes.end()] != "{" or type(content) is not dict:
            return None
        artifact = Artifact(content, text[len(_OPENING) : end], text[hashes.end() : last])
    except (ValueError, IndexError, RecursionError):
        return None
    said = (hashes["content"], hashes["provenance"])
    return artifact if (artifact.content_hash, artifact.provenance_hash) == said else None


_AFTER_CONTENT = re.compile(
    r',"hashes":\{"content":"(?P<content>sha256:[0-9a-f]{64})","provenance":"(?P<provenance>sha256:[0-9a-f]{64})"\}'
    r',"provenance":'
)
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
            found.add(codes.WRONG_SHAPE.at(at, part=part, expected=_OBJECT))
            return None
    if hashes.keys() != _HASHES:
        found.add(codes.WRONG_SHAPE.at(at, part="hashes", expected="it must have `content` and `provenance`"))
        return None
    try:
        artifact = Artifact.of(content, provenance)
    except NotCanonical:
        found.add(codes.CONTENT_CHANGED.at(at))
        return None
    if artifact.content_hash != hashes["content"]:
        found.add(codes.CONTENT_CHANGED.at(at))
        return None
    if artifact.provenance_hash != hashes["provenance"]:
        found.add(codes.PROVENANCE_CHANGED.at(at))
        return None
    return artifact


def _whole(source: Source) -> Span:
    return Span(source, 0, 0)
