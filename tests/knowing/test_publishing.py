"""What records tell of child and family, when, and what becomes of what was known before (rules R1, R2, A5, C6)."""

from __future__ import annotations

import pytest

from penpicture.engine.answers import OnRecord
from penpicture.engine.knowing.fact_history import history_of
from penpicture.engine.knowing.identity import holders
from penpicture.engine.knowing.known import Known, known
from penpicture.engine.knowing.version import FactVersion
from penpicture.engine.store.not_ready import NotReady
from tests.knowing.family import Case


def facts(case: Case, child: str) -> dict[str, Known]:
    with case.store.reading() as connection:
        return known(connection, child)


def values(case: Case, child: str) -> dict[str, object]:
    return {name: one.held.value for name, one in facts(case, child).items()}


def versions(case: Case, child: str, fact: str) -> tuple[FactVersion, ...]:
    with case.store.reading() as connection:
        kind = {"child": "child", "family": "family", "household": "household"}[fact.partition(".")[0]]
        return history_of(connection, holders(connection, child)[kind], fact)


def test_an_address_is_known_as_soon_as_it_is_written_and_the_rest_when_it_is_signed(case: Case) -> None:
    """Rule R2: what is marked `publish: at once` does not wait for the signature."""
    sam = case.child()
    draft = case.begin(sam, address="1 High Street", language="Welsh", drinking="past")
    assert values(case, sam) == {"household.address": "1 High Street"}
    case.sign(draft)
    assert values(case, sam) == {
        "household.address": "1 High Street",
        "child.language": "Welsh",
        "family.drinking": "past",
    }


def test_what_is_known_says_since_when_from_which_record_and_question_who_said_it_and_who_kept_it(
    case: Case,
) -> None:
    """Rule A5 and finding 11: provenance on every value that a record opens with."""
    sam = case.child()
    session_at = "2026-02-20"
    record = case.begin(sam)
    session = case.store.session(record)
    session.answer("language", "Welsh", by="Mother", at=session_at)
    case.store.write(record, session.answers(), by="A. Worker", after=1, at=case.now())
    case.sign(record)
    found = facts(case, sam)["child.language"]
    assert found.held == OnRecord("Welsh", None, session_at, "Visit", "Mother")
    assert (found.version.record, found.version.question, found.version.by, found.version.how) == (
        record, "language", "A. Worker", "new",
    )  # fmt: skip
    assert found.version.at is not None and found.version.at.startswith("2026-03-0")


def test_a_later_record_corrects_without_overwriting(case: Case) -> None:
    sam = case.child()
    case.signed(sam, language="Welsh")
    case.signed(sam, language="English")
    assert [(one.how, one.held and one.held.value) for one in versions(case, sam, "child.language")] == [
        ("new", "Welsh"),
        ("corrected", "English"),
    ]


def test_saying_the_same_again_confirms_and_changes_no_value(case: Case) -> None:
    sam = case.child()
    case.signed(sam, language="Welsh")
    case.signed(sam, language="Welsh")
    assert [one.how for one in versions(case, sam, "child.language")] == ["new", "confirmed"]
    assert values(case, sam)["child.language"] == "Welsh"


def test_a_draft_that_is_written_often_tells_its_address_once(case: Case) -> None:
    sam = case.child()
    draft = case.begin(sam, address="1 High Street")
    case.write(draft, notes="They have a dog.")
    case.write(draft, notes="They have two dogs.")
    case.sign(draft)
    assert len(versions(case, sam, "household.address")) == 1


def test_what_a_draft_told_at_once_and_takes_back_is_taken_back_in_the_open(case: Case) -> None:
    """What stood before it stands again, and the history says that it was otherwise for a while."""
    sam = case.child()
    case.signed(sam, address="1 High Street")
    draft = case.begin(sam, address="2 Low Street")
    assert values(case, sam)["household.address"] == "2 Low Street"
    case.write(draft, address=None)
    assert values(case, sam)["household.address"] == "1 High Street"
    assert [one.how for one in versions(case, sam, "household.address")] == ["new", "corrected", "taken back"]
    case.write(draft, address="2 Low Street")
    assert values(case, sam)["household.address"] == "2 Low Street"


def test_an_address_that_was_nobodys_before_is_nobodys_again_when_it_is_taken_back(case: Case) -> None:
    sam = case.child()
    draft = case.begin(sam, address="2 Low Street")
    case.write(draft, address=None)
    assert "household.address" not in values(case, sam)


def test_a_reason_for_no_answer_is_known_as_well(case: Case) -> None:
    sam = case.child()
    draft = case.begin(sam)
    session = case.store.session(draft)
    session.give_reason("drinking", "not_known")
    case.store.write(draft, session.answers(), by="A. Worker", after=1, at=case.now())
    case.sign(draft)
    assert facts(case, sam)["family.drinking"].held.reason == "not_known"


def test_a_row_that_a_record_removes_stays_with_the_family(case: Case) -> None:
    """Rule C6: removing a row here takes nothing from what is known."""
    sam = case.child()
    case.signed(sam, carers={"r1": "Gran", "r2": "May"})
    case.signed(sam, carers={"r1": None, "r2": "Aunt May"})
    assert values(case, sam)["child.carers"] == [
        {"row": "r1", "name": "Gran"},
        {"row": "r2", "name": "Aunt May"},
    ]


def test_neither_the_signature_nor_what_is_known_is_kept_without_the_other(case: Case) -> None:
    """Facts are published in the transaction that signs."""
    sam = case.child()
    one, two = case.begin(sam, language="Welsh"), case.begin(sam, language="English")
    case.sign(one)
    with pytest.raises(NotReady):
        case.sign(two)
    assert values(case, sam)["child.language"] == "Welsh"
    assert case.store.standing(two).standing == "draft"
    assert len(versions(case, sam, "child.language")) == 1


def test_what_a_record_is_about_alone_stays_with_the_child_it_is_about(case: Case) -> None:
    sam = case.child()
    lee = case.child(sam)
    case.signed(sam, reason="A neighbour rang")
    assert values(case, sam)["referral.reason"] == "A neighbour rang"
    assert "referral.reason" not in values(case, lee)


def test_a_child_of_whom_no_family_was_said_has_one_alone(case: Case) -> None:
    draft = case.begin("a-child-of-another-system", drinking="never")
    case.sign(draft)
    assert values(case, "a-child-of-another-system") == {"family.drinking": "never"}
