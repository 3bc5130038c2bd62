"""Signing a record: what it waits for, and what it freezes (rules S3, R2, R3, R4)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from penpicture.engine.records.history import History
from penpicture.engine.records.parted import is_of_answers
from penpicture.engine.records.signed import Signature
from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.not_ready import NotReady
from penpicture.engine.store.showing import signed_session
from penpicture.engine.store.signing import sign
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import verify
from tests.records.visit import ALL, CARER, FACTS, SIGNED_ON, WORKER, begun, exemplar, said, signed


def sign_it(store: Store, record: str, after: int = 1, **more: Any) -> Any:
    more.setdefault("signed", (WORKER,))
    return sign(store, record, by="Asha Rahman", after=after, at=SIGNED_ON, **more)


def test_all_that_is_lacking_is_named_at_once_and_nothing_is_signed(store: Store) -> None:
    record = begun(store, drinking="because:not_yet_known")
    now = {**FACTS, "child.known_as": "Robin"}
    with pytest.raises(NotReady) as refused:
        sign_it(store, record, signed=(CARER,), facts=now)
    lacks = refused.value.lacking
    assert [(m.question, m.words, m.reasons) for m in refused.value.missing] == [
        ("story", "What led to this?", ("not_known", "declined"))
    ]
    assert lacks.signatures == (("worker", "Social worker"),)
    assert lacks.changed == ("child.known_as",)
    assert [kind.id for kind, _ in refused.value.faults] == ["PP760", "PP761", "PP762"]
    assert store.standing(record).standing == "draft" and store.history(record).head == 1


def test_a_question_is_named_as_it_reads_without_the_childs_name(store: Store) -> None:
    record = begun(store, story="The rent rose.", drinking="now")
    with pytest.raises(NotReady) as refused:
        sign_it(store, record)
    assert "How does it affect the child?" in str(refused.value)
    assert "Sam" not in str(refused.value)


def test_an_honest_reason_is_enough_to_sign_rules_a2_and_s3(store: Store) -> None:
    record = begun(store, story="because:declined", drinking="past", effect="because:not_known")
    assert sign_it(store, record).number == 1


def test_what_a_mandatory_question_waits_for_must_not_be_blank_rule_s3(store: Store) -> None:
    record = begun(store, story="The rent rose.")
    with pytest.raises(NotReady) as refused:
        sign_it(store, record)
    assert [(m.question, m.needed_by) for m in refused.value.missing] == [("drinking", ("effect",))]
    assert "`effect` waits for it" in refused.value.message


def test_a_stated_gap_does_not_block_and_what_was_not_asked_for_its_sake_is_kept_rule_s3(
    store: Store,
) -> None:
    record = begun(store, story="The rent rose.", drinking="because:not_known")
    sign_it(store, record)
    found = store.history(record)
    assert found.standing()["waited for"].said == [
        {"for": {"question": "drinking"}, "state": "not_known", "named": True, "questions": ["effect"]}
    ]
    assert found.standing()["status effect"].said["status"] == "pending"


@pytest.mark.parametrize("names", [(("judge", "Jo"),), (("worker", "Asha"), ("worker", "Kim"))])
def test_who_signs_is_for_the_exemplar_to_say_and_each_signs_once(
    store: Store, names: tuple[tuple[str, str], ...]
) -> None:
    record = begun(store, **ALL)
    with pytest.raises(StoreFault) as refused:
        sign_it(store, record, signed=[Signature(role, name) for role, name in names])
    assert refused.value.code == "PP763" and "`worker`, `carer`" in refused.value.help


@pytest.mark.parametrize("day", ["2026-04-10", "tomorrow"])
def test_nobody_signs_on_a_day_to_come(store: Store, day: str) -> None:
    record = begun(store, **ALL)
    with pytest.raises(StoreFault) as refused:
        sign_it(store, record, signed=[Signature("worker", "Asha Rahman", day)])
    assert refused.value.code == "PP769" and not store.history(record).signed


def test_whoever_signs_what_somebody_wrote_in_since_is_told_who_and_what(store: Store) -> None:
    record = begun(store, **ALL)
    store.write(record, said(**{**ALL, "note": "One word more."}), by="Jo", after=1)
    with pytest.raises(StoreFault) as refused:
        sign_it(store, record, after=1)
    assert (
        refused.value.code == "PP785" and "Jo" in refused.value.message and "`note`" in refused.value.message
    )
    assert not store.history(record).signed


def test_somebody_who_writes_while_the_pages_are_being_made_is_not_signed_unseen(store: Store) -> None:
    record = begun(store, **ALL)

    def slowly(_: Any) -> dict[str, bytes]:
        store.write(record, said(**{**ALL, "note": "One word more."}), by="Jo", after=1)
        return {}

    with pytest.raises(StoreFault) as refused:
        sign_it(store, record, render=slowly)
    assert refused.value.code == "PP785" and not store.history(record).signed


def test_a_signed_record_is_neither_written_nor_signed_again(store: Store) -> None:
    signed(store)
    with pytest.raises(StoreFault) as written:
        store.write("r-1", said(**{**ALL, "story": "Otherwise."}), by="Kim", after=2)
    with pytest.raises(StoreFault) as again:
        sign_it(store, "r-1", after=2)
    assert written.value.code == again.value.code == "PP788"


def test_a_fact_that_changed_is_frozen_once_somebody_has_looked_rule_r2(store: Store) -> None:
    record = begun(store, **ALL)
    sign_it(store, record, facts={**FACTS, "child.known_as": "Robin"}, looked_at=["child.known_as"])
    found = store.history(record)
    assert found.standing()["fact child.known_as"].said["value"] == "Robin"
    assert found.standing(1)["fact child.known_as"].said["value"] == "Sam"


# --- what is frozen (rule R3) ------------------------------------------------------------------------------------------


@pytest.fixture
def found(store: Store) -> History:
    """The history of a record of which an answer is set aside."""
    begun(store, **ALL)
    store.write("r-1", said(**{**ALL, "drinking": "never"}), by="Kim", after=1, at=SIGNED_ON)
    sign_it(store, "r-1", after=2, signed=(WORKER, CARER))
    return store.history("r-1")


def test_the_seal_holds_both_hashes_the_exemplar_the_day_of_ages_and_the_time(found: History) -> None:
    seal = found.seals[0].more["seal"]
    assert seal["artifact"] == {
        "content": exemplar().content_hash,
        "provenance": exemplar().provenance_hash,
    }
    assert (seal["exemplar"], seal["version"], seal["as_of"]) == ("small", "1.0.0", "assessment.started_on")
    assert seal["at"] == "2026-04-09T14:30:00.000000Z"
    assert (seal["number"], seal["previous"], seal["missing"]) == (1, None, [])


def test_answers_rows_facts_and_what_is_set_aside_are_frozen_apart_rule_s4(found: History) -> None:
    seal = found.seals[0].more["seal"]
    assert set(seal["answers"]) == {"story", "drinking", "note", "siblings[]", "siblings[r1].name"}
    assert set(seal["set_aside"]) == {"effect"}
    assert set(seal["facts"]) == {*FACTS, "assessment.signed_on"}


def test_each_status_is_frozen_with_the_rule_that_decided_and_what_it_read_rule_s6(found: History) -> None:
    seal = found.seals[0].more["seal"]
    standing = found.standing()
    assert seal["statuses"]["story"] == "asked"
    assert seal["statuses"]["effect"] == standing["status effect"].digest
    assert standing["status effect"].said == {
        "status": "skipped", "kind": "ask", "by": "question", "owner": "effect",
        "read": [{"question": "drinking", "state": "answered", "leaves": [standing["drinking"].digest]}],
    }  # fmt: skip


def test_the_pen_picture_is_frozen_by_sentence_and_digest_without_its_words(found: History) -> None:
    said_of_sam = found.standing()["pen picture"].said
    assert [each["sentence"] for each in said_of_sam] == [1]
    assert found.standing()["fact child.born_on"].digest in json.dumps(said_of_sam)


def test_no_entry_of_a_history_holds_a_word_of_an_answer_or_of_whom_it_is_about(found: History) -> None:
    text = b" ".join(each.text for each in found.entries).decode()
    for word in (
        "rent",
        "nights",
        "Only for us",
        "never",
        "past",
        "Sam",
        "Robin",
        "2018-05-04",
        "Dana",
        "c-1",
    ):
        assert word not in text


def test_what_answers_decided_is_a_leaf_that_can_be_erased_with_them(found: History) -> None:
    """A status that stood in the seal itself would tell of the answer when that is gone."""
    tells_of_drinking = found.standing()["drinking"].digest
    told = [
        each.place for each in found.leaves.values() if each.text and tells_of_drinking.encode() in each.text
    ]
    assert told == ["status effect"]


def test_whatever_else_stands_in_a_record_is_sealed_as_well(store: Store) -> None:
    begun(store, **ALL)
    under = store.standing("r-1").under
    with store.writing() as writing:
        writing.append(
            "r-1", "wrote", by="Kim", at="2026-04-02T00:00:00Z", under=under, said={"left over": 1}
        )
    seal = sign_it(store, "r-1", after=2)
    assert "left over" in seal.stood and not verify(store).mismatches


def test_signing_ends_the_clock_rule_r4(store: Store) -> None:
    signed(store)
    assert store.history("r-1").standing()["the clock"].said == {
        "stage": "in time",
        "due": "2026-04-17",
        "late": False,
    }


def test_a_record_signed_late_is_signed_all_the_same_rule_r4(store: Store) -> None:
    record = begun(store, **ALL)
    sign(store, record, by="Asha", signed=(WORKER,), after=1, at=datetime(2026, 6, 1, tzinfo=UTC))
    assert store.history(record).standing()["the clock"].said["stage"] == "done late"


def test_a_signed_record_reads_as_on_the_day_when_it_was_signed(store: Store) -> None:
    seal = signed(store)
    session = signed_session(store, store.history("r-1"))
    assert session.today.isoformat() == "2026-04-09"
    assert session.signed is not None and session.signed.sealed == seal.digest
    assert (
        store.session("r-1").signed == session.signed and store.session("r-1").as_json() == session.as_json()
    )
    assert {each.role: (each.name, each.at) for each in session.signed.signatures} == {
        "worker": ("Asha Rahman", "2026-04-09T14:30:00.000000Z"),
        "carer": ("Dana Example", "2026-04-08"),
    }


def test_an_exemplar_without_signatures_is_signed_by_whoever_signs_it(store: Store) -> None:
    from tests.renderers.small import exemplar as another

    given = {
        "penpicture": 1,
        "answers": "small",
        "version": "1.0.0",
        "given": {"story": {"value": "The rent rose."}},
    }
    record = store.begin(another(), subject="c-1", by="Kim", answers=given)
    sign(store, record, by="Kim", after=1)
    session = signed_session(store, store.history(record))
    assert session.signed is not None and [each.name for each in session.signed.signatures] == ["Kim"]


def test_the_answers_of_a_signed_record_are_the_same_file_as_before(store: Store) -> None:
    begun(store, **ALL)
    before = store.answers("r-1").as_json()
    sign_it(store, "r-1")
    after = store.answers("r-1").as_json()
    after["facts"].pop("assessment.signed_on")
    assert after == before
    assert all(is_of_answers(place) for place in store.history("r-1").standing(1))
