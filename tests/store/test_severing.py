"""Severance: nothing in the store leads from an adopted child's records to who the child was, and nobody else's record changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penpicture.engine.knowing.fact_history import every_history
from penpicture.engine.knowing.family import moves
from penpicture.engine.knowing.identity import belongings, holders, members
from penpicture.engine.knowing.looking import look
from penpicture.engine.knowing.telling import tell
from penpicture.engine.knowing.verifying import broken
from penpicture.engine.knowing.version import noted_by
from penpicture.engine.records.entry import SEVERED
from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.redacting import redact
from penpicture.engine.store.severing import Severed, sever
from penpicture.engine.store.store import Store
from penpicture.engine.store.verifying import export, verify
from tests.knowing.family import Case, family_visit, visit

WHY = "An adoption order was made"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    found = Case(tmp_path)
    yield found
    found.store.close()


def cut(case: Case, child: str) -> Severed:
    return sever(case.store, child, because=WHY, by="A. Worker", at=case.now())


def files(store: Store) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(store.path.parent.iterdir()))


def test_the_records_go_on_under_an_identity_that_is_told_once(case: Case) -> None:
    child = case.child()
    record = case.signed(child, known_as="Ash", needs="Rest")
    found = cut(case, child)
    assert found.identity != child and found.records == (record,)
    assert [each.record for each in case.store.records(subject=found.identity)] == [record]
    assert case.store.records(subject=child) == ()
    assert child.encode() not in files(case.store), "not even in what the file no longer uses"


def test_family_and_household_no_longer_know_the_child(case: Case) -> None:
    child = case.child()
    sibling = case.child(child)
    with case.store.reading() as connection:
        family = holders(connection, sibling)["family"]
    found = cut(case, child)
    assert found.links == 2
    with case.store.reading() as connection:
        assert members(connection, family) == (sibling,)
        assert belongings(connection, found.identity, "family") == ()
        assert set(holders(connection, found.identity)) == {"child"}


def test_what_was_told_of_the_child_goes_along_and_what_was_told_of_the_family_stays(case: Case) -> None:
    child = case.child()
    sibling = case.child(child)
    case.signed(child, known_as="Ash", needs="Rest")
    found = cut(case, child)
    with case.store.reading() as connection:
        assert broken(connection) == ()
        known = {(holder, fact): versions for (holder, fact), versions in every_history(connection).items()}
        family = holders(connection, sibling)["family"]
    assert known[found.identity, "child.known_as"][0].held is not None
    needs = known[family, "family.needs"]
    assert needs[0].held is not None and needs[0].held.value == "Rest"
    assert needs[0].record is None and needs[-1].how == "severed"
    assert (needs[0].at, needs[-1].at, needs[-1].by) == (None, None, None), (
        "no moment leads to the child's records"
    )


def test_no_version_that_the_childs_records_noted_is_found_with_the_family(case: Case) -> None:
    child = case.child()
    sibling = case.child(child)
    case.signed(sibling, needs="Rest", address="Somewhere")
    record = case.begin(child, known_as="Ash")
    noted = {
        leaf.said["version"] for leaf in case.store.history(record).standing().values() if "version" in (leaf.said or {})
    }  # fmt: skip
    found = cut(case, child)
    with case.store.reading() as connection:
        left = {
            noted_by(record, each.version)
            for (holder, _), versions in every_history(connection).items()
            for each in versions
            if holder != found.identity
        }
    assert noted and not noted & left


def notes(case: Case, record: str) -> dict[str, str]:
    """What a record notes of the versions of facts that it went on from, by place."""
    standing = case.store.history(record).standing()
    return {place: leaf.said["version"] for place, leaf in standing.items() if "version" in (leaf.said or {})}


def test_two_childrens_records_share_no_name_of_a_version_that_both_went_on_from(case: Case) -> None:
    child = case.child()
    sibling = case.child(child)
    case.signed(child, needs="Rest")
    hers, theirs = case.begin(child), case.begin(sibling)
    for cut_yet in (False, True):
        here, there = notes(case, hers), notes(case, theirs)
        assert "fact family.needs" in here.keys() & there.keys()
        assert not set(here.values()) & set(there.values()), "they are other names in each record"
        if not cut_yet:
            cut(case, child)
    assert verify(case.store, deep=True).mismatches == ()


def test_every_record_verifies_and_the_childs_own_say_that_links_were_cut(case: Case) -> None:
    child = case.child()
    record = case.signed(child, known_as="Ash")
    cut(case, child)
    assert verify(case.store, deep=True).mismatches == ()
    last = case.store.history(record).entries[-1]
    assert (last.kind, last.because, dict(last.said)) == (SEVERED, WHY, {})
    assert child not in last.text.decode()


def test_a_record_that_names_the_old_identity_in_words_is_told_of_and_stays(case: Case) -> None:
    child = case.child()
    sibling = case.child(child)
    naming = case.signed(sibling, notes=f"A sister of {child}")
    before = export(case.store, naming)
    assert cut(case, child).still_named == (naming,)
    assert export(case.store, naming) == before


def test_whatever_else_writes_the_old_identity_out_is_told_of_by_whole_names(case: Case) -> None:
    child = case.child(identity="c-1")
    sibling = case.child(child, identity="c-17")
    for name, notes in (("c-1-visit", "Nothing"), ("r2", "Of c-17"), ("r3", "They met.\nc-1 was there")):
        kept = case.store.begin(visit(), subject=sibling, by="A. Worker", at=case.now(), record=name)
        case.write(kept, notes=notes)
    tell(case.store, sibling, {"family.needs": "Rest"}, source="about c-1", by="A. Worker", at=case.now())
    moves(case.store, sibling, since="2026-05-01", by="A. Worker", because="Away from c-1", at=case.now())
    found = cut(case, child)
    assert found.still_named == ("c-1-visit", "r3")
    assert found.named_elsewhere == ("to which household `c-17` belongs", "what is known of `family.needs`")


SPELLED = ("K-77 was here", "k\u201177, then", "formerly k_77", "\uff2b-77", "k-\u200b77")


def test_the_old_identity_is_found_in_whatever_case_and_with_whatever_hyphen(case: Case) -> None:
    child = case.child(identity="k-77")
    sibling = case.child(child)
    naming = [case.begin(sibling, notes=each) for each in SPELLED]
    for none in ("kk-77", "k-771"):
        case.begin(sibling, notes=none)
    for because in SPELLED:
        with pytest.raises(StoreFault, match="PP826"):
            sever(case.store, child, because=because, by="A. Worker", at=case.now(), dry_run=True)
    assert cut(case, child).still_named == tuple(sorted(naming))


def test_a_family_that_a_record_is_about_cannot_be_severed_and_stays_whole(case: Case) -> None:
    child = case.child()
    with case.store.reading() as connection:
        family = holders(connection, child)["family"]
    record = case.store.begin(family_visit(), subject=family, by="A. Worker", at=case.now())
    with pytest.raises(StoreFault, match="PP772"):
        cut(case, family)
    with case.store.reading() as connection:
        assert holders(connection, child)["family"] == family
    assert case.store.standing(record).head == 1 and case.store.standing(record).subject == family


def test_what_was_looked_at_and_then_redacted_leads_from_nowhere_to_the_family(case: Case) -> None:
    child = case.child()
    sibling = case.child(child)
    record = case.begin(child)
    first = case.signed(sibling, drinking="now")
    (change,) = look(case.store, record, by="A. Worker", at=case.now()).changes
    redact(case.store, first, ["drinking"], because="x", by="A. Worker", at=case.now())
    found = cut(case, child)
    with case.store.reading() as connection:
        left = {each.version for versions in every_history(connection).values() for each in versions}
    assert change.version in left
    assert all((change.version or "").encode() not in export(case.store, each) for each in found.records)


def test_nobody_unknown_can_be_severed(case: Case) -> None:
    with pytest.raises(StoreFault, match="PP779"):
        cut(case, "nobody")


QUESTIONS = ("known_as", "needs", "hopes", "address", "drinking")


@settings(max_examples=8, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sets(st.sampled_from(QUESTIONS), min_size=1)), max_size=4)
)
def test_severing_one_child_leaves_every_other_record_byte_for_byte(
    visits: list[tuple[str, set[str]]],
) -> None:
    with TemporaryDirectory() as folder:
        case = Case(Path(folder))
        one = case.child()
        children = {"a": one, "b": case.child(one), "c": case.child()}
        others: list[str] = []
        for who, questions in visits:
            record = case.begin(children[who], **{q: "now" for q in sorted(questions)})
            others += [record] if who != "a" else []
        before = {record: export(case.store, record) for record in others}
        cut(case, one)
        assert {record: export(case.store, record) for record in others} == before
        assert verify(case.store).mismatches == ()
        with case.store.reading() as connection:
            assert broken(connection) == ()
        case.store.close()


def test_after_a_severance_whoever_redacts_is_told_where_the_child_s_other_records_say_it_still(
    case: Case,
) -> None:
    child = case.child()
    case.child(child)
    first = case.signed(child, needs="Rest")
    second = case.begin(child)
    cut(case, child)
    assert "family.needs" in case.store.answers(second).facts
    found = redact(case.store, first, ["needs"], because="It was another's", by="A. Worker")
    assert (found.facts, found.copies, found.said_again) == ((), (), (second,))
    other = redact(case.store, second, ["fact family.needs"], because="It was another's", by="A. Worker")
    assert other.said_again == () and "family.needs" not in case.store.answers(second).facts


def test_after_a_severance_whoever_redacts_what_is_on_record_is_told_which_record_answered_it(
    case: Case,
) -> None:
    child = case.child()
    first = case.signed(child, needs="Rest")
    second = case.begin(child)
    cut(case, child)
    found = redact(case.store, second, ["fact family.needs"], because="It was another's", by="A. Worker")
    assert found.said_again == (first,)


@pytest.mark.parametrize("severed", [False, True])
def test_whoever_redacts_is_told_which_of_the_child_s_records_ever_answered_the_same(
    case: Case, severed: bool
) -> None:
    child = case.child()
    sibling = case.child(child)
    case.begin(sibling, notes="She said so")
    case.begin(child, notes="Another thing")
    first = case.signed(child, notes="She said so", needs="Rest")
    second, third = case.signed(child, notes="She said so"), case.begin(child, needs="Rest")
    case.write(third, needs="Something else")
    if severed:
        cut(case, child)
    found = redact(case.store, first, ["notes", "needs"], because="It was another's", by="A. Worker")
    assert found.said_again == tuple(sorted((second, third)))
