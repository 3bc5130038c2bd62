"""What each variant makes of the exemplar that all layers leave, by itself, and what settlements make of it (rules L3, L5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from ...dsl.diagnostic import Diagnostics, Related
from ...dsl.nearest import nearest
from ...dsl.source import Span
from ...dsl.syntax import Located, Scalar
from .. import variant_codes as codes
from ..definition import (
    Addition,
    ChangeOptions,
    ChangeReasons,
    Exemplar,
    Item,
    Layer,
    Option,
    Question,
    Settleable,
    Variant,
)
from ..language import RANKS
from ..layering.compose import Composed, aim_of, is_for_every_child, make
from ..layering.history import History
from ..layering.holding import (
    PATHWAY,
    QUESTION,
    SECTION,
    SENTENCE,
    Held,
    Name,
)
from ..layering.locks import Locked
from ..layering.stack import Stack, rank_of
from ..layering.work import Work
from ..library_codes import TWO_FILES
from .beside import added_twice, behind
from .refused import is_its_own, may_say, refuse
from .varied import Names, Variation, Varied

Changes = list[tuple[Layer | Variant, Item]]

_SETTLED = (QUESTION, SECTION, PATHWAY, SENTENCE)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What variants stand on: the exemplar as all layers leave it, taken apart once for all of them."""

    composed: Composed
    held: Held
    nation: str

    def work(self, rank: int) -> Work:
        """Work on it, under the locks of a rank and of those nearer the base."""
        work = Work(self.held.copy(), self.nation)
        work.locks = self.locks(rank)
        work.begin(len(RANKS))
        return work

    def locks(self, rank: int) -> dict[Name, list[Locked]]:
        """The locks that bind a rank."""
        found: dict[Name, list[Locked]] = {}
        for lock in self.composed.locks:
            if lock.rank <= rank:
                found.setdefault(lock.name, []).append(lock)
        return found


def vary(composed: Composed, stack: Stack, nation: str) -> tuple[Variation | None, Diagnostics]:
    """What the variants of a stack make of an exemplar. None where a change cannot be made; every such change is
    reported."""
    out = Diagnostics()
    ground = _Ground(composed, Held(composed.exemplar), nation)
    known = _by_name(stack.variants, out)
    own, settling = _of_layers(stack.layers, known, composed.exemplar, out)
    each: list[Varied] = []
    adding: Changes = []
    for name, variant in known.items():
        said = [item for item in variant.list if is_its_own(item, out) and may_say(item, out)]
        adding += [(variant, item) for item in said if isinstance(item, Addition)]
        each.append(_varied(ground, variant, said, own.get(name, []), out))
    for names, changes in sorted(settling.items(), key=lambda s: sorted(s[0])):
        each.append(_settled(ground, names, changes, [known[n] for n in sorted(names)], out))
    added_twice(adding, each, composed.exemplar, out)
    if out.has_errors:
        return None, out
    behind(composed, known.values(), each, out)
    union = ground.work(len(RANKS))
    make(union, adding)
    return Variation(tuple(known.values()), tuple(each), union.held.together(), _history(composed, each)), out


def _by_name(variants: Iterable[Variant], out: Diagnostics) -> dict[str, Variant]:
    """Variants by name. Two of one name, each of another version of the exemplar, are reported (PP302)."""
    found: dict[str, Variant] = {}
    for variant in variants:
        first = found.setdefault(variant.name.text, variant)
        if first is not variant:
            where = (Related(first.name.span, "and here"),)
            out.add(
                TWO_FILES.at(
                    variant.name.span, kind="variant", name=variant.name.text, version="", related=where
                )
            )
    return found


def _of_layers(
    layers: Iterable[Layer], known: Mapping[str, Variant], exemplar: Exemplar, out: Diagnostics
) -> tuple[dict[str, Changes], dict[Names, Changes]]:
    """The changes of layers that are meant for a variant, by its name, and those that settle several, by their names."""
    own: dict[str, Changes] = {}
    settling: dict[Names, Changes] = {}
    for layer in layers:
        for item in layer.list:
            target = aim_of(item)
            if target is None or is_for_every_child(item):
                continue
            together: tuple[Scalar, ...] = item.when_all if isinstance(item, Settleable) else ()
            named = together or (Scalar(target.value.variant, target.span),)
            missing = [name for name in named if name.text not in known]
            for name in missing:
                near = nearest(name.text, known)
                help_ = (
                    f"write `{near}`, if that was meant"
                    if near
                    else "see which there are with `penpicture list`"
                )
                out.add(
                    codes.NO_SUCH_VARIANT.at(
                        name.span, name=name.text, exemplar=exemplar.name.text, help=help_
                    )
                )
            names = frozenset(name.text for name in named)
            if together and len(names) == 1:
                out.add(codes.ALL_OF_TWO.at(together[0].span, name=together[0].text))
            elif not missing and may_say(item, out):
                aim = target.value
                if together and aim.kind not in _SETTLED:
                    refuse(item, f"a {aim.kind} is settled by its own conditions", out)
                    continue
                said: Any = item
                bare: Item = replace(said, target=Located(replace(aim, variant=""), target.span))
                if together:
                    settling.setdefault(names, []).append((layer, bare))
                else:
                    own.setdefault(aim.variant, []).append((layer, bare))
    return own, settling


