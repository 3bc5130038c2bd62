"""Records past their retention are found and never erased by themselves; erased, their shell stays and says by which rule."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from penpicture.engine.artifact import Artifact
from penpicture.engine.knowing.family import moves, one_family
from penpicture.engine.knowing.telling import tell
from penpicture.engine.store.due import due, kept_now
from penpicture.engine.store.erasing import erase
from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.redacting import redact
from penpicture.engine.store.showing import signed_session
from penpicture.engine.store.signing import sign
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import verify
from penpicture.recording import Editions, shown
from tests.engine.written import artifact
from tests.knowing.family import Case

WHEN = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
LATER = datetime(2050, 6, 1, tzinfo=UTC)
CANARY = "xq7-Canary-xq7"
BODY = """\
retention:
  - keep for: 25 years
    from: child.born_on
    then: erase
    source: Our schedule
  - keep for: 75 years
    from: child.born_on
    then: review
    if: child.looked_after is yes
sections:
  - id: home
    title: At home
    questions:
      - id: likes
        ask: What do you like?
        type: text
      - id: looked_after
        ask: Is the child looked after?
        type: yes/no
        fact: child.looked_after
        no answer because: not_known
"""


@cache
def exemplar() -> Artifact:
    return artifact(BODY)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "kept.db", create=True) as found:
        yield found


def begun(kept: Store, record: str, born: str | None = "2018-05-03", **given: Any) -> None:
    facts = {"child.born_on": born} if born else {}
    answers = {
        "penpicture": 1, "answers": "small", "version": "1.0.0",
        "given": {name: {"value": value} for name, value in given.items()},
    }  # fmt: skip
    kept.begin(
        exemplar(), subject=f"child-{record}", by="Kim", facts=facts, answers=answers, record=record, at=WHEN
    )


def files(kept: Store) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(kept.path.parent.iterdir()))


def test_a_record_is_due_on_the_day_after_its_last_one(kept: Store) -> None:
    begun(kept, "r1", looked_after="no")
    assert due(kept, date(2043, 5, 3)).due == ()
    (found,) = due(kept, date(2043, 5, 4)).due
    assert (found.record, found.until, found.then, found.rule.source) == (
        "r1",
        "2043-05-03",
        "erase",
        "Our schedule",
    )


def test_what_cannot_be_told_and_what_is_kept_still_is_told_apart(kept: Store) -> None:
    begun(kept, "no-date", born=None, looked_after="no")
    begun(kept, "perhaps-longer")
    found = due(kept, date(2050, 1, 1))
    assert (found.due, found.untold, found.unsaid, found.kept) == ((), ("no-date",), (), 1)


def test_what_is_known_of_the_child_now_counts(kept: Store) -> None:
    begun(kept, "r1", looked_after="no")
    later = {
        "penpicture": 1,
        "answers": "small",
        "version": "1.0.0",
        "given": {"looked_after": {"value": "yes"}},
    }
    kept.begin(exemplar(), subject="child-r1", by="Kim", answers=later, record="r2", at=WHEN)
    assert [each.record for each in due(kept, date(2050, 1, 1)).due] == []


def test_nothing_is_erased_by_looking(kept: Store) -> None:
    begun(kept, "r1", likes=CANARY, looked_after="no")
    due(kept, date(2050, 1, 1))
    assert kept.standing("r1").head == 1 and kept.answers("r1").given["likes"].value == CANARY


def test_a_record_that_is_to_be_kept_still_is_not_erased_but_early_and_with_a_reason(kept: Store) -> None:
    begun(kept, "r1", likes=CANARY, looked_after="no")
    with pytest.raises(StoreFault, match="PP776.* until 3 May 2043"):
        erase(kept, "r1", because="Tidying up", by="Kim", at=WHEN)
    erase(kept, "r1", because="By order of the court", by="Kim", at=WHEN, early=True)
    assert kept.history("r1").entries[-1].more["early"] is True


def test_of_an_erased_record_nothing_is_left_but_its_shell(kept: Store) -> None:
    begun(kept, "r1", likes=CANARY, looked_after="no")
    begun(kept, "r2", likes="Trains")
    found = erase(kept, "r1", because="The schedule says so", by="Kim", at=LATER)
    assert found.leaves == 3 and found.facts == ("child.looked_after",)
    assert CANARY.encode() not in files(kept) and b"Trains" in files(kept)
    last = kept.history("r1").entries[-1]
    assert (last.by, last.because, kept.standing("r1").standing) == ("Kim", "The schedule says so", "erased")
    assert last.more["rule"] == {
        "keep_for": [25, "years"],
        "from": "child.born_on",
        "then": "erase",
        "source": "Our schedule",
    }
    assert verify(kept).mismatches == () and due(kept, date(2100, 1, 1)).due[0].record != "r1"


def test_what_is_known_stays_as_long_as_another_record_of_the_child_does(kept: Store) -> None:
    begun(kept, "r1", looked_after="no")
    kept.begin(exemplar(), subject="child-r1", by="Kim", record="r2", at=WHEN)
    assert erase(kept, "r1", because="x", by="Kim", at=LATER).facts == ()
    assert erase(kept, "r2", because="x", by="Kim", at=LATER, early=True).facts == ("child.looked_after",)


@pytest.mark.parametrize("how", ["joined", "moved"])
def test_what_is_known_of_a_family_that_the_child_belonged_to_before_goes_with_the_last_record(
    tmp_path: Path, how: str
) -> None:
    case = Case(tmp_path)
    with case.store as store:
        child, other = case.child(), case.child()
        record = case.signed(child, needs=CANARY)
        if how == "joined":
            one_family(store, other, child, by="Kim", at=case.now())
        else:
            moves(
                store,
                child,
                to=other,
                family=True,
                since="2026-05-01",
                by="Kim",
                at=case.now(),
                because=CANARY,
            )
            assert CANARY.encode() in files(store)
        assert erase(store, record, because="x", by="Kim", early=True).facts == ("family.needs",)
        assert CANARY.encode() not in files(store) and verify(store).mismatches == ()


def test_what_is_known_of_a_family_stays_while_a_record_of_one_who_ever_belonged_to_it_is_kept(
    tmp_path: Path,
) -> None:
    case = Case(tmp_path)
    with case.store as store:
        child = case.child()
        sibling = case.child(child)
        record, others = case.signed(child, needs="Rest"), case.signed(sibling, hopes="A garden")
        moves(store, sibling, family=True, since="2026-05-01", by="Kim", at=case.now())
        assert erase(store, record, because="x", by="Kim", early=True).facts == ()
        assert set(erase(store, others, because="x", by="Kim", early=True).facts) == {
            "family.needs",
            "family.hopes",
        }


def test_that_a_record_may_go_is_decided_while_nobody_can_write(
    kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(kept, "r1", looked_after="no")

    def decided(*args: Any) -> Any:
        other = sqlite3.connect(kept.path, timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("begin immediate")
        other.close()
        return kept_now(*args)

    monkeypatch.setattr("penpicture.engine.store.erasing.kept_now", decided)
    erase(kept, "r1", because="x", by="Kim", at=LATER)
    assert kept.standing("r1").standing == "erased"


def test_why_something_was_written_can_be_erased_and_goes_with_the_record(kept: Store) -> None:
    begun(kept, "r1", looked_after="no")
    for number, likes in enumerate(("Trains", "Boats"), 1):
        given = {
            "penpicture": 1,
            "answers": "small",
            "version": "1.0.0",
            "given": {"likes": {"value": likes}},
        }
        kept.write("r1", given, by="Kim", after=number, because=f"{CANARY} {likes}")
    found = kept.history("r1").entries[-1]
    assert CANARY not in found.text.decode() and CANARY.encode() in files(kept)
    redact(kept, "r1", ["why written"], because="x", by="Kim")
    assert CANARY.encode() not in files(kept) and kept.answers("r1").given["likes"].value == "Boats"
    given = {"penpicture": 1, "answers": "small", "version": "1.0.0", "given": {"likes": {"value": "Cars"}}}
    kept.write("r1", given, by="Kim", after=4, because=CANARY)
    erase(kept, "r1", because="x", by="Kim", at=LATER, early=True)
    assert CANARY.encode() not in files(kept) and verify(kept).mismatches == ()


def test_an_erased_record_cannot_be_erased_again(kept: Store) -> None:
    begun(kept, "r1", looked_after="no")
    erase(kept, "r1", because="x", by="Kim", at=LATER)
    with pytest.raises(StoreFault, match="PP778"):
        erase(kept, "r1", because="x", by="Kim", at=LATER)


@pytest.mark.parametrize("is_signed", [False, True])
def test_nobody_is_shown_an_erased_record_as_one_that_nobody_answered(kept: Store, is_signed: bool) -> None:
    begun(kept, "r1", looked_after="no")
    if is_signed:
        sign(kept, "r1", by="Kim", after=1, render=Editions())
    erase(kept, "r1", because="x", by="Kim", early=True)
    with pytest.raises(StoreFault, match="PP778"):
        kept.session("r1")
    with pytest.raises(StoreFault, match="PP778"):
        signed_session(kept, kept.history("r1"))
    for told in (shown(kept, "r1", "practitioner"), shown(kept, "r1", "family", now=True)):
        assert "erased" in told.text and "Blank" not in told.text and "What do you like?" not in told.text
    assert kept.history("r1").erased and not verify(kept).mismatches


def test_nobody_writes_in_an_erased_record(kept: Store) -> None:
    begun(kept, "r1", looked_after="no")
    erase(kept, "r1", because="x", by="Kim", at=LATER)
    answers = {
        "penpicture": 1,
        "answers": "small",
        "version": "1.0.0",
        "given": {"likes": {"value": "Trains"}},
    }
    with pytest.raises(StoreFault, match="PP778"):
        kept.write("r1", answers, by="Kim", after=2)


def test_many_records_are_looked_at_in_a_few_statements_and_told_as_each_alone(
    kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(12):
        begun(kept, f"r{n}", looked_after="yes" if n % 3 else "no")
    day = date(2060, 1, 1)
    alone = {each.record: kept_now(kept, each, day) for each in kept.records()}
    asked: list[str] = []

    def counted(*args: Any) -> None:
        asked.append(args[2])

    event.listen(Engine, "before_cursor_execute", counted)
    found = due(kept, day)
    event.remove(Engine, "before_cursor_execute", counted)
    assert len(asked) < 12
    monkeypatch.setattr("penpicture.engine.store.due.BATCH", 5)
    assert due(kept, day) == found
    assert {each.record for each in found.due} == {
        name for name, told in alone.items() if told and told.until and told.until < day.isoformat()
    }
    assert found.kept == 12 - len(found.due) > 0


@pytest.mark.parametrize(
    "change",
    (
        "UPDATE leaves SET text = x'ff' WHERE record = 'r2'",
        "UPDATE fact_leaves SET text = x'ff' WHERE history IN (SELECT history FROM fact_histories WHERE holder = 'child-r2')",
    ),
)
def test_a_record_that_is_not_as_it_was_kept_is_named_and_hides_no_other(kept: Store, change: str) -> None:
    for n in range(1, 4):
        begun(kept, f"r{n}", looked_after="no")
        tell(kept, f"child-r{n}", {"child.looked_after": "no"}, source="A letter", by="Kim")
    with sqlite3.connect(kept.path) as other:
        assert other.execute(change).rowcount
    other.close()
    found = due(kept, date(2060, 1, 1))
    assert found.damaged == ("r2",) and [each.record for each in found.due] == ["r1", "r3"]
