"""What is known of a child, what changed, and what records say differently: in lines for people, and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..dsl.printing import visible
from ..engine.answers import OnRecord
from ..engine.knowing.changed import Changed
from ..engine.knowing.conflicts import Conflict, Saying
from ..engine.knowing.fact_history import NOTES
from ..engine.knowing.for_one_child import Told
from ..engine.knowing.version import FactVersion
from ..engine.wording import value_in_words
from .reasons import REASONS

Json = dict[str, Any]

Specs = Mapping[str, Mapping[str, Any]]
"""Facts by name, as artifacts have them: titles, types, and the words of their options."""

_OF = {
    "child": "Of the child",
    "person": "Of the person",
    "family": "Of the family",
    "household": "Of the household",
}


def known_text(told: Iterable[Told]) -> str:
    """What is known, under the child, the family and the household; each with since when and from where, for those who may see it."""
    lines: list[str] = []
    kind = None
    for each in told:
        if each.kind != kind:
            kind = each.kind
            lines += ["", _OF[kind]] if lines else [_OF[kind]]
        lines.append(f"  {each.spec['title']}: {in_words(each.spec, each.held)}")
        lines.append(f"    {each.fact}{_since(each.held)}")
    return "\n".join(lines) + "\n" if lines else "nothing is known yet\n"


def known_json(told: Iterable[Told]) -> list[Json]:
    """The same, fact by fact."""
    found: list[Json] = []
    for each in told:
        one: Json = {
            "fact": each.fact, "about": each.kind, "title": each.spec["title"], **each.held.as_json(),
            "words": in_words(each.spec, each.held),
        }  # fmt: skip
        if each.version is not None:
            one["version"] = each.version.version
            one["told_by"] = each.version.record
        found.append(one)
    return found


def history_text(versions: Iterable[FactVersion], *, values: bool, spec: Mapping[str, Any] | None) -> str:
    """The versions of a fact, oldest first; what each says with `values` alone, in the words of its `spec`. What was erased is told, and
    why."""
    lines: list[str] = []
    every = tuple(versions)
    for each in every:
        at = "" if each.at is None else f"  {each.at[:16].replace('T', ' ')} UTC"
        by = "" if each.by is None else f" by {visible(each.by)}"
        lines.append(f"{each.number}{at}  {each.how}{by}{_from(each.record, each.question)}")
        lines.append(f"     version {each.version}")
        if each.said is not None and each.said.erased:
            lines.append("     what it said is erased")
        if each.how not in NOTES and each.source.erased:
            lines.append("     where it came from is erased")
        if values and each.held is not None:
            lines.append(f"     {_words(spec, each.held)}{_since(each.held)}")
        if gone := _erased_by(each, every):
            lines.append(f"     erased: {', '.join(f'version {number}' for number in gone)}")
        if because := _because(each):
            lines.append(f"     because {visible(because)}")
        elif records := sorted({str(e.record) for e in every if e.number in gone and e.record is not None}):
            lines.append(f"     why stands in the history of {', '.join(map(visible, records))}")
    return "\n".join(lines) + "\n"


def _erased_by(note: FactVersion, every: Iterable[FactVersion]) -> list[int]:
    """The numbers of the versions that a redaction or a severance took something out of."""
    gone = set(note.erased)
    return [
        e.number for e in every if gone & {leaf.digest for leaf in (e.said, e.source) if leaf is not None}
    ]


def _because(note: FactVersion) -> str | None:
    """Why something was erased; it is for whoever looks later, and repeats nothing."""
    said = None if note.how not in NOTES else note.source.said
    return None if said is None else said.get("because")


def history_json(versions: Iterable[FactVersion], *, values: bool) -> list[Json]:
    """The same, version by version."""
    found: list[Json] = []
    every = tuple(versions)
    for each in every:
        one: Json = {
            "number": each.number, "version": each.version, "how": each.how, "at": each.at, "by": each.by,
            "told_by": each.record, "question": each.question,
        }  # fmt: skip
        if (each.said is not None and each.said.erased) or each.source.erased:
            one["erased"] = True
        if gone := _erased_by(each, every):
            one["erases"] = gone
        if because := _because(each):
            one["because"] = because
        found.append({**one, **each.held.as_json()} if values and each.held is not None else one)
    return found


def changed_text(changes: Iterable[Changed], *, values: bool, specs: Specs) -> str:
    """What changed since a record saw it: by which record; old and new with `values` alone, in the words of `specs`."""
    lines: list[str] = []
    for each in changes:
        known = "is not known any more" if each.now is None else "is known otherwise"
        lines.append(f"{each.fact} {known}{_since(each.now)}{_from(each.record, None)}")
        if values:
            spec = specs.get(each.fact)
            lines += [] if spec is None else [f"  {spec['title']}"]
            lines.append(f"  then: {_words(spec, each.seen)}")
            lines.append(f"  now:  {_words(spec, each.now)}")
    return "\n".join(lines) + "\n" if lines else "nothing has changed since\n"


def changed_json(changes: Iterable[Changed], *, values: bool) -> list[Json]:
    """The same, fact by fact."""
    found: list[Json] = []
    for each in changes:
        one: Json = {
            "fact": each.fact, "about": each.kind, "version": each.version, "told_by": each.record,
            "at": each.at, "by": each.by,
        }  # fmt: skip
        if values:
            one |= {
                "then": None if each.seen is None else each.seen.as_json(),
                "now": None if each.now is None else each.now.as_json(),
            }
        found.append(one)
    return found


def conflicts_text(found: Iterable[Conflict], *, values: bool, specs: Specs) -> str:
    """What records say differently: which, since when, and whether the later saw the earlier; what with `values` alone, in the words of
    `specs`."""
    lines: list[str] = []
    for each in found:
        left = "each later record had seen what was known" if each.settled else "still differs"
        lines.append(f"{each.fact}, of the {each.kind}: {left}")
        for said in each.sayings:
            lines.append(f"  {said.held.on}  {said.exemplar}, {said.standing}{_stands(said)}")
            lines.append(f"     record {said.record}, about {said.child}")
            if values:
                lines.append(f"     {_words(specs.get(each.fact), said.held)}")
    return "\n".join(lines) + "\n" if lines else "no two records say different things\n"


def conflicts_json(found: Iterable[Conflict], *, values: bool) -> list[Json]:
    """The same, fact by fact."""
    return [
        {
            "fact": each.fact,
            "about": each.kind,
            "settled": each.settled,
            "records": [_saying(said, values=values) for said in each.sayings],
        }
        for each in found
    ]


def in_words(spec: Mapping[str, Any], held: OnRecord) -> str:
    """What is on record of a fact, in a practitioner's words."""
    if held.reason is not None:
        return REASONS[held.reason]
    if spec["type"] != "list":
        return visible(value_in_words(spec, held.value))
    rows = [
        ", ".join(
            visible(value_in_words(part, row[part["id"]])) for part in spec["parts"] if part["id"] in row
        )
        for row in held.value
    ]
    more = ["and others"] if held.others else []
    return "; ".join([*(row for row in rows if row), *more]) or "None"


