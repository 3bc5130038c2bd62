"""What locks and duties keep nearer layers from changing (rules L1, L2)."""

from __future__ import annotations

from dataclasses import dataclass

from ...dsl.diagnostic import Related
from ...dsl.source import Span
from ..definition import Layer, Lock, Question, Statutory
from .holding import QUESTION, SECTION, Held, Name

WORDING, STATUS, LESS, OTHER = "wording", "status", "less", "other"
"""What a change does to a part: other words, another condition, asking less of somebody, or something else."""

_SAYS = {
    "exactly": "nothing of it may change",
    "at least": "it may be asked of more, never of fewer, and never ask less",
    "wording": "its words may not change",
}


@dataclass(frozen=True, slots=True)
class Locked:
    """A lock in force: who set it, how near the team, and what it keeps."""

    name: Name
    keep: str
    layer: Layer
    rank: int
    span: Span

    @property
    def owner(self) -> str:
        """Whoever can change it."""
        owner = self.layer.owner
        return owner.text if owner else f"the owner of `{self.layer.name.text}`"

    def says(self) -> str:
        """What is kept, in words."""
        kept = self.keep == "at least" and self.name[0] == "retention"
        return "a record may be kept longer, never shorter" if kept else _SAYS[self.keep]

    def refuses(self, does: str) -> bool:
        """Whether it refuses a change that does this. Another condition under `at least` is for a proof to judge (`at_least`)."""
        return (
            self.keep == "exactly"
            or (self.keep == "wording" and does == WORDING)
            or (self.keep == "at least" and does == LESS)
        )

    def related(self) -> Related:
        """The lock's place, for a diagnostic."""
        return Related(self.span, "locked here")


def locked(lock: Lock, layer: Layer, rank: int, name: Name) -> Locked:
    """A lock in force."""
    return Locked(name, lock.keep.value, layer, rank, lock.target.span)


def locks_on(name: Name, held: Held, locks: dict[Name, list[Locked]]) -> list[Locked]:
    """The locks on a part, and on the group and section that it stands in."""
    found = list(locks.get(name, ()))
    home: Name | None = held.homes.get(name)
    while home is not None and home[1] and home[0] in (SECTION, QUESTION):
        found.extend(locks.get(home, ()))
        home = held.homes.get(home)
    return found


def duty_of(question: Question, nation: str) -> Statutory | None:
    """The nation's own duty on a question; a duty of another nation binds nobody here."""
    return next((duty for duty in question.statutory if duty.nation.value == nation), None)
