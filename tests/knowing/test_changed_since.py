"""What changes between a draft and its signature is shown to the signer, and a signed record stays as it is (rule R2)."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from penpicture.engine.answers import OnRecord
from penpicture.engine.knowing.family import moves
from penpicture.engine.knowing.looking import changes_since, look
from penpicture.engine.knowing.version import noted_by
from penpicture.engine.session import Session
from penpicture.engine.store.amending import amend
from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.not_ready import NotReady
from penpicture.engine.store.signing import sign
from tests.knowing.family import Case
from tests.knowing.test_publishing import values, versions


def since(case: Case, record: str) -> dict[str, tuple[object, object, str | None]]:
    """What changed since a record saw it: what it saw, what is known, and by which record."""
    return {
        each.fact: (each.seen and each.seen.value, each.now and each.now.value, each.record)
        for each in changes_since(case.store, record)
    }


def test_a_draft_opens_with_what_is_known_and_notes_which_version_it_saw(case: Case) -> None:
    sam = case.child()
    case.signed(sam, language="Welsh")
    draft = case.begin(sam)
    view = case.store.session(draft).question("language")
    assert (view.value, view.provenance) == ("Welsh", "on record")
    noted = case.store.history(draft).standing()["fact child.language"].said
    assert noted["version"] == noted_by(draft, versions(case, sam, "child.language")[-1].version)
    case.write(draft, notes="They have a dog.")
    assert case.store.history(draft).standing()["fact child.language"].said == noted


def test_the_history_of_a_record_says_from_which_version_of_a_fact_it_went_on(case: Case) -> None:
    """Requirement 4: who answered what, when, and from which fact version; a sign-off seals that too."""
    sam = case.child()
    case.signed(sam, language="Welsh")
    case.signed(sam, language="English")
    second = case.begin(sam)
    case.sign(second)
    kept = case.store.history(second)
    found = {noted_by(second, one.version): one for one in versions(case, sam, "child.language")}
    assert found[kept.standing()["fact child.language"].said["version"]].number == 2
    assert "child.language" in kept.seals[0].more["seal"]["facts"]


def test_a_change_between_draft_and_signature_is_shown_with_old_and_new_and_who_told_it(case: Case) -> None:
    sam = case.child()
    case.signed(sam, language="Welsh")
    draft = case.begin(sam, notes="They have a dog.")
    other = case.signed(sam, language="English")
    assert since(case, draft) == {"child.language": ("Welsh", "English", other)}


def test_nobody_signs_over_a_change_that_they_have_not_seen(case: Case) -> None:
    sam = case.child()
    case.signed(sam, language="Welsh")
    draft = case.begin(sam)
    case.signed(sam, language="English")
    with pytest.raises(NotReady) as refused:
        case.sign(draft)
    assert refused.value.lacking.changed == ("child.language",)
    assert case.store.standing(draft).standing == "draft"


def test_looking_takes_the_new_one_into_the_draft_as_an_entry_and_then_it_can_be_signed(case: Case) -> None:
    sam = case.child()
    case.signed(sam, language="Welsh")
    draft = case.begin(sam)
    case.signed(sam, language="English")
    looked = look(case.store, draft, by="A. Worker", at=case.now())
    entry = case.store.history(draft).entries[-1]
    assert (entry.kind, entry.number, entry.by) == ("looked", looked.entry, "A. Worker")
    assert entry.more["looked_at"] == ["child.language"]
    assert case.store.session(draft).question("language").value == "English"
    assert since(case, draft) == {}
    case.sign(draft)
    held = case.store.history(draft).standing()["fact child.language"].said
    assert held["value"] == "English"


def test_what_the_draft_says_stands_above_what_was_looked_at(case: Case) -> None:
    sam = case.child()
    draft = case.begin(sam, language="French")
    case.signed(sam, language="English")
    look(case.store, draft, by="A. Worker", at=case.now())
    view = case.store.session(draft).question("language")
    assert (view.value, view.provenance) == ("French", "corrected")
    case.sign(draft)
    assert [one.how for one in versions(case, sam, "child.language")] == ["new", "corrected"]


def test_a_signer_may_name_what_was_looked_at_by_fact_or_by_version(case: Case) -> None:
    sam = case.child()
    one, two = case.begin(sam), case.begin(sam)
    case.signed(sam, language="English")
    (change,) = changes_since(case.store, two)
    assert change.version is not None
    case.sign(one, "child.language")
    case.sign(two, change.version)
    for record in (one, two):
        said = case.store.history(record).standing()["fact child.language"].said
        assert (said["value"], said["version"]) == ("English", noted_by(record, change.version))


def test_what_was_shown_is_what_is_taken_in_and_a_later_change_is_left_to_be_looked_at(case: Case) -> None:
    sam = case.child()
    draft = case.begin(sam)
    case.signed(sam, language="English")
    shown = [each.version for each in changes_since(case.store, draft) if each.version]
    case.signed(sam, language="Welsh")
    assert look(case.store, draft, by="A. Worker", only=shown, at=case.now()).changes == ()
    assert set(since(case, draft)) == {"child.language"}
    with pytest.raises(NotReady):
        case.sign(draft, *shown)


def test_that_somebody_confirmed_what_the_draft_saw_is_no_change(case: Case) -> None:
    sam = case.child()
    case.signed(sam, language="Welsh")
    draft = case.begin(sam)
    case.signed(sam, language="Welsh")
    assert since(case, draft) == {}
    case.sign(draft)


def test_a_signed_record_tells_what_changed_since_and_stays_as_it_is(case: Case) -> None:
    sam = case.child()
    first = case.signed(sam, language="Welsh")
    before = case.store.history(first)
    later = case.signed(sam, language="English")
    assert since(case, first) == {"child.language": ("Welsh", "English", later)}
    assert case.store.history(first) == before
    assert since(case, later) == {}


def test_nobody_looks_for_a_record_that_is_signed(case: Case) -> None:
    sam = case.child()
    first = case.signed(sam, language="Welsh")
    case.signed(sam, language="English")
    with pytest.raises(StoreFault) as refused:
        look(case.store, first, by="A. Worker")
    assert refused.value.code == "PP788"


def test_an_address_is_not_told_over_one_that_nobody_has_looked_at(case: Case) -> None:
    """At once is not unseen: it waits until somebody has looked, and is told then."""
    sam = case.child()
    draft = case.begin(sam)
    case.begin(sam, address="1 High Street")
    case.write(draft, address="2 Low Street")
    assert values(case, sam)["household.address"] == "1 High Street"
    looked = look(case.store, draft, by="A. Worker", at=case.now())
    assert [each.now for each in looked.changes] == [
        OnRecord("1 High Street", on="2026-03-05", record="Visit")
    ]
    assert set(looked.told.versions) == {"household.address"}
    assert values(case, sam)["household.address"] == "2 Low Street"


def test_amending_one_part_of_an_old_record_says_nothing_of_the_others_again(case: Case) -> None:
    """A later record's word stands, though the older one is put right elsewhere."""
    sam = case.child()
    first = case.signed(sam, language="Welsh", hopes="A garden")
    case.signed(sam, language="English")
    put_right = {
        "penpicture": 1, "answers": "visit", "version": "1.0.0", "given": {"hopes": {"value": "A big garden"}},
    }  # fmt: skip
    head = case.store.standing(first).head
    amend(case.store, first, put_right, because="Misheard", by="A. Worker", after=head, at=case.now())
    assert values(case, sam) == {"child.language": "English", "family.hopes": "A big garden"}


