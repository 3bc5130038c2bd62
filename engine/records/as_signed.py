"""A signed record as a session: each status as it was signed, whatever was erased since of what decided it (rule R3).

Every reader of a signed record reads it through here: pages, programs, facts, and what is known of it.
"""

from __future__ import annotations

from datetime import date

from ..artifact import Artifact
from ..session import Session
from .history import History
from .signed import signed


def as_signed(
    artifact: Artifact, found: History, number: int | None = None, *, today: date | None = None
) -> Session:
    """The session of a record at a seal, or at the last, under the artifact of that; as on the day of that signing, unless another is given.
    Raises ValueError where there is no such seal."""
    told = signed(found, number)
    content = artifact.content
    answers = found.answers(content["exemplar"], content["version"], found.seals[told.number - 1].number)
    session = Session.open(artifact, answers=answers, today=today or told.day)
    session.read_as(told)
    return session


def as_it_stands(artifact: Artifact, found: History, *, today: date | None = None) -> Session:
    """The session of a record as it stands: a signed one as it was signed last, a draft by its rules."""
    if found.signed:
        return as_signed(artifact, found, today=today)
    content = artifact.content
    return Session.open(artifact, answers=found.answers(content["exemplar"], content["version"]), today=today)
