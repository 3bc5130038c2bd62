"""How far a version has to step, by what the difference breaks (semver.org, in the words of this field).

Whoever relied on the last version reads from the number alone what awaits them: with a greater first number something that they
relied on holds no longer, with a greater second one there is something to look at, with a greater third one nothing but words.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ..difference.change import CONCERNS, Change, Difference, Grade
from ..difference.rules import RULES
from ..spelling import VERSION
from ..versions import version_order

_LOOKED_AT = tuple(name for name in CONCERNS if name != "wording")


class Step(StrEnum):
    """Which number of a version steps."""

    PATCH = "patch"
    MINOR = "minor"
    MAJOR = "major"


SAYS = {
    Step.PATCH: "nothing but words is otherwise",
    Step.MINOR: "something has to be looked at, and nothing is broken",
    Step.MAJOR: "something that was relied on holds no longer",
}
"""What each step tells."""


@dataclass(frozen=True, slots=True)
class LeastStep:
    """The least step that a difference asks for, and the changes that force it: those that would ask for a lesser one, or none,
    are left out."""

    step: Step
    forced_by: tuple[Change, ...]

    def after(self, version: str) -> str:
        """The least version that may follow one.

        >>> LeastStep(Step.MINOR, ()).after("1.4.2")
        '1.5.0'
        """
        major, minor, patch = map(int, version.split("."))
        if self.step is Step.MAJOR:
            return f"{major + 1}.0.0"
        return f"{major}.{minor + 1}.0" if self.step is Step.MINOR else f"{major}.{minor}.{patch + 1}"

    def allows(self, last: str, version: str) -> bool:
        """Whether a version steps far enough from the last one.

        >>> LeastStep(Step.MINOR, ()).allows("1.4.2", "1.4.3"), LeastStep(Step.MINOR, ()).allows("1.4.2", "2.0.0")
        (False, True)
        """
        return version_order(version) >= version_order(self.after(last))

    def because(self, most: int = 3) -> tuple[str, ...]:
        """What forces it, kind by kind, the most frequent first, in words: `gone, with its answers (questions.friends)`. Beyond
        `most` kinds the rest is counted."""
        kinds = Counter(change.rule for change in self.forced_by)
        found: list[str] = []
        for rule, many in kinds.most_common(most):
            first = next(change for change in self.forced_by if change.rule == rule)
            more = f" and {many - 1} more" if many > 1 else ""
            law = (
                f": {first.new}" if rule == "N_DUTY_ADD" else ""
            )  # it may ask from a day that is yet to come
            found.append(f"{RULES[rule].says}{law} ({first.part}{more})")
        left = sum(many for _, many in kinds.most_common()[most:])
        return (*found, *([f"{left} other change{'' if left == 1 else 's'}"] if left else []))

    def as_json(self, last: str) -> dict[str, Any]:
        """The step as manifests have it, from the `last` version."""
        forced = [{"rule": change.rule, "part": change.part} for change in self.forced_by]
        return {"least": str(self.step), "least_version": self.after(last), "forced_by": forced}


def least_step(difference: Difference) -> LeastStep:
    """The least step from the older to the newer exemplar of a difference.

    `major` where stored data, returns, practice or privacy break; `minor` where one of them has to be looked at; `patch` for
    wording alone, and where both mean the same. Raises nothing.
    """
    breaking = tuple(each for each in difference.changes if each.judged.worst is Grade.BREAKING)
    if breaking:
        return LeastStep(Step.MAJOR, breaking)
    looked_at = tuple(each for each in difference.changes if _touched(each))
    if looked_at:
        return LeastStep(Step.MINOR, looked_at)
    return LeastStep(Step.PATCH, difference.changes)


def with_step(difference: Difference) -> dict[str, Any]:
    """A difference in its published form (`engine/difference.schema.json`), with the least step that it asks for; without where
    the older one's version is none."""
    found, old = least_step(difference), _version(difference)
    step = {"step": {"least": str(found.step), "least_version": found.after(old)}} if old else {}
    return difference.as_json() | step


def step_in_words(difference: Difference) -> str:
    """The least step in a sentence; empty where both mean the same, or the older one's version is none."""
    old = _version(difference)
    if difference.same or not old:
        return ""
    found = least_step(difference)
    return f"{_CALLED[found.step]}: after {old} the least next version is {found.after(old)}"


def _version(difference: Difference) -> str:
    """The older one's version; empty where it is none, as in an artifact that was made by hand."""
    said = difference.old.name.rpartition("@")[2]
    return said if re.fullmatch(VERSION, said) else ""


_CALLED = {Step.PATCH: "Words alone", Step.MINOR: "Something to look at", Step.MAJOR: "Something breaks"}


def _touched(change: Change) -> bool:
    """Whether a change asks for a look by more than its words."""
    return any(getattr(change.judged, name) is not Grade.NONE for name in _LOOKED_AT)
