"""Who may see what: compared by the readers that it has in the end, whatever it says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..clearance import parts_of
from ..language import AUDIENCES
from .change import Change
from .rules import made
from .sides import Sides


def of_privacy(sides: Sides) -> Iterator[Change]:
    """Every question and fact that more, fewer or other readers may see, and every fact that is shared at another moment."""
    for kind, pairs in (("question", sides.questions), ("fact", sides.facts)):
        for pair in pairs:
            yield from _of(sides, pair.part, (kind, pair.name), pair.old, pair.new)
    for pair in (*sides.facts, *sides.parts):
        if pair.old["publish"] != pair.new["publish"]:
            yield made("A_PUBLISH", f"{pair.part}.publish", pair.old["publish"], pair.new["publish"])
    for pair in sides.facts:
        before = {part["id"]: part for part in parts_of(pair.old)}
        for part in parts_of(pair.new):
            if part["id"] in before:
                ref = "part", f"{pair.name}.{part['id']}"
                yield from _of(sides, f"{pair.part}.{part['id']}", ref, before[part["id"]], part)


def _of(
    sides: Sides, part: str, ref: tuple[str, str], old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[Change]:
    was, now = ([a for a in AUDIENCES if clearance.sees(a, ref)] for clearance in sides.clearances)
    said = _said(old), _said(new)
    if was == now:
        if said[0] != said[1]:
            yield made("A_LEVEL", part, *said)
        return
    rule = "A_OTHER"
    if set(was) <= set(now):
        rule = "A_WIDER"
    elif set(now) <= set(was):
        rule = "A_NARROWER"
    note = (
        ""
        if said[0] != said[1]
        else "it says of itself what it did: something that it reads is kept otherwise"
    )
    yield made(rule, part, was, now, note=note)


def _said(spec: Mapping[str, Any]) -> str:
    named = spec.get("who_may_see")
    return (
        f"who may see: {', '.join(named)}" if named else f"sensitivity: {spec.get('sensitivity', 'ordinary')}"
    )
