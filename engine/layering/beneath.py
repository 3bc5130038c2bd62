"""What stands beneath every change of a folder: below a layer what the ranks nearer the base leave, below a variant what all
layers leave, below a change of a variant's own what that says, and below a settlement what each of its variants says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from ...dsl.syntax import Located
from ..definition import Aim, Exemplar, Item, Layer, Settleable, Variant
from ..language import RANKS
from .compose import aim_of, compose, is_for_every_child, make
from .expectations import Expected, Found, Plain, called, found_by, verb_of
from .holding import Held
from .stack import Stack, rank_of
from .work import Work

NOBODY = ""
"""The nation whose duties bind nothing: what a variant says stands beneath other changes, whether the law lets it or not."""

Names = tuple[str, ...]
Changes = list[tuple[Layer | Variant, Item]]


def expectations(exemplar: Exemplar, stack: Stack, nation: str) -> tuple[Expected, ...]:
    """What every change of a stack finds in its place, from the layer nearest the base to the variants, and last what is
    changed of these (rules L1, L3, L5).

    The exemplar's fragments must be in place. Where a rank cannot be laid, those above find what stands without it.
    """
    found: list[Expected] = []
    ranks = [tuple(together) for _, together in groupby(stack.layers, rank_of)]
    of_variants = [
        (layer, item) for layer in stack.layers for item in layer.list if not is_for_every_child(item)
    ]
    for n, layers in enumerate(ranks):
        held = Held(exemplar)
        said = ((layer, item) for layer in layers for item in layer.list if is_for_every_child(item))
        found.extend(_expected(layer, item, found_by(item, held)) for layer, item in said)
        if stack.variants or of_variants or n + 1 < len(ranks):  # else nobody stands on them
            composed, _ = compose(exemplar, Stack(layers), nation)
            exemplar = composed.exemplar if composed is not None else exemplar
    if stack.variants or of_variants:
        found.extend(_varied(Held(exemplar), stack.variants, of_variants))
    return tuple(found)


def _expected(layer: Layer | Variant, item: Item, found: tuple[Found, ...] | None) -> Expected:
    return Expected(layer, item, called(item), verb_of(item)[1].span, found)


def _varied(
    ground: Held, variants: Sequence[Variant], changes: Sequence[tuple[Layer | Variant, Item]]
) -> Iterator[Expected]:
    """What variants find, then the changes of what they say, and then the settlements; `changes` are those of layers."""
    own: dict[str, Changes] = {}
    settling: dict[Names, Changes] = {}
    for layer, item in changes:
        aim = aim_of(item)
        if isinstance(item, Settleable) and item.when_all:
            names = tuple(sorted({name.text for name in item.when_all}))
            settling.setdefault(names, []).append((layer, item))
        elif aim is not None:
            own.setdefault(aim.value.variant, []).append((layer, item))
    meant = {*own, *(name for names in settling for name in names)}
    said: dict[str, Held] = {}
    for variant in variants:
        for item in variant.list:
            yield _expected(variant, item, found_by(item, ground))
        name = variant.name.text
        if name in meant:
            work = Work(ground.copy(), NOBODY)
            work.begin(len(RANKS))
            make(work, [(variant, item) for item in variant.list])
            yield from _ranks(own.pop(name, []), work)
            said[name] = work.held
    for rest in own.values():  # of variants that are not there
        for layer, item in rest:
            yield _expected(layer, item, None)
    for names, settled in sorted(settling.items()):
        before: dict[str, Plain] = {}
        for _, together in groupby(settled, lambda change: rank_of(change[0])):
            now: dict[str, Plain] = {}
            for layer, item in together:
                found = _of_each(item, {name: said[name] for name in names if name in said}, before)
                now |= {each.path: each.ours for each in found or ()}
                yield _expected(layer, item, found)
            before |= now


def _ranks(changes: Changes, work: Work) -> Iterator[Expected]:
    """What layers find that change what a variant says, each rank on those nearer the base."""
    for rank, together in groupby(changes, lambda change: rank_of(change[0])):
        here = list(together)
        for layer, item in here:
            yield _expected(layer, item, found_by(item, work.held))
        work.begin(len(RANKS) + 1 + rank)
        make(work, [(layer, _bare(item)) for layer, item in here])


def _bare(item: Item) -> Item:
    """A change as one of the variant's own would be written."""
    aim = aim_of(item)
    assert aim is not None
    said: Any = item
    bare: Item = replace(said, target=Located(Aim(aim.value.kind, aim.value.name), aim.span))
    return bare


def _of_each(item: Item, said: Mapping[str, Held], before: Mapping[str, Plain]) -> tuple[Found, ...] | None:
    """What a settlement finds: of each facet what its variants say, by their names where they differ; or, in `before`, what
    a settlement nearer the base says. None where no variant has its target."""
    finds = {name: found for name, held in said.items() if (found := found_by(item, held)) is not None}
    if not finds:
        return None
    facets: dict[str, dict[str, Found]] = {}
    for name, found in finds.items():
        for each in found:
            facets.setdefault(each.path, {})[name] = each
    return tuple(_together(path, each, before) for path, each in facets.items())


def _together(path: str, said: Mapping[str, Found], before: Mapping[str, Plain]) -> Found:
    first, *others = said.values()
    if path in before:
        return replace(first, theirs=before[path])
    if all(other.theirs == first.theirs for other in others):
        return first
    places = [each.at for each in said.values() if each.at is not None and each.at != first.at]
    also = tuple(dict.fromkeys(places))
    return replace(first, theirs={name: each.theirs for name, each in said.items()}, also=also)
