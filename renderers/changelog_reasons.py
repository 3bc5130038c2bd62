"""Why something is otherwise, and who decided it: the last step of its history that the older exemplar did not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..engine.artifact import Artifact
from ..engine.difference.change import Change
from ..engine.difference.compare import whole_of
from .changelog_words import day

_FACETS = {
    "Q_RETIRE": "retired",
    "Q_RESTORE": "retired",
    "M_SECTION": "position",
    "N_RAISE": "mandatory",
    "N_LOWER": "mandatory",
}
"""What the history of a change is kept under, where its part alone does not say it."""


class Reasons:
    """The reasons that layers and variants gave for what is new."""

    def __init__(self, old: Artifact, new: Artifact) -> None:
        """Of the two that are compared."""
        before = {_key(step) for place in old.provenance.values() for step in _steps(place)}
        self._steps: dict[str, list[Step]] = {}
        for path, place in new.provenance.items():
            since = [step for step in _steps(place) if _key(step) not in before]
            if since:
                self._steps[path] = since
        self._next = [step["exemplar"] for step in new.content["next"]]

    def of(self, change: Change) -> str:
        """The reason with who gave it and on which day: `Children choose more easily (Our board, 4 March 2026)`; empty where no
        reason was given since the older one."""
        names = set(_variants(change.part))
        for path in self._paths(change):
            given = [each for each in self._at(path) if each.get("because")]
            found = [each for each in given if set(each.get("variants", ())) == names] or (
                [] if names else given
            )
            if found:
                return _said(found[-1])
        return ""

    def _at(self, path: str) -> list[Step]:
        if not path.endswith((".", " ")):
            return self._steps.get(path, [])
        return [step for at, steps in self._steps.items() if at.startswith(path) for step in steps]

    def _paths(self, change: Change) -> Iterator[str]:
        """Where the history of a change may be kept, the likeliest first."""
        whole, part = whole_of(change.part), _without_variants(change.part)
        if change.rule in _FACETS:
            yield f"{whole}.{_FACETS[change.rule]}"
        if change.rule.startswith(("W_", "X_")) or part.endswith(".because"):
            yield f"{whole}.rules."
        if change.rule.startswith("N_REASON_"):
            yield f"{whole}.no_answer_because.{part.rpartition('.')[2]}"
        yield part
        yield part.removesuffix(".say.practitioner")
        if change.rule.startswith("NEXT_"):
            name = part.split(".")[1]
            yield f"next.{self._next.index(name)}" if name in self._next else f"next steps.{name}"
            yield f"next steps.{name} "
        if change.rule.startswith(("Q_ADD", "VAR_", "PEN_", "SUM_", "L_", "G_")):
            yield whole


Step = dict[str, Any]


def _variants(part: str) -> list[str]:
    """The variants under which a part is otherwise."""
    _, inside, rest = part.partition(".variants.")
    return rest.partition(".")[0].split("+") if inside else []


def _without_variants(part: str) -> str:
    before, inside, rest = part.partition(".variants.")
    return f"{before}.{rest.partition('.')[2]}" if inside else part


def _steps(place: Any) -> list[dict[str, Any]]:
    history = place.get("history") if isinstance(place, dict) else None
    return [step for step in history if isinstance(step, dict)] if isinstance(history, list) else []


def _key(step: dict[str, Any]) -> tuple[str, str, str]:
    return str(step.get("layer")), str(step.get("because")), str(step.get("said"))


def _said(step: dict[str, Any]) -> str:
    who = [str(step[key]) for key in ("owner",) if step.get(key)]
    who += [day(str(step["agreed"]))] if step.get("agreed") else []
    reason = " ".join(str(step["because"]).split())
    return f"{reason} ({', '.join(who)})" if who else reason
