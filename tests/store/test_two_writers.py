"""Two who have one record open: the second is told who said what meanwhile, and nothing is written over unseen."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from penpicture.engine.migration.moving import move, undo
from penpicture.engine.records.signed import Signature
from penpicture.engine.store import fault as faults
from penpicture.engine.store.amending import amend
from penpicture.engine.store.fault import Overtaken, StoreFault
from penpicture.engine.store.redacting import redact
from penpicture.engine.store.signing import sign
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import verify
from tests.store.racing import PATIENCE, race
from tests.store.small import JO, SAM, begun, said, second, store, values

WORKER = (Signature("worker", JO),)


def refusal(do: Callable[[], object]) -> str:
    """How something is refused, in words."""
    with pytest.raises(StoreFault) as refused:
        do()
    return str(refused.value)


def test_the_second_is_told_who_wrote_what_and_nothing_is_written_over(tmp_path: Path) -> None:
    kept = store(tmp_path)
    begun(kept, story="A fall", drinking="now")
    kept.write("r1", said(story="A fall", drinking="never", siblings=["Ash"]), by=JO, after=1)
    told = refusal(lambda: kept.write("r1", said(story="Two falls", drinking="now"), by=SAM, after=1))
    assert (
        told
        == "PP785: `r1` is not as you read it: Jo Day wrote `drinking`, `siblings[]`, `siblings[r1].name`"
    )
    assert values(kept) == {"story": "A fall", "drinking": "never"}
    assert kept.write("r1", said(story="Two falls", drinking="never", siblings=["Ash"]), by=SAM, after=2) == 3


def test_a_program_is_told_which_places_who_wrote_and_after_which_entry_to_write(tmp_path: Path) -> None:
    kept = store(tmp_path)
    begun(kept, story="A fall", drinking="now")
    kept.write("r1", said(story="A fall", drinking="never"), by=JO, after=1)
    with pytest.raises(Overtaken) as refused:
        kept.write("r1", said(story="Two falls", drinking="now"), by=SAM, after=1)
    for told in (refused.value, pickle.loads(pickle.dumps(refused.value))):
        assert (told.code, told.places, told.by, told.head) == ("PP785", ("drinking",), (JO,), 2)
    assert kept.write("r1", said(story="Two falls", drinking="never"), by=SAM, after=refused.value.head) == 3


def test_a_standing_that_there_is_none_of_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="draft, signed, erased"):
        store(tmp_path).records(standing="drafts")


def test_no_answer_is_in_what_the_second_is_told(tmp_path: Path) -> None:
    kept = store(tmp_path)
    begun(kept, story="A fall")
    kept.write("r1", said(story="Unsayable"), by=JO, after=1)
    assert "Unsayable" not in refusal(lambda: kept.write("r1", said(story="Mine"), by=SAM, after=1))


@pytest.mark.parametrize(
    ("meanwhile", "told"),
    [
        (lambda kept: move(kept, second(), by=JO), "Jo Day moved it to another version and wrote `how_long`"),
        (lambda kept: (move(kept, second(), by=JO), undo(kept, second(), by=JO)), "undid a move to another version"),
        (lambda kept: redact(kept, "r1", ["story"], because="Asked for", by=JO), "Jo Day redacted it"),
    ],
    ids=["moved", "moved and back", "redacted"],
)  # fmt: skip
def test_whatever_somebody_else_did_to_the_record_is_told(
    tmp_path: Path, meanwhile: Callable[[Store], object], told: str
) -> None:
    kept = store(tmp_path)
    begun(kept, story="A fall", how_long=3)
    meanwhile(kept)
    before = kept.history("r1")
    for do in (
        lambda: kept.write("r1", said(story="Mine"), by=SAM, after=1),
        lambda: sign(kept, "r1", by=SAM, signed=WORKER, after=1),
    ):
        words = refusal(do)
        assert words.startswith("PP785") and told in words
    assert kept.history("r1") == before


def test_who_writes_in_a_record_that_was_signed_meanwhile_is_told(tmp_path: Path) -> None:
    kept = store(tmp_path)
    begun(kept, story="A fall")
    sign(kept, "r1", by=JO, signed=WORKER, after=1)
    assert refusal(lambda: kept.write("r1", said(story="Mine"), by=SAM, after=1)).startswith("PP788")
    assert refusal(lambda: sign(kept, "r1", by=SAM, signed=WORKER, after=1)).startswith("PP788")
    amend(kept, "r1", said(story="Two falls"), because="Heard later", by=JO, signed=WORKER, after=2)
    mine = said(story="Mine")
    assert "Jo Day amended it and wrote `story`" in refusal(
        lambda: amend(kept, "r1", mine, because="Mine", by=SAM, signed=WORKER, after=2)
    )
    assert values(kept) == {"story": "Two falls"}


def test_who_read_more_than_there_is_is_told(tmp_path: Path) -> None:
    """The store was put back to a copy since."""
    kept = store(tmp_path)
    begun(kept, story="A fall")
    told = refusal(lambda: kept.write("r1", said(story="Mine"), by=SAM, after=7))
    assert told.endswith("is not as you read it: of what you read, the last is not there")


def agreed(path: Path, told: list[tuple[list[str], int]], times: int) -> None:
    """Everything that was acknowledged is there, once, and nothing else."""
    kept = Store.open(path)
    entries = [each.digest for each in kept.history("r1").entries]
    assert sorted(entries[1:]) == sorted(digest for done, _ in told for digest in done)
    assert sum(len(done) + refused for done, refused in told) == times * len(told)
    assert not verify(kept).mismatches


def test_programs_that_write_in_one_record_at_once(tmp_path: Path) -> None:
    begun(store(tmp_path), story="A fall")
    path = tmp_path / "records.store"
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.store.racing", str(path), who, "15"], stdout=subprocess.PIPE, text=True
        )
        for who in (SAM, JO)
    ]  # fmt: skip
    told = [json.loads(each.communicate()[0]) for each in running]
    agreed(path, told, 15)


def test_threads_that_write_in_one_record_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "PATIENCE", PATIENCE)
    begun(store(tmp_path), story="A fall")
    path = tmp_path / "records.store"
    with ThreadPoolExecutor(3) as threads:
        told = list(threads.map(lambda who: race(path, who, 10), ("Sam", "Jo", "Kim")))
    agreed(path, told, 10)


def test_those_who_begin_a_record_of_one_name_at_once_begin_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faults, "PATIENCE", PATIENCE)
    path = tmp_path / "records.store"

    def begin(who: str) -> str:
        try:
            return begun(Store.open(path, create=True), "r1", story=who)
        except StoreFault as fault:
            return fault.code

    with ThreadPoolExecutor(4) as threads:
        told = list(threads.map(begin, ("Sam", "Jo", "Kim", "Lu")))
    assert sorted(told) == ["PP758", "PP758", "PP758", "r1"]
    assert len(Store.open(path).records()) == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == ["records.store"]


def test_a_record_that_does_not_go_back_is_told_by_what_was_done_to_it(tmp_path: Path) -> None:
    kept = store(tmp_path)
    begun(kept, story="A fall")
    move(kept, second(), by=JO)
    redact(kept, "r1", ["story"], because="Asked for", by=JO)
    (left,) = undo(kept, second(), by=JO).left
    assert left.why == "something of it was erased since"


def test_answers_of_an_older_version_take_back_nothing_that_it_did_not_ask(tmp_path: Path) -> None:
    with store(tmp_path) as kept:
        begun(kept, story="It began in spring")
        move(kept, second(), by=JO)
        spring = "It began in spring"
        kept.write("r1", {**said(story=spring, home="In the lane"), "version": "2.0.0"}, by=JO, after=2)
        assert kept.write("r1", said(story="It began in May"), by=SAM, after=3) == 4
        assert values(kept) == {"story": "It began in May", "home": "In the lane"}
        kept.write("r1", {**said(story=spring), "version": "2.0.0"}, by=JO, after=4)
        assert "home" not in values(kept)
