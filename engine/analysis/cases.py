"""The cases of one source that are worth trying: the answers and states that the tests made of it tell apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal
from itertools import product
from typing import Any

from ...dsl.truth import GAPS
from ..model import Model, Ref
from .states import BLANK, TooMany

_MOST_CODES = 10


def told_apart(names: tuple[str, ...], tests: set[str]) -> Iterator[str]:
    """These states, but that of the gaps that none of these tests tells apart one stands for all: blank, or where
    that is tested the first reason."""
    rest = BLANK if BLANK not in tests else None
    for name in names:
        if name not in GAPS or name == BLANK or f"reason:{name}" in tests:
            yield name
        elif rest is None:
            rest = name
            yield name


def values(model: Model, ref: Ref, codes: Collection[str], numbers: Collection[Decimal]) -> Iterator[Any]:
    """The answers of a source that its tests tell apart: by the codes and the numbers that they use. Raises TooMany
    where there are too many combinations of codes."""
    kind, name = ref
    said = model.questions[name] if kind == "question" else model.facts[name]
    if said.type in ("choice", "yes/no"):
        known = ("yes", "no") if said.type == "yes/no" else tuple(option.code for option in said.options)
        yield from codes
        other = next((code for code in known if code not in codes), None)
        if other is not None:
            yield other
    elif said.type == "choices":
        if len(codes) > _MOST_CODES:
            raise TooMany
        for chosen in product((False, True), repeat=len(codes)):
            yield frozenset(code for code, on in zip(codes, chosen, strict=True) if on)
    elif said.type == "number" and numbers:
        cuts = sorted(set(numbers))
        yield cuts[0] - 1
        for low, high in zip(cuts, [*cuts[1:], cuts[-1] + 2], strict=True):
            yield low
            yield (low + high) / 2
    else:
        yield True
