"""What is known of one child, and of the family and household as this child's record may have it (finding 8): for one reader, and
without what is known of any other child."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .. import knowing_codes as codes
from ..answers import OnRecord
from ..clearance import SOURCES
from ..cleared import cleared
from ..cleared_answers import cleared_facts
from ..store.fault import StoreFault
from ..store.store import Store
from .fact_history import histories
from .identity import CHILD, FAMILY, HOUSEHOLD, PERSON, holders, known_child
from .known import known
from .version import FactVersion

_ORDER = (CHILD, PERSON, FAMILY, HOUSEHOLD)


@dataclass(frozen=True, slots=True)
class Told:
    """One fact as one reader may see it: `spec` as an artifact has it, `kind` whose it is (the child's, the family's, the
    household's), and `version` for those who may see where it came from, None for others."""

    fact: str
    kind: str
    spec: Mapping[str, Any]
    held: OnRecord
    version: FactVersion | None


def for_one_child(store: Store, child: str, audience: str = "practitioner") -> tuple[Told, ...]:
    """All that is known of a child and that an audience of `AUDIENCES` may see, by name; the
    child's own first, then the family's, the household's. Where versions of exemplars differ in who may see a fact, only who may see
    it by all of them does. Raises StoreFault (PP770, PP772), ValueError for an audience that there is none of."""
    with store.reading() as connection:
        known_child(connection, child)
        found = known(connection, child)
    contents = [cleared(artifact, audience).artifact.content for artifact in store.artifacts()]
    specs: dict[str, Mapping[str, Any]] = {}
    for content in contents:
        specs |= content["facts"]
    unseen = {
        fact
        for artifact, content in zip(store.artifacts(), contents, strict=True)
        for fact in artifact.content["facts"]
        if fact not in content["facts"]
    }
    told: list[Told] = []
    for fact in (each for each in specs if each in found and each not in unseen):
        one = found[fact]
        plain: Mapping[str, Any] = one.held.as_json()
        for content in contents:
            plain = cleared_facts({fact: plain}, content, audience).get(fact, plain)
        version = one.version if audience in SOURCES else None
        told.append(Told(fact, one.kind, specs[fact], OnRecord(**plain), version))
    return tuple(sorted(told, key=lambda each: _ORDER.index(each.kind)))


def history_for_child(store: Store, child: str, fact: str) -> tuple[FactVersion, ...]:
    """Every version of a fact of a child, or of the family or household that the child belongs to now; oldest first. Raises
    StoreFault: PP770 and PP772, PP773 where nothing was ever told of the fact."""
    with store.reading() as connection:
        known_child(connection, child)
        found = histories(connection, holders(connection, child).values(), fact)
    if not found:
        raise StoreFault(codes.NEVER_TOLD, fact=fact, reason="no record has told it")
    return next(iter(found.values()))
