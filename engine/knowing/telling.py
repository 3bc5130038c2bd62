"""Facts from elsewhere: what a birth notice, a court or another system tells of a child and family, and no record asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from .. import knowing_codes as codes
from .. import store_codes
from ..answers import OnRecord
from ..artifact import Artifact
from ..session import Session
from ..store.fault import StoreFault
from ..store.moments import moment
from ..store.name import named
from ..store.store import Store
from .fact_history import add, current, history_of
from .identity import FAMILY, HOUSEHOLD, NEW_HERE, belong, enrol, holders, known_here
from .known import holder_of
from .version import CONFIRMED, CORRECTED, NEW, FactVersion, same


def tell(
    store: Store, child: str, facts: Mapping[str, Any], *, source: str, by: str, at: datetime | None = None
) -> dict[str, FactVersion]:
    """Keep facts that came from elsewhere, and give the new version of each. `facts` are as `Session.open` takes them; `source` is what
    records say of where they came from: `birth notice`. Drafts that saw otherwise show them as changed. All are kept, or none. `at` is when: now, or
    a time with its zone (PP769).

    Raises AnswerFault for what is another thing than the fact's type; StoreFault: PP770, PP773 for a fact that no exemplar in the store
    has, PP787 in a store without an exemplar, PP759.
    """
    when = moment(at)
    named("a source", source)
    named("whoever tells", by)
    held = [_read(store, fact, said) for fact, said in facts.items()]
    kept: dict[str, FactVersion] = {}
    with store.writing() as writing:
        connection = writing.connection
        known_here(connection, child)
        held_by = holders(connection, child)
        for kind in (FAMILY, HOUSEHOLD):
            if kind not in held_by:
                held_by[kind] = enrol(connection, kind)
                belong(connection, child, kind, held_by[kind], how=NEW_HERE, since=when[:10], at=when, by=by)
        for fact, artifact, one in held:
            holder = holder_of(artifact, fact, held_by)
            if holder is None:
                continue
            now = current(history_of(connection, holder, fact))
            before = None if now is None else now.held
            how = NEW if before is None else CONFIRMED if same(before, one) else CORRECTED
            told = replace(one, on=one.on or when[:10], record=source)
            kept[fact] = add(connection, holder, fact, how, told, at=when, by=by)
    return kept


def _read(store: Store, fact: str, said: Any) -> tuple[str, Artifact, OnRecord]:
    """A fact as an exemplar in the store reads it, the last one that has it."""
    artifacts = store.artifacts()
    if not artifacts:
        raise StoreFault(
            store_codes.NO_ARTIFACT,
            name=fact,
            suggestion="begin a record first: its exemplar says what facts there are",
        )
    artifact = next((one for one in reversed(artifacts) if fact in one.content["facts"]), None)
    if artifact is None:
        raise StoreFault(codes.NEVER_TOLD, fact=fact, reason="no exemplar in the store has such a fact")
    held = Session.open(artifact, facts={fact: said}).on_record(fact)
    assert held is not None
    return fact, artifact, held
