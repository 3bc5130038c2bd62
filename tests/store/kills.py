"""Killing a program at random moments while it works on a store: what it acknowledged is there, and nothing half done.

The gate does a few; `make store-kills` does 500, `make store-kills KILLS=50` fewer. A killed program takes no more with it than
itself: what it wrote is the system's to put on the disk. Losing power is tried in `test_losing_power`.
"""

from __future__ import annotations

import itertools
import json
import os
import select
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any, NoReturn

from sqlalchemy import Engine, event
from sqlalchemy.pool import Pool

from penpicture.engine.knowing.fact_history import every_history
from penpicture.engine.records.entry import AMENDED, SIGNED
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import verify
from tests.store.work import FIRST, STEPS, Tell, do_one, work

MEMORY = "/dev/shm" if os.path.isdir("/dev/shm") else None
"""A killed program is the same on any disk, and here nobody waits for one."""
PERIOD = 0.2
"""Seconds of a life, at most: a few steps."""


@dataclass
class Seen:
    """What was acknowledged: the last entry of each record, by number and digest; and in which records was about to be written."""

    heads: dict[str, tuple[int, str]] = field(default_factory=dict[str, tuple[int, str]])
    about: frozenset[str] = frozenset()
    steps: int = 0

    def reads(self, line: bytes) -> None:
        """Take in what the worker told."""
        what, *words = json.loads(line)
        if what == "about":
            self.about = frozenset(words[1:])
        else:
            assert what == "done", words
            self.about = frozenset()
            self.heads = {**self.heads, **{record: (one[0], one[1]) for record, one in words[1].items()}}
            self.steps += 1


Doing = Callable[[Store, Random, Tell], None]
"""What a worker does with a store, telling of it."""


def started(path: Path, seed: int, does: Doing = work, dies_at: int | None = None) -> tuple[int, int]:
    """A worker, as a process and the end of a pipe. It kills itself at a point, where one is given."""
    ours, theirs = os.pipe()
    process = os.fork()
    if process:
        os.close(theirs)
        return process, ours
    _works(path, seed, does, dies_at, theirs)


def _works(path: Path, seed: int, does: Doing, dies_at: int | None, pipe: int) -> NoReturn:
    def tell(*words: Any) -> None:
        os.write(pipe, json.dumps(words).encode() + b"\n")

    try:
        if dies_at is not None:
            _die_at(dies_at)
        does(Store.open(path, create=True), Random(seed), tell)
    finally:
        if (fault := sys.exception()) is not None:  # said by the parent
            tell("failed", f"{type(fault).__name__}: {fault}")
        os._exit(0)


def _die_at(point: int) -> None:
    """Kill this process at the n-th thing that is asked of the database, or done with a connection to it."""
    left = [point]

    def passed(*_: Any, **__: Any) -> None:
        left[0] -= 1
        if left[0] <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in ("before_cursor_execute", "after_cursor_execute", "begin", "commit", "rollback"):
        event.listen(Engine, name, passed)
    for name in ("connect", "close"):
        event.listen(Pool, name, passed)


def told(process: int, pipe: int, seen: Seen, seconds: float | None) -> bool:
    """Listen until it ends, or for so long before it is killed. Gives whether it was killed, by itself or by us."""
    ends = None if seconds is None else monotonic() + seconds
    waiting = b""
    killed = False
    while True:
        left = None if ends is None or killed else max(0, ends - monotonic())
        if not select.select([pipe], [], [], left)[0]:
            os.kill(process, signal.SIGKILL)
            killed = True
            continue
        some = os.read(pipe, 65536)
        if not some:
            break
        *lines, waiting = (waiting + some).split(b"\n")
        for line in lines:
            seen.reads(line)
    os.close(pipe)
    _, status = os.waitpid(process, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def look(path: Path, seen: Seen) -> None:
    """Look at what is there after a kill. Raises AssertionError."""
    if not path.exists():
        assert not seen.heads
        return
    kept = Store.open(path)
    with kept.alone() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    found = verify(kept)
    assert not found.mismatches, found.mismatches
    now: dict[str, tuple[int, str]] = {}
    with kept.reading() as connection:
        versions = chain.from_iterable(every_history(connection).values())
        published = {each.record for each in versions if each.said is not None and not each.said.erased}
    for each in kept.records():
        history = kept.history(each.record)
        now[each.record] = history.head, history.entries[-1].digest
        number, digest = seen.heads.get(each.record, (0, ""))
        assert not number or history.entries[number - 1].digest == digest, f"{each.record} is another"
        assert history.head - number in ((0, 1) if each.record in seen.about else (0,)), (
            f"{each.record} by half"
        )
        signed = [history.standing(one.number) for one in history.entries if one.kind in (SIGNED, AMENDED)]
        speaks = any("in_touch" in stood and not stood["in_touch"].erased for stood in signed)
        assert (each.record in published) == speaks, f"{each.record} was signed or published, and not both"
    assert set(seen.heads) <= set(now), "a record is gone"
    seen.heads, seen.about = now, frozenset()


def kill_again_and_again(path: Path, random: Random, times: int) -> int:
    """Kill a worker so often, each time at a random moment, and look each time. Gives how many steps were acknowledged."""
    seen = Seen()
    for _ in range(times):
        process, pipe = started(path, random.randrange(10**9))
        assert told(process, pipe, seen, random.uniform(0, PERIOD))
        look(path, seen)
    return seen.steps


def kill_at_every_point(folder: Path, name: str, every: int = 1, first: int = 1) -> int:
    """Kill a worker at each point of a step, or every n-th, always from where nothing of it was done, and look each time. Gives how
    many there were."""
    seen = Seen()
    for done in ("begin", "sign", *FIRST.get(name, ())):
        _let(folder / "before.store", done, seen)
    for count in itertools.count():
        path = folder / f"{count}.store"
        shutil.copy(folder / "before.store", path)
        since = replace(seen)
        process, pipe = started(path, 1, partial(do_one, name), first + count * every)
        killed = told(process, pipe, since, None)
        look(path, since)
        if not killed:
            assert since.steps == seen.steps + 1
            return count
        _let(path, "begin", since)
    raise AssertionError


def _let(path: Path, name: str, seen: Seen) -> None:
    """Let a worker do a step in peace."""
    process, pipe = started(path, 1, partial(do_one, name))
    assert not told(process, pipe, seen, None)


def warm(folder: Path) -> None:
    """Do everything once, so that no worker has to learn it in its short life."""
    kept = Store.open(folder / "warm.store", create=True)
    for name in ("begin", "begin", *STEPS):
        do_one(name, kept, Random(1), lambda *_: None)
    verify(kept)


def main(times: int, seed: int, every: int) -> None:
    """Kill at length, and say how it went; a broken promise ends it with the number that brings it back."""
    print(f"{times} kills, seed {seed}", flush=True)
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        warm(Path(folder))
        steps = kill_again_and_again(Path(folder) / "random.store", Random(seed), times)
        print(
            f"{times} kills at random moments: {steps} steps acknowledged, all of them there, and whole",
            flush=True,
        )
        for name in STEPS:
            with tempfile.TemporaryDirectory(dir=MEMORY) as fresh:
                points = kill_at_every_point(Path(fresh), name, every)
            print(f"{name}: {points} kills between two statements: nothing half done", flush=True)


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(*(*given, *(500, Random().randrange(10**9), 1)[len(given) :]))
