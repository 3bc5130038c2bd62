"""What a new version does to each change that stands on the old one. What it leaves alone is not spoken of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ...dsl.diagnostic import Diagnostic, Diagnostics, Severity
from ...dsl.source import Span
from .. import layer_codes as layers
from ..compile import Compiled, compile_exemplar, nation_of
from ..definition import Item, Layer, Retire, Variant
from ..head import Head
from ..layering.expectations import Expected, Found, expectations, noted_as, part_of, verb_of
from ..layering.holding import Held
from ..layering.stack import rank_of, stack_of
from ..library import Workspace
from .rewriting import Change, Move, layers_of, rewritten

GONE, MISSED, REDUNDANT, TAKEN, LOCKED, UNPROVED = (
    "target gone", "expectation missed", "now redundant", "identifier taken", "breaks a lock", "loses a proof",
)  # fmt: skip
"""What can become of a change (`definition_kept.OUTCOMES`)."""

_BY_CODE = {
    **dict.fromkeys((layers.NAME_TAKEN, layers.TOMBSTONE, layers.OPTION_TAKEN), TAKEN),
    **dict.fromkeys(
        (layers.NO_TARGET, layers.NO_ANCHOR, layers.ANCHOR_CIRCLE, layers.NO_SUCH_OPTION, layers.NAMELESS,
         layers.NOT_OF_THIS, layers.OPTIONS_ELSEWHERE), GONE,
    ),
    **dict.fromkeys((layers.LOCKED, layers.STATUTORY, layers.ASKED_OF_FEWER, layers.LOCK_UNDECIDED), LOCKED),
    **dict.fromkeys((layers.CHANGES_NOTHING, layers.NOT_RETIRED, layers.NOT_A_REASON), REDUNDANT),
}  # fmt: skip
_OUTCOMES = {code.id: outcome for code, outcome in _BY_CODE.items()}
_FIRST = (TAKEN, GONE, LOCKED, UNPROVED, REDUNDANT, MISSED)
"""Which outcome is told of a change that has several."""

MOST_TRIED = 40
"""Changes that are left out one by one to find the one behind a fault that stands elsewhere, at most."""


@dataclass(frozen=True, slots=True)
class Met:
    """A change that the new version meets. `facets` are those that both sides changed, as the old version had them and as
    the new one has; `span` is the change's place in its file as it is now."""

    change: Change
    called: str
    layer: Layer | Variant
    item: Item
    span: Span
    outcome: str
    reason: str = ""
    old: tuple[Found, ...] = ()
    new: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """Every change that is met, from the layer nearest the base on, and what is wrong with the new version in any case."""

    met: tuple[Met, ...]
    found: Diagnostics


def judge(workspace: Workspace, move: Move, old: Head, new: Head) -> Judged:
    """Lay every change over the new version, and compare. `workspace` is the folder, `old` and `new` the files of the two
    versions. Nothing is written."""
    here = workspace.unchecked()
    before = _Laid(here, move, old)
    after = _Laid(_after(here, move, ()), move, new)
    if after.exemplar is None:
        return Judged((), Diagnostics(_errors(after.compiled)))
    met: dict[Change, Met] = {}
    expected = {change: each for change, each in before.expected.items()}
    for change, each in after.expected.items():
        one = _compared(change, expected.get(change), each, before, after, workspace, move)
        if one is not None:
            _keep(met, one)
    known = {(d.code, d.message) for d in before.compiled.diagnostics}
    for fault in after.compiled.diagnostics:
        place = after.change_at(fault)
        if place is None or place[0] not in before.layers or (fault.code, fault.message) in known:
            continue
        outcome = _OUTCOMES.get(fault.code)
        if outcome is not None:
            stood = before.expected.get(place)
            before_it = stood.found or () if stood is not None and outcome == GONE else ()
            _keep(met, replace(before.met(place), outcome=outcome, reason=_reason(fault), old=before_it))
        elif fault.severity is Severity.ERROR:
            _keep(met, replace(before.met(place), outcome=UNPROVED, reason=fault.message))
    found = Diagnostics()
    _unproved(met, before, after, here, new, known, found, move)
    order = sorted(met.values(), key=lambda m: (rank_of(m.layer), m.layer.name.text, m.change[1]))
    return Judged(tuple(order), found)


def _reason(fault: Diagnostic) -> str:
    """What is wrong, with the nearest name where the fault has one."""
    return f"{fault.message}; {fault.help}" if fault.help.startswith("perhaps ") else fault.message


def _keep(met: dict[Change, Met], one: Met) -> None:
    other = met.get(one.change)
    if other is None or _FIRST.index(one.outcome) < _FIRST.index(other.outcome):
        met[one.change] = one if other is None or one.old else replace(one, old=other.old, new=other.new)


def _after(workspace: Workspace, move: Move, without: Iterable[Change]) -> Workspace:
    """The folder as it would be with the new version, without some changes."""
    texts = rewritten(workspace, move, Diagnostics(), without)
    return Workspace(workspace.root, texts=texts, locked=False)


