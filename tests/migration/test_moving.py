"""Records of a store move to another version: looked at first, whole or not at all, signed ones never, and back again."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.engine.answers import Answers
from penpicture.engine.artifact import Artifact
from penpicture.engine.canonical import canonical
from penpicture.engine.migration import moving
from penpicture.engine.migration.aside import kept_aside
from penpicture.engine.migration.carrying import migrated
from penpicture.engine.migration.moving import dry_run, move, undo
from penpicture.engine.migration.plan import plan
from penpicture.engine.records.entry import MIGRATED, REDACTED
from penpicture.engine.records.signed import Signature
from penpicture.engine.session import Session
from penpicture.engine.store.erasing import erase
from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.moments import moment
from penpicture.engine.store.signing import sign
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import verify
from tests.engine.written import artifact
from tests.migration.answering import answers_to
from tests.store.small import BODY, begun, exemplar, said, store, values

WHEN = datetime(2026, 6, 2, 9, 30, tzinfo=UTC)
BOARD = "Practice board"
NARROW = "        type: number\n        at most: 9\n"


@cache
def next_one(*changes: tuple[str, str]) -> Artifact:
    """The small exemplar's next version."""
    body = BODY
    for gone, come in changes or RENAMED:
        assert body.count(gone) == 1, gone
        body = body.replace(gone, come)
    return artifact(body)


RENAMED = (
    ("      - id: story\n", "      - id: account\n        was: story\n"),
    ("        type: number\n", NARROW),
    (
        "          never: No, never\n",
        "          no_never:\n            say: No, never\n            was: never\n",
    ),
)
NO_SIBLINGS = (BODY[BODY.index("      - id: siblings") :], "")
SIGNED = Signature("worker", "Sam Lee")


def spelled(answers: Answers) -> bytes:
    """Answers in the one spelling that they have (RFC 8785): in which order they were said does not matter."""
    return canonical(answers.as_json())


def sound(kept: Store) -> bool:
    return not verify(kept).mismatches


def test_a_look_first_says_what_would_become_of_every_record_and_writes_nothing(tmp_path: Path) -> None:
    with store(tmp_path) as kept:
        begun(kept, "a", story="Words of a family", how_long=4)
        begun(kept, "b", how_long=12, drinking="never")
        before = {each.record: each for each in kept.records()}
        found = dry_run(kept, next_one())
        assert found.records == 2 and found.needs == ("b",)
        assert {each.record: each for each in kept.records()} == before
        assert [each.name for each in kept.artifacts()] == ["small@1.0.0"]
        assert "Words of a family" not in str(found.as_json())
        assert move(kept, next_one(), by=BOARD).as_json() == found.as_json()


def test_each_record_gets_one_entry_that_names_both_versions_and_says_who(tmp_path: Path) -> None:
    with store(tmp_path) as kept:
        begun(kept, "a", story="Long ago", how_long=12)
        move(kept, next_one(), by=BOARD, at=WHEN)
        history = kept.history("a")
        last = history.entries[-1]
        assert (last.kind, last.by, last.at) == (MIGRATED, BOARD, moment(WHEN))
        assert last.under.content == next_one().content_hash
        assert history.entries[0].under.content == exemplar().content_hash
        assert last.more["from"] == last.more["to"] == "small@1.0.0"
        assert set(last.said) == {"account", "story", "how_long"}
        assert values(kept, "a") == {"account": "Long ago"}
        assert sound(kept)


def test_what_has_no_place_is_read_from_the_history_for_ever(tmp_path: Path) -> None:
    with store(tmp_path) as kept:
        begun(kept, "a", story="Long ago", how_long=12, siblings=["Ada", "Bo"])
        move(kept, next_one(*RENAMED, NO_SIBLINGS), by=BOARD, at=WHEN)
        once = kept_aside(kept.history("a"))
        assert [(each.place, each.rule, each.needs) for each in once] == [
            ("how_long", "V_TIGHTEN", True),
            ("siblings[]", "Q_DELETE", False),
            ("siblings[r1].name", "Q_DELETE", False),
            ("siblings[r2].name", "Q_DELETE", False),
        ]
        assert [each.leaf.said.get("value") for each in once] == [12, None, "Ada", "Bo"]
        assert {each.under.content for each in once} == {exemplar().content_hash}
        kept.write(
            "a", {**said(account="Now"), "given": {"account": {"value": "Now"}}}, by="Sam Lee", after=2
        )
        later = next_one(("For how many weeks?", "For how long?"), *RENAMED, NO_SIBLINGS)
        move(kept, later, by=BOARD)
        assert kept_aside(kept.history("a")) == once
        assert sound(kept)


