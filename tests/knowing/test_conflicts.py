"""What records say differently is shown side by side, by record and since when, and nothing is merged (requirement 7)."""

from __future__ import annotations

import pytest

from penpicture.engine.knowing.conflicts import Conflict, conflicts
from penpicture.engine.knowing.family import moves, one_family
from penpicture.engine.knowing.identity import holders
from penpicture.engine.knowing.looking import look
from penpicture.engine.store.fault import StoreFault
from tests.knowing.family import Case, family_visit
from tests.knowing.test_publishing import values


def told(case: Case, child: str) -> dict[str, list[tuple[str, str, object]]]:
    """By fact, what each record says: its name, draft or signed, and the value."""
    return {
        each.fact: [(one.record, one.standing, one.held.value) for one in each.sayings]
        for each in conflicts(case.store, child)
    }


def the_conflict(case: Case, child: str) -> Conflict:
    (found,) = conflicts(case.store, child)
    return found


def test_two_open_drafts_of_one_child_that_say_different_things(case: Case) -> None:
    sam = case.child()
    one = case.begin(sam, language="Welsh")
    two = case.begin(sam, language="English")
    assert told(case, sam) == {"child.language": [(one, "draft", "Welsh"), (two, "draft", "English")]}
    assert not the_conflict(case, sam).settled


def test_a_draft_and_a_signed_record_and_whether_the_draft_has_seen_the_other(case: Case) -> None:
    sam = case.child()
    draft = case.begin(sam, language="Welsh")
    signed = case.signed(sam, language="English")
    assert told(case, sam) == {"child.language": [(draft, "draft", "Welsh"), (signed, "signed", "English")]}
    unseen, stands = the_conflict(case, sam).sayings
    assert (unseen.saw, unseen.stands, stands.stands) == (False, False, True)
    look(case.store, draft, by="A. Worker", at=case.now())
    assert the_conflict(case, sam).sayings[0].saw


def test_siblings_records_that_say_different_things_of_their_family(case: Case) -> None:
    sam = case.child()
    lee = case.child(sam)
    one = case.signed(sam, drinking="past")
    two = case.begin(lee, drinking="now")
    assert told(case, sam) == told(case, lee)
    assert told(case, lee) == {"family.drinking": [(one, "signed", "past"), (two, "draft", "now")]}
    found = the_conflict(case, lee)
    assert [(each.child, each.exemplar, each.held.on) for each in found.sayings] == [
        (sam, "visit", "2026-03-06"),
        (lee, "visit", "2026-03-08"),
    ]
    assert (found.kind, values(case, lee)["family.drinking"]) == ("family", "past")


def test_what_a_later_record_corrected_having_seen_it_is_told_as_settled(case: Case) -> None:
    sam = case.child()
    lee = case.child(sam)
    one = case.signed(sam, drinking="past")
    two = case.signed(lee, drinking="now")
    assert told(case, sam) == {"family.drinking": [(one, "signed", "past"), (two, "signed", "now")]}
    assert the_conflict(case, sam).settled


def test_one_child_whose_records_go_on_with_the_years_is_in_no_conflict(case: Case) -> None:
    sam = case.child()
    case.signed(sam, language="Welsh")
    case.signed(sam, language="English")
    assert conflicts(case.store, sam) == ()


def test_what_each_record_was_about_is_no_conflict(case: Case) -> None:
    sam = case.child()
    case.signed(sam, reason="A neighbour rang")
    case.begin(sam, reason="The school rang")
    assert conflicts(case.store, sam) == ()


def test_what_other_children_are_is_no_conflict_of_this_childs(case: Case) -> None:
    sam = case.child()
    lee = case.child(sam)
    case.signed(sam, language="Welsh")
    case.begin(lee, language="English")
    assert conflicts(case.store, lee) == ()


def test_two_who_are_found_to_be_of_one_family_have_what_only_one_had_and_nothing_is_merged(
    case: Case,
) -> None:
    sam, lee = case.child(), case.child()
    case.signed(sam, drinking="past")
    second = case.signed(lee, drinking="now", hopes="A garden")
    carried = one_family(case.store, sam, lee, by="A. Worker", at=case.now())
    assert carried == ("family.hopes",)
    assert values(case, sam) == values(case, lee) == {"family.drinking": "past", "family.hopes": "A garden"}
    found = the_conflict(case, lee)
    assert found.fact == "family.drinking" and not found.settled
    assert second in {each.record for each in found.sayings}
    assert one_family(case.store, lee, sam, by="A. Worker", at=case.now()) == ()
    case.signed(lee, drinking="now")
    assert the_conflict(case, lee).settled


def test_what_a_child_said_of_a_former_family_is_no_conflict_with_the_new_one(case: Case) -> None:
    """A child who moves to another family takes nothing of the first one along, and leaves nothing of the second there."""
    sam = case.child()
    lee = case.child(sam)
    kim = case.child()
    case.signed(lee, drinking="now", hopes="A garden")
    case.signed(kim, drinking="never")
    moves(case.store, lee, family=True, to=kim, since="2026-03-20", by="A. Worker", at=case.now())
    assert conflicts(case.store, lee) == conflicts(case.store, kim) == conflicts(case.store, sam) == ()
    assert values(case, lee) == {"family.drinking": "never"}
    assert values(case, sam) == {"family.drinking": "now", "family.hopes": "A garden"}


def test_nobody_asks_of_a_child_whom_the_store_does_not_know(case: Case) -> None:
    with pytest.raises(StoreFault) as refused:
        conflicts(case.store, "nobody")
    assert refused.value.code == "PP770"


def test_a_record_about_the_family_itself_counts_as_its_childrens_do(case: Case) -> None:
    sam = case.child()
    signed = case.signed(sam, drinking="past")
    with case.store.reading() as connection:
        family = holders(connection, sam)["family"]
    draft = case.store.begin(family_visit(), subject=family, by="A. Worker", at=case.now())
    assert case.store.session(draft).question("drinking").value == "past"
    case.write(draft, drinking="never")
    expected = {"family.drinking": [(signed, "signed", "past"), (draft, "draft", "never")]}
    assert told(case, family) == told(case, sam) == expected
    case.sign(draft)
    assert values(case, sam) == {"family.drinking": "never"}
