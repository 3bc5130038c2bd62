"""What one reader may see of what a record holds: its answers, its rows and the facts that it saw."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .clearance import LATENESS, SOURCES
from .variants_seen import shown_seen

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


def cleared_answers(
    plain: Json, content: Mapping[str, Any], audience: str, whole: Mapping[str, Any] | None = None
) -> Json:
    """Of an answer file as plain data, what a cleared content has questions for; what it says of facts is left as it
    is. The rows of a group that the reader may see all stay, whatever is left of them: that they are there is the
    group's to tell. `whole` is the content that was cleared: what an answer was given to, of a variant that the reader
    does not see, is told as what stands for it."""
    found = {**plain}
    _cut("", found, content["questions"])
    if whole is not None and "variants" in whole:
        seen = frozenset(content.get("variants", ()))
        _shown("", found, {path: shown_seen(spec, seen) for path, spec in whole["questions"].items()})
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


def _shown(scope: str, plain: Json, stands: Mapping[str, Mapping[str, str]]) -> None:
    """Which wording each answer was given to, in those that the reader sees; what `_cut` has copied is changed."""
    prefix = scope + "." if scope else ""
    for name, said in plain.get("given", {}).items():
        instead = stands[prefix + name].get(said.get("shown", ""))
        if instead is not None:
            plain["given"][name] = {**said, "shown": instead}
    for name, listed in plain.get("rows", {}).items():
        for row in listed.get("list", ()):
            _shown(prefix + name, row, stands)
