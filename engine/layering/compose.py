"""Layers composed over an exemplar: rank by rank from the base, all changes of one rank at once (rule L1).

Composition is pure: the same texts give the same exemplar, whatever the order of files or of changes in a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ...dsl.diagnostic import Diagnostics
from ...dsl.syntax import Located
from .. import layer_codes as codes
from ..definition import (
    Addition,
    AddNext,
    AddQuestion,
    AddSection,
    Aim,
    ChangeOptions,
    ChangeReasons,
    Exemplar,
    Item,
    Layer,
    Rename,
    Variant,
)
from .adding import add_questions, settle
from .history import History, Step
from .locks import Locked
from .renaming import rename_all
from .stack import Stack, rank_of
from .verbs import PHASES, VERBS
from .work import Work


@dataclass(frozen=True, slots=True)
class Composed:
    """An exemplar with its layers laid over it, and what is known of that: the history of every changed facet, and the
    locks in force."""

    exemplar: Exemplar
    layers: tuple[Layer, ...] = ()
    history: History = field(default_factory=dict[str, tuple[Step, ...]])
    locks: tuple[Locked, ...] = ()


def compose(exemplar: Exemplar, stack: Stack, nation: str) -> tuple[Composed | None, Diagnostics]:
    """Lay the layers of a stack over an exemplar whose fragments are in place. None where a change cannot be made;
    every such change is reported. `nation` is the one whose duties bind. What variants say, and what is said of them, is left out (`variants.varying`)."""
    if not stack.layers:
        return Composed(exemplar), Diagnostics()
    work = Work(exemplar, nation)
    work.of_variants = {
        item.id.text: variant.name.text
        for variant in stack.variants
        for item in variant.list
        if isinstance(item, Addition) and not isinstance(item, AddNext)
    }
    for rank, layers in groupby(stack.layers, rank_of):
        work.begin(rank)
        make(work, [(layer, item) for layer in layers for item in layer.list if is_for_every_child(item)])
        work.settle_meanings()
    for name, anchor in work.held.lost():
        code = codes.ANCHOR_CIRCLE
        work.out.add(code.at(anchor.span, name=name[1], side=anchor.side, neighbour=anchor.neighbour))
    if work.out.has_errors:
        return None, work.out
    locks = tuple(lock for each in work.locks.values() for lock in each)
    made = work.held.together()
    return Composed(made, stack.layers, work.history, locks), work.out


def aim_of(item: Item) -> Located[Aim] | None:
    """What a change is about, where it is about a part that is there."""
    target: Located[Aim] | None = getattr(item, "target", None)
    return target


def is_for_every_child(item: Item) -> bool:
    """Whether a change is no change of a variant's own, and settles none (rules L3, L5)."""
    target = aim_of(item)
    return not getattr(item, "when_all", ()) and (target is None or not target.value.variant)


def make(work: Work, changes: Sequence[tuple[Layer | Variant, Item]]) -> None:
    """Make the changes of one rank, or of one variant. What is added must be there before it is locked, changed or
    named, so that their order says nothing."""
    rename_all(work, changes)
    changes = [each for each in changes if not isinstance(each[1], Rename)]
    by_phase = sorted(changes, key=lambda each: (PHASES.index(type(each[1])), _offered(each[1])))
    _each(work, [each for each in by_phase if isinstance(each[1], AddSection)])
    add_questions(work, [(layer, item) for layer, item in by_phase if isinstance(item, AddQuestion)])
    others = [each for each in by_phase if not isinstance(each[1], (AddSection, AddQuestion))]
    _each(work, [each for each in others if isinstance(each[1], Addition)])
    work.set_locks(work.rank, changes)
    _each(work, [each for each in others if not isinstance(each[1], Addition)])
    for layer, item, name, said, side in work.places:
        work.take_up(layer, item)
        settle(work, name, said, side)


def _each(work: Work, changes: Sequence[tuple[Layer | Variant, Item]]) -> None:
    for layer, item in changes:
        work.take_up(layer, item)
        VERBS[type(item)](work, item)


def _offered(item: Item) -> tuple[str, ...]:
    """What orders the options and reasons that several changes of one rank offer, whoever comes first."""
    if isinstance(item, ChangeOptions):
        return tuple(option.code.text for option in item.offer)
    return tuple(reason.value for reason in item.offer) if isinstance(item, ChangeReasons) else ()
