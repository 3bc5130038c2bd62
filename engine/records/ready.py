"""What still keeps a record from being signed: blanks that must not be, names that are missing, facts that nobody looked at
(rules S3, R2)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from ..address import parse_address
from ..session import Session
from ..waiting import Missing
from ..wording import unfilled
from .signed import Signature


@dataclass(frozen=True, slots=True)
class MissingQuestion:
    """A blank that sign-off waits for: its address, its words with no name in them, the reasons that it offers, and the
    mandatory questions that wait for it, none where it is mandatory itself."""

    question: str
    words: str
    reasons: tuple[str, ...]
    needed_by: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON data."""
        found: dict[str, Any] = {
            "question": self.question,
            "words": self.words,
            "reasons": list(self.reasons),
        }
        if not self.needed_by:
            return {**found, "why": "mandatory"}
        return {**found, "why": "waited for", "needed_by": list(self.needed_by)}


@dataclass(frozen=True, slots=True)
class Lacking:
    """What is lacking: questions, roles of signatures as `(id, role)`, and facts that changed since the draft saw them and that
    nobody says to have looked at."""

    missing: tuple[MissingQuestion, ...] = ()
    signatures: tuple[tuple[str, str], ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether the record can be signed."""
        return not (self.missing or self.signatures or self.changed)

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON data."""
        return {
            "missing": [each.as_json() for each in self.missing],
            "signatures": [{"id": id, "role": role} for id, role in self.signatures],
            "changed": list(self.changed),
        }


def lacking(
    session: Session, signed: Iterable[Signature], looked_at: Collection[str], changed: Iterable[str]
) -> Lacking:
    """What a session lacks for these to sign it."""
    names = {each.role for each in signed}
    return Lacking(
        tuple(_missing(session, each) for each in session.missing()),
        tuple(
            (each["id"], each["role"])
            for each in session.program.content["signatures"]
            if each["mandatory"] and each["id"] not in names
        ),
        tuple(each for each in changed if each not in looked_at),
    )


def _missing(session: Session, missing: Missing) -> MissingQuestion:
    spec = session.facing(parse_address(missing.question).path)
    words = unfilled(spec["ask"]["practitioner"], session.program.facts)
    return MissingQuestion(missing.question, words, tuple(spec.get("reasons", ())), missing.needed_by)
