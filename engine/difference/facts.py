"""Facts and returns: what a question is filled in from, what is kept of a fact, and into which field each goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .change import Change
from .rules import made
from .sides import Pair, Sides

_KEPT = ("type", "unit", "about", "age_from", "age_unless", "called", "history", "context")


def of_facts(sides: Sides) -> Iterator[Change]:
    """Every change of what a question is bound to, of what is kept, and of where it is returned."""
    for pair in sides.questions:
        was, now = (spec.get("fact") or spec.get("part") for spec in (pair.old, pair.new))
        if was != now and pair.is_asked:
            yield made("D_PREFILL", pair.part, was, now)
        yield from _returned(pair)
        if pair.old.get("options_from") != pair.new.get("options_from"):
            yield made(
                "R_CODE",
                f"{pair.part}.options_from",
                pair.old.get("options_from"),
                pair.new.get("options_from"),
            )
    for name, spec in sides.new["facts"].items():
        if name not in sides.old["facts"]:
            yield made("F_ADD", f"facts.{name}", None, spec["title"])
    for name, spec in sides.old["facts"].items():
        if name not in sides.new["facts"]:
            yield made("F_END", f"facts.{name}", spec["title"], None)
    for pair in sides.facts:
        yield from kept_otherwise(pair)
        yield from _returned(pair)
    for pair in sides.parts:
        for key in ("unit", "called"):
            if pair.old.get(key) != pair.new.get(key):
                yield made("F_KEPT", f"{pair.part}.{key}", pair.old.get(key), pair.new.get(key))
        if "options" in {*pair.old} ^ {*pair.new}:
            yield made(
                "F_KEPT", f"{pair.part}.options", *("options" in each for each in (pair.old, pair.new))
            )


def kept_otherwise(pair: Pair) -> Iterator[Change]:
    """Every change of what is kept of a fact."""
    for key in _KEPT:
        if key == "called":
            continue  # words: `wordings` tells them
        if pair.old.get(key) != pair.new.get(key):
            yield made("F_KEPT", f"{pair.part}.{key}", pair.old.get(key), pair.new.get(key))
    was, now = (_shapes(spec) for spec in (pair.old, pair.new))
    if was != now:
        yield made("F_KEPT", f"{pair.part}.parts", was, now)
    if pair.old.get("stale_after") != pair.new.get("stale_after"):
        yield made(
            "F_STALE", f"{pair.part}.stale_after", pair.old.get("stale_after"), pair.new.get("stale_after")
        )


def _shapes(fact: Mapping[str, Any]) -> list[str]:
    """What is kept of each entry of a list, by name and type."""
    return [f"{part['id']}: {part['type']}" for part in fact.get("parts", ())]


def _returned(pair: Pair) -> Iterator[Change]:
    was, now = pair.old.get("returned_as", {}), pair.new.get("returned_as", {})
    for name in dict.fromkeys((*was, *now)):
        if was.get(name) != now.get(name):
            yield made("R_MAP", f"{pair.part}.returned_as.{name}", was.get(name), now.get(name))
