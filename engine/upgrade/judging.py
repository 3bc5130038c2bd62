"""What a new version does to each change that stands on the old one. What it leaves alone is not spoken of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ...dsl.diagnostic import Diagnostic, Diagnostics
from .. import layer_codes as layers
from .. import variant_codes as variants
from ..definition import Addition, ChangeOptions, Restore, Retire, Variant
from ..head import Head
from ..layering.expectations import Expected, noted_as, part_of
from ..layering.holding import Held
from ..layering.stack import rank_of
from ..library import Workspace
from .laid import Key, Laid, key, laid
from .met import GONE, MISSED, OUTCOMES, REDUNDANT, UNPROVED, Met, keep
from .rewriting import Change, Move, text_of

MOST_TRIED = 40
"""Changes that are left out one by one to find the one behind a fault that stands elsewhere, at most."""

_NAME, _WORD = re.compile(r"`(?:\w+\.)*([\w-]+)`"), re.compile(r"[\w-]+")
"""A name in a message, without what it stands in; and in a change, whatever can be one."""


_SAID_TOGETHER = {
    code.id for code in (variants.TWO_VARIANTS, variants.MEETING_UNDECIDED, variants.SETTLES_NOTHING)
}
"""What is wrong with what several changes of variants say together: any of them can be behind it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Every change that is met, from the layer nearest the base to the variants, and what is wrong with the new version in any case."""

    met: tuple[Met, ...]
    found: Diagnostics


def judge(workspace: Workspace, move: Move, old: Head, new: Head) -> Judged:
    """Lay every change over the new version, and compare. `workspace` is the folder, `old` and `new` the files of the two
    versions. Nothing is written."""
    judging = _Judging(workspace, move, old, new)
    if judging.after.exemplar is None:
        return Judged((), Diagnostics(judging.after.errors()))
    judging.compare()
    judging.prove()
    judging.see_who_is_left()
    order = sorted(judging.met.values(), key=_place)
    return Judged(tuple(order), judging.found)


class _Judging:
    """An upgrade while it is judged: the folder on both versions, and what is met so far."""

    def __init__(self, workspace: Workspace, move: Move, old: Head, new: Head) -> None:
        self.workspace, self.here, self.move, self.old, self.new = (
            workspace,
            workspace.unchecked(),
            move,
            old,
            new,
        )
        self.before = Laid(self.here, move, old)
        self.after = laid(self.here, move, new)
        self.known = self.before.said()
        self.met: dict[Change, Met] = {}
        self.found = Diagnostics()
        self.alone: dict[Change, set[Key]] = {}

    def compare(self) -> None:
        """What has come to stand beneath each change since it was written."""
        expected = self.before.expected
        for change, now in self.after.expected.items():
            one = self.compared(change, expected.get(change), now)
            if one is not None:
                keep(self.met, one)

    def compared(self, change: Change, was: Expected | None, now: Expected) -> Met | None:
        """A change where what it stands on is another now; None where it is as it was."""
        if was is None or was.found is None or now.found is None or change[0] not in self.before.layers:
            return None
        one = self.before.met(change)
        if isinstance(now.item, Retire) and self.both_retire(now.item):
            return replace(one, outcome=REDUNDANT)
        entry = self.workspace.locked(self.move.name, self.move.old)
        noted = entry.noted.get(now.layer.name.text, {}) if entry is not None else {}
        old = {facet.path: facet for facet in was.found}
        pairs = [
            (old[facet.path], facet)
            for facet in now.found
            if facet.path in old and facet.short != noted.get(noted_as(now, facet), old[facet.path].short)
        ]
        if not pairs:
            return None
        same = all(facet.ours == facet.theirs for facet in now.found)
        were, are = tuple(each for each, _ in pairs), tuple(each for _, each in pairs)
        return replace(one, outcome=REDUNDANT if same else MISSED, old=were, new=are)

    def both_retire(self, item: Retire) -> bool:
        """Whether the new version has let go itself of what a change retires."""
        return _retired(self.after.exemplar, item) and not _retired(self.before.exemplar, item)

    def prove(self) -> None:
        """What is wrong with what the changes make on the new version. Where some cannot be laid at all, what the others
        make together shows only once those are left out, and what stands behind one fault only once that is left out too.

        Each fault is put down to the change that it stands in, or, where it stands elsewhere, to the one without which it
        is gone. What no change is behind is reported as it is."""
        blocked: set[Change] = set()
        rest = self.after
        while True:
            faults = [d for d in rest.compiled.diagnostics if key(d) not in self.known]
            wrong = [d for d in rest.errors() if key(d) in {key(each) for each in faults}]
            behind = [
                (fault, self.change_behind(fault, rest, blocked, fault in wrong))
                for fault in faults
                if fault in wrong or fault.code in OUTCOMES
            ]
            fresh = {change for fault, change in behind if change is not None and fault in wrong}
            for fault, change in behind:
                if change is not None:
                    if not self.follows(fault, (blocked | fresh) - {change}):
                        self.note(change, fault, is_wrong=fault in wrong)
                elif fault in wrong:
                    self.found.add(fault)
            if not fresh or len(self.found):
                return
            blocked |= fresh
            rest = laid(self.here, self.move, self.new, blocked)

    def see_who_is_left(self) -> None:
        """Tell of each variant that no child can be in any more."""
        for fault in self.after.compiled.diagnostics:
            if fault.code == variants.NEVER_APPLIES.id and key(fault) not in self.known:
                self.found.add(fault)

    def change_behind(
        self, fault: Diagnostic, rest: Laid, blocked: set[Change], is_wrong: bool
    ) -> Change | None:
        """The change that a fault is put down to, by its place in the folder as it is."""
        inside = rest.change_at(fault)
        if inside is not None and inside[0] in self.before.layers:
            return _counted_again(inside, blocked)
        if not is_wrong or not rest.is_composed or rest.is_beside(fault) or key(fault) in self.bare:
            return None
        changes = [(path, n) for path, layer in self.before.layers.items() for n in range(len(layer.list))]
        for change in [each for each in changes if each not in blocked][:MOST_TRIED]:
            if key(fault) not in laid(self.here, self.move, self.new, {*blocked, change}).said():
                return change
        return None

    @cached_property
    def bare(self) -> set[Key]:
        """What is said of the new version without any layer."""
        return Laid(Workspace(self.here.root, locked=False).bare(), self.move, self.new).said()

    def follows(self, fault: Diagnostic, others: set[Change]) -> bool:
        """Whether a fault would be there on the old version too, if one of some changes were left out: it is then no fault
        of the new version, and is told if that change is taken out."""
        if fault.code == variants.NO_SUCH_VARIANT.id:
            return True  # a new version takes no variant away: all that it says is met, and left out here
        names = set(_NAME.findall(fault.message))
        for change in sorted(others)[:MOST_TRIED]:
            item = self.before.met(change).item
            leans = fault.code in _SAID_TOGETHER or isinstance(item, (Addition, ChangeOptions, Restore))
            if leans and names & set(_WORD.findall(text_of(item))):
                if change not in self.alone:
                    self.alone[change] = self.left_out(change)
                if key(fault) in self.alone[change]:
                    return True
        return False

    def left_out(self, change: Change) -> set[Key]:
        """What would be said of the old version without a change, and without those that lean on it."""
        gone, said = {change}, set[Key]()
        while True:
            rest = laid(self.here, self.move, self.old, gone)
            said |= rest.said()
            inside = [rest.change_at(fault) for fault in rest.errors() if key(fault) not in self.known]
            more = {
                _counted_again(each, gone)
                for each in inside
                if each is not None and each[0] in self.before.layers
            }
            if not more:
                return said
            gone |= more

    def note(self, change: Change, fault: Diagnostic, *, is_wrong: bool) -> None:
        """Say of a change what a fault means for it."""
        one = self.before.met(change)
        outcome = OUTCOMES.get(fault.code)
        if fault.code == layers.ON_A_TOMBSTONE.id and isinstance(one.item, Retire):
            outcome = REDUNDANT  # both let it go
        if outcome is None and not is_wrong:
            return
        keep(self.met, replace(one, outcome=outcome or UNPROVED, reason=_reason(fault)))
        if outcome == GONE and not self.met[change].old:
            stood = self.before.expected.get(change)
            self.met[change] = replace(self.met[change], old=(stood.found or ()) if stood is not None else ())


def _place(one: Met) -> tuple[bool, int, str, int]:
    """Where a change stands among all: layers by rank, and then variants, which stand above every layer (rule L3)."""
    return isinstance(one.layer, Variant), rank_of(one.layer), one.layer.name.text, one.change[1]


def _reason(fault: Diagnostic) -> str:
    """What is wrong, with the nearest name where the fault has one."""
    return f"{fault.message}; {fault.help}" if fault.help.startswith("perhaps ") else fault.message


def _retired(exemplar: Any, item: Retire) -> bool:
    held = Held(exemplar)
    name = part_of(held, item.target.value)
    return name is not None and getattr(held.values.get(name), "retired", None) is not None


def _counted_again(change: Change, without: set[Change]) -> Change:
    """The place in the file as it is of a change in the same file without some."""
    path, place = change
    for gone in sorted(n for at, n in without if at == path):
        place += gone <= place
    return path, place