def _stands(said: Saying) -> str:
    if said.stands:
        return ", as is known"
    return "" if said.saw else ", without having seen what is known"


def _saying(said: Saying, *, values: bool) -> Json:
    one: Json = {
        "told_by": said.record, "child": said.child, "exemplar": said.exemplar, "standing": said.standing,
        "on": said.held.on, "stands": said.stands, "saw": said.saw,
    }  # fmt: skip
    return {**one, **said.held.as_json()} if values else one


def _words(spec: Mapping[str, Any] | None, held: OnRecord | None) -> str:
    """A value in the words that people read; as it is kept, where no data model at hand has words for a value of its shape."""
    if held is None:
        return "nothing"
    if spec is None:
        return _plain(held)
    try:
        return in_words(spec, held)
    except (AttributeError, KeyError, TypeError, ValueError, ArithmeticError):
        return _plain(held)  # told under another data model, by which this is of another type


def _plain(held: OnRecord) -> str:
    if held.reason is not None:
        return REASONS[held.reason]
    if isinstance(held.value, list):
        rows = [", ".join(str(one) for name, one in row.items() if name != "row") if isinstance(row, dict) else str(row) for row in held.value]  # fmt: skip
        return visible("; ".join([*rows, *(["and others"] if held.others else [])]))
    return visible(str(held.value))


def _since(held: OnRecord | None) -> str:
    if held is None:
        return ""
    found = "" if held.on is None else f", since {held.on}"
    found += "" if held.record is None else f", from {visible(held.record)}"
    return found + ("" if held.said_by is None else f", said by {visible(held.said_by)}")


def _from(record: str | None, question: str | None) -> str:
    found = "" if record is None else f", told by record {record}"
    return found + ("" if question is None else f", at `{question}`")
