"""Verifying: whatever was changed by another way than Penpicture's is found, and named down to the answer."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from penpicture.engine.canonical import canonical, digest
from penpicture.engine.records.leaf import leaf_digest
from penpicture.engine.store.amending import amend
from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import Verified, export, processes, verify, verify_document
from penpicture.recording import Editions
from tests.records.visit import ALL, WORKER, begun, said, signed


def tamper(path: Path, change: str, *given: Any) -> None:
    """Change the file of a store as any program can."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(change, given)
        connection.commit()


def found(path: Path, **more: Any) -> Verified:
    with Store.open(path) as store:
        return verify(store, **more)


def first(path: Path) -> tuple[str, str]:
    """What is named, by part and in words."""
    (mismatch,) = found(path).mismatches
    return mismatch.part, mismatch.what


def test_a_store_that_nobody_touched_is_sound(signed_store: Path) -> None:
    told = found(signed_store)
    assert not told.mismatches
    assert [(each.record, len(each.seals), each.erased) for each in told.sound] == [("r-1", 1, 0)]


@pytest.mark.parametrize(
    ("place", "part", "words"),
    [
        (
            "drinking",
            "answer",
            "the answer to `drinking`, as signed on 9 April 2026, was changed since",
        ),
        ("siblings[r1].name", "answer", "the answer to `siblings[r1].name`, as signed"),
        ("siblings[]", "rows", "the rows of `siblings`, as signed"),
        ("fact child.known_as", "fact", "what was on record of `child.known_as`, as signed"),
        ("status effect", "status", "why `effect` was asked or not, as signed"),
        ("pen picture", "pen picture", "what the pen picture said, as signed"),
        ("signature carer", "signature", "the signature of `carer`, as signed"),
        ("rendering record.family.en.html", "rendering", "the kept page `record.family.en.html`, as signed"),
    ],
)
def test_whatever_word_was_changed_is_named(signed_store: Path, place: str, part: str, words: str) -> None:
    tamper(signed_store, "UPDATE leaves SET text = CAST(text || ' ' AS BLOB) WHERE place = ?", place)
    kind, what = first(signed_store)
    assert kind == part and what.startswith(words)


@pytest.mark.parametrize(
    ("change", "part", "words"),
    [
        ("UPDATE leaves SET salt = randomblob(16) WHERE place = 'story'", "answer", "`story`"),
        (
            "UPDATE leaves SET salt = NULL, text = NULL WHERE place = 'story'",
            "answer",
            "no entry says that it was erased",
        ),
        ("UPDATE leaves SET salt = NULL WHERE place = 'story'", "answer", "`story`"),
        ("UPDATE leaves SET place = 'story' WHERE place = 'note'", "answer", "`note`"),
        ("UPDATE leaves SET place = X'FF' WHERE place = 'note'", "answer", "`note`"),
        (
            "UPDATE leaves SET digest = 'sha256:0' WHERE place = 'note'",
            "answer",
            "`note`, as signed on 9 April 2026, is not there",
        ),
        (
            "DELETE FROM leaves WHERE place = 'effect'",
            "answer",
            "`effect`, as signed on 9 April 2026, is not there",
        ),
        (
            "INSERT INTO leaves VALUES ('r-1', 'sha256:1', 'story', X'00', X'00')",
            "leaf",
            "something that no entry of its history knows",
        ),
        (
            "UPDATE entries SET body = CAST(replace(body, 'Kim', 'Jim') AS BLOB)",
            "entry",
            "entry 1 of its history was changed since",
        ),
        (
            "UPDATE entries SET digest = 'sha256:0' WHERE number = 2",
            "entry",
            "entry 2 of its history was changed since",
        ),
        ("DELETE FROM entries WHERE number = 1", "entry", "entry 1 of its history is not there"),
        ("UPDATE entries SET number = 3 WHERE number = 2", "entry", "entry 2 of its history is not there"),
        ("DELETE FROM entries", "entry", "its history is not there"),
        ("DELETE FROM entries WHERE number = 2", "leaf", "no entry of its history knows"),
        ("UPDATE records SET head = 3", "index", "its last entry"),
        ("UPDATE records SET digest = 'sha256:0'", "index", "the digest of its last entry"),
        ("UPDATE records SET standing = 'draft'", "index", "that it is signed"),
        ("UPDATE records SET content = 'sha256:0'", "index", "its artifact"),
        ("UPDATE records SET provenance = 'sha256:0'", "index", "its artifact's provenance"),
        ("UPDATE records SET exemplar = 'smell'", "index", "its exemplar"),
        ("UPDATE entries SET body = 1 WHERE number = 2", "entry", "is of a kind that is never kept"),
        ("UPDATE entries SET body = CAST(body AS TEXT) WHERE number = 2", "entry", "of a kind"),
        (
            "UPDATE leaves SET text = CAST(text AS TEXT) WHERE place = 'note'",
            "answer",
            "not of the kind that was kept",
        ),
        (
            "UPDATE leaves SET digest = CAST(digest AS BLOB) WHERE place = 'note'",
            "answer",
            "`note`, as signed on 9 April 2026, is not there",
        ),
        ("UPDATE leaves SET place = CAST(place AS BLOB) WHERE place = 'note'", "answer", "`note`"),
        ("UPDATE leaves SET salt = 'abc' WHERE place = 'note'", "answer", "`note`"),
        ("UPDATE artifacts SET name = 'smell@1.0.0'", "artifact", "is not as it was kept"),
        (
            "UPDATE artifacts SET document = CAST(document || ' ' AS BLOB)",
            "artifact",
            "is not as it was kept",
        ),
        (
            "UPDATE artifacts SET document = CAST(replace(document, 'drinking', 'drinkinG') AS BLOB)",
            "artifact",
            "is not",
        ),
        ("UPDATE artifacts SET provenance = 'sha256:0'", "artifact", "is not there"),
        ("DELETE FROM artifacts", "artifact", "is not there"),
    ],
)
def test_whatever_row_was_changed_is_found(signed_store: Path, change: str, part: str, words: str) -> None:
    tamper(signed_store, change)
    kind, what = first(signed_store)
    assert kind == part and words in what


