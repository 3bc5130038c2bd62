"""What records say differently of one fact of a child, a family or a household: shown side by side, and never merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from ..answers import OnRecord
from ..mapping import extract
from ..store.histories import history
from ..store.store import Standing, Store
from .changed import changed
from .fact_history import NOTES, current, histories
from .identity import CHILD, HOLDS, holders, joined_to, known_here, members
from .version import TAKEN_BACK, FactVersion, same

DRAFT, SIGNED = "draft", "signed"

Versions = Mapping[tuple[str, str], tuple[FactVersion, ...]]


@dataclass(frozen=True, slots=True)
class Saying:
    """What one record says of a fact: `held`, and since when (`on` in it). `standing` is `draft` or `signed`. `stands` says that this is
    what is known; `saw` that what is known was seen when a draft was written, and that a signed record has told it so."""

    record: str
    child: str
    exemplar: str
    standing: str
    held: OnRecord
    stands: bool
    saw: bool = True


@dataclass(frozen=True, slots=True)
class Conflict:
    """One fact of which records say different things. `kind` is whose fact it is: the child's, the family's or the household's.
    `settled` says that nothing is left to settle: each later record had seen the earlier ones, and corrected them."""

    fact: str
    kind: str
    sayings: tuple[Saying, ...]
    settled: bool


def conflicts(store: Store, of: str) -> tuple[Conflict, ...]:
    """What records say differently of a child, and of the family and household, by fact: of the child the child's own, of family and
    household those of everybody who belongs to it, and those about it. `of` is a child, or a family. Every draft counts, and of each
    child the last signed record that says anything of it. What is about a record alone is no conflict. Raises StoreFault (PP770)."""
    found: dict[tuple[str, str], list[Saying]] = defaultdict(list)
    settled: dict[tuple[str, str], list[OnRecord]] = defaultdict(list)
    with store.reading() as connection:
        known_here(connection, of)
        for kind, holder in holders(connection, of).items():
            people = (of,) if kind == CHILD else (holder, *members(connection, holder))
            records = [each for one in people for each in store.records(subject=one)]
            joined = joined_to(connection, holder)
            known = histories(connection, joined)
            for (fact, _), now in _standing(known, holder, joined).items():
                settled[fact, kind] += now
            for fact, said in _said(store, connection, kind, holder, records, known):
                found[fact, kind].append(said)
    return tuple(
        Conflict(fact, kind, _in_order(said), not _differ([*settled[fact, kind], *_open(said)]))
        for (fact, kind), said in sorted(found.items())
        if _differ([each.held for each in said])
    )


def _said(
    store: Store,
    connection: Connection,
    kind: str,
    holder: str,
    records: list[Standing],
    known: Versions,
) -> Iterator[tuple[str, Saying]]:
    """What each record says of what a kind of holder holds: a signed one as it stands now, amended or redacted, of what it has told."""
    stands = {fact: current(versions) for (of, fact), versions in known.items() if of == holder}
    last: dict[tuple[str, str], tuple[str, Saying]] = {}
    for each in records:
        if each.standing == DRAFT:
            yield from _of_draft(store, connection, kind, each, stands)
        if each.standing != SIGNED:
            continue
        told: dict[str, list[FactVersion]] = defaultdict(list)
        for (_, fact), versions in known.items():
            told[fact] += (
                v for v in versions if v.record == each.record and v.how not in (*NOTES, TAKEN_BACK)
            )
        for fact, one in _of_signed(store, kind, each).items() if any(told.values()) else ():
            if not told.get(fact):
                continue
            own, now = max(told[fact], key=lambda v: str(v.at)), stands.get(fact)
            as_told = own.held is not None and same(own.held, one)
            held = own.held if own.held is not None and as_told else one
            saying = Saying(
                each.record, each.subject, each.exemplar, SIGNED, held,
                now is not None and now.record == each.record and same(now.held, held),
                as_told,
            )  # fmt: skip
            before = last.get((fact, each.subject))
            if before is None or before[0] < str(own.at):
                last[fact, each.subject] = str(own.at), saying
    for (fact, _), (_, saying) in last.items():
        yield fact, saying


def _of_signed(store: Store, kind: str, each: Standing) -> dict[str, OnRecord]:
    """What a signed record says now of what a kind of holder holds, but of the record itself."""
    session = store.session(each.record)
    said = extract(session, record=each.exemplar).published
    return {one.fact: one.held for one in said if HOLDS[one.about] == kind and one.about != "record"}


def _of_draft(
    store: Store,
    connection: Connection,
    kind: str,
    each: Standing,
    stands: Mapping[str, FactVersion | None],
) -> Iterator[tuple[str, Saying]]:
    artifact = store.artifact(each.under)
    found = history(connection, each.record)
    unseen = {one.fact for one in changed(connection, found, each.subject, artifact)}
    session = store.session(each.record)
    for one in extract(session, record=each.exemplar, on=found.entries[-1].at[:10]).published:
        if HOLDS[one.about] == kind and one.about != "record":
            now = stands.get(one.fact)
            yield (
                one.fact,
                Saying(
                    each.record, each.subject, each.exemplar, DRAFT, one.held,
                    now is not None and now.record == each.record and same(now.held, one.held),
                    one.fact not in unseen,
                ),
            )  # fmt: skip


def _standing(
    known: Versions, holder: str, joined: Mapping[str, str]
) -> dict[tuple[str, str], list[OnRecord]]:
    """What is known of each fact, and what was known of those that were found to be the same holder and that nobody has spoken of since."""
    found: dict[tuple[str, str], list[OnRecord]] = {}
    for (of, fact), versions in known.items():
        now, ours = current(versions), current(known.get((holder, fact), ()))
        since = of != holder and ours is not None and str(ours.at) > joined[of]
        if now is not None and now.held is not None and not since:
            found[fact, of] = [now.held]
    return found


def _open(said: list[Saying]) -> list[OnRecord]:
    """What is still to be settled with what is known: drafts, and what a signed record says otherwise than it told."""
    return [each.held for each in said if each.standing == DRAFT or not each.saw]


def _differ(held: list[OnRecord]) -> bool:
    return any(not same(held[0], each) for each in held[1:])


def _in_order(said: list[Saying]) -> tuple[Saying, ...]:
    return tuple(sorted(said, key=lambda each: (each.held.on or "", each.record)))
