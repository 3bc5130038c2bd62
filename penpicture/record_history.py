"""The history of a record, told in lines: who said what when, and under which artifact. No answer, unless it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .dsl.printing import visible
from .engine.records.entry import BEGAN, LOOKED, MIGRATED, REDACTED, SEVERED, UNDONE, WROTE, Entry, Under
from .engine.records.history import History
from .engine.records.in_words import part
from .engine.records.leaf import Leaf
from .engine.records.parted import FACT
from .engine.records.seal import RENDERING, mark


def history_json(found: History, names: Mapping[Under, str], *, values: bool) -> list[dict[str, Any]]:
    """The entries in order, as plain JSON data."""
    return [_entry(found, each, names[each.under], values) for each in found.entries]


def history_text(found: History, names: Mapping[Under, str], *, values: bool) -> str:
    """The same in lines for people."""
    lines: list[str] = []
    for each in found.entries:
        told = _entry(found, each, names[each.under], values)
        lines.append(
            f"{told['entry']}  {told['at'][:16].replace('T', ' ')} UTC  {_DONE.get(told['kind'], told['kind'])} by {visible(told['by'])}"
        )
        if each.number == 1 or each.under != found.entries[each.number - 2].under:
            lines.append(f"     under {told['exemplar']}, {each.under.content}")
        if "mark" in told:
            lines.append(f"     version {told['version']}, with the seal {told['mark']}")
        if "because" in told:
            lines.append(f"     because {visible(told['because'])}")
        if "erased" in told:
            lines.append(
                f"     erased: {told['erased'] if told['erased'] == ALL else ', '.join(told['erased'])}"
            )
        lines += [f"     {line}" for line in _parts(told["said"])]
    return "\n".join(lines) + "\n"


ALL = "all of it"
"""What is told of a record that was erased whole."""

_DONE = {BEGAN: "begun", WROTE: "written", LOOKED: "looked at", MIGRATED: "moved", UNDONE: "put back"}
"""What was done, before "by" and a name, where the kind of an entry does not say it as English does."""

_SAID = ("answer", "rows", "fact", "reason")
"""What people said; the rest follows from it, and is told to programs alone."""


def _parts(said: list[dict[str, Any]]) -> Iterator[str]:
    for each in said:
        if part(each["place"])[0] not in _SAID:
            continue
        told = each["what"] + (" (taken back)" if each.get("taken_back") else "")
        told += " (erased)" if each.get("erased") else ""
        if "version" in each:
            told += f", version {each['version']}"
        if "value" in each:
            told += f": {visible(str(each['value']))}"
        yield told


def _entry(found: History, entry: Entry, exemplar: str, values: bool) -> dict[str, Any]:
    told: dict[str, Any] = {
        "entry": entry.number, "kind": entry.kind, "at": entry.at, "by": entry.by, "exemplar": exemplar,
        "artifact": entry.under.as_json(),
        "said": [
            _said(place, None if one is None else found.leaves[one], values)
            for place, one in entry.said.items()
        ],
    }  # fmt: skip
    if entry.kind == REDACTED:
        told["erased"] = ALL if entry.more.get("whole") else list(entry.more.get("places", ()))
    # Why something was erased or cut is for whoever looks later, and repeats nothing; why something was written may.
    if entry.because is not None and (values or entry.kind in (REDACTED, SEVERED)):
        told["because"] = entry.because
    if "seal" in entry.more:
        told["version"] = entry.more["seal"]["number"]
        told["seal"] = entry.more["sealed"]
        told["mark"] = mark(entry.more["sealed"])
    return told


def _said(place: str, leaf: Leaf | None, values: bool) -> dict[str, Any]:
    told: dict[str, Any] = {"place": place, "what": part(place)[1]}
    if leaf is None:
        return {**told, "taken_back": True}
    if leaf.erased:
        return {**told, "erased": True}
    if place.startswith(RENDERING):
        return told
    said = leaf.said
    if place.startswith(FACT) and "version" in said:
        told["version"] = said["version"]
    return {**told, "value": said} if values else told