def test_a_history_without_its_record_is_found(signed_store: Path) -> None:
    tamper(signed_store, "DELETE FROM records")
    assert {each.part for each in found(signed_store).mismatches} == {"index"}


def test_a_record_under_another_name_is_found(signed_store: Path) -> None:
    tamper(signed_store, "UPDATE records SET record = 'r-2'")
    assert ("r-2", "entry") in {(each.record, each.part) for each in found(signed_store).mismatches}


def test_a_name_that_no_longer_is_one_is_found(signed_store: Path) -> None:
    tamper(signed_store, "UPDATE records SET record = CAST(X'72FF31' AS TEXT)")
    assert ("index", "the index has a name that is none") in {
        (each.part, each.what) for each in found(signed_store).mismatches
    }


def test_leaves_under_another_name_are_found(signed_store: Path) -> None:
    tamper(signed_store, "UPDATE leaves SET record = CAST(X'72FF31' AS TEXT) WHERE place = 'note'")
    assert {each.part for each in found(signed_store).mismatches} == {"answer", "index"}


def test_an_answer_that_was_changed_with_its_own_digest_is_found(signed_store: Path) -> None:
    """Whoever changes a leaf and its digest has a leaf that no entry knows."""
    salt, text = b"0" * 16, b'{"value":"never"}'
    made = leaf_digest(salt, "drinking", text)
    tamper(
        signed_store,
        "UPDATE leaves SET salt = ?, text = ?, digest = ? WHERE place = 'drinking'", salt, text, made,
    )  # fmt: skip
    assert first(signed_store) == (
        "answer",
        "the answer to `drinking`, as signed on 9 April 2026, is not there",
    )


def rewrite(
    path: Path, number: int, change: Callable[[dict[str, Any]], None], *, chained: bool = False
) -> None:
    """Write an entry anew, with its digest, and where `chained` the index as well: as whoever knows how could."""
    with closing(sqlite3.connect(path)) as connection:
        (text,) = connection.execute("SELECT body FROM entries WHERE number = ?", (number,)).fetchone()
        body = json.loads(text)
        change(body)
        made = canonical(body)
        connection.execute(
            "UPDATE entries SET body = ?, digest = ? WHERE number = ?", (made, digest(made), number)
        )
        if chained:
            connection.execute("UPDATE records SET digest = ?", (digest(made),))
        connection.commit()


def test_an_entry_that_was_written_anew_breaks_the_chain(signed_store: Path) -> None:
    rewrite(signed_store, 1, lambda body: body.update(by="Jim"))
    assert first(signed_store) == ("entry", "entry 2 of its history does not follow from the one before")


def test_a_last_entry_that_was_written_anew_is_found_by_the_index(signed_store: Path) -> None:
    rewrite(signed_store, 2, lambda body: body.update(by="Jim"))
    assert first(signed_store)[0] == "index"


