"""What a store is asked wrongly is refused with a code before anything is written: nothing half right is kept for ever."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from penpicture.engine.knowing.looking import look
from penpicture.engine.records.signed import Signature
from penpicture.engine.store import sealing
from penpicture.engine.store.amending import amend
from penpicture.engine.store.due import due
from penpicture.engine.store.erasing import erase
from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.held import held
from penpicture.engine.store.moments import moment
from penpicture.engine.store.redacting import redact
from penpicture.engine.store.severing import sever
from penpicture.engine.store.signing import sign
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import verify
from tests.records.visit import SIGNED_ON, WORKER, begun, exemplar, signed

LATER = datetime(2026, 4, 20, 10, 0, tzinfo=UTC)
RIGHT = {
    "penpicture": 1,
    "answers": "small",
    "version": "1.0.0",
    "given": {"story": {"value": "The rent fell."}},
}


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kept") / "kept.db"
    with Store.open(path, create=True) as store:
        signed(store)
        store.begin(exemplar(), subject="c-2", by="Kim", record="r-2", at=SIGNED_ON)
    return path


@pytest.fixture
def kept(_made: Path, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "kept.db"
    shutil.copy(_made, path)
    with Store.open(path) as store:
        yield store


def put_right(store: Store, because: Any, **more: Any) -> Any:
    """An amendment of what led to it."""
    return amend(store, "r-1", RIGHT, because=because, by="Kim", signed=(WORKER,), after=2, **more)


ERASING: dict[str, Callable[[Store, Any], Any]] = {
    "amend": put_right,
    "redact": lambda store, why: redact(store, "r-1", ["note"], because=why, by="Kim"),
    "erase": lambda store, why: erase(store, "r-1", because=why, by="Kim", early=True),
    "sever": lambda store, why: sever(store, "c-1", because=why, by="Kim"),
}


@pytest.mark.parametrize("what", ERASING)
def test_what_is_done_to_a_record_for_ever_needs_a_reason(kept: Store, what: str) -> None:
    for because in (None, False, 5, "", "  ", "half \ud800"):
        with pytest.raises(StoreFault) as refused:
            ERASING[what](kept, because)
        assert refused.value.code == "PP769"
        assert kept.standing("r-1").head == 2


@pytest.mark.parametrize("because", ["", "  ", "half \ud800", 5])
def test_a_reason_for_writing_says_something_where_one_is_given(kept: Store, because: Any) -> None:
    with pytest.raises(StoreFault) as refused:
        kept.write("r-2", RIGHT, by="Kim", after=1, because=because)
    assert refused.value.code == "PP769"
    assert kept.standing("r-2").head == 1


def test_a_seal_without_a_reason_is_named_and_the_record_can_be_read(
    kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("penpicture.engine.store.amending.reasoned", lambda *_, **__: None)
    made: Any = sealing.sealing
    monkeypatch.setattr("penpicture.engine.store.amending.sealing", lambda *args: made(*args[:-1], None))
    put_right(kept, "It was misheard")
    (found,) = verify(kept).mismatches
    assert (found.record, found.part, found.place) == ("r-1", "seal", "2")
    assert "does not say why" in found.what
    told = kept.session("r-1").signed
    assert told is not None and told.amendments[0].because is None
    assert due(kept, date(2026, 6, 1)).damaged == ()


@pytest.mark.parametrize("nobody", [None, "", 5])
def test_what_is_held_about_nobody_is_not_what_is_held_about_everybody(kept: Store, nobody: Any) -> None:
    with pytest.raises(StoreFault) as refused:
        held(kept, nobody)
    assert refused.value.code == "PP779"


@pytest.mark.parametrize("said", [[], "note"])
def test_an_erasure_that_names_nothing_leaves_no_entry(kept: Store, said: Any) -> None:
    with pytest.raises(StoreFault) as refused:
        redact(kept, "r-1", said, because="They asked", by="Kim")
    assert refused.value.code == "PP769"
    assert kept.standing("r-1").head == 2


@pytest.mark.parametrize("record", ["r-1", "r-2"])
def test_of_an_erased_record_it_is_said_that_it_was_erased(kept: Store, record: str) -> None:
    erase(kept, record, because="By order", by="Kim", early=True)
    head = kept.standing(record).head
    for again in (
        lambda: sign(kept, record, by="Kim", signed=(WORKER,), after=head),
        lambda: amend(kept, record, RIGHT, because="Again", by="Kim", signed=(WORKER,), after=head),
        lambda: kept.write(record, RIGHT, by="Kim", after=head),
        lambda: look(kept, record, by="Kim"),
    ):
        with pytest.raises(StoreFault) as refused:
            again()
        assert refused.value.code == "PP778"


# --- when -------------------------------------------------------------------------------------------------------------

EARLY = datetime(2026, 4, 2, 9, 0, tzinfo=UTC)
NAIVE = datetime(2026, 4, 20, 10, 0)
WHENEVER: dict[str, Callable[[Store, Any], Any]] = {
    "amend": lambda store, at: put_right(store, "It was misheard", at=at),
    "redact": lambda store, at: redact(store, "r-1", ["note"], because="Asked", by="Kim", at=at),
    "erase": lambda store, at: erase(store, "r-1", because="By order", by="Kim", early=True, at=at),
    "sever": lambda store, at: sever(store, "c-1", because="By order", by="Kim", at=at),
    "write": lambda store, at: store.write("r-2", RIGHT, by="Kim", after=1, at=at),
    "sign": lambda store, at: sign(store, "r-2", by="Kim", signed=(WORKER,), after=1, at=at),
    "look": lambda store, at: look(store, "r-2", by="Kim", at=at),
}


@pytest.mark.parametrize("what", WHENEVER)
def test_no_entry_is_kept_before_the_one_before_or_by_a_clock_of_no_zone(kept: Store, what: str) -> None:
    for at in (NAIVE, EARLY, datetime.min, "2026-04-20", date(2026, 4, 20)):
        with pytest.raises(StoreFault) as refused:
            WHENEVER[what](kept, at)
        assert refused.value.code == "PP769"
        assert [kept.standing(each).head for each in ("r-1", "r-2")] == [2, 1]


def test_a_clock_that_is_behind_gives_the_moment_of_the_entry_before() -> None:
    ahead = "2999-01-01T00:00:00.000000Z"
    assert moment(None, since=ahead) == ahead
    assert moment(LATER, since=moment(LATER)) == moment(LATER)


NIGHT = datetime(2026, 7, 2, 0, 30, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize("day", ["2026-07-02", "2026-07-02T00:30:00+01:00", "2026-07-02T00:30:00"])
def test_who_signs_after_midnight_in_summer_signs_with_the_day_that_it_is_there(
    tmp_path: Path, day: str
) -> None:
    with Store.open(tmp_path / "kept.db", create=True) as store:
        begun(store, story="The rent rose.", drinking="never")
        seal = sign(
            store,
            "r-1",
            by="Asha Rahman",
            signed=(Signature("worker", "Asha Rahman", day),),
            after=1,
            at=NIGHT,
        )
        assert seal.at == "2026-07-01T23:30:00.000000Z"


def test_who_signs_with_a_day_to_come_is_refused(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kept.db", create=True) as store:
        begun(store, story="The rent rose.", drinking="never")
        for day in ("2026-07-03", "2026-07-03T00:30:00+01:00", "2026-07-02T00:30:00+00:00", "soon"):
            with pytest.raises(StoreFault) as refused:
                sign(store, "r-1", by="Asha", signed=(replace(WORKER, at=day),), after=1, at=NIGHT)
            assert refused.value.code == "PP769"