def test_undoing_puts_a_record_back_to_the_byte_and_the_history_keeps_both(tmp_path: Path) -> None:
    with store(tmp_path) as kept:
        begun(kept, "a", story="Long ago", how_long=12, drinking="never", siblings=["Ada"])
        before, leaves = spelled(kept.answers("a")), kept.history("a").standing()
        move(kept, next_one(), by=BOARD)
        assert spelled(kept.answers("a")) != before
        assert undo(kept, next_one(), by=BOARD).records == 1
        assert spelled(kept.answers("a")) == before and kept.history("a").standing() == leaves
        assert [each.kind for each in kept.history("a").entries] == ["began", "migrated", "undone"]
        assert kept_aside(kept.history("a")) == () and sound(kept)
        assert undo(kept, next_one(), by=BOARD).records == 0
        assert move(kept, next_one(), by=BOARD).records == 1
        elsewhere = Artifact.of(next_one().content, {"moved": "elsewhere"})
        assert undo(kept, elsewhere, by=BOARD).records == 1, (
            "a version is its content, wherever it comes from"
        )


def test_two_moves_are_undone_one_after_the_other(tmp_path: Path) -> None:
    second = next_one(("What happened?", "What came about?"), *RENAMED[1:])
    with store(tmp_path) as kept:
        begun(kept, "a", story="Long ago", drinking="never")
        before = spelled(kept.answers("a"))
        move(kept, next_one(), by=BOARD)
        between = spelled(kept.answers("a"))
        move(kept, second, by=BOARD)
        assert undo(kept, next_one(), by=BOARD).records == 0
        assert undo(kept, second, by=BOARD).records == 1
        assert spelled(kept.answers("a")) == between
        assert undo(kept, next_one(), by=BOARD).records == 1
        assert spelled(kept.answers("a")) == before and sound(kept)


def test_a_record_that_was_written_to_since_is_not_put_back_and_is_named(tmp_path: Path) -> None:
    with store(tmp_path) as kept:
        for name in ("a", "b"):
            begun(kept, name, story="Long ago")
        move(kept, next_one(), by=BOARD)
        now = {**said(), "given": {"account": {"value": "Something else"}}}
        kept.write("a", now, by="Sam Lee", after=2)
        done = undo(kept, next_one(), by=BOARD)
        assert done.records == 1 and [each.record for each in done.left] == ["a"]
        assert values(kept, "a") == {"account": "Something else"} and values(kept, "b") == {
            "story": "Long ago"
        }


def test_a_signed_record_is_read_as_it_was_and_never_moved(tmp_path: Path) -> None:
    with store(tmp_path) as kept:
        begun(kept, "a", story="Long ago")
        begun(kept, "b", story="Lately")
        sign(kept, "a", by="Sam Lee", signed=[SIGNED], after=1, at=WHEN)
        before = kept.history("a")
        found = move(kept, next_one(), by=BOARD)
        assert (found.records, found.signed) == (1, 1)
        assert kept.history("a") == before and sound(kept)
        assert undo(kept, next_one(), by=BOARD).records == 1


def test_a_moved_record_is_signed_and_verified_like_any_other(tmp_path: Path) -> None:
    with store(tmp_path) as kept:
        begun(kept, "a", story="Long ago", how_long=12, drinking="now", effect="Tired")
        move(kept, next_one(), by=BOARD, at=WHEN)
        seal = sign(kept, "a", by="Sam Lee", signed=[SIGNED], after=2, at=WHEN)
        assert set(seal.answers) == {"account", "drinking", "effect"} and sound(kept)
        assert [each.place for each in kept_aside(kept.history("a"))] == ["how_long"]


def test_a_run_that_was_cut_off_goes_on_where_it_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "BATCH", 2)
    with store(tmp_path) as kept:
        for n in range(5):
            begun(kept, f"r{n}", story=f"Number {n}")

        def cut_off(done: int, of: int) -> None:
            assert of == 5
            if done >= 4:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            move(kept, next_one(), by=BOARD, progress=cut_off)
    with Store.open(tmp_path / "records.store") as kept:
        moved = [each.record for each in kept.records() if each.under.content == next_one().content_hash]
        assert moved == ["r0", "r1", "r2", "r3"] and sound(kept)
        again = move(kept, next_one(), by=BOARD)
        assert (again.records, again.there) == (1, 4)
        assert [values(kept, f"r{n}") for n in range(5)] == [{"account": f"Number {n}"} for n in range(5)]
        assert [len(kept.history(f"r{n}").entries) for n in range(5)] == [2] * 5


def test_whoever_has_the_older_version_open_is_told_that_it_moved(tmp_path: Path) -> None:
    with store(tmp_path) as kept:
        begun(kept, "a", story="Long ago")
        move(kept, next_one(), by=BOARD)
        with pytest.raises(StoreFault, match="moved it to another version"):
            kept.write("a", {**said(), "given": {"account": {"value": "Unseen"}}}, by="Jo Day", after=1)


