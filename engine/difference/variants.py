"""Variants: which there are and to whom they apply; and the worlds in which a part may say something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..faces import named
from .change import Change
from .rules import made
from .sides import Pair, Sides

World = frozenset[str]
"""The variants that surely hold; none in the world of every other child."""


def worlds(pair: Pair) -> tuple[World, ...]:
    """The sets of variants under which one of the two says something of its own, none of them first. What holds under
    more of them at once is settled by an entry of its own, if by any (rule L5)."""
    return worlds_of(pair.old, pair.new)


def worlds_of(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[World, ...]:
    """The same of the entries of two questions."""
    found = {frozenset[str](): None}
    for spec in (old, new):
        found |= {frozenset(entry["in"]): None for entry in spec.get("variants", ())}
    return tuple(sorted(found, key=lambda world: (len(world), sorted(world))))


def of_variants(sides: Sides) -> Iterator[Change]:
    """Every variant that is new or gone, or applies to other children."""
    old, new = sides.old.get("variants", {}), sides.new.get("variants", {})
    for name in new:
        part, now = f"variants.{name}", sides.new["define"][named(name)]
        if name not in old:
            yield made("VAR_ADD", part, None, now["text"])
            continue
        was = sides.old["define"][named(name)]
        proved = sides.proving.holds(was, now)
        if proved.extent != "SAME" or was["tree"] != now["tree"]:
            rule = f"VAR_{proved.extent}"
            yield made(rule, part, was["text"], now["text"], examples=proved.examples, note=proved.why)
    for name in old:
        if name not in new:
            yield made("VAR_END", f"variants.{name}", sides.old["define"][named(name)]["text"], None)
