"""Random work on a store, one step after another: what `kills` interrupts. Every step changes all that it changes at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from penpicture.engine.migration import moving
from penpicture.engine.records.signed import Signature
from penpicture.engine.session import Session
from penpicture.engine.store.amending import amend
from penpicture.engine.store.redacting import redact
from penpicture.engine.store.signing import sign
from penpicture.engine.store.store import Standing, Store
from tests.store.small import JO, SAM, exemplar, said, second

WORKER = (Signature("worker", SAM),)
MOST = 6
"""Drafts that are open at once."""

Tell = Callable[..., None]
Step = Callable[[Store, str, Random], None]


def anything(random: Random) -> dict[str, Any]:
    """Answers with which the record could be signed."""
    given: dict[str, Any] = {"story": "It began " * random.randint(1, 400)}
    if random.random() < 0.5:
        given["drinking"] = random.choice(["now", "never"])
    if random.random() < 0.5:
        given["in_touch"] = f"Letters, {random.randint(1, 90)} a year"
    if random.random() < 0.5:
        given["siblings"] = [f"Ash {n}" for n in range(random.randint(0, 4))]
    return said(**given)


def begin(kept: Store, record: str, random: Random) -> None:
    """Begin a record."""
    kept.begin(exemplar(), subject=f"child-{record}", by=SAM, answers=anything(random), record=record)


def write(kept: Store, record: str, random: Random) -> None:
    """Answer something else."""
    kept.write(record, anything(random), by=random.choice([SAM, JO]), after=kept.standing(record).head)


def signed(kept: Store, record: str, random: Random) -> None:
    """Sign it as it stands, keep a page, and publish what it says of the child."""
    size = random.choice([10, 5_000, 50_000])
    after = kept.standing(record).head
    sign(kept, record, by=SAM, signed=WORKER, after=after, render=lambda session: page(session, size))


def amended(kept: Store, record: str, random: Random) -> None:
    """Put a signed record right."""
    right = said(story=f"No: {random.random()}", in_touch=f"By telephone, {random.random()}")
    amend(
        kept, record, right, because="It was not so", by=JO, signed=WORKER, after=kept.standing(record).head
    )


def migrated(kept: Store, _: str, __: Random) -> None:
    """Move all drafts to the second version, two at a time."""
    moving.BATCH = 2
    moving.move(kept, second(), by=SAM)


def put_back(kept: Store, _: str, __: Random) -> None:
    """Put those drafts back that were only moved."""
    moving.BATCH = 2
    moving.undo(kept, second(), by=SAM)


def redacted(kept: Store, record: str, _: Random) -> None:
    """Erase what happened, the page that showed it with it."""
    standing = kept.history(record).standing()
    place = "in_touch" if "in_touch" in standing and not standing["in_touch"].erased else "story"
    if standing[place].erased:
        return
    redact(kept, record, [place], because="Asked for", by=SAM)


def page(_: Session, size: int) -> Mapping[str, bytes]:
    """A page, of about that size."""
    return {"record.html": b"<p>It began.</p>" * (size // 16)}


STEPS: dict[str, tuple[Step, str]] = {
    "begin": (begin, ""),
    "write": (write, "draft"),
    "sign": (signed, "draft"),
    "amend": (amended, "signed"),
    "redact": (redacted, "signed"),
    "migrate": (migrated, "draft"),
    "put back": (put_back, "draft"),
}
"""By name, what is done, and to records that stand how; to a new one where nothing is said."""
TO_ALL = {"migrate", "put back"}
"""What is done to all drafts, some at a time."""
FIRST = {
    "write": ["begin"],
    "sign": ["begin"],
    "migrate": ["begin"] * 4,
    "put back": ["begin", "begin", "migrate"],
}
"""What is done before such a step, so that there is something to do it with."""


def next_step(kept: Store, random: Random) -> tuple[str, str]:
    """What to do next, and with which record."""
    standing = kept.records()
    drafts = len(of(standing, "draft"))
    if drafts < 2 or (drafts < MOST and random.random() < 0.2):
        return "begin", f"r{len(standing) + 1:04}"
    could = [name for name, (_, to) in STEPS.items() if to and of(standing, to)]
    name = random.choice([*could, "write"])
    return name, random.choice(of(standing, STEPS[name][1])[-MOST:])


def of(standing: tuple[Standing, ...], how: str) -> list[str]:
    """The records that stand so."""
    return [each.record for each in standing if each.standing == how]


def work(kept: Store, random: Random, tell: Tell) -> None:
    """Work for ever, telling of each step before and after it."""
    while True:
        do(kept, *next_step(kept, random), random, tell)


def do_one(name: str, kept: Store, random: Random, tell: Tell) -> None:
    """Do one step, with a record that stands as it must."""
    standing = kept.records()
    record = (of(standing, STEPS[name][1]) or [f"r{len(standing) + 1:04}"])[-1]
    do(kept, name, record, random, tell)


def do(kept: Store, name: str, record: str, random: Random, tell: Tell) -> None:
    """Do a step, telling of it before and after: the last entry of each record that it wrote in."""
    records = of(kept.records(), STEPS[name][1]) if name in TO_ALL else [record]
    tell("about", name, *records)
    STEPS[name][0](kept, record, random)
    tell("done", name, {each: head(kept, each) for each in records})


def head(kept: Store, record: str) -> tuple[int, str]:
    """The last entry of a record: its number and its digest."""
    entries = kept.history(record).entries
    return len(entries), entries[-1].digest
