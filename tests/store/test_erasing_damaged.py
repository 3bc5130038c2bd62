"""Whoever has to erase can, also in a record that is not as it was kept; and no record becomes sound by it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from penpicture.engine.records.entry import Entry, read_entry
from penpicture.engine.store.erasing import erase
from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.redacting import redact
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import verify
from penpicture.erasure import erased_text, redacted_text
from tests.cli.conftest import Say, desk, say
from tests.store.small import SAM, begun, store
from tests.store.test_redacting import CANARY, files, signed

__all__ = ["desk", "say"]

WHY = "By order of the court"

DAMAGE = {
    "the answer itself": "UPDATE leaves SET text = replace(text, 'Lane', 'Road') WHERE place = 'story'",
    "another answer": "UPDATE leaves SET text = '{\"value\":4}' WHERE place = 'how_long'",
    "an answer that is no text": "UPDATE leaves SET text = x'ff00' WHERE place = 'how_long'",
    "a status": "UPDATE leaves SET text = 'half' WHERE place LIKE 'status %'",
    "a page": "UPDATE leaves SET text = text || 'x' WHERE place LIKE 'rendering %'",
    "an answer that is gone": "DELETE FROM leaves WHERE place = 'how_long'",
    "an answer under another name": "UPDATE leaves SET place = 'effect' WHERE place = 'story'",
    "an entry": "UPDATE entries SET body = CAST(replace(body, 'Sam Lee', 'Sal Lee') AS BLOB) WHERE number = 1",
    "an entry that is none": "UPDATE entries SET body = x'7b7d' WHERE number = 1",
    "an entry that is gone": "DELETE FROM entries WHERE number = 2",
    "where it stands": "UPDATE records SET head = 7",
    "its digest": "UPDATE records SET digest = 'sha256:00'",
    "how it stands": "UPDATE records SET standing = 'draft'",
    "how it stands, as if it was erased": "UPDATE records SET standing = 'erased'",
    "its artifact in the index": "UPDATE records SET content = 'sha256:00'",
    "whom it is about": "UPDATE records SET subject = 'child-2'",
    "its artifact": "UPDATE artifacts SET document = replace(document, 'What happened', 'What hurt')",
    "the ledger": "DELETE FROM ledger",
}


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Store]:
    with store(tmp_path) as found:
        begun(found, story=f"They live at {CANARY}", how_long=3, drinking="now", effect="Loud")
        signed(found)
        yield found


def hurt(path: Path, how: str) -> None:
    with sqlite3.connect(path) as other:
        assert other.execute(DAMAGE[how]).rowcount
    other.close()


@pytest.mark.parametrize("how", DAMAGE)
def test_it_is_gone_from_the_file_and_the_record_stays_damaged(kept: Store, how: str) -> None:
    hurt(kept.path, how)
    before = verify(kept, "r1").mismatches
    assert before
    found = redact(kept, "r1", ["story"], because=WHY, by=SAM, although_damaged=True)
    assert CANARY.encode() not in files(kept.path.parent)
    assert b"They live at" not in files(kept.path.parent)
    told = verify(kept, "r1")
    assert told.mismatches and not told.sound
    assert found.damaged == before
    (last,) = [e for e in entries(kept) if e.kind == "redacted"]
    assert last.more["although"] == [{"part": e.part, "place": e.place, "what": e.what} for e in before]
    assert (last.more["places"], last.because, last.by) == (["story"], WHY, SAM)
    assert before[0].what in redacted_text(found) and found.as_json()["damaged"]


def entries(kept: Store) -> list[Entry]:
    with sqlite3.connect(kept.path) as other:
        found = [
            bytes(body, "utf-8") if isinstance(body, str) else body
            for (body,) in other.execute("SELECT body FROM entries ORDER BY number")
        ]
    other.close()
    return [read_entry(body) for body in found if body != b"{}"]


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_record_goes_whole_and_stays_damaged(kept: Store, how: str) -> None:
    hurt(kept.path, how)
    found = erase(kept, "r1", because=WHY, by=SAM, early=True, although_damaged=True)
    assert CANARY.encode() not in files(kept.path.parent) and b"They live at" not in files(kept.path.parent)
    assert not verify(kept, "r1").sound and verify(kept, "r1").mismatches
    assert kept.standing("r1").standing == "erased"
    assert found.damaged and found.damaged[0].what in erased_text(found)


@pytest.mark.parametrize(
    "how",
    [
        "UPDATE leaves SET salt = NULL, text = NULL WHERE place = 'story'",
        "DELETE FROM leaves WHERE place = 'story'",
    ],
)
def test_the_pages_go_also_where_the_answer_that_they_show_is_not_there_any_more(
    kept: Store, how: str
) -> None:
    with sqlite3.connect(kept.path) as other:
        other.execute(how)
    other.close()
    assert CANARY.encode() in files(kept.path.parent)
    redact(kept, "r1", ["story"], because=WHY, by=SAM, although_damaged=True)
    assert CANARY.encode() not in files(kept.path.parent) and verify(kept, "r1").mismatches
    for nothing in ("story", "no_such"):  # all is gone, and it was never there
        with pytest.raises(StoreFault, match="PP775"):
            redact(kept, "r1", [nothing], because=WHY, by=SAM, although_damaged=True)


@pytest.mark.parametrize(
    "how",
    ["DELETE FROM records WHERE record = 'r1'", "UPDATE records SET record = 'r2' WHERE record = 'r1'"],
)
def test_what_is_left_of_a_record_that_the_index_does_not_have_can_be_erased(kept: Store, how: str) -> None:
    with sqlite3.connect(kept.path) as other:
        other.execute(how)
    other.close()
    with pytest.raises(StoreFault, match="PP786") as refused:
        redact(kept, "r1", ["story"], because=WHY, by=SAM, although_damaged=True)
    assert "--early --although-damaged" in refused.value.help
    found = erase(kept, "r1", because=WHY, by=SAM, early=True, although_damaged=True)
    assert CANARY.encode() not in files(kept.path.parent) and found.leaves
    (told,) = verify(kept, "r1").mismatches
    assert told == found.damaged[0] and entries(kept)[-1].because == WHY
    assert all(each.record for each in verify(kept).mismatches)
    with pytest.raises(StoreFault, match="PP786"):
        erase(kept, "r9", because=WHY, by=SAM, early=True, although_damaged=True)


@pytest.mark.parametrize("name", ["r2", "r9"])
def test_what_lies_under_another_name_is_named_and_can_be_erased_there(kept: Store, name: str) -> None:
    begun(kept, "r2", story="Another story")
    with sqlite3.connect(kept.path) as other:
        other.execute("UPDATE leaves SET record = ? WHERE place = 'story' AND record = 'r1'", (name,))
    other.close()
    found = redact(kept, "r1", ["story"], because=WHY, by=SAM, although_damaged=True)
    assert (
        found.elsewhere == (name,)
        and f"and stays: look at each, and erase it there with --although-damaged as well: {name}"
        in redacted_text(found)
    )
    whole = erase(kept, "r1", because=WHY, by=SAM, early=True, although_damaged=True)
    assert (
        whole.elsewhere == (name,) and whole.as_json()["elsewhere"] == [name] and name in erased_text(whole)
    )
    erase(kept, name, because=WHY, by=SAM, early=True, although_damaged=True)
    assert CANARY.encode() not in files(kept.path.parent)
    assert verify(kept, "r1").mismatches and verify(kept, name).mismatches


def test_where_all_was_moved_to_another_name_nothing_is_said_to_be_gone(kept: Store) -> None:
    with sqlite3.connect(kept.path) as other:
        other.execute("UPDATE leaves SET record = 'r9'")
    other.close()
    with pytest.raises(StoreFault, match="PP775") as refused:
        redact(kept, "r1", ["story"], because=WHY, by=SAM, although_damaged=True)
    assert "lies under r9" in refused.value.help


def test_what_was_erased_and_came_back_is_erased_again_and_the_record_stays_damaged(kept: Store) -> None:
    with sqlite3.connect(kept.path) as other:
        (salt, text) = other.execute("SELECT salt, text FROM leaves WHERE place = 'story'").fetchone()
    redact(kept, "r1", ["story"], because=WHY, by=SAM)
    with sqlite3.connect(kept.path) as other:
        other.execute("UPDATE leaves SET salt = ?, text = ? WHERE place = 'story'", (salt, text))
    other.close()
    redact(kept, "r1", ["story"], because=WHY, by=SAM, although_damaged=True)
    assert CANARY.encode() not in files(kept.path.parent)
    (told,) = verify(kept, "r1").mismatches
    assert told.what.endswith("was erased, and is there again")


def test_a_record_that_was_erased_and_has_nothing_left_is_not_erased_again(kept: Store) -> None:
    hurt(kept.path, "how it stands, as if it was erased")
    erase(kept, "r1", because=WHY, by=SAM, early=True, although_damaged=True)
    with pytest.raises(StoreFault, match="PP778"):
        erase(kept, "r1", because=WHY, by=SAM, early=True, although_damaged=True)


def test_without_the_word_nothing_is_erased_in_a_record_that_is_not_as_it_was_kept(kept: Store) -> None:
    hurt(kept.path, "another answer")
    before = kept.path.read_bytes()
    for refused in (
        lambda: redact(kept, "r1", ["story"], because=WHY, by=SAM),
        lambda: erase(kept, "r1", because=WHY, by=SAM, early=True),
    ):
        with pytest.raises(StoreFault, match="PP784"):
            refused()
    assert kept.path.read_bytes() == before


def test_how_long_a_damaged_record_is_kept_cannot_be_told_so_it_goes_early_or_not_at_all(kept: Store) -> None:
    hurt(kept.path, "another answer")
    with pytest.raises(StoreFault, match="PP776"):
        erase(kept, "r1", because=WHY, by=SAM, although_damaged=True)


def test_a_sound_record_is_redacted_as_ever(kept: Store) -> None:
    found = redact(kept, "r1", ["story"], because=WHY, by=SAM, although_damaged=True)
    assert not found.damaged and not verify(kept).mismatches
    assert "although" not in entries(kept)[-1].more and "damaged" not in found.as_json()


def test_one_damaged_record_keeps_nobody_from_erasing_in_another(kept: Store) -> None:
    begun(kept, "r2", in_touch=CANARY)
    begun(kept, "r3", in_touch="By letter")
    with sqlite3.connect(kept.path) as other:
        other.execute(
            "INSERT INTO leaves SELECT 'r1', 'd', 'fact plan.staying_in_touch', x'00', x'ff' FROM records LIMIT 1"
        )
    other.close()
    redact(kept, "r2", ["in_touch"], because=WHY, by=SAM)
    assert verify(kept, "r2").sound and verify(kept, "r3").sound


def test_a_draft_that_cannot_be_read_is_named_for_somebody_to_look_at(kept: Store) -> None:
    begun(kept, "r2", in_touch=CANARY)
    begun(kept, "r3", in_touch="By letter")
    with sqlite3.connect(kept.path) as other:
        other.execute("UPDATE leaves SET text = x'ff' WHERE record = 'r3'")
    other.close()
    with pytest.raises(StoreFault, match="PP784"):
        redact(kept, "r2", ["in_touch"], because=WHY, by=SAM)
    assert redact(kept, "r2", ["in_touch"], because=WHY, by=SAM, although_damaged=True).said_again == ("r3",)
    assert verify(kept, "r2").sound


def test_the_command_says_what_was_wrong_and_what_stays(say: Say, desk: Path) -> None:
    with Store.open(desk / "kept.db", create=True) as found:
        begun(found, story=CANARY, how_long=3)
    hurt(desk / "kept.db", "another answer")
    words = ["kept.db", "r1", "--because", WHY, "--by", SAM]
    told = say("record", "redact", *words, "story")
    assert told.code == 1 and "PP784" in told.err
    told = say("record", "redact", *words, "story", "--although-damaged")
    assert (
        told.code == 0 and "it was not as it was kept" in told.out and "the answer to `how_long`" in told.out
    )
    told = say("record", "erase", *words, "--early", "--although-damaged")
    assert told.code == 0 and "it was not as it was kept" in told.out
    assert say("verify", "kept.db").code == 1
