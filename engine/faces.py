"""What a question or a section says while some variants apply: the entries of the artifact laid over its own (rule L3)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

VARIANT = "variant "
"""What the name of a variant's condition begins with among the named conditions; with its space nobody can write it."""


def named(variant: str) -> str:
    """The name of a variant's condition among the named conditions.

    >>> named("disability")
    'variant disability'
    """
    return f"{VARIANT}{variant}"


def facing(spec: Mapping[str, Any], holding: Collection[str]) -> Mapping[str, Any]:
    """The entry of a question or section, with what the variants in `holding` say laid over it; itself where they say
    nothing. Later entries win, and each stands for a facet whole."""
    entries = spec.get("variants")
    if not entries:
        return spec
    found = dict(spec)
    for entry in entries:
        if all(name in holding for name in entry["in"]):
            found.update(entry)
            for key, said in entry.items():
                if said is False or said in ("", [], {}):
                    del found[key]  # an empty facet is one that is taken away
    for key in ("variants", "in"):
        found.pop(key, None)
    return found


def ever_says(spec: Mapping[str, Any], key: str) -> bool:
    """Whether a question says something under a key, whichever variants apply."""
    return any(key in each for each in (spec, *spec.get("variants", ())))


def is_offered(spec: Mapping[str, Any], value: Any, reason: str | None) -> bool:
    """Whether a question as it stands now (`facing`) offers what was answered: what a variant offered stays valid when it
    applies no more, and is marked (rule A4)."""
    if reason is not None:
        return reason in spec.get("reasons", ())
    if "options" not in spec:
        return True
    codes = value if isinstance(value, list) else [value]
    return {option["code"] for option in spec["options"]}.issuperset(codes)
