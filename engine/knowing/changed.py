"""What changed since a record saw it (rule R2): shown to whoever signs a draft, and told of a signed record, which stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from ..answers import OnRecord
from ..artifact import Artifact
from ..records.history import History
from ..records.leaf import Leaf
from ..records.parted import FACT
from .fact_history import NOTES, histories
from .identity import HOLDS, holders
from .taken import is_taken
from .version import FactVersion, noted_by, same


@dataclass(frozen=True, slots=True)
class Changed:
    """One fact that is known otherwise than a record saw it, or said it last.

    `seen` is what the record goes by, None where it goes by nothing; `now` what is known, None where that was taken back, or where
    the child lives now nothing is known. `version` names what is known; `record`, `at` and `by` say which record told it, when it
    was kept and by whom; all None where nothing is known and nobody said so.
    """

    fact: str
    kind: str
    seen: OnRecord | None
    now: OnRecord | None
    version: str | None
    record: str | None
    at: str | None
    by: str | None


def changed(connection: Connection, found: History, subject: str, artifact: Artifact) -> tuple[Changed, ...]:
    """What a record about an identity has not seen yet, in the order of its exemplar's facts: what another record corrected, told
    for the first time or took back. That somebody confirmed what it goes by is no change; nor is what its exemplar does not take. A fact about the record itself is another
    with each record, and is told of drafts alone. Raises StoreFault (PP784)."""
    held_by = holders(connection, subject)
    return changed_of(found, artifact, held_by, histories(connection, held_by.values()))


def changed_of(
    found: History,
    artifact: Artifact,
    held_by: Mapping[str, str],
    known: Mapping[tuple[str, str], tuple[FactVersion, ...]],
) -> tuple[Changed, ...]:
    """The same from what is read already: who holds what, and the histories of all that they hold."""
    standing = found.standing()
    written = {place: each.at for each in found.entries for place in each.said}
    told: list[Changed] = []
    for fact, spec in artifact.content["facts"].items():
        about = spec.get("about")
        if found.signed and about == "record":
            continue
        kind = HOLDS[about]
        versions = known.get((held_by.get(kind, ""), fact), ())
        saw = standing.get(FACT + fact)
        if saw is None or not saw.erased:
            one = _changed(found.record, fact, kind, saw, written.get(FACT + fact, ""), versions)
            if one is not None and (one.now is None or is_taken(artifact, {fact: one.now})):
                told.append(one)
    return tuple(told)


def noted(found: History) -> dict[str, str]:
    """What a record notes of the version that each fact came from (`noted_by`), by fact; nothing of what was given to it otherwise, or erased."""
    leaves = (
        (place.removeprefix(FACT), leaf) for place, leaf in found.standing().items() if place.startswith(FACT)
    )
    return {fact: leaf.said["version"] for fact, leaf in leaves if not leaf.erased and "version" in leaf.said}


def taken_in(found: History, changes: Iterable[Changed]) -> tuple[dict[str, OnRecord], dict[str, str]]:
    """What a record goes by once changes are taken into it: the facts, as `Session.open` takes them, and the version of each, as
    it notes them."""
    facts: dict[str, OnRecord] = {}
    for place, leaf in found.standing().items():
        if place.startswith(FACT) and not leaf.erased:
            facts[place.removeprefix(FACT)] = held_in(leaf.said)
    versions = noted(found)
    for each in changes:
        facts.pop(each.fact, None)
        versions.pop(each.fact, None)
        if each.now is not None and each.version is not None:
            facts[each.fact], versions[each.fact] = each.now, noted_by(found.record, each.version)
    return facts, versions


def held_in(said: Mapping[str, Any]) -> OnRecord:
    """What the leaf of a fact in a record says of it, without the version that it came from."""
    return OnRecord(**{name: one for name, one in said.items() if name != "version"})


def _changed(
    record: str, fact: str, kind: str, leaf: Leaf | None, written: str, versions: tuple[FactVersion, ...]
) -> Changed | None:
    saw: Mapping[str, Any] = {} if leaf is None else leaf.said
    note = saw.get("version")
    seen = held_in(saw) if saw else None
    base = next((each.number for each in versions if noted_by(record, each.version) == note), 0)
    for each in versions:
        # What was given to the record when this was known already stands above it.
        given = bool(saw) and note is None and str(each.at) <= written
        if given:
            base = max(base, each.number)
        if each.record == record and each.number > base and each.how not in NOTES:
            base, seen = each.number, each.held
    later = [each for each in versions if each.number > base and each.how not in NOTES]
    if later:
        last = later[-1]
        if same(seen, last.held):
            return None
        return Changed(fact, kind, seen, last.held, last.version, last.record, last.at, last.by)
    if note is not None and base == 0:
        # It was seen where the child belonged then.
        return Changed(fact, kind, seen, None, None, None, None, None)
    return None
