"""A fact that is not as it was kept is not opened with, and nothing of it is told."""

from __future__ import annotations

import sqlite3
import traceback
from datetime import date

import pytest

from penpicture.engine.knowing.for_one_child import for_one_child
from penpicture.engine.store.due import due
from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.store import Store
from tests.knowing.family import Case, visit

CHANGED = {
    "another value": "update fact_leaves set text = cast(replace(cast(text as text), 'past', 'never') as blob) where place like 'said %'",
    "half a value": "update fact_leaves set text = cast('{\"value\":\"SECRET' as blob) where place like 'said %'",
    "a value taken out": "update fact_leaves set text = null, salt = null where place like 'said %'",
    "no version": "update fact_versions set body = cast('{}' as blob)",
    "no text": "update fact_versions set body = x'ff'",
    "a version that is gone": "delete from fact_versions",
    "another name of a version": "update fact_versions set version = 'v'",
    "somebody else's": "update fact_histories set holder = (select holder from belongs where child = 'c-2' and kind = 'family')",
    "another fact": "update fact_histories set fact = 'family.hopes'",
}


@pytest.mark.parametrize("how", CHANGED)
def test_a_record_does_not_open_with_a_fact_that_was_changed_in_the_file(case: Case, how: str) -> None:
    case.child(identity="c-1")
    case.child(identity="c-2")
    record = case.signed("c-1", drinking="past")
    child = "c-2" if how == "somebody else's" else "c-1"
    _run(case, CHANGED[how])
    for read in (
        lambda: case.begin(child),
        lambda: for_one_child(case.store, child),
    ):
        with pytest.raises(StoreFault, match="PP784: `family") as fault:
            read()
        told = "".join(traceback.format_exception(fault.value))
        assert "SECRET" not in told
        assert fault.value.__context__ is None or fault.value.__suppress_context__
    if child == "c-1":
        assert due(case.store, date(2050, 1, 1)).damaged == (record,)


def test_an_artifact_whose_bytes_are_no_text_is_told_as_damage(case: Case) -> None:
    record = case.begin(case.child())
    _run(case, "update artifacts set document = x'ff'")
    with Store.open(case.store.path) as again, pytest.raises(StoreFault, match="PP784"):
        again.session(record)


def test_an_artifact_of_other_words_is_told_as_damage(case: Case) -> None:
    record = case.begin(case.child())
    _run(case, "update artifacts set document = cast('{}' as blob)")
    with Store.open(case.store.path) as again, pytest.raises(StoreFault, match="PP784"):
        again.begin(visit(), subject="c-9", by="A. Worker")
        again.session(record)


def _run(case: Case, statement: str) -> None:
    connection = sqlite3.connect(case.store.path)
    with connection:
        connection.execute(statement)
    connection.close()
