"""Which answers that stay tell of one that is erased: they are asked only because of it, so that it may be guessed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from ..clearance import Ref
from ..tells_of import tells_of
from .history import History
from .parted import FACT, is_of_question


def still_telling(
    found: History, contents: Sequence[Mapping[str, Any]], gone: Collection[str], facts: Collection[str]
) -> tuple[str, ...]:
    """The places, in order, that keep an answer once what stands at the places `gone` is erased, and that any of the `contents` that the record was
    kept under has asked because of it, or because of the `facts` that it was told to."""
    erased: set[Ref] = {("question", _question(place)) for place in gone if is_of_question(place)}
    named: set[Ref] = {("fact", name) for name in facts}
    named |= {("fact", place.removeprefix(FACT)) for place in gone if place.startswith(FACT)}
    telling = {ref for each in contents for ref in tells_of(each, erased | named)} - erased
    return tuple(
        sorted(
            place
            for place, leaf in found.standing().items()
            if is_of_question(place)
            and not place.endswith("[]")
            and place not in gone
            and not leaf.erased
            and ("question", _question(place)) in telling
        )
    )


def _question(place: str) -> str:
    """The question that is asked at a place, whichever the row."""
    return re.sub(r"\[[^\]]*\]", "", place)
