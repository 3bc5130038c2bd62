"""The data that a form carries: an exemplar for one reader, and the days on which nobody works (docs/form.md)."""

from __future__ import annotations

from typing import Any

from ..dsl import working_days
from ..engine.artifact import Artifact
from ..engine.clearance import LATENESS, SOURCES
from ..engine.cleared import cleared
from ..engine.session import Session
from ..engine.spoken import spoken
from .edition import STANDARD, Edition
from .page_languages import page_languages

PAGE_FORMAT = 1
"""The version of the page's data."""

_COUNTED = "working days"


def page_data(artifact: Artifact, edition: Edition = STANDARD) -> dict[str, Any]:
    """The exemplar of an edition as plain JSON data, all that a page needs to run it but the words of its own.

    `content` is cut down to what the reader may see; `whole` says that nothing was cut, `lateness` that
    the reader may see why the work is late, `sources` from whom a fact came. Raises ArtifactError for an
    artifact whose order has something decided before what it reads: a page settles in that order.
    """
    Session.open(artifact)
    made = cleared(artifact, edition.audience, edition.voice)
    content = made.artifact.content
    whole = artifact.content
    return {
        "page": PAGE_FORMAT,
        "artifact": made.identity,
        "audience": edition.audience,
        "language": content["language"],
        "spoken": spoken(content["language"]),
        "languages": page_languages(artifact, edition),
        "content": content,
        "calendar": calendar_of(content["nation"]) if _counts_working_days(content) else None,
        "withheld": dict(made.withheld),
        "whole": _names(content) == _names(whole),
        "lateness": edition.audience in LATENESS,
        "sources": edition.audience in SOURCES,
    }


def calendar_of(nation: str) -> dict[str, Any]:
    """The days on which nobody works in a nation, as the page's data has them (docs/form.md)."""
    return {
        "first": working_days.FIRST_YEAR,
        "last": working_days.LAST_YEAR,
        "closed": list(working_days.closed(nation)),
    }


def _counts_working_days(content: dict[str, Any]) -> bool:
    """Whether a clock, a condition or a fact that goes stale counts in working days: anywhere the words stand as a
    member of a list is a unit or does no harm."""
    waiting: list[Any] = [content]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            waiting.extend(part.values())
        elif isinstance(part, list):
            if _COUNTED in part:
                return True
            waiting.extend(part)
    return False


def _names(content: dict[str, Any]) -> tuple[set[str], set[str]]:
    """Everything that an answer file may speak of: questions, and facts with the parts of lists."""
    facts = content["facts"]
    parts = {f"{name} {part['id']}" for name, fact in facts.items() for part in fact.get("parts", ())}
    return set(content["questions"]), {*facts, *parts}
