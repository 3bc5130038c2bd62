"""What is new in a version, for those who work with it: stub."""

from __future__ import annotations

from dataclasses import dataclass

from ..engine.artifact import Artifact
from ..engine.difference.change import Difference
from ..engine.releases.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, what is said under it, and what is listed."""

    head: str
    lead: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changelog:
    """What is new in a version."""

    title: str
    lead: tuple[str, ...]
    parts: tuple[Part, ...] = ()


def changelog(
    manifest: Manifest, last: str, before: Artifact | None, now: Artifact, changed: Difference | None
) -> Changelog:
    """Stub."""
    return Changelog(manifest.name, ())
