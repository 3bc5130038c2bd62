"""A record that cannot be signed yet, and each thing that it lacks (rules S3, R2)."""

from __future__ import annotations

from typing import Any

from ...dsl.catalogue import Code
from .. import signing_codes as codes
from ..records.ready import Lacking, MissingQuestion
from .fault import StoreFault

Told = tuple[Code, dict[str, Any]]


class NotReady(StoreFault):
    """A record that cannot be signed yet. `lacking` is the exact list of what is missing."""

    def __init__(self, record: str, found: Lacking) -> None:
        """Say the first of it; all of it is in `faults`."""
        self.record = record
        self.lacking = found
        kind, words = self.faults[0]
        super().__init__(kind, **words)

    @property
    def missing(self) -> tuple[MissingQuestion, ...]:
        """The blanks that must not be."""
        return self.lacking.missing

    @property
    def faults(self) -> list[Told]:
        """Each thing that is lacking, as a code and the words of its message."""
        return [*_missing(self.lacking), *_unsigned(self.lacking), *_changed(self.lacking)]

    def __reduce__(self) -> tuple[Any, ...]:
        """What it is made of."""
        return NotReady, (self.record, self.lacking)


def _missing(found: Lacking) -> list[Told]:
    told: list[Told] = []
    for each in found.missing:
        offered = ", ".join(f"`{reason}`" for reason in each.reasons)
        others = ", ".join(f"`{name}`" for name in each.needed_by)
        told.append(
            (
                codes.MISSING,
                {
                    "question": each.question,
                    "words": each.words,
                    "needed": f"; {others} waits for it" if others else "",
                    "help": f"answer it, or give a reason: {offered}" if offered else "answer it",
                },
            )
        )
    return told


def _unsigned(found: Lacking) -> list[Told]:
    return [(codes.UNSIGNED, {"role": role, "id": id}) for id, role in found.signatures]


def _changed(found: Lacking) -> list[Told]:
    return [(codes.CHANGED, {"fact": name}) for name in found.changed]