def test_what_was_erased_stays_erased_and_counts_as_no_answer(tmp_path: Path) -> None:
    with store(tmp_path) as kept:
        begun(kept, "a", story="Nobody may read this", how_long=3)
        gone = kept.history("a").standing()["story"].digest
        with kept.writing() as writing:
            writing.erase("a", [gone])
            under = kept.history("a").under
            writing.append(
                "a", REDACTED, by="Jo Day", at=moment(WHEN), under=under, said={}, more={"erased": [gone]}
            )
        assert sound(kept)
        move(kept, next_one(), by=BOARD)
        assert values(kept, "a") == {"how_long": 3} and sound(kept)
        assert "story" not in kept.history("a").standing()
        assert undo(kept, next_one(), by=BOARD).records == 1
        assert kept.history("a").standing()["story"].erased and sound(kept)


def test_a_record_that_is_not_as_it_was_kept_stays_and_the_others_move(tmp_path: Path) -> None:
    with store(tmp_path) as kept:
        begun(kept, "a", story="Long ago")
        begun(kept, "b", story="Lately")
        with kept.writing() as writing:
            writing.connection.exec_driver_sql(
                "UPDATE leaves SET text = CAST('{}' AS BLOB) WHERE record = 'a'"
            )
        found = move(kept, next_one(), by=BOARD)
        assert found.records == 1 and [each.record for each in found.left] == ["a"]
        assert found.left[0].why == "the answer to `story` was changed since"
        assert kept.standing("a").head == 1


def test_who_moves_records_has_a_name(tmp_path: Path) -> None:
    with store(tmp_path) as kept:
        begun(kept, "a", story="Long ago")
        for do in (move, undo):
            with pytest.raises(StoreFault, match="PP759"):
                do(kept, next_one(), by=" ")


def test_the_version_of_a_fact_that_was_seen_is_still_known(tmp_path: Path) -> None:
    wish = (
        "      - id: story\n",
        "      - id: wants\n        ask: What would help?\n        type: text\n        fact: child.wishes\n      - id: story\n",
    )
    old, new = next_one(wish), next_one(wish, *RENAMED[1:])
    with store(tmp_path) as kept:
        kept.begin(old, subject="child-1", by="Sam Lee", facts={"child.wishes": "A garden"}, record="a")
        with kept.writing() as writing:
            held: Any = {"value": "A garden", "version": "sha256:" + "0" * 64}
            under = kept.history("a").under
            writing.append(
                "a", "wrote", by="Sam Lee", at=moment(WHEN), under=under, said={"fact child.wishes": held}
            )
        move(kept, new, by=BOARD)
        assert kept.history("a").standing()["fact child.wishes"].said == held


@settings(max_examples=6, deadline=None)
@given(records=st.lists(answers_to(exemplar()), min_size=1, max_size=3))
def test_a_store_holds_what_the_plan_says_and_gives_back_what_was(
    records: list[Answers], tmp_path_factory: pytest.TempPathFactory
) -> None:
    target = next_one(*RENAMED, NO_SIBLINGS)
    with store(tmp_path_factory.mktemp("store")) as kept:
        for n, each in enumerate(records):
            kept.begin(exemplar(), subject=f"child-{n}", by="Sam Lee", answers=each, record=f"r{n}")
        before = [kept.answers(f"r{n}") for n in range(len(records))]
        move(kept, target, by=BOARD)
        for n, each in enumerate(before):
            carried = migrated(plan(exemplar(), target), each)
            now = kept.answers(f"r{n}")
            assert now == carried.answers
            Session.open(target, answers=now)
            aside = {one.place for one in kept_aside(kept.history(f"r{n}"))}
            assert aside == {told.address for told in carried.told if told.outcome in ("aside", "person")}
        assert sound(kept)
        undo(kept, target, by=BOARD)
        assert [spelled(kept.answers(f"r{n}")) for n in range(len(records))] == [
            spelled(each) for each in before
        ]


def test_a_record_that_is_erased_while_others_move_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "BATCH", 1)
    with store(tmp_path) as kept:
        for record in ("a", "b"):
            begun(kept, record, story="Long ago")

        def meanwhile(done: int, of: int) -> None:
            if done == 1:
                erase(kept, "b", because="The family asked for it", by=BOARD, early=True)

        found = move(kept, next_one(), by=BOARD, progress=meanwhile)
        assert (found.records, found.erased) == (1, 1)
        assert [each.kind for each in kept.history("b").entries] == ["began", REDACTED]
        assert sound(kept)


def test_records_of_a_version_that_is_not_as_it_was_kept_stay_and_the_others_move(tmp_path: Path) -> None:
    with store(tmp_path) as kept:
        begun(kept, "a", story="Long ago")
        begun(kept, "b", story="Long ago")
        move(kept, next_one(), by=BOARD)
        begun(kept, "c", story="Long ago")
        with kept.writing() as writing:
            writing.connection.exec_driver_sql(
                "UPDATE artifacts SET document = CAST('{}' AS BLOB) WHERE content = ?",
                (exemplar().content_hash,),
            )
    with Store.open(kept.path) as again:
        third = next_one(("What happened?", "What came about?"), *RENAMED[1:])
        found = move(again, third, by=BOARD)
        assert found.records == 2 and [each.record for each in found.left] == ["c"]
        assert "the version that it is kept under" in found.left[0].why
