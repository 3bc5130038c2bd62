"""Ten thousand records of a hundred answers moved to the next version of their exemplar; one line of JSON.

python -m benchmarks.migrating [RECORDS]

Beside ours, the same change of the same answers by hand: `sqlite3` and `json`, one row for each record, no history, nothing checked
and nothing told.
"""

from __future__ import annotations

import json
import resource
import sqlite3
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from penpicture.dsl.source import Source
from penpicture.engine.artifact import Artifact
from penpicture.engine.compile import compile_exemplar
from penpicture.engine.knowing.identity import enrol
from penpicture.engine.migration.moving import BATCH, dry_run, move, undo
from penpicture.engine.records.entry import BEGAN
from penpicture.engine.records.parted import parted
from penpicture.engine.session import Session
from penpicture.engine.store.store import Store, moment, under
from penpicture.engine.store.verifying import verify

RECORDS = 10_000
QUESTIONS = 100
Json = dict[str, Any]

HEAD = "penpicture: 1\nexemplar: bench\nversion: {version}\ntitle: Bench\nabout: child\nsections:\n  - id: first\n    title: First\n    questions:\n"


def versions() -> tuple[Artifact, Artifact]:
    """An exemplar of a hundred questions, and the next: of every ten, one has another name, one other words, one another code, one
    fewer options, one takes several answers, one is retired, one has a narrower range; and one more is asked."""
    old = "".join(_question(n, changed=False) for n in range(QUESTIONS))
    new = "".join(_question(n, changed=True) for n in range(QUESTIONS))
    return _built("1.0.0", old), _built("2.0.0", new)


def _built(version: str, questions: str) -> Artifact:
    built = compile_exemplar(Source("bench.yaml", HEAD.format(version=version) + questions)).artifact
    assert built is not None
    return built


def _question(n: int, *, changed: bool) -> str:
    kind = n % 10
    name, words, more = f"q{n}", f"What of {n}?", ""
    options = "        options:\n          some: Some\n          more: More\n          most: Most\n"
    text = "        type: text\n"
    if kind == 0 and changed:
        name, more = f"p{n}", f"        was: q{n}\n"
    if kind == 1 and changed:
        words = f"And what of {n}?"
    if kind == 2:
        text = "        type: choice\n" + options
        if changed:
            text = text.replace("more: More", "further:\n            say: More\n            was: more")
    if kind == 3:
        text = "        type: choice\n" + (
            options.replace("          most: Most\n", "") if changed else options
        )
    if kind == 4:
        text = ("        type: choices\n" if changed else "        type: choice\n") + options
    if kind == 5 and changed:
        more = "        retired: 2026-05-01\n"
    if kind == 6:
        text = "        type: number\n" + ("        at most: 90\n" if changed else "")
    if kind == 7:
        more = "        ask when: q2 is more\n        if not known: wait\n"
        if changed:
            more = more.replace("is more", "is further")
    if n % 10 == 7 and n > 9:
        more = ""
    return f"      - id: {name}\n        ask: {words}\n{text}{more}"


def answers(old: Artifact, record: int) -> Json:
    """The answers of one record: a hundred, not the same as another's."""
    given: Json = {}
    for n in range(QUESTIONS):
        kind = n % 10
        value: Any = f"Something was said of {n}, in record {record}"
        if kind in (2, 3, 4):
            value = ("some", "more", "most")[(record + n) % 3]
        if kind == 6:
            value = (record * 7 + n) % 100
        given[f"q{n}"] = {"value": value, "by": "Amina", "at": "2026-03-02"}
    return {"penpicture": 1, "answers": "bench", "version": "1.0.0", "given": given}


