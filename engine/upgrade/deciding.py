"""What was decided of each change that a new version meets, and what is still open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from ...dsl.catalogue import Code
from ...dsl.diagnostic import Diagnostic, Diagnostics, Related
from ...dsl.quoting import written
from ...dsl.source import Source
from .. import upgrade_codes as codes
from ..definition import Decision, Decisions
from ..layering.expectations import Found, Plain
from ..library import read_document
from .met import GONE, LOCKED, MISSED, REDUNDANT, TAKEN, UNPROVED, Met
from .rewriting import Change, Move, text_of

_CODES: dict[str, Code] = {
    GONE: codes.TARGET_GONE, MISSED: codes.BASE_DIFFERS, REDUNDANT: codes.REDUNDANT, TAKEN: codes.NAME_TAKEN,
    LOCKED: codes.LOCKED, UNPROVED: codes.UNPROVED,
}  # fmt: skip
_KEPT = (MISSED, REDUNDANT)
"""What a change can meet and be kept all the same."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The changes with what was decided of each (`open`, `keep`, `take`, `edit`): those still open are in `open`, those that
    go in `taken`. `unsaid` are those that the file does not name yet."""

    decisions: tuple[tuple[Met, str], ...]
    open: tuple[Met, ...]
    taken: tuple[Change, ...]
    unsaid: tuple[Met, ...]
    found: Diagnostics


def file_of(move: Move) -> str:
    """The name of the file of an upgrade's decisions."""
    return f"{move.name}-{move.old}-{move.new}.yaml"


def decided(met: Sequence[Met], move: Move, source: Source | None) -> Decided:
    """Hold what is met against a file of decisions, or none. Every open change is reported with its places (PP884-PP891)."""
    out = Diagnostics()
    said = _decisions(source, move, out)
    if said is None:
        return Decided((), tuple(met), (), (), out)
    asked: dict[tuple[str, str], list[Decision]] = {}
    for each in said:
        asked.setdefault((each.layer.text, each.change.text), []).append(each)
    exact: dict[Change, Decision] = {}
    for one in met:  # two changes may go by one name: what each says tells them apart, unless it is edited
        waiting = asked.get((one.layer.name.text, one.called), [])
        alike = next((d for d in waiting if d.ours is not None and d.ours.text == ours_of(one)), None)
        if alike is not None:
            exact[one.change] = alike
            waiting.remove(alike)
    choices: list[tuple[Met, str]] = []
    still: list[Met] = []
    unsaid: list[Met] = []
    for one in met:
        waiting = asked.get((one.layer.name.text, one.called), [])
        decision = exact.get(one.change) or (waiting.pop(0) if waiting else None)
        choice = decision.decide.value if decision is not None else "open"
        choices.append((one, choice))
        if decision is None:
            unsaid.append(one)
        fault = _fault(one, decision, choice, move)
        if fault is not None:
            out.add(fault)
            still.append(one)
    for waiting in asked.values():
        for each in waiting:
            if each.decide.value in ("open", "keep"):
                out.add(
                    codes.DECIDED_FOR_NOTHING.at(
                        each.change.span, change=each.change.text, layer=each.layer.text
                    )
                )
    taken = tuple(one.change for one, choice in choices if choice == "take")
    return Decided(tuple(choices), tuple(still), taken, tuple(unsaid), out)


def _decisions(source: Source | None, move: Move, out: Diagnostics) -> tuple[Decision, ...] | None:
    """The decisions of a file, which must be of this upgrade (PP882); None where it cannot be read."""
    if source is None:
        return ()
    document, found = read_document(source)
    out.extend(found)
    if not isinstance(document, Decisions):
        return None
    of = Move(document.name.text, document.old.text, document.new.text)
    if of != move:
        out.add(
            codes.OTHER_DECISIONS.at(
                document.name.span, name=of.name, old=of.old, new=of.new, file=file_of(of)
            )
        )
        return None
    return document.list