def test_a_seal_that_was_written_anew_is_not_the_one_that_was_signed(signed_store: Path) -> None:
    rewrite(signed_store, 2, lambda body: body["more"]["seal"].update(at="2026-04-01"), chained=True)
    kind, what = first(signed_store)
    assert kind == "seal" and what.startswith("the seal of the sign-off, of 9 April 2026,")


def test_a_seal_that_says_otherwise_than_the_history_names_the_answer(signed_store: Path) -> None:
    def swap(body: dict[str, Any]) -> None:
        seal = body["more"]["seal"]
        seal["answers"]["story"], seal["answers"]["note"] = seal["answers"]["note"], seal["answers"]["story"]
        body["more"]["sealed"] = digest(canonical(seal))

    rewrite(signed_store, 2, swap, chained=True)
    assert first(signed_store)[1].endswith("says otherwise than the history of the answer to `note`")


def test_a_whole_new_history_agrees_with_itself_and_only_the_seal_on_paper_shows_it(
    signed_store: Path, tmp_path: Path
) -> None:
    """What a chain cannot show; the seal that was printed does."""
    with Store.open(signed_store) as store:
        sealed = store.history("r-1").seals[0].more["sealed"]
        seal = " ".join(sealed.removeprefix("sha256:")[n : n + 4] for n in range(0, 32, 4))
        assert verify(store, "r-1", seal=seal).sound
    forged = tmp_path / "forged.db"
    with Store.open(forged, create=True) as store:
        signed(store, render=Editions(), **{**ALL, "drinking": "never"})
    assert found(forged).sound
    with pytest.raises(StoreFault) as other, Store.open(forged) as store:
        verify(store, "r-1", seal=seal)
    assert other.value.code == "PP767"


def test_a_seal_that_is_there_again_in_other_spelling_is_not_the_one_that_was_signed(
    signed_store: Path,
) -> None:
    """What is hashed is what is read: the true seal does not stand in for another that a program would read instead."""
    with closing(sqlite3.connect(signed_store)) as connection:
        (text,) = connection.execute("SELECT body FROM entries WHERE number = 2").fetchone()
        more = json.loads(text)["more"]
        more["seal"]["as_of"] = "another day"
        other = canonical(more).replace(b'"seal', b'"\\u0073eal')
        true = b'"more":' + canonical(json.loads(text)["more"])
        made = text.replace(true, true + b',"\\u006dore":' + other)
        assert json.loads(made)["more"]["seal"]["as_of"] == "another day"
        connection.execute("UPDATE entries SET body = ?, digest = ? WHERE number = 2", (made, digest(made)))
        connection.execute("UPDATE records SET digest = ?", (digest(made),))
        connection.commit()
    assert first(signed_store)[0] == "seal"


def test_a_few_letters_of_a_seal_are_not_enough(signed_store: Path) -> None:
    with Store.open(signed_store) as store:
        sealed = store.history("r-1").seals[0].more["sealed"]
        with pytest.raises(StoreFault):
            verify(store, "r-1", seal=sealed[:20])
        assert verify(store, "r-1", seal=sealed).sound


def test_an_amended_answer_is_named_by_its_amendment(signed_store: Path) -> None:
    part = {
        "penpicture": 1,
        "answers": "small",
        "version": "1.0.0",
        "given": {"story": {"value": "Another story."}},
    }
    with Store.open(signed_store) as store:
        amend(store, "r-1", part, because="Misheard.", by="Jo", signed=(WORKER,), after=2)
    tamper(signed_store, "UPDATE leaves SET text = X'7B7D' WHERE CAST(text AS TEXT) LIKE '%Another story%'")
    kind, what = first(signed_store)
    assert kind == "answer" and what.startswith("the answer to `story`, as amended on ")


def test_a_draft_is_verified_as_well(store: Store) -> None:
    begun(store, **ALL)
    store.write("r-1", said(**{**ALL, "story": "Another."}), by="Kim", after=1)
    assert [each.seals for each in verify(store).sound] == [()]
    path = store.path
    store.close()
    tamper(path, "UPDATE leaves SET text = X'7B7D' WHERE place = 'note'")
    assert "as kept on 1 April 2026" in first(path)[1]


def test_the_fault_of_one_record_leaves_the_others_sound(signed_store: Path) -> None:
    with Store.open(signed_store) as store:
        signed(store, "r-2")
    tamper(signed_store, "UPDATE leaves SET text = X'7B7D' WHERE place = 'note' AND record = 'r-1'")
    told = found(signed_store)
    assert [each.record for each in told.sound] == ["r-2"]
    assert [each.record for each in told.mismatches] == ["r-1"]
    assert found(signed_store, record="r-2").sound


