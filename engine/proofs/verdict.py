"""What a proof comes to: proved, refuted with an example child, or undecided and why.

Undecided is never good enough for a gate: who asks must treat it as not proved.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from ..model import Ref


@dataclass(frozen=True, slots=True)
class Known:
    """One thing that is said of an example child: a question or fact and its state (rule A1).

    `value` of an answered one is in its JSON form, as an answer file has it. `row` are the numbers of the rows in which
    a question of a group stands, outermost first, counted from 1.
    """

    ref: Ref
    state: str
    value: Any = None
    row: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """An example child, told by what matters alone; whatever is not named is blank, and could be anything.

    `said` is the child in words for a practice lead: "a child aged 3, for whom drinking is `never`". `known` has the
    same as data, to open a record with; the value of a group is how many rows it has.
    """

    said: str
    known: tuple[Known, ...] = ()


class Why(StrEnum):
    """Why something is undecided."""

    BUDGET = "budget"
    """There were too many cases."""
    ARITHMETIC = "arithmetic"
    """Sums or dates that only the extra `prove` can decide, and it is not installed."""
    BEYOND = "beyond"
    """What nothing here can decide: working days, sums over rows, very many rows."""
    REPLAY = "replay"
    """An example was found that a real record does not bear out: a fault of ours."""


@dataclass(frozen=True, slots=True)
class Proved:
    """It is so, for every child."""


@dataclass(frozen=True, slots=True)
class Refuted:
    """It is not so, for this child; replayed through a real record before it is shown."""

    example: Example


@dataclass(frozen=True, slots=True)
class Undecided:
    """Nobody can tell. `why` says by what kind of obstacle, `reason` in a sentence without a full stop."""

    why: Why
    reason: str


Verdict: TypeAlias = Proved | Refuted | Undecided


@dataclass(frozen=True, slots=True)
class Met:
    """It can be so, and this child shows it; replayed as in `Refuted`."""

    example: Example


@dataclass(frozen=True, slots=True)
class Never:
    """It can never be so, for any child."""


Meeting: TypeAlias = Met | Never | Undecided


class Change(StrEnum):
    """How a change moves the status of a question, by the order of rule S1 at every state (rule L1)."""

    MORE = "more"
    FEWER = "fewer"
    SAME = "same"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Classification:
    """What a change does to a question's status (rule L1).

    `change` is None where it is undecided. `more` is an example child for whom its status is nearer to asked after the
    change than before, `fewer` one for whom it is farther; each None where there is none. `undecided` says why.
    """

    change: Change | None
    more: Example | None = None
    fewer: Example | None = None
    undecided: Undecided | None = None
