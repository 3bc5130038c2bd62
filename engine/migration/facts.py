"""What a record saw of a fact, carried over by name: as it is, in another form, or in part (rule R2)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..answers import OnRecord
from .outcome import Outcome
from .plan import Plan, Way
from .turning import NoPlace

UNNAMED = Way("", None, ("F_END",), Outcome.ASIDE)
"""Of a fact that the plan does not know."""


def carried_fact(plan: Plan, name: str, held: OnRecord) -> tuple[OnRecord | None, OnRecord | None]:
    """What is seen of a fact under the newer version, and what has no place there; None for nothing. Of a list, entry by
    entry, each part by its name."""
    way = plan.facts.get(name, UNNAMED)
    if way.new is None:
        return None, held
    if held.reason is not None or held.value is None:
        return held, None
    if plan.old.content["facts"][name]["type"] == "list":
        return _entries(plan, name, held)
    if way.turn is None:
        return held, None
    try:
        return replace(held, value=way.turn.of(held.value)), None
    except NoPlace:
        return None, held


def _entries(plan: Plan, name: str, held: OnRecord) -> tuple[OnRecord, OnRecord | None]:
    kept: list[dict[str, Any]] = []
    aside: list[dict[str, Any]] = []
    for entry in held.value:
        now: dict[str, Any] = {"row": entry["row"]}
        left: dict[str, Any] = {}
        for part, value in entry.items():
            if part == "row":
                continue
            way = plan.parts.get(f"{name}.{part}", UNNAMED)
            try:
                if way.new is None:
                    left[part] = value
                else:
                    now[part] = value if way.turn is None else way.turn.of(value)
            except NoPlace:
                left[part] = value
        kept.append(now)
        if left:
            aside.append({"row": entry["row"], **left})
    left_over = replace(held, value=aside, others=False) if aside else None
    return (held if kept == held.value else replace(held, value=kept)), left_over
