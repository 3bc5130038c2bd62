"""A reason stays where everybody who may read a history can see it: it does not say again what it erases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from .. import erasing_codes as codes
from ..records.leaf import Leaf
from ..records.parted import is_of_answers
from ..records.repeating import repeats
from ..records.seal import WHY_AMENDED, WHY_WRITTEN
from .fault import StoreFault


def not_repeated(of: str, because: str, leaves: Iterable[Leaf]) -> None:
    """See that a reason says nothing again of what somebody said in some leaves. Raises StoreFault (PP826)."""
    if repeats(because, _said(leaves)):
        raise StoreFault(codes.REPEATED, of=of)


def _said(leaves: Iterable[Leaf]) -> Iterator[Any]:
    for leaf in leaves:
        if not leaf.erased and (is_of_answers(leaf.place) or leaf.place in (WHY_AMENDED, WHY_WRITTEN)):
            try:
                yield leaf.said
            except (ValueError, TypeError, AttributeError):  # of a damaged record
                continue
