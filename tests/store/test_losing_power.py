"""The power goes: the log beside the file ends at some byte, or holds anything from there on. What was acknowledged before it is there."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import verify
from tests.store.small import SAM, begun, said, store

HEAD, FRAME = 32, 24 + 4096
"""Bytes of the log's head and of each page in it (https://sqlite.org/fileformat2.html#walformat)."""


def test_a_log_that_ends_anywhere_loses_only_what_was_not_acknowledged(tmp_path: Path) -> None:
    kept = store(tmp_path)
    begun(kept, story="A fall")
    path, log = tmp_path / "records.store", tmp_path / "records.store-wal"
    lengths: list[int] = []
    with closing(sqlite3.connect(path)) as other:
        other.execute(
            "SELECT count(*) FROM records"
        ).fetchall()  # as long as it is open, the log is not put into the file
        for number in range(1, 5):
            kept.write("r1", said(story=f"Fall {number} " * 60 * number), by=SAM, after=number)
            lengths.append(log.stat().st_size)
        file, written = path.read_bytes(), log.read_bytes()
    random = Random(3)
    ends = {HEAD + n * FRAME for n in range((len(written) - HEAD) // FRAME + 1)}
    ends |= {random.choice((-1, 1, random.randrange(FRAME))) + end for end in ends} | {0, HEAD - 1}
    for end in sorted(end for end in ends if 0 <= end <= len(written)):
        for rest in (b"", random.randbytes(len(written) - end)):
            left = written[:end] + rest
            acknowledged = sum(left[:length] == written[:length] for length in lengths)
            assert copied(tmp_path, file, left) == 1 + acknowledged, end


def copied(folder: Path, file: bytes, log: bytes) -> int:
    """How many entries a store of these two files has, which goes on working."""
    path = folder / "copy.store"
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    path.write_bytes(file)
    path.with_name(path.name + "-wal").write_bytes(log)
    with Store.open(path) as found:
        assert not verify(found).mismatches
        head = found.history("r1").head
        assert found.write("r1", said(story="After"), by=SAM, after=head) == head + 1
        return head
