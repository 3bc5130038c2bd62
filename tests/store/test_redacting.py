"""Redaction: an answer is gone from the file itself, an entry says so, and everything else verifies as before."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.engine.knowing.fact_history import histories_of_fact
from penpicture.engine.knowing.telling import tell
from penpicture.engine.knowing.verifying import broken
from penpicture.engine.migration.moving import move
from penpicture.engine.records.entry import REDACTED
from penpicture.engine.records.findings import Sound
from penpicture.engine.records.seal import RENDERING
from penpicture.engine.records.signed import Signature
from penpicture.engine.session import Session
from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.redacting import Redacted, redact
from penpicture.engine.store.signing import sign
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import verify
from penpicture.engine.store_codes import FULL
from penpicture.erasure import redacted_text
from tests.engine.written import artifact
from tests.knowing.family import Case
from tests.store.small import BODY, SAM, WHEN, begun, said, store, values

CANARY = "xq7-Canary-Lane-xq7"
WHY = "The parent asked for it to be erased, and the board agreed"


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Store]:
    with store(tmp_path) as found:
        yield found


def gone(case: Store, *parts: str, record: str = "r1") -> Redacted:
    return redact(case, record, parts, because=WHY, by=SAM)


def files(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def page(session: Session) -> dict[str, bytes]:
    """A rendering that shows all that was answered."""
    return {"page.txt": session.answers().dumps().encode()}


def signed(kept: Store) -> None:
    sign(kept, "r1", by=SAM, signed=(Signature("worker", SAM),), after=1, render=page, at=WHEN)


def test_an_erased_answer_is_gone_from_the_file_and_from_what_is_beside_it(kept: Store) -> None:
    begun(kept, story=f"They live at {CANARY}")
    kept.write("r1", said(story=f"They lived at {CANARY} until May"), by=SAM, after=1, at=WHEN)
    assert CANARY.encode() in files(kept.path.parent)
    found = gone(kept, "story")
    assert CANARY.encode() not in files(kept.path.parent)
    assert found.leaves == 2 and found.places == ("story",)
    assert isinstance(verify(kept).sound[0], Sound) and verify(kept).sound[0].erased == 2


def test_the_entry_says_what_when_by_whom_and_why(kept: Store) -> None:
    begun(kept, story=CANARY)
    before = kept.history("r1").standing()["story"].digest
    gone(kept, "story")
    last = kept.history("r1").entries[-1]
    assert (last.kind, last.by, last.because) == (REDACTED, SAM, WHY)
    assert last.more == {"erased": [before], "places": ["story"]}
    assert CANARY not in last.text.decode()


def test_whoever_erases_is_told_while_a_reader_keeps_it_in_the_files(
    kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("penpicture.engine.store.fault.PATIENCE", 0.01)
    begun(kept, story=CANARY)
    begun(kept, "r2", story="A story")
    reader = sqlite3.connect(kept.path)
    reader.execute("begin")
    reader.execute("select count(*) from leaves").fetchall()
    found = gone(kept, "story")
    assert not found.settled and CANARY.encode() in files(kept.path.parent)
    assert "Close every program" in redacted_text(found) and found.as_json()["settled"] is False
    reader.close()
    assert CANARY.encode() not in files(kept.path.parent), "the last one to let go takes it out"
    found = gone(kept, "story", record="r2")
    assert found.settled and "Close" not in redacted_text(found)


def test_what_a_reader_who_may_not_write_left_goes_with_the_next_who_may(
    kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("penpicture.engine.store.fault.PATIENCE", 0.01)
    begun(kept, story=CANARY)
    reader = sqlite3.connect(f"file:{kept.path}?mode=ro", uri=True)
    reader.execute("begin")
    reader.execute("select count(*) from leaves").fetchall()
    found = gone(kept, "story")
    reader.close()
    assert not found.settled and CANARY.encode() in files(kept.path.parent)
    assert "or else the next one that may" in redacted_text(found)
    with Store.open(kept.path) as next_one:
        assert not verify(next_one).mismatches
    assert CANARY.encode() not in files(kept.path.parent)


def test_every_other_answer_stays_and_the_erased_one_is_blank(kept: Store) -> None:
    begun(kept, story=CANARY, how_long=3)
    gone(kept, "story")
    assert values(kept) == {"how_long": 3}
    kept.write("r1", said(story="Said anew", how_long=3), by=SAM, after=2)
    assert values(kept)["story"] == "Said anew"


def test_a_row_goes_with_all_that_stands_in_it_and_the_others_stay(kept: Store) -> None:
    begun(kept, siblings=[CANARY, "Bo"])
    assert gone(kept, "siblings[r1]").places == ("siblings[r1].name",)
    assert CANARY.encode() not in files(kept.path.parent)
    assert [row.given["name"].value for row in kept.answers("r1").rows["siblings"].rows if row.given] == [
        "Bo"
    ]


def test_a_question_of_rows_is_erased_in_every_row(kept: Store) -> None:
    begun(kept, siblings=["Al", "Bo"])
    assert gone(kept, "siblings.name").places == ("siblings[r1].name", "siblings[r2].name")


def test_what_is_taken_out_without_a_word_is_told_from_what_was_redacted(kept: Store) -> None:
    begun(kept, story=CANARY, how_long=3)
    gone(kept, "story")
    with kept.writing() as writing:
        writing.erase("r1", [kept.history("r1").standing()["how_long"].digest])
    told = verify(kept)
    assert not told.sound
    assert (
        told.mismatches[0].place == "how_long"
        and "no entry says that it was erased" in told.mismatches[0].what
    )


@pytest.mark.parametrize("part", ["nothing", "siblings[r9]", "story[", "wrong place"])
def test_what_is_not_there_cannot_be_erased(kept: Store, part: str) -> None:
    begun(kept, story=CANARY)
    with pytest.raises(StoreFault, match="PP775"):
        gone(kept, part)
    assert kept.standing("r1").head == 1


def test_a_slip_of_the_keys_is_told_with_the_part_that_was_most_likely_meant(kept: Store) -> None:
    begun(kept, story=CANARY)
    with pytest.raises(StoreFault) as refused:
        gone(kept, "stroy")
    assert str(refused.value.words["meant"]) == "did you mean `story`? Else "
    with pytest.raises(StoreFault) as refused:
        gone(kept, "nothing_like_it")
    assert refused.value.words["meant"] == ""


def test_what_is_erased_cannot_be_erased_again(kept: Store) -> None:
    begun(kept, story=CANARY)
    gone(kept, "story")
    with pytest.raises(StoreFault, match="PP775"):
        gone(kept, "story")


def test_what_followed_from_an_answer_goes_with_it_and_the_pages_that_showed_it(kept: Store) -> None:
    begun(kept, story="A story", drinking="now", effect="It is loud", how_long=3)
    signed(kept)
    gone(kept, "drinking")
    found = kept.history("r1")
    stood = found.standing(2)
    assert stood["drinking"].erased and stood[RENDERING + "page.txt"].erased
    assert stood["status effect"].erased, "why it was asked says what was answered"
    assert not stood["story"].erased and not stood["effect"].erased and not stood["signature worker"].erased
    assert verify(kept).mismatches == () and verify(kept, deep=True).mismatches == ()
    assert verify(kept, "r1", seal=found.seals[0].more["sealed"]).sound


QUESTIONS = ("story", "drinking", "how_long", "siblings")


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(QUESTIONS), unique=True, min_size=1), st.booleans())
def test_whatever_is_erased_every_other_digest_still_verifies(parts: list[str], is_signed: bool) -> None:
    with TemporaryDirectory() as folder, store(Path(folder)) as kept:
        begun(kept, story="s", drinking="now", how_long=2, siblings=["Al"])
        begun(kept, "other", story="s")
        other = kept.history("other")
        if is_signed:
            signed(kept)
        before = kept.history("r1")
        gone(kept, *parts)
        after = kept.history("r1")
        told = verify(kept)
        assert not told.mismatches and {each.record for each in told.sound} == {"r1", "other"}
        assert after.entries[:-1] == before.entries
        for digest, leaf in after.leaves.items():
            assert leaf == before.leaves[digest] or leaf == replace(
                before.leaves[digest], salt=None, text=None
            )
        assert {digest for digest, leaf in after.leaves.items() if leaf.erased} == after.redacted
        assert kept.history("other") == other


# --- what was told of it elsewhere ------------------------------------------------------------------------------------


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    found = Case(tmp_path)
    yield found
    found.store.close()


def test_the_fact_that_came_of_it_goes_and_where_others_have_it_on_record(case: Case) -> None:
    child = case.child()
    sibling = case.child(child)
    first = case.signed(child, address=CANARY, known_as="Ash")
    second = case.begin(sibling, known_as="Bo")
    assert case.store.answers(second).facts["household.address"].value == CANARY
    found = redact(case.store, first, ["address"], because=WHY, by="A. Worker")
    assert found.facts == ("household.address",) and found.copies == (second,)
    assert CANARY.encode() not in files(case.store.path.parent)
    assert "household.address" not in case.store.answers(second).facts
    assert verify(case.store).mismatches == ()
    with case.store.reading() as connection:
        assert broken(connection) == ()
        (versions,) = histories_of_fact(connection, "household.address")
    assert [each.how for each in versions] == ["new", "redacted"]
    last = case.store.history(second).entries[-1]
    assert (last.kind, last.more["places"]) == (REDACTED, ["fact household.address"])
    assert first not in last.text.decode(), "no record says where else it was said"


def test_who_said_the_same_in_their_own_record_is_named_and_left(case: Case) -> None:
    child = case.child()
    first = case.signed(child, drinking="now")
    second = case.signed(child, drinking="now")
    found = redact(case.store, first, ["drinking"], because=WHY, by="A. Worker")
    assert found.said_again == (second,)
    assert case.store.answers(second).given["drinking"].value == "now"


def test_a_value_that_came_back_when_another_was_taken_back_goes_too(case: Case) -> None:
    child = case.child()
    first = case.signed(child, needs=CANARY)
    draft = case.begin(child, needs="Something else")
    case.write(draft, needs=None)
    redact(case.store, first, ["needs"], because=WHY, by="A. Worker")
    assert CANARY.encode() not in files(case.store.path.parent)


def test_a_draft_that_has_told_nothing_yet_and_says_the_same_is_named(case: Case) -> None:
    child = case.child()
    sibling, stranger = case.child(child), case.child()
    first = case.signed(child, drinking="past", known_as="Ash")
    draft = case.begin(sibling, drinking="past")
    case.begin(sibling, drinking="now")
    case.begin(stranger, drinking="past")
    case.signed(stranger, drinking="past")
    case.begin(sibling, known_as="Ash")
    found = redact(case.store, first, ["drinking", "known_as"], because=WHY, by="A. Worker")
    assert found.said_again == (draft,), "nobody else's family, and no other child's name"


def test_what_was_told_from_elsewhere_goes_with_what_is_on_record_of_it(case: Case) -> None:
    child = case.child()
    sibling = case.child(child)
    case.begin(child, known_as="Ash")
    tell(case.store, child, {"family.needs": CANARY}, source="letter", by="A. Worker", at=case.now())
    first, second = case.begin(child), case.begin(sibling)
    tell(case.store, sibling, {"family.needs": CANARY}, source="call", by="A. Worker", at=case.now())
    found = redact(case.store, first, ["fact family.needs"], because=WHY, by="A. Worker")
    assert found.facts == ("family.needs",) and found.copies == (second,)
    assert CANARY.encode() not in files(case.store.path.parent)
    assert verify(case.store).mismatches == ()


def test_no_reason_and_no_moment_of_a_redaction_stands_with_a_copy_or_a_fact(case: Case) -> None:
    child = case.child()
    sibling = case.child(child)
    first = case.signed(child, address="Somewhere")
    second = case.begin(sibling)
    redact(case.store, first, ["address"], because=WHY, by="A. Worker")
    assert case.store.history(first).entries[-1].because == WHY
    assert case.store.history(second).entries[-1].because is None
    with case.store.reading() as connection:
        (versions,) = histories_of_fact(connection, "household.address")
    assert versions[-1].source.said.keys() == {"version", "at", "by"} and len(versions[-1].at or "") == 10


def test_what_was_on_record_of_it_goes_where_nobody_answered(case: Case) -> None:
    child = case.child()
    first = case.signed(child, address=CANARY)
    second = case.begin(child, known_as="Ash")
    found = redact(case.store, second, ["address"], because=WHY, by="A. Worker")
    assert found.places == ("fact household.address",) and found.facts == ()
    assert found.said_again == (first,), "it is that record's own word, and somebody decides"
    assert "household.address" not in case.store.answers(second).facts
    assert verify(case.store).mismatches == ()


# --- under another version --------------------------------------------------------------------------------------------


def test_an_answer_is_found_under_every_name_that_its_question_had(kept: Store) -> None:
    renamed = artifact(BODY.replace("      - id: story\n", "      - id: account\n        was: story\n"))
    begun(kept, story=CANARY, how_long=3)
    move(kept, renamed, by=SAM)
    assert values(kept)["account"] == CANARY
    found = gone(kept, "account")
    assert found.places == ("account", "story")
    assert CANARY.encode() not in files(kept.path.parent) and verify(kept).mismatches == ()


def test_an_answer_that_was_kept_aside_by_a_move_is_erased_by_the_name_that_it_had(kept: Store) -> None:
    shorter = artifact(BODY[: BODY.index("      - id: siblings")])
    begun(kept, story="s", siblings=[CANARY])
    move(kept, shorter, by=SAM)
    gone(kept, "siblings")
    assert CANARY.encode() not in files(kept.path.parent) and verify(kept).mismatches == ()


# --- all of it or nothing ---------------------------------------------------------------------------------------------


def test_an_erasure_that_fails_half_way_leaves_everything_as_it_was(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = case.child()
    first = case.signed(child, address=CANARY)
    before = case.store.history(first)

    def full(*_: object) -> bool:
        raise StoreFault(FULL, path="records.db", reason="the disk is full")

    monkeypatch.setattr("penpicture.engine.store.redacting._untell", full)
    with pytest.raises(StoreFault, match="PP781"):
        redact(case.store, first, ["address"], because=WHY, by="A. Worker")
    assert case.store.history(first) == before
    assert case.store.answers(first).given["address"].value == CANARY
