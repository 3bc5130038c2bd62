"""What every target is given and hands back: a target turns an artifact, or a session, into files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from ..dsl.diagnostic import Diagnostic
from ..engine.artifact import Artifact
from ..engine.session import Session
from .edition import STANDARD, Edition


@dataclass(frozen=True, slots=True)
class Emitted:
    """What a target wrote.

    `files` are whole contents by file name, without a folder. `losses` name everything the target could not
    say: a loss is a diagnostic, never a silence. The same input gives the same bytes.
    """

    files: Mapping[str, bytes]
    losses: tuple[Diagnostic, ...] = ()


class ExemplarTarget(Protocol):
    """A target that reads an artifact: forms, data mappings, documentation."""

    def __call__(self, artifact: Artifact, edition: Edition = STANDARD) -> Emitted:
        """Write an edition."""
        ...


class RecordTarget(Protocol):
    """A target that reads a session: a record, printed or on a page."""

    def __call__(self, session: Session, edition: Edition = STANDARD) -> Emitted:
        """Write an edition."""
        ...
