"""Putting a signed record right: a later signed change of named parts, chained to what was signed before (rule R3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from penpicture.engine.answer_checking import AnswerFault
from penpicture.engine.records.seal import Seal
from penpicture.engine.records.signed import Signature
from penpicture.engine.store.amending import amend
from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.not_ready import NotReady
from penpicture.engine.store.showing import signed_session
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import verify
from tests.records.visit import ALL, begun

MAY = datetime(2026, 5, 3, tzinfo=UTC)
JO = Signature("worker", "Jo Field")


@pytest.fixture
def kept(signed_store: Path) -> Iterator[Store]:
    with Store.open(signed_store) as store:
        yield store


def part(given: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    return {"penpicture": 1, "answers": "small", "version": "1.0.0", "given": given or {}, **more}


def put_right(store: Store, said: dict[str, Any], **more: Any) -> Seal:
    head = store.standing("r-1").head
    told: dict[str, Any] = {
        "because": "It was misheard.",
        "by": "Jo Field",
        "after": head,
        "at": MAY,
        "signed": [JO],
        **more,
    }
    return amend(store, "r-1", said, **told)


def test_only_what_is_named_changes_and_all_else_keeps_its_digest(kept: Store) -> None:
    before = kept.history("r-1").standing()
    seal = put_right(kept, part({"story": {"value": "The rent doubled."}}))
    after = kept.history("r-1").standing()
    assert seal.amended == ("story",)
    assert after["story"].said == {"value": "The rent doubled."}
    for place in ("drinking", "effect", "note", "siblings[r1].name", "fact child.known_as", "status effect"):
        assert after[place].digest == before[place].digest


def test_a_new_seal_is_chained_to_the_one_before(kept: Store) -> None:
    first = kept.history("r-1").seals[0].more["sealed"]
    seal = put_right(kept, part({"story": {"value": "The rent doubled."}}))
    assert (seal.number, seal.previous) == (2, first)
    third = put_right(kept, part({"story": {"value": "The rent trebled."}}))
    assert (third.number, third.previous) == (3, seal.digest)
    assert [each.seals for each in verify(kept).sound] == [(first, seal.digest, third.digest)]


def test_who_amended_what_when_and_why_is_kept(kept: Store) -> None:
    put_right(kept, part({"story": {"value": "The rent doubled."}}))
    signed = signed_session(kept, kept.history("r-1")).signed
    assert signed is not None
    (amendment,) = signed.amendments
    assert (amendment.at[:10], amendment.by, amendment.places) == ("2026-05-03", "Jo Field", ("story",))
    assert amendment.because == "It was misheard."
    assert [(each.role, each.name) for each in amendment.signatures] == [("worker", "Jo Field")]
    assert {each.name for each in signed.signatures} == {"Asha Rahman", "Dana Example"}


def test_what_was_signed_is_not_put_right_by_somebody_who_signs_as_nothing(kept: Store) -> None:
    with pytest.raises(StoreFault) as refused:
        put_right(kept, part({"drinking": {"value": "now"}}), signed=())
    assert refused.value.code == "PP755" and "`worker`, `carer`" in refused.value.help
    assert kept.standing("r-1").head == 2


def test_whoever_signed_before_can_sign_what_is_put_right_as_well(kept: Store) -> None:
    put_right(kept, part({"drinking": {"value": "now"}}), signed=[JO, Signature("carer", "Dana Example")])
    signed = signed_session(kept, kept.history("r-1")).signed
    assert signed is not None
    names = [(each.role, each.name) for each in signed.amendments[0].signatures]
    assert names == [("carer", "Dana Example"), ("worker", "Jo Field")]


def test_why_it_was_amended_is_a_leaf_that_can_be_erased(kept: Store) -> None:
    put_right(kept, part({"story": {"value": "The rent doubled."}}))
    assert not any(b"misheard" in each.text for each in kept.history("r-1").entries)


def test_an_earlier_version_reads_as_it_did(kept: Store) -> None:
    before = signed_session(kept, kept.history("r-1")).as_json()
    put_right(kept, part({"drinking": {"value": "never"}}))
    assert signed_session(kept, kept.history("r-1"), 1).as_json() == before
    now = signed_session(kept, kept.history("r-1"), 2)
    assert now.status("effect") == "skipped" and now.question("effect").set_aside


def test_what_an_amendment_sets_aside_is_sealed_apart_rule_s4(kept: Store) -> None:
    seal = put_right(kept, part({"drinking": {"value": "never"}}))
    assert set(seal.set_aside) == {"effect"} and seal.amended == ("drinking",)


def test_an_amendment_that_would_leave_a_mandatory_question_blank_is_refused_rule_s3(store: Store) -> None:
    from tests.records.visit import signed

    signed(store, "r-1", story="The rent rose.", drinking="never")
    with pytest.raises(NotReady) as refused:
        put_right(store, part({"drinking": {"value": "now"}}))
    assert [each.question for each in refused.value.missing] == ["effect"]
    assert store.standing("r-1").head == 2
    put_right(store, part({"drinking": {"value": "now"}, "effect": {"reason": "not_known"}}))


def test_a_row_is_added_and_the_others_stay(kept: Store) -> None:
    listed = {"list": [{"row": "r2", "given": {"name": {"value": "Alex"}}}]}
    seal = put_right(kept, part(rows={"siblings": listed}))
    assert seal.amended == ("siblings[]", "siblings[r2].name")
    rows = kept.answers("r-1").rows["siblings"].rows
    assert [row.row for row in rows] == ["r1", "r2"]
    assert rows[0].given["name"].value == "Robin"


def test_a_row_is_set_aside_and_not_lost(kept: Store) -> None:
    seal = put_right(kept, part(rows={"siblings": {"list": [{"row": "r1", "removed": True}]}}))
    assert seal.amended == ("siblings[]",) and set(seal.set_aside) == {"effect"} - {"effect"} | {
        "siblings[r1].name"
    }
    assert kept.answers("r-1").rows["siblings"].rows[0].removed


def test_facts_stay_as_they_were_signed(kept: Store) -> None:
    seal = put_right(
        kept, part({"story": {"value": "The rent doubled."}}, facts={"child.known_as": {"value": "Robin"}})
    )
    assert seal.amended == ("story",)
    assert kept.history("r-1").standing()["fact child.known_as"].said["value"] == "Sam"


def test_an_amendment_that_changes_nothing_is_none(kept: Store) -> None:
    with pytest.raises(StoreFault) as refused:
        put_right(kept, part({"story": {"value": "The rent rose."}}))
    assert refused.value.code == "PP766"


def test_who_says_the_same_again_puts_nothing_right_and_does_not_become_its_author(kept: Store) -> None:
    again = {"value": "past", "by": "Jo Field", "at": "2026-05-03"}
    with pytest.raises(StoreFault) as refused:
        put_right(kept, part({"drinking": again}))
    assert refused.value.code == "PP766"
    seal = put_right(
        kept, part({"drinking": again, "story": {"value": "The rent doubled.", "by": "Jo Field"}})
    )
    assert seal.amended == ("story",)
    assert kept.history("r-1").standing()["drinking"].said == {"value": "past"}


def test_a_note_beside_the_same_answer_is_a_change(kept: Store) -> None:
    seal = put_right(kept, part({"drinking": {"value": "past", "note": "Since the summer."}}))
    assert seal.amended == ("drinking",)


def test_what_is_not_asked_is_not_signed_as_put_right_without_a_word(kept: Store) -> None:
    put_right(kept, part({"drinking": {"value": "never"}}))
    with pytest.raises(StoreFault) as refused:
        put_right(kept, part({"effect": {"value": "The mornings are slow."}}))
    assert refused.value.code == "PP757" and "`effect`" in refused.value.message
    assert "asked only when drinking is one of now, past" in refused.value.message
    assert kept.standing("r-1").head == 3
    put_right(kept, part({"effect": {"value": "The mornings are slow."}, "drinking": {"value": "now"}}))


def test_an_amendment_knows_what_stood_before_and_from_then_on(kept: Store) -> None:
    put_right(kept, part({"drinking": {"value": "now"}}))
    put_right(kept, part({"drinking": {"reason": "not_known"}}))
    signed = signed_session(kept, kept.history("r-1")).signed
    assert signed is not None
    (second,), (third,) = (each.changes for each in signed.amendments)
    assert (second.before, second.then) == ({"value": "past"}, {"value": "now"})
    assert (third.before, third.then) == ({"value": "now"}, {"reason": "not_known"})


def test_a_draft_is_written_and_not_amended(store: Store) -> None:
    begun(store, **ALL)
    with pytest.raises(StoreFault) as refused:
        put_right(store, part({"story": {"value": "The rent doubled."}}))
    assert refused.value.code == "PP764"


def test_two_who_amend_at_once_do_not_overwrite_each_other(kept: Store) -> None:
    put_right(kept, part({"story": {"value": "The rent doubled."}}), by="Kim")
    with pytest.raises(StoreFault) as refused:
        put_right(kept, part({"story": {"value": "The rent trebled."}}), after=2)
    assert refused.value.code == "PP785" and "Kim" in refused.value.message


def test_an_answer_that_the_exemplar_does_not_take_is_told_without_it(kept: Store) -> None:
    with pytest.raises(AnswerFault) as refused:
        put_right(kept, part({"drinking": {"value": "gin and Sam"}}))
    assert "gin" not in str(refused.value) and not kept.history("r-1").standing(3).get("why amended")
