"""Whatever is kept says who did it, and a reason that is given says something."""

from __future__ import annotations

from typing import Any

import pytest

from penpicture.engine.knowing.family import moves, new_child, one_family
from penpicture.engine.records.entry import entry
from penpicture.engine.records.signed import Signature
from penpicture.engine.store.amending import amend
from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.redacting import redact
from penpicture.engine.store.signing import sign
from tests.knowing.family import Case
from tests.store import small


def test_nobody_without_a_name_says_who_is_of_a_family(case: Case) -> None:
    sam, lee = case.child(), case.child()
    for refused in (
        lambda: new_child(case.store, by=""),
        lambda: one_family(case.store, sam, lee, by=""),
        lambda: moves(case.store, sam, since="2026-03-01", by=" "),
    ):
        with pytest.raises(StoreFault, match="PP759"):
            refused()


@pytest.mark.parametrize("since", ["", "yesterday", "20260301", "2026-02-30", "2026-W10-1"])
def test_a_child_moves_on_a_day(case: Case, since: str) -> None:
    with pytest.raises(StoreFault, match="PP769: `since`"):
        moves(case.store, case.child(), since=since, by="A. Worker")


def test_a_reason_without_a_word_is_none(case: Case) -> None:
    sam, lee = case.child(), case.child()
    record = case.signed(sam, language="Welsh")
    answers = {
        "penpicture": 1,
        "answers": "visit",
        "version": "1.0.0",
        "given": {"language": {"value": "French"}},
    }
    for refused in (
        lambda: moves(case.store, sam, since="2026-03-01", by="A. Worker", because=""),
        lambda: one_family(case.store, sam, lee, by="A. Worker", because=" "),
        lambda: amend(case.store, record, answers, because="", by="A. Worker", after=_head(case, record)),
        lambda: redact(case.store, record, ["language"], because="\n", by="A. Worker"),
    ):
        with pytest.raises(StoreFault, match="PP769: `because`"):
            refused()
    assert case.store.answers(record).given["language"].value == "Welsh"


def test_nobody_signs_without_a_name(tmp_path: Any) -> None:
    with small.store(tmp_path) as kept:
        record = small.begun(kept, story="A walk.")
        with pytest.raises(StoreFault, match="PP759"):
            sign(kept, record, by=small.SAM, signed=[Signature("worker", "")], after=1)
        assert kept.standing(record).standing == "draft"


def test_an_entry_goes_on_from_where_the_record_stood_or_is_not_kept(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a database lets two write at once: what the other kept is never written over."""
    record = case.begin(case.child(), language="Welsh")
    with case.store.writing() as open_one:
        found = case.store.history(record)

        def meanwhile(*args: Any, **named: Any) -> Any:
            open_one.connection.exec_driver_sql("update records set head = head + 1")
            return entry(*args, **named)

        monkeypatch.setattr("penpicture.engine.store.writing.entry", meanwhile)
        with pytest.raises(StoreFault, match="PP785"):
            open_one.append(record, "wrote", by="B", at=found.entries[-1].at, under=found.under, said={})
        open_one.connection.rollback()


def _head(case: Case, record: str) -> int:
    return case.store.standing(record).head
