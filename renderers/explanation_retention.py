"""How long a record is kept, by which rules, and where those come from, as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..dsl.printing import visible
from ..engine.lengths import length_words
from ..engine.retention import kept
from ..engine.session import Session
from ..engine.translation_texts import slot_name
from .origin_text import steps_text

RETENTION = "retention"
"""What is asked for: no question of the exemplar may have that name for it to be meant."""


def retention_text(session: Session, *, of_a_child: bool) -> str:
    """Every rule as it is read aloud, of a record until when it is kept, and who said so. Raises KeyError for an exemplar without one."""
    artifact = session.program.artifact
    rules = artifact.content["retention"]
    lines = ["retention: how long a record is kept", *(f"  {_rule(rule)}" for rule in rules)]
    found = kept(session, session.signed.day if session.signed else None) if of_a_child else None
    if found is not None:
        until = (
            f"until {found.until}" if found.until else "until when, cannot be told yet: a date is not known"
        )
        least = (
            f", at least until {found.at_least}" if found.at_least and found.at_least != found.until else ""
        )
        lines.append(f"  this one: {until}{least}, then {found.then}")
    return (
        "\n".join(
            map(visible, [*lines, "", "Where it comes from", *_places(artifact.provenance, len(rules))])
        )
        + "\n"
    )


def _rule(rule: dict[str, Any]) -> str:
    start = slot_name(rule["from"]) if "from" in rule else "signing"
    when = f" if {rule['if']['text']}" if "if" in rule else ""
    source = f" ({rule['source']})" if "source" in rule else ""
    return f"{length_words((rule['keep_for'][0], rule['keep_for'][1]))} from {start}{when}, then {rule['then']}{source}"


def _places(provenance: Any, count: int) -> Iterator[str]:
    for n in range(count):
        match provenance.get(RETENTION if n == 0 else f"{RETENTION}.{n}"):
            case {"file": str(file), "layer": str(layer), "line": int(line)}:
                yield f"  {file} line {line} ({layer})"
            case _:
                pass  # an artifact made by hand
    match provenance.get(RETENTION):
        case {"history": [*steps]}:
            yield from ("", "How it came about", *steps_text(steps))
        case _:
            pass
