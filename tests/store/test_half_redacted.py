"""A redaction that somebody made by hand, and that left standing what followed from what it erased, is a mismatch."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from penpicture.engine.canonical import canonical, digest
from penpicture.engine.records.signed import Signature
from penpicture.engine.store.amending import amend
from penpicture.engine.store.redacting import redact
from penpicture.engine.store.signing import sign
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import verify
from tests.store.small import SAM, WHEN, begun, said, store


def forged(path: Path, place: str) -> None:
    """Erase one leaf of a record as any program can, under an entry that says so, and put the index right."""
    with closing(sqlite3.connect(path)) as connection:
        head, last = connection.execute("SELECT head, digest FROM records").fetchone()
        (leaf,) = connection.execute("SELECT digest FROM leaves WHERE place = ?", (place,)).fetchone()
        (text,) = connection.execute("SELECT body FROM entries WHERE number = ?", (head,)).fetchone()
        body = {
            name: one for name, one in json.loads(text).items() if name in ("entry", "record", "under", "at")
        }
        body |= {
            "kind": "redacted", "by": "Nobody", "because": "x", "number": head + 1, "previous": last, "said": {},
            "more": {"erased": [leaf], "places": [place]},
        }  # fmt: skip
        made = canonical(body)
        connection.execute("INSERT INTO entries VALUES ('r1', ?, ?, ?)", (head + 1, made, digest(made)))
        connection.execute("UPDATE leaves SET salt = NULL, text = NULL WHERE digest = ?", (leaf,))
        connection.execute("UPDATE records SET head = ?, digest = ?", (head + 1, digest(made)))
        connection.commit()


def signed(folder: Path) -> Store:
    kept = store(folder)
    record = begun(kept, story="They moved.", drinking="now", effect="The nights are short.")
    sign(kept, record, by=SAM, after=1, at=WHEN, render=lambda _: {"page.txt": b"The nights are short."})
    return kept


@pytest.mark.parametrize(
    ("place", "left"),
    [("drinking", "why `effect` was asked or not"), ("effect", "the kept page `page.txt`")],
)
def test_what_still_stands_is_named(tmp_path: Path, place: str, left: str) -> None:
    signed(tmp_path).close()
    forged(tmp_path / "records.store", place)
    with Store.open(tmp_path / "records.store") as kept:
        told = verify(kept)
        assert not told.sound
        assert [each.what for each in told.mismatches] == [
            f"{left} should have gone with what entry 3 of 1 June 2026 erased, and still stands"
        ]


def test_a_redaction_that_was_made_here_is_whole(tmp_path: Path) -> None:
    with signed(tmp_path) as kept:
        redact(kept, "r1", ["drinking"], because="It was another's", by=SAM, at=WHEN)
        after = kept.history("r1").head
        amend(
            kept,
            "r1",
            said(drinking="never"),
            because="Asked again",
            by=SAM,
            signed=[Signature("worker", SAM)],
            after=after,
            at=WHEN,
        )
        redact(kept, "r1", ["effect"], because="It was another's", by=SAM, at=WHEN)
        told = verify(kept, deep=True)
        assert not told.mismatches and told.sound[0].erased > 2
