"""Of whom a question is asked: compared on the status, by proof, whatever the conditions look like (rules S1, L1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .change import Change
from .proving import Extent, Proved
from .reading import reads_otherwise, why_otherwise
from .rules import made
from .sides import Sides

Spec = Mapping[str, Any]

_ALWAYS = "always asked"


def of_statuses(sides: Sides) -> Iterator[Change]:
    """Every question that is asked of more, of fewer or of other children, and every one that says it otherwise and is
    not. What holds of a whole section, or of a group, is told of that alone."""
    told: dict[str, Proved] = {}
    proved: dict[str, Proved] = {}
    for pair in sides.questions:
        if not pair.is_asked or pair.old.get("group") != pair.new.get("group"):
            continue
        if "retired" in pair.old:
            if _rules(pair.old) != _rules(pair.new):
                found = sides.as_if_asked.asked(pair.name)
                yield from _changes(sides, pair.part, pair.old, pair.new, found)
            continue
        around = (
            f"questions.{pair.new['group']}" if "group" in pair.new else f"sections.{pair.new['section']}"
        )
        same_place = pair.old["section"] == pair.new["section"]
        otherwise = _rules(pair.old) != _rules(pair.new)
        if not otherwise and not sides.proving.may_differ(pair.name):
            continue
        proved[pair.name] = found = sides.proving.asked(pair.name)
        if otherwise or not same_place:
            if found.extent is not Extent.SAME or otherwise:
                told[pair.part] = found
                yield from _changes(sides, pair.part, pair.old, pair.new, found)
            continue
        if found.extent is Extent.SAME:
            continue
        before, after = (each.get(pair.new["section"]) for each in sides.sections)
        if "group" not in pair.new and not pair.new.get("rules") and before and after:
            if around not in told:  # its status is the section's
                told[around] = found
                yield from _changes(sides, around, before, after, found)
            continue
        if told.get(around) is not None and told[around].extent is found.extent:
            continue
        told[pair.part] = found
        yield from _changes(sides, pair.part, pair.old, pair.new, found)
    for name, new in sides.sections[1].items():
        old = sides.sections[0].get(name)
        if old is not None and _rules(old) != _rules(new) and f"sections.{name}" not in told:
            yield from _section(sides, name, old, new, proved)


def _section(sides: Sides, name: str, old: Spec, new: Spec, proved: Mapping[str, Proved]) -> Iterator[Change]:
    """A section that says otherwise when it is asked: told of it, unless its questions have told all there is."""
    inside = [p for p in sides.questions if p.new["section"] == name and p.is_asked]
    extents = {proved[p.name].extent for p in inside if p.name in proved}
    if extents <= {Extent.SAME}:
        yield made("W_SAME", f"sections.{name}", _text(old), _text(new))


def _changes(sides: Sides, part: str, old: Spec, new: Spec, found: Proved) -> Iterator[Change]:
    """Of whom it is asked now, and what holds of it meanwhile. The second never hides the first: where what the conditions read is
    otherwise as well, both are told."""
    before, after = _text(old), _text(new)
    trees = [tree for _, tree, _ in _rules(new)]
    stands = _conditions(old) == _conditions(new)
    note = found.why
    if stands:
        why = why_otherwise(sides, trees)
        note = f"{why}; {note}" if note else why
    if stands and _rules(old) != _rules(new):
        alone = found.extent is not Extent.UNDECIDED and not reads_otherwise(sides, trees)
        shown = found.examples if alone else ()
        yield made("X_UNKNOWN", part, _unknown(old), _unknown(new), examples=shown)
        if alone or found.extent is Extent.SAME:
            return
    elif not stands and _ALWAYS not in (_unknown(old), _unknown(new)) and _unknown(old) != _unknown(new):
        before, after = f"{before}; {_unknown(old)}", f"{after}; {_unknown(new)}"
    yield made(f"W_{found.extent}", part, before, after, examples=found.examples, note=note)


def _rules(spec: Spec) -> list[Any]:
    return [(rule["kind"], rule["tree"], rule.get("if_not_known", "wait")) for rule in spec.get("rules", ()) if rule["kind"] != "short"]  # fmt: skip


def _conditions(spec: Spec) -> list[Any]:
    return [(kind, tree) for kind, tree, _ in _rules(spec)]


def _unknown(spec: Spec) -> str:
    asks = [rule.get("if_not_known", "wait") for rule in spec.get("rules", ()) if rule["kind"] == "ask"]
    return f"if not known: {asks[0]}" if asks else _ALWAYS


def _text(spec: Spec) -> str:
    """The rules as their authors wrote them."""
    said = [
        f"{rule['kind']} when: {rule['text']}" for rule in spec.get("rules", ()) if rule["kind"] != "short"
    ]
    return "; ".join(said) or _ALWAYS
