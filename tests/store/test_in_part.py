"""A reader's part of a record, written back, takes nothing back that the reader did not see; nor does any part that says that it is one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from penpicture.cli import outcome
from penpicture.engine.answer_checking import AnswerFault
from penpicture.engine.knowing.family import new_child
from penpicture.engine.knowing.telling import tell
from penpicture.engine.session import Session
from penpicture.engine.store.store import Store
from penpicture.renderers.answer_file import answer_file
from penpicture.renderers.edition import Edition
from tests.records.visit import ALL, begun, exemplar, said


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "kept.db", create=True) as store:
        begun(store, **ALL)
        yield store


def values(store: Store) -> dict[str, object]:
    return {name: one.value for name, one in store.answers("r-1").given.items()}


def test_what_a_family_writes_back_leaves_what_families_do_not_see(kept: Store) -> None:
    view = kept.session("r-1").seen_by("family")
    view.answer("drinking", "now")
    kept.write("r-1", view.answers(), by="Mum", after=1)
    assert values(kept) == {**ALL, "drinking": "now"}
    assert kept.history("r-1").entries[-1].said.keys() == {"drinking"}


def test_so_does_the_file_that_a_familys_form_opens(kept: Store) -> None:
    (data,) = answer_file(kept.session("r-1"), Edition("family")).files.values()
    told = json.loads(data)
    assert told["reader"] == "family" and "note" not in told["given"]
    told["given"]["story"] = {"value": "The rent fell."}
    kept.write("r-1", told, by="Mum", after=1)
    assert values(kept) == {**ALL, "story": "The rent fell."}


@pytest.mark.parametrize(
    ("hidden", "named"),
    [
        ({"given": {"note": {"value": "Nobody was told."}}}, "`note`"),
        ({"reader": "school", "lateness": "We were short of staff."}, "why the work was late"),
    ],
)
def test_a_readers_part_says_nothing_that_the_reader_may_not_see(
    kept: Store, hidden: dict[str, object], named: str
) -> None:
    part = {**said(), "rows": {}, "reader": "family", **hidden}
    with pytest.raises(AnswerFault) as fault:
        kept.write("r-1", part, by="Mum", after=1)
    assert fault.value.code == "PP721" and fault.value.message.startswith(named)
    assert "Nobody" not in str(fault.value) and "staff" not in str(fault.value)
    assert kept.standing("r-1").head == 1


def test_a_readers_part_changes_nothing_that_is_on_record(kept: Store) -> None:
    part = kept.session("r-1").seen_by("family").answers().as_json()
    told = {**part, "facts": {**part["facts"], "child.known_as": {"value": "Robin"}}}
    assert kept.write("r-1", told, by="Mum", after=1) == 1
    assert kept.answers("r-1").facts["child.known_as"].value == "Sam"


def test_a_record_that_begins_with_a_readers_part_opens_with_what_is_known(kept: Store) -> None:
    child = new_child(kept, by="Kim", identity="child-1")
    tell(kept, child, {"child.known_as": "Sam"}, source="birth notice", by="Kim")
    told = {**said(), "rows": {}, "reader": "family", "facts": {"child.known_as": {"value": "Robin"}}}
    record = kept.begin(exemplar(), subject=child, by="Kim", answers=told)
    assert kept.answers(record).facts["child.known_as"].value == "Sam"


def test_nobody_is_a_reader_whom_there_is_not(kept: Store) -> None:
    with pytest.raises(AnswerFault, match="`reader` should be one of `practitioner`, `family`"):
        kept.write("r-1", {**said(), "reader": "bogus"}, by="Mum", after=1)


def test_whoever_goes_on_with_a_readers_part_can_still_read_it(kept: Store) -> None:
    session = Session.open(exemplar(), answers=kept.session("r-1").seen_by("family").answers())
    session.answer("note", "Seen alone.")
    assert "note" not in session.seen_by("family").answers().given
    assert session.seen_by("practitioner").answers().reader == "family"


def test_a_session_that_was_opened_with_a_readers_part_stays_one(kept: Store) -> None:
    part = kept.session("r-1").seen_by("family").answers()
    assert part.reader == "family"
    assert Session.open(exemplar(), answers=part.as_json()).answers().reader == "family"
    assert kept.session("r-1").seen_by("practitioner").answers().reader is None


def test_a_few_answers_in_part_leave_the_rest_and_add_their_rows(kept: Store) -> None:
    few = Session.open(exemplar())
    few.answer("story", "The rent fell.")
    few.add_row("siblings", "r2")
    few.answer("siblings[r2].name", "Jo")
    kept.write("r-1", few.answers(), by="Kim", after=1, in_part=True)
    assert values(kept) == {**ALL, "story": "The rent fell."}
    rows = kept.answers("r-1").rows["siblings"].rows
    assert [(row.row, row.given["name"].value) for row in rows] == [("r1", "Robin"), ("r2", "Jo")]


def test_the_whole_record_takes_back_what_it_leaves_out(kept: Store) -> None:
    whole = kept.session("r-1")
    whole.clear("note")
    kept.write("r-1", whole.answers(), by="Kim", after=1)
    assert "note" not in values(kept)


def test_a_part_that_says_nothing_new_is_no_entry(kept: Store) -> None:
    part = {**said(story=ALL["story"]), "rows": {}}
    assert kept.write("r-1", part, by="Kim", after=1, in_part=True) == 1


def test_a_part_that_does_not_go_with_the_rest_is_refused_whole(kept: Store) -> None:
    few = Session.open(exemplar())
    few.answer("story", "The rent fell.")
    part = few.answers().as_json() | {"rows": {"siblings": {"state": "none"}}}
    with pytest.raises(AnswerFault):
        kept.write("r-1", part, by="Kim", after=1, in_part=True)
    assert kept.standing("r-1").head == 1


def test_the_command_writes_a_part_where_it_is_told_so(kept: Store, tmp_path: Path) -> None:
    part = tmp_path / "part.json"
    part.write_text(json.dumps({**said(story="The rent fell."), "rows": {}}), encoding="utf-8")
    words = ["record", "write", str(kept.path), "r-1", str(part), "--by", "Kim", "--after"]
    assert outcome([*words, "1", "--in-part"]) == 0
    assert values(kept) == {**ALL, "story": "The rent fell."}
    assert outcome([*words, "2"]) == 0
    assert values(kept) == {"story": "The rent fell."}