def _varied(
    ground: _Ground,
    variant: Variant,
    said: Sequence[Item],
    more: Changes,
    out: Diagnostics,
) -> Varied:
    """What a variant makes of the exemplar, and then the layers that change what it says, nearest the base first."""
    work = ground.work(rank_of(variant))
    work.variants = (variant.name.text,)
    make(work, [(variant, item) for item in said])
    work.settle_meanings()
    for rank, changes in groupby(more, lambda change: rank_of(change[0])):
        work.locks = ground.locks(rank)
        work.begin(len(RANKS) + 1 + rank)
        make(work, list(changes))
        work.settle_meanings()
    out.extend(work.out)
    return _made(ground.composed.exemplar, ground.held.values, frozenset((variant.name.text,)), work)


def _settled(
    ground: _Ground,
    names: Names,
    changes: Changes,
    variants: Sequence[Variant],
    out: Diagnostics,
) -> Varied:
    """What holds where several variants apply, said once for all of them, over whatever each of them adds or offers."""
    work = ground.work(len(RANKS))
    adding: Changes = []
    offered: dict[str, set[str]] = {}
    for _, item in changes:
        if isinstance(item, ChangeOptions):
            codes_ = offered.setdefault(item.target.value.name.text, set())
            codes_ |= {option.code.text for option in item.offer}
    for variant in variants:
        for item in variant.list:
            if isinstance(item, Addition):
                adding.append((variant, item))
            elif isinstance(item, ChangeOptions):
                again = offered.get(item.target.value.name.text, set())
                offer = tuple(option for option in item.offer if option.code.text not in again)
                if offer:
                    adding.append((variant, replace(item, offer=offer, reword=(), withdraw=())))
            elif isinstance(item, ChangeReasons) and item.offer:
                adding.append((variant, replace(item, withdraw=())))
    make(work, adding)
    work.out = (
        Diagnostics()
    )  # What each says by itself has been judged; what they say together is settled here.
    work.history.clear()
    work.variants = tuple(sorted(names))
    before, there = work.held.together(), dict(work.held.values)
    for rank, together in groupby(changes, lambda change: rank_of(change[0])):
        work.locks = ground.locks(rank)
        work.begin(len(RANKS) + 1 + rank)
        make(work, list(together))
        work.settle_meanings()
    out.extend(work.out)
    return _made(before, there, names, work)


def _made(before: Exemplar, there: Mapping[Name, Any], names: Names, work: Work) -> Varied:
    """What a work has made of an exemplar. What it ended is left standing, and noted: while a variant does not apply, all of
    it is there (rule L6)."""
    skipped: dict[str, Span] = {}
    withdrawn: dict[str, frozenset[str]] = {}
    for name, value in list(work.held.values.items()):
        old = there.get(name)
        if not isinstance(value, Question) or not isinstance(old, Question) or value is old:
            continue
        if value.retired is not None and old.retired is None:
            skipped[name[1]] = value.retired.span
            value = replace(value, retired=None)
        stood = {option.code.text for option in old.options if option.retired is None}
        gone = frozenset(o.code.text for o in value.options if o.retired is not None and o.code.text in stood)
        if gone:
            withdrawn[name[1]] = gone
            options = tuple(_unretired(o) if o.code.text in gone else o for o in value.options)
            value = replace(value, options=options)
        work.held.values[name] = value
    return Varied(names, work.held.together(), before, skipped, withdrawn, dict(work.history))


def _unretired(option: Option) -> Option:
    return replace(option, retired=None)


def _history(composed: Composed, each: Iterable[Varied]) -> History:
    """The history of every facet with what variants say of it after the layers."""
    found = dict(composed.history)
    for varied in each:
        for path, steps in varied.history.items():
            there = found.get(path)
            found[path] = (
                steps if there is None else (*there, *(s for s in steps if s.rank and s not in there))
            )
    return found