def fill(store: Store, old: Artifact, count: int) -> None:
    """Begin the records, many in one transaction: this is not what is measured."""
    shown = {name: spec["shown"] for name, spec in old.content["questions"].items()}
    for n in range(0, count, 500):
        with store.writing() as writing:
            writing.keep(old)
            for record in range(n, min(n + 500, count)):
                said = answers(old, record)
                for name, one in said["given"].items():
                    one["shown"] = shown[name]
                name = f"record-{record:06}"
                places = parted(Session.open(old, answers=said).answers()) if record < 50 else said["given"]
                writing.begin(name, f"child-{record}", old)
                enrol(writing.connection, "child", f"child-{record}")
                writing.append(name, BEGAN, by="Amina", at=moment(None), under=under(old), said=places)


def ours(folder: Path, count: int) -> Json:
    """Seconds on the clock and of the processor for a dry run, a move and its undoing."""
    old, new = versions()
    found: Json = {}
    with Store.open(folder / "ours.store", create=True) as store:
        fill(store, old, count)
        for name, do in (
            ("dry", lambda: dry_run(store, new)),
            ("move", lambda: move(store, new, by="Board")),
        ):
            start, busy = time.perf_counter(), time.process_time()
            moved = do()
            found[f"{name}_s"] = time.perf_counter() - start
            found[f"{name}_cpu_s"] = time.process_time() - busy
            assert moved.records == count and not moved.left
        found["needs"] = len(set(moved.needs))
        start = time.perf_counter()
        assert not verify(store).mismatches
        found["verify_s"] = time.perf_counter() - start
        start = time.perf_counter()
        assert undo(store, new, by="Board").records == count
        found["undo_s"] = time.perf_counter() - start
    found["rss_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found


def by_hand(folder: Path, count: int) -> Json:
    """The same answers rewritten where they stand, as durable and in as large transactions."""
    old, new = versions()
    connection = sqlite3.connect(folder / "hand.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute(
        "CREATE TABLE records (record TEXT PRIMARY KEY, version TEXT, answers TEXT, aside TEXT)"
    )
    connection.execute("BEGIN")
    for record in range(count):
        row = (f"record-{record:06}", old.content_hash, json.dumps(answers(old, record)["given"]), "{}")
        connection.execute("INSERT INTO records VALUES (?, ?, ?, ?)", row)
    connection.execute("COMMIT")
    start = time.perf_counter()
    needs: list[str] = []
    names = [name for (name,) in connection.execute("SELECT record FROM records ORDER BY record")]
    for n in range(0, count, BATCH):
        connection.execute("BEGIN IMMEDIATE")
        for name in names[n : n + BATCH]:
            ((text,),) = connection.execute(
                "SELECT answers FROM records WHERE record = ?", (name,)
            ).fetchall()
            given, aside = _rewritten(json.loads(text))
            if aside:
                needs.append(name)
            connection.execute(
                "UPDATE records SET version = ?, answers = ?, aside = ? WHERE record = ?",
                (new.content_hash, json.dumps(given), json.dumps(aside), name),
            )
        connection.execute("COMMIT")
    taken = time.perf_counter() - start
    connection.close()
    return {"hand_s": taken, "hand_needs": len(needs)}


def _rewritten(given: Json) -> tuple[Json, Json]:
    now: Json = {}
    aside: Json = {}
    for name, one in given.items():
        n = int(name[1:])
        kind = n % 10
        if (kind == 3 and one["value"] == "most") or (kind == 6 and one["value"] > 90):
            aside[name] = one
            continue
        if kind == 0:
            name = f"p{n}"
        elif kind == 2 and one["value"] == "more":
            one = {**one, "value": "further"}
        elif kind == 4:
            one = {**one, "value": [one["value"]]}
        now[name] = one
    return now, aside


def measure(count: int) -> Json:
    """Both. Raises AssertionError where they do not send the same number of records to a person."""
    with TemporaryDirectory() as name:
        found = {**ours(Path(name), count), **by_hand(Path(name), count)}
    assert found.pop("needs") == found.pop("hand_needs")
    return found


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]) if sys.argv[1:] else RECORDS)))
