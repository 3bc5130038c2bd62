"""What each variant makes of the exemplar that all layers leave, by itself, and what settlements make of it (rules L3, L5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from ...dsl.diagnostic import Diagnostics, Related
from ...dsl.nearest import nearest
from ...dsl.source import Span
from ...dsl.syntax import Located, Scalar
from .. import variant_codes as codes
from ..definition import (
    AddCondition,
    Addition,
    AddNext,
    AddPathway,
    AddQuestion,
    AddSection,
    AddSentence,
    AddSignature,
    ChangeOptions,
    ChangeReasons,
    ChangeRetention,
    ChangeReturns,
    ChangeSensitivity,
    ChangeTimescale,
    ChangeTitle,
    ChangeWhen,
    Exemplar,
    Item,
    Layer,
    Lock,
    Move,
    Option,
    Question,
    Rename,
    Require,
    Restore,
    Retire,
    Reword,
    Section,
    Settleable,
    Variant,
)
from ..language import RANKS
from ..layering.compose import Composed, aim_of, is_for_every_child, make
from ..layering.expectations import verb_of
from ..layering.history import History
from ..layering.holding import (
    CONDITION,
    LINE,
    PATHWAY,
    QUESTION,
    SECTION,
    SENTENCE,
    SIGNATURE,
    Held,
    Name,
)
from ..layering.locks import Locked
from ..layering.stack import Stack, rank_of
from ..layering.work import Work
from ..library_codes import TWO_FILES
from .facets import of_history

Names = frozenset[str]
"""Variants that hold together."""

Changes = list[tuple[Layer | Variant, Item]]

_FOR_VARIANTS = (
    AddQuestion, AddSection, AddPathway, AddSentence, AddNext, ChangeOptions, ChangeReasons, Reword, ChangeWhen, Require,
    Retire,
)  # fmt: skip
_WHY_NOT: dict[type, str] = {
    Move: "the parts stand in one order for every child",
    Lock: "what is kept is kept for every child",
    Rename: "a part has one name for every child",
    Restore: "what is retired is retired for every child",
    ChangeSensitivity: "who may see an answer does not hang on who the child is",
    ChangeReturns: "an answer has one field of a return",
    ChangeTimescale: "the clock is the same for every child",
    ChangeRetention: "a rule of retention says itself, with `if`, which records it is for",
    ChangeTitle: "the title is the same for every child",
    AddCondition: "a condition is stated where it is used",
    AddSignature: "who signs is the same for every child",
}
_SETTLED = (QUESTION, SECTION, PATHWAY, SENTENCE)
_ADDED: dict[type, str] = {
    AddSection: SECTION, AddPathway: PATHWAY, AddSentence: SENTENCE, AddCondition: CONDITION,
    AddSignature: SIGNATURE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Varied:
    """The exemplar as one variant makes it, or as a settlement of several does: `of` names them. `before` is what its
    changes stand on. What it ends stands in `exemplar` unchanged, and by path in `skipped` with the place that says so;
    options that it withdraws in `withdrawn`."""

    of: Names
    exemplar: Exemplar
    before: Exemplar
    skipped: Mapping[str, Span]
    withdrawn: Mapping[str, frozenset[str]]
    history: History


@dataclass(frozen=True, slots=True)
class Variation:
    """The variants of an exemplar, what each makes of it, and all that they add `together`, each part in its place."""

    variants: tuple[Variant, ...]
    each: tuple[Varied, ...]
    together: Exemplar
    history: History = field(default_factory=History)


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
        said = [item for item in variant.list if _is_its_own(item, out) and _may_say(item, out)]
        adding += [(variant, item) for item in said if isinstance(item, Addition)]
        each.append(_varied(ground, variant, said, own.get(name, []), out))
    for names, changes in sorted(settling.items(), key=lambda s: sorted(s[0])):
        each.append(_settled(ground, names, changes, [known[n] for n in sorted(names)], out))
    _added_twice(adding, each, composed.exemplar, out)
    if out.has_errors:
        return None, out
    _behind(composed, known.values(), each, out)
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
            elif not missing and _may_say(item, out):
                aim = target.value
                if together and aim.kind not in _SETTLED:
                    _refuse(item, f"a {aim.kind} is settled by its own conditions", out)
                    continue
                said: Any = item
                bare: Item = replace(said, target=Located(replace(aim, variant=""), target.span))
                if together:
                    settling.setdefault(names, []).append((layer, bare))
                else:
                    own.setdefault(aim.variant, []).append((layer, bare))
    return own, settling


def _is_its_own(item: Item, out: Diagnostics) -> bool:
    """Whether a change in a variant is its own alone: of what others say with it, or say at all, a layer decides (PP550)."""
    if isinstance(item, Settleable) and item.when_all:
        return _refuse(item, "what several say together is settled in a layer", out)
    target = aim_of(item)
    if target is not None and target.value.variant:
        return _refuse(item, f"what `{target.value.variant}` says is changed in a layer", out)
    return True


def _may_say(item: Item, out: Diagnostics) -> bool:
    """Whether a variant can make a change; one that it cannot is reported (PP550)."""
    target = aim_of(item)
    if not isinstance(item, _FOR_VARIANTS):
        return _refuse(item, _WHY_NOT.get(type(item), "it is the same for every child"), out)
    if target is not None and target.value.kind in (LINE, SIGNATURE):
        return _refuse(item, f"a {target.value.kind} is the same for every child", out)
    if isinstance(item, Require) and item.statutory:
        return _refuse(item, "a duty says itself whom it is owed to, with `for`", out)
    if isinstance(item, ChangeOptions) and item.rename:
        return _refuse(item, "an option has one code for every child", out)
    if isinstance(item, Retire) and item.read_instead:
        return _refuse(item, "what it ends comes back, and is read again then: leave `read instead` out", out)
    return True


def _refuse(item: Item, reason: str, out: Diagnostics) -> bool:
    verb, said = verb_of(item)
    out.add(codes.NOT_FOR_A_VARIANT.at(said.span, verb=verb, reason=reason))
    return False


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


def _added_twice(adding: Changes, each: Iterable[Varied], base: Exemplar, out: Diagnostics) -> None:
    """Report what two variants both add (PP560), the second place first; of questions, those of the same place."""
    there = dict(_asked(base))
    added: list[tuple[str, str, str, Scalar]] = []
    for varied in each:
        if len(varied.of) == 1:
            new = {path: said for path, said in _asked(varied.exemplar) if path not in there}
            (name,) = varied.of
            # What a fragment brought along is told where the variant uses it.
            outer = {
                _at(inner): item.id
                for who, item in adding
                if who.name.text == name and isinstance(item, (AddSection, AddQuestion))
                for _, inner in _inside(item.questions, "")
                if inner.span.source is not who.span.source
            }
            added += [(name, QUESTION, path, outer.get(_at(said), said.id)) for path, said in new.items()]
    for variant, item in adding:
        if isinstance(item, Addition) and not isinstance(item, (AddNext, AddQuestion)):
            # One exemplar may follow for several reasons.
            added.append((variant.name.text, _ADDED[type(item)], item.id.text, item.id))
    first: dict[tuple[str, str], tuple[str, Scalar]] = {}
    for who, what, path, said in added:
        one = first.setdefault((what, path), (who, said))
        if one[0] != who and not (what == QUESTION and (what, path.rpartition(".")[0]) in first):
            names = f"`{one[0]}` and `{who}`"
            where = (Related(one[1].span, "added here too"),)
            out.add(codes.ADDED_TWICE.at(said.span, variants=names, what=what, name=path, related=where))


def _at(said: Question) -> tuple[str, int]:
    return said.span.source.name, said.span.start


def _asked(exemplar: Exemplar) -> Iterator[tuple[str, Question]]:
    """Every question by its path."""
    for section in exemplar.sections:
        yield from _inside(section.questions if isinstance(section, Section) else (), "")


def _inside(questions: Iterable[Any], group: str) -> Iterator[tuple[str, Question]]:
    for said in questions:
        if isinstance(said, Question):
            path = f"{group}.{said.id.text}" if group else said.id.text
            yield path, said
            yield from _inside(said.questions, path)


def _behind(
    composed: Composed, variants: Iterable[Variant], each: Iterable[Varied], out: Diagnostics
) -> None:
    """Warn of every facet that a layer of a variant's own rank, or nearer the team, changes and that the variant changes as
    well: for the children whom it is for, the variant's stands (PP557, rule L3)."""
    ranks = {variant.name.text: rank_of(variant) for variant in variants}
    for varied in each:
        name = next(iter(varied.of))
        if len(varied.of) > 1:
            continue
        for path, steps in varied.history.items():
            known = {step.layer for step in steps}
            for step in composed.history.get(path, ()):
                if step.rank in RANKS and RANKS.index(step.rank) >= ranks[name] and step.layer not in known:
                    part, facet_ = of_history(path)
                    where = (Related(steps[-1].span, "the variant says it here"),)
                    out.add(
                        codes.BEHIND_A_VARIANT.at(
                            step.span, related=where, facet=facet_, name=part, variant=name
                        )
                    )


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
