"""Publishing: what a record says of the child and family goes to where facts are kept, as a new version and never in place of one
(rules R1, R2, C6)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from ..answers import OnRecord
from ..artifact import Artifact
from ..mapping import Published, extract
from ..records.history import History
from ..session import Session
from ..translation_texts import as_written
from .changed import changed_of, noted
from .fact_history import NOTES, add, current, histories
from .identity import FAMILY, HOLDS, HOUSEHOLD, NEW_HERE, belong, enrol, holders
from .version import CONFIRMED, CORRECTED, NEW, TAKEN_BACK, FactVersion, noted_by, same

AT_ONCE = "at once"
"""What a fact is marked with that does not wait for the signature (rule R2)."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a record told: the new `versions` by fact; the facts that `wait`, because they changed since the draft saw them and nobody
    has looked (rule R2); and those that nobody holds: they are about a person, and the record is not."""

    versions: Mapping[str, FactVersion] = field(default_factory=dict)
    wait: tuple[str, ...] = ()
    unheld: tuple[str, ...] = ()


def tells_at_once(artifact: Artifact) -> bool:
    """Whether an exemplar asks for anything that does not wait for the signature."""
    facts = artifact.content["facts"]
    asked = (facts.get(spec["fact"]) for spec in artifact.content["questions"].values() if "fact" in spec)
    return any(spec is not None and spec["publish"] == AT_ONCE for spec in asked)


def publish(
    connection: Connection,
    found: History,
    subject: str,
    session: Session,
    *,
    at: str,
    by: str,
    signing: bool,
    looked: Collection[tuple[str, str | None]] = (),
) -> Told:
    """Keep what a record says of whom it is about, within a transaction, and say what was kept.

    `found` is the record's history with the entry that says it, and `session` the record as it stands. Of a draft, only facts that
    are marked `publish: at once` are kept; when it is signed, or amended, all are (`signing`). None is kept of what changed since the record saw
    it: that waits until somebody has looked. A child whose family or household was never said gets one, in which nobody
    else is until somebody says so. What this record kept before and says no longer is taken back: what stood before
    it stands again, as a version of its own. `looked` are facts, each with the version that the signers looked at without taking it into the
    record: what the record says of them is told. What this record has said already is not said again. Raises StoreFault (PP784).
    """
    artifact = session.program.artifact
    facts = artifact.content["facts"]
    called = as_written(artifact.content["title"]["practitioner"])
    said = extract(session, record=called, on=at[:10])
    speaks = [each for each in said.published if signing or each.publish == AT_ONCE]
    unsaid = [each.fact for each in said.unpublished if each.why != "pending"]
    held_by = _holders(connection, subject, {HOLDS[each.about] for each in speaks}, at=at, by=by)
    known = histories(connection, held_by.values())
    changes = changed_of(found, artifact, held_by, known)
    waits = {each.fact for each in changes if (each.fact, each.version) not in looked}
    seen = {**noted(found), **{fact: noted_by(found.record, version) for fact, version in looked if version}}
    kept: dict[str, FactVersion] = {}
    unheld: list[str] = []
    wait: list[str] = []
    for each in speaks:
        holder = held_by.get(HOLDS[each.about])
        if holder is None:
            unheld.append(each.fact)
        elif each.fact in waits:
            wait.append(each.fact)
        else:
            versions = known.get((holder, each.fact), ())
            how = _how(found.record, each, versions, seen.get(each.fact))
            if how is not None:
                kept[each.fact] = add(
                    connection, holder, each.fact, how, each.held, at=at, by=by, record=found.record, question=each.question
                )  # fmt: skip
    for fact in unsaid:
        holder = held_by.get(HOLDS[facts[fact].get("about")])
        versions = known.get((holder or "", fact), ())
        now = current(versions)
        if holder is None or now is None or now.record != found.record or now.held is None:
            continue
        if now.how == TAKEN_BACK:
            continue
        kept[fact] = add(
            connection, holder, fact, TAKEN_BACK, _before(found.record, versions), at=at, by=by,
            record=found.record, question=session.program.bound[fact],
        )  # fmt: skip
    return Told(kept, tuple(wait), tuple(unheld))


def told_anew(before: Session, now: Session) -> frozenset[str]:
    """The facts of which a record says now another thing than before."""
    said = {each.fact: each.held for each in extract(before).published}
    return frozenset(each.fact for each in extract(now).published if not same(said.get(each.fact), each.held))


def _how(record: str, said: Published, versions: tuple[FactVersion, ...], looked: str | None) -> str | None:
    """How what is said comes to what is known; None where this record has said so already, and has looked at nothing since."""
    looked_at = next((each.number for each in versions if noted_by(record, each.version) == looked), 0)
    own = [each for each in versions if each.record == record and each.how not in NOTES]
    last = own[-1] if own else None
    if last is not None and last.how != TAKEN_BACK and last.number > looked_at and same(last.held, said.held):
        return None
    now = current(versions)
    if now is None or now.held is None:
        return NEW
    return CONFIRMED if same(now.held, said.held) else CORRECTED


def _before(record: str, versions: tuple[FactVersion, ...]) -> OnRecord | None:
    """What stood before what a record said last."""
    for each in reversed(versions):
        if each.record != record and each.how not in NOTES:
            return each.held
    return None


def _holders(connection: Connection, subject: str, kinds: set[str], *, at: str, by: str) -> dict[str, str]:
    found = holders(connection, subject)
    for kind in (FAMILY, HOUSEHOLD):
        if kind in kinds and kind not in found:
            found[kind] = enrol(connection, kind)
            belong(connection, subject, kind, found[kind], how=NEW_HERE, since=at[:10], at=at, by=by)
    return found
