"""What came from elsewhere: a birth notice tells what no record asked, and a record may be given what stands above what is known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from penpicture.engine.answer_checking import AnswerFault
from penpicture.engine.answers import OnRecord
from penpicture.engine.knowing.looking import changes_since
from penpicture.engine.knowing.telling import tell
from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.store import Store
from tests.knowing.family import Case, other_visit, visit
from tests.knowing.test_publishing import facts, values, versions


def told(case: Case, child: str, **said: Any) -> dict[str, str]:
    named = {name.replace("__", "."): value for name, value in said.items()}
    found = tell(case.store, child, named, source="birth notice", by="A. Worker", at=case.now())
    return {fact: version.how for fact, version in found.items()}


def test_a_birth_notice_is_a_version_of_its_own_and_says_where_it_came_from(case: Case) -> None:
    sam = case.child()
    case.signed(sam, known_as="Baby Price")
    assert told(case, sam, child__known_as={"value": "Ivy", "said_by": "Kayleigh"}) == {
        "child.known_as": "corrected"
    }
    found = facts(case, sam)["child.known_as"]
    assert found.held == OnRecord("Ivy", None, "2026-03-06", "birth notice", "Kayleigh")
    assert (found.version.record, found.version.by) == (None, "A. Worker")
    assert len(versions(case, sam, "child.known_as")) == 2


def test_a_draft_that_saw_otherwise_shows_it_as_changed(case: Case) -> None:
    sam = case.child()
    draft = case.begin(sam)
    told(case, sam, family__drinking="past")
    (change,) = changes_since(case.store, draft)
    assert (change.fact, change.now and change.now.record) == ("family.drinking", "birth notice")


def test_what_is_no_such_fact_or_no_such_value_is_refused_and_nothing_is_kept(case: Case) -> None:
    sam = case.child()
    case.begin(sam)
    for wrong in ({"family.drinking": "sometimes"}, {"family.drink": "past"}):
        with pytest.raises((AnswerFault, StoreFault), match="PP7"):
            tell(case.store, sam, {"child.language": "Welsh", **wrong}, source="a letter", by="A. Worker")
    assert values(case, sam) == {}


def test_what_a_record_is_given_when_it_begins_stands_above_what_is_known_and_has_not_changed_since(
    case: Case,
) -> None:
    """A case system may know better; what the store knew then is no news to that record, and what it learns later is."""
    sam = case.child()
    case.signed(sam, language="Welsh")
    given = {"child.language": {"value": "English", "record": "the school"}}
    record = case.store.begin(visit(), subject=sam, by="A. Worker", facts=given, at=case.now())
    assert case.store.session(record).question("language").value == "English"
    assert changes_since(case.store, record) == ()
    case.signed(sam, language="French")
    assert [each.fact for each in changes_since(case.store, record)] == ["child.language"]
    case.sign(record, "child.language")


def test_a_fact_that_the_exemplar_does_not_take_hinders_no_signature(tmp_path: Path) -> None:
    """It is told when the record begins (PP771), and stays as it is."""
    with Store.open(tmp_path / "records.db", create=True) as store:
        case = Case(tmp_path, store)
        sam = case.child()
        case.signed(sam, drinking="never")
        record = store.begin(other_visit(), subject=sam, by="A. Worker", at=case.now())
        assert changes_since(store, record) == ()
        case.sign(record)
        assert values(case, sam) == {"family.drinking": "never"}
