"""The clock of a record (rule R4): from a date, to a date, within a time. It asks why, and never blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .settling import later
from .state import State


@dataclass(frozen=True, slots=True)
class Lateness:
    """Where the clock stands. `stage` is `not started`, `running`, `late`, `in time`, `done late`, or `cannot be
    told` where the calendar of bank holidays does not reach (rule C5); `due` the ISO date by which it should be done,
    None where it cannot be told; `reason` what was said of being late."""

    stage: str
    due: str | None = None
    reason: str | None = None

    @property
    def is_late(self) -> bool:
        """Whether a reason is asked for."""
        return self.stage in ("late", "done late")

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON data."""
        found: dict[str, Any] = {"stage": self.stage, "late": self.is_late}
        if self.due is not None:
            found["due"] = self.due
        if self.reason is not None:
            found["reason"] = self.reason
        return found


def lateness(state: State) -> Lateness | None:
    """Where the clock stands today; None for an exemplar without a timescale. A partial date counts from its last
    day, so that nobody is called late on a guess."""
    spec = state.program.content.get("timescale")
    if spec is None:
        return None
    start, end = (_date(state, tuple(spec[key])) for key in ("from", "to"))
    if start is None:
        return Lateness("not started")
    count, unit = _in_force(spec, date.fromordinal(start[1]).isoformat())
    due = later(start[1], count, unit, state.program.content["nation"])
    if due is None:
        return Lateness("cannot be told")
    shown = date.fromordinal(due).isoformat()
    if end is not None:
        return Lateness("done late" if end[0] > due else "in time", shown, state.lateness)
    late = state.today.toordinal() > due
    return Lateness("late" if late else "running", shown, state.lateness if late else None)


def _in_force(spec: Mapping[str, Any], day: str) -> tuple[int, str]:
    """The length that is in force on the day on which the clock starts, an ISO date."""
    for limit in spec.get("limits", ()):
        if limit.get("from", day) <= day <= limit.get("to", day):
            return limit["within"][0], limit["within"][1]
    return spec["within"][0], spec["within"][1]


def _date(state: State, ref: tuple[str, str]) -> tuple[int, int] | None:
    _, cell = state.program.place("", ref)
    found = state.root[cell]
    return found if isinstance(found, tuple) else None
