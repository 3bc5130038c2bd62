"""What one reader may see of what a record holds: its answers, its rows and the facts that it saw."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .clearance import LATENESS, SOURCES

Json = dict[str, Any]


_SOURCE = ("record", "said_by")


def cleared_facts(facts: Mapping[str, Any], content: Mapping[str, Any], audience: str) -> Json:
    """Of facts in their JSON form, by name, those that a cleared content has; of a list's entries, its parts. Since
    when something has been known is told with it; from whom, to those of `clearance.SOURCES` alone."""
    found: Json = {}
    for name, held in facts.items():
        spec = content["facts"].get(name)
        if spec is None:
            continue
        if spec["type"] == "list" and isinstance(held.get("value"), list):
            kept = {"row", *(part["id"] for part in spec["parts"])}
            entries = [{key: entry[key] for key in entry if key in kept} for entry in held["value"]]
            held = {**held, "value": entries}
        if audience not in SOURCES:
            held = {key: said for key, said in held.items() if key not in _SOURCE}
        found[name] = held
    return found


def cleared_answers(plain: Json, content: Mapping[str, Any], audience: str) -> Json:
    """Of an answer file as plain data, what a cleared content has questions for; what it says of facts is left as it
    is. The rows of a group that the reader may see all stay, whatever is left of them: that they are there is the
    group's to tell."""
    found = {**plain}
    _cut("", found, content["questions"])
    if content["timescale"] is None or audience not in LATENESS:
        found.pop("lateness", None)
    return found


def _cut(scope: str, plain: Json, questions: Mapping[str, Any]) -> None:
    """Take out of an answer file, or a row of one, what is not the reader's; `plain` is changed in place."""
    prefix = scope + "." if scope else ""
    for part in ("given", "rows"):
        if part in plain:
            plain[part] = {name: said for name, said in plain[part].items() if prefix + name in questions}
    for name, listed in plain.get("rows", {}).items():
        rows = [{**row} for row in listed.get("list", ())]
        for row in rows:
            _cut(prefix + name, row, questions)
        plain["rows"][name] = {**listed, "list": rows}
