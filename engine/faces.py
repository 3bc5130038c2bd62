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
