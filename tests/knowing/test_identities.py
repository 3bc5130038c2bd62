"""Children, families and households go by names that tell nothing, and who belonged to whom, and when, is never written over
(rule R1)."""

from __future__ import annotations

import uuid

import pytest

from penpicture.engine.knowing.family import moves, new_child, one_family
from penpicture.engine.knowing.identity import belongings, holders, members
from penpicture.engine.store.fault import StoreFault
from tests.knowing.family import Case
from tests.knowing.test_publishing import values


def test_an_identity_tells_nothing_not_even_when_it_was_made(case: Case) -> None:
    sam = case.child()
    with case.store.reading() as connection:
        found = holders(connection, sam)
    assert set(found) == {"child", "family", "household"} and len(set(found.values())) == 3
    assert all(uuid.UUID(each).version == 4 for each in found.values())


def test_siblings_share_a_family_and_a_household_or_a_family_alone(case: Case) -> None:
    sam = case.child()
    lee, kim = case.child(sam), case.child(sam, at_home=False)
    with case.store.reading() as connection:
        one, two, three = (holders(connection, each) for each in (sam, lee, kim))
        assert set(members(connection, one["family"])) == {sam, lee, kim}
    assert one["household"] == two["household"] != three["household"]


def test_where_a_child_lived_stays_in_the_store_when_the_child_moves(case: Case) -> None:
    sam = case.child()
    kim = case.child(sam, at_home=False)
    case.signed(sam, address="1 High Street")
    moves(case.store, sam, to=kim, since="2026-03-20", by="B. Worker", because="To the aunt", at=case.now())
    with case.store.reading() as connection:
        first, second = belongings(connection, sam, "household")
        assert members(connection, first.holder) == ()
        assert set(members(connection, second.holder)) == {sam, kim}
    assert (first.how, first.since, second.how, second.since) == ("new", "2026-03-02", "moved", "2026-03-20")
    assert (second.by, second.because) == ("B. Worker", "To the aunt")
    assert values(case, sam) == {}
    moves(case.store, sam, to=kim, since="2026-04-20", by="B. Worker", at=case.now())
    with case.store.reading() as connection:
        assert len(belongings(connection, sam, "household")) == 2


def test_what_somebody_is_to_one_child_is_not_what_they_are_to_another(case: Case) -> None:
    """Rule R1: what the data model says is about a relationship is to this child; half-siblings differ."""
    sam = case.child()
    lee = case.child(sam)
    case.signed(sam, carers={"r1": "Gran"}, known_as="Sam")
    assert "child.carers" not in values(case, lee) and "child.known_as" not in values(case, lee)


def test_a_child_is_taken_in_once(case: Case) -> None:
    sam = case.child()
    with pytest.raises(StoreFault, match="PP774"):
        new_child(case.store, by="A. Worker", identity=sam)
    with pytest.raises(StoreFault, match="PP770"):
        new_child(case.store, by="A. Worker", sibling_of="nobody")


def test_a_whole_family_is_found_to_be_another(case: Case) -> None:
    """Everybody of it comes along, and what only one of the two had is known of all."""
    sam, kim = case.child(), case.child()
    lee, robin = case.child(sam), case.child(kim)
    case.signed(robin, hopes="A garden")
    one_family(case.store, lee, kim, by="A. Worker", at=case.now())
    assert all(values(case, each) == {"family.hopes": "A garden"} for each in (sam, lee, kim, robin))
    with case.store.reading() as connection:
        assert belongings(connection, robin, "family")[-1].how == "joined"