def test_a_status_that_does_not_follow_from_the_answers_is_found_on_asking(signed_store: Path) -> None:
    """Everything agrees, but somebody sealed that a question was skipped which was asked."""
    with closing(sqlite3.connect(signed_store)) as connection:
        ((old, salt, text),) = connection.execute(
            "SELECT digest, salt, text FROM leaves WHERE place = 'status effect'"
        ).fetchall()
        text = text.replace(b'"asked"', b'"skipped"')
        new = leaf_digest(salt, "status effect", text)
        connection.execute("UPDATE leaves SET digest = ?, text = ? WHERE digest = ?", (new, text, old))
        connection.commit()

    def seal(body: dict[str, Any]) -> None:
        body["said"]["status effect"] = body["more"]["seal"]["statuses"]["effect"] = new
        body["more"]["sealed"] = "sha256:" + hashlib.sha256(canonical(body["more"]["seal"])).hexdigest()

    rewrite(signed_store, 2, seal, chained=True)
    assert found(signed_store).sound
    (mismatch,) = found(signed_store, deep=True).mismatches
    assert mismatch.what.startswith(
        "why `effect` was asked or not, as signed on 9 April 2026, does not follow"
    )


def test_the_work_on_many_records_can_be_shared(signed_store: Path) -> None:
    with Store.open(signed_store) as store:
        for name in ("r-2", "r-3"):
            begun(store, name, **ALL)
    tamper(signed_store, "UPDATE leaves SET text = X'7B7D' WHERE place = 'note' AND record = 'r-2'")
    assert found(signed_store, jobs=2) == found(signed_store)
    assert [each.record for each in found(signed_store, jobs=2).sound] == ["r-1", "r-3"]


@pytest.mark.parametrize("busy", ["", "threading.Thread(target=threading.Event().wait, daemon=True).start()"])
def test_a_program_whose_own_file_cannot_be_read_anew_verifies_all_the_same(
    signed_store: Path, tmp_path: Path, busy: str
) -> None:
    """Where it does nothing else, copies of it share the work; where it does, it has to do it alone."""
    with Store.open(signed_store) as store:
        begun(store, "r-2", **ALL)
    script = tmp_path / "nightly.py"
    script.write_text(
        f"import threading\nfrom penpicture import Store, verify\n{busy}\n"
        f"print(len(verify(Store.open({str(signed_store)!r}), jobs=2).sound))\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "2\n"), done.stderr


def test_what_was_signed_follows_from_its_answers(signed_store: Path) -> None:
    assert found(signed_store, deep=True).sound


# --- a record that was handed on ----------------------------------------------------------------------------------------


@pytest.fixture
def handed_on(signed_store: Path) -> bytes:
    with Store.open(signed_store) as store:
        return export(store, "r-1")


def test_a_record_that_was_handed_on_is_verified_without_the_store(handed_on: bytes) -> None:
    (sound,) = verify_document(handed_on).sound
    assert sound.record == "r-1" and verify_document(handed_on, seal=sound.seals[0]).sound


def test_whom_it_is_about_is_not_in_what_is_handed_on(handed_on: bytes) -> None:
    assert b"c-1" not in handed_on


def test_the_same_record_is_handed_on_in_the_same_bytes(signed_store: Path, handed_on: bytes) -> None:
    with Store.open(signed_store) as store:
        assert export(store, "r-1") == handed_on


def test_a_word_changed_in_it_is_named(handed_on: bytes) -> None:
    (mismatch,) = verify_document(
        handed_on.replace(b"the nights are short", b"the nights are great")
    ).mismatches
    assert mismatch.what.startswith("the answer to `effect`, as signed on 9 April 2026")


@pytest.mark.parametrize("change", [lambda text: text + b"\n", lambda text: text[:-1], lambda text: b"{}"])
def test_a_document_that_was_spelled_anew_is_none(handed_on: bytes, change: Callable[[bytes], bytes]) -> None:
    with pytest.raises(ValueError, match="handed on"):
        verify_document(change(handed_on))


def test_a_large_store_is_shared_among_the_processors_and_a_small_one_is_not(
    signed_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    with Store.open(signed_store) as kept:
        assert processes(kept) == 1
        monkeypatch.setattr("penpicture.engine.store.verifying._WORTH_A_PROCESS", {"fork": 1, "spawn": 1})
        assert processes(kept) == min(len(kept.records()), 4)
