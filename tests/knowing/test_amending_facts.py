"""An amendment tells what it says, or is not signed: a change in between is shown first (rule R2)."""

from __future__ import annotations

from typing import Any

import pytest

from penpicture.engine.knowing.conflicts import conflicts
from penpicture.engine.knowing.looking import changes_since
from penpicture.engine.store.amending import amend
from penpicture.engine.store.not_ready import NotReady
from penpicture.engine.store.signing import sign
from tests.knowing.family import Case
from tests.knowing.test_publishing import values


def put_right(case: Case, record: str, *looked_at: str, **answers: Any) -> None:
    """An amendment."""
    given = {name: {"value": value} for name, value in answers.items()}
    amend(
        case.store, record, {"penpicture": 1, "answers": "visit", "version": "1.0.0", "given": given},
        because="It was misheard", by="A. Worker", after=case.store.standing(record).head, looked_at=looked_at,
        at=case.now(),
    )  # fmt: skip


@pytest.fixture
def both(case: Case) -> tuple[str, str, str, str]:
    """Two sisters, and a signed record of each: the second's tells otherwise of the family."""
    sam = case.child()
    lee = case.child(sam)
    return sam, lee, case.signed(sam, drinking="past"), case.signed(lee, drinking="now")


def test_an_amendment_waits_until_somebody_has_looked_at_what_changed(
    case: Case, both: tuple[str, str, str, str]
) -> None:
    sam, _, first, _ = both
    before = case.store.standing(first)
    with pytest.raises(NotReady) as lacks:
        put_right(case, first, drinking="never")
    assert lacks.value.lacking.changed == ("family.drinking",)
    assert case.store.standing(first) == before
    assert values(case, sam)["family.drinking"] == "now"


@pytest.mark.parametrize("by_version", [False, True])
def test_an_amendment_tells_what_it_says_once_it_was_looked_at(
    case: Case, both: tuple[str, str, str, str], by_version: bool
) -> None:
    sam, lee, first, second = both
    (change,) = changes_since(case.store, first)
    put_right(case, first, str(change.version) if by_version else "family.drinking", drinking="never")
    assert values(case, sam)["family.drinking"] == values(case, lee)["family.drinking"] == "never"
    (found,) = conflicts(case.store, sam)
    assert {one.record: (one.held.value, one.stands) for one in found.sayings} == {
        first: ("never", True), second: ("now", False),
    }  # fmt: skip
    assert found.settled
    assert not changes_since(case.store, first)


def test_an_amendment_of_something_else_waits_for_nothing(
    case: Case, both: tuple[str, str, str, str]
) -> None:
    sam, _, first, _ = both
    put_right(case, first, language="Welsh")
    assert values(case, sam)["child.language"] == "Welsh"
    assert values(case, sam)["family.drinking"] == "now"


def test_a_host_that_gives_its_own_facts_signs_once_what_the_store_knows_was_looked_at(case: Case) -> None:
    sam = case.child()
    draft = case.begin(sam, notes="They have a dog.")
    case.signed(sam, drinking="past")
    head = case.store.standing(draft).head
    with pytest.raises(NotReady, match=r"family\.drinking"):
        sign(case.store, draft, by="A. Worker", after=head, facts={}, at=case.now())
    looked = ["family.drinking"]
    sign(case.store, draft, by="A. Worker", after=head, facts={}, looked_at=looked, at=case.now())
    assert case.store.session(draft).on_record("family.drinking") is None
    assert values(case, sam)["family.drinking"] == "past"


def test_a_host_that_gives_its_own_facts_tells_what_its_record_says(case: Case) -> None:
    sam = case.child()
    draft = case.begin(sam, drinking="never")
    case.signed(sam, drinking="past")
    head = case.store.standing(draft).head
    looked = ["family.drinking"]
    facts = {"family.drinking": "now"}
    sign(case.store, draft, by="A. Worker", after=head, facts=facts, looked_at=looked, at=case.now())
    assert values(case, sam)["family.drinking"] == "never"
