"""What it costs to verify signed records, beside git on the same content; prints one line of JSON (CPU time).

python -m benchmarks.verifying make FOLDER COUNT   so many signed records of a hundred answers in a store, and the same content
                                                   as a git repository: a commit for each entry, a blob for each leaf
python -m benchmarks.verifying ours FOLDER         `verify` of the store, by one process
python -m benchmarks.verifying shared FOLDER       the same by as many as `penpicture verify` would take (time on the clock)
python -m benchmarks.verifying least FOLDER        the least that it could be: each byte hashed once, each entry parsed once
python -m benchmarks.verifying git FOLDER          `git fsck` of the repository
"""

from __future__ import annotations

import json
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from penpicture.engine.artifact import Artifact
from penpicture.engine.store.signing import sign
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import processes, verify

from .written import built

ANSWERS = 100
WHEN = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
WHO = "Sam Lee"


def form() -> Artifact:
    """An exemplar of a hundred questions in sections of ten, of which half are asked only when the first of
    their section is yes, as in the library's."""
    lines = [
        "penpicture: 1",
        "exemplar: bench-records",
        "version: 1.0.0",
        "title: Bench",
        "about: child",
        "sections:",
    ]
    for n in range(ANSWERS):
        if n % 10 == 0:
            lines += [f"  - id: s{n}", f"    title: Section {n}", "    questions:"]
        lines += [f"      - id: q{n}", f"        ask: How does question number {n} go at home?"]
        lines.append(f"        type: {'yes/no' if n % 10 == 0 else 'text'}")
        if n % 10 >= 5:
            lines.append(f"        ask when: q{n - n % 10} is yes")
    return built("\n".join(lines) + "\n")


def make(folder: Path, count: int) -> dict[str, Any]:
    """The store and the repository, anew. Everything is kept as any record is."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    artifact = form()
    start = time.process_time()
    with Store.open(folder / "records.store", create=True) as store:
        for number in range(count):
            given = {
                f"q{n}": {
                    "value": "yes" if n % 10 == 0 else f"What was said of {n} in record {number}",
                    "by": WHO,
                }
                for n in range(ANSWERS)
            }
            said = {"penpicture": 1, "answers": "bench-records", "version": "1.0.0", "given": given}
            name = store.begin(
                artifact, subject=f"child-{number}", by=WHO, answers=said, record=f"r{number}", at=WHEN
            )
            sign(store, name, by=WHO, after=1, at=WHEN)
    taken = time.process_time() - start
    _as_git(folder / "records.store", folder / "records.git")
    return {"signed_per_second": count / taken, "bytes": (folder / "records.store").stat().st_size}


def _as_git(kept: Path, at: Path) -> None:
    subprocess.run(["git", "init", "--quiet", "--bare", at], check=True)
    stream = b"".join(_stream(kept))
    subprocess.run(["git", "-C", at, "fast-import", "--quiet"], input=stream, check=True)


def _stream(kept: Path) -> Iterator[bytes]:
    """Every record as a branch: each entry a commit with its text as the message, each leaf that it says a file."""
    with closing(sqlite3.connect(kept)) as connection:
        leaves: dict[str, bytes] = {}
        for record, number, body in connection.execute(_ENTRIES):
            if number == 1:
                rows = connection.execute("SELECT digest, salt, text FROM leaves WHERE record = ?", (record,))
                leaves = {digest: salt + text for digest, salt, text in rows}
            yield b"commit refs/heads/%b\ncommitter Sam <sam@example.org> 0 +0000\n" % record.encode()
            yield b"data %d\n%b\n" % (len(body), body)
            for one in json.loads(body)["said"].values():
                yield b"M 644 inline %b\ndata %d\n%b\n" % (one.encode(), len(leaves[one]), leaves[one])
            yield b"\n"


_ENTRIES = "SELECT record, number, body FROM entries ORDER BY record, number"


def ours(folder: Path) -> dict[str, Any]:
    """Every record verified. Raises AssertionError where one is not sound."""
    with Store.open(folder / "records.store") as store:
        start = time.process_time()
        found = verify(store)
        taken = time.process_time() - start
    assert found.sound and not found.mismatches, found.mismatches[:1]
    return {"per_second": len(found.sound) / taken}


def shared(folder: Path) -> dict[str, Any]:
    """The same, by as many processes as are worth their beginning."""
    with Store.open(folder / "records.store") as store:
        start = time.perf_counter()
        jobs = processes(store)
        found = verify(store, jobs=jobs)
        taken = time.perf_counter() - start
    assert found.sound and not found.mismatches, found.mismatches[:1]
    return {"processes": jobs, "per_second": len(found.sound) / taken}


def least(folder: Path) -> dict[str, Any]:
    """Every byte read and hashed once, every entry parsed once, and nothing compared: nothing in Python could do with less."""
    with closing(sqlite3.connect(folder / "records.store")) as connection:
        start = time.process_time()
        count = 0
        for _, number, body in connection.execute(_ENTRIES):
            count += number == 1
            sha256(body).hexdigest()
            json.loads(body)
        for salt, place, text in connection.execute("SELECT salt, CAST(place AS BLOB), text FROM leaves"):
            sha256(salt + place + b"\0" + text).hexdigest()
        return {"per_second": count / (time.process_time() - start)}


def by_git(folder: Path) -> dict[str, Any]:
    """The repository checked whole. Raises CalledProcessError where it is not sound."""
    at = folder / "records.git"
    heads = subprocess.run(["git", "-C", at, "for-each-ref"], check=True, capture_output=True).stdout
    before = _children()
    subprocess.run(["git", "-C", at, "fsck", "--full", "--strict"], check=True, capture_output=True)
    return {"per_second": heads.count(b"\n") / (_children() - before)}


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    what, where, *rest = sys.argv[1:]
    at = Path(where)
    print(
        json.dumps(
            make(at, int(rest[0]))
            if what == "make"
            else {"ours": ours, "shared": shared, "least": least, "git": by_git}[what](at)
        )
    )