def test_an_amendment_that_says_otherwise_than_what_is_known_by_now_waits(case: Case) -> None:
    sam = case.child()
    first = case.signed(sam, language="Welsh")
    case.signed(sam, language="English")
    put_right = {
        "penpicture": 1, "answers": "visit", "version": "1.0.0", "given": {"language": {"value": "French"}},
    }  # fmt: skip
    head = case.store.standing(first).head
    with pytest.raises(NotReady, match=r"child\.language"):
        amend(case.store, first, put_right, because="Misheard", by="A. Worker", after=head, at=case.now())
    assert values(case, sam)["child.language"] == "English"
    assert set(since(case, first)) == {"child.language"}


def test_a_child_who_moves_finds_another_address_and_the_draft_is_told(case: Case) -> None:
    sam = case.child()
    lee = case.child(sam, at_home=False)
    case.signed(sam, address="1 High Street")
    case.signed(lee, address="2 Low Street")
    draft = case.begin(sam)
    moves(case.store, sam, to=lee, since="2026-03-20", by="A. Worker", at=case.now())
    assert values(case, sam)["household.address"] == "2 Low Street"
    assert {fact: told[:2] for fact, told in since(case, draft).items()} == {
        "household.address": ("1 High Street", "2 Low Street")
    }
    moves(case.store, sam, since="2026-04-20", by="A. Worker", at=case.now())
    assert "household.address" not in values(case, sam)
    assert {fact: told[:2] for fact, told in since(case, draft).items()} == {
        "household.address": ("1 High Street", None)
    }
    look(case.store, draft, by="A. Worker", at=case.now())
    assert case.store.session(draft).question("address").value is None
    assert since(case, draft) == {}


def test_whoever_writes_after_somebody_looked_is_told_so(case: Case) -> None:
    sam = case.child()
    draft = case.begin(sam)
    session = case.store.session(draft)
    case.signed(sam, language="English")
    look(case.store, draft, by="B. Worker", at=case.now())
    session.answer("notes", "They have a dog.")
    with pytest.raises(StoreFault) as refused:
        case.store.write(draft, session.answers(), by="A. Worker", after=1)
    assert refused.value.code == "PP785"
    assert "B. Worker looked at what is known otherwise by now" in refused.value.message


def test_a_fact_that_changes_while_a_record_is_being_signed_is_not_signed_over(case: Case) -> None:
    """Between the look and the ink: the other record is signed while the pages of this one are being written."""
    sam = case.child()
    one, two = case.begin(sam), case.begin(sam, language="English")

    def meanwhile(_: Session) -> Mapping[str, bytes]:
        case.sign(two)
        return {}

    with pytest.raises(NotReady) as refused:
        sign(case.store, one, by="A. Worker", after=1, render=meanwhile, at=case.now())
    assert refused.value.lacking.changed == ("child.language",)
    assert case.store.standing(one).standing == "draft"
    assert case.store.history(one).head == 1
