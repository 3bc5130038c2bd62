"""One change between two exemplars, and all of them: frozen values, for reading only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, TypeAlias

Plain: TypeAlias = Any
"""What stood or stands there, in plain JSON values; None where there was or is nothing."""


class Grade(StrEnum):
    """How much a change asks of one concern, from nothing to a break."""

    NONE = "none"
    REVIEW = "review"
    """Somebody should look at it."""
    BREAKING = "breaking"
    """Something that was relied on holds no longer."""


GRADES: tuple[Grade, ...] = tuple(Grade)
"""From least to most."""


def in_a_line(value: Plain) -> str:
    """What stood or stands there as one line of text, `nothing` where there was or is nothing.

    >>> in_a_line(["now", "past"]), in_a_line(True), in_a_line(None)
    ('now, past', 'yes', 'nothing')
    """
    if value is None:
        return "nothing"
    if value is True or value is False:
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(in_a_line, value)) or "nothing"
    return " ".join(str(value).split()) or "nothing"


@dataclass(frozen=True, slots=True)
class Judged:
    """A change judged apart for stored data, returns, practice, wording and privacy."""

    data: Grade = Grade.NONE
    returns: Grade = Grade.NONE
    practice: Grade = Grade.NONE
    wording: Grade = Grade.NONE
    privacy: Grade = Grade.NONE

    @property
    def worst(self) -> Grade:
        """The gravest of the five."""
        return max((self.data, self.returns, self.practice, self.wording, self.privacy), key=GRADES.index)

    def as_json(self) -> dict[str, str]:
        """The five, by name."""
        return {name: str(getattr(self, name)) for name in CONCERNS}


CONCERNS: tuple[str, ...] = tuple(each.name for each in fields(Judged))
"""What a change is judged for, by name."""


@dataclass(frozen=True, slots=True)
class Child:
    """An example child that a change reaches: `said` in words, and what is so of it `before` and `after`, such as a status
    (rule S1). Replayed through a real record, as every example of a proof is."""

    said: str
    before: str
    after: str

    def as_json(self) -> dict[str, str]:
        """The three, by name."""
        return {"child": self.said, "before": self.before, "after": self.after}


@dataclass(frozen=True, slots=True)
class Accepted:
    """That somebody looked at a change and accepted it: why, who, and until which day (`2027-03-31`, that day included). Once that is
    over it has `expired`, and the change counts again. `at` is the place of the entry, as `file:line`."""

    because: str
    by: str
    until: str
    expired: bool
    at: str

    def as_json(self) -> dict[str, Any]:
        """The five, by name."""
        return {
            "because": self.because,
            "by": self.by,
            "until": self.until,
            "expired": self.expired,
            "at": self.at,
        }


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `rule` is the id of its kind (`rules.RULES`); `part` is what it is about, by the path of the artifact and by its
    name in the newer exemplar: `questions.drinking`, `questions.drinking.options.now`, `sections.home`. `note` says what
    else a reader should know: that a former name may have been forgotten, or why nothing could be proved. `hash` is short, and another
    one where either side of the change, or anything that it leans on, is otherwise (`binding`)."""

    rule: str
    part: str
    old: Plain
    new: Plain
    judged: Judged
    examples: tuple[Child, ...] = ()
    note: str = ""
    hash: str = ""
    accepted: Accepted | None = None

    @property
    def counts(self) -> bool:
        """Whether a gate counts it: it is accepted by nobody, or no longer."""
        return self.accepted is None or self.accepted.expired

    def as_json(self) -> dict[str, Any]:
        """The change as `difference.schema.json` has it."""
        return {
            "rule": self.rule,
            "part": self.part,
            "old": self.old,
            "new": self.new,
            "judged": self.judged.as_json(),
            "examples": [each.as_json() for each in self.examples],
            "note": self.note,
            "hash": self.hash,
            "accepted": None if self.accepted is None else self.accepted.as_json(),
        }


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that were compared: name with version, and the hash of its content (rule L7). `given` is what somebody
    named it by: `main:ours`, `base`."""

    name: str
    content_hash: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class Cause:
    """A named condition that says something else, and the paths of the changes that follow from it alone: what reads it stands as it
    was."""

    name: str
    old: str
    new: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes from one exemplar to another, in the order of the newer one's parts."""

    old: Side
    new: Side
    changes: tuple[Change, ...]
    titles: tuple[tuple[str, str], ...] = ()
    """What parts are called, by path: the words of a question, the title of a section."""
    causes: tuple[Cause, ...] = ()
    """What several changes follow from, told once."""

    @property
    def same(self) -> bool:
        """Whether both mean the same. A version alone is no meaning."""
        return not self.changes

    @property
    def worst(self) -> Grade:
        """The gravest judgement of all."""
        return max((each.judged.worst for each in self.changes), key=GRADES.index, default=Grade.NONE)

    def graded(self, wanted: Iterable[Grade]) -> tuple[Change, ...]:
        """The changes whose gravest judgement is one of these."""
        kept = frozenset(wanted)
        return tuple(each for each in self.changes if each.judged.worst in kept)

    def as_json(self) -> dict[str, Any]:
        """The published form (`engine/difference.schema.json`)."""
        return {
            "difference": 1,
            "old": {"name": self.old.name, "hash": self.old.content_hash},
            "new": {"name": self.new.name, "hash": self.new.content_hash},
            "same": self.same,
            "changes": [each.as_json() for each in self.changes],
        }