class _Laid:
    """An exemplar compiled with the folder's layers over it, and what each of their changes finds."""

    def __init__(self, workspace: Workspace, move: Move, head: Head) -> None:
        source, _ = workspace.source(head.path)
        self.compiled: Compiled = (
            compile_exemplar(source, workspace) if source is not None else Compiled(None, Diagnostics())
        )
        gathered = self.compiled.values.get("gather")
        self.exemplar: Any = gathered.exemplar if gathered is not None else None
        moved = replace(move, old=head.version)
        self.layers = dict(layers_of(workspace, moved))
        self.expected: dict[Change, Expected] = {}
        if self.exemplar is not None:
            places = {
                id(item): (path, n)
                for path, layer in self.layers.items()
                for n, item in enumerate(layer.list)
            }
            stack, _ = stack_of(self.exemplar, workspace)
            nation = nation_of(self.exemplar, workspace.authority()[0])
            for each in expectations(self.exemplar, stack, nation):
                if id(each.item) in places:
                    self.expected[places[id(each.item)]] = each

    def change_at(self, fault: Diagnostic) -> Change | None:
        """The change that a fault stands in, or whose place it names besides."""
        for span in (fault.span, *(related.span for related in fault.related)):
            for path, layer in self.layers.items():
                if layer.span.source is span.source:
                    for n, item in enumerate(layer.list):
                        if item.span.start <= span.start < item.span.end:
                            return path, n
        return None

    def met(self, change: Change) -> Met:
        """A change as one that is met, its outcome still to be said."""
        layer = self.layers[change[0]]
        item = layer.list[change[1]]
        verb, said = verb_of(item)
        return Met(change, f"{verb} {said.text}", layer, item, said.span, UNPROVED)


def _compared(
    change: Change,
    was: Expected | None,
    now: Expected,
    before: _Laid,
    after: _Laid,
    workspace: Workspace,
    move: Move,
) -> Met | None:
    """What has come to stand beneath a change since it was written."""
    if was is None or was.found is None or now.found is None or change[0] not in before.layers:
        return None
    if (
        isinstance(now.item, Retire)
        and _retired(after.exemplar, now.item)
        and not _retired(before.exemplar, now.item)
    ):
        return replace(before.met(change), outcome=REDUNDANT)
    entry = workspace.locked(move.name, move.old)
    noted = entry.noted.get(now.layer.name.text, {}) if entry is not None else {}
    old = {facet.path: facet for facet in was.found}
    pairs = [
        (old[facet.path], facet)
        for facet in now.found
        if facet.path in old and facet.short != noted.get(noted_as(now.layer, facet), old[facet.path].short)
    ]
    if not pairs:
        return None
    same = all(facet.ours == facet.theirs for facet in now.found)
    outcome = REDUNDANT if same else MISSED
    return replace(
        before.met(change),
        outcome=outcome,
        old=tuple(each for each, _ in pairs),
        new=tuple(each for _, each in pairs),
    )


def _retired(exemplar: Any, item: Retire) -> bool:
    held = Held(exemplar)
    name = part_of(held, item.target.value)
    return name is not None and getattr(held.values.get(name), "retired", None) is not None


def _unproved(
    met: dict[Change, Met],
    before: _Laid,
    after: _Laid,
    here: Workspace,
    new: Head,
    known: set[tuple[str, str]],
    found: Diagnostics,
    move: Move,
) -> None:
    """Errors of what the changes make together. Where some cannot be laid at all, they show only once those are left out.
    Each is put down to the change that it stands in, or, where it stands elsewhere, to the one without which it is gone.
    What no change is behind is reported as it is."""
    blocked: set[Change] = set()
    rest = after
    if "layer" not in after.compiled.values:
        blocked = {change for change, one in met.items() if one.outcome in (TAKEN, GONE, LOCKED, UNPROVED)}
        rest = _Laid(_after(here, move, blocked), move, new)
    errors = [d for d in _errors(rest.compiled) if (d.code, d.message) not in known]
    if not errors:
        return
    bare = compile_exemplar(new.path, Workspace(here.root, locked=False).bare())
    known = known | {(d.code, d.message) for d in bare.diagnostics}
    all_changes = [(path, n) for path, layer in before.layers.items() for n in range(len(layer.list))]
    left = [change for change in all_changes if change not in blocked]
    for fault in errors:
        if (fault.code, fault.message) in known:
            found.add(fault)
            continue
        inside = rest.change_at(fault)
        guilty = _counted_again(inside, blocked) if inside is not None else None
        if guilty is None:
            guilty = _behind(fault, left, blocked, here, move, new)
        if guilty is None:
            found.add(fault)
        else:
            _keep(met, replace(before.met(guilty), outcome=UNPROVED, reason=fault.message))


def _counted_again(change: Change, without: set[Change]) -> Change:
    """The place in the file as it is of a change in the same file without some."""
    path, place = change
    for gone in sorted(n for at, n in without if at == path):
        place += gone <= place
    return path, place


def _behind(
    fault: Diagnostic, left: list[Change], blocked: set[Change], here: Workspace, move: Move, new: Head
) -> Change | None:
    for change in left[:MOST_TRIED]:
        compiled = _Laid(_after(here, move, {*blocked, change}), move, new).compiled
        if all((d.code, d.message) != (fault.code, fault.message) for d in compiled.diagnostics):
            return change
    return None


def _errors(compiled: Compiled) -> Iterator[Diagnostic]:
    return (d for d in compiled.diagnostics if d.severity is Severity.ERROR)
