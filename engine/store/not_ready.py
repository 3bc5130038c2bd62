"""A record that cannot be signed yet, and each thing that it lacks (rules S3, R2)."""

from __future__ import annotations

from typing import Any

from ...dsl.catalogue import Code
from .. import signing_codes as codes
from ..records.ready import Lacking, MissingQuestion
from .fault import StoreFault

Told = tuple[Code, dict[str, Any]]


class NotReady(StoreFault):
    """A record that cannot be signed yet. `lacking` is the exact list of what is missing. What changed is looked at `by_name` where nothing can be
    taken in: in a signed record that is put right, and where facts are given with the signature."""

    def __init__(self, record: str, found: Lacking, *, by_name: bool = False) -> None:
        """Say the first of it; all of it is in `faults`."""
        self.record = record
        self.lacking = found
        self.by_name = by_name
        kind, words = self.faults[0]
        super().__init__(kind, **words)

    @property
    def missing(self) -> tuple[MissingQuestion, ...]:
        """The blanks that must not be."""
        return self.lacking.missing

    @property
    def faults(self) -> list[Told]:
        """Each thing that is lacking, as a code and the words of its message."""
        return [*_missing(self.lacking), *_unsigned(self.lacking), *_changed(self.lacking, self.by_name)]

    def __reduce__(self) -> tuple[Any, ...]:
        """What it is made of."""
        return _again, (self.record, self.lacking, self.by_name)


def _again(record: str, found: Lacking, by_name: bool) -> NotReady:
    return NotReady(record, found, by_name=by_name)


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


def _changed(found: Lacking, by_name: bool) -> list[Told]:
    """One way is named to each: a draft takes in what was looked at, a signed record stays as it is."""
    look = (
        "look at it with `penpicture facts changed --values`, and do the same again with `--looked-at {}`; a program names it in `looked_at`"
        if by_name
        else "look at it with `penpicture facts look`, put right in the record what follows from it, and take it in: the same "
        "with `--take-in`; a program names it in `looked_at`"
    )
    return [(codes.CHANGED, {"fact": name, "help": look.format(name)}) for name in found.changed]
