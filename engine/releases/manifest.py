"""What a release says of itself: one JSON document that names every file by its hash, and the release before it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ..spelling import DASHED_NAME, VERSION

FORMAT = 1
"""The version of the manifest's format that is written and read here."""


class NotAManifest(ValueError):
    """A text that is no manifest of this format."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of a release: its SHA-256 in hexadecimal digits, and its size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Published:
    """Who published a release, when (UTC, `2026-04-01T09:30:00Z`), and why."""

    by: str
    on: str
    because: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A release. `publisher` is the authority whose changes it has, empty for an exemplar as its own file has it; `base` is then
    what the changes are laid over. `content` and `provenance` are the hashes of the artifact (rule L7). `previous` is the hash of
    the release before it, empty for the first. `step` is as `LeastStep.as_json` has it, None where there was nothing to step from."""

    publisher: str
    exemplar: str
    version: str
    base: str
    content: str
    provenance: str
    previous: str
    step: Mapping[str, Any] | None
    published: Published
    made_with: str
    files: Mapping[str, Kept] = field(default_factory=dict[str, Kept])

    @property
    def line(self) -> str:
        """The exemplar that versions are counted for: `initial-assessment`, or `northshire/initial-assessment`."""
        return f"{self.publisher}/{self.exemplar}" if self.publisher else self.exemplar

    @property
    def name(self) -> str:
        """What the release is called: `northshire/initial-assessment@1.1.0`."""
        return f"{self.line}@{self.version}"

    def as_json(self) -> dict[str, Any]:
        """The manifest as docs/publishing.md has it."""
        files = {name: {"sha256": k.sha256, "size": k.size} for name, k in sorted(self.files.items())}
        return {
            "release": FORMAT,
            "name": self.name,
            "publisher": self.publisher,
            "exemplar": self.exemplar,
            "version": self.version,
            "base": self.base,
            "artifact": {"content": self.content, "provenance": self.provenance},
            "previous": self.previous,
            "step": self.step,
            "published": {
                "by": self.published.by,
                "on": self.published.on,
                "because": self.published.because,
            },
            "made_with": self.made_with,
            "files": files,
        }

    def dumps(self) -> bytes:
        """The one text of a manifest, which its hash is taken of: indented JSON, in UTF-8, ending in a line end."""
        return (json.dumps(self.as_json(), ensure_ascii=False, indent=2) + "\n").encode()


def loads(data: bytes) -> Manifest:
    """The manifest of a text. Raises NotAManifest, whoever wrote it and whatever it says."""
    try:
        said = json.loads(data)
        if said["release"] != FORMAT:
            raise NotAManifest("another format")
        artifact, published, step = said["artifact"], said["published"], said["step"]
        made = Manifest(
            publisher=_text(said["publisher"]),
            exemplar=_text(said["exemplar"]),
            version=_text(said["version"]),
            base=_text(said["base"]),
            content=_text(artifact["content"]),
            provenance=_text(artifact["provenance"]),
            previous=_text(said["previous"]),
            step=step if step is None else _step(step),
            published=Published(*(_text(published[name]) for name in ("by", "on", "because"))),
            made_with=_text(said["made_with"]),
            files={name: Kept(_text(each["sha256"]), each["size"]) for name, each in said["files"].items()},
        )
        if not _is_sound(made):
            raise NotAManifest("it names what no release has")
        if made.dumps() != data:
            raise NotAManifest("it does not say what its own format says")
        return made
    except NotAManifest:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NotAManifest("this is no manifest of a release") from None


def _text(said: Any) -> str:
    if not isinstance(said, str):
        raise TypeError
    return said


def _step(said: Any) -> Mapping[str, Any]:
    """A step of `LeastStep.as_json`, and nothing besides. Raises TypeError, KeyError."""
    forced = [{"rule": _text(each["rule"]), "part": _text(each["part"])} for each in said["forced_by"]]
    return {"least": _text(said["least"]), "least_version": _text(said["least_version"]), "forced_by": forced}


def _is_sound(made: Manifest) -> bool:
    """Whether every name can be one: nothing leads out of a folder, whoever wrote the manifest; and every hash and time."""
    names = (made.exemplar, *([made.publisher] if made.publisher else []))
    hashes = (made.content, made.provenance, *([made.previous] if made.previous else []))
    datetime.strptime(made.published.on, "%Y-%m-%dT%H:%M:%SZ")
    return (
        all(re.fullmatch(DASHED_NAME, name) for name in names)
        and re.fullmatch(VERSION, made.version) is not None
        and all(re.fullmatch(r"sha256:[0-9a-f]{64}", each) for each in hashes)
        and all(
            re.fullmatch(r"[0-9a-f]{64}", kept.sha256) and type(kept.size) is int
            for kept in made.files.values()
        )
        and all(is_file_name(name) for name in made.files)
    )


def is_file_name(name: str) -> bool:
    """Whether a file of a release may be called so: a path within its folder, of plain parts.

    >>> is_file_name("sources/layers/ours.yaml"), is_file_name("../ours.yaml"), is_file_name("/etc/passwd")
    (True, False, False)
    """
    parts = name.split("/")
    return (
        all(part not in ("", ".", "..") and not _UNSAFE.search(part) for part in parts) and len(name) < 1_000
    )


_UNSAFE = re.compile(r"[\\:\x00-\x1f\x7f]")
"""What a part of a path has on no system that files are written to."""
