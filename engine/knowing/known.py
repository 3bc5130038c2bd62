"""What is known of a child now, of the child's own and of the family and household, and what a new record opens with of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from ..answers import OnRecord
from ..artifact import Artifact
from ..records.leaf import Leaf
from ..records.parted import FACT
from .fact_history import current, histories
from .identity import HOLDS, holders
from .taken import is_taken
from .version import FactVersion, noted_by


@dataclass(frozen=True, slots=True)
class Known:
    """One fact as it is known now: who holds it (`holder`, an identity, and its `kind`), `held` and its `version`."""

    fact: str
    kind: str
    holder: str
    held: OnRecord
    version: FactVersion


@dataclass(frozen=True, slots=True)
class Opening:
    """What a record opens with: the facts that its exemplar uses as `Session.open` takes them, the version that each came from, and
    those that are `refused`: the exemplar does not take what is on record of them, a code that it does not know for instance."""

    facts: Mapping[str, OnRecord]
    versions: Mapping[str, str]
    refused: tuple[str, ...] = ()

    def seen_in(self, record: str, facts: Mapping[str, OnRecord]) -> dict[str, str]:
        """The versions of those facts that a record goes by just as they are known, as it notes them (`noted_by`)."""
        return {
            fact: noted_by(record, version)
            for fact, version in self.versions.items()
            if facts.get(fact) == self.facts[fact]
        }


def known(connection: Connection, child: str) -> dict[str, Known]:
    """Every fact that is known of a child, by name: the child's own, and those of the family and household that the child belongs to
    now. Of a fact that two of them hold, the nearer one's. No other child's own facts are among them."""
    held_by = holders(connection, child)
    kinds = {holder: kind for kind, holder in held_by.items()}
    order = list(kinds)
    found: dict[str, Known] = {}
    for (holder, fact), versions in histories(connection, kinds).items():
        now = current(versions)
        if now is None or now.held is None:
            continue
        there = found.get(fact)
        if there is None or order.index(holder) < order.index(there.holder):
            found[fact] = Known(fact, kinds[holder], holder, now.held, now)
    return found


def holder_of(artifact: Artifact, fact: str, held_by: Mapping[str, str]) -> str | None:
    """Who holds a fact, as the data model of an artifact says (rule R1); None where nobody of that kind has been said."""
    return held_by.get(HOLDS[artifact.content["facts"][fact].get("about")])


def opening(connection: Connection, artifact: Artifact, child: str) -> Opening:
    """What a record about a child opens with (findings 8, 10): each fact from who holds it by this artifact's data model."""
    held_by = holders(connection, child)
    return opening_of(artifact, held_by, histories(connection, held_by.values()))


def opening_of(
    artifact: Artifact,
    held_by: Mapping[str, str],
    found: Mapping[tuple[str, str], tuple[FactVersion, ...]],
) -> Opening:
    """The same from what is read already: who holds what, and the histories of all that they hold."""
    facts: dict[str, OnRecord] = {}
    versions: dict[str, str] = {}
    for fact in artifact.content["facts"]:
        holder = holder_of(artifact, fact, held_by)
        now = None if holder is None else current(found.get((holder, fact), ()))
        if now is not None and now.held is not None:
            facts[fact], versions[fact] = now.held, now.version
    refused = (
        () if is_taken(artifact, facts) else tuple(f for f in facts if not is_taken(artifact, {f: facts[f]}))
    )
    for fact in refused:
        del facts[fact], versions[fact]
    return Opening(facts, versions, refused)


def noting(said: Mapping[str, Any], versions: Mapping[str, str]) -> dict[str, Any]:
    """What is said at each place of a record (`parted`), with a note of the version that each fact came from beside it."""
    noted = {FACT + fact: version for fact, version in versions.items()}
    return {place: {**one, "version": noted[place]} if place in noted else one for place, one in said.items()}


def still_noting(now: Mapping[str, Leaf], said: Mapping[str, Any]) -> dict[str, Any]:
    """What a writer says at each place, but that each fact that a record has noted a version of stays: only looking at what changed
    takes another one in (rule R2)."""
    noted = {
        place: leaf.said
        for place, leaf in now.items()
        if place.startswith(FACT) and not leaf.erased and "version" in leaf.said
    }
    return {**said, **noted}


def is_noted(leaf: Leaf, said: Any) -> bool:
    """Whether what is said of a fact is what stands there, with the version that it came from noted beside it."""
    if leaf.erased or not leaf.place.startswith(FACT):
        return False
    stands: Mapping[str, Any] = leaf.said
    return bool({name: one for name, one in stands.items() if name != "version"} == said)