def _fault(one: Met, decision: Decision | None, choice: str, move: Move) -> Diagnostic | None:
    """Why a change is open, or None where it is settled."""
    names: dict[str, Any] = {
        "change": one.called,
        "layer": one.layer.name.text,
        "name": move.name,
        "old": move.old,
        "new": move.new,
    }
    where = f"decisions/{file_of(move)}"
    if choice == "take" or choice == "keep" and one.outcome in _KEPT:
        return None
    if decision is not None and choice == "keep":
        reason = one.reason or "there is nothing to change"
        return codes.CANNOT_KEEP.at(
            decision.decide.span, related=_here(one), reason=reason, **_some(names, "change", "layer")
        )
    if decision is not None and choice == "edit":
        before = decision.ours.text if decision.ours is not None else ""
        if one.outcome in _KEPT and before != ours_of(one):
            return None
        reason = "it is as it was" if before == ours_of(one) else f"it still does not fit: {one.reason}"
        return codes.NOT_EDITED.at(
            decision.decide.span,
            related=_here(one),
            reason=reason,
            file=where,
            **_some(names, "change", "layer"),
        )
    facets = " and ".join(dict.fromkeys(each.called for each in one.new))
    reason = one.reason
    if one.outcome == REDUNDANT:
        settles = bool(reason) and bool(getattr(one.item, "when_all", ()))
        names["does"] = "settles" if settles else "changes"
        reason = reason if settles else f"`{move.name}` {move.new} says the same"
    return _CODES[one.outcome].at(
        one.span, related=_places(one, move), reason=reason, facet=facets, file=where, **names
    )


def _some(names: dict[str, Any], *wanted: str) -> dict[str, Any]:
    return {name: names[name] for name in wanted}


def _here(one: Met) -> tuple[Related, ...]:
    return (Related(one.span, "the change"),)


def _places(one: Met, move: Move) -> tuple[Related, ...]:
    found: list[Related] = []
    for old, new in zip_longest(one.old, one.new):
        for each, version in ((old, move.old), (new, move.new)):
            if each is not None and each.at is not None:
                found.extend(Related(place, f"in {version}") for place in (each.at, *each.also))
    return tuple(found)


def base_of(one: Met) -> str:
    """What stood beneath a change, as a line of text; empty where that does not matter."""
    return _line(one.old, "theirs")


def theirs_of(one: Met) -> str:
    """What the new version has there."""
    return _line(one.new, "theirs")


def ours_of(one: Met) -> str:
    """What the change says."""
    if one.new:
        return _line(one.new, "ours")
    return text_of(one.item)


def _line(facets: Sequence[Found], which: str) -> str:
    values = [(each.called, in_a_line(getattr(each, which))) for each in facets]
    if len(values) == 1:
        return values[0][1]
    return "; ".join(f"{called}: {text or 'nothing'}" for called, text in values)


def in_a_line(value: Plain) -> str:
    """A value as people read it on one line.

    >>> in_a_line({"ask_when": "drinking is now"}), in_a_line(["now", "past"]), in_a_line(None)
    ('ask when: drinking is now', 'now, past', '')
    """
    if isinstance(value, dict):
        return "; ".join(f"{name.replace('_', ' ')}: {in_a_line(each)}" for name, each in value.items())
    if isinstance(value, list):
        return ", ".join(in_a_line(each) for each in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else " ".join(str(value).split())


_HEAD = """\
# Each change that {name} {new} meets. Decide under `decide`: `keep` yours, `take` theirs, or `edit` yours in its layer.
# Then give `penpicture upgrade {name} --to {new}` again.
penpicture: 1
decisions: {name}
from: {old}
to: {new}
list:
"""


def with_unsaid(text: str | None, unsaid: Iterable[Met], move: Move) -> str:
    """A file of decisions with those that it does not name yet, open, at its end; nothing else of it changes."""
    made = _HEAD.format(name=move.name, old=move.old, new=move.new) if text is None else text
    if made and not made.endswith("\n"):
        made += "\n"
    return made + "".join(_entry(one) for one in unsaid)


def _entry(one: Met) -> str:
    lines = [
        f"  - change: {written(one.called)}",
        f"    layer: {one.layer.name.text}",
        f"    outcome: {one.outcome}",
    ]
    for key, text in (("base", base_of(one)), ("theirs", theirs_of(one)), ("ours", ours_of(one))):
        if text:
            lines.append(f"    {key}: {written(text)}")
    return "\n".join([*lines, "    decide: open"]) + "\n"
